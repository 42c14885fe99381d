"""Who is said to have done it: two who are named for one deed contradict each other, though neither denies.

An actor is singled out («X هم من فعلوا»), accused, said to stand behind a deed, or claims it; or the order
of the words tells that he did it, which counts only against what is so marked. Somebody whom nobody
identifies cannot contradict a named one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tawatur.corpus.clitics import split
from tawatur.corpus.document import Document
from tawatur.corpus.folding import folded_words
from tawatur.findings.claims.concepts import is_number
from tawatur.findings.claims.deeds import DEEDS, is_telling, keys_of_deed, weight_of, words_of_denial
from tawatur.findings.claims.predicates import has_verb
from tawatur.findings.claims.units import Unit
from tawatur.findings.sourcing.sides import side_of

_NEAR = 3
"""Sentences within which two deeds of one article, in which somebody is singled out, are taken for one."""

_TELLING = 1.0
"""Weight from which a common word helps to say that two clauses speak of one deed."""

_DEED = 2.4
"""Weight that the common words of one deed have together, at least."""

_LONGEST = 8
"""Words that an actor's name has at most."""

_SHORT = 3
"""Words of an actor that nothing but the order of words marks."""


class Blame(NamedTuple):
    """Who is said to have done it, and the telling words of the deed, by their keys.

    ``marked``: words say so (accused, behind, responsible), not the order of words alone. ``alone``: this one
    and nobody else.
    """

    actor: frozenset[str]
    deed: tuple[tuple[frozenset[str], float], ...]
    side: str | None
    marked: bool
    alone: bool = False


def _list(name: str) -> frozenset[str]:
    return folded_words("claims/clauses.yaml", "blame", name)


def blame_of(unit: Unit, page: Document) -> Blame | None:
    """The actor whom a clause, or the sentence around it, names for what the clause tells; else ``None``."""
    sentence = page.sentences[unit.clause.sentence]
    inside = [i for i in page.tokens_in(sentence.start, sentence.end) if page.tokens[i].kind == "word"]
    texts = [page.tokens[i].text for i in inside]
    own = {k for k, i in enumerate(inside) if unit.clause.first <= i < unit.clause.last}
    for actor, deed, alone in _marked(texts, min(own, default=0)):
        if own & set(deed):
            return _blame([texts[k] for k in actor], [texts[k] for k in deed], marked=True, alone=alone)
    words = [texts[k] for k in sorted(own)]
    at = next((k for k, text in enumerate(words[:_LONGEST]) if has_verb([text])), None)
    if at is None or any(text in words_of_denial("particles") for text in words):
        return None
    actor_words = words[:at] if at else _first_noun_phrase(words[1 : 1 + _SHORT])
    # who is counted suffered it: قتل ستة أشخاص
    if len(actor_words) > _SHORT or any(
        is_number(split(word)[1]) or word.isdecimal() for word in actor_words
    ):
        return None
    told = words[at:] if at else [*words[:1], *words[1 + len(actor_words) :]]
    return _blame(actor_words, told, marked=False)


def _first_noun_phrase(words: Sequence[str]) -> Sequence[str]:
    """The first word if it is definite, else up to the definite word that it governs: حرس الحدود."""
    definite = next((k for k, word in enumerate(words) if split(word)[0].endswith("ال")), len(words) - 1)
    return words[: definite + 1]


def _blame(actor: Sequence[str], deed: Sequence[str], *, marked: bool, alone: bool = False) -> Blame | None:
    if actor and actor[0] in _list("nobody"):
        return None
    left = [text for text in actor if text not in _list("nobody") and weight_of(text) > 0]
    keys = frozenset(key for text in left for key in keys_of_deed(text) if is_telling(key))
    told = tuple((keys_of_deed(text), weight_of(text)) for text in deed if weight_of(text) >= _TELLING)
    return Blame(keys, told, side_of(" ".join(actor)), marked, alone) if keys and told else None


def _marked(texts: Sequence[str], first: int) -> Iterator[tuple[range, range, bool]]:
    """Places of actors and of their deeds, where words say who did it, and whether nobody else did.

    Who is singled out stands at the beginning of the clause, at the word ``first``.
    """
    last = len(texts)
    for i, text in enumerate(texts):
        after = texts[i + 1] if i + 1 < last else ""
        singled = text in _list("pronouns") and _is_doing(after, texts[i + 2 : i + 3])
        if singled and first < i <= first + _LONGEST:
            yield range(first, i), range(i + 1, last), True
        elif text in _list("accuse") or text in _list("burden"):
            yield from _accused(texts, i)
        elif text in _list("behind") and "وراء" in texts[i + 1 : i + 1 + _LONGEST]:
            at = texts.index("وراء", i + 1)
            yield (
                (range(i + 1, at) if at > i + 1 else range(max(0, i - _SHORT), i)),
                range(at + 1, last),
                False,
            )
        elif text in _list("own") and i:
            claim = next((k for k in range(i - 1, -1, -1) if texts[k] in _list("claiming")), None)
            if claim is not None:
                named = range(claim + 1, i) if i > claim + 1 else range(max(0, claim - _SHORT), claim)
                yield named, range(i + 1, last), False


def _accused(texts: Sequence[str], i: int) -> Iterator[tuple[range, range, bool]]:
    """Whom «X accuses Y of …» accuses: of two noun phrases after the verb the second."""
    burden = texts[i] in _list("burden")
    for k in range(i + 2, min(len(texts), i + 2 + _LONGEST)):
        starts = texts[k] in _list("burdened") if burden else _opens_a_charge(texts[k])
        if starts:
            half = i + 1 + (k - i - 1) // 2 if not texts[i].isascii() else i + 1
            yield range(half, k), range(k + burden, len(texts)), False
            return


def _opens_a_charge(word: str) -> bool:
    return word in ("of", "for") or split(word)[0] in ("ب", "بال")


def _is_doing(word: str, following: Sequence[str]) -> bool:
    """Do the words after «he» say that it was he: «من فعلوا», not «من ضمن»?"""
    if word == "من":
        next_word = "".join(following)
        return bool(next_word) and not next_word.startswith("ال") and next_word not in _list("among")
    return word in _list("doers") or _is_responsible(word)


def _is_responsible(word: str) -> bool:
    return any(word.startswith(stem) for stem in _list("responsible"))


def rivals(a: Blame, b: Blame) -> bool:
    """Whether two actors are named for one deed, and are not one actor."""
    if a.actor & b.actor or (a.side is not None and a.side == b.side):
        return False
    if (not a.marked and not b.marked) or a.alone != b.alone:
        return False
    return _one_deed(a, b)


def _one_deed(a: Blame, b: Blame) -> bool:
    """Do two deeds share their first word and enough of the others, the actors aside?"""
    held = frozenset(key for keys, _ in b.deed for key in keys if is_telling(key)) - b.actor
    if not _first(a) & _first(b):
        return False
    common = [(keys & held, weight) for keys, weight in a.deed if keys & held and not keys & a.actor]
    told = any(key.startswith(DEEDS) for keys, _ in common for key in keys)
    return (
        (told or (a.alone and b.alone)) and len(common) >= 2 and sum(weight for _, weight in common) >= _DEED
    )


def _first(blame: Blame) -> set[str]:
    """The deed itself: the verb, or a noun close to its beginning."""
    return {key for keys, _ in blame.deed[: 2 if blame.marked else 1] for key in keys}


def contested(groups: Sequence[Sequence[Unit]], pages: Mapping[str, Document]) -> set[int]:
    """Numbers of the groups that blame somebody whom another group does not, for the same deed."""
    blames = [
        (number, unit, blame)
        for number, group in enumerate(groups)
        for unit in group
        if unit.clause.level < _SENTENCE and (blame := blame_of(unit, pages[unit.article])) is not None
    ]
    found: set[int] = set()
    for place, (number, unit, blame) in enumerate(blames[:_MOST]):
        for other, second, rival in blames[:place]:
            if {number, other} <= found:
                continue
            singled = blame.alone and rival.alone and not blame.actor & rival.actor and number != other
            if (singled and _beside(unit, second)) or rivals(blame, rival):
                found |= {number, other}
    return found


_SENTENCE = 2
_MOST = 1500
"""Clauses of one story that name an actor, at most."""


def _beside(a: Unit, b: Unit) -> bool:
    return a.article == b.article and abs(a.clause.sentence - b.clause.sentence) <= _NEAR

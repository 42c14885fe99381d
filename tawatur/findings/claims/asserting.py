"""What a clause asserts and what of it it denies, as words that can be compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from tawatur import lexicon
from tawatur.corpus.clitics import split
from tawatur.corpus.document import Document
from tawatur.corpus.folding import fold_string
from tawatur.findings.claims.concepts import words
from tawatur.findings.claims.deeds import (
    DEEDS,
    is_telling,
    keys_of_deed,
    opposites,
    weight_of,
    words_of_denial,
)
from tawatur.findings.claims.units import Unit

_REACH = 6
"""Words after a verb of denying among which the deed stands, its subject between."""

_PREDICATE = 3
"""Words after a verb of being among which the predicate stands."""

Keys = frozenset[str]


class Asserted(NamedTuple):
    """What a clause says: its words in order as keys, each with its weight, and what it denies of them.

    ``deeds`` are the words of which one is what is denied, by their keys; empty: the clause asserts.
    ``sides`` are rows of opposites with the side on which a word of it stands, ``turning`` these words,
    ``subjects`` what they are said of. ``when`` are the times it names, ``tense`` is ``future``, ``past`` or
    empty, ``kin`` words that make a name somebody else. ``silent``: it asks or supposes, and asserts nothing.
    ``attempt``: it tells only that something was tried.
    """

    keys: tuple[Keys, ...]
    weights: tuple[float, ...]
    deeds: tuple[Keys, ...]
    sides: frozenset[tuple[int, int]] = frozenset()
    turning: frozenset[Keys] = frozenset()
    subjects: frozenset[str] = frozenset()
    when: frozenset[tuple[str, str]] = frozenset()
    tense: str = ""
    kin: frozenset[str] = frozenset()
    silent: bool = False
    attempt: bool = False


def asserted(unit: Unit, page: Document) -> Asserted:
    """The words of a clause and what of them it denies."""
    clause = unit.clause
    tokens = [page.tokens[i] for i in range(clause.first, clause.last) if page.tokens[i].kind == "word"]
    texts = [token.text for token in tokens]
    deeds: list[Keys] = []
    # of a denied sentence a relative clause only describes
    denied = _is_denied(unit, page) and not (texts and texts[0] in words("relatives"))
    if denied:
        framed = bool(texts) and texts[0] in words_of_denial("frames")
        deeds = _deeds(texts, _REACH if framed else 1)
        deeds = _cause_after(unit, page) or _predicates(texts) or deeds
    for i, own in _denials(texts):
        # a denial of a denial asserts
        both = denied and any(d in deeds for d in own)
        deeds = [d for d in deeds if d not in own] if both else deeds + [d for d in own if d not in deeds]
        if texts[i] in words_of_denial("verbs"):
            denied = True
    skip = words_of_denial("particles") | words_of_denial("verbs") | words_of_denial("frames")
    skip |= words_of_denial("foiled") | words_of_denial("still")
    told = [t for t in _but_topics(texts) if t not in skip and weight_of(t) > 0]
    turning = list(_turning(texts))
    return Asserted(
        tuple(keys_of_deed(t) for t in told),
        tuple(weight_of(t) for t in told),
        tuple(deeds),
        frozenset(place for _, place, _ in turning),
        frozenset(keys_of_deed(part) for word, _, _ in turning for part in word.split("_")),
        frozenset(
            key for _, _, subject in turning for t in subject for key in keys_of_deed(t) if is_telling(key)
        ),
        _when(unit, texts),
        _tense(texts),
        frozenset(t for t in texts if t in words_of_denial("kin")),
        _is_silent(unit, page) or (not deeds and _is_narrowed(texts)),
        not deeds and any(t in words_of_denial("trying") for t in texts),
    )


def _but_topics(texts: Sequence[str]) -> list[str]:
    """The words that are said to be so: not those that follow «about» or «the possibility of»."""
    about = words_of_denial("about")
    return [t for i, t in enumerate(texts) if not about.intersection(texts[max(0, i - _TOPIC) : i + 1])]


_TOPIC = 2
"""Words after «about» that name the topic."""


def _is_narrowed(texts: Sequence[str]) -> bool:
    """Does a particle with «only» after it narrow what is said: «لم نستعد له فقط»?"""
    at = next((i for i, t in enumerate(texts) if t in words_of_denial("particles")), None)
    return at is not None and any(t in words_of_denial("only") for t in texts[at + 1 :])


def _is_denied(unit: Unit, page: Document) -> bool:
    """Does a statement deny it, and nothing deny that: «لم ينكر»?"""
    statement = unit.clause.statement
    if _reports_denied_before(unit, page):
        return True
    # what is quoted after a denial are the speaker's own words: نفى قائلا «لم أفعل»
    if statement is None or statement.mode == "direct":
        return False
    cue = [page.tokens[i].text for i in page.tokens_in(*statement.cue)]
    if statement.polarity != "denies" and not any(text in words_of_denial("verbs") for text in cue):
        return False
    before = [page.tokens[i].text for i in page.tokens_in(max(0, statement.cue[0] - 30), statement.cue[0])][
        -2:
    ]
    return not any(t in words_of_denial("particles") or t in _REFUSED for t in before)


def _reports_denied_before(unit: Unit, page: Document) -> bool:
    """Do the words just before deny reports of it: «نفى الأنباء التي تحدثت عن»?"""
    sentence = page.sentences[unit.clause.sentence]
    inside = page.tokens_in(sentence.start, unit.clause.start)
    before = [page.tokens[i].text for i in inside if page.tokens[i].kind == "word"][-_REACH - 2 :]
    at = next((i for i, text in enumerate(before) if text in words_of_denial("verbs")), None)
    if at is None or (at and before[at - 1] in words_of_denial("particles") | _REFUSED):
        return False
    return any(text in words_of_denial("reports") for text in before[at + 1 :])


_REFUSED = frozenset({"رفض", "رفضت", "declined", "refused"})
"""Who refuses to deny denies nothing."""


def _denials(texts: Sequence[str]) -> Iterator[tuple[int, list[Keys]]]:
    """Where the words of a clause deny, each with what they deny."""
    for i, text in enumerate(texts):
        after = texts[i + 1 :]
        before = texts[i - 1] if i else ""
        if text in words_of_denial("verbs") or text in words_of_denial("foiled"):
            if before in words_of_denial("particles") or before in _REFUSED:
                continue
            if text in words_of_denial("hindering") and "دون" not in after[:_REACH]:
                continue
            if text in words_of_denial("verbs"):
                yield i, _predicates(after) or _deeds(after, _REACH)
            else:
                yield i, _tried(after)
        elif text in words_of_denial("particles"):
            follows = after[0] if after else ""
            if (
                follows in words_of_denial("jussive") | words_of_denial("assuring")
                or follows in words_of_denial("still")
                or follows in words_of_denial("foiled")
            ):
                continue
            if any(word in words_of_denial("only") for word in after) or (text in _CONTRAST and i == 0):
                continue
            of_being = text in words_of_denial("being") or follows in words_of_denial("being")
            # «ليس الطريق آمنا»: a definite word is the subject, an indefinite one what is denied of it
            reach = _PREDICATE if of_being and split(_after_being(after))[0].endswith("ال") else 1
            yield i, (of_being and _predicates(after)) or _deeds(after, reach)
        elif f"{text}_{after[0] if after else ''}" == "قبل_ان" and set(texts[:i]) & words_of_denial("caught"):
            yield i, _deeds(after, 1)


def _after_being(after: Sequence[str]) -> str:
    """The first word after a verb of being, if there is one."""
    at = 1 if after and after[0] in words_of_denial("being") else 0
    return after[at] if at < len(after) else ""


_CONTRAST = frozenset({"وليس", "وليست"})
"""«… and not X» sets one thing against another; nobody said that X was."""


def _tried(after: Sequence[str]) -> list[Keys]:
    """What did not succeed: what follows «in», or the deed that was tried. That it was tried stands."""
    near = list(after[: _REACH + 1])
    tried = next((i for i, t in enumerate(near) if t in words_of_denial("tried")), None)
    if tried is not None:
        left = [keys_of_deed(t) for t in near[tried + 1 :]]
        return [keys for keys in left if any(key.startswith(DEEDS) for key in keys)]
    at = next((i for i, t in enumerate(near) if t in _INTO), -1)
    return _deeds(near[at + 1 :], 1)


_INTO = frozenset({"في", "دون", "عن", "to"})


def _predicates(texts: Sequence[str]) -> list[Keys]:
    """What is said of a subject after a verb of being: an indefinite accusative, a verb, else a cause."""
    at = next((i for i, t in enumerate(texts) if t in words_of_denial("being")), None)
    if at is None:
        return []
    after = list(texts[at + 1 : at + 1 + _REACH])
    said = [t for t in after if t.endswith("ا") and len(t) > 3 and not t.startswith("ال")]
    if not said:
        said = [b for a, b in pairwise(after) if a == "قد"] + [t for t in after if t in _CAUSES]
    return [_CAUSE if t in _CAUSES else keys_of_deed(t) for t in said]


def _cause_after(unit: Unit, page: Document) -> list[Keys]:
    """What is denied where a clause of being goes on with a cause: that cause, not the thing."""
    first, last = unit.clause.first, unit.clause.last
    texts = [page.tokens[i].text for i in range(max(0, first - 1), min(last + 1, len(page.tokens)))]
    if texts and texts[-1] in _CAUSES and set(texts[:3]) & words_of_denial("being"):
        return [_CAUSE]
    return []


_CAUSES = frozenset({"بسبب", "نتيجه", "جراء", "سبب"})
_CAUSE = frozenset(f"={word}" for word in _CAUSES)


def _deeds(texts: Sequence[str], reach: int) -> list[Keys]:
    """Of the first words that are no frame those that tell of a deed, else all."""
    near = [keys_of_deed(t) for t in texts if not _is_frame(t) and len(t) > 2][:reach]
    return [keys for keys in near if any(key.startswith(DEEDS) for key in keys)] or near


def _is_frame(word: str) -> bool:
    return word in words_of_denial("frames") or split(word)[1] in words_of_denial("frames")


def _turning(texts: Sequence[str]) -> Iterator[tuple[str, tuple[int, int], list[str]]]:
    """Words that stand in a row of opposites, none of them denied, each with its place and its subject."""
    if not words_of_denial("comparing").isdisjoint(texts):
        return
    for i, text in enumerate(texts):
        pair = f"{text}_{texts[i + 1]}" if i + 1 < len(texts) else ""
        if (i and texts[i - 1] in words_of_denial("particles")) or _WAS & set(texts[:i]):
            continue
        # a verb that opens its clause has its subject after it
        subject = _until_a_link(texts[i + 1 :]) if not i else _until_a_link(texts[:i][::-1])
        for word in (text, text[1:] if text.startswith("و") else "", pair):
            for place in opposites().get(word, ()):
                yield word, place, subject


_WAS = frozenset({"كان", "كانت", "كانوا", "was", "were"})
"""What was so before may have changed since."""


def _until_a_link(texts: Sequence[str]) -> list[str]:
    """The first words, at most three, up to a preposition; one right at the start is passed over."""
    links = words_of_denial("links")
    rest = texts[1:] if texts and texts[0] in links else texts
    end = next((i for i, text in enumerate(rest) if text in links), len(rest))
    return list(rest[: min(end, _PREDICATE)])


def _is_silent(unit: Unit, page: Document) -> bool:
    """Does the clause, or the sentence around it, ask, demand, suppose or leave open?"""
    if unit.saying.calls:
        return True
    sentence = page.sentences[unit.clause.sentence]
    around = [page.tokens[i].text for i in page.tokens_in(sentence.start, sentence.end)]
    if any(t in ("؟", "?") for t in around[-2:]):
        return True
    before = around[: len(page.tokens_in(sentence.start, unit.clause.start))][-_PREDICATE - 1 :]
    if any(text in words_of_denial("without") for text in before):
        return True
    pairs = {f"{a}_{b}" for a, b in pairwise(around)}
    return bool(pairs & words_of_denial("pairs")) or any(t in words_of_denial("open") for t in around)


_RELATIVE = {"امس": "yesterday", "اليوم": "today", "غدا": "tomorrow"}


@cache
def _months() -> dict[str, str]:
    """Folded name of one word -> number of the month."""
    return {
        fold_string(name): str(number)
        for number, names in lexicon.load("times.yaml")["months"]["gregorian"].items()
        for name in names
        if " " not in name
    }


def _when(unit: Unit, texts: Sequence[str]) -> frozenset[tuple[str, str]]:
    """The days, months and years a clause names, each with its kind."""
    found = {("day", str(day)) for day in unit.saying.days}
    found |= {("year", str(year)) for year in unit.saying.years}
    found |= {("relative", _RELATIVE[t]) for t in texts if t in _RELATIVE}
    return frozenset(found | {("month", _months()[t]) for t in texts if t in _months()})


def _tense(texts: Sequence[str]) -> str:
    """Whether a clause tells of what is to come or denies what was."""
    for text in texts:
        if text in words_of_denial("future") or text in ("سوف", "will"):
            return "future"
        if text in words_of_denial("past"):
            return "past"
        if len(text) > 4 and text[0] == "س" and text[1] in "يتن" and weight_of(text[1:]) < weight_of(text):
            return "future"
    return ""

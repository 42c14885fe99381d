"""Whether one clause denies what another asserts: the same deed of the same parties, once with a denial.

A shared topic is not enough: «no hostages in the station» does not deny that the station was attacked. What
is denied, the deed, must be what the other asserts, and most of what the denial names must stand there too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from tawatur import lexicon
from tawatur.corpus.clitics import frequency, split
from tawatur.corpus.document import Document
from tawatur.corpus.folding import fold_string
from tawatur.findings.claims.concepts import concepts_of
from tawatur.findings.claims.units import Unit

_SHARED = 0.55
"""Part of what a denial names, by weight, that the assertion names too."""

_ABOUT = 0.4
"""Part of what an assertion tells, by weight, that is in the denial too."""

_ENOUGH = 1.6
"""Least weight of what both name: more than one common word."""

_NAMING = 6.2
"""Zipf frequency from which a word names nothing."""

_REACH = 6
"""Words after a verb of denying among which the deed stands, its subject between."""


class Asserted(NamedTuple):
    """What a clause says: its words in order as keys, each with its weight, and what it denies of them.

    ``deeds`` are the words of which one is what is denied, by their keys; empty: the clause asserts.
    """

    keys: tuple[frozenset[str], ...]
    weights: tuple[float, ...]
    deeds: tuple[frozenset[str], ...]


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(fold_string(w) for w in lexicon.load("claims/denials.yaml")[name]["words"].split())


_WEAK = re.compile("[اويهءىئؤ]")
_ENDINGS = ("وا", "ون", "ين", "ات", "ان", "ت", "ا", "ه", "ed", "ing", "s")
_PREFIXES = "ايتنمس"


@lru_cache(maxsize=100_000)
def roots_of(word: str) -> frozenset[str]:
    """What a verb and its verbal noun may have in common: strong consonants (أغلق, إغلاق -> غلق).

    Prefixes of the imperfect and of derived nouns, and endings, are taken off in every way.
    """
    bare = split(word)[1]
    forms = {bare, *(bare[: -len(end)] for end in _ENDINGS if bare.endswith(end))}
    forms |= {form[1:] for form in forms if form[:1] in _PREFIXES and form}
    forms |= {form[1:] for form in forms if form[:1] in _PREFIXES and form}
    strong = {_WEAK.sub("", form) for form in forms}
    return (
        frozenset(f for f in strong if len(f) >= 3)
        or frozenset(f for f in strong if len(f) == 2)
        or frozenset({bare})
    )


@lru_cache(maxsize=100_000)
def _keys(word: str) -> frozenset[str]:
    return frozenset(n for n in concepts_of(word) if n.startswith(_DEEDS)) | roots_of(word)


_DEEDS = ("toll:", "event:", "act:")


def asserted(unit: Unit, page: Document) -> Asserted:
    """The words of a clause and what of them it denies."""
    clause = unit.clause
    texts = [page.tokens[i].text for i in range(clause.first, clause.last) if page.tokens[i].kind == "word"]
    denied = clause.statement is not None and clause.statement.polarity == "denies"
    deeds: list[frozenset[str]] = []
    if denied:
        deeds = _deeds(texts, _REACH if texts and texts[0] in _words("frames") else 1)
    for i, text in enumerate(texts):
        if text in _words("verbs"):
            deeds += _deeds(texts[i + 1 :], _REACH)
        elif text in _words("particles"):
            own = _deeds(texts[i + 1 :], 1)
            # a denial of a denial asserts
            deeds = [d for d in deeds if d not in own] if any(d in deeds for d in own) else deeds + own
    skip = _words("particles") | _words("verbs") | _words("frames")
    told = [t for t in texts if t not in skip and _weight(t) > 0]
    return Asserted(tuple(_keys(t) for t in told), tuple(_weight(t) for t in told), tuple(deeds))


def _is_without(unit: Unit, page: Document) -> bool:
    """Does the clause say what was not there: «دون خسائر»? Then it asserts nothing of it."""
    tokens = (page.tokens[i].text for i in range(unit.clause.first, unit.clause.last))
    return any(text in _words("without") for text in tokens)


def _deeds(texts: Sequence[str], reach: int) -> list[frozenset[str]]:
    """Of the first words that are no frame those that tell of a deed, else all."""
    near = [_keys(text) for text in texts if text not in _words("frames") and len(text) > 2][:reach]
    return [keys for keys in near if any(key.startswith(_DEEDS) for key in keys)] or near


def _weight(word: str) -> float:
    zipf = max(frequency(word), frequency(split(word)[1]))
    return max(0.0, min(5.0, _NAMING - zipf)) if zipf else 3.0


def contradict(a: Asserted, b: Asserted) -> bool:
    """Whether one of the two denies what the other asserts."""
    return clash(a, b) > 0


def clash(a: Asserted, b: Asserted) -> float:
    """How much of the assertion the other denies, by weight; 0 where they do not contradict each other."""
    if bool(a.deeds) == bool(b.deeds):
        return 0.0
    denial, said = (a, b) if a.deeds else (b, a)
    held = frozenset(key for keys in said.keys for key in keys)
    # two consonants are shared by chance
    deed = next((keys for keys in denial.deeds if any(len(key) > 2 for key in keys & held)), None)
    if deed is None:
        return 0.0
    named = [p for p in zip(denial.keys, denial.weights, strict=True) if p[0] != deed]
    shared = sum(weight for keys, weight in named if keys & held)
    if shared < max(_ENOUGH, _SHARED * sum(weight for _, weight in named)):
        return 0.0
    # the assertion must be about the deed, not mention it beside others
    of_denial = frozenset(key for keys in denial.keys for key in keys)
    told = sum(w for keys, w in zip(said.keys, said.weights, strict=True) if keys & of_denial)
    part = told / sum(said.weights)
    return part if part >= _ABOUT else 0.0


def denied_elsewhere(groups: Sequence[Sequence[Unit]], pages: Mapping[str, Document]) -> set[int]:
    """Numbers of the groups in which something is said that is denied, there or in another group."""
    says: list[tuple[int, Unit, Asserted]] = []
    by_key: dict[str, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        for unit in group:
            if unit.clause.level < _SENTENCE and not unit.saying.calls:
                found = asserted(unit, pages[unit.article])
                if not found.deeds and not _is_without(unit, pages[unit.article]):
                    for key in sorted({key for keys in found.keys for key in keys}):
                        by_key[key].append(len(says))
                says.append((number, unit, found))
    out: set[int] = set()
    for number, unit, denial in says:
        if denial.deeds:
            near = sorted(
                {place for keys in denial.deeds for key in keys for place in by_key.get(key, ())[:_MOST]}
            )
            best, most = None, 0.0
            for place in near:
                other, second, said = says[place]
                # nobody is taken to contradict himself within one report
                if (unit.article, unit.voice) != (second.article, second.voice):
                    part = clash(denial, said)
                    if part > most:
                        best, most = other, part
            if best is not None:
                out |= {number, best}
    return out


_SENTENCE = 2
_MOST = 80
"""Assertions of one deed that a denial is held against, at most."""

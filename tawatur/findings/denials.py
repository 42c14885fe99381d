"""Whether one clause denies what another asserts: the same deed of the same parties, once with a denial.

A shared topic is not enough: «no hostages in the station» does not deny that the station was attacked. What is
denied, the deed, must be what the other asserts, and most of what the denial names must be named there too.
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

_NAMING = 6.2
"""Zipf frequency from which a word names nothing."""

_REACH = 6
"""Words after a verb of denying among which the deed stands, its subject between."""


class Asserted(NamedTuple):
    """What a clause says: its words in order as keys, each with its weight, and what it denies of them.

    ``deeds`` are the keys of what is denied, any of them; empty: the clause asserts.
    """

    keys: tuple[frozenset[str], ...]
    weights: tuple[float, ...]
    deeds: frozenset[str]


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(fold_string(w) for w in lexicon.load("claims/denials.yaml")[name]["words"].split())


_WEAK = re.compile("[اويءهىئؤ]")
_ENDINGS = ("وا", "ون", "ين", "ات", "تم", "ت", "ه", "ed", "ing", "s")


@lru_cache(maxsize=100_000)
def root_of(word: str) -> str:
    """What a verb and its verbal noun have in common, roughly: the strong consonants (أغلق, إغلاق -> غلق)."""
    bare = split(word)[1]
    bare = next((bare[: -len(e)] for e in _ENDINGS if bare.endswith(e) and len(bare) - len(e) >= 3), bare)
    strong = _WEAK.sub("", bare)
    # the prefixes of the imperfect, of nouns of the deed and of derived stems
    while len(strong) > 3 and strong[0] in "تمنس":
        strong = strong[1:]
    if len(strong) == 3 and bare[0] in "تم" and len(bare) > 3:
        strong = strong[1:]
    return strong if len(strong) >= 2 else bare


@lru_cache(maxsize=100_000)
def _keys(word: str) -> frozenset[str]:
    names = frozenset(n for n in concepts_of(word) if n.startswith(("toll:", "event:", "act:")))
    return names | {root_of(word)}


def asserted(unit: Unit, page: Document) -> Asserted:
    """The words of a clause and what of them it denies."""
    clause = unit.clause
    texts = [page.tokens[i].text for i in range(clause.first, clause.last) if page.tokens[i].kind == "word"]
    denied = clause.statement is not None and clause.statement.polarity == "denies"
    deeds: set[str] = set()
    if denied:
        deeds |= _deeds(texts, _REACH if texts and texts[0] in _words("frames") else 1)
    for i, text in enumerate(texts):
        if text in _words("verbs"):
            deeds |= _deeds(texts[i + 1 :], _REACH)
        elif text in _words("particles"):
            own = _deeds(texts[i + 1 :], 1)
            # a denial of a denial asserts
            deeds = deeds - own if own & deeds else deeds | own
    skip = _words("particles") | _words("verbs") | _words("frames")
    told = [t for t in texts if t not in skip and _weight(t) > 0]
    return Asserted(tuple(_keys(t) for t in told), tuple(_weight(t) for t in told), frozenset(deeds))


def _deeds(texts: Sequence[str], reach: int) -> set[str]:
    """Keys of the first words that are no frame."""
    rest = [text for text in texts if text not in _words("frames")]
    return {key for text in rest[:reach] for key in _keys(text)}


def _weight(word: str) -> float:
    zipf = max(frequency(word), frequency(split(word)[1]))
    return max(0.0, min(5.0, _NAMING - zipf)) if zipf else 3.0


def contradict(a: Asserted, b: Asserted) -> bool:
    """Whether one of the two denies what the other asserts."""
    if bool(a.deeds) == bool(b.deeds):
        return False
    denial, said = (a, b) if a.deeds else (b, a)
    held = frozenset(key for keys in said.keys for key in keys)
    deed = denial.deeds & held
    if not deed:
        return False
    named = [
        (keys, weight) for keys, weight in zip(denial.keys, denial.weights, strict=True) if not keys & deed
    ]
    shared = [weight for keys, weight in named if keys & held]
    return bool(shared) and sum(shared) >= _SHARED * sum(weight for _, weight in named)


def denied_elsewhere(groups: Sequence[Sequence[Unit]], pages: Mapping[str, Document]) -> set[int]:
    """Numbers of the groups in which something is said that is denied, there or in another group."""
    says: list[tuple[int, Asserted]] = []
    by_key: dict[str, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        for unit in group:
            if unit.clause.level < _SENTENCE and not unit.saying.calls:
                found = asserted(unit, pages[unit.article])
                if not found.deeds:
                    for key in sorted({key for keys in found.keys for key in keys}):
                        by_key[key].append(len(says))
                says.append((number, found))
    out: set[int] = set()
    for number, denial in says:
        if denial.deeds:
            near = sorted({place for key in denial.deeds for place in by_key.get(key, ())[:_MOST]})
            for place in near:
                if contradict(denial, says[place][1]):
                    out |= {number, says[place][0]}
    return out


_SENTENCE = 2
_MOST = 500
"""Assertions of one deed that a denial is held against, at most."""

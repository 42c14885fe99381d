"""Is it one report at all? What two texts differ in says nothing of a copy where they tell of two events."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from tawatur import lexicon
from tawatur.corpus.clitics import split
from tawatur.corpus.folding import folded_words
from tawatur.corpus.words import tokens
from tawatur.findings.transmission.copying import Copying, Side
from tawatur.findings.transmission.stretches import joined
from tawatur.model import Quantity, Range

_REPORT = 0.5
"""Part of the shorter of two articles that they share if they are one report, not two with a stock phrase."""
_LONG = 60
"""Words from which a passage is a report by itself, though both articles go on."""
_STEM = 5
"""Letters of a word's stem that are compared: inflection changes its end."""
_BESIDE = 25
"""Characters beside a name in which another stands in apposition: «… لكرة القدم (فيفا)»."""
_NEAR = 500
"""Characters on either side of a place within which a clause may have been moved or reworded."""


def same_report(copying: Copying) -> bool:
    """Do the two share most of the shorter, or a long passage, and does neither name other people?"""
    source, copy = copying.source, copying.copy
    shorter = source if len(source.text) <= len(copy.text) else copy
    held = joined([*shorter.shared, (shorter.span.start, shorter.span.end)])
    shared = sum(end - start for start, end in held) >= _REPORT * len(shorter.text)
    long = len(source.words(source.span.start, source.span.end)) >= _LONG
    if not (shared or long):
        return False
    return not (other_people(copying) or _other_day(copying) or _other_number(copying))


def _other_number(copying: Copying) -> bool:
    """Is each side of an ordinal that the other lacks: the second consignment, the third?"""
    here, there = (
        _ordinals(side.text[side.span.start : side.span.end]) for side in (copying.source, copying.copy)
    )
    return bool(here - there and there - here)


@lru_cache(maxsize=512)
def _ordinals(text: str) -> frozenset[str]:
    known = folded_words("transmission.yaml", "changes", "ordinals")
    return known & {t.text.removeprefix("ال") for t in tokens(text)}


def _other_day(copying: Copying) -> bool:
    """Do both passages say «today» on two days? So do bulletins: the weather, prices, receptions."""
    days = copying.source.day, copying.copy.day
    if None in days or days[0] == days[1]:
        return False
    return all(
        any(t.text == _TODAY for t in tokens(side.text[side.span.start : side.span.end]))
        for side in (copying.source, copying.copy)
    )


_TODAY = "اليوم"


def other_people(copying: Copying) -> bool:
    """Does each side of the passage name somebody of whom the other text says nothing?

    Telegrams, receptions and accidents are told in one form; only the names tell them apart.
    """
    return _strange(copying.source, copying.copy) and _strange(copying.copy, copying.source)


def _strange(side: Side, other: Side) -> bool:
    """Is somebody named here whose last name the other text has nowhere?"""
    there = stems(other.text)
    last = (list(_stems(m.name))[-1:] for m in side.within(side.reading.mentions) if m.kind == "person")
    return any(name[0] not in there for name in last if name)


@lru_cache(maxsize=512)
def stems(text: str) -> frozenset[str]:
    """The stems of a text's words without clitics, cut to five letters; very short words are left out."""
    return frozenset(_stems(text))


def _stems(text: str) -> Iterator[str]:
    for token in tokens(text):
        if token.kind == "word":
            stem = split(token.text)[1]
            if len(stem) > 2:
                yield stem[:_STEM]
        elif token.kind == "number":
            yield token.text


def takes_up(copying: Copying, one: Range, other: Range) -> bool:
    """Does one side only take up a name, which that text gives elsewhere, by one word («الحركة», «ساما»)?"""
    sides = (copying.source, one), (copying.copy, other)
    for (here, short), (there, long) in (sides, sides[::-1]):
        beside = (
            there.text[max(0, long[0] - _BESIDE) : long[0]] + " " + there.text[long[1] : long[1] + _BESIDE]
        )
        if stems(here.text[slice(*short)]) <= stems(beside):
            return True
        if len(here.words(*short)) > 1 or here.text[slice(*long)] == there.text[slice(*long)]:
            continue
        around = here.text[max(0, short[0] - _NEAR) : short[0]] + " " + here.text[short[1] : short[1] + _NEAR]
        name = stems(there.text[slice(*long)])
        name = frozenset(s for s in name if not any(s[:3] == b[:3] for b in _bodies())) or name
        if name and name <= stems(around):
            return True
    return False


@cache
def _bodies() -> frozenset[str]:
    return stems(lexicon.load("transmission.yaml")["changes"]["bodies"])


@cache
def _joining() -> frozenset[str]:
    changes = lexicon.load("transmission.yaml")["changes"]
    return stems(f"{changes['joins']} {changes['dangling']}")


def gone(text: str, other: Side, around: tuple[int, int]) -> float:
    """The part of a clause's stems that the other text has nowhere near a place."""
    found = (stems(text) - _joining()) or stems(text)
    near = stems(other.text[max(0, around[0] - _NEAR) : around[1] + _NEAR])
    return len(found - near) / max(1, len(found))


def prices(side: Side, where: Range) -> bool:
    """Does the sentence tell of a market? What it says changes by the hour, and so do its clauses."""
    sentence = side.sentence_at(where[0]) or where
    market = folded_words("transmission.yaml", "changes", "market")
    return any(t.text in market for t in tokens(side.text[slice(*sentence)]))


def stands(figure: Quantity, side: Side) -> bool:
    """Does a text give a figure of one kind and value anywhere? Then it may only have been moved."""
    return any(
        q.low == figure.low and q.high == figure.high and q.unit == figure.unit
        for q in side.reading.quantities
    )

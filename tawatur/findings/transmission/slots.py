"""What stands in one place of both texts and differs: actors, places, figures, dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import floor, log10
from typing import TypeVar

from rapidfuzz.distance import JaroWinkler

from tawatur.corpus.clitics import split
from tawatur.corpus.folding import folded_words
from tawatur.corpus.publication import day_number
from tawatur.corpus.words import tokens
from tawatur.findings.transmission.copying import Copying, Side, bare_words, other_spelling
from tawatur.findings.transmission.sameness import other_people, prices, same_report, stands, stems, takes_up
from tawatur.findings.transmission.stretches import overlap
from tawatur.model import Change, Mention, Quantity, Range, TimeExpression

P = TypeVar("P", Mention, Quantity, TimeExpression)

_NAMES = ("organisation", "group", "person")


def _pairs(copying: Copying, here: Sequence[P], there: Sequence[P]) -> Iterator[tuple[P, P]]:
    """Records that stand in each other's place: each covers most of where the other lies."""
    for one in here:
        start, end = copying.there(one.start, one.end)
        if end <= start:
            continue
        for other in there:
            common = overlap((start, end), (other.start, other.end))
            if common >= 0.6 * max(end - start, other.end - other.start):
                yield one, other
                break


def _differ(copying: Copying, one: Mention, other: Mention) -> bool:
    """Do two mentions bear names of which neither holds the other, nor is a spelling of it?

    Names that both texts have elsewhere in the passage only changed places.
    """
    if one.entity is not None and one.entity == other.entity and one.kind in ("place", "person"):
        return False
    a, b = bare_words(one.name), bare_words(other.name)
    if not a or not b or a <= b or b <= a:
        return False
    # names carried over from other scripts vary more than Arabic ones: سروج, سوروتش
    foreign = one.kind == "place" and len(a) == len(b) == 1 and one.name[:1] == other.name[:1]
    if other_spelling(a, b):
        return False
    if _two_actors(copying, one, other):
        return False
    if JaroWinkler.similarity(" ".join(sorted(a - b)), " ".join(sorted(b - a))) >= (0.7 if foreign else 0.85):
        return False
    here, there = copying.source, copying.copy
    return (
        other.name not in here.text[here.span.start : here.span.end]
        and one.name not in there.text[there.span.start : there.span.end]
    )


def _two_actors(copying: Copying, one: Mention, other: Mention) -> bool:
    """Are both known, and known to be two, in a passage that was rewritten? Then the text speaks of both."""
    if one.kind in ("place", "person") or None in (one.entity, other.entity) or one.entity == other.entity:
        return False
    return copying.view.passage.similarity < _VERBATIM


_VERBATIM = 0.9


def _actors(copying: Copying) -> list[tuple[Mention, Mention]]:
    here, there = (
        [m for m in s.within(s.reading.mentions) if m.kind in _NAMES and not _credited(s, m) and _arabic(m)]
        for s in (copying.source, copying.copy)
    )
    return list(_pairs(copying, here, there))


def _arabic(mention: Mention) -> bool:
    """Is a name no address of a page («www…»)? English texts have no Arabic letter at all."""
    letters = [c for c in mention.name if c.isalpha()]
    return all(c.isascii() for c in letters) or not any(c.isascii() for c in letters)


def _credited(side: Side, mention: Mention) -> bool:
    """Is a mention an agency that the text credits («لوكالة فرانس برس»)?"""
    return any(
        c.quote.field == "text" and overlap((c.quote.start, c.quote.end), (mention.start, mention.end))
        for c in side.reading.credits
    )


def _places(copying: Copying) -> list[tuple[Mention, Mention]]:
    here = [m for m in copying.source.within(copying.source.reading.mentions) if m.kind == "place"]
    there = [m for m in copying.copy.within(copying.copy.reading.mentions) if m.kind == "place"]
    return list(_pairs(copying, here, there))


def _named_elsewhere(copying: Copying, one: Mention, other: Mention) -> bool:
    """Does either text name the other's place too? It speaks of both, or says «the kingdom» for a country."""
    here, there = stems(one.name), stems(other.name)
    return bool((here - there) & stems(copying.copy.text) or (there - here) & stems(copying.source.text))


def _figures(copying: Copying) -> list[tuple[Quantity, Quantity]]:
    here = copying.source.within(copying.source.reading.quantities)
    there = copying.copy.within(copying.copy.reading.quantities)
    return [
        (a, b)
        for a, b in _pairs(copying, here, there)
        if a.low is not None
        and b.low is not None
        and not (a.vague or b.vague)
        and a.unit == b.unit
        and (a.counted == b.counted or None in (a.counted, b.counted))
        and _whole(copying.source.text, a)
        and _whole(copying.copy.text, b)
    ]


def _whole(text: str, quantity: Quantity) -> bool:
    """Is it all of its figure, and written as figures are?

    No other stands straight before it, which it may be the rest of («322،8 مليار»، «ألف وثلاثمئة طالب»،
    «أربعون فاصلة ثمانية»), and no word multiplies what is written out in full already («134.230.000 مليون»).
    """
    before = text[max(0, quantity.start - 12) : quantity.start]
    if any(c.isdigit() for c in before[-3:]) or before.endswith(("و", "فاصلة ", "فاصل ")):
        return False
    own = text[quantity.start : quantity.end]
    return not (_FULL.search(own) and any(t.text in _words("scales") for t in tokens(own)))


_FULL = re.compile(r"\d[.,،٬]\d{3}[.,،٬]\d{3}")


def _moved(copying: Copying, one: Quantity, other: Quantity) -> bool:
    """Does either text give the other's figure too? Then a list was put in another order, or a range cut."""
    ends = {(one.low, one.high), (other.low, other.high)}
    ranges = any(low != high for low, high in ends) and bool(
        {one.low, one.high} & {other.low, other.high} - {None}
    )
    return ranges or stands(one, copying.copy) or stands(other, copying.source)


def _in_one_place(copying: Copying, one: Quantity, other: Quantity) -> bool:
    """Do the same words stand before both and after both, and are they no prices, which change hourly?"""
    sides = ((copying.source, one), (copying.copy, other))
    before, after = (
        [_word(side.text[max(0, q.start - _REACH) : q.start], -1) for side, q in sides],
        [_word(side.text[q.end : q.end + _REACH], 0) for side, q in sides],
    )
    return (
        before[0] == before[1]
        and after[0] == after[1]
        and not any(prices(side, (q.start, q.end)) for side, q in sides)
    )


_REACH = 40


def _word(text: str, at: int) -> str:
    """The first or last whole word of a stretch, without clitics and words such as «نحو»."""
    found = [split(t.text)[1] for t in tokens(text) if t.kind == "word" and t.text not in _words("about")]
    return found[at] if found else ""


def _words(row: str) -> frozenset[str]:
    """The words of a row of the lexicon, folded."""
    return folded_words("transmission.yaml", "changes", row)


def _same_figure(one: Quantity, other: Quantity) -> bool:
    """Are two figures one, exact or rounded («363,378», «363 thousand»), at least or just so much?"""
    if one.low is None or other.low is None or one.low == other.low:
        return one.low == other.low and (one.high == other.high or None in (one.high, other.high))
    short, long = sorted((one.low, other.low), key=_digits)
    places = _digits(short)
    return (
        places < _digits(long)
        and places >= 1
        and short in (_to_digits(long, places, up=False), _to_digits(long, places, up=True))
    )


def _digits(value: float) -> int:
    """How many digits of a figure are significant."""
    return len(f"{value:.12g}".replace(".", "").replace("-", "").strip("0").split("e")[0])


def _to_digits(value: float, places: int, up: bool) -> float:
    """A figure rounded to so many digits, or cut off after them."""
    if value == 0:
        return 0.0
    unit = 10.0 ** (floor(log10(abs(value))) - places + 1)
    return float(f"{(round(value / unit) if up else floor(value / unit)) * unit:.12g}")


def _another_day(copying: Copying) -> bool:
    """Do many figures differ, or lie days between the two? Then it is a bulletin of another hour or week."""
    days = [day_number(side.day) for side in (copying.source, copying.copy)]
    if days[0] is not None and days[1] is not None and abs(days[0] - days[1]) > _DAYS:
        return True
    view = copying.view
    changed = sum(
        bool(a and b and a != b)
        for a, b in (
            (
                _numerals(copying.source.text, *view.edit_here(e)),
                _numerals(copying.copy.text, *view.edit_there(e)),
            )
            for e in view.passage.edits
            if e.op == "replace"
        )
    )
    span = copying.source.span
    total = sum(t.kind == "number" for t in tokens(copying.source.text[span.start : span.end]))
    return changed >= _MANY and changed > total / 5


_MANY = 2


def _numerals(text: str, start: int, end: int) -> set[str]:
    return {t.text for t in tokens(text[start:end]) if t.kind == "number"}


def _one_holds_the_other(copying: Copying, one: Range, other: Range) -> bool:
    """Do the figures of one side all stand on the other («8 مارس», «8 مارس 2014»)?"""
    a, b = _numerals(copying.source.text, *one), _numerals(copying.copy.text, *other)
    return bool(a and b) and (a <= b or b <= a)


def _times(copying: Copying) -> list[tuple[TimeExpression, TimeExpression]]:
    """Pairs of times that stand by themselves: with a figure, not «اليوم», nor an hour of it."""
    here = copying.source.within(copying.source.reading.times)
    there = copying.copy.within(copying.copy.reading.times)
    return [
        (a, b)
        for a, b in _pairs(copying, here, there)
        if all(
            a.precision == b.precision
            and x.from_
            and x.to
            and any(c.isdigit() for c in t[x.start : x.end])
            and not any(w.text in _DEICTIC for w in tokens(t[x.start : x.end]))
            for x, t in _with_text(copying, a, b)
        )
    ]


_DEICTIC = frozenset({"اليوم", "امس", "غدا", "الليله"})


def _with_text(
    copying: Copying, one: TimeExpression, other: TimeExpression
) -> tuple[tuple[TimeExpression, str], tuple[TimeExpression, str]]:
    return (one, copying.source.text), (other, copying.copy.text)


def _apart(one: TimeExpression, other: TimeExpression) -> bool:
    if not (one.from_ and one.to and other.from_ and other.to):
        return False
    if one.from_[5:10] == other.from_[5:10]:
        return False  # one leaves the year out
    return one.to[:10] < other.from_[:10] or other.to[:10] < one.from_[:10]


def _slots(copying: Copying) -> list[Change]:
    """Changed actors, places, figures and dates of one passage.

    Reports of one form on different events (daily prices, telegrams of congratulation) differ in most of
    their slots: where more than a third of what can be compared differs, nothing was changed on the way.
    """
    found: list[Change] = []
    agree = strangers = 0

    def note(differs: bool, change: Change) -> None:
        nonlocal agree
        agree += not differs
        if differs:
            found.append(change)

    for one, other in _actors(copying):
        spans = (one.start, one.end), (other.start, other.end)
        if "person" in (one.kind, other.kind):
            strangers += one.kind == other.kind and _differ(copying, one, other)
            agree += one.kind == other.kind and not _differ(copying, one, other)
        elif not takes_up(copying, *spans):
            note(_differ(copying, one, other), copying.change("actor-renamed", *spans, 0.9))
    for one, other in _places(copying):
        spans = (one.start, one.end), (other.start, other.end)
        differ = _differ(copying, one, other)
        if not differ or not _named_elsewhere(copying, one, other):
            note(differ, copying.change("place-changed", *spans, 0.85))
    for a, b in _figures(copying):
        spans = (a.start, a.end), (b.start, b.end)
        same = _same_figure(a, b) or _one_holds_the_other(copying, *spans)
        if not same and (_moved(copying, a, b) or not _in_one_place(copying, a, b)):
            continue
        note(not same, copying.change("number-changed", *spans, 0.9))
    for c, d in _times(copying):
        spans = (c.start, c.end), (d.start, d.end)
        note(
            _apart(c, d) and not _one_holds_the_other(copying, *spans),
            copying.change("date-changed", *spans, 0.8),
        )
    differing = len(found) + strangers
    if _another_day(copying):
        found = [c for c in found if c.kind not in ("number-changed", "date-changed")]
    if copying.view.passage.similarity < _VERBATIM:
        found = [c for c in found if c.kind != "place-changed"]
    if not same_report(copying):
        found = [c for c in found if c.kind == "actor-renamed" and not other_people(copying)]
    if strangers or copying.view.passage.similarity < _ALIKE or 3 * differing > agree + differing:
        return []
    return found


_DAYS = 2
"""Days between two articles beyond which another figure is news, not a change on the way."""

_ALIKE = 0.7
"""Similarity of a passage below which differing slots say nothing about a copy."""


def slots_changed(copying: Copying) -> Iterator[Change]:
    """An actor renamed, another place, figure or date, in a passage that otherwise agrees."""
    yield from _slots(copying)

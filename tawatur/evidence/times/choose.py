"""Which day is meant by a weekday, and which year by a date without one."""

from __future__ import annotations

from datetime import date

from tawatur.evidence.times import calendar
from tawatur.evidence.times.calendar import Days
from tawatur.evidence.times.expressions import Named, Point

Found = tuple[Days | None, str]
"""Days and their precision; no days, and ``impossible`` or ``unanchored``."""

JUST_BEFORE = 5
NEAR = 12
"""Tokens before a time within which a word of the future decides, or makes the coming date likelier."""

_AHEAD_COSTS = 6  # without a sign of the future the coming date is taken where it is six times as near,
_SIGNED = 3  # with one in the sentence, unless the past one is three times as near
_SAME = 200  # days within which a weekday can tell the year of a date


def weekday_of(point: Point, of: date | None, cue: int, after: Days | None) -> Found:
    """The day of a weekday or of أمس and غدا; both together, the weekday is right and the day nearest."""
    precision = "part" if point.part else "day"
    if of is None:
        return None, "unanchored"
    if point.relative is not None:
        day = calendar.shift(of, point.relative)
        if point.weekday is not None:
            day = nearest(day, point.weekday)
        return Days(day, day), precision
    assert point.weekday is not None
    back = (of.weekday() - point.weekday) % 7
    past, future = calendar.shift(of, -back), calendar.shift(of, (7 - back) if back else 0)
    if point.pointer == "last" and back == 0:
        past = calendar.shift(of, -7)
    if point.pointer == "next" and back == 0:
        future = calendar.shift(of, 7)
    forward = point.pointer == "next" or (point.pointer is None and cue < NEAR)
    if after is not None and point.pointer is None:
        day = calendar.shift(after.first, (point.weekday - after.first.weekday()) % 7)
    else:
        day = future if forward else past
    last = day
    if point.last_weekday is not None:
        last = calendar.shift(day, (point.last_weekday - point.weekday) % 7)
        if not forward and last > of and point.pointer != "this":
            day, last = calendar.shift(day, -7), calendar.shift(last, -7)
    return Days(day, last), precision


def nearest(day: date, weekday: int) -> date:
    """The last day on or before ``day`` that is this weekday, or the one after it.

    Articles are stamped after they were written, up to days later; before, only by time zones.
    """
    ahead = (weekday - day.weekday()) % 7
    return calendar.shift(day, ahead if ahead < 2 else ahead - 7)


def date_of(point: Point, of: date | None, cue: int, after: Days | None) -> Found:
    """Of two dates («14 شوال الموافق 30 يوليو 2015») the Gregorian one counts, then the one with a year."""
    named = sorted(point.dates, key=lambda d: (d.year is None, d.calendar == "hijri"))[0]
    precision = "month" if named.dom is None else "part" if point.part else "day"
    if named.month == 0:
        return _pointed(point, named, of)
    if named.year is None and point.year is not None:
        named = named._replace(year=point.year[1])
    if named.year is not None:
        days = _named(named, named.year)
        return (_edged(point, days), precision) if days else (None, "impossible")
    if not any(_named(named, year) for year in _leap_probe(named)):
        return None, "impossible"
    if of is None:
        return None, "unanchored"
    days = _choose(point, named, of, cue, after)
    return (days, precision) if days else (None, "unanchored")


def _pointed(point: Point, named: Named, of: date | None) -> Found:
    if of is None:
        return None, "unanchored"
    month = calendar.shift_months(of, step_of(point))
    day = calendar.day(month.year, month.month, named.dom or 1)
    return (Days(day, day), "day") if day else (None, "impossible")


def _edged(point: Point, days: Days) -> Days:
    whole = point.dates and point.dates[0].dom is None
    return calendar.edge(days, point.edge, "month") if point.edge and whole else days


def _leap_probe(named: Named) -> range:
    return range(1430, 1434) if named.calendar == "hijri" else range(2012, 2016)


def _named(named: Named, year: int) -> Days | None:
    """The days that a date of this year names."""
    if named.dom is None:
        return calendar.month(year, named.month or 1, named.calendar)
    if named.dom == -1:
        whole = calendar.month(year, named.month or 1, named.calendar)
        return Days(whole.last, whole.last) if whole else None
    first = calendar.day(year, named.month or 1, named.dom, named.calendar)
    last = calendar.day(year, named.month or 1, named.until, named.calendar) if named.until else first
    return Days(first, last) if first and last and first <= last else None


def _choose(point: Point, named: Named, of: date, cue: int, after: Days | None) -> Days | None:
    """Which year a date without one is of."""
    here = calendar.hijri_of(of) if named.calendar == "hijri" else (of.year, of.month)
    if here is None:
        return None
    if point.unit == "year":
        pointed = _named(named, here[0] + step_of(point))
        return _edged(point, pointed) if pointed else None
    options = [_edged(point, d) for y in range(here[0] - 2, here[0] + 3) if (d := _named(named, y))]
    if point.weekday is not None and named.dom is not None:
        options = [
            d for d in options if d.first.weekday() == point.weekday and abs((d.first - of).days) < _SAME
        ]
        return min(options, key=lambda d: abs((d.first - of).days), default=None)
    if after is not None and point.pointer is None:
        options = [d for d in options if d.last >= after.first]
        return min(options, key=lambda d: d.first, default=None)
    return _by_pointer(point, options, of, cue)


def step_of(point: Point) -> int:
    """How many units a pointer goes: -1 for الماضي, -2 for قبل الماضي."""
    return {"last": -1, "next": 1}.get(point.pointer or "", 0) * point.steps


def _by_pointer(point: Point, options: list[Days], of: date, cue: int) -> Days | None:
    past = [d for d in options if d.first <= of]
    future = [d for d in options if d.last >= of]
    if point.pointer == "last":
        done = [d for d in options if d.last < of]
        return done[-1] if done else None
    if point.pointer == "next":
        coming = [d for d in options if d.first > of]
        return coming[0] if coming else None
    if point.pointer == "this":
        return min(options, key=lambda d: abs((d.first - of).days), default=None)
    if not past or not future or past[-1] == future[0]:
        return past[-1] if past else future[0] if future else None
    behind, ahead = (of - past[-1].last).days, (future[0].first - of).days
    if cue < JUST_BEFORE:
        return future[0]
    if cue < NEAR:
        return future[0] if ahead < behind * _SIGNED else past[-1]
    return future[0] if ahead * _AHEAD_COSTS < behind else past[-1]

"""From expressions to intervals, anchored on the day of publication.

Reports look back: a weekday or a date without a year is the last one on or before publication, unless a word
points ahead (المقبل), a future tense stands just before it, or the coming one is far nearer.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from tawatur.evidence.times import calendar
from tawatur.evidence.times.calendar import Days
from tawatur.evidence.times.choose import Found, date_of, step_of, weekday_of
from tawatur.evidence.times.expressions import Between, Clock, Expression, Point, Stretch


class Anchor(NamedTuple):
    """The day of publication, with the moment where it is known."""

    day: date
    moment: datetime | None = None


class Resolved(NamedTuple):
    """ISO 8601 ends, both inclusive, ``None`` without an anchor; ``day`` is for what refers back."""

    from_: str | None
    to: str | None
    precision: str
    part: str | None = None
    day: date | None = None


UNANCHORED = Resolved(None, None, "unanchored")
Ahead = Callable[[int], int]
"""For a token index: how many tokens before it a word of the future stands (a large number for none)."""


def resolve(
    found: Expression, anchor: Anchor | None, ahead: Ahead, day: date | None = None
) -> Resolved | None:
    """The interval of an expression; ``None`` where it names what does not exist (31 فبراير).

    ``day`` is the day that the sentence named last: times of the clock without a day are meant on it.
    """
    if isinstance(found, Stretch):
        return _stretch(found, anchor)
    if isinstance(found, Between):
        return _between(found, anchor, ahead, day)
    if found.clock and not found.days():
        return _clocked(found.clock, day, found.part) if day else UNANCHORED
    days, precision = _point(found, anchor, ahead)
    if days is None:
        return None if precision == "impossible" else UNANCHORED
    if found.clock:
        return _clocked(found.clock, days.first, found.part)
    return Resolved(
        days.first.isoformat(), days.last.isoformat(), precision, found.part or found.edge, days.last
    )


def _clocked(clock: Clock, day: date, part: str | None) -> Resolved:
    if not clock.sure:
        return Resolved(day.isoformat(), day.isoformat(), "day", part, day)
    zone = ""
    if clock.offset is not None:
        sign = "-" if clock.offset < 0 else "+"
        zone = f"{sign}{abs(clock.offset) // 60:02}:{abs(clock.offset) % 60:02}"
    text = f"{day.isoformat()}T{clock.hour:02}:{clock.minute or 0:02}{zone}"
    return Resolved(text, text, "hour" if clock.minute is None else "minute", part, day)


def _stretch(found: Stretch, anchor: Anchor | None) -> Resolved | None:
    if anchor is None:
        return UNANCHORED
    count = int(found.count)
    if (count != found.count and found.unit != "year") or (count > 5000 and found.unit != "day"):
        return None
    if found.how == "ago":
        days = _ago(found.unit, count, anchor)
    else:
        edge = _moved(anchor.day, found.unit, found.count if found.how == "next" else -found.count)
        days = Days(min(edge, anchor.day), max(edge, anchor.day))
    precision = {"century": "year", "quarter": "month"}.get(found.unit, found.unit)
    return Resolved(days.first.isoformat(), days.last.isoformat(), precision, None, days.first)


def _ago(unit: str, count: int, anchor: Anchor) -> Days:
    """The unit that lies so many units back: a year for years, a month for months, a week, a day."""
    back = _moved(anchor.day, unit, -count)
    if unit in ("hour", "minute"):
        back = _hours_back(anchor.moment, count if unit == "hour" else 0) or back
    if unit in ("year", "decade", "century"):
        return calendar.year(back.year) or Days(back, back)
    if unit in ("month", "quarter"):
        return calendar.month(back.year, back.month) or Days(back, back)
    return calendar.week(back) if unit == "week" else Days(back, back)


def _hours_back(moment: datetime | None, hours: int) -> date | None:
    try:
        return (moment - timedelta(hours=hours)).date() if moment else None
    except OverflowError:  # before the first day of the calendar
        return None


def _moved(of: date, unit: str, count: float) -> date:
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
    if unit in months:
        return calendar.shift_months(of, int(count * months[unit]))
    per = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1, "week": 7}[unit]
    return calendar.shift(of, int(count * per))


def _between(found: Between, anchor: Anchor | None, ahead: Ahead, day: date | None) -> Resolved | None:
    if found.last is None:
        return _since(found.start, anchor, ahead)
    if found.start.clock and found.last.clock and not found.start.days():
        return _hours(found.start.clock, found.last.clock, day, day) if day else UNANCHORED
    start, precision = _point(found.start, anchor, ahead)
    end, other = _point(found.last, anchor, ahead, after=start)
    if start is None or end is None:
        return None if "impossible" in (precision, other) else UNANCHORED
    if found.start.pointer is None and end.first < start.first and anchor:
        start = _lead_up(found.start, end, ahead) or start
    if end.last < start.first:
        return None
    if found.start.clock and found.last.clock:
        return _hours(found.start.clock, found.last.clock, start.first, end.first)
    return Resolved(start.first.isoformat(), end.last.isoformat(), precision, None, start.first)


def _since(start: Point, anchor: Anchor | None, ahead: Ahead) -> Resolved | None:
    """From a point to publication; without an anchor an absolute start still stands, its end open."""
    days, precision = _point(start, anchor, ahead)
    if days is None:
        return None if precision == "impossible" else UNANCHORED
    if anchor and anchor.day < days.first:
        return None
    last = anchor.day.isoformat() if anchor else None
    return Resolved(days.first.isoformat(), last, precision, start.part, days.first)


def _hours(opens: Clock, closes: Clock, first: date, last: date) -> Resolved:
    """From one time of the clock to another."""
    begin, end = _clocked(opens, first, None), _clocked(closes, last, None)
    if "day" in (begin.precision, end.precision):
        return Resolved(first.isoformat(), last.isoformat(), "day", None, last)
    return Resolved(begin.from_, end.to, begin.precision, None, last)


def _lead_up(point: Point, end: Days, ahead: Ahead) -> Days | None:
    """A start without a year of its own, read back from the end of its range (من سبتمبر إلى مايو 2015)."""
    return _point(point, Anchor(end.first), ahead)[0]


def _point(point: Point, anchor: Anchor | None, ahead: Ahead, after: Days | None = None) -> Found:
    """The days of a point and their precision; no days and ``impossible`` or ``unanchored`` otherwise."""
    cue = ahead(point.first)
    if point.dates:
        return date_of(point, anchor.day if anchor else None, cue, after)
    if point.weekday is not None or point.relative is not None:
        return weekday_of(point, anchor.day if anchor else None, cue, after)
    if point.decade is not None:
        first = point.decade + (2000 if point.century else 1900)
        days = calendar.years(first, first + 9)
        return (calendar.edge(days, point.edge, "decade") if days and point.edge else days), "decade"
    if point.year and point.season is None:
        return _year(point)
    if anchor is None and not point.year:
        return None, "unanchored"
    return _unit(point, anchor)


def _year(point: Point) -> Found:
    assert point.year is not None
    name, first, last = point.year
    begin, end = calendar.year(first, name), calendar.year(last, name)
    if begin is None or end is None:
        return None, "impossible"
    days = Days(begin.first, end.last)
    if point.quarter or point.half:
        return _fraction(point, first), "month"
    return (calendar.edge(days, point.edge, "year") if point.edge else days), "year"


def _fraction(point: Point, of_year: int) -> Days | None:
    """A quarter or half of a year."""
    size, number = (3, point.quarter) if point.quarter else (6, point.half or 1)
    first, last = calendar.month(of_year, size * (number - 1) + 1), calendar.month(of_year, size * number)
    return Days(first.first, last.last) if first and last else None


def _unit(point: Point, anchor: Anchor | None) -> Found:
    """الأسبوع الماضي, هذا الشهر, مطلع العام, الصيف الماضي, هذا الصباح."""
    of = anchor.day if anchor else date(1, 1, 1)
    step = step_of(point)
    if point.season is not None:
        return _season(point, of), "month"
    if point.unit is None:
        return Days(of, of), "part"
    if point.unit == "decade":
        first = of.year // 10 * 10 + 10 * step
        days = calendar.years(first, first + 9)
    elif point.unit == "week":
        days = calendar.week(calendar.shift(of, 7 * step))
    else:
        moved = calendar.shift_months(of, step * (12 if point.unit == "year" else 1))
        days = calendar.year(moved.year) if point.unit == "year" else calendar.month(moved.year, moved.month)
    if days is None:
        return None, "impossible"
    if point.quarter or point.half:
        return _fraction(point, days.first.year), "month"
    return (calendar.edge(days, point.edge, point.unit) if point.edge else days), point.unit


def _season(point: Point, of: date) -> Days | None:
    assert point.season is not None
    if point.year:
        return calendar.season(point.season, point.year[1])
    options = [
        d for y in (of.year - 2, of.year - 1, of.year, of.year + 1) if (d := calendar.season(point.season, y))
    ]
    past = [d for d in options if d.last < of]
    future = [d for d in options if d.first > of]
    now = [d for d in options if d.first <= of <= d.last]
    if point.pointer == "last":
        return past[-1] if past else None
    if point.pointer == "next":
        return future[0] if future else None
    return now[0] if now else min(options, key=lambda d: abs((d.first - of).days))

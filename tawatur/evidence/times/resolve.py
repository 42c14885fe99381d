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
from tawatur.evidence.times.expressions import Between, Clock, Expression, Named, Point, Stretch


class Anchor(NamedTuple):
    """The day of publication, with the moment where it is known."""

    day: date
    moment: datetime | None = None


class Resolved(NamedTuple):
    """ISO 8601 ends, both inclusive, ``None`` where the anchor is missing; ``day`` is for what refers back."""

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
        return _between(found, anchor, ahead)
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
    if count != found.count and found.unit not in ("year",) or count > 5000 and found.unit != "day":
        return None
    if found.how == "ago":
        days = _ago(found.unit, count, anchor)
    else:
        edge = _moved(anchor.day, found.unit, found.count if found.how == "next" else -found.count)
        days = Days(min(edge, anchor.day), max(edge, anchor.day))
    precision = found.unit if found.unit != "century" else "year"
    return Resolved(days.first.isoformat(), days.last.isoformat(), precision, None, days.first)


def _ago(unit: str, count: int, anchor: Anchor) -> Days:
    """The unit that lies so many units back: a year for years, a month for months, a week, a day."""
    back = _moved(anchor.day, unit, -count)
    if unit in ("hour", "minute"):
        moment = anchor.moment - timedelta(hours=count) if anchor.moment and unit == "hour" else anchor.moment
        back = moment.date() if moment else back
    if unit in ("year", "decade", "century"):
        return calendar.year(back.year) or Days(back, back)
    if unit in ("month", "quarter"):
        return calendar.month(back.year, back.month) or Days(back, back)
    return calendar.week(back) if unit == "week" else Days(back, back)


def _moved(of: date, unit: str, count: float) -> date:
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
    if unit in months:
        return calendar.shift_months(of, int(count * months[unit]))
    per = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1, "week": 7}[unit]
    return calendar.shift(of, int(count * per))


def _between(found: Between, anchor: Anchor | None, ahead: Ahead) -> Resolved | None:
    start, precision = _point(found.start, anchor, ahead)
    if start is None:
        return None if precision == "impossible" else UNANCHORED
    if found.last is None:
        last = anchor.day.isoformat() if anchor else None
        if anchor and anchor.day < start.first:
            return None
        return Resolved(start.first.isoformat(), last, precision, found.start.part, start.first)
    end, other = _point(found.last, anchor, ahead, after=start)
    if end is None:
        return None if other == "impossible" else UNANCHORED
    if found.start.pointer is None and end.first < start.first and anchor:
        start = _lead_up(found.start, end, ahead) or start
    if end.last < start.first:
        return None
    if found.start.clock and found.last.clock:
        first, last = (
            _clocked(found.start.clock, start.first, None),
            _clocked(found.last.clock, end.first, None),
        )
        return Resolved(first.from_, last.to, first.precision, None, end.first)
    return Resolved(start.first.isoformat(), end.last.isoformat(), precision, None, start.first)


def _lead_up(point: Point, end: Days, ahead: Ahead) -> Days | None:
    """A start without a year of its own, read back from the end of its range (من سبتمبر إلى مايو 2015)."""
    return _point(point, Anchor(end.first), ahead)[0]


def _point(
    point: Point, anchor: Anchor | None, ahead: Ahead, after: Days | None = None
) -> tuple[Days | None, str]:
    """The days of a point and their precision; no days and ``impossible`` or ``unanchored`` otherwise."""
    cue = ahead(point.first)
    if point.dates:
        return _dated(point, anchor, cue, after)
    if point.weekday is not None or point.relative is not None:
        return _weekday(point, anchor, cue, after)
    if point.decade is not None:
        first = point.decade + (2000 if point.century else 1900)
        days = calendar.years(first, first + 9)
        return (calendar.edge(days, point.edge, "decade") if days and point.edge else days), "decade"
    if point.year and point.season is None:
        return _year(point)
    if anchor is None and not point.year:
        return None, "unanchored"
    return _unit(point, anchor)


def _year(point: Point) -> tuple[Days | None, str]:
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


def _unit(point: Point, anchor: Anchor | None) -> tuple[Days | None, str]:
    """الأسبوع الماضي, هذا الشهر, مطلع العام, الصيف الماضي, هذا الصباح."""
    of = anchor.day if anchor else date(1, 1, 1)
    step = {"last": -1, "next": 1}.get(point.pointer or "", 0) * point.steps
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


def _weekday(point: Point, anchor: Anchor | None, cue: int, after: Days | None) -> tuple[Days | None, str]:
    precision = "part" if point.part else "day"
    if anchor is None:
        return None, "unanchored"
    of = anchor.day
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
    forward = point.pointer == "next" or (point.pointer is None and cue < 12)
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
    """The day nearest to ``day`` that is this weekday."""
    ahead = (weekday - day.weekday()) % 7
    return calendar.shift(day, ahead if ahead < 4 else ahead - 7)


def _dated(point: Point, anchor: Anchor | None, cue: int, after: Days | None) -> tuple[Days | None, str]:
    """Of two dates («14 شوال الموافق 30 يوليو 2015») the Gregorian one counts, then the one with a year."""
    named = sorted(point.dates, key=lambda d: (d.year is None, d.calendar == "hijri"))[0]
    precision = "month" if named.dom is None else "part" if point.part else "day"
    if named.month == 0:
        return _pointed(point, named, anchor)
    if named.year is None and point.year is not None:
        named = named._replace(year=point.year[1])
    if named.year is not None:
        days = _named(named, named.year)
        return (_edged(point, days), precision) if days else (None, "impossible")
    if not any(_named(named, year) for year in _leap_probe(named)):
        return None, "impossible"
    if anchor is None:
        return None, "unanchored"
    days = _choose(point, named, anchor.day, cue, after)
    return (days, precision) if days else (None, "unanchored")


def _pointed(point: Point, named: Named, anchor: Anchor | None) -> tuple[Days | None, str]:
    if anchor is None:
        return None, "unanchored"
    step = {"last": -1, "next": 1}.get(point.pointer or "", 0) * point.steps
    month = calendar.shift_months(anchor.day, step)
    day = calendar.day(month.year, month.month, named.dom or 1)
    return (Days(day, day), "day") if day else (None, "impossible")


def _edged(point: Point, days: Days) -> Days:
    return calendar.edge(days, point.edge, "month") if point.edge else days


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
        step = {"last": -1, "next": 1}.get(point.pointer or "", 0) * point.steps
        pointed = _named(named, here[0] + step)
        return _edged(point, pointed) if pointed else None
    options = [_edged(point, d) for y in range(here[0] - 2, here[0] + 3) if (d := _named(named, y))]
    if point.weekday is not None and named.dom is not None:
        options = [d for d in options if d.first.weekday() == point.weekday]
        return min(options, key=lambda d: abs((d.first - of).days), default=None)
    if after is not None and point.pointer is None:
        options = [d for d in options if d.last >= after.first]
        return min(options, key=lambda d: d.first, default=None)
    return _by_pointer(point, options, of, cue)


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
        return (past or future or [None])[-1 if past else 0]
    behind, ahead = (of - past[-1].last).days, (future[0].first - of).days
    if cue < 5:
        return future[0]
    return future[0] if ahead * (1 if cue < 12 else 3) < behind * (3 if cue < 12 else 1) else past[-1]

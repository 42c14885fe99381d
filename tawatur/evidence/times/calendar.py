"""Intervals of days in both calendars, within years 1–9999; what does not exist is ``None``."""

from __future__ import annotations

import calendar as civil
from datetime import date, timedelta
from typing import NamedTuple

from hijridate import Gregorian, Hijri

HIJRI_YEARS = range(1343, 1501)  # what the Umm al-Qura tables of hijridate cover


class Days(NamedTuple):
    """First and last day, both inclusive."""

    first: date
    last: date


def day(year: int, month: int, dom: int, calendar: str = "gregorian") -> date | None:
    """The day, or ``None`` where there is none (31 February, year 0, a Hijri year outside the tables)."""
    try:
        if calendar == "hijri":
            return date(*Hijri(year, month, dom).to_gregorian().datetuple())
        return date(year, month, dom)
    except (ValueError, OverflowError):
        return None


def month(year: int, number: int, calendar: str = "gregorian") -> Days | None:
    """All days of a month."""
    first = day(year, number, 1, calendar)
    if first is None:
        return None
    length = (
        Hijri(year, number, 1).month_length() if calendar == "hijri" else civil.monthrange(year, number)[1]
    )
    return Days(first, first + timedelta(days=length - 1))


def year(number: int, calendar: str = "gregorian") -> Days | None:
    """All days of a year."""
    first, last = month(number, 1, calendar), month(number, 12, calendar)
    return Days(first.first, last.last) if first and last else None


def years(first: int, last: int) -> Days | None:
    """All days of several Gregorian years."""
    return Days(date(first, 1, 1), date(last, 12, 31)) if 1 <= first <= last <= 9999 else None


def week(of: date) -> Days:
    """Monday to Sunday, as ISO 8601 has it: the first day differs between Arab countries."""
    first = shift(of, -of.weekday())
    return Days(first, shift(first, 6))


def shift(of: date, days: int) -> date:
    """A number of days later, held inside the calendar."""
    return date.fromordinal(min(max(of.toordinal() + days, 1), date.max.toordinal()))


def shift_months(of: date, months: int) -> date:
    """The same day some months later, or the last day of that month where it has fewer days."""
    index = min(max(of.year * 12 + of.month - 1 + months, 12), 9999 * 12 + 11)
    y, m = divmod(index, 12)
    return date(y, m + 1, min(of.day, civil.monthrange(y, m + 1)[1]))


def hijri_of(of: date) -> tuple[int, int] | None:
    """Hijri (year, month) of a day, ``None`` outside the tables."""
    try:
        converted = Gregorian(of.year, of.month, of.day).to_hijri()
    except (ValueError, OverflowError):
        return None
    return converted.year, converted.month


def season(first_month: int, of_year: int) -> Days | None:
    """Three months from ``first_month``; winter of a year is the one that begins in its December."""
    begin, end = month(of_year, first_month), month(of_year + (first_month == 12), (first_month + 1) % 12 + 1)
    return Days(begin.first, end.last) if begin and end else None


def edge(of: Days, which: str, unit: str) -> Days:
    """The start, middle or end of a period: tens of a month, months 1–3, 5–8, 10–12 of a year.

    Weeks have no parts, and longer periods are cut in three.
    """
    if unit == "week":
        return of
    if unit == "month":
        cut = {"start": (0, 9), "middle": (10, 19), "end": (20, 99)}[which]
        return Days(shift(of.first, cut[0]), min(of.last, shift(of.first, cut[1])))
    if unit == "year":
        months = {"start": (0, 3), "middle": (4, 8), "end": (9, 12)}[which]
        last = of.last if which == "end" else shift(shift_months(of.first, months[1]), -1)
        return Days(shift_months(of.first, months[0]), last)
    third = (of.last - of.first).days // 3
    offset = {"start": 0, "middle": third, "end": 2 * third}[which]
    return Days(shift(of.first, offset), of.last if which == "end" else shift(of.first, offset + third))

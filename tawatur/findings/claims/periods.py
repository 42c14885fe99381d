"""Whether a clause tells of a time before the days that its article reports."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tawatur.model import Range, TimeExpression

_RECENT = 12
"""Days before publication that a report may still be about."""

_LONG = 27
"""Days from which an interval is a period, whose tolls are sums: «منذ مطلع العام»."""


def of_the_past(
    published: str | None, times: Sequence[TimeExpression], clause: Range, sentence: Range
) -> bool:
    """Whether the times a clause names, else all that its sentence names, lie before the reported days.

    Periods of a month or more count as such: a toll over a year is no rival of a day's. Without a publication
    date nothing is decided.
    """
    today = _day(published)
    if today is None:
        return False
    within = [t for t in times if clause[0] <= t.start < clause[1]]
    around = within or [t for t in times if sentence[0] <= t.start < sentence[1]]
    ends = [(start, end) for t in around if (start := _day(t.from_)) is not None and (end := _day(t.to))]
    return bool(ends) and all(today - end > _RECENT or end - start >= _LONG for start, end in ends)


def _day(moment: str | None) -> int | None:
    try:
        return date.fromisoformat((moment or "")[:10]).toordinal()
    except ValueError:
        return None

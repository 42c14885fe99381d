"""Times of publication as metadata give them."""

from __future__ import annotations

import re
from datetime import date, datetime

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def normal_time(given: str) -> str | None:
    """An ISO 8601 date or moment in one spelling, or None if it is neither.

    A date stays a date: a time of day that nobody gave is not made up.
    """
    given = given.strip()
    try:
        if _DAY.fullmatch(given):
            return date.fromisoformat(given).isoformat()
        moment = datetime.fromisoformat(given)
    except ValueError:
        return None
    return moment.isoformat() if re.search(r"\d[T ]\d", given) else moment.date().isoformat()


def day_number(moment: str | None) -> int | None:
    """The day of an ISO 8601 date or moment, counted from the first day of year 1; ``None``: not known."""
    try:
        return date.fromisoformat((moment or "")[:10]).toordinal()
    except ValueError:
        return None

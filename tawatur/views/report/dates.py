"""Dates for readers, in both languages, with the digits that both interfaces use."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from babel.dates import get_month_names

from tawatur.views.pages.index import Name


@cache
def _months(language: str) -> dict[int, str]:
    return {int(k): str(v) for k, v in get_month_names("wide", locale=language).items()}


def short_date(day: date, language: str) -> str:
    """``29 October`` and the like, without the year."""
    return f"{day.day} {_months(language)[day.month]}"


def long_date(iso: str) -> Name:
    """A year, month, date or moment of ISO 8601 as readers write it; anything else is shown as it is."""
    if re.fullmatch(r"\d{4}", iso):
        return Name.same(iso)
    if month := re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", iso):
        year, number = month.groups()
        return Name(*(f"{_months(language)[int(number)]} {year}" for language in ("ar", "en")))
    try:
        day = date.fromisoformat(iso[:10])
    except ValueError:
        return Name.same(iso)
    clock = f" {iso[11:16]}" if len(iso) >= 16 and iso[10] in "T " else ""
    return Name(*(f"{short_date(day, language)} {day.year}{clock}" for language in ("ar", "en")))

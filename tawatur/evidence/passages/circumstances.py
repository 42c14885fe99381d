"""What is known of two articles apart from their wording: how far apart they appeared, and where.

News is copied within days; formulae and an outlet's own boilerplate come back at any time.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import log2
from typing import NamedTuple

import numpy as np

from tawatur.evidence.passages.arrays import Ints
from tawatur.model import Article

PROMPT = 2
"""Days within which a copy is as likely as on the same day."""

LATEST = 3.0
"""Greatest value of ``late``: two weeks and more."""


class Circumstances(NamedTuple):
    """Day of publication (ordinal) and outlet (number) of each text; ``None`` where unknown."""

    day: list[int | None]
    outlet: list[int | None]

    def late(self, a: int, b: int) -> float:
        """How much too late one text is for a copy of the other: 0 within two days, or if unknown."""
        first, second = self.day[a], self.day[b]
        if first is None or second is None:
            return 0.0
        return min(LATEST, log2(max(1.0, abs(first - second) / PROMPT)))

    def days(self) -> Ints:
        """Day of publication of each text, 0 where unknown."""
        return np.asarray([d or 0 for d in self.day], np.int64)

    def same_outlet(self, a: int, b: int) -> bool:
        """Did one outlet print both?"""
        return self.outlet[a] is not None and self.outlet[a] == self.outlet[b]


def circumstances(articles: Sequence[Article]) -> Circumstances:
    """What the articles' records say of them."""
    outlets: dict[str, int] = {}
    numbers = [outlets.setdefault(x.outlet, len(outlets)) if x.outlet else None for x in articles]
    return Circumstances([_day(x.published) for x in articles], numbers)


def _day(published: str | None) -> int | None:
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None

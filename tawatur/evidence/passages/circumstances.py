"""What is known of two articles apart from their wording: how far apart they appeared, and where.

News is copied within days; formulae and an outlet's own boilerplate come back at any time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from tawatur.corpus.publication import day_number
from tawatur.evidence.passages.arrays import Doubles, Flags, Ints
from tawatur.model import Article

PROMPT = 2
"""Days within which a copy is as likely as on the same day."""

LATEST = 3.0
"""Greatest value of ``late``: two weeks and more."""


class Circumstances(NamedTuple):
    """Day of publication (ordinal; 0: unknown) and outlet (number; -1: unknown) of each text."""

    day: Ints
    outlet: Ints

    def take(self, which: Ints) -> Circumstances:
        """Those of some texts."""
        return Circumstances(self.day[which], self.outlet[which])

    def followed_by(self, more: Circumstances) -> Circumstances:
        """Those of these texts and of others after them."""
        return Circumstances(np.append(self.day, more.day), np.append(self.outlet, more.outlet))

    def late(self, a: Ints, b: Ints) -> Doubles:
        """How much too late one text is for a copy of the other: 0 within two days, or if unknown."""
        first, second = self.day[a], self.day[b]
        apart = np.where((first > 0) & (second > 0), np.abs(first - second), 0)
        late: Doubles = np.minimum(LATEST, np.log2(np.maximum(1.0, apart / PROMPT)))
        return late

    def same_outlet(self, a: Ints, b: Ints) -> Flags:
        """Did one outlet print both?"""
        same: Flags = (self.outlet[a] >= 0) & (self.outlet[a] == self.outlet[b])
        return same


def circumstances(articles: Sequence[Article], outlets: dict[str, int]) -> Circumstances:
    """What the articles' records say of them; ``outlets`` numbers the outlets and learns new ones."""
    numbers = [outlets.setdefault(x.outlet, len(outlets)) if x.outlet else -1 for x in articles]
    days = np.asarray([day_number(x.published) or 0 for x in articles], np.int64)
    return Circumstances(days, np.asarray(numbers, np.int64))

"""What is known of a feature from all the articles that have it, whatever part of them is looked at.

Articles stand in the order in which they came; what is known of a feature depends on nothing else, so that a
run and an addition to an index come to the same.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from tawatur.evidence.passages.arrays import Flags, Hashes, Ints, Narrow

COMMON = 40
"""Articles from which a feature is too common to propose all pairs of them: it proposes those with the
first."""

CLASSES = (4, 8, 16, COMMON)
"""Greatest spread of each class but the last. Only a crossing from one class to the next matters."""

STANDS_FOR = np.asarray([3, 6, 8, 8, 16])
"""The spread that counts for all of a class."""

EVERYWHERE = 16
"""What stands for a spread above ``COMMON``."""

LOOKED_AT = np.asarray([4096, 4096, 2730, 1170, 819])
"""Of 4,096 features of each class, those that are looked at, so that each text is met equally often."""

LASTING = 2
"""Articles that print a wording before it can be said to last."""

DAYS = 5
"""Days over which one text is printed at most; what more than ``LASTING`` articles print over more of
them lasts."""


class Facts(NamedTuple):
    """For each of some features: how many articles have it, which came first, does it last?

    Once a feature is common, later articles no longer change whether it lasts.
    """

    spread: Ints
    first: Ints
    lasting: Flags

    def codes(self) -> Ints:
        """The class of the spread and whether it lasts, as four bits."""
        return np.searchsorted(CLASSES, self.spread) | self.lasting.astype(np.int64) << 3


def chosen(hashes: Hashes, spread: Ints) -> Flags:
    """Which features propose pairs? Of those of many articles a part is enough, chosen by hash."""
    found: Flags = (hashes & np.uint64(4095)).astype(np.int64) < LOOKED_AT[np.searchsorted(CLASSES, spread)]
    return found & (spread > 1)


def decode(code: Ints) -> tuple[Ints, Flags]:
    """(spread, lasting) from four bits."""
    return STANDS_FOR[code & 7], code > 7


def facts_of_groups(article: Narrow, new: Flags, starts: Ints, sizes: Ints, day: Ints) -> Facts:
    """The facts of features whose every place is at hand: runs of ``article``; ``new``: is it another one?"""
    if not len(starts):
        return Facts(starts, starts, np.zeros(0, np.bool_))
    counted = np.cumsum(new)
    spread = counted[starts + sizes - 1] - counted[starts] + 1
    first = article[starts]
    days = day[article]
    late: Flags = np.greater(counted - np.repeat(counted[starts], sizes), COMMON)
    if late.any():
        days[late] = np.repeat(day[first], sizes)[late]
    return Facts(spread, first.astype(np.int64), lasts(days, starts, spread))


def lasts(days: Ints, starts: Ints, spread: Ints) -> Flags:
    """Which groups have more than ``LASTING`` articles, whose days of publication are known and far apart?"""
    if not len(starts):
        return np.zeros(0, np.bool_)
    first, last = np.minimum.reduceat(days, starts), np.maximum.reduceat(days, starts)
    out: Flags = (spread > LASTING) & (first > 0) & (last - first > DAYS)
    return out

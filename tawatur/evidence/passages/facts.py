"""What is known of a feature when two texts are compared: how many articles have it, and on which days.

Articles stand in the order in which they came. A pair is judged by what was known when the later of the two
came; whenever the index has grown by a fifth or so, all pairs are judged again by all that is known then
(``settled``). So an addition changes nothing that was said before, and a run over all articles comes to the
same.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from tawatur.evidence.passages.arrays import Flags, Hashes, Ints, Narrow

COMMON = 40
"""Articles from which a feature is too common to propose all pairs of them: it proposes those with the
first."""

CLASSES = (4, 8, 16, COMMON)
"""Greatest spread of each class but the last."""

STANDS_FOR = np.asarray([3, 6, 8, 8, 16])
"""The spread that counts for all of a class."""

EVERYWHERE = 16
"""What stands for a spread above ``COMMON``."""

LOOKED_AT = np.asarray([4096, 4096, 2730, 1170, 819])
"""Of 4,096 features of each class, those that are looked at, so that each text is met equally often."""

_CLASS_OF = np.searchsorted(CLASSES, np.arange(COMMON + 2)).astype(np.int32)
_LIMIT_OF = LOOKED_AT[_CLASS_OF].astype(np.uint16)
_LIMIT_OF[:2] = 0  # what one article has proposes nothing

_WEEKS = 64
"""Days after which a day has the same bit again."""


class Facts(NamedTuple):
    """For each of some places of features: how many articles have the feature, and on which days.

    ``days`` has a bit for each day (modulo 64) on which one of the first ``COMMON`` + 1 appeared.
    """

    spread: Narrow
    days: Hashes


def settled(articles: int) -> int:
    """Articles, of so many, whose pairs are judged by what is known of all of them: the number rounded down
    to its three leading bits.
    """
    rest = max(0, articles.bit_length() - 3)
    return articles >> rest << rest


def classes(spread: Narrow) -> Narrow:
    """The class of each spread."""
    found: Narrow = _CLASS_OF[np.minimum(spread, COMMON + 1)]
    return found


def chosen(hashes: Hashes, spread: Narrow) -> Flags:
    """Which features propose pairs? Of those of many articles a part is enough, chosen by hash."""
    found: Flags = (hashes & np.uint64(4095)).astype(np.uint16) < _LIMIT_OF[np.minimum(spread, COMMON + 1)]
    return found


def day_bits(day: Ints, around: int = 0) -> Hashes:
    """A bit for each day, and for those around it; none for a day that is not known (0)."""
    out = np.zeros(len(day), np.uint64)
    for shift in range(-around, around + 1):
        out |= np.uint64(1) << ((day + shift) % _WEEKS).astype(np.uint64)
    out[day <= 0] = 0
    return out


def facts_of_places(
    article: Narrow, fresh: Flags, starts: Ints, sizes: Ints, bits: Hashes, upto: int
) -> Facts:
    """The facts of features all of whose places are at hand, in order: runs from ``starts`` on.

    ``fresh``: is it another article, or another feature, than before? ``bits`` are the days of the articles;
    those before ``upto`` are settled.
    """
    if not len(starts):
        return Facts(np.zeros(0, np.int32), np.zeros(0, np.uint64))
    counted = np.cumsum(fresh, dtype=np.int32)
    rank = counted - np.repeat(counted[starts], sizes) + np.int32(1)
    known = article < upto
    of_known = np.maximum.reduceat(rank * known, starts)
    days = np.where(rank <= COMMON + 1, bits[article], np.uint64(0))
    spread = np.where(known, np.repeat(of_known, sizes), rank)
    total = np.repeat(np.bitwise_or.reduceat(np.where(known, days, np.uint64(0)), starts), sizes)
    if not known.all():
        total = np.where(known, total, np.repeat(np.bitwise_or.reduceat(days, starts), sizes))
        late = np.add.reduceat((~known).astype(np.int32), starts) > 0
        part = np.flatnonzero(np.repeat(late, sizes) & (rank <= COMMON))
        running = running_or(days[part], np.repeat(np.arange(len(starts)), sizes)[part])
        total[part] = np.where(known[part], total[part], running)
    return Facts(spread, total)


def running_or(x: Hashes, group: Ints) -> Hashes:
    """Of each member the bits of all members of its group up to it; groups stand together, and are small
    (a scan by doubling; Hillis and Steele, Comm. ACM 29, 1986).
    """
    out = x.copy()
    step = 1
    while step < len(x):
        same = group[step:] == group[:-step]
        if not same.any():
            break
        out[step:] |= np.where(same, out[:-step], np.uint64(0))
        step *= 2
    return out

"""Which articles have a feature, for an index that grows.

Sorted arrays of numbers, the newest smallest (a log-structured merge tree; O'Neil et al., Acta Informatica
33, 1996): an article is added by sorting its own features, and neighbours of like size are merged.
"""

from __future__ import annotations

import numpy as np

from tawatur.evidence.passages.arrays import Hashes, Ints, changes, members, run_sizes, run_starts
from tawatur.evidence.passages.facts import COMMON, Facts, lasts
from tawatur.evidence.passages.features import PLACE_BITS, PLACE_MASK, Features

_CHUNK = 4_000_000
"""Features that are rewritten in one go."""


def postings(found: Features, offset: int) -> Hashes:
    """Feature, article (counted from ``offset``) and, in the lowest bit, whether it stands there twice.

    ``found.packed`` is sorted, and becomes what is returned.
    """
    packed = found.packed
    size = 0
    for low in range(0, len(packed), _CHUNK):
        part = packed[low : low + _CHUNK]
        article = found.owner[(part & PLACE_MASK).astype(np.int64)].astype(np.uint64) + np.uint64(offset)
        part = part & ~PLACE_MASK | article << np.uint64(1)
        if size and part[0] == packed[size - 1] & ~np.uint64(1):
            part = np.append(packed[size - 1] & ~np.uint64(1), part)
            size -= 1
        starts = run_starts(part)
        part = part[starts] | (run_sizes(starts, len(part)) > 1).astype(np.uint64)
        packed[size : size + len(part)] = part
        size += len(part)
    return packed[:size]


class Postings:
    """Articles by feature. Hashes are given and taken without their place."""

    def __init__(self) -> None:
        self._levels: list[Hashes] = []

    def add(self, level: Hashes) -> None:
        """Take in the postings of articles that come after all the others."""
        self._levels.append(level)
        while len(self._levels) > 1 and 2 * len(self._levels[-1]) >= len(self._levels[-2]):
            joined = np.concatenate((self._levels[-2], self._levels.pop()))
            joined.sort(kind="stable")  # two sorted runs: merged, not sorted
            self._levels[-1] = joined

    def counts(self, hashes: Hashes) -> Ints:
        """How many articles have each feature."""
        out = np.zeros(len(hashes), np.int64)
        for level in self._levels:
            low, high = _range(level, hashes)
            out += high - low
        return out

    def holders(self, hashes: Hashes, limit: int = COMMON + 1) -> tuple[Ints, Ints, Ints]:
        """(which hash, article, times it stands there: 1 or 2) of the first articles of each, in order."""
        pieces = []
        room = np.full(len(hashes), limit)
        for level in self._levels:
            low, high = _range(level, hashes)
            which, at = members(low, np.minimum(high, low + room))
            room -= np.minimum(high - low, room)
            pieces.append((which, (level[at] & PLACE_MASK).astype(np.int64)))
        which, packed = (np.concatenate(x) for x in zip(*pieces, strict=True))
        order = np.argsort(which, kind="stable")
        which, packed = which[order], packed[order]
        return which, packed >> 1, 1 + (packed & 1)

    def facts(self, hashes: Hashes, day: Ints) -> Facts:
        """What is known of features, see ``Facts``; all hashes are known. ``day`` is that of all articles."""
        spread = self.counts(hashes)
        which, article, _ = self.holders(hashes)
        starts = run_starts(which)
        days = day[article]
        lasting = np.zeros(len(hashes), np.bool_)
        first = np.full(len(hashes), -1, np.int64)
        lasting[which[starts]] = lasts(days, starts, spread[which[starts]])
        first[which[starts]] = article[starts]
        return Facts(spread, first, lasting)


def _range(level: Hashes, hashes: Hashes) -> tuple[Ints, Ints]:
    """Where the features stand in a level."""
    low = hashes << PLACE_BITS
    return np.searchsorted(level, low), np.searchsorted(level, low | PLACE_MASK, side="right")


def distinct_hashes(level: Hashes) -> Hashes:
    """The features of sorted postings, each once."""
    hashes = level >> PLACE_BITS
    once: Hashes = hashes[changes(hashes)]
    return once

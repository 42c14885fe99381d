"""Which articles have a feature, for an index that grows.

Sorted arrays of numbers, the newest smallest (a log-structured merge tree; O'Neil et al., Acta Informatica
33, 1996): an article is added by sorting its own features, and neighbours of like size are merged.
"""

from __future__ import annotations

import numpy as np

from tawatur.evidence.passages.arrays import Hashes, Ints, members, run_sizes, run_starts
from tawatur.evidence.passages.facts import COMMON, Facts, running_or
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

    def __len__(self) -> int:
        return sum(map(len, self._levels))

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
        pieces = [(np.zeros(0, np.int64), np.zeros(0, np.int64))]
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

    def facts(self, level: Hashes, bits: Hashes) -> tuple[Facts, Ints]:
        """What was known of each feature of new texts when the text came, and the first article that has it.

        ``level`` are the postings of the new texts, not yet taken in; ``bits`` the days of all articles.
        """
        hashes = level >> PLACE_BITS
        article = ((level & PLACE_MASK) >> np.uint64(1)).astype(np.int64)
        starts = run_starts(hashes)
        sizes = run_sizes(starts, len(hashes))
        group = np.repeat(np.arange(len(starts)), sizes)
        once = hashes[starts]
        before = self.counts(once)
        rank = np.arange(len(hashes)) - np.repeat(starts, sizes) + 1 + before[group]
        which, holder, _ = self.holders(once)
        held = run_starts(which)
        first = article[starts]
        first[which[held]] = holder[held]
        days = np.where(rank <= COMMON + 1, bits[article], np.uint64(0))
        if len(held):
            days[starts[which[held]]] |= np.bitwise_or.reduceat(bits[holder], held)
        return Facts(rank.astype(np.int32), running_or(days, group)), first[group]


def _range(level: Hashes, hashes: Hashes) -> tuple[Ints, Ints]:
    """Where the features stand in a level."""
    low = hashes << PLACE_BITS
    return np.searchsorted(level, low), np.searchsorted(level, low | PLACE_MASK, side="right")

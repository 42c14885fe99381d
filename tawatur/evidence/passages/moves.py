"""Wording that stands in both stretches, but at another place.

Three words in a row that are left over on both sides are looked for by sorting, in all pairs at once; only
pairs that have some are looked at one by one.
"""

from __future__ import annotations

import numpy as np

from tawatur.evidence.passages.arrays import Hashes, Ints, members, run_sizes, run_starts
from tawatur.evidence.passages.wording import Bounds, Runs, Wording, differences

MOVE = 3
"""Words that wording must have to count as moved, not as chance."""

MOVE_WEIGHT = 2.1
"""Match weight that it must have."""

_PLACES = 8
"""Places of the same three words that are tried."""

_Gap = tuple[int, int]


def find_moves(wording: Wording, bounds: Bounds, runs: Runs) -> Runs:
    """The runs, and the moved ones of what lies between them, in order."""
    gaps = differences(bounds, runs)
    in_a, in_b = gaps.a1 - gaps.a0 >= MOVE, gaps.b1 - gaps.b0 >= MOVE
    a, b = (
        (gaps.region[in_a], gaps.a0[in_a], gaps.a1[in_a]),
        (gaps.region[in_b], gaps.b0[in_b], gaps.b1[in_b]),
    )
    found: list[tuple[int, int, int, int, int]] = []
    for region in _with_common_words(wording, a, b).tolist():
        mine = ([(int(x), int(y)) for x, y in _of(region, side)] for side in (a, b))
        found += [(region, *move) for move in _moved_runs(wording, next(mine), next(mine))]
    if not found:
        return runs
    region, a0, a1, b0, b1 = np.asarray(found, np.int64).T
    joined = [
        np.concatenate(x)
        for x in zip(runs, (region, a0, a1, b0, b1, np.ones(len(a0), np.bool_)), strict=True)
    ]
    order = np.lexsort((joined[3], joined[1], joined[0]))
    return Runs(*(x[order] for x in joined))


def _of(region: int, side: tuple[Ints, Ints, Ints]) -> zip[tuple[int, int]]:
    low, high = np.searchsorted(side[0], (region, region + 1))
    return zip(side[1][low:high], side[2][low:high], strict=True)


def _with_common_words(wording: Wording, a: tuple[Ints, Ints, Ints], b: tuple[Ints, Ints, Ints]) -> Ints:
    """Regions in which three words in a row are left over on both sides."""
    both = np.intersect1d(a[0], b[0])
    packed = [_threes(wording, *(x[np.isin(side[0], both)] for x in side)) << np.uint64(1) for side in (a, b)]
    joined = np.concatenate((packed[0], packed[1] | np.uint64(1)))
    joined.sort()
    same = joined >> np.uint64(1)
    starts = run_starts(same)
    mixed = (joined[starts] & np.uint64(1)) != (
        joined[starts + run_sizes(starts, len(same)) - 1] & np.uint64(1)
    )
    return np.unique((same[starts[mixed]] >> np.uint64(39)).astype(np.int64))


def _threes(wording: Wording, region: Ints, low: Ints, high: Ints) -> Hashes:
    """Region and a hash of the stems of every three words in a row."""
    which, at = members(low, high - MOVE + 1)
    hashes = np.zeros(len(at), np.uint64)
    for k in range(MOVE):
        hashes = hashes * np.uint64(0x9E3779B97F4A7C15) + wording.stem[at + k].astype(np.uint64)
        hashes ^= hashes >> np.uint64(31)
    return region[which].astype(np.uint64) << np.uint64(39) | hashes >> np.uint64(25)


def _moved_runs(wording: Wording, in_a: list[_Gap], in_b: list[_Gap]) -> list[tuple[int, int, int, int]]:
    text = wording.text
    places: dict[str, list[int]] = {}
    free: dict[int, int] = {}  # where the gap of b ends in which a word is still free
    for low, high in in_b:
        free.update(dict.fromkeys(range(low, high), high))
        for j in range(low, high - MOVE + 1):
            places.setdefault(text[j : j + MOVE], []).append(j)
    moves = []
    for low, high in in_a:
        i = low
        while i + MOVE <= high:
            starts = places.get(text[i : i + MOVE])
            size, j = _longest(text, i, high, starts[:_PLACES], free) if starts else (0, 0)
            if size >= MOVE and float(wording.weight(i, i + size)) >= MOVE_WEIGHT:  # type: ignore[arg-type]
                moves.append((i, i + size, j, j + size))
                for k in range(j, j + size):
                    del free[k]
                i += size
            else:
                i += 1
    return moves


def _longest(text: str, i: int, end: int, starts: list[int], free: dict[int, int]) -> tuple[int, int]:
    """(length, start in b) of the longest run from ``i`` that is still free in b."""
    best = (0, 0)
    for j in starts:
        size = 0
        limit = min(end - i, free.get(j, j) - j)
        while size < limit and j + size in free and text[i + size] == text[j + size]:
            size += 1
        if size > best[0]:
            best = (size, j)
    return best

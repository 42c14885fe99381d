"""Wording that stands in both stretches, but at another place.

Three words in a row that are left over on both sides are looked for by sorting, in all pairs at once; only
pairs that have some are looked at one by one.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from tawatur.evidence.passages.arrays import Hashes, Ints, contains, members, run_sizes, run_starts
from tawatur.evidence.passages.wording import Bounds, Runs, Wording, differences

MOVE = 3
"""Words that wording must have to count as moved, not as chance."""

MOVE_WEIGHT = 2.1
"""Match weight that it must have."""

_PLACES = 8
"""Places of the same three words that are tried."""

_Place = tuple[int, int]
"""Where three words begin, and where the difference ends that holds them."""


def find_moves(wording: Wording, bounds: Bounds, runs: Runs) -> Runs:
    """The runs, and the moved ones of what lies between them, in order."""
    gaps = differences(bounds, runs)
    in_a, in_b = gaps.a1 - gaps.a0 >= MOVE, gaps.b1 - gaps.b0 >= MOVE
    a, b = _common_threes(
        wording,
        (gaps.region[in_a], gaps.a0[in_a], gaps.a1[in_a]),
        (gaps.region[in_b], gaps.b0[in_b], gaps.b1[in_b]),
    )
    found: list[tuple[int, int, int, int, int]] = []
    for region, in_a_of, in_b_of in _by_region(a, b):
        found += [(region, *move) for move in _moved_runs(wording, in_a_of, in_b_of)]
    if not found:
        return runs
    region, a0, a1, b0, b1 = np.asarray(found, np.int64).T
    joined = [
        np.concatenate(x)
        for x in zip(runs, (region, a0, a1, b0, b1, np.ones(len(a0), np.bool_)), strict=True)
    ]
    order = np.lexsort((joined[3], joined[1], joined[0]))
    return Runs(*(x[order] for x in joined))


_Side = tuple[Ints, Ints, Ints]
"""Region, first word and end of each of some stretches, ordered by region and first word."""


def _by_region(a: _Side, b: _Side) -> Iterator[tuple[int, list[_Place], list[_Place]]]:
    """The places of both sides, region by region; the regions of both sides are the same."""
    starts = (run_starts(a[0]), run_starts(b[0]))
    bounds = (np.append(first, len(side[0])).tolist() for first, side in zip(starts, (a, b), strict=True))
    places = [list(zip(side[1].tolist(), side[2].tolist(), strict=True)) for side in (a, b)]
    cuts = [pairwise(x) for x in bounds]
    for region, (a0, a1), (b0, b1) in zip(a[0][starts[0]].tolist(), *cuts, strict=True):
        yield region, places[0][a0:a1], places[1][b0:b1]


def _common_threes(wording: Wording, a: _Side, b: _Side) -> tuple[_Side, _Side]:
    """Places of three words in a row that are left over on both sides of a region, with the end of what
    is left over there.
    """
    both = np.intersect1d(a[0], b[0])
    sides = [_threes(wording, *(x[np.isin(side[0], both)] for x in side)) for side in (a, b)]
    joined = np.concatenate((sides[0][0] << np.uint64(1), sides[1][0] << np.uint64(1) | np.uint64(1)))
    joined.sort()
    same = joined >> np.uint64(1)
    starts = run_starts(same)
    mixed = (joined[starts] & np.uint64(1)) != (
        joined[starts + run_sizes(starts, len(same)) - 1] & np.uint64(1)
    )
    common = same[starts[mixed]]
    first, second = (_found_in(common, *side) for side in sides)
    return first, second


def _found_in(common: Hashes, packed: Hashes, at: Ints, end: Ints) -> _Side:
    which = np.flatnonzero(contains(common, packed))
    return (packed[which] >> np.uint64(39)).astype(np.int64), at[which], end[which]


def _threes(wording: Wording, region: Ints, low: Ints, high: Ints) -> tuple[Hashes, Ints, Ints]:
    """Region and a hash of the stems of every three words in a row, where they begin, and the end of
    their stretch.
    """
    which, at = members(low, high - MOVE + 1)
    hashes = np.zeros(len(at), np.uint64)
    for k in range(MOVE):
        hashes = hashes * np.uint64(0x9E3779B97F4A7C15) + wording.stem[at + k].astype(np.uint64)
        hashes ^= hashes >> np.uint64(31)
    return region[which].astype(np.uint64) << np.uint64(39) | hashes >> np.uint64(25), at, high[which]


def _moved_runs(wording: Wording, in_a: list[_Place], in_b: list[_Place]) -> list[tuple[int, int, int, int]]:
    text = wording.text
    places: dict[str, list[_Place]] = {}
    for j, end in in_b:
        places.setdefault(text[j : j + MOVE], []).append((j, end))
    taken: set[int] = set()
    moves = []
    after = 0
    for i, end in in_a:
        if i < after:
            continue
        starts = places.get(text[i : i + MOVE])
        size, j = _longest(text, i, end, starts[:_PLACES], taken) if starts else (0, 0)
        if size >= MOVE and float(wording.weight(i, i + size)) >= MOVE_WEIGHT:  # type: ignore[arg-type]
            moves.append((i, i + size, j, j + size))
            taken.update(range(j, j + size))
            after = i + size
    return moves


def _longest(text: str, i: int, end: int, starts: list[_Place], taken: set[int]) -> tuple[int, int]:
    """(length, start in b) of the longest run from ``i`` that is still free in b."""
    best = (0, 0)
    for j, end_b in starts:
        size = 0
        limit = min(end - i, end_b - j)
        while size < limit and j + size not in taken and text[i + size] == text[j + size]:
            size += 1
        if size > best[0]:
            best = (size, j)
    return best

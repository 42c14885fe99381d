"""How stretches of words align: runs of equal stems, and moved ones.

Words are aligned by edit distance (rapidfuzz) over their stems, all pairs of stretches in one go; wording
that stands in both but at another place is then looked for in what is left over (``moves``).
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from operator import attrgetter

import numpy as np
from rapidfuzz.distance import Levenshtein

from tawatur.evidence.passages.arrays import Ints, members, run_starts
from tawatur.evidence.passages.moves import find_moves
from tawatur.evidence.passages.wording import Bounds, Runs, Wording, differences

STRAY = 0.9
"""Match weight below which an agreement between two long differences is chance (a lone «في»)."""

_triple = attrgetter("a", "b", "size")


def common_runs(wording: Wording, bounds: Bounds) -> Runs:
    """The words that both stretches of each pair have in common, in order or moved."""
    runs = _without_strays(wording, bounds, _matching(wording.text, bounds))
    return find_moves(wording, bounds, runs)


def _matching(text: str, bounds: Bounds) -> Runs:
    pairs = zip(*(x.tolist() for x in bounds), strict=True)
    found = [
        Levenshtein.editops(text[a0:a1], text[b0:b1]).as_matching_blocks()[:-1] for a0, a1, b0, b1 in pairs
    ]
    sizes = np.fromiter(map(len, found), np.int64, len(found))
    return _columns(bounds, sizes, chain.from_iterable(map(_triple, chain.from_iterable(found))))


def _columns(bounds: Bounds, sizes: Ints, numbers: Iterable[int]) -> Runs:
    a, b, size = np.fromiter(numbers, np.int64, 3 * int(sizes.sum())).reshape(-1, 3).T
    region = np.repeat(np.arange(len(sizes)), sizes)
    a, b = a + bounds.a0[region], b + bounds.b0[region]
    return Runs(region, a, a + size, b, b + size, np.zeros(len(a), np.bool_))


def _without_strays(wording: Wording, bounds: Bounds, runs: Runs) -> Runs:
    """The runs without those that are too weak to be more than chance between longer differences."""
    gaps = differences(bounds, runs)
    size = runs.a1 - runs.a0
    # the difference before the k-th run of a region is the k-th of the region, the one after it is next
    before = np.arange(len(size)) + runs.region
    longer = np.maximum(gaps.a1 - gaps.a0, gaps.b1 - gaps.b0)
    apart = (longer[before] > size) & (longer[before + 1] > size)
    stray = apart & (size <= 2) & (wording.weight(runs.a0, runs.a1) < STRAY)
    return runs.take(~stray)


def distinct_stems(wording: Wording, runs: Runs, regions: int) -> tuple[Ints, Ints]:
    """(different stems, words) among the aligned words of each pair."""
    owner, words = members(runs.a0, runs.a1)
    region = runs.region[owner]
    packed = region.astype(np.uint64) << np.uint64(32) | wording.stem[words].astype(np.uint64)
    packed.sort()
    once = packed[run_starts(packed)] >> np.uint64(32)
    return np.bincount(once.astype(np.int64), minlength=regions), np.bincount(region, minlength=regions)

"""Which clauses of a story are compared at all: those that share a telling word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from heapq import nsmallest

import numpy as np
from numpy.typing import NDArray

from tawatur.findings.claims.slots import Saying

_ALL = 450
"""Up to so many different clauses every pair is looked at."""

_KEPT = 24
"""In larger stories, so many partners a clause at most."""

_COMMON = 120
"""In larger stories, a word that more clauses hold brings no partners."""


Numbers = NDArray[np.int64]


def candidates(sayings: Sequence[Saying]) -> Iterator[tuple[Numbers, Numbers]]:
    """Pairs of clauses (lower number first) worth comparing, in blocks of (lower, higher) numbers.

    The work grows with the story, not with its square.
    """
    if len(sayings) <= _ALL:
        if len(sayings) > 1:
            rows, columns = np.triu_indices(len(sayings), 1)
            yield rows.astype(np.int64), columns.astype(np.int64)
        return
    holders: dict[str, list[int]] = defaultdict(list)
    for i, saying in enumerate(sayings):
        for key in saying.words:
            holders[key].append(i)
    pairs: set[tuple[int, int]] = set()
    for j, saying in enumerate(sayings):
        shared: dict[int, float] = defaultdict(float)
        for key, weight in saying.words.items():
            if len(holders[key]) <= _COMMON:
                for i in holders[key]:
                    shared[i] += weight / (saying.total + sayings[i].total)
        shared.pop(j, None)
        for i in nsmallest(_KEPT, shared, key=lambda i: (-shared[i], i)):
            pairs.add((min(i, j), max(i, j)))
    block = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)
    for start in range(0, len(block), _BLOCK):
        yield block[start : start + _BLOCK, 0], block[start : start + _BLOCK, 1]


_BLOCK = 100_000

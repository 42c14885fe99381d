"""Which clauses of a story are compared at all: those that share a telling word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tawatur.findings.claims.slots import Saying

_ALL = 450
"""Up to so many different clauses every pair is looked at."""

_KEPT = 60
"""In larger stories, so many partners a clause at most."""

_COMMON = 400
"""In larger stories, a word that more clauses hold brings no partners."""


def candidates(sayings: Sequence[Saying]) -> list[tuple[int, int]]:
    """Pairs of clauses (lower number first) worth comparing; grows with the story, not with its square."""
    if len(sayings) <= _ALL:
        return [(i, j) for j in range(len(sayings)) for i in range(j)]
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
        for i in sorted(shared, key=lambda i: (-shared[i], i))[:_KEPT]:
            pairs.add((min(i, j), max(i, j)))
    return sorted(pairs)

"""What a third article knows: two edited copies of one passage may share too little to be sure of.

Where both sides of a doubtful region are accepted copies of the same place in a third article, the
region is common wording: its two sides have one origin.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tawatur.evidence.passages.verification import WEIGHTS, Candidate

SHARE = 0.5
"""Part of a doubtful side that the accepted passage must cover."""

SAME_PLACE = 0.3
"""Overlap (of the union) that the two projections into the third article must have."""


class _Link(NamedTuple):
    """Words ``here`` of one article are known from words ``there`` of another."""

    here: tuple[int, int]
    other: int
    there: tuple[int, int]


def accept(candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """The candidates with a positive score, and those that a third article makes positive, in order."""
    links: dict[int, list[_Link]] = defaultdict(list)
    doubtful = {i for c in candidates if _is_doubtful(c) for i in c.pair}
    for c in candidates:
        if c.score > 0:
            a, b = c.pair
            if a in doubtful:
                links[a].append(_Link((c.a0, c.a1), b, (c.b0, c.b1)))
            if b in doubtful:
                links[b].append(_Link((c.b0, c.b1), a, (c.a0, c.a1)))
    for c in candidates:
        if c.score > 0 or (_is_doubtful(c) and _has_common_origin(c, links)):
            yield c


def _is_doubtful(c: Candidate) -> bool:
    return -WEIGHTS["support"] < c.score <= 0


def _has_common_origin(c: Candidate, links: dict[int, list[_Link]]) -> bool:
    a, b = c.pair
    from_a: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for third, place in _projections((c.a0, c.a1), links.get(a, ())):
        if third != b:
            from_a[third].append(place)
    for third, place in _projections((c.b0, c.b1), links.get(b, ())):
        if any(_overlap(place, other) >= SAME_PLACE for other in from_a.get(third, ())):
            return True
    return False


def _projections(words: tuple[int, int], links: Iterable[_Link]) -> Iterator[tuple[int, tuple[float, float]]]:
    """Where in other articles a stretch is known from, by its place within the accepted passages."""
    low, high = words
    for (start, end), other, (first, last) in links:
        if min(end, high) - max(start, low) > SHARE * (high - low):
            pace = (last - first) / (end - start)
            yield other, (first + (low - start) * pace, first + (high - start) * pace)


def _overlap(x: tuple[float, float], y: tuple[float, float]) -> float:
    union = max(x[1], y[1]) - min(x[0], y[0])
    return (min(x[1], y[1]) - max(x[0], y[0])) / union if union > 0 else 0.0

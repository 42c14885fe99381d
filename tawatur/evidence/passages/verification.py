"""Sixth step: which regions are common wording, and which are formulae, topic or chance.

Each region is aligned and scored by a table of named factors; neighbours that score better as one
are joined. A region is kept if the sum of its factors is positive.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from math import log
from typing import NamedTuple

from tawatur.evidence.passages.alignment import align_stems, find_moves

WEIGHTS = {"substance": 7.5, "density": 7.7, "constant": -23.0}
"""What each factor adds: fitted on the made-up reuse of ``evaluation/reuse``, where the truth is known."""

JOIN = 40
"""Words between two regions of one pair, on either side, across which they may be joined."""


class Candidate(NamedTuple):
    """A region that was aligned: words ``a0:a1``, ``b0:b1`` (indices in all words) and what speaks for it."""

    pair: tuple[int, int]
    a0: int
    a1: int
    b0: int
    b1: int
    score: float


class Judge:
    """Aligns and scores regions of one set of texts."""

    def __init__(self, stem: Sequence[int], weight: Sequence[float]) -> None:
        self._stem = stem
        self._weight = weight

    def score(self, a0: int, a1: int, b0: int, b1: int) -> float:
        """The sum of the factors; positive means common wording."""
        return sum(WEIGHTS[name] * value for name, value in self.factors(a0, a1, b0, b1).items())

    def factors(self, a0: int, a1: int, b0: int, b1: int) -> dict[str, float]:
        """Named factors of a region.

        ``substance``: log of the summed weight of the words that align. ``density``: their share of
        the weight of all words.
        """
        a, b, weight = self._stem[a0:a1], self._stem[b0:b1], self._weight
        blocks = find_moves(align_stems(a, b, weight), a, b, weight)
        common = sum(weight[s] for x in blocks if x.kind != "differs" for s in a[x.a0 : x.a1])
        total = sum(weight[s] for s in a) + sum(weight[s] for s in b)
        return {
            "substance": log(common + 0.1),
            "density": 2 * common / total if total else 0.0,
            "constant": 1.0,
        }


def verify(
    regions: Iterable[tuple[tuple[int, int], int, int, int, int]], judge: Judge
) -> Iterator[Candidate]:
    """The regions that are common wording, ordered; ``regions`` come ordered by pair, then by ``a0``."""
    for pair, members in groupby(regions, key=lambda r: r[0]):
        scored = [Candidate(pair, *r[1:], judge.score(*r[1:])) for r in members]
        yield from (c for c in _join(scored, judge) if c.score > 0)


def _join(candidates: list[Candidate], judge: Judge) -> list[Candidate]:
    """Join neighbours as long as the whole scores better than the better part."""
    out: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (c.a0, c.b0)):
        merged = candidate
        for other in reversed(out[-4:]):
            whole = _joined(other, merged, judge)
            if whole is not None:
                out.remove(other)
                merged = whole
        out.append(merged)
    return sorted(out, key=lambda c: (c.a0, c.b0))


def _joined(x: Candidate, y: Candidate, judge: Judge) -> Candidate | None:
    gap_a = max(x.a0, y.a0) - min(x.a1, y.a1)
    gap_b = max(x.b0, y.b0) - min(x.b1, y.b1)
    if gap_a > JOIN or gap_b > JOIN:
        return None
    bounds = (min(x.a0, y.a0), max(x.a1, y.a1), min(x.b0, y.b0), max(x.b1, y.b1))
    score = judge.score(*bounds)
    overlap = gap_a < 0 and gap_b < 0
    if score < max(x.score, y.score) and not overlap:
        return None
    return Candidate(x.pair, *bounds, max(score, x.score, y.score) if overlap else score)

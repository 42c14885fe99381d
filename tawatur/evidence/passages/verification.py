"""Sixth step: which regions are common wording, and which are formulae, topic or chance.

Each region is aligned, cut where long stretches have nothing in common, and scored by a table of named
factors; neighbours that score better as one are joined. A region is kept if the sum is positive.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from math import log
from typing import NamedTuple

from tawatur.evidence.passages.alignment import Block, align_stems, find_moves

WEIGHTS = {
    "substance": 5.0,
    "density": 3.6,
    "verbatim": 4.1,
    "imbalance": -7.3,
    "opening": 0.8,
    "closing": 1.2,
    "company": 2.0,
    "support": 5.6,
    "constant": -14.9,
}
"""What each factor adds: fitted by logistic regression on the made-up reuse of ``evaluation/reuse``, where
the truth is known, but for ``company``, which it hardly has. ``support`` is added in ``support.accept``."""

NEARLY_ALL = 0.85
"""Density from which wording counts as verbatim, but for a word here and there."""

JOIN = 40
"""Words between two regions of one pair, on either side, across which they may be joined."""

SLACK = 2.0
"""How much worse than its better part a joined region may score."""

UNLIKE = 0.28
"""What a word without partner costs when the ends of a region are settled; an aligned one earns its weight."""

FAINT = 5.0
"""Summed weight of aligned words below which what was cut off is not looked at again."""

Pair = tuple[int, int]
Bounds = tuple[int, int, int, int]


class Candidate(NamedTuple):
    """Words ``a0:a1``, ``b0:b1`` (indices in all words) of a pair of articles and what speaks for them."""

    pair: Pair
    a0: int
    a1: int
    b0: int
    b1: int
    score: float


class Judge:
    """Aligns and scores regions of one set of texts."""

    def __init__(self, stem: Sequence[int], weight: Sequence[float], opens: Sequence[bool]) -> None:
        self._stem = stem
        self._weight = weight
        self._opens = (*opens, True)

    def parts(self, bounds: Bounds) -> Iterator[tuple[Bounds, float]]:
        """The stretches of a region that hold together, each with its score, best first."""
        queue = [bounds]
        while queue:
            region = queue.pop()
            blocks = self._align(region)
            common = [x for x in blocks if x.kind != "differs"]
            kept = common
            for axis in (0, 1, 0, 1):
                kept = self._densest(kept, blocks, region, axis)
            if not kept:
                continue
            inner = _bounds(kept, region)
            yield inner, self.score(inner)
            for rest in ([x for x in common if x.a1 <= kept[0].a0], [x for x in common if x.a0 >= kept[-1].a1]):
                if rest and sum(self._worth(x, region) for x in rest) >= FAINT:
                    queue.append(_bounds(rest, region))

    def score(self, bounds: Bounds) -> float:
        """The sum of the factors; positive means common wording."""
        return sum(WEIGHTS[name] * value for name, value in self.factors(bounds).items())

    def factors(self, bounds: Bounds) -> dict[str, float]:
        """Named factors of a region.

        ``substance``: log of the summed weight of the words that align. ``density``: their share of
        the weight of all words; ``verbatim``: what of it is over 85 %. ``imbalance``: log of the ratio
        of the two lengths. ``opening``, ``closing``: does the region begin, or end, where both texts
        set off a sentence, a line or a quotation? Copies mostly do, formulae stand within.
        """
        a0, a1, b0, b1 = bounds
        common = sum(self._worth(x, bounds) for x in self._align(bounds) if x.kind != "differs")
        total = sum(self._weight[s] for s in self._stem[a0:a1]) + sum(self._weight[s] for s in self._stem[b0:b1])
        density = 2 * common / total if total else 0.0
        return {
            "substance": log(common + 0.1),
            "density": density,
            "verbatim": max(0.0, density - NEARLY_ALL),
            "imbalance": abs(log((a1 - a0) / (b1 - b0))),
            "opening": float(self._opens[a0] and self._opens[b0]),
            "closing": float(self._opens[a1] and self._opens[b1]),
            "constant": 1.0,
        }

    def _align(self, bounds: Bounds) -> list[Block]:
        a, b = self._stem[bounds[0] : bounds[1]], self._stem[bounds[2] : bounds[3]]
        return find_moves(align_stems(a, b, self._weight), a, b, self._weight)

    def _worth(self, block: Block, region: Bounds) -> float:
        return sum(self._weight[s] for s in self._stem[region[0] + block.a0 : region[0] + block.a1])

    def _densest(self, common: list[Block], blocks: list[Block], region: Bounds, axis: int) -> list[Block]:
        """The run of aligned blocks, in the order of one side, that earns most (Kadane's maximum segment)."""
        low, high = (1, 2) if axis == 0 else (3, 4)
        best, best_sum, run, total, at = (0, 0), 0.0, 0, 0.0, None
        ordered = sorted(common, key=lambda x: x[low])
        for i, block in enumerate(ordered):
            if at is not None:
                total -= UNLIKE * (block[low] - at)
            if total <= 0:
                run, total = i, 0.0
            total += self._worth(block, region)
            at = block[high]
            if total > best_sum:
                best, best_sum = (run, i + 1), total
        return sorted(ordered[slice(*best)], key=lambda x: x.a0)


def _bounds(blocks: list[Block], region: Bounds) -> Bounds:
    a, b = region[0], region[2]
    return (
        a + min(x.a0 for x in blocks),
        a + max(x.a1 for x in blocks),
        b + min(x.b0 for x in blocks),
        b + max(x.b1 for x in blocks),
    )


def verify(regions: Iterable[tuple[Pair, int, int, int, int]], judge: Judge) -> Iterator[Candidate]:
    """The regions, cut and joined, with their scores, in order; ``regions`` come ordered by pair, then by ``a0``."""
    for pair, members in groupby(regions, key=lambda r: r[0]):
        parts = [Candidate(pair, *bounds, score) for r in members for bounds, score in judge.parts(r[1:])]
        yield from _with_company(_join(parts, judge))


def _with_company(candidates: list[Candidate]) -> Iterator[Candidate]:
    """Two articles that share one passage more readily share another."""
    best = max((c.score for c in candidates), default=0.0)
    for c in candidates:
        accompanied = best > 0 and c.score <= 0
        yield c._replace(score=c.score + WEIGHTS["company"]) if accompanied else c


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
    score = judge.score(bounds)
    overlap = gap_a < 0 and gap_b < 0
    if score < max(x.score, y.score) - SLACK and not overlap:
        return None
    return Candidate(x.pair, *bounds, max(score, x.score, y.score) if overlap else score)

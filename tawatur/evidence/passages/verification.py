"""Sixth step: which regions are common wording, and which are formulae, topic or chance.

Each region is aligned, cut where long stretches have nothing in common, and scored by a table of named
factors; neighbours that score better as one are joined. A region is kept if the sum is positive.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from math import log
from operator import itemgetter
from typing import NamedTuple

import numpy as np

from tawatur.evidence.passages.blocks import Block, Bounds, Wording, align_words
from tawatur.evidence.passages.circumstances import Circumstances
from tawatur.evidence.passages.vocabulary import Words

WEIGHTS = {
    "substance": 5.0,
    "density": 3.6,
    "verbatim": 4.1,
    "imbalance": -2.5,
    "opening": 0.5,
    "closing": 1.2,
    "known": -0.9,
    "figures": -1.2,
    "variety": 8.0,
    "lasting": -4.0,
    "late": -1.2,
    "house": -3.0,
    "company": 2.0,
    "support": 5.6,
    "constant": -14.4,
}
"""What each factor adds: fitted by logistic regression on the made-up reuse of ``evaluation/reuse``, where
the truth is known; from ``known`` to ``company``, which it hardly has, set by reading real articles.
``support`` is added in ``support.accept``."""

MOST_FIGURES = 8
"""Numbers that differ, beyond which more of them add nothing."""

NEARLY_ALL = 0.85
"""Density from which wording counts as verbatim, but for a word here and there."""

JOIN = 20
"""Words between two regions of one pair, on either side, across which they may be joined."""

SLACK = 2.0
"""How much worse than its better part a joined region may score."""

UNLIKE = 0.24
"""What a word without partner costs when a region's ends are settled; an aligned one earns its weight."""

FAINT = 5.0
"""Summed weight of aligned words below which what was cut off is not looked at again."""

VARIED = 0.6
"""Share of different words among the aligned ones that running text has; lists of names have less."""

MARGIN = 0.3
"""Part of an article up to which wording at its very beginning or end can be the outlet's boilerplate."""

Pair = tuple[int, int]


class Fame(NamedTuple):
    """How often a region's wording was met in other articles, see ``Regions``."""

    known: float
    lasting: float


class Candidate(NamedTuple):
    """Words ``a0:a1``, ``b0:b1`` (indices in all words) of a pair of articles and what speaks for them."""

    pair: Pair
    a0: int
    a1: int
    b0: int
    b1: int
    fame: Fame
    score: float


class Judge:
    """Aligns and scores regions of one set of texts."""

    def __init__(self, words: Words, wording: Wording, known: Circumstances) -> None:
        self._wording = wording
        self._circumstances = known
        self._first: list[int] = words.first.tolist()
        opens = np.append(words.opens, True).astype(np.uint8)
        self._opens = memoryview(opens)  # type: ignore[arg-type]  # numpy arrays are buffers
        numbers = np.cumsum(words.number[words.stem], dtype=np.int64)
        numbers = np.append(np.int64(0), numbers)
        self._numbers = memoryview(numbers)  # type: ignore[arg-type]

    def parts(self, pair: Pair, bounds: Bounds, fame: Fame) -> Iterator[tuple[Bounds, float]]:
        """The stretches of a region that hold together, each with its score, best first."""
        queue = [bounds]
        while queue:
            region = queue.pop()
            common = self._common(region)
            kept = self._densest(self._densest(common, 0), 1)
            if len(kept) < len(common):
                kept = self._densest(self._densest(kept, 0), 1)
            if not kept:
                continue
            inner = _around(kept)
            yield inner, self._sum(pair, inner, kept, fame)
            rests = ([x for x in common if x.a1 <= inner[0]], [x for x in common if x.a0 >= inner[1]])
            queue += [_around(rest) for rest in rests if self._worth(rest) >= FAINT]

    def score(self, pair: Pair, bounds: Bounds, fame: Fame) -> float:
        """The sum of the factors; positive means common wording."""
        return self._sum(pair, bounds, self._common(bounds), fame)

    def factors(self, pair: Pair, bounds: Bounds, common: list[Block], fame: Fame) -> dict[str, float]:
        """Named factors of a region whose aligned blocks are known.

        ``substance``: log of the summed weight of the words that align. ``density``: their share of
        the weight of all words; ``verbatim``: what of it is over 85 %. ``imbalance``: log of the ratio
        of the two lengths. ``opening``, ``closing``: does the region begin, or end, where both texts
        set off a sentence, a line or a quotation? Copies mostly do, formulae stand within. ``known``:
        how often the wording was met in other articles; ``lasting``:
        how much of it was met over more than a few days. ``figures``: numbers that differ, less those
        that agree: a copy keeps them, a form (the market's close, the weather) is filled in anew.
        ``variety``: log of the share of different words, where it is low: lists of names and titles.
        ``late``: see ``Circumstances.late``. ``house``: is it a small part at the very beginning, or
        end, of two articles of one outlet?
        """
        a0, a1, b0, b1 = bounds
        shared = self._worth(common)
        total = self._wording.weight(a0, a1) + self._wording.weight(b0, b1)
        density = 2 * shared / total if total else 0.0
        return {
            "substance": log(shared + 0.1),
            "density": density,
            "verbatim": max(0.0, density - NEARLY_ALL),
            "imbalance": abs(log((a1 - a0) / (b1 - b0))),
            "opening": float(self._opens[a0] and self._opens[b0]),
            "closing": float(self._opens[a1] and self._opens[b1]),
            "known": fame.known,
            "lasting": fame.lasting,
            "figures": self._figures(bounds, common),
            "variety": self._variety(common),
            "late": self._circumstances.late(*pair),
            "house": float(self._is_house_style(pair, bounds)),
            "constant": 1.0,
        }

    def _figures(self, bounds: Bounds, common: list[Block]) -> float:
        a0, a1, b0, b1 = bounds
        count = self._numbers
        agree = sum(count[x.a1] - count[x.a0] for x in common)
        differ = min(count[a1] - count[a0], count[b1] - count[b0]) - agree
        return float(min(MOST_FIGURES, max(0, differ - agree)))

    def _variety(self, common: list[Block]) -> float:
        aligned = "".join([self._wording.text[x.a0 : x.a1] for x in common])
        return min(0.0, log(len(set(aligned)) / len(aligned) / VARIED)) if aligned else 0.0

    def _is_house_style(self, pair: Pair, bounds: Bounds) -> bool:
        if not self._circumstances.same_outlet(*pair):
            return False
        (a0, a1), (b0, b1) = ((self._first[i], self._first[i + 1]) for i in pair)
        begins, ends = bounds[0] == a0 and bounds[2] == b0, bounds[1] == a1 and bounds[3] == b1
        small = bounds[1] - bounds[0] < MARGIN * (a1 - a0) and bounds[3] - bounds[2] < MARGIN * (b1 - b0)
        return small and (begins or ends)

    def _sum(self, pair: Pair, bounds: Bounds, common: list[Block], fame: Fame) -> float:
        return sum(WEIGHTS[name] * value for name, value in self.factors(pair, bounds, common, fame).items())

    def _common(self, bounds: Bounds) -> list[Block]:
        """The aligned blocks of a region, in the order of ``a``."""
        return [x for x in align_words(self._wording, bounds) if x.kind != "differs"]

    def _worth(self, blocks: Iterable[Block]) -> float:
        return sum(self._wording.weight(x.a0, x.a1) for x in blocks)

    def _densest(self, common: list[Block], axis: int) -> list[Block]:
        """The run of aligned blocks, in the order of one side, that earns most (Kadane's maximum segment)."""
        low, high = (1, 2) if axis == 0 else (3, 4)
        weight = self._wording.weight
        ordered = common if axis == 0 else sorted(common, key=_by_b)
        best_run, best_sum, start, total, at = (0, 0), 0.0, 0, 0.0, 0
        for i, block in enumerate(ordered):
            total -= UNLIKE * (int(block[low]) - at)
            if total <= 0 or not i:
                start, total = i, 0.0
            total += weight(block.a0, block.a1)
            at = int(block[high])
            if total > best_sum:
                best_run, best_sum = (start, i + 1), total
        kept = ordered[slice(*best_run)]
        return kept if axis == 0 else sorted(kept, key=_by_a)


def _around(blocks: list[Block]) -> Bounds:
    """The stretch from the first to the last of blocks that are ordered by ``a``."""
    return blocks[0].a0, blocks[-1].a1, min(x.b0 for x in blocks), max(x.b1 for x in blocks)


_by_a = itemgetter(1)
_by_b = itemgetter(3)


def verify(regions: Iterable[tuple[Pair, Bounds, Fame]], judge: Judge) -> Iterator[Candidate]:
    """The regions, cut and joined, with their scores, in order; ``regions`` come ordered by pair and place.

    The third of each is how often its wording was met elsewhere.
    """
    for pair, members in groupby(regions, key=itemgetter(0)):
        parts = [
            Candidate(pair, *part, fame, score)
            for _, bounds, fame in members
            for part, score in judge.parts(pair, bounds, fame)
        ]
        yield from _with_company(_join(parts, judge) if len(parts) > 1 else parts)


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
    fame = min(x.fame, y.fame)
    score = judge.score(x.pair, bounds, fame)
    overlap = gap_a < 0 and gap_b < 0
    if score < max(x.score, y.score) - SLACK and not overlap:
        return None
    return Candidate(x.pair, *bounds, fame, max(score, x.score, y.score) if overlap else score)

"""What speaks for and against common wording: named factors, each with its weight."""

from __future__ import annotations

import numpy as np

from tawatur.evidence.passages.arrays import Doubles, Flags, Ints
from tawatur.evidence.passages.blocks import distinct_stems
from tawatur.evidence.passages.candidates import Candidates
from tawatur.evidence.passages.circumstances import Circumstances
from tawatur.evidence.passages.vocabulary import Words
from tawatur.evidence.passages.wording import Runs, Wording

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
``company`` is added in ``verification``, ``support`` in ``support``."""

MOST_FIGURES = 8
"""Numbers that differ, beyond which more of them add nothing."""

NEARLY_ALL = 0.85
"""Density from which wording counts as verbatim, but for a word here and there."""

VARIED = 0.6
"""Share of different words among the aligned ones that running text has; lists of names have less."""

MARGIN = 0.3
"""Part of an article up to which wording at its very beginning or end can be the outlet's boilerplate."""


class Judge:
    """Scores stretches of one set of texts whose aligned runs are known."""

    def __init__(self, words: Words, wording: Wording, known: Circumstances) -> None:
        self._wording = wording
        self._circumstances = known
        self._first = words.first
        self._opens = np.append(words.opens, True)
        self._numbers = np.zeros(len(words.stem) + 1, np.int32)
        np.cumsum(words.number[words.stem], out=self._numbers[1:])

    def scores(self, x: Candidates, runs: Runs) -> Doubles:
        """The sum of the factors; positive means common wording. Regions of ``runs`` are indices of ``x``."""
        total = np.zeros(len(x.a))
        for name, value in self.factors(x, runs).items():
            total += WEIGHTS[name] * value
        return total

    def factors(self, x: Candidates, runs: Runs) -> dict[str, Doubles]:
        """Named factors of stretches, a column each.

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
        weight, count = self._wording.weight, len(x.a)
        shared = np.bincount(runs.region, weight(runs.a0, runs.a1), minlength=count)
        total = weight(x.a0, x.a1) + weight(x.b0, x.b1)
        density = 2 * shared / np.maximum(total, 1e-9)
        different, aligned = distinct_stems(self._wording, runs, count)
        variety = np.log(np.maximum(different, 1) / np.maximum(aligned, 1) / VARIED)
        opens = self._opens
        return {
            "substance": np.log(shared + 0.1),
            "density": density,
            "verbatim": np.maximum(0.0, density - NEARLY_ALL),
            "imbalance": np.abs(np.log((x.a1 - x.a0) / (x.b1 - x.b0))),
            "opening": (opens[x.a0] & opens[x.b0]).astype(np.float64),
            "closing": (opens[x.a1] & opens[x.b1]).astype(np.float64),
            "known": x.known,
            "lasting": x.lasting,
            "figures": self._figures(x, runs),
            "variety": np.minimum(0.0, variety),
            "late": self._circumstances.late(x.a, x.b),
            "house": self._is_house_style(x),
            "constant": np.ones(count),
        }

    def _figures(self, x: Candidates, runs: Runs) -> Doubles:
        count = self._numbers
        agree = np.bincount(runs.region, count[runs.a1] - count[runs.a0], minlength=len(x.a))
        differ = np.minimum(count[x.a1] - count[x.a0], count[x.b1] - count[x.b0]) - agree
        figures: Doubles = np.clip(differ - agree, 0, MOST_FIGURES).astype(np.float64)
        return figures

    def _is_house_style(self, x: Candidates) -> Doubles:
        first = self._first
        begins = (x.a0 == first[x.a]) & (x.b0 == first[x.b])
        ends = (x.a1 == first[x.a + 1]) & (x.b1 == first[x.b + 1])
        small = self._is_small(x.a, x.a0, x.a1) & self._is_small(x.b, x.b0, x.b1)
        house = self._circumstances.same_outlet(x.a, x.b) & small & (begins | ends)
        found: Doubles = house.astype(np.float64)
        return found

    def _is_small(self, article: Ints, low: Ints, high: Ints) -> Flags:
        small: Flags = high - low < MARGIN * (self._first[article + 1] - self._first[article])
        return small

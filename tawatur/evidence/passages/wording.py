"""Stretches of words in pairs, as columns, and what they have in common and what not."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from tawatur.evidence.passages.arrays import Doubles, Flags, Ints
from tawatur.evidence.passages.vocabulary import Words

_SURROGATES = 0xD800, 0x800
_LETTERS = 0x10F800
"""Stems that can have a letter of their own; beyond a million, some share one."""


class Bounds(NamedTuple):
    """Pairs of stretches, as columns: words ``a0:a1`` of one side, ``b0:b1`` of the other."""

    a0: Ints
    a1: Ints
    b0: Ints
    b1: Ints

    def take(self, which: Ints | Flags) -> Bounds:
        """Some of the pairs."""
        return Bounds._make(x[which] for x in self)


class Runs(NamedTuple):
    """Words ``a0:a1`` that agree with ``b0:b1``, as columns, ordered by ``region`` (pair of stretches),
    ``a0``.

    ``moved``: do they stand at another place than the words around them?
    """

    region: Ints
    a0: Ints
    a1: Ints
    b0: Ints
    b1: Ints
    moved: Flags

    def take(self, which: Ints | Flags) -> Runs:
        """Some of the runs."""
        return Runs._make(x[which] for x in self)


class Wording:
    """All words, each stem as one letter of a long string: strings are what can be compared fastest."""

    def __init__(self, words: Words) -> None:
        self.stem = words.stem
        codes = words.stem.astype(np.uint32) % _LETTERS
        codes[codes >= _SURROGATES[0]] += np.uint32(_SURROGATES[1])
        self.text: str = codes.astype("<u4", copy=False).tobytes().decode("utf-32-le")
        self._until = np.zeros(len(codes) + 1)
        np.cumsum(words.weight[words.stem], dtype=np.float64, out=self._until[1:])

    def weight(self, low: Ints, high: Ints) -> Doubles:
        """Summed match weight of the words ``low:high``."""
        found: Doubles = self._until[high] - self._until[low]
        return found


def differences(bounds: Bounds, runs: Runs) -> Runs:
    """What lies before, between and after the runs of each pair, also where that is nothing.

    The runs are in the same order on both sides; ``n`` of them have ``n + 1`` differences.
    """
    count = np.bincount(runs.region, minlength=len(bounds.a0))
    region = np.repeat(np.arange(len(count)), count + 1)
    before = np.arange(len(runs.region)) + runs.region
    first = np.cumsum(count + 1) - (count + 1)
    columns = []
    for low, high, opening, closing in (
        (runs.a0, runs.a1, bounds.a0, bounds.a1),
        (runs.b0, runs.b1, bounds.b0, bounds.b1),
    ):
        starts, ends = np.empty(len(region), np.int64), np.empty(len(region), np.int64)
        starts[first], ends[first + count] = opening, closing
        ends[before], starts[before + 1] = low, high
        columns += [starts, ends]
    return Runs._make((region, *columns, np.zeros(len(region), np.bool_)))

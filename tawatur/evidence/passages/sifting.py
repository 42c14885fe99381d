"""Between the fifth and the sixth step: regions that no alignment could save are dropped unaligned.

The words that two stretches have in common in any order weigh at least as much as those that align.
Counting them is sorting; aligning is several times dearer.
"""

from __future__ import annotations

import numpy as np

from tawatur.evidence.passages.arrays import Flags, Hashes, Ints
from tawatur.evidence.passages.vocabulary import Words

WANTED = 5.0
"""Summed weight of common words below which even a verbatim region scores below zero."""

LONG = 60
"""Words on both sides together from which a region is always aligned."""


def may_hold(words: Words, a0: Ints, a1: Ints, b0: Ints, b1: Ints) -> Flags:
    """Which regions have enough words in common, in whatever order, to be worth aligning?"""
    keep = np.ones(len(a0), np.bool_)
    short = np.flatnonzero(a1 - a0 + b1 - b0 < LONG)
    if len(short):
        keep[short] = _common_weight(words, a0[short], a1[short], b0[short], b1[short]) >= WANTED
    return keep


def _common_weight(words: Words, a0: Ints, a1: Ints, b0: Ints, b1: Ints) -> Ints:
    """Summed weight of the stems that both sides hold, each as often as both do."""
    stem_bits = np.uint64(len(words.key).bit_length())
    packed = np.concatenate([_packed(words, a0, a1, stem_bits, 0), _packed(words, b0, b1, stem_bits, 1)])
    packed.sort()
    same = packed >> np.uint64(1)
    starts = np.flatnonzero(np.append(True, same[1:] != same[:-1]))
    sizes = np.diff(np.append(starts, len(packed)))
    in_b = np.add.reduceat((packed & np.uint64(1)).astype(np.int64), starts)
    both = np.minimum(in_b, sizes - in_b)
    stem = (same[starts] & ((np.uint64(1) << stem_bits) - np.uint64(1))).astype(np.int64)
    region = (same[starts] >> stem_bits).astype(np.int64)
    return np.bincount(region, weights=both * words.weight[stem], minlength=len(a0))


def _packed(words: Words, low: Ints, high: Ints, stem_bits: np.uint64, side: int) -> Hashes:
    """Region, stem and side of every word of a side, as one number each."""
    length = high - low
    region = np.repeat(np.arange(len(low)), length)
    index = np.arange(len(region)) + np.repeat(low - (np.cumsum(length) - length), length)
    packed: Hashes = region.astype(np.uint64) << stem_bits | words.stem[index].astype(np.uint64)
    packed <<= np.uint64(1)
    packed |= np.uint64(side)
    return packed

"""Fourth step: seeds that lie near each other in both articles make a region; lone ones are dropped.

Recursive max-gap clustering (as the winners of PAN-2014 text alignment did): cut wherever the gap on
one side is too wide, then on the other, until nothing changes. The order of the seeds within a region
does not matter, so a passage whose sentences were moved stays one region.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from tawatur.evidence.passages.seeds import Seeds
from tawatur.evidence.passages.vocabulary import Flags, Ints, Words

GAP = 32
"""Words without a seed that a region may hold."""

LEAST = 3
"""Distinct seeds below which a region is chance."""

ROUNDS = 4
"""Times that both sides are cut; three are enough for nearly all regions."""


class Regions(NamedTuple):
    """Candidates: words ``a0:a1`` of one article and ``b0:b1`` of a later one (indices of words).

    ``seed_*``/``bounds``: the seeds of region ``i`` are ``bounds[i]:bounds[i + 1]``, words on both sides.
    """

    a0: Ints
    a1: Ints
    b0: Ints
    b1: Ints
    seed_a: Ints
    seed_b: Ints
    spread: Ints
    bounds: Ints


def find_regions(words: Words, content: Ints, seeds: Seeds) -> Regions:
    """Cluster all seeds of all pairs of articles at once."""
    pair, a, b, spread = _distinct(words, content, seeds)
    cluster = pair
    for turn in range(ROUNDS):
        before = len(a)
        cluster, order, keep = _cut(cluster, a)
        a, b, spread = a[order][keep], b[order][keep], spread[order][keep]
        cluster, order, keep = _cut(cluster, b)
        a, b, spread = a[order][keep], b[order][keep], spread[order][keep]
        if turn and len(a) == before:
            break
    starts = np.flatnonzero(np.append(True, cluster[1:] != cluster[:-1])) if len(a) else np.zeros(0, np.int64)
    bounds = np.append(starts, len(a))
    if not len(a):
        empty = np.zeros(0, np.int64)
        return Regions(empty, empty, empty, empty, a, b, spread, np.zeros(1, np.int64))
    low, high = np.minimum.reduceat, np.maximum.reduceat
    return Regions(
        low(a, starts), high(a, starts) + 1, low(b, starts), high(b, starts) + 1, a, b, spread, bounds
    )


def _distinct(words: Words, content: Ints, seeds: Seeds) -> tuple[Ints, Ints, Ints, Ints]:
    """(pair of articles, word in a, word in b, spread) of each place once, pairs with enough places only."""
    n_bits = np.uint64(max(1, int(len(content)).bit_length()))
    packed = seeds.a.astype(np.uint64) << n_bits | seeds.b.astype(np.uint64)
    order = np.argsort(packed, kind="stable")
    packed = packed[order]
    fresh = np.append(True, packed[1:] != packed[:-1]) if len(packed) else np.zeros(0, np.bool_)
    starts = np.flatnonzero(fresh)
    spread = (
        np.minimum.reduceat(seeds.spread[order].astype(np.int64), starts)
        if len(starts)
        else np.zeros(0, np.int64)
    )
    a, b = content[seeds.a[order][starts]], content[seeds.b[order][starts]]
    articles = np.int64(len(words.first))
    pair = words.article_of(a) * articles + words.article_of(b)
    order = np.argsort(pair, kind="stable")
    pair, a, b, spread = pair[order], a[order], b[order], spread[order]
    enough = _enough(pair)
    return pair[enough], a[enough], b[enough], spread[enough]


def _enough(cluster: Ints) -> Flags:
    """Which members belong to a cluster (a run of equal numbers) that is large enough?"""
    if not len(cluster):
        return np.zeros(0, np.bool_)
    starts = np.flatnonzero(np.append(True, cluster[1:] != cluster[:-1]))
    sizes = np.diff(np.append(starts, len(cluster)))
    return np.repeat(sizes >= LEAST, sizes)


def _cut(cluster: Ints, place: Ints) -> tuple[Ints, Ints, Flags]:
    """Cut clusters at wide gaps of one side: (numbers of those kept, the order, who is kept)."""
    order = np.lexsort((place, cluster))
    cluster, place = cluster[order], place[order]
    cut = np.zeros(len(place), np.int64)
    if len(place):
        cut[1:] = (cluster[1:] != cluster[:-1]) | (place[1:] - place[:-1] > GAP)
    numbered = np.cumsum(cut)
    keep = _enough(numbered)
    return numbered[keep], order, keep

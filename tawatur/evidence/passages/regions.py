"""Fourth step: seeds that lie near each other in both articles make a region; lone ones are dropped.

Recursive max-gap clustering (as the winners of PAN-2014 text alignment did): cut wherever the gap on
one side is too wide, then on the other, until nothing changes. The order of the seeds within a region
does not matter, so a passage whose sentences were moved stays one region.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from tawatur.evidence.passages.arrays import Doubles, Ints, distinct, in_large_runs
from tawatur.evidence.passages.facts import EVERYWHERE
from tawatur.evidence.passages.seeds import LEAST, Seeds
from tawatur.evidence.passages.vocabulary import Words

GAP = 32
"""Words without a seed that a region may hold."""

ROUNDS = 5
"""Times that both sides are cut; nearly all regions are settled after the first."""

USUAL = 4
"""Articles that may well print one text; wording met in more of them is on the way to a formula."""

FEW = 3
"""Articles that may share a feature for it to count fully; beyond, it counts in proportion less."""

EVIDENCE = 2.0
"""Summed count of a region's seeds below which it is taken for a formula."""

WHOLE = 0.5
"""Part of the shorter article that a region of wording found everywhere must have, not to be boilerplate."""


class Regions(NamedTuple):
    """Candidates: words ``a0:a1`` of one article and ``b0:b1`` of a later one (indices of words).

    ``known`` is how often its features were met elsewhere: the mean binary log of their spread over
    ``USUAL``, at least 0; ``lasting`` is the share of them that were met over many days. The seeds of
    region ``i`` are ``bounds[i]:bounds[i + 1]`` of ``seed_a``/``seed_b``. ``pairs`` are the pairs of articles
    (as in ``Seeds``) with evidence, ordered; more articles can only take evidence away from a pair.
    """

    a0: Ints
    a1: Ints
    b0: Ints
    b1: Ints
    known: Doubles
    lasting: Doubles
    seed_a: Ints
    seed_b: Ints
    bounds: Ints
    pairs: Ints


def find_regions(words: Words, seeds: Seeds) -> Regions:
    """Cluster all seeds of all pairs of articles at once."""
    bits = np.uint64(int(np.diff(words.first).max(initial=1)).bit_length())
    cluster, at = seeds.pair, np.arange(len(seeds.pair))
    settled: list[Ints] = []
    sizes: list[Ints] = []
    for turn in range(ROUNDS):
        cluster, at = _cut(cluster, at, seeds.a, bits, in_order=not turn)
        before = np.bincount(cluster, minlength=1)
        source = cluster
        cluster, at, source = _cut_second(cluster, at, seeds.b, bits)
        whole = np.bincount(cluster, minlength=1)[cluster] == before[source]
        whole |= turn == ROUNDS - 1  # whatever is left is good enough
        settled.append(at[whole])
        sizes.append(_run_lengths(cluster[whole]))
        cluster, at = cluster[~whole], at[~whole]
    return _telling(words, seeds, np.concatenate(sizes), np.concatenate(settled))


def _run_lengths(x: Ints) -> Ints:
    starts = np.flatnonzero(np.append(True, x[1:] != x[:-1])) if len(x) else np.zeros(0, np.int64)
    return np.diff(np.append(starts, len(x)))


def _cut(cluster: Ints, at: Ints, side: Ints, bits: np.uint64, in_order: bool) -> tuple[Ints, Ints]:
    """Cut clusters at wide gaps of one side: (cluster of each seed that is left, its index), in order."""
    if not in_order:
        order = _order(cluster, side[at], bits)
        cluster, at = cluster[order], at[order]
    numbered = _number(cluster, side[at])
    keep = in_large_runs(numbered, LEAST)
    return numbered[keep], at[keep]


def _cut_second(cluster: Ints, at: Ints, side: Ints, bits: np.uint64) -> tuple[Ints, Ints, Ints]:
    """The same for the other side, and the cluster that each seed was in."""
    order = _order(cluster, side[at], bits)
    cluster, at = cluster[order], at[order]
    numbered = _number(cluster, side[at])
    keep = in_large_runs(numbered, LEAST)
    return numbered[keep], at[keep], cluster[keep]


def _order(cluster: Ints, place: Ints, bits: np.uint64) -> Ints:
    """The order of seeds by cluster and place. Sorting numbers that carry their index takes half the time
    of sorting indices.
    """
    key = cluster.astype(np.uint64) << bits | place.astype(np.uint64)
    index_bits = np.uint64(len(key).bit_length())
    if not len(key) or int(key.max()).bit_length() + int(index_bits) > 64:
        return np.argsort(key, kind="stable")
    key <<= index_bits
    key |= np.arange(len(key), dtype=np.uint64)
    key.sort()
    return (key & ((np.uint64(1) << index_bits) - np.uint64(1))).astype(np.int64)


def _number(cluster: Ints, place: Ints) -> Ints:
    cut = np.zeros(len(place), np.bool_)
    cut[1:] = (cluster[1:] != cluster[:-1]) | (place[1:] - place[:-1] > GAP)
    return np.cumsum(cut)


def _telling(words: Words, seeds: Seeds, sizes: Ints, at: Ints) -> Regions:
    """Regions whose seeds tell more than that both articles use a phrase which many use."""
    if not len(at):
        empty = np.zeros(0, np.int64)
        nothing = np.zeros(0)
        return Regions._make((*[empty] * 4, nothing, nothing, empty, empty, np.zeros(1, np.int64), empty))
    starts = np.cumsum(sizes) - sizes
    article_a, article_b = np.divmod(seeds.pair[at[starts]], len(words.first) - 1)
    a, b, spread = seeds.a[at], seeds.b[at], seeds.spread[at]
    low, high = np.minimum.reduceat, np.maximum.reduceat
    a0, a1, b0, b1 = low(a, starts), high(a, starts) + 1, low(b, starts), high(b, starts) + 1
    evidence = np.add.reduceat(np.minimum(1.0, FEW / spread), starts)
    lasting = np.add.reduceat(seeds.lasting[at].astype(np.float64), starts) / sizes
    known = np.add.reduceat(np.log2(np.maximum(1.0, spread / USUAL)), starts) / sizes
    length = np.diff(words.first)
    shorter = np.minimum(length[article_a], length[article_b])
    everywhere = np.add.reduceat((spread == EVERYWHERE).astype(np.int64), starts) > sizes / 2
    boilerplate = everywhere & (np.maximum(a1 - a0, b1 - b0) < WHOLE * shorter)
    telling = evidence >= EVIDENCE - 1e-9
    pairs = distinct(seeds.pair[at[starts]][telling])
    keep = telling & ~boilerplate
    seed_kept = np.repeat(keep, sizes)
    first_a, first_b = words.first[article_a[keep]], words.first[article_b[keep]]
    sizes = sizes[keep]
    return Regions(
        a0[keep] + first_a,
        a1[keep] + first_a,
        b0[keep] + first_b,
        b1[keep] + first_b,
        known[keep],
        lasting[keep],
        a[seed_kept] + np.repeat(first_a, sizes),
        b[seed_kept] + np.repeat(first_b, sizes),
        np.append(0, np.cumsum(sizes)),
        pairs,
    )

"""Third step: the index. Features that a few articles share propose where their wording may be common.

The index is one sorted array: a feature's hash in the high bits, its place in the low ones. Sorting
it *is* the join. Parts of the hash space are sorted one after the other, so that memory is bounded.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from tawatur.evidence.passages.arrays import Flags, Hashes, Ints, Narrow
from tawatur.evidence.passages.features import Features
from tawatur.evidence.passages.vocabulary import Words

COMMON = 40
"""Articles from which a feature is too common to propose every pair of them: it proposes neighbours."""

REPEATS = 2
"""Places of one feature within one article that are looked at."""

PART = 16_000_000
"""Features that are sorted in one go."""

MANY = 8
"""Articles beyond which only some of the features are looked at, so that each text is met equally often."""

EVERYWHERE = 16
"""What stands for a spread above ``COMMON``."""

DAYS = 5
"""Days over which one text is printed at most; what three articles print over more of them lasts."""

_EVERYWHERE_CODE = MANY - 1
"""Spreads 2..8 are written as 0..6 in three bits, the fourth says whether the feature lasts."""


class Seeds(NamedTuple):
    """Places where two articles share a feature, each once, ordered by ``pair``, then by ``a``.

    ``pair`` is ``article_a * number of articles + article_b`` with ``article_a < article_b``; ``a`` and
    ``b`` are words counted from the beginning of their article; ``spread`` (2..8, or 16) is the number
    of articles that share the rarest feature there; ``lasting``: did they appear over more than a few days?
    """

    pair: Ints
    a: Ints
    b: Ints
    spread: Ints
    lasting: Flags


class Packing(NamedTuple):
    """How a seed goes into one 64-bit number, so that sorting numbers sorts seeds by pair and place."""

    article_bits: int
    word_bits: int
    articles: int

    @property
    def fits(self) -> bool:
        """Are 64 bits enough?"""
        return 2 * self.article_bits + 2 * self.word_bits + 4 <= 64


def find_seeds(words: Words, found: Features, days: Ints, least: int) -> Seeds:
    """Seeds of all pairs of articles that have at least ``least`` of them. Leaves ``found.packed`` sorted."""
    articles = len(words.first) - 1
    longest = int(np.diff(words.first).max(initial=1))
    packing = Packing(articles.bit_length(), longest.bit_length(), articles)
    local = found.content - words.first[found.owner]
    parts = 1 + len(found.packed) // PART
    pieces: list[Hashes] = []
    columns: list[Ints] = []  # where 64 bits are too few
    for part in range(parts):
        packed = _part(found.packed, part, parts)
        packed.sort()
        first, second, spread = _join(packed, found.place_bits, found.owner, days)
        if packing.fits:
            pieces.append(_pack(packing, found, local, first, second, spread))
        else:
            owner = found.owner
            columns.append(np.stack((owner[first], owner[second], local[first], local[second], spread)))
    if columns:
        return _distinct_columns(packing, np.concatenate(columns, axis=1), least)
    return _distinct(packing, pieces, least)


def _part(packed: Hashes, part: int, parts: int) -> Hashes:
    """The features whose hash lies in one of equal parts of the hash space; all of them, uncopied, if one."""
    if parts == 1:
        return packed
    part_of: Hashes = ((packed >> np.uint64(48)) * np.uint64(parts)) >> np.uint64(16)
    mine: Hashes = packed[part_of == part]
    return mine


def _join(packed: Hashes, place_bits: int, owner: Narrow, days: Ints) -> tuple[Ints, Ints, Ints]:
    """(place, later place, spread code) of all places that share a feature and lie in different articles."""
    place, hashes = _drop_repeats(packed, place_bits, owner)
    article = owner[place]
    n = len(place)
    new_group = changes(hashes)
    starts = np.flatnonzero(new_group)
    sizes = np.diff(np.append(starts, n))
    spread = np.add.reduceat((new_group | changes(article)).astype(np.int64), starts) if n else sizes
    # of features of many articles a part is enough, chosen by hash; COMMON ones propose neighbours only
    chosen = (hashes[starts] & np.uint64(4095)) * spread.clip(1, COMMON) < 4096 * MANY
    reach = np.where(spread <= COMMON, sizes, 2 * REPEATS) * chosen
    last = np.repeat(starts + sizes, sizes)
    partners = np.minimum(last - np.arange(n) - 1, np.repeat(reach, sizes))
    first = np.repeat(np.arange(n), partners)
    second = first + 1 + np.arange(len(first)) - np.repeat(np.cumsum(partners) - partners, partners)
    keep = article[first] != article[second]
    first, second = first[keep], second[keep]
    code = np.where(spread > COMMON, _EVERYWHERE_CODE, np.minimum(spread, MANY) - 2)
    code = np.repeat(code | _lasts(days[article], starts, spread) << 3, sizes)
    return place[first], place[second], code[first]


def _lasts(day: Ints, starts: Ints, spread: Ints) -> Ints:
    """1 for the groups of at least three articles whose days of publication are known and far apart."""
    if not len(starts):
        return np.zeros(0, np.int64)
    first, last = np.minimum.reduceat(day, starts), np.maximum.reduceat(day, starts)
    return ((spread > 2) & (first > 0) & (last - first > DAYS)).astype(np.int64)


def _spread(code: Ints) -> tuple[Ints, Flags]:
    """(spread, lasting) from a seed's four bits."""
    spread = np.where(code & 7 == _EVERYWHERE_CODE, EVERYWHERE, (code & 7) + 2)
    return spread, code > 7


def _drop_repeats(packed: Hashes, place_bits: int, owner: Narrow) -> tuple[Ints, Hashes]:
    """(place, hash) without features that only one place has, and later places within one article."""
    hashes = packed >> np.uint64(place_bits)
    same = np.zeros(len(packed) + 1, np.bool_)
    same[1:-1] = hashes[1:] == hashes[:-1]
    shared = np.flatnonzero(same[1:] | same[:-1])
    place = (packed[shared] & np.uint64((1 << place_bits) - 1)).astype(np.int64)
    hashes = hashes[shared]
    article = owner[place]
    later = np.zeros(len(place), np.bool_)
    later[REPEATS:] = (hashes[REPEATS:] == hashes[:-REPEATS]) & (article[REPEATS:] == article[:-REPEATS])
    return place[~later], hashes[~later]


def _pack(packing: Packing, found: Features, local: Ints, a: Ints, b: Ints, spread: Ints) -> Hashes:
    """Seeds as numbers in the order of pair, place in a, place in b."""
    article_bits, word_bits = np.uint64(packing.article_bits), np.uint64(packing.word_bits)
    owner, place = found.owner.astype(np.uint64), local.astype(np.uint64)
    upper = owner << (article_bits + word_bits) | place
    packed: Hashes = (upper << (word_bits + np.uint64(4)))[a]
    lower = owner << (word_bits + word_bits) | place
    packed |= (lower << np.uint64(4))[b]
    packed |= spread.astype(np.uint64)
    return packed


def _distinct(packing: Packing, pieces: list[Hashes], least: int) -> Seeds:
    """Each place once, with its smallest spread; pairs with fewer than ``least`` places are dropped."""
    packed = np.concatenate(pieces)
    pieces.clear()
    packed.sort()
    place = packed >> np.uint64(4)
    packed = packed[changes(place)]
    pair_bits = np.uint64(2 * packing.word_bits + 4)
    packed = packed[in_large_runs(packed >> pair_bits, least)]
    word_bits, mask = np.uint64(packing.word_bits), np.uint64((1 << packing.word_bits) - 1)
    pair = (packed >> pair_bits).astype(np.int64)
    pair = (pair >> packing.article_bits) * packing.articles + (pair & ((1 << packing.article_bits) - 1))
    a = (packed >> (word_bits + np.uint64(4)) & mask).astype(np.int64)
    b = (packed >> np.uint64(4) & mask).astype(np.int64)
    return Seeds(pair, a, b, *_spread((packed & np.uint64(15)).astype(np.int64)))


def _distinct_columns(packing: Packing, columns: Ints, least: int) -> Seeds:
    article_a, article_b, a, b, code = columns
    order = np.lexsort((code, b, a, article_b, article_a))
    pair = (article_a * packing.articles + article_b)[order]
    a, b, code = a[order], b[order], code[order]
    fresh = changes(pair) | changes(a) | changes(b)
    pair, a, b, code = pair[fresh], a[fresh], b[fresh], code[fresh]
    keep = in_large_runs(pair, least)
    return Seeds(pair[keep], a[keep], b[keep], *_spread(code[keep]))


def changes(x: Hashes | Ints | Narrow) -> Flags:
    """Which members differ from the one before?"""
    out = np.ones(len(x), np.bool_)
    out[1:] = x[1:] != x[:-1]
    return out


def in_large_runs(x: Hashes | Ints, least: int) -> Flags:
    """Which members belong to a run of at least ``least`` equal numbers?"""
    starts = np.flatnonzero(changes(x))
    sizes = np.diff(np.append(starts, len(x)))
    return np.repeat(sizes >= least, sizes)

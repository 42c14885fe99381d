"""Third step: the join. Features that a few articles share propose where their wording may be common.

Features are one array: a hash in the high bits, a place in the low ones. Sorting it *is* the join.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np

from tawatur.evidence.passages.arrays import (
    Flags,
    Hashes,
    Ints,
    Narrow,
    changes,
    contains,
    in_large_runs,
    members,
    run_sizes,
    run_starts,
)
from tawatur.evidence.passages.facts import COMMON, Facts, chosen, decode, facts_of_groups
from tawatur.evidence.passages.features import PLACE_BITS, PLACE_MASK, Features
from tawatur.evidence.passages.vocabulary import Words

REPEATS = 2
"""Places of one feature within one article that are looked at."""

PART = 4_000_000
"""Sorted features that are joined in one go, so that memory is bounded."""

LEAST = 3
"""Distinct seeds of a pair of articles below which they are chance."""

Lookup = Callable[[Hashes], Facts]


class Seeds(NamedTuple):
    """Places where two articles share a feature, each once, ordered by ``pair``, then by ``a``.

    ``pair`` is ``article_a * number of articles + article_b`` with ``article_a < article_b``; ``a`` and
    ``b`` are words counted from the beginning of their article; ``spread`` stands for the number
    of articles that share the rarest feature there (see ``facts``); ``lasting``: did they appear over
    more than a few days?
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


class Source(NamedTuple):
    """Where seeds are looked for: which texts, on which days, and what is known beyond them.

    ``lookup`` gives the facts of features (by hash) where the texts are a part of an index, and ``pairs`` are
    then the pairs, ordered, of which seeds are wanted; ``None`` means that the texts are all there are.
    """

    day: Ints
    number: Ints
    lookup: Lookup | None = None
    pairs: Hashes | None = None


class Meetings(NamedTuple):
    """Seeds as they were found: numbers, or columns where 64 bits are too few."""

    packing: Packing
    packed: list[Hashes]
    columns: list[Ints]

    def seeds(self) -> Seeds:
        """Seeds of all pairs of articles that have enough of them. Leaves nothing in ``packed``."""
        if self.packing.fits:
            return _distinct(self.packing, self.packed)
        return _distinct_columns(self.packing, np.concatenate(self.columns, axis=1))


def find_meetings(words: Words, found: Features, source: Source) -> Meetings:
    """Where pairs of articles share a feature. Leaves ``found.packed`` sorted."""
    articles = len(words.first) - 1
    longest = int(np.diff(words.first).max(initial=1))
    packing = Packing(articles.bit_length(), longest.bit_length(), articles)
    local = found.content - words.first[found.owner].astype(np.int32)
    found.packed.sort()
    pieces = [np.zeros(0, np.uint64)]
    columns = [np.zeros((5, 0), np.int64)]  # where 64 bits are too few
    for part in _parts(found.packed):
        first, second, code = _join(part, found.owner, source)
        if packing.fits:
            pieces.append(_pack(packing, found.owner, local, first, second, code))
        else:
            owner = found.owner
            columns.append(np.stack((owner[first], owner[second], local[first], local[second], code)))
    return Meetings(packing, pieces, columns)


def _parts(packed: Hashes) -> Iterator[Hashes]:
    """Stretches of sorted features, each hash wholly in one of them."""
    low = 0
    while low < len(packed):
        high = min(low + PART, len(packed))
        if high < len(packed):
            high = int(np.searchsorted(packed, packed[high - 1] | PLACE_MASK, side="right"))
        yield packed[low:high]
        low = high


def _join(packed: Hashes, owner: Narrow, source: Source) -> tuple[Ints, Ints, Ints]:
    """(place, later place, code) of all places that share a feature and lie in different articles."""
    place, hashes = _shared(packed, owner)
    article = owner[place]
    new_group = changes(hashes)
    starts = np.flatnonzero(new_group)
    sizes = run_sizes(starts, len(hashes))
    if source.lookup and source.pairs is not None:
        place, hashes = _of_pairs(place, hashes, article, starts, sizes, source.pairs)
        article, starts = owner[place], run_starts(hashes)
        sizes = run_sizes(starts, len(hashes))
        facts = source.lookup(hashes[starts])
    else:
        facts = facts_of_groups(article, new_group | changes(article), starts, sizes, source.day)
    proposing = np.repeat(chosen(hashes[starts], facts.spread), sizes)
    common = np.repeat(facts.spread > COMMON, sizes)
    if common.any():
        proposing &= ~common | (source.number[article] == np.repeat(facts.first, sizes))
    partners = (np.repeat(starts + sizes, sizes) - np.arange(len(place)) - 1) * proposing
    first = np.repeat(np.arange(len(place), dtype=np.int32), partners)
    second = np.arange(len(first), dtype=np.int32)
    second -= np.repeat(np.cumsum(partners) - partners - np.arange(len(place)) - 1, partners).astype(np.int32)
    keep = article[first] != article[second]
    if source.pairs is not None:
        keep &= contains(source.pairs, pair_keys(article[first], article[second]))
    first, second = first[keep], second[keep]
    code = np.repeat(facts.codes().astype(np.uint8), sizes)
    return place[first], place[second], code[first]


def _of_pairs(
    place: Narrow, hashes: Hashes, article: Narrow, starts: Ints, sizes: Ints, pairs: Hashes
) -> tuple[Narrow, Hashes]:
    """The places and hashes of features that two articles of a wanted pair share, or very many articles
    do.
    """
    few = sizes <= 2 * REPEATS * COMMON
    first, second = members(np.arange(len(place)) + 1, np.repeat((starts + sizes) * few, sizes))
    group = np.repeat(np.arange(len(starts)), sizes)
    wanted = contains(pairs, pair_keys(article[first], article[second]))
    keep = ~few
    keep[group[first[wanted]]] = True
    return place[keep[group]], hashes[keep[group]]


def pair_keys(a: Ints | Narrow, b: Ints | Narrow) -> Hashes:
    """Pairs of articles as numbers that are ordered as the pairs are."""
    return a.astype(np.uint64) << np.uint64(32) | b.astype(np.uint64)


def _shared(packed: Hashes, owner: Narrow) -> tuple[Narrow, Hashes]:
    """(place, hash) without features that only one place has, and later places within one article."""
    hashes = packed >> PLACE_BITS
    same = np.zeros(len(packed) + 1, np.bool_)
    np.equal(hashes[1:], hashes[:-1], out=same[1:-1])
    shared = np.flatnonzero(same[1:] | same[:-1])
    place = (packed[shared] & PLACE_MASK).astype(np.int32)
    hashes = hashes[shared]
    article = owner[place]
    later = np.zeros(len(place), np.bool_)
    later[REPEATS:] = (hashes[REPEATS:] == hashes[:-REPEATS]) & (article[REPEATS:] == article[:-REPEATS])
    return (place[~later], hashes[~later]) if later.any() else (place, hashes)


def _pack(packing: Packing, owner: Narrow, local: Narrow, a: Ints, b: Ints, code: Ints) -> Hashes:
    """Seeds as numbers in the order of pair, place in a, place in b, each once, rarest feature first."""
    article_bits, word_bits = np.uint64(packing.article_bits), np.uint64(packing.word_bits)
    packed = owner[a].astype(np.uint64)
    for bits, column in (
        (article_bits, owner[b]),
        (word_bits, local[a]),
        (word_bits, local[b]),
        (np.uint64(4), code),
    ):
        packed <<= bits
        packed |= column.astype(np.uint64)
    return packed


def _distinct(packing: Packing, pieces: list[Hashes]) -> Seeds:
    """Each place once, with its smallest spread; pairs with too few places are dropped."""
    packed = np.concatenate(pieces)
    pieces.clear()
    packed.sort()
    packed = packed[changes(packed >> np.uint64(4))]
    pair_bits = np.uint64(2 * packing.word_bits + 4)
    packed = packed[in_large_runs(packed >> pair_bits, LEAST)]
    word_bits, mask = np.uint64(packing.word_bits), np.uint64((1 << packing.word_bits) - 1)
    pair = (packed >> pair_bits).astype(np.int64)
    pair = (pair >> packing.article_bits) * packing.articles + (pair & ((1 << packing.article_bits) - 1))
    a = (packed >> (word_bits + np.uint64(4)) & mask).astype(np.int64)
    b = (packed >> np.uint64(4) & mask).astype(np.int64)
    return Seeds(pair, a, b, *decode((packed & np.uint64(15)).astype(np.int64)))


def _distinct_columns(packing: Packing, columns: Ints) -> Seeds:
    article_a, article_b, a, b, code = columns
    order = np.lexsort((code, b, a, article_b, article_a))
    pair = (article_a * packing.articles + article_b)[order]
    a, b, code = a[order], b[order], code[order]
    fresh = changes(pair) | changes(a) | changes(b)
    pair, a, b, code = pair[fresh], a[fresh], b[fresh], code[fresh]
    keep = in_large_runs(pair, LEAST)
    return Seeds(pair[keep], a[keep], b[keep], *decode(code[keep]))

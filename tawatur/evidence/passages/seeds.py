"""Third step: the index. Features that a few articles share propose where their wording may be common.

The index is one sorted array: a feature's hash in the high bits, its place in the low ones. Sorting
it *is* the join. Parts of the hash space are sorted one after the other, so that memory is bounded.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from tawatur.evidence.passages.features import Features
from tawatur.evidence.passages.vocabulary import Hashes, Ints, Narrow, Words

COMMON = 40
"""Articles from which a feature is too common to propose every pair of them: it proposes neighbours."""

REPEATS = 2
"""Places of one feature within one article that are looked at."""

PART = 12_000_000
"""Features that are sorted in one go."""


class Seeds(NamedTuple):
    """Places where two articles share a feature: content words (indices), ``a`` in the earlier article.

    ``spread`` is the number of articles in which the feature stands.
    """

    a: Ints
    b: Ints
    spread: Narrow


def find_seeds(words: Words, found: Features) -> Seeds:
    """All pairs of places with a common feature, by way of the parts of the hash space."""
    owner = words.article_of(found.content)
    parts = 1 + len(found.hash) // PART
    place_bits = max(1, len(found.content).bit_length())
    part_of = ((found.hash >> np.uint64(48)) * np.uint64(parts)) >> np.uint64(16)
    pieces: list[Seeds] = []
    for part in range(parts):
        mine = part_of == part
        packed = found.hash[mine] >> np.uint64(place_bits) << np.uint64(place_bits)
        packed |= found.at[mine].astype(np.uint64)
        packed.sort()
        pieces.append(_join(packed, place_bits, owner))
    return Seeds(
        np.concatenate([p.a for p in pieces]),
        np.concatenate([p.b for p in pieces]),
        np.concatenate([p.spread for p in pieces]),
    )


def _join(packed: Hashes, place_bits: int, owner: Ints) -> Seeds:
    place = (packed & np.uint64((1 << place_bits) - 1)).astype(np.int64)
    hashes = packed >> np.uint64(place_bits)
    place, group = _drop_repeats(place, hashes, owner)
    article = owner[place]
    n = len(place)
    new_group = np.ones(n, np.bool_)
    new_group[1:] = group[1:] != group[:-1]
    new_article = new_group.copy()
    new_article[1:] |= article[1:] != article[:-1]
    starts = np.flatnonzero(new_group)
    sizes = np.diff(np.append(starts, n))
    spread = np.add.reduceat(new_article.astype(np.int64), starts) if n else np.zeros(0, np.int64)
    spread_of = np.repeat(spread, sizes)
    last = np.repeat(starts + sizes, sizes)
    # a feature of few articles pairs each place with all later ones, a common one only with the next few
    reach = np.where(spread_of <= COMMON, sizes.max(initial=0), 2 * REPEATS)
    partners = np.minimum(last - np.arange(n) - 1, reach)
    first = np.repeat(np.arange(n), partners)
    second = first + 1 + np.arange(len(first)) - np.repeat(np.cumsum(partners) - partners, partners)
    keep = article[first] != article[second]
    first, second = first[keep], second[keep]
    return Seeds(place[first], place[second], spread_of[first].astype(np.int32))


def _drop_repeats(
    place: Ints, hashes: Hashes, owner: Ints
) -> tuple[Ints, Ints]:
    """Leave out features that only one place has, and their later places within one article."""
    n = len(place)
    if not n:
        return place, place
    same = np.zeros(n + 1, np.bool_)
    same[1:-1] = hashes[1:] == hashes[:-1]
    shared = np.flatnonzero(same[1:] | same[:-1])
    place, hashes = place[shared], hashes[shared]
    article = owner[place]
    later = np.zeros(len(place), np.bool_)
    later[REPEATS:] = (hashes[REPEATS:] == hashes[:-REPEATS]) & (article[REPEATS:] == article[:-REPEATS])
    place, hashes = place[~later], hashes[~later]
    group = np.zeros(len(place), np.int64)
    np.cumsum(hashes[1:] != hashes[:-1], out=group[1:])
    return place, group

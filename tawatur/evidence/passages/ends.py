"""Fifth step: where common wording really begins and ends.

From the outermost seeds the alignment is carried on, word by word, in a band around the diagonal, as
long as its score does not fall too far below the best one seen (the x-drop rule of BLAST; Zhang et al.,
J. Comput. Biol. 7, 2000). All regions are extended at once, as columns of one array.
"""

from __future__ import annotations

import numpy as np

from tawatur.evidence.passages.arrays import Floats, Ints, Narrow
from tawatur.evidence.passages.regions import Regions
from tawatur.evidence.passages.vocabulary import Words

REACH = 60
"""Words that an end can move outwards."""

BAND = 5
"""Words by which the two sides may get out of step on the way."""

DROP = 1.6
"""How far the score may fall below the best before the search stops."""

MISS = 0.25
"""What a replaced, a dropped or an added word costs."""

CHUNK = 16_384
"""Regions extended in one go, for the processor's cache."""

_NEVER = np.float32(-1e6)


def extend(words: Words, regions: Regions) -> tuple[Ints, Ints, Ints, Ints]:
    """(a0, a1, b0, b1) of all regions with their ends moved outwards.

    Where sentences were moved, the last words of the two sides are not each other's partners; so the
    search starts from the outermost seed of either side, and the wider answer counts.
    """
    a0, a1, b0, b1 = (x.copy() for x in regions[:4])
    seed_a, seed_b, bounds = regions.seed_a, regions.seed_b, regions.bounds
    for sign in (1, -1):
        from_a = _outermost(seed_a, seed_b, bounds, sign)
        from_b = _outermost(seed_b, seed_a, bounds, sign)
        other = np.flatnonzero(from_a != from_b)
        for which, start in ((np.arange(len(a0)), from_a), (other, from_b[other])):
            to_a, to_b = _walk(words, seed_a[start], seed_b[start], sign)
            if sign > 0:
                a1[which] = np.maximum(a1[which], to_a + 1)
                b1[which] = np.maximum(b1[which], to_b + 1)
            else:
                a0[which] = np.minimum(a0[which], to_a)
                b0[which] = np.minimum(b0[which], to_b)
    return a0, a1, b0, b1


def _outermost(side: Ints, other: Ints, bounds: Ints, sign: int) -> Ints:
    """Index of the seed of each region that stands last (or first, for a negative sign) on a side."""
    if len(bounds) < 2:
        return np.zeros(0, np.int64)
    region = np.repeat(np.arange(len(bounds) - 1), np.diff(bounds))
    key = side << 31 | other  # no two seeds of a region have both words in common
    best = (np.maximum if sign > 0 else np.minimum).reduceat(key, bounds[:-1])
    return np.flatnonzero(key == best[region])


def _walk(words: Words, a: Ints, b: Ints, sign: int) -> tuple[Ints, Ints]:
    """The words, from ``a`` and ``b`` outwards, to which the alignment carries."""
    to_a, to_b = a.copy(), b.copy()
    for low in range(0, len(a), CHUNK):
        part = slice(low, low + CHUNK)
        used_a, used_b = _walk_chunk(words, a[part], b[part], sign)
        # the walk starts on the seed itself: k words used means that the last of them is k - 1 ahead
        to_a[part] += sign * np.maximum(used_a - 1, 0)
        to_b[part] += sign * np.maximum(used_b - 1, 0)
    return to_a, to_b


def _limits(words: Words, at: Ints, sign: int) -> Ints:
    """How many words of the article lie ahead."""
    article = words.article_of(at)
    return words.first[article + 1] - 1 - at if sign > 0 else at - words.first[article]


def _walk_chunk(words: Words, a: Ints, b: Ints, sign: int) -> tuple[Ints, Ints]:
    """Words used on both sides by the best alignment that starts at ``a`` and ``b``."""
    room_a, room_b = _limits(words, a, sign), _limits(words, b, sign)
    used_a, used_b = np.zeros(len(a), np.int64), np.zeros(len(a), np.int64)
    who = np.arange(len(a))  # those that still go on
    best = np.zeros(len(a), np.float32)
    # row[k]: best score of an alignment that has used i words of a and i + k - BAND words of b
    row = np.full((2 * BAND + 1, len(a)), _NEVER, np.float32)
    row[BAND:] = (-np.float32(MISS) * np.arange(BAND + 1, dtype=np.float32))[:, None]
    for i in range(REACH):
        row = _next_row(words, row, a, b, room_a, room_b, sign, i)
        top, arg = row.max(axis=0), row.argmax(axis=0)
        better = top > best
        best = np.where(better, top, best)
        used_a[who[better]] = i + 1
        used_b[who[better]] = i + 1 + arg[better] - BAND
        alive = (top > best - np.float32(DROP)) & (i < room_a)
        if alive.sum() < 0.8 * len(alive):
            who, a, b, room_a, room_b, best = (x[alive] for x in (who, a, b, room_a, room_b, best))
            row = row[:, alive]
        else:
            row[:, ~alive] = _NEVER  # who has stopped stays so, whatever the company
        if not len(who):
            break
    return used_a, used_b


def _next_row(
    words: Words, row: Floats, a: Ints, b: Ints, room_a: Ints, room_b: Ints, sign: int, i: int
) -> Floats:
    """One more word of ``a`` against the words of ``b`` in the band."""
    stem_a = _stems(words, a, room_a, sign, i, -1)
    worth = words.weight[np.maximum(stem_a, 0)]
    miss = np.float32(MISS)
    new = np.empty_like(row)
    for k in range(len(row)):
        ahead = i + k - BAND  # the word of b that this diagonal meets
        if ahead < 0:
            new[k] = _NEVER
            continue
        step = np.where(_stems(words, b, room_b, sign, ahead, -2) == stem_a, worth, -miss) + row[k]
        if k + 1 < len(row):
            np.maximum(step, row[k + 1] - miss, out=step)
        if k:
            np.maximum(step, new[k - 1] - miss, out=step)
        new[k] = step
    return new


def _stems(words: Words, at: Ints, room: Ints, sign: int, ahead: int, filler: int) -> Narrow:
    """The stems ``ahead`` words onwards; ``filler`` beyond the article."""
    inside = ahead <= room
    found = words.stem[at + sign * np.where(inside, ahead, 0)]
    return np.where(inside, found, np.int32(filler))

"""Fifth step: where common wording really begins and ends.

From the outermost seeds the alignment is carried on, word by word, in a band around the diagonal, as
long as its score does not fall too far below the best one seen (the x-drop rule of BLAST; Zhang et al.,
J. Comput. Biol. 7, 2000). All regions are extended at once, as columns of one array.
"""

from __future__ import annotations

import numpy as np

from tawatur.evidence.passages.regions import Regions
from tawatur.evidence.passages.vocabulary import Floats, Ints, Words

REACH = 60
"""Words that an end can move outwards."""

BAND = 5
"""Words by which the two sides may get out of step on the way."""

DROP = 2.6
"""How far the score may fall below the best before the search stops."""

MISS = 0.3
"""What a replaced, a dropped or an added word costs."""

CHUNK = 16_384
"""Regions extended in one go, for the processor's cache."""


def extend(words: Words, regions: Regions) -> tuple[Ints, Ints, Ints, Ints]:
    """(a0, a1, b0, b1) of all regions with their ends moved outwards.

    Where sentences were moved, the last words of the two sides are not each other's partners; so the
    search starts from the outermost seed of either side, and the wider answer counts.
    """
    a0, a1, b0, b1 = (x.copy() for x in regions[:4])
    for outer, sign in ((_last, 1), (_first, -1)):
        for side in (regions.seed_a, regions.seed_b):
            at = outer(side, regions.bounds)
            to_a, to_b = _walk(words, regions.seed_a[at], regions.seed_b[at], sign)
            if sign > 0:
                np.maximum(a1, to_a + 1, out=a1)
                np.maximum(b1, to_b + 1, out=b1)
            else:
                np.minimum(a0, to_a, out=a0)
                np.minimum(b0, to_b, out=b0)
    return a0, a1, b0, b1


def _last(side: Ints, bounds: Ints) -> Ints:
    """Index of the seed of each region that stands last on a side."""
    order = np.lexsort((side, np.repeat(np.arange(len(bounds) - 1), np.diff(bounds))))
    return order[bounds[1:] - 1]


def _first(side: Ints, bounds: Ints) -> Ints:
    order = np.lexsort((side, np.repeat(np.arange(len(bounds) - 1), np.diff(bounds))))
    return order[bounds[:-1]]


def _walk(words: Words, a: Ints, b: Ints, sign: int) -> tuple[Ints, Ints]:
    """The words, from ``a`` and ``b`` outwards, to which the alignment carries."""
    to_a, to_b = a.copy(), b.copy()
    for low in range(0, len(a), CHUNK):
        part = slice(low, low + CHUNK)
        to_a[part], to_b[part] = _walk_chunk(words, a[part], b[part], sign)
    return to_a, to_b


def _limits(words: Words, at: Ints, sign: int) -> Ints:
    """How many words of the article lie ahead."""
    article = words.article_of(at)
    return words.first[article + 1] - 1 - at if sign > 0 else at - words.first[article]


def _walk_chunk(words: Words, a: Ints, b: Ints, sign: int) -> tuple[Ints, Ints]:
    room_a, room_b = _limits(words, a, sign), _limits(words, b, sign)
    reach = min(REACH, int(max(room_a.max(initial=0), room_b.max(initial=0))))
    stems_b = _window(words, b, room_b, sign, reach + BAND, -2)
    stems_a = _window(words, a, room_a, sign, reach, -1)
    n, width = len(a), 2 * BAND + 1
    low = np.float32(-1e6)
    # row[k]: best score of an alignment that has used i words of a and i + k - BAND words of b
    row = np.full((width, n), low, np.float32)
    row[BAND:] = (-MISS * np.arange(BAND + 1, dtype=np.float32))[:, None]
    best = np.zeros(n, np.float32)
    best_a, best_b = np.zeros(n, np.int64), np.zeros(n, np.int64)
    alive = np.ones(n, np.bool_)
    for i in range(reach):
        worth = words.weight[np.maximum(stems_a[i], 0)]
        row, top, arg = _next_row(row, stems_a[i], stems_b, worth, i, low)
        alive &= top > best - DROP
        better = alive & (top > best)
        best = np.where(better, top, best)
        best_a = np.where(better, i + 1, best_a)
        best_b = np.where(better, i + 1 + arg - BAND, best_b)
        if not alive.any():
            break
    # the walk starts on the seed itself: k words used means that the last of them is k - 1 ahead
    return a + sign * np.maximum(best_a - 1, 0), b + sign * np.maximum(best_b - 1, 0)


def _next_row(
    row: Floats,
    stem_a: np.ndarray[tuple[int], np.dtype[np.int32]],
    stems_b: np.ndarray[tuple[int, int], np.dtype[np.int32]],
    worth: Floats,
    i: int,
    low: np.float32,
) -> tuple[Floats, Floats, Ints]:
    width = len(row)
    new = np.empty_like(row)
    for k in range(width):
        j = i + k - BAND  # the word of b that this diagonal meets
        if j < 0:
            new[k] = low
            continue
        step = np.where(stems_b[j] == stem_a, worth, np.float32(-MISS)) + row[k]
        if k + 1 < width:
            np.maximum(step, row[k + 1] - np.float32(MISS), out=step)
        if k:
            np.maximum(step, new[k - 1] - np.float32(MISS), out=step)
        new[k] = step
    arg = new.argmax(axis=0)
    return new, new.max(axis=0), arg


def _window(
    words: Words, at: Ints, room: Ints, sign: int, reach: int, filler: int
) -> np.ndarray[tuple[int, int], np.dtype[np.int32]]:
    """Stems of the next ``reach`` words of each place, as rows; ``filler`` beyond the article."""
    steps = np.arange(reach)[:, None]
    index = at[None, :] + sign * np.minimum(steps, room[None, :])
    found = words.stem[index]
    found[steps > room[None, :]] = filler
    return found

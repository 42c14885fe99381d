"""Which pairs of texts an addition to an index concerns."""

from __future__ import annotations

import numpy as np

from tawatur.evidence.passages.arrays import Doubles, Hashes, Ints, Narrow, members, run_sizes, run_starts
from tawatur.evidence.passages.facts import COMMON, STANDS_FOR, chosen, classes
from tawatur.evidence.passages.features import PLACE_BITS, PLACE_MASK
from tawatur.evidence.passages.postings import Postings
from tawatur.evidence.passages.regions import EVIDENCE, FEW
from tawatur.evidence.passages.seeds import LEAST, pair_keys

_EXACT = 1e-6
"""Allowance for the order in which numbers are added."""


def proposed_pairs(known: Postings, level: Hashes, spread: Narrow) -> Hashes:
    """Pairs whose later text is new and that can have enough evidence.

    ``level`` are the postings of the new texts, already taken in, each with the spread of its feature when
    the text came. A feature has at most as many seeds as the two texts have places for it, and a seed counts
    no more than its feature (see ``regions``): what cannot come to enough is left out.
    """
    wanted = chosen(level >> PLACE_BITS, spread)
    level, spread = level[wanted], spread[wanted]
    text = ((level & PLACE_MASK) >> np.uint64(1)).astype(np.int64)
    times = 1 + (level & np.uint64(1)).astype(np.int64)
    hashes = level >> PLACE_BITS
    starts = run_starts(hashes)
    which = np.repeat(np.arange(len(starts)), run_sizes(starts, len(hashes)))
    holder_of, holder, holder_times = known.holders(hashes[starts])
    low = np.searchsorted(holder_of, np.arange(len(starts)))[which]
    high = np.searchsorted(holder_of, np.arange(len(starts)), side="right")[which]
    high = np.where(spread > COMMON, low + 1, high)
    mine, partner = members(low, high)
    earlier = holder[partner] < text[mine]
    mine, partner = mine[earlier], partner[earlier]
    seeds = times[mine] * holder_times[partner]
    worth = seeds * np.minimum(1.0, FEW / STANDS_FOR[classes(spread)])[mine]
    return _enough(pair_keys(holder[partner], text[mine]), seeds, worth.astype(np.float64))


def _enough(keys: Hashes, seeds: Ints, worth: Doubles) -> Hashes:
    order = np.argsort(keys)
    keys, seeds, worth = keys[order], seeds[order], worth[order]
    starts = run_starts(keys)
    if not len(starts):
        return keys
    enough = np.add.reduceat(seeds, starts) >= LEAST
    enough &= np.add.reduceat(worth, starts) >= EVIDENCE - _EXACT
    found: Hashes = keys[starts[enough]]
    return found

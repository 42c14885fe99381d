"""Which pairs of texts an addition to an index concerns."""

from __future__ import annotations

import numpy as np

from tawatur.evidence.passages.arrays import Doubles, Hashes, Ints, distinct, members, run_sizes, run_starts
from tawatur.evidence.passages.facts import COMMON, Facts, chosen, decode
from tawatur.evidence.passages.features import PLACE_BITS, PLACE_MASK
from tawatur.evidence.passages.postings import Postings
from tawatur.evidence.passages.regions import EVIDENCE, FEW
from tawatur.evidence.passages.seeds import LEAST, pair_keys

_EXACT = 1e-6
"""Allowance for the order in which numbers are added."""


def weakened_pairs(known: Postings, hashes: Hashes, old: Facts, new: Facts, offset: int) -> Hashes:
    """Pairs of texts before ``offset`` of whose common features something else is known than before."""
    other = (old.codes() != new.codes()) | (chosen(hashes, old.spread) != chosen(hashes, new.spread))
    other &= (old.spread > 1) & (old.spread <= COMMON)
    which, text, _ = known.holders(hashes[other])
    before = text < offset
    which, text = which[before], text[before]
    starts = run_starts(which)
    last = np.repeat(starts + run_sizes(starts, len(which)), run_sizes(starts, len(which)))
    first, second = members(np.arange(len(which)) + 1, last)
    return distinct(pair_keys(text[first], text[second]))


def proposed_pairs(known: Postings, level: Hashes, hashes: Hashes, facts: Facts) -> Hashes:
    """Pairs of which one text is new and that can have enough evidence.

    ``level`` are the postings of the new texts, already taken in; ``hashes`` its features with their facts.
    A feature has at most as many seeds as the two texts have places for it, and a seed counts no more than
    its feature (see ``regions``): what cannot come to enough is left out.
    """
    which = np.searchsorted(hashes, level >> PLACE_BITS)
    wanted = chosen(hashes, facts.spread)[which]
    which, text, times = (
        which[wanted],
        ((level & PLACE_MASK) >> np.uint64(1)).astype(np.int64),
        1 + (level & np.uint64(1)).astype(np.int64),
    )
    text, times = text[wanted], times[wanted]
    used, which = np.unique(which, return_inverse=True)
    holder_of, holder, holder_times = known.holders(hashes[used])
    low = np.searchsorted(holder_of, np.arange(len(used)))
    high = np.searchsorted(holder_of, np.arange(len(used)), side="right")
    high = np.where(facts.spread[used] > COMMON, low + 1, high)
    mine, partner = members(low[which], high[which])
    earlier = holder[partner] < text[mine]
    mine, partner = mine[earlier], partner[earlier]
    seeds = times[mine] * holder_times[partner]
    spread, _ = decode(facts.codes()[used])
    worth = seeds * np.minimum(1.0, FEW / spread)[which[mine]]
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

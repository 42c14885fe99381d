"""Second step: what a stretch of wording is recognised by, however it was edited.

A feature is a set of three stems that stand near each other (a skip-gram): it survives a dropped, an
added or a replaced word beside it, another inflection, another clitic, and two words changing places.
Function words are passed over, so that «في» for «ب» changes nothing.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from tawatur.evidence.passages.arrays import Hashes, Narrow
from tawatur.evidence.passages.vocabulary import Words

PATTERNS = ((1, 2), (1, 3), (2, 3), (1, 4))
"""Distances, in content words, of the second and third word of a feature from its first."""

CONTENT = 0.4
"""Match weight from which a word counts as a content word (Zipf frequency below about 6.1)."""

PLACE_BITS = np.uint64(26)
"""Low bits of a feature that say where it stands: 67 million content words; 38 bits are left for the hash.

Fewer bits of hash would make strangers meet, as long as that is the same in every run no passage changes.
"""

PLACE_MASK = np.uint64((1 << 26) - 1)

_CHUNK = 1 << 20


class Features(NamedTuple):
    """Features as numbers: the hash in the high bits, in the low ``PLACE_BITS`` where it stands.

    A place is an index into ``content``, the indices of the content words; ``owner`` are their articles.
    """

    packed: Hashes
    content: Narrow
    owner: Narrow


def features(words: Words) -> Features:
    """All skip-grams of all articles, in no order; none reaches from one article into the next.

    Raises ``ValueError`` if the texts have more content words than a place has numbers.
    """
    content = np.flatnonzero((words.weight >= CONTENT)[words.stem])
    if len(content) > int(PLACE_MASK):
        raise ValueError(f"too many words for one index of passages: {len(content)} content words")
    owner = words.owners()[content]
    mixed = _mix(words.key)
    packed = np.empty(len(PATTERNS) * len(content), np.uint64)
    size = 0
    for low in range(0, len(content), _CHUNK):
        stems = words.stem[content[low : low + _CHUNK + PATTERNS[-1][1]]]
        size = _skip_grams(mixed[stems], owner, low, packed, size)
    return Features(packed[:size], content.astype(np.int32), owner)


def _skip_grams(keys: Hashes, owner: Narrow, low: int, packed: Hashes, size: int) -> int:
    """Write the features that begin in a chunk to ``packed`` from ``size`` on; returns the new size."""
    for second, third in PATTERNS:
        n = max(0, min(_CHUNK, len(keys) - third))
        a, b, c = keys[:n], keys[second : second + n], keys[third : third + n]
        # one word repeated says little, and a text of one word would match itself everywhere
        real = (owner[low : low + n] == owner[low + third : low + third + n]) & (a != b) & (b != c) & (a != c)
        at = np.flatnonzero(real)
        hashes = _mix((a + b + c)[at]) & ~PLACE_MASK
        hashes |= (at + low).astype(np.uint64)
        packed[size : size + len(at)] = hashes
        size += len(at)
    return size


def _mix(x: Hashes) -> Hashes:
    """A fixed permutation of 64-bit numbers that spreads neighbours apart (splitmix64's finaliser)."""
    x = x ^ (x >> np.uint64(30))
    x *= np.uint64(0xBF58476D1CE4E5B9)
    x ^= x >> np.uint64(27)
    x *= np.uint64(0x94D049BB133111EB)
    x ^= x >> np.uint64(31)
    return x

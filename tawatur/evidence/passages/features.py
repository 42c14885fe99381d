"""Second step: what a stretch of wording is recognised by, however it was edited.

A feature is a set of three stems that stand near each other (a skip-gram): it survives a dropped, an
added or a replaced word beside it, another inflection, another clitic, and two words changing places.
Function words are passed over, so that «في» for «ب» changes nothing.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from tawatur.evidence.passages.arrays import Hashes, Ints, Narrow
from tawatur.evidence.passages.vocabulary import Words

PATTERNS = ((1, 2), (1, 3), (2, 3), (1, 4))
"""Distances, in content words, of the second and third word of a feature from its first."""

CONTENT = 0.4
"""Match weight from which a word counts as a content word (Zipf frequency below about 6.1)."""


class Features(NamedTuple):
    """Features as numbers: the hash in the high bits, in the low ``place_bits`` where it stands.

    A place is an index into ``content``, the indices of the content words; ``owner`` are their articles.
    """

    packed: Hashes
    place_bits: int
    content: Ints
    owner: Narrow


def features(words: Words) -> Features:
    """All skip-grams of all articles; none reaches from one article into the next."""
    content = np.flatnonzero((words.weight >= CONTENT)[words.stem])
    keys = _mix(words.key)[words.stem[content]]
    owner = words.owners()[content]
    place_bits = max(1, len(content).bit_length())
    places = np.arange(len(content), dtype=np.uint64)
    pieces: list[Hashes] = [np.zeros(0, np.uint64)]
    for second, third in PATTERNS:
        n = max(0, len(content) - third)
        a, b, c = keys[:n], keys[second : second + n], keys[third : third + n]
        # one word repeated says little, and a text of one word would match itself everywhere
        real = (owner[:n] == owner[third : third + n]) & (a != b) & (b != c) & (a != c)
        hashes = _mix((a + b + c)[real])
        hashes >>= np.uint64(place_bits)
        hashes <<= np.uint64(place_bits)
        hashes |= places[:n][real]
        pieces.append(hashes)
    return Features(np.concatenate(pieces), place_bits, content, owner)


def _mix(x: Hashes) -> Hashes:
    """A fixed permutation of 64-bit numbers that spreads neighbours apart (splitmix64's finaliser)."""
    x = x ^ (x >> np.uint64(30))
    x *= np.uint64(0xBF58476D1CE4E5B9)
    x ^= x >> np.uint64(27)
    x *= np.uint64(0x94D049BB133111EB)
    x ^= x >> np.uint64(31)
    return x

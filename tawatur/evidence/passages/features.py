"""Second step: what a stretch of wording is recognised by, however it was edited.

A feature is a set of three stems that stand near each other (a skip-gram): it survives a dropped, an
added or a replaced word beside it, another inflection, another clitic, and two words changing places.
Function words are passed over, so that «في» for «ب» changes nothing.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from tawatur.evidence.passages.arrays import Hashes, Ints
from tawatur.evidence.passages.vocabulary import Words

PATTERNS = ((1, 2), (1, 3), (2, 3), (1, 4))
"""Distances, in content words, of the second and third word of a feature from its first."""

CONTENT = 0.4
"""Match weight from which a word counts as a content word (Zipf frequency below about 6.1)."""


class Features(NamedTuple):
    """``hash[i]`` stands at the content word ``at[i]``, an index into ``content`` (indices of words)."""

    hash: Hashes
    at: Ints
    content: Ints


def content_words(words: Words) -> Ints:
    """Indices of the words that carry meaning."""
    return np.flatnonzero(words.weight[words.stem] >= CONTENT)


def features(words: Words) -> Features:
    """All skip-grams of all articles; none reaches from one article into the next."""
    content = content_words(words)
    keys = _mix(words.key)[words.stem[content]]
    owner = words.article_of(content)
    hashes: list[Hashes] = []
    places: list[Ints] = []
    for second, third in PATTERNS:
        n = len(content) - third
        if n <= 0:
            continue
        a, b, c = keys[:n], keys[second : second + n], keys[third : third + n]
        # one word repeated says little, and a text of one word would match itself everywhere
        real = (owner[:n] == owner[third : third + n]) & (a != b) & (b != c) & (a != c)
        at = np.flatnonzero(real)
        hashes.append(_mix(a[at] + b[at] + c[at]))
        places.append(at)
    if not hashes:
        return Features(np.zeros(0, np.uint64), np.zeros(0, np.int64), content)
    return Features(np.concatenate(hashes), np.concatenate(places), content)


def _mix(x: Hashes) -> Hashes:
    """A fixed permutation of 64-bit numbers that spreads neighbours apart (splitmix64's finaliser)."""
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return x ^ (x >> np.uint64(31))

"""Which clauses of a story are compared at all: those that share a telling word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tawatur.findings.claims.slots import Saying

_ALL = 450
"""Up to so many different clauses every pair is looked at."""

_KEPT = 24
"""In larger stories, so many partners a clause at most."""

_COMMON = 120
"""In larger stories, a word that more clauses hold brings no partners."""


Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]


def candidates(sayings: Sequence[Saying]) -> Iterator[tuple[Numbers, Numbers]]:
    """Pairs of clauses (lower number first) worth comparing, in blocks of (lower, higher) numbers.

    The work grows with the story, not with its square: an inverted index from telling words to the clauses
    that hold them, without words that very many hold; of its partners each clause keeps the best.
    """
    if len(sayings) <= _ALL:
        if len(sayings) > 1:
            rows, columns = np.triu_indices(len(sayings), 1)
            yield rows.astype(np.int64), columns.astype(np.int64)
        return
    pairs = _best_partners(_index(sayings), np.array([saying.total for saying in sayings]))
    for start in range(0, len(pairs), _BLOCK):
        block = pairs[start : start + _BLOCK]
        yield block // len(sayings), block % len(sayings)


_BLOCK = 100_000


class _Index(NamedTuple):
    """Which words each clause holds, with their weights, and which clauses hold each word, end to end."""

    words: Numbers
    weights: Floats
    word_bounds: Numbers
    holders: Numbers
    holder_bounds: Numbers


def _index(sayings: Sequence[Saying]) -> _Index:
    numbers: dict[str, int] = {}
    words = [numbers.setdefault(key, len(numbers)) for saying in sayings for key in saying.words]
    held = np.array(words, dtype=np.int64)
    weights = np.array([w for saying in sayings for w in saying.words.values()], dtype=np.float64)
    clauses = np.repeat(np.arange(len(sayings)), [len(saying.words) for saying in sayings])
    times = np.bincount(held, minlength=len(numbers))
    telling = times[held] <= _COMMON
    held, weights, clauses = held[telling], weights[telling], clauses[telling]
    order = np.argsort(held, kind="stable")
    return _Index(
        held,
        weights,
        np.searchsorted(clauses, np.arange(len(sayings) + 1)),
        clauses[order].astype(np.int64),
        np.searchsorted(held[order], np.arange(len(numbers) + 1)),
    )


def _best_partners(index: _Index, totals: Floats) -> Numbers:
    """Each clause with its best partners, as lower number times the count of clauses plus the higher."""
    size = len(totals)
    found = []
    for start in range(0, size, _ROWS):
        stop = min(size, start + _ROWS)
        a, b = index.word_bounds[start], index.word_bounds[stop]
        words = index.words[a:b]
        lengths = index.holder_bounds[words + 1] - index.holder_bounds[words]
        # for every word of every clause of the block, all clauses that hold it
        own = np.repeat(
            np.repeat(np.arange(start, stop), np.diff(index.word_bounds[start : stop + 1])), lengths
        )
        first = np.repeat(index.holder_bounds[words] - np.cumsum(lengths) + lengths, lengths)
        others = index.holders[first + np.arange(len(own))]
        shares = np.repeat(index.weights[a:b], lengths)
        apart = own != others
        keys, inverse = np.unique(own[apart] * size + others[apart], return_inverse=True)
        rows, columns = keys // size, keys % size
        score = np.bincount(inverse, shares[apart], minlength=len(keys)) / (totals[rows] + totals[columns])
        order = np.lexsort((columns, -np.round(score, 9), rows))
        rows, columns = rows[order], columns[order]
        rank = np.arange(len(rows)) - np.searchsorted(rows, rows)
        rows, columns = rows[rank < _KEPT], columns[rank < _KEPT]
        found.append(np.minimum(rows, columns) * size + np.maximum(rows, columns))
    return np.unique(np.concatenate(found))


_ROWS = 512
"""Clauses whose partners are sought at once: bounds the memory."""

"""Pairs of articles alike enough to be looked at, found by an inverted index over their rare words.

The work grows with the corpus and not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from tawatur.corpus.publication import day_number
from tawatur.findings.stories.features import Vector, cosine
from tawatur.model import Article, Passage

PAIR = 0.16
"""Least likeness of a pair that is looked at."""

DAYS = 3
"""How far apart two articles on one event may be published."""

COMMON = 400
LATEST = 100
"""Of a word that more articles hold than the first number, only so many articles before it are looked at."""

NEIGHBOURS = 30
"""So many pairs an article at most: the best of them."""

SHARED = 0.5
"""How much common wording adds to the likeness of a pair, at most."""

Day = int | None


def day_of(article: Article) -> Day:
    """The day of publication as a number, or ``None``."""
    return day_number(article.published)


def common_wording(articles: Sequence[Article], passages: Sequence[Passage]) -> dict[tuple[int, int], float]:
    """For every pair of articles the part that passages cover, of both: the geometric mean of their lengths.

    A round-up holds whole what another article reports, and yet is mostly about something else.
    """
    number = {article.id: i for i, article in enumerate(articles)}
    covered: dict[tuple[int, int], float] = defaultdict(float)
    for passage in passages:
        a, b = number.get(passage.a.article), number.get(passage.b.article)
        if a is None or b is None or a == b:
            continue
        length = min(passage.a.end - passage.a.start, passage.b.end - passage.b.start)
        size = max(1.0, sqrt(len(articles[a].text) * len(articles[b].text)))
        covered[min(a, b), max(a, b)] += length / size
    return {pair: min(1.0, part) for pair, part in covered.items()}


def apart(a: Day, b: Day) -> int:
    """Days between two publications; an unknown day is near every day."""
    return 0 if a is None or b is None else abs(a - b)


def pairs_of(
    bags: Sequence[Vector], days: Sequence[Day], shared: dict[tuple[int, int], float]
) -> list[tuple[float, int, int]]:
    """Pairs alike enough to be looked at, best first."""
    postings = _postings(bags)
    far = np.array([-1 if day is None else day for day in days])
    found: dict[tuple[int, int], float] = {}
    for j, bag in enumerate(bags):
        hits = [(postings[word], weight) for word, weight in bag.items() if word in postings]
        if not hits:
            continue
        parts = [_before(posting, j) for posting, _ in hits]
        ids = np.concatenate([part[0] for part in parts])
        weights = np.concatenate([part[1] * weight for part, (_, weight) in zip(parts, hits, strict=True)])
        keep = np.ones(len(ids), dtype=bool)
        if days[j] is not None:
            near = (far[ids] == -1) | (np.abs(far[ids] - days[j]) <= DAYS)
            keep &= near
        ids, weights = ids[keep], weights[keep]
        if not len(ids):
            continue
        unique, inverse = np.unique(ids, return_inverse=True)
        sums = np.bincount(inverse, weights=weights)
        order = np.lexsort((unique, -sums))[:NEIGHBOURS]
        for k in order:
            if sums[k] >= PAIR:
                found[int(unique[k]), j] = float(sums[k])
    for pair, part in shared.items():
        if part >= 0.15 and apart(days[pair[0]], days[pair[1]]) <= DAYS:
            found[pair] = found.get(pair, cosine(bags[pair[0]], bags[pair[1]])) + SHARED * part
    return sorted(((-s, i, j) for (i, j), s in found.items()))


_Posting = tuple[NDArray[np.int64], NDArray[np.float64]]


def _before(posting: _Posting, j: int) -> _Posting:
    """The articles before number ``j`` that hold a word, the latest of them where there are very many."""
    ids, weights = posting
    end = int(np.searchsorted(ids, j))
    start = 0 if len(ids) <= COMMON else max(0, end - LATEST)
    return ids[start:end], weights[start:end]


def _postings(bags: Sequence[Vector]) -> dict[str, _Posting]:
    lists: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for i, bag in enumerate(bags):
        for word, weight in bag.items():
            lists[word].append((i, weight))
    return {
        word: (np.array([i for i, _ in entries]), np.array([w for _, w in entries]))
        for word, entries in lists.items()
        if len(entries) >= 2
    }

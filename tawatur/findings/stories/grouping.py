"""Articles into stories: alike in their rare words, near in time, and never by a chain of likenesses.

Pairs come from an inverted index over rare words, so that the work grows with the corpus and not with its
square. They are joined best first, but only where the two groups as wholes are alike, which
keeps a story from creeping into its neighbour.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from math import log10, sqrt

import numpy as np
from numpy.typing import NDArray

from tawatur.corpus.furniture import furniture, is_furniture
from tawatur.findings.meaning import Vectors
from tawatur.findings.stories.crossing import join_languages
from tawatur.findings.stories.features import Vector, cosine, unit, vectors_of
from tawatur.findings.stories.places import Place, far_apart, places_of
from tawatur.model import Article, Entity, Passage, Reading, Story

NEAR = 0.12
NEAR_PER_TENFOLD = 0.02
"""Least likeness of two groups that become one story, and what ten times the articles add to it: the more
are at hand, the more are alike by chance.

Likeness is the average over all their pairs. Centres of large groups resemble each other by what all news of
one kind have in common: by them the market reports, accidents and receptions of a week became one story."""

A_DAY = 0.1
"""What a day between the mean days of two groups takes from their likeness: tomorrow's oil price is told in
the words of today's."""

_PAIR = 0.16
"""Least likeness of a pair that is looked at."""

_DAYS = 3
"""How far apart two articles on one event may be published."""

_EXTENT = 6
"""How many days a story may span."""

_COMMON = 400
_LATEST = 100
"""Of a word that more articles hold than the first number, only so many articles before it are looked at."""

_NEIGHBOURS = 30
"""So many pairs an article at most: the best of them."""

_SHARED = 0.5
"""How much common wording adds to the likeness of a pair, at most."""

ELSEWHERE = 2.0
"""How many times as alike two groups must be whose openings name only places far from each other."""

_FEW = 8
"""Articles up to which that is asked: what many report, a crisis or a visit, has many places."""

Day = int | None


def group_stories(
    articles: Sequence[Article],
    readings: Sequence[Reading] = (),
    passages: Sequence[Passage] = (),
    vectors: Vectors | None = None,
    entities: Sequence[Entity] = (),
) -> tuple[Story, ...]:
    """Every article in exactly one story; a story of one is an event that nobody else here reports.

    The order of the input changes nothing. With ``vectors``, reports in another language join the story
    that they report; with ``readings`` and ``entities``, events far from each other are told apart.
    """
    ordered = sorted(articles, key=lambda a: (a.published or "9999", a.id))
    days = [day_of(article) for article in ordered]
    bags = vectors_of(ordered)
    shared = _common_wording(ordered, passages)
    pairs = _pairs(bags, days, shared)
    places = places_of(ordered, readings, entities)
    groups = _join(bags, days, places, pairs, NEAR + NEAR_PER_TENFOLD * log10(max(1, len(ordered))))
    if vectors is not None:
        groups = join_languages(ordered, groups, lambda i, j: _apart(days[i], days[j]) <= _DAYS, vectors)
    return _stories(ordered, bags, groups)


def day_of(article: Article) -> Day:
    """The day of publication as a number, or ``None``."""
    try:
        return date.fromisoformat((article.published or "")[:10]).toordinal()
    except ValueError:
        return None


def _common_wording(articles: Sequence[Article], passages: Sequence[Passage]) -> dict[tuple[int, int], float]:
    """For every pair of articles the part of the shorter one that passages cover."""
    number = {article.id: i for i, article in enumerate(articles)}
    covered: dict[tuple[int, int], float] = defaultdict(float)
    for passage in passages:
        a, b = number.get(passage.a.article), number.get(passage.b.article)
        if a is None or b is None or a == b:
            continue
        length = min(passage.a.end - passage.a.start, passage.b.end - passage.b.start)
        shorter = max(1, min(len(articles[a].text), len(articles[b].text)))
        covered[min(a, b), max(a, b)] += length / shorter
    return {pair: min(1.0, part) for pair, part in covered.items()}


def _apart(a: Day, b: Day) -> int:
    return 0 if a is None or b is None else abs(a - b)


def _pairs(
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
            near = (far[ids] == -1) | (np.abs(far[ids] - days[j]) <= _DAYS)
            keep &= near
        ids, weights = ids[keep], weights[keep]
        if not len(ids):
            continue
        unique, inverse = np.unique(ids, return_inverse=True)
        sums = np.bincount(inverse, weights=weights)
        order = np.lexsort((unique, -sums))[:_NEIGHBOURS]
        for k in order:
            if sums[k] >= _PAIR:
                found[int(unique[k]), j] = float(sums[k])
    for pair, part in shared.items():
        if part >= 0.15 and _apart(days[pair[0]], days[pair[1]]) <= _DAYS:
            found[pair] = found.get(pair, cosine(bags[pair[0]], bags[pair[1]])) + _SHARED * part
    return sorted(((-s, i, j) for (i, j), s in found.items()))


_Posting = tuple[NDArray[np.int64], NDArray[np.float64]]


def _before(posting: _Posting, j: int) -> _Posting:
    """The articles before number ``j`` that hold a word, the latest of them where there are very many."""
    ids, weights = posting
    end = int(np.searchsorted(ids, j))
    start = 0 if len(ids) <= _COMMON else max(0, end - _LATEST)
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


class _Group:
    """Articles joined so far: the sum of their vectors, the days they span, the places of their openings."""

    def __init__(self, members: list[int], total: Vector, days: list[int], places: frozenset[Place]) -> None:
        self.members, self.total, self.days, self.places = members, total, days, places

    def likeness(self, other: _Group) -> float:
        """The average over their pairs, less what lies between their days."""
        pairs = len(self.members) * len(other.members)
        apart = abs(_mean(self.days) - _mean(other.days)) if self.days and other.days else 0.0
        return cosine(self.total, other.total) / pairs * max(0.0, 1 - A_DAY * apart)

    def joined(self, other: _Group) -> _Group:
        total = dict(self.total)
        for key, weight in other.total.items():
            total[key] = total.get(key, 0.0) + weight
        if len(total) > 400:
            total = dict(sorted(total.items(), key=lambda item: (-item[1], item[0]))[:300])
        return _Group(self.members + other.members, total, self.days + other.days, self.places | other.places)


def _mean(days: Sequence[int]) -> float:
    return sum(days) / len(days)


def _join(
    bags: Sequence[Vector],
    days: Sequence[Day],
    places: Sequence[frozenset[Place]],
    pairs: list[tuple[float, int, int]],
    least: float,
) -> list[list[int]]:
    groups = {
        i: _Group([i], bag, [] if days[i] is None else [d for d in [days[i]] if d], places[i])
        for i, bag in enumerate(bags)
    }
    home = list(range(len(bags)))
    for negative, i, j in pairs:
        a, b = home[i], home[j]
        if a == b:
            continue
        one, other = groups[a], groups[b]
        both = one.days + other.days
        if both and max(both) - min(both) > _EXTENT:
            continue
        bonus = max(0.0, -negative - cosine(bags[i], bags[j]))
        small = len(one.members) + len(other.members) <= _FEW
        needed = least * ELSEWHERE if small and far_apart(one.places, other.places) else least
        if one.likeness(other) + bonus / sqrt(len(one.members) * len(other.members)) < needed:
            continue
        groups[a] = one.joined(other)
        for member in other.members:
            home[member] = a
        del groups[b]
    return [sorted(group.members) for group in groups.values()]


def _stories(
    articles: Sequence[Article], bags: Sequence[Vector], groups: list[list[int]]
) -> tuple[Story, ...]:
    stories = []
    for number, members in enumerate(sorted(groups), 1):
        total: Vector = {}
        for i in members:
            for key, weight in bags[i].items():
                total[key] = total.get(key, 0.0) + weight
        centre = unit(total)
        central = min(members, key=lambda i: (-round(cosine(bags[i], centre), 6), articles[i].id))
        stories.append(
            Story(
                id=f"story-{number}",
                title=title_of(articles[central]),
                articles=tuple(articles[i].id for i in members),
            )
        )
    return tuple(stories)


def title_of(article: Article) -> str:
    """The headline, or the first line of the text that is no byline or link where there is none."""
    if title := (article.title or "").strip():
        return title
    around = furniture(article)
    lines = [(m.start(), m.end(), m.group().strip()) for m in re.finditer(r"[^\r\n]+", article.text)]
    said = [line for start, end, line in lines if line and not is_furniture((start, end), around)]
    return next(iter(said or [line for _, _, line in lines if line]), "")

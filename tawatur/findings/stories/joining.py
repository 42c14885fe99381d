"""Pairs of articles into groups: best first, and only where the groups as wholes are alike and near in time.

That keeps a story from creeping into its neighbour by a chain of likenesses.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log10, sqrt

from tawatur.findings.stories.features import Vector, cosine
from tawatur.findings.stories.pairs import Day
from tawatur.findings.stories.places import Place, far_apart

NEAR = 0.12
NEAR_PER_TENFOLD = 0.02
"""Least likeness of two groups that become one story, and what ten times the articles add to it: the more
are at hand, the more are alike by chance.

Likeness is the average over all their pairs. Centres of large groups resemble each other by what all news of
one kind have in common: by them the market reports, accidents and receptions of a week became one story."""

A_DAY = 0.1
"""What a day between the mean days of two groups takes from their likeness: tomorrow's oil price is told in
the words of today's."""

_EXTENT = 6
"""How many days a story may span."""

ELSEWHERE = 2.0
"""How many times as alike two groups must be whose openings name only places far from each other."""

_FEW = 8
"""Articles up to which that is asked: what many report, a crisis or a visit, has many places."""


def least_likeness(articles: int) -> float:
    """Likeness that two groups need in a run of so many articles."""
    return NEAR + NEAR_PER_TENFOLD * log10(max(1, articles))


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


def join(
    bags: Sequence[Vector],
    days: Sequence[Day],
    places: Sequence[frozenset[Place]],
    pairs: list[tuple[float, int, int]],
    least: float,
) -> list[list[int]]:
    """Groups of article numbers; ``pairs`` are (negative likeness, number, number), best first."""
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

"""Clauses that give rival values for one thing belong to one claim, however far apart their wording is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from tawatur.findings.claims.grouping import Group
from tawatur.findings.claims.rivalry import Count, Scene, count_of, directions_rival, rivals, telling
from tawatur.findings.claims.scoring import is_forbidden
from tawatur.findings.claims.units import Unit, not_rivals
from tawatur.model import Range

Place = tuple[str, Range]

_MOST = 80
"""Clauses of one toll, or of what lies from one place, that are compared pair by pair, at most."""


def join_rivals(groups: Sequence[Group], on: Scene) -> list[Group]:
    """The groups, each with the clauses of others that contest its number or direction.

    Of two groups the one that fewer articles carry gives its clauses of that toll to the other; what is left
    empty falls away.
    """
    size = [len({unit.article for unit in group.units}) for group in groups]
    added: dict[int, dict[Place, Unit]] = defaultdict(dict)
    given: dict[int, set[Place]] = defaultdict(set)
    for larger, smaller, moved in _contests(groups, size, on):
        places = {_place(unit): unit for unit in moved}
        added[larger].update(places)
        given[smaller].update(places)
    return [
        group._replace(units=list(({_place(unit): unit for unit in group.units} | added[number]).values()))
        for number, group in enumerate(groups)
        if any(_place(unit) not in given[number] for unit in group.units)
    ]


def _place(unit: Unit) -> Place:
    return (unit.article, unit.range)


def _contests(
    groups: Sequence[Group], size: Sequence[int], on: Scene
) -> Iterator[tuple[int, int, list[Unit]]]:
    """Pairs of groups that contest each other, the larger first, with the clauses that the smaller gives."""
    forbidden = not_rivals([unit for group in groups for unit in group.units])
    counts: dict[str, list[tuple[int, Count]]] = defaultdict(list)
    lying: dict[str, list[tuple[int, Unit]]] = defaultdict(list)
    for number, group in enumerate(groups):
        for unit in group.units:
            for kind in unit.saying.tolls:
                if (count := count_of(unit, kind, on)) is not None:
                    counts[kind].append((number, count))
            leaf = 0 in unit.clause.levels
            for place in sorted({place for _, place, _ in unit.saying.directions if leaf}):
                lying[place].append((number, unit))
    for kind in sorted(counts):
        own = counts[kind][:_MOST]
        found = {
            tuple(sorted((g, h), key=lambda n: (-size[n], n)))
            for (g, a), (h, b) in combinations(own, 2)
            if g != h
            and _of_one_event(a, b, on)
            and not is_forbidden(kind, a.value, b.value, forbidden)
            and rivals(a, b, on)
        }
        for larger, smaller in sorted(found):
            yield larger, smaller, [count.unit for n, count in own if n == smaller]
    for place in sorted(lying):
        near = lying[place][:_MOST]
        for (g, x), (h, y) in combinations(near, 2):
            if g != h and x.article != y.article and directions_rival(x, y, place):
                larger, smaller = sorted((g, h), key=lambda n: (-size[n], n))
                yield larger, smaller, [y if larger == g else x]


def _of_one_event(a: Count, b: Count, on: Scene) -> bool:
    """Do two articles tell this number of one event, each giving no other such number?"""
    if a.unit.article == b.unit.article:
        return False
    return all(telling(count.unit, count.kind, on) == 1 for count in (a, b))

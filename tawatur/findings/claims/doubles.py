"""Claims that say nothing of their own: the same places again, fragments, parts of a fuller claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from tawatur.findings.claims.concepts import words
from tawatur.findings.claims.units import Unit
from tawatur.model import Range

Place = tuple[str, Range]

_LONGER = 3.0
"""A fuller clause replaces a part of it that is not shorter than a third: beyond, it says much else."""


_NAME = 3
"""So few words without an event are a name or a phrase, no clause."""


class _Holding(Protocol):
    @property
    def units(self) -> list[Unit]: ...


G = TypeVar("G", bound=_Holding)


def without_doubles(groups: Sequence[G]) -> list[G]:
    """Groups that assert something that no other group asserts, in their order."""
    left = _without_same_places(groups)
    left = [group for group in left if not all(is_fragment(unit) for unit in group.units)]
    return _without_parts(left)


def _without_same_places(groups: Sequence[G]) -> list[G]:
    """Drop groups whose every place another group has already; the larger group is kept.

    Of a group of which only part is elsewhere, all is kept: it joins what the other keeps apart.
    """
    order = sorted(range(len(groups)), key=lambda k: (-len(groups[k].units), k))
    holders: dict[Place, set[int]] = {}
    kept: set[int] = set()
    for k in order:
        places = {(unit.article, unit.range) for unit in groups[k].units}
        if _common(holders.get(place, set()) for place in places):
            continue
        kept.add(k)
        for place in places:
            holders.setdefault(place, set()).add(k)
    return [groups[k] for k in sorted(kept)]


def _common(sets: Iterable[set[int]]) -> set[int]:
    """What all the sets hold."""
    found: set[int] | None = None
    for members in sets:
        found = set(members) if found is None else found & members
        if not found:
            break
    return found or set()


def is_fragment(unit: Unit) -> bool:
    """A relative clause alone («التي سبقت المعركة») or a bare name asserts nothing, if it counts nothing."""
    said = unit.saying
    if said.tolls or said.directions:
        return False
    short = unit.clause.last - unit.clause.first <= _NAME
    if short and not (said.toll_kinds or said.events or said.negated or said.again):
        return True
    return unit.clause.levels == {0} and unit.opening.removeprefix("و") in words("relatives")


def _without_parts(groups: Sequence[G]) -> list[G]:
    """Drop a group that a fuller one holds place by place in at least the same articles.

    What counts or places something stays: a toll is a claim of its own beside the sentence that tells it.
    """
    by_article: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for number, group in enumerate(groups):
        for unit in group.units:
            by_article[unit.article].append((*unit.range, number))
    articles = [{unit.article for unit in group.units} for group in groups]
    kept = []
    for number, group in enumerate(groups):
        if not any(u.saying.tolls or u.saying.directions for u in group.units):
            alone = len(articles[number]) == 1
            fuller = _common(
                {
                    k
                    for s, e, k in by_article[u.article]
                    if s <= u.range[0] and u.range[1] <= e and (s, e) != u.range
                    if alone or e - s <= _LONGER * (u.range[1] - u.range[0])
                }
                for u in group.units
            )
            if any(articles[k] >= articles[number] for k in fuller):
                continue
        kept.append(group)
    return kept

"""Claims that say nothing of their own: the same places again, fragments, parts of a fuller claim."""

from __future__ import annotations

from collections import Counter, defaultdict
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
    left = [group for group in left if 2 * sum(map(asserts_nothing, group.units)) < len(group.units)]
    return _without_overlapping(_without_parts(left))


_OVER = 0.7
"""Part that two stretches have in common, of both together, from which they are one occurrence."""


def _without_overlapping(groups: Sequence[G]) -> list[G]:
    """Of claims that stand at the same places, the one that most articles carry; of equals the clause.

    A toll stays beside a claim that does not count it.
    """
    held: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    kept: list[int] = []
    for number in sorted(range(len(groups)), key=lambda k: (_merit(groups[k]), k)):
        units = groups[number].units
        others = _common(
            {
                k
                for s, e, k in held[unit.article]
                if min(e, unit.range[1]) - max(s, unit.range[0])
                >= _OVER * (max(e, unit.range[1]) - min(s, unit.range[0]))
            }
            for unit in units
        )
        if any(_slots(groups[number]) <= _slots(groups[other]) for other in others):
            continue
        kept.append(number)
        for unit in units:
            held[unit.article].append((*unit.range, number))
    return [groups[number] for number in sorted(kept)]


def _merit(group: _Holding) -> tuple[int, int]:
    level = Counter(unit.clause.level for unit in group.units).most_common(1)[0][0]
    return (-len({unit.article for unit in group.units}), (1, 0, 2)[level])


def _slots(group: _Holding) -> set[str]:
    """What most of the clauses count or place, as a toll kind or a place."""
    found: Counter[str] = Counter()
    for unit in group.units:
        if unit.clause.level < 2:
            found.update({*unit.saying.tolls, *(d[1] for d in unit.saying.directions)})
    return {slot for slot, times in found.items() if 2 * times >= len(group.units)}


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


def asserts_nothing(unit: Unit) -> bool:
    """Whether a clause has no predicate: a phrase, a relative clause, a bare name."""
    return unit.phrase or is_fragment(unit)


def is_fragment(unit: Unit) -> bool:
    """A relative clause alone («التي سبقت المعركة») or a bare name asserts nothing, if it counts nothing."""
    said = unit.saying
    if said.tolls or said.directions:
        return False
    short = unit.clause.last - unit.clause.first <= _NAME
    if short and not (unit.verb or said.toll_kinds or said.events or said.negated or said.again):
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

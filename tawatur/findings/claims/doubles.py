"""Claims that say again what other claims say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from tawatur.findings.claims.units import Unit
from tawatur.model import Range

Place = tuple[str, Range]


class _Holding(Protocol):
    @property
    def units(self) -> list[Unit]: ...


G = TypeVar("G", bound=_Holding)


def without_doubles(groups: Sequence[G]) -> list[G]:
    """Drop groups whose every place another group has already; the larger group is kept.

    Of a group of which only part is elsewhere, all is kept: it joins what the other keeps apart.
    """
    order = sorted(range(len(groups)), key=lambda k: (-len(groups[k].units), k))
    holders: dict[Place, set[int]] = {}
    kept: set[int] = set()
    for k in order:
        places = {(unit.article, unit.range) for unit in groups[k].units}
        common = set.intersection(*(holders.get(place, set()) for place in places)) if places else set()
        if common:
            continue
        kept.add(k)
        for place in places:
            holders.setdefault(place, set()).add(k)
    return [groups[k] for k in sorted(kept)]

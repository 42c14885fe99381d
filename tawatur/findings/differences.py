"""Where the occurrences of a claim differ: rival numbers, directions, days; and where they conflict."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

import msgspec

from tawatur.findings.claims.units import Unit
from tawatur.model import Claim, Difference, Occurrence


def with_differences(claim: Claim, group: Sequence[Unit]) -> Claim:
    """The claim with the value of every occurrence, rival values, and whether it is denied."""
    unit_of = {(u.article, u.range): u for u in group}
    units = [unit_of[o.article, (o.start, o.end)] for o in claim.occurrences]
    slot = _slot(units)
    values = [_value(unit, slot) for unit in units]
    occurrences = tuple(
        msgspec.structs.replace(o, value=value) for o, value in zip(claim.occurrences, values, strict=True)
    )
    differs = _difference(slot, occurrences)
    return msgspec.structs.replace(
        claim,
        occurrences=occurrences,
        differs=() if differs is None else (differs,),
        conflicts=conflicts(occurrences),
    )


def _slot(units: Sequence[Unit]) -> str | None:
    """What is at stake: the count that most clauses give, else a direction, else a day."""
    counted = Counter(kind for unit in units for kind in unit.saying.tolls)
    if counted:
        best = max(counted.items(), key=lambda item: (item[1], item[0]))
        if best[1] >= 2 or len(units) == 1:
            return f"number:{best[0]}"
    if sum(bool(unit.saying.directions) for unit in units) >= 2:
        return "direction"
    return None


def _value(unit: Unit, slot: str | None) -> str | None:
    if slot is None:
        return None
    name, _, kind = slot.partition(":")
    if name == "number":
        value = unit.saying.tolls.get(kind)
        return None if value is None else f"{value:g}"
    directions = unit.saying.directions
    return "-".join(sorted(directions)) if directions else None


def _difference(slot: str | None, occurrences: Sequence[Occurrence]) -> Difference | None:
    if slot is None:
        return None
    values: dict[str, list[int]] = defaultdict(list)
    for i, o in enumerate(occurrences):
        if o.value is not None:
            values[o.value].append(i)
    if len(values) < 2:
        return None
    ordered = sorted(values, key=lambda v: (-len(values[v]), v))
    return Difference(slot=slot, values={v: tuple(values[v]) for v in ordered})


def conflicts(occurrences: Sequence[Occurrence]) -> bool:
    """Whether somebody denies what another asserts."""
    denied = any(o.polarity == "denies" for o in occurrences)
    return denied and any(o.polarity != "denies" for o in occurrences)

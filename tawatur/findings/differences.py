"""Where the occurrences of a claim differ: rival numbers, directions, years, actors, lists of places."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from tawatur.corpus.document import Document
from tawatur.findings.claims.rivals import attackers, listed, lists_agree, lists_differ, others_counted
from tawatur.findings.claims.slots import Saying, contradict
from tawatur.findings.claims.units import Unit
from tawatur.model import Claim, Difference, Mention, Occurrence


class Named(NamedTuple):
    """What the occurrences of a claim name: who attacked, which places they list; whether they count others
    beside somebody named. In the order of the occurrences.
    """

    attackers: Sequence[Mapping[str, str]] = ()
    lists: Sequence[tuple[str, ...]] = ()
    others: Sequence[bool] = ()


def names_in(
    claim: Claim,
    group: Sequence[Unit],
    pages: Mapping[str, Document],
    mentions: Mapping[str, Sequence[Mention]],
) -> Named:
    """The names of a claim's occurrences, for :func:`with_differences`."""
    units = _units(claim, group)
    return Named(
        [attackers(u, pages[u.article], mentions.get(u.article, ())) for u in units],
        [listed(u, pages[u.article]) for u in units],
        [others_counted(u, pages[u.article]) for u in units],
    )


def _units(claim: Claim, group: Sequence[Unit]) -> list[Unit]:
    unit_of = {(u.article, u.range): u for u in group}
    return [unit_of[o.article, (o.start, o.end)] for o in claim.occurrences]


def with_differences(
    claim: Claim,
    group: Sequence[Unit],
    published: Mapping[str, str | None],
    named: Named | None = None,
) -> Claim:
    """The claim with the value of every occurrence, and rival values.

    ``published`` gives the date of each article, as far as it is known.
    """
    units = _units(claim, group)
    slots = _slots(units)
    named = named or Named()
    found = [
        (slot, _difference(slot, units, _valued(claim, units, slot), published, named.others))
        for slot in slots
    ]
    differs = tuple(difference for _, difference in found if difference is not None)
    shown = next((slot for slot, difference in found if difference is not None), None)
    valued = _valued(claim, units, shown or next(iter(slots), None))
    by_name = _by_name(named)
    if shown is None and by_name:
        values = {i: value for value, places in by_name[0].values.items() for i in places}
        valued = tuple(
            msgspec.structs.replace(o, value=values.get(i, o.value)) for i, o in enumerate(claim.occurrences)
        )
    return msgspec.structs.replace(claim, occurrences=valued, differs=(*differs, *by_name))


def _by_name(named: Named) -> tuple[Difference, ...]:
    """Rival names: attackers that are not one side, lists that each hold a name the other has not."""
    found = []
    actors: dict[str, list[int]] = defaultdict(list)
    words: dict[str, str] = {}
    for i, who in enumerate(named.attackers):
        if len(who) == 1:
            ((key, printed),) = who.items()
            actors[words.setdefault(key, printed)].append(i)
    if len(actors) > 1:
        found.append(_difference_of("actor", actors))
    lists: dict[str, list[int]] = defaultdict(list)
    shown: list[tuple[str, ...]] = []
    for i, names in enumerate(named.lists):
        if any(lists_differ(names, other) for other in named.lists):
            first = next((seen for seen in shown if lists_agree(seen, names)), names)
            shown.append(first)
            lists["، ".join(first)].append(i)
    if len(lists) > 1:
        found.append(_difference_of("place", lists))
    return tuple(found)


def _difference_of(slot: str, values: Mapping[str, Sequence[int]]) -> Difference:
    ordered = sorted(values, key=lambda v: (-len(values[v]), v))
    return Difference(slot=slot, values={v: tuple(values[v]) for v in ordered})


def _valued(claim: Claim, units: Sequence[Unit], slot: str | None) -> tuple[Occurrence, ...]:
    return tuple(
        msgspec.structs.replace(o, value=_value(unit, slot))
        for o, unit in zip(claim.occurrences, units, strict=True)
    )


def _slots(units: Sequence[Unit]) -> list[str]:
    """What may be at stake: the count that most clauses give, the year, where something lies from a place."""
    slots = []
    counted = Counter(kind for unit in units if unit.clause.level < _SENTENCE for kind in unit.saying.tolls)
    if counted:
        kind, times = max(counted.items(), key=lambda item: (item[1], item[0]))
        if times >= 2 or len(units) == 1:
            slots.append(f"number:{kind}")
    if sum(len(unit.saying.years) == 1 for unit in units) >= 2:
        slots.append("year")
    if sum(unit.saying.duration is not None for unit in units) >= 2:
        slots.append("duration")
    placed = Counter(place for unit in units for _, place, _ in unit.saying.directions)
    if placed:
        place, times = max(placed.items(), key=lambda item: (item[1], item[0]))
        if times >= 2:
            slots.append(f"direction:{place}")
    return slots


_SENTENCE = 2
"""In a whole sentence a number may count anything."""


def _value(unit: Unit, slot: str | None) -> str | None:
    if slot is None:
        return None
    name, _, of = slot.partition(":")
    if name == "number":
        value = unit.saying.tolls.get(of) if unit.clause.level < _SENTENCE else None
        return None if value is None else f"{value:g}"
    if name == "year":
        return str(next(iter(unit.saying.years))) if len(unit.saying.years) == 1 else None
    if name == "duration":
        return unit.saying.duration
    found = sorted({direction for direction, place, _ in unit.saying.directions if place == of})
    return found[0] if len(found) == 1 else None


def _difference(
    slot: str,
    units: Sequence[Unit],
    occurrences: Sequence[Occurrence],
    published: Mapping[str, str | None],
    others: Sequence[bool],
) -> Difference | None:
    values: dict[str, list[int]] = defaultdict(list)
    for i, o in enumerate(occurrences):
        if o.value is not None:
            values[o.value].append(i)
    if slot.startswith("number"):
        values = _rivals(slot.partition(":")[2], units, _without_others(values, others))
    elif slot.startswith("direction"):
        values = _elsewhere(slot.partition(":")[2], units, values)
    if len(values) < 2:
        return None
    superseded = _superseded(occurrences, published) if slot.startswith("number") else ()
    return msgspec.structs.replace(_difference_of(slot, values), superseded=superseded)


def _without_others(values: Mapping[str, list[int]], others: Sequence[bool]) -> dict[str, list[int]]:
    """The numbers but those that leave out the one who is named: two others and he are three."""
    return {
        value: places
        for value, places in values.items()
        if f"{float(value) + 1:g}" not in values or not any(others[i : i + 1] == [True] for i in places)
    }


def _rivals(kind: str, units: Sequence[Unit], values: Mapping[str, list[int]]) -> dict[str, list[int]]:
    """The numbers that another number of the claim contradicts."""
    unlike = {
        value: list({_signature(units[i].saying, kind): units[i].saying for i in places}.values())[:_UNLIKE]
        for value, places in values.items()
    }
    return {
        value: places
        for value, places in values.items()
        if any(
            contradict(a, b, kind)
            for other, sayings in unlike.items()
            if other != value
            for a in unlike[value]
            for b in sayings
        )
    }


def _signature(saying: Saying, kind: str) -> object:
    """Equal for clauses that have the same rivals, so that a large claim costs no more than a small one."""
    if kind.startswith("n:"):
        return tuple(sorted(saying.words))
    return (saying.classes.get(kind), saying.looks_back, saying.days)


_UNLIKE = 40
"""So many unlike clauses of one value are compared, at most."""


def _superseded(occurrences: Sequence[Occurrence], published: Mapping[str, str | None]) -> tuple[str, ...]:
    """Values that whoever gave them replaced by another later: a first toll, a later one."""
    given: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for o in occurrences:
        moment = published.get(o.article) or ""
        if o.value is not None and moment:
            voice = o.lineage if o.speaker_id == "own" else o.speaker_id
            given[voice][o.value].add(moment)
    old: set[str] = set()
    for values in given.values():
        for value, moments in values.items():
            if any(other != value and _all_before(moments, later) for other, later in values.items()):
                old.add(value)
    # what somebody still says is not replaced for everybody
    last = {value for values in given.values() for value, days in values.items() if value not in old}
    return tuple(sorted(old - last, key=lambda v: (len(v), v)))


def _all_before(moments: set[str], later: set[str]) -> bool:
    """Is every moment before all of the others? Of one day only where both tell the hour."""
    first, last = max(moments), min(later)
    if first[:10] != last[:10]:
        return first[:10] < last[:10]
    hours = all(len(moment) > _DAY for moment in (*moments, *later))
    return hours and first < last


_DAY = 10
"""Characters of a date without a time of day."""


def _elsewhere(place: str, units: Sequence[Unit], values: Mapping[str, list[int]]) -> dict[str, list[int]]:
    """The directions in which one thing lies by one account and not by another.

    Both must name that thing before the direction; north and east exclude each other, south and south-west
    do not.
    """
    named = {
        value: {key for i in at for _, of, keys in units[i].saying.directions if of == place for key in keys}
        for value, at in values.items()
    }
    return {
        value: at
        for value, at in values.items()
        if any(named[value] & named[other] and _apart(value, other) for other in values if other != value)
    }


def _apart(a: str, b: str) -> bool:
    """Whether two directions cannot both hold."""
    return not set(a.split("-")) & set(b.split("-"))

"""Where the occurrences of a claim differ: rival numbers, directions, years, actors, lists of places."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations, product
from typing import NamedTuple, TypeVar

import msgspec

from tawatur.findings.claims.rivalry import (
    Count,
    Scene,
    count_of,
    directions_rival,
    disjoint,
    places_of,
    rivals,
)
from tawatur.findings.claims.rivals import attackers, listed, lists_agree, lists_differ, others_counted
from tawatur.findings.claims.slots import likeness
from tawatur.findings.claims.units import Unit
from tawatur.model import Claim, Difference, Occurrence

T = TypeVar("T")


class Named(NamedTuple):
    """What the occurrences of a claim name: who attacked, which places they list; whether they count others
    beside somebody named. In the order of the occurrences. ``scene`` is what the story shows around numbers.
    """

    attackers: Sequence[Mapping[str, str]] = ()
    lists: Sequence[tuple[str, ...]] = ()
    others: Sequence[bool] = ()
    scene: Scene | None = None


def names_in(
    claim: Claim,
    group: Sequence[Unit],
    scene: Scene,
) -> Named:
    """The names of a claim's occurrences, for :func:`with_differences`."""
    units = _units(claim, group)
    pages = scene.pages
    return Named(
        [attackers(u, pages[u.article], scene.mentions.get(u.article, ())) for u in units],
        [listed(u, pages[u.article]) for u in units],
        [others_counted(u, pages[u.article]) for u in units],
        scene,
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
    named = named or Named()
    slots = _slots(units, named.scene)
    told = {slot: _valued(claim, units, slot, named.scene) for slot in slots}
    found = {
        slot: difference
        for slot, valued in told.items()
        if (difference := _difference(slot, units, valued, published, named)) is not None
    }
    shown = next(iter(found or told), None)
    valued = told[shown] if shown is not None else _valued(claim, units, None, named.scene)
    by_name = _by_name(units, named)
    if not found and by_name:
        values = {i: value for value, places in by_name[0].values.items() for i in places}
        valued = tuple(
            msgspec.structs.replace(o, value=values.get(i, o.value)) for i, o in enumerate(claim.occurrences)
        )
    return msgspec.structs.replace(claim, occurrences=valued, differs=(*found.values(), *by_name))


def _by_name(units: Sequence[Unit], named: Named) -> tuple[Difference, ...]:
    """Rival names: attackers that are not one side, lists that each hold a name the other has not."""
    found = []
    actors: dict[str, list[int]] = defaultdict(list)
    words: dict[str, str] = {}
    for i, who in enumerate(named.attackers):
        if len(who) == 1:
            ((key, printed),) = who.items()
            actors[words.setdefault(key, printed)].append(i)
    if _of_one_attack(units, named, list(actors.values())):
        found.append(_difference_of("actor", actors))
    lists: dict[str, list[int]] = defaultdict(list)
    shown: list[tuple[str, ...]] = []
    told = dict.fromkeys(named.lists)  # copies say one list many times
    rivals = {names for names in told if any(lists_differ(names, other) for other in told)}
    for i, names in enumerate(named.lists):
        if names in rivals:
            first = next((seen for seen in shown if lists_agree(seen, names)), names)
            shown.append(first)
            lists["، ".join(first)].append(i)
    if len(lists) > 1:
        found.append(_difference_of("place", lists))
    return tuple(found)


def _of_one_attack(units: Sequence[Unit], named: Named, actors: Sequence[Sequence[int]]) -> bool:
    """Do two articles tell of one attack, in much the same words or at one place, and name two attackers?"""
    for first, second in combinations(actors, 2):
        for i, j in product(first[:_UNLIKE], second[:_UNLIKE]):
            if units[i].article == units[j].article:
                continue
            a, b = (frozenset() if named.scene is None else places_of(units[k], named.scene) for k in (i, j))
            if not disjoint(a, b) and (a & b or likeness(units[i].saying, units[j].saying) >= _ONE_ATTACK):
                return True
    return False


_ONE_ATTACK = 0.25
"""Likeness from which two clauses, which name no other places, tell of one attack."""


def _difference_of(slot: str, values: Mapping[str, Sequence[int]]) -> Difference:
    ordered = sorted(values, key=lambda v: (-len(values[v]), v))
    return Difference(slot=slot, values={v: tuple(values[v]) for v in ordered})


def _valued(
    claim: Claim, units: Sequence[Unit], slot: str | None, scene: Scene | None
) -> tuple[Occurrence, ...]:
    return tuple(
        msgspec.structs.replace(o, value=_value(unit, slot, scene))
        for o, unit in zip(claim.occurrences, units, strict=True)
    )


def _slots(units: Sequence[Unit], scene: Scene | None) -> list[str]:
    """What may be at stake: the count that most clauses give, the year, where something lies from a place."""
    slots = []
    counted = Counter(
        kind for unit in units for kind in unit.saying.tolls if count_of(unit, kind, scene) is not None
    )
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


def _value(unit: Unit, slot: str | None, scene: Scene | None) -> str | None:
    if slot is None:
        return None
    name, _, of = slot.partition(":")
    if name == "number":
        count = count_of(unit, of, scene)
        return None if count is None else f"{count.value:g}"
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
    named: Named,
) -> Difference | None:
    values: dict[str, list[int]] = defaultdict(list)
    for i, o in enumerate(occurrences):
        if o.value is not None:
            values[o.value].append(i)
    if slot.startswith("number"):
        values = _rivals(slot.partition(":")[2], units, _without_others(values, named.others), named.scene)
    elif slot == "year":
        values = _parallel(units, values)
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
        if (more := values.get(f"{float(value) + 1:g}")) is None
        or not _of_others(others, places)
        or _of_others(others, more)
    }


def _of_others(others: Sequence[bool], places: Sequence[int]) -> bool:
    return any(others[i : i + 1] == [True] for i in places)


def _rivals(
    kind: str, units: Sequence[Unit], values: Mapping[str, list[int]], scene: Scene | None
) -> dict[str, list[int]]:
    """The numbers that another number of the claim contradicts."""
    unlike: dict[str, list[Count]] = {}
    for value, places in values.items():
        counts = [count for i in places if (count := count_of(units[i], kind, scene)) is not None]
        unlike[value] = list({_signature(count): count for count in counts}.values())[:_UNLIKE]
    return _contested(values, unlike, lambda a, b: rivals(a, b, scene))


def _contested(
    values: Mapping[str, list[int]], tellers: Mapping[str, Sequence[T]], contest: Callable[[T, T], bool]
) -> dict[str, list[int]]:
    """The values that somebody tells who contests with somebody who tells another; ``tellers`` of each."""
    return {
        value: places
        for value, places in values.items()
        if any(
            contest(a, b)
            for other, rest in tellers.items()
            if other != value
            for a in tellers[value]
            for b in rest
        )
    }


def _signature(count: Count) -> object:
    """Equal for clauses that have the same rivals, so that a large claim costs no more than a small one."""
    saying = count.unit.saying
    words = tuple(sorted(saying.words)) if count.kind.startswith("n:") else ()
    return (
        *count[2:],
        count.unit.article,
        count.unit.voice,
        saying.classes.get(count.kind),
        saying.looks_back,
        saying.days,
        words,
    )


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


def _parallel(units: Sequence[Unit], values: Mapping[str, list[int]]) -> dict[str, list[int]]:
    """The values that two articles give in otherwise the same words, and neither both."""
    told = {value: {units[i].article for i in at} for value, at in values.items()}
    tellers = {value: [(told[value], units[i]) for i in at][:_UNLIKE] for value, at in values.items()}
    return _contested(
        values,
        tellers,
        # who gives one value gives the other nowhere, so that the two articles differ too
        lambda a, b: a[0].isdisjoint(b[0]) and likeness(a[1].saying, b[1].saying) >= _SAME_WORDS,
    )


_SAME_WORDS = 0.6


def _elsewhere(place: str, units: Sequence[Unit], values: Mapping[str, list[int]]) -> dict[str, list[int]]:
    """The directions in which one thing lies by one article and not by another."""
    tellers = {value: [units[i] for i in at][:_UNLIKE] for value, at in values.items()}
    return _contested(values, tellers, lambda a, b: a.article != b.article and directions_rival(a, b, place))

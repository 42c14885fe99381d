"""The clauses of one story grouped into claims."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import log
from typing import NamedTuple

import numpy as np

from tawatur.findings.claims.alike import weights
from tawatur.findings.claims.cluster import alike_items, average_linkage
from tawatur.findings.claims.doubles import without_doubles
from tawatur.findings.claims.scoring import add_aligned, is_forbidden, score_pairs
from tawatur.findings.claims.units import Forbidden, Unit, not_rivals
from tawatur.findings.meaning import Matrix, Vectors
from tawatur.model import Passage, Range


class Group(NamedTuple):
    """The clauses of one claim, most central first.

    ``core`` are those that surely assert it, ``near`` those outside that may, ``copies`` pairs of its own
    that share their wording.
    """

    units: list[Unit]
    core: list[Unit]
    near: list[Unit]
    copies: list[tuple[Unit, Unit]]


def group_units(
    units: Mapping[str, Sequence[Unit]],
    texts: Mapping[str, str],
    passages: Sequence[Passage],
    vectors: Vectors | None,
) -> list[Group]:
    """Groups of clauses of a story's articles, each the occurrences of one claim, most central first.

    Leaves are matched with leaves, clauses with clauses, sentences with sentences: a toll must not be joined
    to a sentence that also names the attack. What only says again what smaller parts say falls away.
    """
    units = _by_topic(units)
    forbidden = not_rivals([unit for own in units.values() for unit in own])
    meaning = None if vectors is None else _encode(units, texts, vectors)
    found: list[Group] = []
    for level in (0, 1, 2):
        chosen = {article: [u for u in own if level in u.clause.levels] for article, own in units.items()}
        groups = _group(level, chosen, passages, meaning, forbidden)
        if level < 2:
            groups = _with_confirmations(groups, chosen)
        found.extend(groups)
    return without_doubles(found)


def _by_topic(units: Mapping[str, Sequence[Unit]]) -> dict[str, list[Unit]]:
    """The clauses, their words weighed by how rare they are in the story: its topic's words join nothing.

    The weight is inverse document frequency (Spärck Jones 1972) over the story's leaves, 1 for a word that
    no leaf holds, 0 for one that all do.
    """
    held: Counter[str] = Counter()
    leaves = [unit for own in units.values() for unit in own if 0 in unit.clause.levels]
    for unit in leaves:
        held.update(unit.saying.words.keys())
    most = log(len(leaves) + 1)

    def weighed(unit: Unit) -> Unit:
        words = {
            key: weight * (1 - log(held[key] + 1) / most) if most else weight
            for key, weight in unit.saying.words.items()
        }
        return unit._replace(saying=unit.saying._replace(words=words, total=sum(words.values())))

    return {article: [weighed(unit) for unit in own] for article, own in units.items()}


def _group(
    level: int,
    units: Mapping[str, Sequence[Unit]],
    passages: Sequence[Passage],
    meaning: Meanings | None,
    forbidden: Forbidden,
) -> list[Group]:
    flat = [(article, k, unit) for article, own in units.items() for k, unit in enumerate(own)]
    same = alike_items(unit.key for _, _, unit in flat)
    items = [flat[group[0]][2] for group in same]
    item_of = {(flat[k][0], flat[k][1]): number for number, group in enumerate(same) for k in group}
    table = weights(meaning is not None, level)
    rows = None
    if meaning is not None and items:
        rows = np.stack([meaning[item.article, item.range] for item in items])
    scores = score_pairs(items, rows, table, forbidden)
    aligned = add_aligned(scores, units, item_of, passages, table.aligned)

    def may_join(a: Sequence[int], b: Sequence[int]) -> bool:
        return not _clash(_tolls(items, a), _tolls(items, b), forbidden)

    groups = average_linkage([len(group) for group in same], scores, table.least, may_join)
    sizes = [len(group) for group in same]
    closeness = _closeness(scores, sizes, groups)
    near = _near(scores, sizes, groups, table.maybe)
    near = {
        number: [
            item
            for item in found
            if not _clash(_tolls(items, groups[number]), _tolls(items, [item]), forbidden)
        ]
        for number, found in near.items()
    }
    home = {item: number for number, group in enumerate(groups) for item in group}
    copies: dict[int, list[tuple[Unit, Unit]]] = defaultdict(list)
    for x, y in aligned:
        if (number := home[item_of[x]]) == home[item_of[y]]:
            copies[number].append((units[x[0]][x[1]], units[y[0]][y[1]]))
    out = []
    for number, group in enumerate(groups):
        ranked = sorted(group, key=lambda item: (-closeness[item], item))
        out.append(
            Group(
                [flat[k][2] for item in ranked for k in same[item]],
                [flat[k][2] for item in _core(ranked, scores) for k in same[item]],
                [flat[k][2] for item in near.get(number, ()) for k in same[item]],
                copies[number],
            )
        )
    return out


def _core(ranked: Sequence[int], scores: Mapping[tuple[int, int], float]) -> list[int]:
    """The items that hang together by likely pairs, from the most central one outwards."""
    core, left = [ranked[0]], list(ranked[1:])
    for item in core:
        near = [other for other in left if scores.get((min(item, other), max(item, other)), 0.0) >= _SURE]
        core.extend(near)
        left = [other for other in left if other not in near]
    return core


_SURE = 0.5


def _near(
    scores: Mapping[tuple[int, int], float],
    sizes: Sequence[int],
    groups: Sequence[Sequence[int]],
    least: float,
) -> dict[int, list[int]]:
    """For each group the items outside that are somewhat like its members, though not enough to join."""
    home = {item: number for number, group in enumerate(groups) for item in group}
    weight = [sum(sizes[item] for item in group) for group in groups]
    total: dict[tuple[int, int], float] = defaultdict(float)
    for (i, j), score in scores.items():
        if home[i] != home[j]:
            total[home[i], j] += score * sizes[i]
            total[home[j], i] += score * sizes[j]
    found: dict[int, list[int]] = defaultdict(list)
    for (group, item), score in sorted(total.items()):
        if score / weight[group] >= least:
            found[group].append(item)
    return found


Meanings = dict[tuple[str, Range], Matrix]


def _encode(units: Mapping[str, Sequence[Unit]], texts: Mapping[str, str], vectors: Vectors) -> Meanings:
    """The vector of every clause, each article's by themselves."""
    found: Meanings = {}
    for article, own in units.items():
        ranges = sorted({unit.range for unit in own})
        rows = vectors.encode([texts[article][start:end] for start, end in ranges])
        found.update(zip(((article, span) for span in ranges), rows, strict=True))
    return found


def _tolls(items: Sequence[Unit], members: Sequence[int]) -> dict[str, set[float]]:
    found: dict[str, set[float]] = defaultdict(set)
    for member in members:
        if items[member].clause.level < 2:
            for kind, value in items[member].saying.tolls.items():
                found[kind].add(value)
    return found


def _clash(a: Mapping[str, set[float]], b: Mapping[str, set[float]], forbidden: Forbidden) -> bool:
    return any(
        is_forbidden(kind, x, y, forbidden) for kind in a if kind in b for x in a[kind] for y in b[kind]
    )


def _closeness(
    scores: Mapping[tuple[int, int], float], sizes: Sequence[int], groups: Sequence[Sequence[int]]
) -> dict[int, float]:
    """How near each item is to the others of its group, its own size included."""
    home = {item: number for number, group in enumerate(groups) for item in group}
    near = {item: float(sizes[item]) for item in home}
    for (i, j), score in scores.items():
        if home[i] == home[j]:
            near[i] += score * sizes[j]
            near[j] += score * sizes[i]
    return near


def _confirmed(before: Unit | None, unit: Unit) -> Unit:
    """Which of two tolls a later confirmation means: the dead, if both stand close by, else the later."""
    if before is None or "kill" in unit.saying.tolls or "kill" not in before.saying.tolls:
        return unit
    return before if unit.clause.sentence - before.clause.sentence <= _CLOSE else unit


_CLOSE = 2
"""Sentences within which the wounded are told along with the dead."""


def _with_confirmations(groups: Sequence[Group], units: Mapping[str, Sequence[Unit]]) -> list[Group]:
    """A clause that confirms «this toll» belongs to the claim of the toll before it, rather of the dead."""
    home = {(u.article, u.range): number for number, group in enumerate(groups) for u in group.units}
    moved: dict[int, list[Unit]] = defaultdict(list)
    gone: set[tuple[str, Range]] = set()
    for article, own in units.items():
        before: Unit | None = None
        for unit in own:
            if unit.saying.again and before is not None and (article, before.range) in home:
                moved[home[article, before.range]].append(unit)
                gone.add((article, unit.range))
            elif unit.saying.tolls and unit.saying.toll_kinds:
                before = _confirmed(before, unit)
    out = []
    for number, group in enumerate(groups):
        left = [unit for unit in group.units if (unit.article, unit.range) not in gone]
        left += [unit for unit in moved[number] if unit not in left]
        if left:
            out.append(Group(left, group.core, group.near, group.copies))
    return out

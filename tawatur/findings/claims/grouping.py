"""The clauses of one story grouped into claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from tawatur.findings.claims.alike import weights
from tawatur.findings.claims.cluster import alike_items, average_linkage
from tawatur.findings.claims.scoring import add_aligned, is_forbidden, score_pairs
from tawatur.findings.claims.units import Forbidden, Unit, not_rivals
from tawatur.findings.meaning import Matrix, Vectors
from tawatur.model import Passage


def group_units(
    units: Mapping[str, Sequence[Unit]],
    texts: Mapping[str, str],
    passages: Sequence[Passage],
    vectors: Vectors | None,
) -> list[list[Unit]]:
    """Groups of clauses of a story's articles, each the occurrences of one claim, most central first."""
    flat = [(article, k, unit) for article, own in units.items() for k, unit in enumerate(own)]
    same = alike_items(unit.key for _, _, unit in flat)
    items = [flat[group[0]][2] for group in same]
    item_of = {(flat[k][0], flat[k][1]): number for number, group in enumerate(same) for k in group}
    table = weights(vectors is not None)
    forbidden = not_rivals([unit for _, _, unit in flat])
    scores = score_pairs(items, _encode(items, texts, vectors), table, forbidden)
    add_aligned(scores, units, item_of, passages, table.aligned)

    def may_join(a: Sequence[int], b: Sequence[int]) -> bool:
        return not _clash(_tolls(items, a), _tolls(items, b), forbidden)

    groups = average_linkage([len(group) for group in same], scores, table.least, may_join)
    closeness = _closeness(scores, [len(group) for group in same], groups)
    out = []
    for group in groups:
        ranked = sorted(group, key=lambda item: (-closeness[item], item))
        out.append([flat[k][2] for item in ranked for k in same[item]])
    return _with_confirmations([_one_place_once(group) for group in out], units)


def _encode(items: Sequence[Unit], texts: Mapping[str, str], vectors: Vectors | None) -> Matrix | None:
    """Vectors of the items, each article's by themselves."""
    if vectors is None or not items:
        return None
    by_article: dict[str, list[int]] = defaultdict(list)
    for number, item in enumerate(items):
        by_article[item.article].append(number)
    rows: dict[int, Matrix] = {}
    for article, numbers in by_article.items():
        text = texts[article]
        found = vectors.encode([text[items[n].clause.start : items[n].clause.end] for n in numbers])
        rows.update(zip(numbers, found, strict=True))
    return np.stack([rows[n] for n in range(len(items))])


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


def _one_place_once(group: Sequence[Unit]) -> list[Unit]:
    """Of overlapping stretches of one article only one: a clause before a leaf before a sentence."""
    kept: list[Unit] = []
    for unit in sorted(group, key=lambda u: (1, 0, 2)[u.clause.level]):
        if not any(
            u.article == unit.article
            and u.clause.start < unit.clause.end
            and unit.clause.start < u.clause.end
            for u in kept
        ):
            kept.append(unit)
    order = {id(unit): place for place, unit in enumerate(group)}
    return sorted(kept, key=lambda u: order[id(u)])


def _with_confirmations(groups: list[list[Unit]], units: Mapping[str, Sequence[Unit]]) -> list[list[Unit]]:
    """A clause that confirms «this toll» belongs to the claim of the toll before it."""
    home = {(unit.article, unit.range): number for number, group in enumerate(groups) for unit in group}
    moved: dict[int, list[Unit]] = defaultdict(list)
    gone: set[tuple[str, tuple[int, int]]] = set()
    for article, own in units.items():
        before: Unit | None = None
        for unit in own:
            if unit.clause.level == 2:
                continue
            if unit.saying.again and before is not None and (article, before.range) in home:
                moved[home[article, before.range]].append(unit)
                gone.add((article, unit.range))
            elif unit.saying.tolls and unit.saying.toll_kinds:
                before = unit
    out = []
    for number, group in enumerate(groups):
        left = [unit for unit in group if (unit.article, unit.range) not in gone]
        out.append(left + [unit for unit in moved[number] if unit not in left])
    return [group for group in out if group]

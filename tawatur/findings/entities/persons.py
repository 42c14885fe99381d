"""Who is who: names of persons joined inside each article first, then across articles.

A full name joins full names that may be the same person's; a lone surname belongs to the person of its own
article who bears it. Where two would do, it stays unresolved.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tawatur.corpus.folding import fold_string
from tawatur.evidence.mentions.names import name_use
from tawatur.findings.entities.parts import (
    bare,
    close_part,
    distinctive,
    key_of,
    parts,
    same_full,
    too_common,
)
from tawatur.findings.entities.skeleton import neighbourhood, skeleton
from tawatur.model import Mention

Spot = tuple[int, int]
"""(index of the reading, index of the mention in it)"""
Parts = tuple[str, ...]
_FATHERS = 10  # bearers as given name from which on «son of X» is a father and no surname
DOMINANT = 5  # times as many articles as all rivals together, for a lone surname across articles


class Person(NamedTuple):
    """One person: how its names are written, most used first, and where."""

    names: tuple[str, ...]
    spots: tuple[Spot, ...]
    confidence: dict[Spot, float]


def link_persons(readings: Sequence[Sequence[Mention]]) -> list[Person]:
    """Persons of all articles, in the order of their names; every spot is in one at most."""
    local = [_in_article(r, mentions) for r, mentions in enumerate(readings)]
    full: Counter[Parts] = Counter()
    for groups, _ in local:
        full.update(names for names in groups)
    roots = _merged(full)
    spots: dict[Parts, list[Spot]] = defaultdict(list)
    lone: list[tuple[str, Spot]] = []
    for groups, alone in local:
        for names, where in groups.items():
            spots[roots[names]] += where
        lone += alone
    weak = _lone_across(lone, roots, full, spots)
    people = [_person(readings, where, weak) for where in spots.values()]
    return sorted(people, key=lambda p: (p.names, p.spots))


def _in_article(
    r: int, mentions: Sequence[Mention]
) -> tuple[dict[Parts, list[Spot]], list[tuple[str, Spot]]]:
    """Full names of one article with their spots, and lone names that nobody in it explains."""
    named = [(i, parts(m.name)) for i, m in enumerate(mentions) if m.kind == "person"]
    named = [(i, p) for i, p in named if p]
    groups: dict[Parts, list[Spot]] = {}
    for p in sorted({p for _, p in named if len(p) > 1}, key=lambda p: (-len(p), p)):
        fits = [g for g in groups if same_full(p, g)]
        groups[p] = groups[fits[0]] if len(fits) == 1 else []
    first_seen: dict[Parts, int] = {}
    for i, p in named:
        first_seen.setdefault(p, i)
    alone: list[tuple[str, Spot]] = []
    for i, p in named:
        if len(p) > 1:
            groups[p].append((r, i))
            continue
        bearer = _bearer(p[0], i, groups, first_seen)
        if bearer is not None:
            groups[bearer].append((r, i))
        elif not any(close_part(p[0], g[-1]) for g in groups):
            alone.append((p[0], (r, i)))
    unique: dict[int, Parts] = {}
    for p in groups:  # the longest name of each group stands for it
        unique.setdefault(id(groups[p]), p)
    return {p: groups[p] for p in unique.values()}, alone


def _bearer(part: str, i: int, groups: dict[Parts, list[Spot]], first_seen: dict[Parts, int]) -> Parts | None:
    """The one person of the article with that last name, else with that rare first name; the earlier one
    first.
    """
    for position in (-1, 0):
        fits = {id(where): p for p, where in groups.items() if _bears(p, position, part)}
        if len(fits) > 1:
            before = {k: p for k, p in fits.items() if first_seen.get(p, i) < i}
            fits = before if len(before) == 1 else fits
        if len(fits) == 1:
            return next(iter(fits.values()))
        if fits:
            return None
    return None


def _bears(name: Parts, position: int, part: str) -> bool:
    """Whether a lone part may stand for a name: no «سلمان» for «محمد بن سلمان», his father's name."""
    own = name[position]
    if own != bare(own) and name_use(bare(own)).given >= _FATHERS:
        return False
    return close_part(part, own)


def _merged(full: Counter[Parts]) -> dict[Parts, Parts]:
    """Each full name -> the name that stands for its person. Longer and more used names gather the others.

    Names are compared only where they share a last part and another part up to one letter of their
    skeletons, so the
    work grows with the names, not with their square. A short name that would join two different persons
    joins none.
    """
    order = sorted(full, key=lambda p: (-len(p), -full[p], p))
    roots: dict[Parts, Parts] = {}
    index: dict[tuple[str, str], list[Parts]] = defaultdict(list)
    for name in order:
        rivals = {roots[c]: None for key in _keys(name) for c in index[key] if same_full(name, c)}
        if too_common(name):
            rivals = {c: None for c in rivals if len(c) == 2}
        exact = [c for c in rivals if len(c) == len(name)]
        if len(rivals) == 1 or len(exact) == 1:
            roots[name] = exact[0] if len(exact) == 1 else next(iter(rivals))
        else:
            roots[name] = name
        for key in _keys(name):
            if len(index[key]) < 400:
                index[key].append(name)
    return roots


def _keys(name: Parts) -> list[tuple[str, str]]:
    last = key_of(name[-1])
    out = []
    for part in name[:-1]:
        own = key_of(part)
        out += [(k, own) for k in neighbourhood(last)]
        out += [(last, k) for k in neighbourhood(own)]
    if all(p.startswith("بن ") for p in name[1:]):
        out.append(("بن", skeleton(name[0]) + skeleton(bare(name[1]))))
    return list(dict.fromkeys(out))


def _lone_across(
    lone: Iterable[tuple[str, Spot]],
    roots: dict[Parts, Parts],
    full: Counter[Parts],
    spots: dict[Parts, list[Spot]],
) -> dict[Spot, float]:
    """Give lone surnames that no one in their article explains to the one bearer in the run."""
    weight: Counter[Parts] = Counter()
    bearers: dict[str, set[Parts]] = defaultdict(set)
    for name, count in full.items():
        weight[roots[name]] += count
        for key in neighbourhood(skeleton(bare(name[-1]))):
            bearers[key].add(name)
    weak: dict[Spot, float] = {}
    chosen: dict[str, Parts] = {}
    for part, spot in lone:
        if part not in chosen:
            chosen[part] = _of_the_run(part, bearers, roots, weight)
        spots[chosen[part]].append(spot)
        weak[spot] = 0.6 if len(chosen[part]) > 1 else 0.5
    return weak


def _of_the_run(
    part: str, bearers: dict[str, set[Parts]], roots: dict[Parts, Parts], weight: Counter[Parts]
) -> Parts:
    if not distinctive(part):
        return (part,)
    near = {n for key in neighbourhood(skeleton(part)) for n in bearers.get(key, ())}
    fits = sorted({roots[n] for n in near if close_part(part, n[-1])}, key=lambda p: (-weight[p], p))
    if not fits:
        return (part,)
    rest = sum(weight[p] for p in fits[1:])
    return fits[0] if weight[fits[0]] >= DOMINANT * rest else (part,)


def _person(readings: Sequence[Sequence[Mention]], where: list[Spot], weak: dict[Spot, float]) -> Person:
    written = Counter(readings[r][i].name for r, i in where)
    longest = max(len(parts(n)) for n in written)
    names = sorted(written, key=lambda n: (len(parts(n)) < min(longest, 2), -written[n], -len(n), n))
    kept = list({fold_string(n): n for n in reversed(names)}.values())[::-1]
    return Person(tuple(kept), tuple(sorted(where)), {s: weak[s] for s in where if s in weak})

"""Whether one clause contradicts another: it denies the same deed of the same parties, or tells the opposite.

A shared topic is not enough: «no hostages in the station» does not deny that the station was attacked. What
is denied, the deed, must be what the other asserts, and most of what the denial names must stand there too.
What fails or is foiled did not succeed, though it was tried. A denial that is itself denied, narrowed
(«only»), asked or put under a condition denies nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from tawatur.corpus.document import Document
from tawatur.findings.claims.asserting import Asserted, Keys, asserted
from tawatur.findings.claims.deeds import is_telling, words_of_denial
from tawatur.findings.claims.units import Unit

_SHARED = 0.55
"""Part of what a denial names, by weight, that the assertion names too."""

_ABOUT = 0.4
"""Part of what an assertion tells, by weight, that is in the denial too."""

_ENOUGH = 1.5
"""Least weight of what both name: more than one common word."""

_SAME = 0.75
"""Part of the words, on either side, that must be shared where only one word sets two accounts apart, and
where each names something of weight that the other does not."""

_NAMED = 1.2
"""Weight from which a word that only one of two opposite accounts has makes it another thing."""

_ALIKE = 0.65
"""Part of the words of one of two opposite accounts that the other has too."""

_TELLING = 2.0
"""Weight from which a word that only one side has may make it another thing."""


def contradict(a: Asserted, b: Asserted) -> bool:
    """Whether one of the two denies what the other asserts, or both tell opposite things of one subject."""
    return clash(a, b) > 0


def clash(a: Asserted, b: Asserted) -> float:
    """How much of the assertion the other denies, by weight; 0 where they do not contradict each other."""
    if a.silent or b.silent or a.kin != b.kin or {a.tense, b.tense} == {"past", "future"}:
        return 0.0
    if bool(a.deeds) == bool(b.deeds):
        found = 0.0 if a.deeds else _opposed(a, b)
    else:
        found = _denied(a, b) if a.deeds else _denied(b, a)
    return 0.0 if found and _other_times(a, b) else found


def _denied(denial: Asserted, said: Asserted) -> float:
    """How much of the assertion the denial speaks of, by weight; 0 where it denies something else."""
    if said.attempt:
        return 0.0
    held = _held(said)
    deed = max(denial.deeds, key=lambda keys: (any(map(is_telling, keys & held)), bool(keys & held)))
    if not deed & held:
        return 0.0
    named = [p for p in zip(denial.keys, denial.weights, strict=True) if p[0] != deed]
    shared = sum(weight for keys, weight in named if _meets(keys, held))
    total = sum(weight for _, weight in named)
    of_denial = _held(denial)
    other = _unshared(named, held) and _unshared(zip(said.keys, said.weights, strict=True), of_denial | deed)
    # two consonants meet by chance
    other = other or not any(map(is_telling, deed & held))
    if shared < max(_ENOUGH, (_SAME if other else _SHARED) * total):
        return 0.0
    # the assertion must be about the deed, not mention it beside others
    told = sum(w for keys, w in zip(said.keys, said.weights, strict=True) if _meets(keys, of_denial))
    part = told / sum(said.weights)
    return part if part >= _ABOUT else 0.0


def _held(clause: Asserted) -> Keys:
    return frozenset(key for keys in clause.keys for key in keys)


def _meets(keys: Keys, held: Keys) -> bool:
    return any(map(is_telling, keys & held))


def _unshared(words: Iterable[tuple[Keys, float]], held: Keys) -> bool:
    """Is there a telling word that the other side has not?"""
    return any(weight >= _TELLING and not keys & held for keys, weight in words)


def _other_times(a: Asserted, b: Asserted) -> bool:
    """Do both name a time of one kind, and not the same?"""
    for kind in ("day", "year", "month", "relative"):
        x = {value for of, value in a.when if of == kind}
        y = {value for of, value in b.when if of == kind}
        if x and y and not x & y:
            return True
    return False


def _opposed(a: Asserted, b: Asserted) -> float:
    """How much two assertions share that stand on two sides of a row of opposites; else 0."""
    opposed = any(
        (row, 1 - side) in b.sides and (row, 1 - side) not in a.sides and (row, side) not in b.sides
        for row, side in a.sides
    )
    if not opposed or not a.subjects & b.subjects:
        return 0.0
    parts, others = [], []
    for one, two in ((a, b), (b, a)):
        held = _held(two)
        words = [p for p in zip(one.keys, one.weights, strict=True) if p[0] not in one.turning]
        total = sum(weight for _, weight in words)
        parts.append(sum(weight for keys, weight in words if _meets(keys, held)) / total if total else 0.0)
        others.append(any(weight >= _NAMED and not keys & held for keys, weight in words))
    if all(others):
        return 0.0
    return min(parts) if max(parts) >= _ALIKE and min(parts) >= _SHARED else 0.0


def _is_without(unit: Unit, page: Document) -> bool:
    """Does the clause say what was not there: «دون خسائر»? Then it asserts nothing of it."""
    tokens = (page.tokens[i].text for i in range(unit.clause.first, unit.clause.last))
    return any(text in words_of_denial("without") for text in tokens)


class Denial(NamedTuple):
    """A clause that contradicts another: the numbers of their groups, and both."""

    by: int
    denying: Unit
    of: int
    denied: Unit


def denials_in(groups: Sequence[Sequence[Unit]], pages: Mapping[str, Document]) -> list[Denial]:
    """Every clause that denies something said in a group, or tells the opposite, with what it fits best."""
    says: list[tuple[int, Unit, Asserted]] = []
    holders: dict[str | Side, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        for unit in group:
            if unit.clause.level < _SENTENCE and not unit.saying.calls:
                found = asserted(unit, pages[unit.article])
                if not found.deeds and not _is_without(unit, pages[unit.article]):
                    held: list[str | Side] = [*sorted(_held(found)), *_sides(found)]
                    for key in held:
                        holders[key].append(len(says))
                says.append((number, unit, found))
    out: list[Denial] = []
    for number, unit, denial in says:
        told: list[str | Side] = [key for own in denial.deeds for key in own]
        told += [] if denial.deeds else _sides(denial, other=True)
        near = sorted({place for key in told for place in holders.get(key, ())[:_MOST]})
        best, most = None, 0.0
        for place in near:
            other, second, said = says[place]
            if _may_differ(unit, second, denial):
                part = clash(denial, said)
                if part > most:
                    best, most = Denial(number, unit, other, second), part
        if best is not None:
            out.append(best)
    return out


Side = tuple[int, int, str]
"""A row of opposites, a side of it, and what a word of that side is said of."""


def _sides(clause: Asserted, *, other: bool = False) -> list[Side]:
    """The sides on which a clause stands, or those that would contradict it."""
    return [
        (row, 1 - side if other else side, subject)
        for row, side in sorted(clause.sides)
        for subject in sorted(clause.subjects)
    ]


def _may_differ(unit: Unit, second: Unit, denial: Asserted) -> bool:
    """May two clauses contradict each other: of two articles, or of one that reports somebody's denial?

    Nobody is taken to contradict himself within one report. Opposite accounts that count different numbers
    are of different things.
    """
    statement = unit.clause.statement
    named = statement is not None and statement.speaker_id is not None
    if unit.article == second.article and (not named or unit.voice == second.voice):
        return False
    if denial.deeds:
        return True
    tolls, others = unit.saying.tolls, second.saying.tolls
    parts = any(kind.startswith("n:") for kind in (*tolls, *others))
    return not parts and all(others.get(kind, value) == value for kind, value in tolls.items())


_SENTENCE = 2
_MOST = 80
"""Assertions of one deed that a denial is held against, at most."""

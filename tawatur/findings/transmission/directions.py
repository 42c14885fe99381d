"""Which way a passage went: from one article to the other, to both from one agency, or unknown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp

import msgspec

from tawatur import lexicon
from tawatur.evidence.credits import Registry
from tawatur.findings.transmission.factors import DIRECTION, Explained, Pair, common_source, keeps_the_wording
from tawatur.findings.transmission.mapping import views
from tawatur.findings.transmission.standing import Standing, standings
from tawatur.findings.transmission.stretches import joined
from tawatur.model import Article, Direction, Passage, Range, Reading, Reason


def direct_passages(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    passages: Sequence[Passage],
    registry: Registry | None = None,
) -> tuple[Passage, ...]:
    """The same passages, each with its direction and what speaks for it.

    The commonest case is neither way: both print one agency (``common_source``, with ``via`` where it is
    known). Below the threshold of ``transmission.yaml`` the direction is unknown, its reasons still given.
    """
    registry = registry or Registry.load()
    known = standings(articles, readings, registry)
    partners = _partners(passages, {k: s.house for k, s in known.items()})
    explained = _explained(passages, known)
    out = list(passages)
    for number, passage in enumerate(passages):
        if (pair := _pair(passage, known, partners, explained, registry)) is not None:
            out[number] = msgspec.structs.replace(passage, direction=direction_of(pair))
    for number, sibling in _siblings(out):
        if (pair := _pair(passages[number], known, partners, explained, registry)) is not None:
            direction = direction_of(pair._replace(sibling=sibling))
            out[number] = msgspec.structs.replace(passages[number], direction=direction)
    return tuple(out)


def _pair(
    passage: Passage,
    known: Mapping[str, Standing],
    partners: Mapping[str, int],
    explained: Explained,
    registry: Registry,
) -> Pair | None:
    a, b = known.get(passage.a.article), known.get(passage.b.article)
    return None if a is None or b is None else Pair(passage, a, b, partners, explained, registry)


def _siblings(passages: Sequence[Passage]) -> list[tuple[int, Passage]]:
    """For each passage of unknown direction the surest other one of its two articles.

    Only where all known ones agree: what two articles share in several places came to them one way.
    """
    of_pair: dict[tuple[str, str], list[int]] = {}
    for number, passage in enumerate(passages):
        of_pair.setdefault((passage.a.article, passage.b.article), []).append(number)
    out = []
    for numbers in of_pair.values():
        told = [passages[n] for n in numbers if _relation(passages[n]) != "unknown"]
        if not told or len({(_relation(p), p.direction.via) for p in told if p.direction}) > 1:
            continue
        surest = max(told, key=lambda p: p.direction.confidence if p.direction else 0.0)
        out += [(n, surest) for n in numbers if _relation(passages[n]) == "unknown"]
    return sorted(out, key=lambda x: x[0])


def _relation(passage: Passage) -> str:
    return passage.direction.relation if passage.direction else "unknown"


def _partners(passages: Sequence[Passage], houses: Mapping[str, str]) -> dict[str, int]:
    """With how many other outlets each article shares wording."""
    found: dict[str, set[str]] = {}
    for passage in passages:
        for view in views(passage):
            here, there = view.here.article, houses.get(view.there.article)
            if there is not None and there != houses.get(here):
                found.setdefault(here, set()).add(there)
    return {key: len(houses) for key, houses in found.items()}


def _explained(
    passages: Sequence[Passage], known: Mapping[str, Standing]
) -> dict[str, dict[str, list[Range]]]:
    """Where articles share wording with one whose byline credits a single agency."""
    found: dict[str, dict[str, list[Range]]] = {}
    for passage in passages:
        for view in views(passage):
            there = known.get(view.there.article)
            if there is not None and there.agency is not None and passage.similarity >= _ALIKE:
                spans = found.setdefault(view.here.article, {}).setdefault(there.agency, [])
                spans.append((view.here.start, view.here.end))
    return {k: {agency: joined(spans) for agency, spans in v.items()} for k, v in found.items()}


_ALIKE = 0.7
"""Similarity from which a third article's credit explains a wording."""


def direction_of(pair: Pair) -> Direction:
    """Weigh the factors of one passage; the reasons' weights are what each adds to the log odds."""
    data = lexicon.load("transmission.yaml")["direction"]
    weights: Mapping[str, float] = data["weights"]
    reasons, score = [], 0.0
    for factor in DIRECTION:
        seen = factor(pair)
        if seen.value:
            weight = round(weights[factor.__name__] * seen.value, 3)
            score += weight
            reasons.append(
                Reason(factor=factor.__name__, weight=weight, detail=seen.detail, evidence=seen.evidence)
            )
    common = common_source(pair)
    if common is not None:
        weight = round(weights[common.factor] * common.value, 3)
        reasons.append(
            Reason(factor=common.factor, weight=weight, detail=common.via, evidence=common.evidence)
        )
        if weight >= abs(score):
            chance = _chance(weight - 0.3 * abs(score))
            return Direction(
                relation="common_source", via=common.via, confidence=chance, because=tuple(reasons)
            )
    likeness = keeps_the_wording(pair).value
    needed = data["least"] + data["less_verbatim"] * (1 - likeness) * (not _says_whose(reasons))
    if abs(score) < needed:
        return Direction(relation="unknown", because=tuple(reasons))
    relation = "a_from_b" if score > 0 else "b_from_a"
    return Direction(relation=relation, confidence=_chance(abs(score)), because=tuple(reasons))  # type: ignore[arg-type]


def _says_whose(reasons: Sequence[Reason]) -> bool:
    """Does a reason say which of the two had it first, so that editing is no sign of a common statement?"""
    first = ("names_the_other", "the_nameless_told_the_house")
    return any(r.factor in first and abs(r.weight) >= _PLAIN for r in reasons)


_PLAIN = 1.0
"""Weight of a reason from which it says plainly whose the wording was."""


def _chance(odds: float) -> float:
    return round(1 / (1 + exp(-odds)), 3)

"""Which way a passage went: from one article to the other, to both from one agency, or unknown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp
from typing import Literal

import msgspec

from tawatur import lexicon
from tawatur.evidence.credits import Registry
from tawatur.findings.transmission.common import common_source
from tawatur.findings.transmission.errors import slips
from tawatur.findings.transmission.factors import DIRECTION, EITHER, SAID
from tawatur.findings.transmission.mapping import View, views
from tawatur.findings.transmission.pairs import Around, Pair, Seen
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
    around = look_around(passages, known)
    out = list(passages)
    for number, passage in enumerate(passages):
        if (pair := _pair(passage, known, around, registry)) is not None:
            out[number] = msgspec.structs.replace(passage, direction=direction_of(pair))
    for number, sibling in siblings(out):
        if (pair := _pair(passages[number], known, around, registry)) is not None:
            direction = direction_of(pair._replace(sibling=sibling))
            out[number] = msgspec.structs.replace(passages[number], direction=direction)
    return tuple(out)


def look_around(passages: Sequence[Passage], known: Mapping[str, Standing]) -> Around:
    """What the passages of a run say of each article."""
    touching: dict[str, list[View]] = {}
    for passage in passages:
        for view in views(passage):
            touching.setdefault(view.here.article, []).append(view)
    texts = {key: known[key].article.text for key in touching if key in known}
    borrowers = _borrowers(known)
    return Around(
        explained=explained_by(passages, known),
        slips={key: tuple(slips(text)) for key, text in texts.items()},
        touching=touching,
        borrowers=borrowers,
        borrowing=_borrowing(known, borrowers),
    )


def _pair(passage: Passage, known: Mapping[str, Standing], around: Around, registry: Registry) -> Pair | None:
    a, b = known.get(passage.a.article), known.get(passage.b.article)
    return None if a is None or b is None else Pair(passage, a, b, around, registry)


def siblings(passages: Sequence[Passage]) -> list[tuple[int, Passage]]:
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


def _borrowers(known: Mapping[str, Standing]) -> frozenset[str]:
    """The articles that credit another outlet of this run."""
    present = frozenset(key for s in known.values() for key in s.own)
    return frozenset(
        article
        for article, s in known.items()
        if any(c.key in present and c.key not in s.own for c in (*s.bylines, *s.texts))
    )


def _borrowing(known: Mapping[str, Standing], borrowers: frozenset[str]) -> dict[str, tuple[int, int]]:
    """By outlet: how many of its articles borrow, and of how many."""
    count: dict[str, tuple[int, int]] = {}
    for article, s in known.items():
        borrowing, of = count.get(s.house, (0, 0))
        count[s.house] = (borrowing + (article in borrowers), of + 1)
    return count


def explained_by(
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
    """Weigh the factors of one passage; a reason's weight is what it adds to the log odds of its answer.

    A multinomial logistic model with three answers: ``a`` from ``b`` (the sum of the factors of direction),
    ``b`` from ``a`` (the same sum, turned), neither (what speaks for a common source). Its probability is the
    confidence. Without a word in one of the texts that says so, no direction is told.
    """
    data = lexicon.load("transmission.yaml")["direction"]
    weights: Mapping[str, float] = data["weights"]
    ways = [(f.__name__, f(pair)) for f in DIRECTION]
    either = [(f.__name__, f(pair)) for f in EITHER]
    reasons = [_reason(name, seen, weights) for name, seen in ways + either if seen.value]
    way = sum(weights[name] * seen.value for name, seen in ways)
    neither = weights["neither"] + sum(weights[name] * seen.value for name, seen in either)
    common = common_source(pair)
    if common is not None:
        neither += weights[common.factor] * common.value
        seen = Seen(common.value, common.via, common.evidence)
        reasons.append(_reason(common.factor, seen, weights))
    a_from_b, b_from_a, no_way = _chances(way, -way, neither)
    because = tuple(reasons)
    said = any(r.factor in SAID for r in reasons)
    if said and max(a_from_b, b_from_a) >= data["least"]:
        relation: Literal["a_from_b", "b_from_a"] = "a_from_b" if way > 0 else "b_from_a"
        return Direction(relation=relation, confidence=round(max(a_from_b, b_from_a), 3), because=because)
    if common is not None and no_way >= data["least_common"]:
        return Direction(
            relation="common_source", via=common.via, confidence=round(no_way, 3), because=because
        )
    return Direction(relation="unknown", because=because)


def _reason(name: str, seen: Seen, weights: Mapping[str, float]) -> Reason:
    weight = round(weights[name] * seen.value, 3)
    return Reason(factor=name, weight=weight, detail=seen.detail, evidence=seen.evidence)


def _chances(*odds: float) -> list[float]:
    top = max(odds)
    parts = [exp(x - top) for x in odds]
    return [p / sum(parts) for p in parts]

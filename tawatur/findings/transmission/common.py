"""The commonest case: neither copied the other, both print one agency."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tawatur.evidence.credits import Registry
from tawatur.findings.transmission.credited import carries
from tawatur.findings.transmission.pairs import Pair
from tawatur.findings.transmission.standing import Standing
from tawatur.findings.transmission.stretches import overlap
from tawatur.findings.transmission.told import names_the_other
from tawatur.model import Credit, Quote, Span


class Agency(NamedTuple):
    """What one side says of agencies behind a passage: their keys, with the quotes."""

    keys: tuple[str, ...]
    quotes: tuple[Quote, ...]
    nameless: bool


def behind(standing: Standing, span: Span, registry: Registry) -> Agency:
    """The agencies that one side credits for a passage, in its byline or inside the passage."""
    inside = [
        c
        for c in standing.texts
        if carries(c, registry) and any(s < span.end and e > span.start for s, e in c.covers)
    ]
    credits: Sequence[Credit] = [c for c in standing.bylines if c.key in standing.agencies] + inside
    keys = tuple(dict.fromkeys(c.key for c in credits if c.key is not None))
    return Agency(keys, tuple(c.quote for c in credits), standing.nameless)


class Common(NamedTuple):
    """A common source: how strong a case, which agency, on what ground."""

    factor: str
    value: float
    via: str | None
    evidence: tuple[Quote, ...]


def common_source(pair: Pair) -> Common | None:
    """Do both print one agency? Both credit it, or one, or a third with this wording, or both «وكالات».

    Where nothing of that holds for the passage itself, another passage of the two may have shown it.
    """
    a, b = behind(pair.a, pair.passage.a, pair.registry), behind(pair.b, pair.passage.b, pair.registry)
    both = [k for k in a.keys if k in b.keys]
    if both:
        return Common("both_credit_one_agency", 1.0, both[0], (a.quotes[:1] + b.quotes[:1]))
    if a.keys and b.keys:
        return None
    if a.keys or b.keys:
        one, silent = (a, pair.b) if a.keys else (b, pair.a)
        value = 0.7 if silent.signed else 1.0
        return Common("one_credits_an_agency", value, one.keys[0], one.quotes[:1])
    third = _third(pair)
    if third is not None and not names_the_other(pair).value:
        return Common("a_third_credits_an_agency", 1.0, third, ())
    if a.nameless and b.nameless:
        return Common("both_credit_nameless_agencies", 1.0, None, ())
    return _in_another_passage(pair)


def _in_another_passage(pair: Pair) -> Common | None:
    """The agency of another passage, where one of the two prints its credit; a third's is not enough."""
    direction = pair.sibling.direction if pair.sibling else None
    if direction is None or direction.relation != "common_source":
        return None
    if not any(r.factor in ("both_credit_one_agency", "one_credits_an_agency") for r in direction.because):
        return None
    said = (q for r in direction.because if r.detail == direction.via for q in r.evidence)
    evidence = tuple(dict.fromkeys(said))
    return Common("another_passage_has_this_source", direction.confidence, direction.via, evidence[:2])


def _third(pair: Pair) -> str | None:
    """An agency that a third article credits for this very wording, on either side."""
    for span in (pair.passage.a, pair.passage.b):
        for agency, ranges in sorted(pair.around.explained.get(span.article, {}).items()):
            if sum(overlap((span.start, span.end), r) for r in ranges) >= 0.5 * (span.end - span.start):
                return agency
    return None

"""Likelihoods of all pairs of clauses of a story that are worth comparing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from tawatur.findings.claims.aligned import aligned_pairs
from tawatur.findings.claims.alike import Weights, factors, likelihood
from tawatur.findings.claims.candidates import candidates
from tawatur.findings.claims.units import Forbidden, Unit
from tawatur.findings.meaning import Matrix
from tawatur.model import Passage

_LEAST = 0.02
_EQUAL_TOLL = 0.6
_RIVAL_TOLL = 0.35
_VICTIMS = frozenset(
    f"thing:{name}" for name in ("militants", "soldiers", "civilians", "children", "women", "police")
)

Scores = dict[tuple[int, int], float]


def score_pairs(
    items: Sequence[Unit], vectors: Matrix | None, weights: Weights, forbidden: Forbidden
) -> Scores:
    """Likelihoods of pairs of different clauses (``items`` are one of each wording)."""
    scores: Scores = {}
    meaning = None if vectors is None else vectors @ vectors.T
    for i, j in candidates([item.saying for item in items]):
        a, b = items[i], items[j]
        near = None if meaning is None else float(np.round(meaning[i, j], 3))
        found = factors(a.saying, b.saying, near)
        if found["words"] == 0 and (near is None or near < 0.3):
            continue
        score = max(likelihood(found, weights.table), _toll_likelihood(a, b, forbidden))
        if score >= _LEAST:
            scores[i, j] = score
    return scores


def _toll_likelihood(a: Unit, b: Unit, forbidden: Forbidden) -> float:
    """Two counts of the same toll are one claim, agreeing or rivals, unless they count different people."""
    if 2 in (a.clause.level, b.clause.level) or a.saying.looks_back != b.saying.looks_back:
        return 0.0
    best = 0.0
    for kind, value in a.saying.tolls.items():
        other = b.saying.tolls.get(kind)
        if other is None or kind.startswith("n:"):
            continue
        if other == value:
            best = max(best, _EQUAL_TOLL)
        elif not is_forbidden(kind, value, other, forbidden) and not _other_victims(a, b):
            best = max(best, _RIVAL_TOLL)
    return best


def is_forbidden(kind: str, value: float, other: float, forbidden: Forbidden) -> bool:
    """Whether the story shows that the two numbers count different things."""
    return (min(value, other), max(value, other)) in forbidden.get(kind, ())


def _other_victims(a: Unit, b: Unit) -> bool:
    """Do both say who was counted, and not the same?"""
    x = {key for key in a.saying.words if key in _VICTIMS}
    y = {key for key in b.saying.words if key in _VICTIMS}
    return bool(x) and bool(y) and not x & y


def add_aligned(
    scores: Scores,
    units: Mapping[str, Sequence[Unit]],
    item_of: Mapping[tuple[str, int], int],
    passages: Sequence[Passage],
    likelihood_of_aligned: float,
) -> None:
    """Clauses that lie in common wording are one claim, even where a number was changed.

    ``item_of`` maps (article, number of its unit) to the item that stands for its wording.
    """
    for passage in passages:
        first, second = units[passage.a.article], units[passage.b.article]
        for i, j in aligned_pairs(passage, [u.range for u in first], [u.range for u in second]):
            x, y = item_of[passage.a.article, i], item_of[passage.b.article, j]
            if x != y:
                scores[min(x, y), max(x, y)] = likelihood_of_aligned

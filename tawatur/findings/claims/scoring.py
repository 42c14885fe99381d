"""Likelihoods of all pairs of clauses of a story that are worth comparing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from tawatur.findings.claims.aligned import aligned_pairs
from tawatur.findings.claims.alike import Weights, across_languages, likelihoods
from tawatur.findings.claims.candidates import candidates
from tawatur.findings.claims.slots import Saying
from tawatur.findings.claims.units import Forbidden, Unit
from tawatur.findings.meaning import Matrix
from tawatur.model import Passage

_LEAST = 0.02
_EQUAL_TOLL = 0.6
_RIVAL_TOLL = 0.45
_VICTIMS = frozenset(
    f"thing:{name}" for name in ("militants", "soldiers", "civilians", "children", "women", "police")
)

Place = tuple[str, int]
Scores = dict[tuple[int, int], float]


def score_pairs(
    items: Sequence[Unit], vectors: Matrix | None, weights: Weights, forbidden: Forbidden
) -> Scores:
    """Likelihoods of pairs of different clauses (``items`` are one of each wording)."""
    sayings = [item.saying for item in items]
    scores: Scores = {}
    languages = np.array([item.language for item in items])
    mixed = len(set(languages.tolist())) > 1
    for rows, columns in candidates(sayings):
        near = (
            None if vectors is None else np.round(np.einsum("ij,ij->i", vectors[rows], vectors[columns]), 3)
        )
        found = likelihoods(sayings, rows, columns, near, weights.table)
        if near is not None and mixed:
            crossing = languages[rows] != languages[columns]
            found = np.where(
                crossing, across_languages(sayings, rows, columns, near, weights.crossing), found
            )
        # a demand is no report that it was met
        calls = np.array([saying.calls for saying in sayings])
        found = np.where(calls[rows] != calls[columns], 0.0, found)
        likely = found >= _LEAST
        places = zip(rows[likely].tolist(), columns[likely].tolist(), strict=True)
        scores.update(zip(places, np.round(found[likely], 4).tolist(), strict=True))
    for i, j in _same_tolls(sayings):
        toll = _toll_likelihood(items[i], items[j], forbidden)
        if toll > scores.get((i, j), 0.0):
            scores[i, j] = toll
    return scores


def _same_tolls(sayings: Sequence[Saying]) -> list[tuple[int, int]]:
    """Pairs of clauses that count by the same toll; of very many, each with its next ones."""
    holders: dict[str, list[int]] = {}
    for i, saying in enumerate(sayings):
        for kind in sorted({*saying.tolls, *saying.vague}):
            holders.setdefault(kind, []).append(i)
    return sorted(
        {(i, j) for own in holders.values() for k, j in enumerate(own) for i in own[max(0, k - 200) : k]}
    )


def _toll_likelihood(a: Unit, b: Unit, forbidden: Forbidden) -> float:
    """Two counts of the same toll are one claim, agreeing or rivals, unless they count different people."""
    if 2 in (a.clause.level, b.clause.level) or a.saying.looks_back != b.saying.looks_back:
        return 0.0
    best = 0.0
    for kind, value in a.saying.tolls.items():
        other = b.saying.tolls.get(kind)
        if other is None or kind.startswith(("n:", "u:")):
            continue
        if other == value:
            best = max(best, _EQUAL_TOLL)
        elif not is_forbidden(kind, value, other, forbidden) and not _other_victims(a, b):
            best = max(best, _RIVAL_TOLL)
    if (a.saying.vague & _kinds(b) or b.saying.vague & _kinds(a)) and not _other_victims(a, b):
        best = max(best, _RIVAL_TOLL)
    return best


def _kinds(unit: Unit) -> frozenset[str]:
    return unit.saying.vague | unit.saying.tolls.keys()


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
) -> list[tuple[Place, Place]]:
    """Clauses that lie in common wording are one claim, even where a number was changed; returns these pairs.

    ``item_of`` maps (article, number of its unit) to the item that stands for its wording.
    """
    found: list[tuple[Place, Place]] = []
    for passage in passages:
        first, second = units[passage.a.article], units[passage.b.article]
        for i, j in aligned_pairs(passage, [u.range for u in first], [u.range for u in second]):
            found.append(((passage.a.article, i), (passage.b.article, j)))
            x, y = item_of[passage.a.article, i], item_of[passage.b.article, j]
            if x != y:
                scores[min(x, y), max(x, y)] = likelihood_of_aligned
    return found

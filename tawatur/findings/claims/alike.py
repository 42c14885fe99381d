"""How likely two clauses are to assert the same thing, from readable factors."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tawatur import lexicon
from tawatur.findings.claims.slots import Saying
from tawatur.model import Reason


class Weights(NamedTuple):
    """The table of weights in use, see ``lexicon/claims/weights.yaml``."""

    table: dict[str, float]
    aligned: float
    least: float
    maybe: float
    crossing: dict[str, float]


def weights(with_vectors: bool, level: int) -> Weights:
    """The weights for a run with or without sentence vectors, and the threshold of a level."""
    data = lexicon.load("claims/weights.yaml")
    key = "with_vectors" if with_vectors else "words_alone"
    return Weights(
        data[key], data["aligned"], data[f"least_{key}"][level], data["maybe"], data["across_languages"]
    )


Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]


def likelihoods(
    sayings: Sequence[Saying],
    rows: Numbers,
    columns: Numbers,
    meaning: Floats | None,
    table: dict[str, float],
) -> Floats:
    """The probability of each pair (rows[k], columns[k]) that its two clauses assert the same thing.

    Pairs that share no word and no meaning get 0.
    """
    found = factors(sayings, rows, columns, meaning)
    total = np.full(len(rows), table["base"])
    for name, strength in found.items():
        total += table.get(name, 0.0) * strength
    likely = 1 / (1 + np.exp(-total))
    alike = found["words"] > 0
    if meaning is not None:
        alike |= meaning >= _NEAR
    return np.where(alike, likely, 0.0)


def across_languages(
    sayings: Sequence[Saying], rows: Numbers, columns: Numbers, meaning: Floats, table: dict[str, float]
) -> Floats:
    """The same for pairs in two languages: by their meaning, and what they count and deny."""
    total = np.full(len(rows), table["base"]) + table["meaning"] * meaning
    total += table["same_number"] * np.array(
        [
            float(any(sayings[j].tolls.get(kind) == value for kind, value in sayings[i].tolls.items()))
            for i, j in zip(rows, columns, strict=True)
        ]
    )
    total += table["one_denies"] * _unlike(sayings, "negated", rows, columns)
    return np.where(meaning >= _NEAR, 1 / (1 + np.exp(-total)), 0.0)


_NEAR = 0.3


def factors(
    sayings: Sequence[Saying], rows: Numbers, columns: Numbers, meaning: Floats | None
) -> dict[str, Floats]:
    """The factors of the sum, each with its strength for every pair."""
    both = _overlap(sayings, rows, columns)
    totals = np.array([s.total for s in sayings])
    sums = totals[rows] + totals[columns]
    found = {
        # weighted Dice coefficient of the two clauses' words
        "words": np.divide(2 * both, sums, out=np.zeros(len(rows)), where=sums > 0),
        "same_toll": _meet(sayings, "toll_kinds", rows, columns),
        "other_toll": _clash(sayings, rows, columns),
        "same_event": _meet(sayings, "events", rows, columns),
        "same_day": _meet(sayings, "days", rows, columns),
        "one_looks_back": _unlike(sayings, "looks_back", rows, columns),
        "one_denies": _unlike(sayings, "negated", rows, columns),
        "one_calls": _unlike(sayings, "calls", rows, columns),
    }
    if meaning is not None:
        found["meaning"] = meaning.astype(np.float64)
    return found


def _overlap(sayings: Sequence[Saying], rows: Numbers, columns: Numbers) -> Floats:
    """The weight of the words that both clauses of a pair hold."""
    if len(rows) < _FEW or len(sayings) > _DENSE:
        return np.array([_shared(sayings[i], sayings[j]) for i, j in zip(rows, columns, strict=True)])
    numbers: dict[str, int] = {}
    for saying in sayings:
        for key in saying.words:
            numbers.setdefault(key, len(numbers))
    matrix = np.zeros((len(sayings), len(numbers)), dtype=np.float32)
    for i, saying in enumerate(sayings):
        for key, weight in saying.words.items():
            matrix[i, numbers[key]] = weight
    root = np.sqrt(matrix)
    shared: Floats = (root @ root.T)[rows, columns].astype(np.float64)
    return shared


_FEW = 2000
_DENSE = 600
"""Clauses up to which one matrix of all words is worth its memory."""


def _shared(a: Saying, b: Saying) -> float:
    small, large = (a.words, b.words) if len(a.words) <= len(b.words) else (b.words, a.words)
    return float(sum(sqrt(weight * large[key]) for key, weight in small.items() if key in large))


def _meet(sayings: Sequence[Saying], name: str, rows: Numbers, columns: Numbers) -> Floats:
    """1 where both clauses have an element of this slot in common."""
    slots = [getattr(s, name) for s in sayings]
    names = sorted({element for slot in slots for element in slot})
    if len(names) > _MANY:
        return np.array([float(bool(slots[i] & slots[j])) for i, j in zip(rows, columns, strict=True)])
    held = np.zeros((len(slots), len(names)), dtype=np.float32)
    for i, slot in enumerate(slots):
        for k, element in enumerate(names):
            held[i, k] = element in slot
    met: Floats = (np.einsum("ij,ij->i", held[rows], held[columns]) > 0).astype(np.float64)
    return met


_MANY = 60


def _clash(sayings: Sequence[Saying], rows: Numbers, columns: Numbers) -> Floats:
    """1 where both clauses tell of a toll, and not of the same: dead here, wounded there."""
    some = np.array([bool(s.toll_kinds) for s in sayings], dtype=bool)
    both = some[rows] & some[columns]
    clash: Floats = (both & (_meet(sayings, "toll_kinds", rows, columns) == 0)).astype(np.float64)
    return clash


def _unlike(sayings: Sequence[Saying], name: str, rows: Numbers, columns: Numbers) -> Floats:
    flags = np.array([getattr(s, name) for s in sayings], dtype=bool)
    unlike: Floats = (flags[rows] != flags[columns]).astype(np.float64)
    return unlike


def reasons(strengths: dict[str, float], table: dict[str, float]) -> tuple[Reason, ...]:
    """The factors that counted, strongest first, for a reader to see."""
    parts = [(name, table.get(name, 0.0) * strength) for name, strength in strengths.items()]
    parts = [(name, part) for name, part in parts if abs(part) >= 0.05]
    parts.sort(key=lambda item: (-abs(item[1]), item[0]))
    return tuple(Reason(factor=name, weight=round(part, 2)) for name, part in parts)

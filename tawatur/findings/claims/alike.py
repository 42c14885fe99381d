"""How likely two clauses are to assert the same thing, from readable factors."""

from __future__ import annotations

from math import exp
from typing import NamedTuple

from tawatur import lexicon
from tawatur.findings.claims.slots import Saying
from tawatur.model import Reason


class Weights(NamedTuple):
    """The table of weights in use, see ``lexicon/claims/weights.yaml``."""

    table: dict[str, float]
    aligned: float
    least: float


def weights(with_vectors: bool) -> Weights:
    """The weights for a run with or without sentence vectors."""
    data = lexicon.load("claims/weights.yaml")
    key = "with_vectors" if with_vectors else "words_alone"
    return Weights(data[key], data["aligned"], data[f"least_{key}"])


def overlap(a: Saying, b: Saying) -> float:
    """Weighted Dice coefficient of the two clauses' words."""
    small, large = (a.words, b.words) if len(a.words) <= len(b.words) else (b.words, a.words)
    shared = sum(min(weight, large[key]) for key, weight in small.items() if key in large)
    return 2 * shared / (a.total + b.total) if shared else 0.0


def factors(a: Saying, b: Saying, meaning: float | None) -> dict[str, float]:
    """The factors of the sum, each with its strength."""
    found = {
        "base": 1.0,
        "words": overlap(a, b),
        "same_toll": float(bool(a.toll_kinds & b.toll_kinds)),
        "same_event": float(bool(a.events & b.events)),
        "same_day": float(bool(a.days & b.days)),
        "one_looks_back": float(a.looks_back != b.looks_back),
        "one_denies": float(a.negated != b.negated),
    }
    if meaning is not None:
        found["meaning"] = meaning
    return found


def likelihood(strengths: dict[str, float], table: dict[str, float]) -> float:
    """The probability that the factors speak for."""
    return 1 / (1 + exp(-sum(table.get(name, 0.0) * strength for name, strength in strengths.items())))


def reasons(strengths: dict[str, float], table: dict[str, float]) -> tuple[Reason, ...]:
    """The factors that counted, strongest first, for a reader to see."""
    parts = [
        (name, table.get(name, 0.0) * strength) for name, strength in strengths.items() if name != "base"
    ]
    parts = [(name, part) for name, part in parts if abs(part) >= 0.05]
    parts.sort(key=lambda item: (-abs(item[1]), item[0]))
    return tuple(Reason(factor=name, weight=round(part, 2)) for name, part in parts)

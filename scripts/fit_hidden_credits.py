"""Fits the weights of ``hidden_credit`` in ``tawatur/lexicon/transmission.yaml`` and prints them.

    python scripts/fit_hidden_credits.py FOLDER

The folder is one that ``evaluation/wires/run.py --keep`` filled: a corpus without some of its bylines, and
for each of these articles whose text it is: {"id", "wire": an agency, or null for the outlet, "stratum"}.
Also printed: how five-fold cross-validation does, by stratum, for several seeds of the folds, were the least
probabilities of the table asked for.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from pathlib import Path

import msgspec
import numpy as np

from evaluation.wires.run import Evidence
from tawatur import lexicon
from tawatur.evidence.credits import Registry
from tawatur.findings.transmission import hidden, printing
from tawatur.findings.transmission.mapping import View, views
from tawatur.findings.transmission.standing import standings

Gold = dict[str, dict[str, str | None]]


def cases(found: Evidence, gold: Gold) -> list[printing.Case]:
    """One case for each article of the gold and each agency that may be behind it."""
    registry = Registry.load()
    known = standings(found.articles, found.readings, registry)
    touching: dict[str, list[View]] = {}
    for passage in found.passages:
        for view in views(passage):
            touching.setdefault(view.here.article, []).append(view)
    decide = hidden.Hidden(known, registry)
    out: list[printing.Case] = []
    for key, mine in touching.items():
        standing = known[key]
        if key not in gold:
            continue
        twins: dict[str, list[printing.Twin]] = {}
        for view in mine:
            there = known[view.there.article]
            if there.agency is not None:
                twin = printing.Twin(view.here.start, view.here.end, there.agency, there.house, view)
                twins.setdefault(there.agency, []).append(twin)
        out += decide.cases(standing, twins, mine)
    return out


def fit(x: np.ndarray, y: np.ndarray, ridge: float = 1.0) -> np.ndarray:
    """Logistic regression by Newton's method."""
    w = np.zeros(x.shape[1])
    for _ in range(40):
        p = 1 / (1 + np.exp(-x @ w))
        hessian = (x.T * (p * (1 - p))) @ x + ridge * np.eye(len(w))
        w -= np.linalg.solve(hessian, x.T @ (p - y) + ridge * w)
    return w


def report(found: list[printing.Case], chances: np.ndarray, gold: Gold) -> str:
    """How many articles of each stratum get the right answer, were these the probabilities."""
    data = lexicon.load("transmission.yaml")["hidden_credit"]
    best: dict[str, tuple[float, str]] = {}
    for case, chance in zip(found, chances, strict=True):
        least = data["least_alone"] if not case.twins else data["least_home" if case.home else "least"]
        key = case.standing.article.id
        if chance >= least and chance > best.get(key, (0.0, ""))[0]:
            best[key] = (float(chance), case.label)
    right, of = Counter[str](), Counter[str]()
    for key, row in gold.items():
        of[str(row["stratum"])] += 1
        right[str(row["stratum"])] += row["wire"] == (best[key][1] if key in best else None)
    sure = sum(gold[key]["wire"] == label for key, (_, label) in best.items()) / max(1, len(best))
    return f"{ {k: round(right[k] / n, 4) for k, n in sorted(of.items())} } precision {sure:.4f}"


def crossed(x: np.ndarray, y: np.ndarray, of: list[str], seed: int) -> np.ndarray:
    """Each case's probability by weights that are fitted on the four fifths without its article."""
    keys = sorted(set(of))
    random.Random(seed).shuffle(keys)
    folds = {key: i % 5 for i, key in enumerate(keys)}
    fold = np.array([folds[key] for key in of])
    chances = np.zeros(len(of))
    for k in range(5):
        chances[fold == k] = 1 / (1 + np.exp(-x[fold == k] @ fit(x[fold != k], y[fold != k])))
    return chances


def main() -> None:
    """Cross-validate, fit, and print the weights as YAML."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    args = parser.parse_args()
    lines = (args.folder / "gold.jsonl").read_text("utf-8").splitlines()
    gold: Gold = {row["id"]: row for row in map(json.loads, lines)}
    found = cases(msgspec.msgpack.decode((args.folder / "wires.msgpack").read_bytes(), type=Evidence), gold)
    x = np.array([[1.0, *(f(c) for f in printing.FACTORS)] for c in found])
    of = [c.standing.article.id for c in found]
    y = np.array([gold[key]["wire"] == c.label for key, c in zip(of, found, strict=True)], float)
    for seed in range(3):
        print(f"# seed {seed}: {report(found, crossed(x, y, of, seed), gold)}")
    weights = fit(x, y)
    print(f"# not crossed: {report(found, 1 / (1 + np.exp(-x @ weights)), gold)}")
    for name, weight in zip(["bias", *(f.__name__ for f in printing.FACTORS)], weights, strict=True):
        print(f"    {name}: {weight:.2f}")


if __name__ == "__main__":
    main()

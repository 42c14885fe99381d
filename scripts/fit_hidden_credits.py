"""Fits the weights of ``hidden_credit`` in ``tawatur/lexicon/transmission.yaml`` and prints them.

    python scripts/fit_hidden_credits.py CORPUS.jsonl.gz GOLD.jsonl

CORPUS is a corpus from which some bylines were taken away; a line of GOLD says of one of these articles
whose text it is: {"id", "wire": an agency's key, or null for the outlet's own, "stratum"}. Also printed: how
five-fold cross-validation does, by stratum, at several probabilities.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from pathlib import Path

import numpy as np

from tawatur.corpus.document import document
from tawatur.evidence.credits import Registry, find_credits
from tawatur.evidence.passages import find_passages
from tawatur.findings.transmission import hidden
from tawatur.findings.transmission.mapping import View, views
from tawatur.findings.transmission.standing import standings
from tawatur.model import Article, Reading

Gold = dict[str, dict[str, str | None]]


def read(file: Path) -> list[Article]:
    """The articles of a corpus file."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    fields = ("id", "text", "outlet", "byline", "published", "title", "url")
    return [Article(sha256="", **{k: row.get(k) for k in fields}) for row in rows]


def cases(articles: list[Article], gold: Gold) -> list[hidden.Case]:
    """One case for each article of the gold and each agency that may be behind it."""
    registry = Registry.load()
    readings = [Reading(article=a.id, credits=find_credits(document(a), registry)) for a in articles]
    known = standings(articles, readings, registry)
    touching: dict[str, list[View]] = {}
    for passage in find_passages(articles):
        for view in views(passage):
            touching.setdefault(view.here.article, []).append(view)
    decide = hidden.Hidden(known, registry)
    out: list[hidden.Case] = []
    for key, found in touching.items():
        standing = known[key]
        if key not in gold:
            continue
        twins: dict[str, list[hidden.Twin]] = {}
        for view in found:
            there = known[view.there.article]
            if there.agency is not None:
                twin = hidden.Twin(view.here.start, view.here.end, there.agency, there.house, view)
                twins.setdefault(there.agency, []).append(twin)
        out += decide.cases(standing, twins, found)
    return out


def fit(x: np.ndarray, y: np.ndarray, ridge: float = 1.0) -> np.ndarray:
    """Logistic regression by Newton's method."""
    w = np.zeros(x.shape[1])
    for _ in range(40):
        p = 1 / (1 + np.exp(-x @ w))
        hessian = (x.T * (p * (1 - p))) @ x + ridge * np.eye(len(w))
        w -= np.linalg.solve(hessian, x.T @ (p - y) + ridge * w)
    return w


def report(found: list[hidden.Case], chances: np.ndarray, gold: Gold) -> None:
    """How many articles of each stratum get the right answer, were these the probabilities."""
    for least in (0.5, 0.55, 0.6, 0.65, 0.7, 0.8):
        best: dict[str, tuple[float, str]] = {}
        for case, chance in zip(found, chances, strict=True):
            key = case.standing.article.id
            if chance >= least and chance > best.get(key, (0.0, ""))[0]:
                best[key] = (float(chance), case.label)
        right, of = Counter[str](), Counter[str]()
        for key, row in gold.items():
            of[str(row["stratum"])] += 1
            right[str(row["stratum"])] += row["wire"] == (best[key][1] if key in best else None)
        print(f"# from {least}:", {k: round(right[k] / n, 4) for k, n in sorted(of.items())})


def main() -> None:
    """Fit, and print the weights as YAML."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("gold", type=Path)
    args = parser.parse_args()
    gold: Gold = {row["id"]: row for row in map(json.loads, args.gold.read_text("utf-8").splitlines())}
    found = cases(read(args.corpus), gold)
    x = np.array([[1.0, *(f(c) for f in hidden.FACTORS)] for c in found])
    y = np.array([gold[c.standing.article.id]["wire"] == c.label for c in found], float)
    folds = {key: i % 5 for i, key in enumerate(sorted(gold))}
    fold = np.array([folds[c.standing.article.id] for c in found])
    chances = np.zeros(len(found))
    for k in range(5):
        chances[fold == k] = 1 / (1 + np.exp(-x[fold == k] @ fit(x[fold != k], y[fold != k])))
    report(found, chances, gold)
    for name, weight in zip(["bias", *(f.__name__ for f in hidden.FACTORS)], fit(x, y), strict=True):
        print(f"    {name}: {weight:.2f}")


if __name__ == "__main__":
    main()

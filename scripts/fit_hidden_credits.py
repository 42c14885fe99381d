"""Fits the weights of ``hidden_credit`` in ``tawatur/lexicon/transmission.yaml`` and prints them.

    python scripts/fit_hidden_credits.py CORPUS.jsonl.gz [--without IDS.jsonl]

Every article whose byline names one agency, or is signed by its own people, is looked at as if the byline
were missing: is it that agency's text? Left out are signed articles that print more than 30 % of their word
runs, or half of the shorter text's, as an agency's text has them: the byline does not tell whose they are.
"""

from __future__ import annotations

import argparse
import gzip
import json
from pathlib import Path

import numpy as np

from tawatur.corpus.document import document
from tawatur.evidence.credits import Registry, find_credits
from tawatur.evidence.passages import find_passages
from tawatur.findings.transmission import hidden
from tawatur.findings.transmission.mapping import View, views
from tawatur.findings.transmission.standing import Standing, standings
from tawatur.model import Article, Reading

Row = tuple[list[float], bool, str]


def read(file: Path) -> list[Article]:
    """The articles of a corpus file."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    fields = ("id", "text", "outlet", "byline", "published", "title", "url")
    return [Article(sha256="", **{k: row.get(k) for k in fields}) for row in rows]


def cases(articles: list[Article]) -> list[tuple[Standing, hidden.Case]]:
    """One case for each article with a known author and each agency that may be behind it."""
    registry = Registry.load()
    readings = [Reading(article=a.id, credits=find_credits(document(a), registry)) for a in articles]
    known = standings(articles, readings, registry)
    touching: dict[str, list[View]] = {}
    for passage in find_passages(articles):
        for view in views(passage):
            touching.setdefault(view.here.article, []).append(view)
    decide = hidden.Hidden(known, registry)
    out = []
    for key, found in touching.items():
        standing = known[key]
        if standing.agency is None and not standing.signed:
            continue
        twins: dict[str, list[hidden.Twin]] = {}
        for view in found:
            there = known[view.there.article]
            if there.agency is not None:
                twin = hidden.Twin(view.here.start, view.here.end, there.agency, there.house, view)
                twins.setdefault(there.agency, []).append(twin)
        out += [(standing, case) for case in decide.cases(standing, twins, found)]
    return out


def usable(standing: Standing, case: hidden.Case) -> bool:
    """Does the byline tell whose text it is?"""
    return standing.agency is not None or not (hidden.verbatim_most(case) or hidden.contained_most(case))


def fit(x: np.ndarray, y: np.ndarray, ridge: float = 0.5) -> np.ndarray:
    """Logistic regression by Newton's method."""
    w = np.zeros(x.shape[1])
    for _ in range(40):
        p = 1 / (1 + np.exp(-x @ w))
        hessian = (x.T * (p * (1 - p))) @ x + ridge * np.eye(len(w))
        w -= np.linalg.solve(hessian, x.T @ (p - y) + ridge * w)
    return w


def main() -> None:
    """Fit on the corpus and print the weights as YAML."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--without", type=Path)
    args = parser.parse_args()
    lines = args.without.read_text("utf-8").splitlines() if args.without else []
    without = {json.loads(line)["id"] for line in lines}
    found = [(s, c) for s, c in cases(read(args.corpus)) if s.article.id not in without and usable(s, c)]
    x = np.array([[1.0, *(f(c) for f in hidden.FACTORS)] for _, c in found])
    y = np.array([s.agency == c.label for s, c in found], float)
    weights = fit(x, y)
    print(f"# {len(found)} cases, {int(y.sum())} of them the agency's")
    for name, weight in zip(["bias", *(f.__name__ for f in hidden.FACTORS)], weights, strict=True):
        print(f"    {name}: {weight:.2f}")


if __name__ == "__main__":
    main()

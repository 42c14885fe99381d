"""Fits the weights of ``hidden_credit`` in ``tawatur/lexicon/transmission.yaml`` and prints them.

    python scripts/fit_hidden_credits.py FOLDER [FOLDER …]

Each folder is one that ``evaluation/wires/run.py --keep`` filled: a corpus without some of its bylines, and
for each of these articles whose text it is: {"id", "wire": an agency, or null for the outlet, "stratum"}.
Also printed: how five-fold cross-validation does on the first folder, by stratum, for several seeds of the
folds. Folds are of stories: articles of which passages hold much of the other are in one.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np

from evaluation.wires.run import Evidence
from tawatur.evidence.credits import Registry
from tawatur.findings.transmission import hidden, printing
from tawatur.findings.transmission.mapping import View, views
from tawatur.findings.transmission.standing import Standing, standings
from tawatur.model import Passage

Gold = dict[str, dict[str, str | None]]

_SAME_STORY = 0.3
"""Part of the shorter of two articles that one passage holds if they are kept in one fold."""


class Bench(NamedTuple):
    """One benchmark: its gold, a case for each article and agency that may be behind it, and who decides.

    ``stories`` has the first article, by id, of each article's fold group.
    """

    gold: Gold
    cases: list[printing.Case]
    stories: dict[str, str]
    decide: hidden.Hidden


def bench(folder: Path) -> Bench:
    """Read a folder and find the cases of its gold's articles."""
    lines = (folder / "gold.jsonl").read_text("utf-8").splitlines()
    gold: Gold = {row["id"]: row for row in map(json.loads, lines)}
    found = msgspec.msgpack.decode((folder / "wires.msgpack").read_bytes(), type=Evidence)
    registry = Registry.load()
    known = standings(found.articles, found.readings, registry)
    touching: dict[str, list[View]] = {}
    for passage in found.passages:
        for view in views(passage):
            touching.setdefault(view.here.article, []).append(view)
    decide = hidden.Hidden(known, registry)
    cases: list[printing.Case] = []
    for key, mine in touching.items():
        if key not in gold:
            continue
        twins: dict[str, list[printing.Twin]] = {}
        for view in mine:
            there = known[view.there.article]
            if there.agency is not None:
                twin = printing.Twin(view.here.start, view.here.end, there.agency, there.house, view)
                twins.setdefault(there.agency, []).append(twin)
        cases += decide.cases(known[key], twins, mine)
    return Bench(gold, cases, stories(found.passages, known), decide)


def stories(passages: tuple[Passage, ...], known: dict[str, Standing]) -> dict[str, str]:
    """For each article the first, by id, of those that passages tie to it."""
    first = {key: key for key in known}

    def root(key: str) -> str:
        while first[key] != key:
            first[key] = first[first[key]]
            key = first[key]
        return key

    for p in passages:
        shorter = min(len(known[s.article].article.text) for s in (p.a, p.b))
        if p.a.end - p.a.start >= _SAME_STORY * shorter:
            one, other = sorted((root(p.a.article), root(p.b.article)))
            first[other] = one
    return {key: root(key) for key in known}


def table(found: Bench) -> tuple[np.ndarray, np.ndarray]:
    """The factors of every case, and whether its agency is the right one."""
    x = np.array([[1.0, *(f(c) for f in printing.FACTORS)] for c in found.cases])
    y = [found.gold[c.standing.article.id]["wire"] == c.label for c in found.cases]
    return x, np.array(y, float)


def fit(x: np.ndarray, y: np.ndarray, ridge: float = 1.0) -> np.ndarray:
    """Logistic regression by Newton's method."""
    w = np.zeros(x.shape[1])
    for _ in range(40):
        p = 1 / (1 + np.exp(-x @ w))
        hessian = (x.T * (p * (1 - p))) @ x + ridge * np.eye(len(w))
        w -= np.linalg.solve(hessian, x.T @ (p - y) + ridge * w)
    return w


def report(found: Bench, chances: np.ndarray) -> str:
    """How many articles of each stratum get the right answer, were these the probabilities."""
    by: dict[str, list[int]] = {}
    for i, case in enumerate(found.cases):
        by.setdefault(case.standing.article.id, []).append(i)
    said: dict[str, str] = {}
    for key, rows in by.items():
        best = found.decide.decide([found.cases[i] for i in rows], [float(chances[i]) for i in rows])
        if best is not None:
            said[key] = best[0].label
    right, of = Counter[str](), Counter[str]()
    for key, row in found.gold.items():
        of[str(row["stratum"])] += 1
        right[str(row["stratum"])] += row["wire"] == said.get(key)
    sure = sum(found.gold[key]["wire"] == label for key, label in said.items()) / max(1, len(said))
    return f"{ {k: round(right[k] / n, 4) for k, n in sorted(of.items())} } precision {sure:.4f}"


def crossed(found: list[Bench], seed: int) -> np.ndarray:
    """Each case's probability, of the first benchmark, by weights fitted on the other folds' stories."""
    groups = [[b.stories[c.standing.article.id] for c in b.cases] for b in found]
    keys = sorted({g for group in groups for g in group})
    random.Random(seed).shuffle(keys)
    folds = {key: i % 5 for i, key in enumerate(keys)}
    which = [np.array([folds[g] for g in group]) for group in groups]
    tables = [table(b) for b in found]
    chances = np.zeros(len(found[0].cases))
    for k in range(5):
        x = np.concatenate([x[w != k] for (x, _), w in zip(tables, which, strict=True)])
        y = np.concatenate([y[w != k] for (_, y), w in zip(tables, which, strict=True)])
        chances[which[0] == k] = 1 / (1 + np.exp(-tables[0][0][which[0] == k] @ fit(x, y)))
    return chances


def main() -> None:
    """Cross-validate, fit, and print the weights as YAML."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    found = [bench(folder) for folder in parser.parse_args().folders]
    for seed in range(5):
        print(f"# seed {seed}: {report(found[0], crossed(found, seed))}")
    tables = [table(b) for b in found]
    weights = fit(np.concatenate([x for x, _ in tables]), np.concatenate([y for _, y in tables]))
    print(f"# not crossed: {report(found[0], 1 / (1 + np.exp(-tables[0][0] @ weights)))}")
    for name, weight in zip(["bias", *(f.__name__ for f in printing.FACTORS)], weights, strict=True):
        print(f"    {name}: {weight:.2f}")


if __name__ == "__main__":
    main()

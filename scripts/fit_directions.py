"""Fits the weights of ``direction`` in ``tawatur/lexicon/transmission.yaml`` and prints them as YAML.

    python scripts/fit_directions.py EVIDENCE_FOLDER

The folder is one that ``evaluation/directions/run.py --keep`` filled. Learnt from, with the sum of each
kind's weights in brackets:

* the read pairs of ``evaluation/directions/pairs.tsv`` as they stand (one each), and with the naming taken
  away (one each);
* passages of two outlets that both credit one agency: as they stand, with one byline taken away, and with
  both (60 each: neither way); of two that both say «وكالات» (60: neither way);
* passages of an agency's report without its byline and another outlet's signed article (60: neither way);
* passages of two outlets that credit no agency, any but the read ones (2,000: neither way, for most of what
  two papers share is a statement that both were sent; those that are copies make the weights cautious).

Multinomial logistic regression with a ridge, by Newton's method. Also printed: five-fold cross-validation in
which pairs that share an article are never parted.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np

from evaluation.directions.run import pairs
from evaluation.place import CORPORA
from evaluation.wires.run import Evidence
from tawatur.evidence.credits import Registry
from tawatur.findings.transmission.common import common_source
from tawatur.findings.transmission.directions import explained_by, look_around
from tawatur.findings.transmission.factors import DIRECTION, EITHER, SAID
from tawatur.findings.transmission.pairs import Around, Pair
from tawatur.findings.transmission.standing import Standing, standings
from tawatur.model import Passage

SEED, SAMPLE, WORTH, RIDGE = 7, 400, 60.0, 0.1
PLAIN_SAMPLE, PLAIN_WORTH = 2000, 2000.0
LATER = ("another_passage_agrees", "another_passage_has_this_source")
"""Factors that look at answers given before; their weights are set by hand."""
WAYS = tuple(f.__name__ for f in DIRECTION if f.__name__ not in LATER)
NEITHER = (
    "neither", *(f.__name__ for f in EITHER), "both_credit_one_agency", "one_credits_an_agency",
    "a_third_credits_an_agency", "both_credit_nameless_agencies",
)  # fmt: skip
ANSWERS = ("a_from_b", "b_from_a", "neither")


class Example(NamedTuple):
    """One passage: its factors' values, the right answer, which fold group it is in, how much it counts."""

    ways: tuple[float, ...]
    neither: tuple[float, ...]
    answer: int
    group: str
    worth: float
    kind: str


def example(pair: Pair, answer: str, group: str, worth: float, kind: str) -> Example:
    """A pair as numbers."""
    values = {f.__name__: f(pair).value for f in (*DIRECTION, *EITHER)} | {"neither": 1.0}
    common = common_source(pair)
    if common is not None:
        values[common.factor] = common.value
    ways = tuple(values.get(name, 0.0) for name in WAYS)
    neither = tuple(values.get(name, 0.0) for name in NEITHER)
    return Example(ways, neither, ANSWERS.index(answer), group, worth, kind)


class Corpus:
    """One corpus' passages, and pairs made of them as they stand or with credits taken away."""

    def __init__(self, found: Evidence, registry: Registry) -> None:
        self.known = standings(found.articles, found.readings, registry)
        self.around: Around = look_around(found.passages, self.known)
        self.passages = found.passages
        self.registry = registry

    def pair(self, passage: Passage, changed: Mapping[str, Standing] | None = None) -> Pair:
        """A passage's pair; ``changed`` are articles that say less of themselves than they do."""
        one, other = passage.a.article, passage.b.article
        known = {**self.known, **(changed or {})} if changed else self.known
        around = self.around
        if changed:
            near = {v.passage for key in (one, other) for v in around.touching.get(key, ())}
            around = around._replace(explained=explained_by(sorted(near, key=str), known))
        return Pair(passage, known[one], known[other], around, self.registry)

    def longest(self, one: str, other: str) -> Passage | None:
        """The longest passage of two articles."""
        found = [v for v in self.around.touching.get(one, ()) if v.there.article == other]
        return max(found, key=lambda v: v.here.end - v.here.start).passage if found else None


def without_byline(standing: Standing) -> Standing:
    """An article that nobody signs."""
    return standing._replace(bylines=(), agencies=(), outlets=(), nameless=False, signed=False, bare=True)


def read_pairs(corpus: Corpus, name: str, groups: Mapping[str, str]) -> Iterator[Example]:
    """The read pairs as they stand, and without the naming."""
    for row in pairs():
        passage = corpus.longest(row["a"], row["b"]) if row["corpus"] == name else None
        if passage is None:
            continue
        label = row["label"]
        if passage.a.article != row["a"] and label != "neither":
            label = ANSWERS[1 - ANSWERS.index(label)]
        group = groups[row["a"]]
        yield example(corpus.pair(passage), label, group, 1.0, "read")
        here = row[row["named_in"]]
        there = corpus.known[row["b" if row["named_in"] == "a" else "a"]]
        silent = corpus.known[here]
        silent = silent._replace(
            texts=tuple(c for c in silent.texts if c.key not in there.own),
            bylines=tuple(c for c in silent.bylines if c.key not in there.own),
        )
        yield example(corpus.pair(passage, {here: silent}), label, group, 1.0, "silent")


def agency_pairs(corpus: Corpus, rnd: random.Random) -> Iterator[Example]:
    """Passages that are an agency's on both sides, or on one while the other is signed; and plain ones."""
    read = {(row["a"], row["b"]) for row in pairs()}
    twins, signed, nameless, plain = [], [], [], []
    for passage in corpus.passages:
        a, b = corpus.known[passage.a.article], corpus.known[passage.b.article]
        if a.house == b.house:
            continue
        if a.agency is not None and a.agency == b.agency:
            twins.append(passage)
        elif a.nameless and b.nameless:
            nameless.append(passage)
        elif (a.agency is not None and b.signed) or (b.agency is not None and a.signed):
            signed.append(passage)
        elif not a.agencies and not b.agencies and (passage.a.article, passage.b.article) not in read:
            plain.append(passage)
    for passage in rnd.sample(plain, min(PLAIN_SAMPLE, len(plain))):
        yield example(corpus.pair(passage), "neither", passage.a.article, 1.0, "plain")
    for passage in rnd.sample(twins, min(SAMPLE, len(twins))):
        one, other = passage.a.article, passage.b.article
        bare = {key: without_byline(corpus.known[key]) for key in (one, other)}
        hidden = rnd.choice((one, other))
        for kind, changed in (("twin", {}), ("one hidden", {hidden: bare[hidden]}), ("both hidden", bare)):
            yield example(corpus.pair(passage, changed), "neither", one, 1.0, kind)
    for passage in rnd.sample(nameless, min(SAMPLE, len(nameless))):
        yield example(corpus.pair(passage), "neither", passage.a.article, 1.0, "nameless")
    for passage in rnd.sample(signed, min(SAMPLE, len(signed))):
        one, other = passage.a.article, passage.b.article
        agency = one if corpus.known[one].agency is not None else other
        changed = {agency: without_byline(corpus.known[agency])}
        yield example(corpus.pair(passage, changed), "neither", one, 1.0, "statement")


def joined_groups() -> dict[str, str]:
    """Article -> the first of all articles that read pairs join it to."""
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        while parent.setdefault(key, key) != key:
            key = parent[key]
        return key

    for row in pairs():
        parent[max(root(row["a"]), root(row["b"]))] = min(root(row["a"]), root(row["b"]))
    return {key: root(key) for key in list(parent)}


def weighed(found: Sequence[Example]) -> list[Example]:
    """Every kind of example but the read ones counts as WORTH together."""
    count: dict[str, int] = {}
    for e in found:
        count[e.kind] = count.get(e.kind, 0) + 1
    worths = {kind: WORTH / n for kind, n in count.items()} | {"read": 1.0, "silent": 1.0}
    worths["plain"] = PLAIN_WORTH / max(1, count.get("plain", 0))
    return [e._replace(worth=worths[e.kind]) for e in found]


def design(found: Sequence[Example]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Features by example and answer; right answers; worths."""
    ways = np.array([e.ways for e in found])
    neither = np.array([e.neither for e in found])
    no_way, no_neither = np.zeros_like(ways), np.zeros_like(neither)
    x = np.stack(
        [np.hstack([ways, no_neither]), np.hstack([-ways, no_neither]), np.hstack([no_way, neither])], axis=1
    )
    return x, np.array([e.answer for e in found]), np.array([e.worth for e in found])


def chances(x: np.ndarray, w: np.ndarray) -> np.ndarray:
    """The probability of each answer."""
    z = x @ w
    p: np.ndarray = np.exp(z - z.max(1, keepdims=True))
    return np.asarray(p / p.sum(1, keepdims=True))


def fit(x: np.ndarray, y: np.ndarray, worth: np.ndarray) -> np.ndarray:
    """Weights by Newton's method; a factor of direction that comes out below 0 is left out."""
    w = np.zeros(x.shape[2])
    free = np.ones(len(w), bool)
    for _ in range(60):
        p = chances(x, w)
        mean = np.einsum("nc,ncf->nf", p, x)
        gradient = (worth[:, None] * (x[np.arange(len(y)), y] - mean)).sum(0) - RIDGE * w
        spread = np.einsum("n,nc,ncf,ncg->fg", worth, p, x, x) - np.einsum("n,nf,ng->fg", worth, mean, mean)
        hessian = spread + RIDGE * np.eye(len(w))
        step = np.zeros(len(w))
        step[free] = np.linalg.solve(hessian[np.ix_(free, free)], gradient[free])
        w += step * min(1.0, 2.0 / max(1e-9, float(np.abs(step).max())))
        below = np.array([i < len(WAYS) and w[i] < 0 for i in range(len(w))])
        w[below], free[below] = 0.0, False
    return w


def said(example: Example) -> bool:
    """Does one of the texts have a word that says who took it?"""
    return any(v for name, v in zip(WAYS, example.ways, strict=True) if name in SAID)


def report(found: Sequence[Example], p: np.ndarray) -> None:
    """How the answers are, by kind and right answer, at several least probabilities."""
    for least in (0.5, 0.55, 0.6, 0.7, 0.8):
        line = []
        for kind in dict.fromkeys(e.kind for e in found):
            for answers, name in (((0, 1), "way"), ((2,), "neither")):
                rows = [i for i, e in enumerate(found) if e.kind == kind and e.answer in answers]
                if rows:
                    told = [
                        int(p[i, :2].argmax()) if said(found[i]) and p[i, :2].max() >= least else 2
                        for i in rows
                    ]
                    right = sum(t == found[i].answer for t, i in zip(told, rows, strict=True))
                    wrong = sum(t != 2 and t != found[i].answer for t, i in zip(told, rows, strict=True))
                    line.append(f"{kind}/{name} {right}+{wrong}- of {len(rows)}")
        print(f"# from {least}: " + "; ".join(line))


def main() -> None:
    """Read, cross-validate, fit, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    args = parser.parse_args()
    registry, rnd, groups = Registry.load(), random.Random(SEED), joined_groups()
    found: list[Example] = []
    for name in CORPORA:
        data = msgspec.msgpack.decode((args.folder / f"{name}.msgpack").read_bytes(), type=Evidence)
        corpus = Corpus(data, registry)
        found += [*read_pairs(corpus, name, groups), *agency_pairs(corpus, rnd)]
    found = weighed(found)
    x, y, worth = design(found)
    order = {key: i % 5 for i, key in enumerate(sorted({e.group for e in found}))}
    fold = np.array([order[e.group] for e in found])
    p = np.zeros((len(found), 3))
    for k in range(5):
        p[fold == k] = chances(x[fold == k], fit(x[fold != k], y[fold != k], worth[fold != k]))
    report(found, p)
    for name, weight in zip((*WAYS, *NEITHER), fit(x, y, worth), strict=True):
        print(f"    {name}: {weight:.2f}")


if __name__ == "__main__":
    main()

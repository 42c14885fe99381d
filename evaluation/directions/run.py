"""Directions: who had it from whom, on pairs of articles in which one names the other's outlet.

    python evaluation/directions/run.py [--keep DIR] [--errors]

Also the part of hidden-credit twins that get a direction from article to article: both print one agency,
so each is a mistake. ``--keep`` holds passages and credits in a folder for the next run; empty it when
evidence changes.
"""

from __future__ import annotations

import argparse
import csv
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from evaluation.place import CORPORA, corpus_file, evaluation_set
from evaluation.wires.run import Evidence, benchmark, evidence
from tawatur.findings.transmission import direct_passages
from tawatur.model import Passage, Reading

PAIRS = Path(__file__).with_name("pairs.tsv")
TOLD = ("a_from_b", "b_from_a")


def pairs() -> list[dict[str, str]]:
    """The read pairs, unclear ones left out."""
    with PAIRS.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file, delimiter="\t") if row["label"] != "unclear"]


def between(passages: Iterable[Passage]) -> dict[tuple[str, str], list[Passage]]:
    """Passages by their two articles, in the order of the passage."""
    out: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for passage in passages:
        out[passage.a.article, passage.b.article].append(passage)
    return out


def answer(passages: Sequence[Passage], turned: bool) -> str:
    """The relation that most of the common wording has; ``turned``: the pair stands the other way round."""
    held: Counter[str] = Counter()
    for passage in passages:
        relation: str = passage.direction.relation if passage.direction else "unknown"
        if turned and relation in TOLD:
            relation = TOLD[1 - TOLD.index(relation)]
        held[relation] += passage.a.end - passage.a.start
    return max(sorted(held), key=lambda r: held[r]) if held else "no passage"


def right(label: str, said: str) -> bool:
    """Is what was said what the reader found?"""
    return said not in TOLD if label == "neither" else said == label


def directed(found: Evidence, touched: set[str]) -> tuple[Passage, ...]:
    """The passages of some articles with their directions; what other articles say of them counts too."""
    near = {
        a for p in found.passages if {p.a.article, p.b.article} & touched for a in (p.a.article, p.b.article)
    }
    passages = [p for p in found.passages if p.a.article in near or p.b.article in near]
    return direct_passages(found.articles, found.readings, passages)


def score_pairs(corpora: dict[str, Evidence], errors: bool) -> None:
    """Print how many of the pairs got the right answer, by label."""
    total, good = Counter[str](), Counter[str]()
    for name, found in corpora.items():
        rows = [row for row in pairs() if row["corpus"] == name]
        told = between(directed(found, {i for row in rows for i in (row["a"], row["b"])}))
        for row in rows:
            turned = (row["a"], row["b"]) not in told
            key = (row["b"], row["a"]) if turned else (row["a"], row["b"])
            said = answer(told.get(key, ()), turned)
            total[row["label"]] += 1
            good[row["label"]] += right(row["label"], said)
            if errors and not right(row["label"], said):
                print(f"  {row['corpus']} {row['a']} {row['b']}: {row['label']}, said {said}")
    for label in sorted(total):
        print(f"{label}: {good[label]} of {total[label]}")
    one_way = [label for label in total if label in TOLD]
    took, of = sum(good[label] for label in one_way), sum(total[label] for label in one_way)
    print(f"right direction where there is one: {took / of:.3f} of {of}")
    print(f"right answer: {sum(good.values()) / sum(total.values()):.3f} of {sum(total.values())}")


def score_twins(found: Evidence, gold: Path) -> None:
    """Print which part of hidden-credit twins, and of their pairs with a credited one, get a direction."""
    rows = map(json.loads, gold.read_text("utf-8").splitlines())
    hidden = {row["id"]: row["wire"] for row in rows if row["stratum"] == "twin"}
    agencies = {r.article: keys(r) for r in found.readings}
    outlets = {a.id: a.outlet for a in found.articles}
    told = between(direct_passages(found.articles, found.readings, found.passages))
    of, wrong, articles = 0, 0, set()
    for (a, b), passages in told.items():
        for here, there in ((a, b), (b, a)):
            if here in hidden and outlets[here] != outlets[there] and agencies[there] == {hidden[here]}:
                of += 1
                if answer(passages, False) in TOLD:
                    wrong += 1
                    articles.add(here)
    print(
        f"twins with a direction between articles: {len(articles) / len(hidden):.4f} of {len(hidden)}, ",
        end="",
    )
    print(f"{wrong / of:.4f} of {of} pairs with a credited twin")


def keys(reading: Reading) -> set[str]:
    """The media that an article's byline credits."""
    return {c.key for c in reading.credits if c.scope == "byline" and c.key is not None}


def main() -> int:
    """Find passages and directions of both corpora and of the hidden credits, and print the scores."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--keep", type=Path, help="hold passages and credits here")
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    home = evaluation_set()
    with tempfile.TemporaryDirectory() as scratch:
        folder = args.keep or Path(scratch)
        corpora = {n: evidence(corpus_file(home, n), folder / f"{n}.msgpack") for n in CORPORA}
        score_pairs(corpora, args.errors)
        wires, gold = benchmark(folder, home)
        score_twins(evidence(wires, folder / "wires.msgpack"), gold)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

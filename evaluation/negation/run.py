"""Scores whether a denial is told from another sentence on the same topic.

    python evaluation/negation/run.py [--errors]

The pairs are invented; they were written before the stage was tuned.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from tawatur.corpus.document import document
from tawatur.evidence.mentions import find_mentions
from tawatur.evidence.statements import find_statements
from tawatur.findings.claims.units import units_of
from tawatur.findings.denials import Asserted, asserted, contradict
from tawatur.model import Article, Reading


def read(name: str, text: str) -> list[Asserted]:
    """What the clauses of a sentence assert and deny."""
    latin = sum(c.isascii() and c.isalpha() for c in text) > len(text) / 2
    article = Article(id=name, text=text, sha256="", language="en" if latin else "ar")
    page = document(article)
    statements = find_statements(page, find_mentions(page))
    return [asserted(unit, page) for unit in units_of(article, Reading(article=name, statements=statements))]


def main() -> int:
    """Print precision, recall and F1 of "contradicts"."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    counts = {(gold, found): 0 for gold in (True, False) for found in (True, False)}
    for line in (Path(__file__).parent / "pairs.tsv").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        verdict, first, second = line.split("\t")
        found = any(contradict(a, b) for a in read("a", first) for b in read("b", second))
        counts[verdict == "yes", found] += 1
        if args.errors and found != (verdict == "yes"):
            print(verdict, first, second, sep=" | ")
    right, wrong, missed = counts[True, True], counts[False, True], counts[True, False]
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(
        json.dumps(
            {
                "pairs": sum(counts.values()),
                "p": round(precision, 3),
                "r": round(recall, 3),
                "f1": round(f1, 3),
            }
        )
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

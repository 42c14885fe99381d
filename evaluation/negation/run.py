"""Scores whether two accounts that contradict each other are told from two on the same topic.

    python evaluation/negation/run.py [--errors]

The pairs are invented; ``pairs.tsv`` was written before the stage was tuned, ``harder.tsv`` before its writer
had read the rules, ``fresh.tsv`` when the rules were finished. First scores, before any rule was changed for
a file: .852, .413, .829.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from tawatur.corpus.document import Document, document
from tawatur.evidence.mentions import find_mentions
from tawatur.evidence.statements import find_statements
from tawatur.findings.claims.asserting import asserted
from tawatur.findings.claims.blame import blame_of, rivals
from tawatur.findings.claims.units import Unit, units_of
from tawatur.findings.denials import contradict
from tawatur.model import Article, Reading

HOME = Path(__file__).parent


def read(name: str, text: str) -> tuple[Document, list[Unit]]:
    """The clauses of a sentence."""
    latin = sum(c.isascii() and c.isalpha() for c in text) > len(text) / 2
    article = Article(id=name, text=text, sha256="", language="en" if latin else "ar")
    page = document(article)
    statements = find_statements(page, find_mentions(page))
    return page, units_of(article, Reading(article=name, statements=statements))


def conflict(first: str, second: str) -> bool:
    """Whether a clause of one sentence contradicts a clause of the other, or blames somebody else."""
    (page_a, units_a), (page_b, units_b) = read("a", first), read("b", second)
    says_a = [asserted(unit, page_a) for unit in units_a]
    says_b = [asserted(unit, page_b) for unit in units_b]
    if any(contradict(a, b) for a in says_a for b in says_b):
        return True
    blames_a = [x for unit in units_a if (x := blame_of(unit, page_a)) is not None]
    blames_b = [x for unit in units_b if (x := blame_of(unit, page_b)) is not None]
    return any(rivals(a, b) for a in blames_a for b in blames_b)


def pairs(name: str) -> list[tuple[bool, str, str]]:
    """The pairs of one file: do they conflict, and the two sentences."""
    rows = [line.split("\t") for line in (HOME / name).read_text("utf-8").splitlines() if line[0] != "#"]
    return [(row[0] == "yes", row[-2], row[-1]) for row in rows]


def main() -> int:
    """Print precision, recall and F1 of "contradicts", for each file and for all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    total: Counter[tuple[bool, bool]] = Counter()
    for name in ("pairs.tsv", "harder.tsv", "fresh.tsv"):
        counts: Counter[tuple[bool, bool]] = Counter()
        for gold, first, second in pairs(name):
            found = conflict(first, second)
            counts[gold, found] += 1
            if args.errors and found != gold:
                print("yes" if gold else "no", first, second, sep=" | ")
        print(json.dumps({"file": name, **_figures(counts)}))
        total += counts
    print(json.dumps(_figures(total)))
    return 0


def _figures(counts: Counter[tuple[bool, bool]]) -> dict[str, float]:
    right, wrong, missed = counts[True, True], counts[False, True], counts[True, False]
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {
        "pairs": sum(counts.values()),
        "p": round(precision, 3),
        "r": round(recall, 3),
        "f1": round(f1, 3),
    }


if __name__ == "__main__":
    raise SystemExit(main())

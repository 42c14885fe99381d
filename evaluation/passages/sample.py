"""Draws passages of the real corpora for reading, and shows them to a reader.

    python -m evaluation.passages.sample draw [--seed 1] [--number 60]
    python -m evaluation.passages.sample show SAMPLE.jsonl [--from 1] [--number 10] [--context 150]

``draw`` writes ids, offsets and scores only, to ``sample.jsonl`` beside this file: of each corpus so many
passages at random (``any``) and as many from the accepted passages with the lowest scores (``edge``).
``show`` prints both texts' spans with their surroundings, to the terminal only. A verdict file has one JSON
line a passage: ``n`` (its number in the sample), ``real`` (true: common text; false: formula, boilerplate,
a form filled in anew, chance).
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

from evaluation.place import CORPORA, corpus_articles
from tawatur.evidence.passages import PassageIndex

EDGE = 10
"""The edge is that many times the number drawn: passages with the lowest scores."""


def draw(seed: int, number: int, out: Path) -> None:
    """Draw from each corpus, as it is cut now, and write what was drawn."""
    rows: list[dict[str, object]] = []
    for corpus in CORPORA:
        index = PassageIndex()
        index.add(corpus_articles(corpus))
        scored = sorted(index.scored(), key=lambda x: (x[1], x[0].a, x[0].b))
        chance = random.Random(f"{seed} {corpus}")
        groups = (("any", scored), ("edge", scored[: EDGE * number]))
        for stratum, members in groups:
            for passage, score in chance.sample(members, min(number, len(members))):
                spans = [[s.article, s.start, s.end] for s in (passage.a, passage.b)]
                row = {"corpus": corpus, "stratum": stratum, "a": spans[0], "b": spans[1]}
                rows.append({"n": len(rows) + 1, **row, "score": round(score, 3)})
    out.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), "utf-8")


def show(sample: Path, first: int, number: int, context: int) -> None:
    """Print passages of a sample with what stands around them."""
    rows = [json.loads(line) for line in sample.read_text("utf-8").splitlines()]
    rows = [r for r in rows if first <= r["n"] < first + number]
    for corpus in CORPORA:
        of_corpus = [r for r in rows if r["corpus"] == corpus]
        known = {a.id: a for a in corpus_articles(corpus)} if of_corpus else {}
        for row in of_corpus:
            print(f"==== {row['n']} · {corpus}")
            for name, start, end in (row["a"], row["b"]):
                article = known[name]
                text = article.text
                before, after = text[max(0, start - context) : start], text[end : end + context]
                print(f"-- {article.outlet} · {article.published} · {name} · {len(text)}")
                print(f"{before}⟦{text[start:end]}⟧{after}")


def main() -> None:
    """Draw or show."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    drawing = commands.add_parser("draw")
    drawing.add_argument("--seed", type=int, default=1)
    drawing.add_argument("--number", type=int, default=60)
    drawing.add_argument("--out", type=Path, default=Path(__file__).parent / "sample.jsonl")
    showing = commands.add_parser("show")
    showing.add_argument("sample", type=Path)
    showing.add_argument("--from", dest="first", type=int, default=1)
    showing.add_argument("--number", type=int, default=10)
    showing.add_argument("--context", type=int, default=150)
    options = parser.parse_args()
    if options.command == "draw":
        draw(options.seed, options.number, options.out)
    else:
        show(options.sample, options.first, options.number, options.context)


if __name__ == "__main__":
    main()

"""Runs the whole analysis over the annotated stories and has the shared scorer judge it.

    python evaluation/stories/run.py [--fresh] [--only STORY …] [--words] [--given-lineages] [--errors N]

``--fresh`` takes the stories of ``evaluation/claims`` instead of the shared ones, ``--only`` some of them.
``--words`` leaves out sentence vectors, ``--out`` keeps the files. ``--given-lineages`` takes lineages from
the annotation, so that errors of matching and of sources can be told from errors of lineages. The evaluation
set is found at ``TAWATUR_EVAL`` or ``../shared/eval``; nothing of it is copied.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Collection
from pathlib import Path
from typing import Any

import msgspec

from evaluation.place import corpus_file, evaluation_set
from tawatur import pipeline
from tawatur.corpus.document import document
from tawatur.corpus.read import read_inputs
from tawatur.findings.meaning import default_vectors
from tawatur.model import Analysis, Article, Lineage
from tawatur.views.export import write_analysis


def read_articles(path: Path) -> list[Article]:
    """The articles of a JSON Lines file."""
    known = set(Article.__struct_fields__)
    rows = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]
    return [
        Article(
            sha256=hashlib.sha256(row["text"].encode()).hexdigest(),
            **{key: value for key, value in row.items() if key in known and value is not None},
        )
        for row in rows
    ]


FRESH = Path(__file__).resolve().parent.parent / "claims"


def fresh_articles(stories: list[dict[str, Any]], home: Path) -> list[Article]:
    """The articles of the stories of our own, from the corpora; a member is named by its story and number."""
    names = {m["id"]: f"{s['story']}-{a}" for s in stories for a, m in s["members"].items()}
    corpora = [corpus_file(home, name) for name in sorted({s["corpus"] for s in stories})]
    found, _ = read_inputs(corpora)
    named = {names[a.id]: msgspec.structs.replace(a, id=names[a.id]) for a in found if a.id in names}
    return [named[name] for name in names.values()]


def load(*, fresh: bool = False, only: Collection[str] = ()) -> tuple[list[Article], list[dict[str, Any]]]:
    """Articles and annotated stories, the shared ones or our own; occurrences have their quotes."""
    home = evaluation_set()
    folder = FRESH if fresh else home / "gold" / "stories"
    stories = [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.gold.json"))]
    stories = [story for story in stories if not only or story["story"] in only]
    articles = fresh_articles(stories, home) if fresh else read_articles(folder / "articles.jsonl")
    articles = [a for a in articles if not only or a.id.split("-")[0] in only]
    text = {article.id: article.text for article in articles}
    for story in stories:
        for o in (o for claim in story["claims"] for o in claim["occurrences"]):
            start, end = o["span"]
            o["quote"] = text[f"{story['story']}-{o['article']}"][start:end]
    return articles, stories


def given_lineages(articles: list[Article], stories: list[dict[str, Any]]) -> dict[str, tuple[Lineage, ...]]:
    """Lineages as annotated: each sentence of a mixed article goes with the nearest annotated occurrence."""
    text = {article.id: article for article in articles}
    found: dict[str, tuple[Lineage, ...]] = {}
    for story in stories:
        for member, marks in story["members"].items():
            key = f"{story['story']}-{member}"
            spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
            near = [
                (o["span"], o["lineage"])
                for claim in story["claims"]
                for o in claim["occurrences"]
                if o["article"] == member
            ]
            for s in document(text[key]).sentences:
                labels = marks["lineages"] or [f"own-{text[key].outlet}"]
                best = min(
                    near, key=lambda m: max(m[0][0] - s.end, s.start - m[0][1], 0), default=(None, labels[0])
                )
                spans[labels[0] if len(labels) == 1 else best[1]].append((s.start, s.end))
            total = sum(e - s for ranges in spans.values() for s, e in ranges) or 1
            found[key] = tuple(
                Lineage(
                    label=label, share=sum(e - s for s, e in ranges) / total, how="own", spans=tuple(ranges)
                )
                for label, ranges in spans.items()
            )
    return found


def analyse(
    articles: list[Article], lineages: dict[str, tuple[Lineage, ...]] | None, words: bool
) -> Analysis:
    """The pipeline, optionally with the lineage stage replaced by given ones."""
    if lineages is not None:
        pipeline.trace_lineages = lambda *_: lineages  # type: ignore[attr-defined]
    return pipeline.analyse(articles, vectors=None if words else default_vectors())


def main() -> int:
    """Analyse, write the contract's files, print the scorer's verdict."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--words", action="store_true", help="without sentence vectors")
    parser.add_argument("--given-lineages", action="store_true")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--out", type=Path, help="keep the files of the analysis here")
    parser.add_argument("--fresh", action="store_true", help="the stories of evaluation/claims")
    parser.add_argument("--only", nargs="*", default=[], help="these stories alone")
    args = parser.parse_args()
    articles, stories = load(fresh=args.fresh, only=args.only)
    with tempfile.TemporaryDirectory() as scratch:
        out = args.out or Path(scratch)
        began = time.perf_counter()
        analysis = analyse(
            articles, given_lineages(articles, stories) if args.given_lineages else None, args.words
        )
        took = time.perf_counter() - began
        write_analysis(analysis, out)
        sys.stderr.write(f"{len(articles)} articles, {len(analysis.claims)} claims, {took:.1f} s\n")
        if args.out:
            (out / "analysis.json").write_bytes(msgspec.json.encode(analysis))
        gold = Path(scratch, "gold")
        gold.mkdir()
        for story in stories:
            (gold / f"{story['story']}.gold.json").write_text(json.dumps(story), "utf-8")
        command = [
            sys.executable,
            str(evaluation_set() / "score.py"),
            "stories",
            str(out),
            "--gold",
            str(gold),
        ]
        return subprocess.run([*command, "--errors", str(args.errors)], check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())

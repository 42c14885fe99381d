"""Scores times and their resolution against hand-made annotations of two corpora (ids and offsets, no text).

    python evaluation/times/run.py [--set first|second|all] [--errors N] [--eval FOLDER]

Only the windows that were read count. A gold expression is *found* when a predicted span overlaps it with
Jaccard ≥ .5, *exact* when both ends of the interval agree as well (both unknown for times that cannot be
anchored). A prediction that touches no annotation is *spurious*; optional annotations count for nothing.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from evaluation.place import evaluation_set, named_rows
from tawatur.corpus.document import document
from tawatur.evidence.times import find_times
from tawatur.model import Article, TimeExpression

HERE = Path(__file__).parent
SETS = ("first", "second", "third")


class Gold(NamedTuple):
    """One annotated expression."""

    start: int
    end: int
    from_: str | None
    to: str | None
    precision: str
    optional: bool


class Window(NamedTuple):
    """A stretch of one article that was read whole."""

    corpus: str
    article: str
    start: int
    end: int


def read_windows(name: str) -> list[Window]:
    """The windows of an annotation set."""
    rows = csv.DictReader((HERE / f"{name}-windows.tsv").open(encoding="utf-8"), delimiter="\t")
    return [Window(row["corpus"], row["id"], int(row["start"]), int(row["end"])) for row in rows]


def read_gold(name: str) -> dict[str, list[Gold]]:
    """Article id -> its annotations."""
    out: dict[str, list[Gold]] = defaultdict(list)
    for row in csv.DictReader((HERE / f"{name}.tsv").open(encoding="utf-8"), delimiter="\t"):
        out[row["id"]].append(
            Gold(
                int(row["start"]),
                int(row["end"]),
                row["from"] or None,
                row["to"] or None,
                row["precision"],
                row["optional"] == "optional",
            )
        )
    return out


def load_articles(folder: Path, windows: list[Window]) -> dict[str, Article]:
    """The annotated articles, out of the shared corpora."""
    out = {}
    for row in named_rows(folder, {(w.corpus, w.article) for w in windows}):
        digest = hashlib.sha256(row["text"].encode()).hexdigest()
        out[row["id"]] = Article(id=row["id"], text=row["text"], sha256=digest, published=row["published"])
    return out


def overlap(gold: Gold, found: TimeExpression) -> float:
    """Jaccard overlap of two spans in characters."""
    common = min(gold.end, found.end) - max(gold.start, found.start)
    return max(common, 0) / (max(gold.end, found.end) - min(gold.start, found.start))


def score(
    windows: list[Window], gold: dict[str, list[Gold]], articles: dict[str, Article], errors: int
) -> dict[str, object]:
    """Counts over all windows, and the first errors on stderr."""
    count: dict[str, int] = defaultdict(int)
    for window in windows:
        article = articles[window.article]
        marked = [g for g in gold.get(window.article, []) if window.start <= g.start < window.end]
        found = [t for t in find_times(document(article)) if window.start <= t.start and t.end <= window.end]
        for g in marked:
            best = max(found, key=lambda t: overlap(g, t), default=None)
            if not g.optional:
                _judge(g, best, article, count, errors)
        for t in found:
            if not any(overlap(g, t) > 0 for g in marked):
                count["spurious"] += 1
                _show("spurious", article, t.start, t.end, f"{t.from_}..{t.to}", errors, count)
    return _figures(count)


def _judge(
    g: Gold, best: TimeExpression | None, article: Article, count: dict[str, int], errors: int
) -> None:
    count["gold"] += 1
    if best is None or overlap(g, best) < 0.5:
        _show("missed", article, g.start, g.end, f"{g.from_}..{g.to}", errors, count)
        return
    count["found"] += 1
    count["span"] += (g.start, g.end) == (best.start, best.end)
    if (g.from_, g.to) != (best.from_, best.to):
        wrong = f"gold {g.from_}..{g.to} got {best.from_}..{best.to}"
        _show("wrong", article, best.start, best.end, wrong, errors, count)
        return
    count["exact"] += 1
    count["precision"] += g.precision == best.precision
    if (g.start, g.end) != (best.start, best.end):
        _show("span", article, best.start, best.end, article.text[g.start : g.end], errors, count)
    elif g.precision != best.precision:
        _show("precision", article, best.start, best.end, f"{g.precision} {best.precision}", errors, count)


def _show(
    what: str, article: Article, start: int, end: int, note: str, errors: int, count: dict[str, int]
) -> None:
    count["shown"] += 1
    if count["shown"] <= errors:
        around = article.text[max(0, start - 40) : start], article.text[end : end + 30]
        text = f"{around[0]}[[{article.text[start:end]}]]{around[1]}".replace("\n", " ")
        print(f"{what}\t{article.id} {article.published}\t{note}\t{text}", file=sys.stderr)


def _figures(count: dict[str, int]) -> dict[str, object]:
    gold, found = max(count["gold"], 1), max(count["found"], 1)
    return {
        "gold": count["gold"],
        "found": round(count["found"] / gold, 4),
        "exact": round(count["exact"] / gold, 4),
        "exact_of_found": round(count["exact"] / found, 4),
        "spans_exact": round(count["span"] / gold, 4),
        "precision_label": round(count["precision"] / max(count["exact"], 1), 4),
        "spurious": count["spurious"],
    }


def main() -> None:
    """Score one annotation set or all, one JSON line each."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--set", default="all", choices=(*SETS, "all"))
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--eval", type=Path, default=None)
    options = parser.parse_args()
    folder = evaluation_set(options.eval)
    for name in SETS if options.set == "all" else (options.set,):
        if not (HERE / f"{name}.tsv").is_file():
            continue
        windows = read_windows(name)
        articles = load_articles(folder, windows)
        print(json.dumps({"set": name, **score(windows, read_gold(name), articles, options.errors)}))


if __name__ == "__main__":
    main()

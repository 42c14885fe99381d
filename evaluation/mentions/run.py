"""Scores mentions, places and the linking of persons.

    python evaluation/mentions/run.py [tagger|places|pairs|fresh|second|third|fourth …]
        [--folds 123456] [--errors N] [--eval FOLDER]

``tagger``: the name tagger on ANERcorp, one sixth held out at a time: whole names, as CoNLL 2003 counts
(slow). ``places``: annotated place mentions of two corpora; *right* is the right place, or none where none is
right; *wrong* is a wrong pin. ``pairs``: two mentions each, the same or different; all articles of the set
are linked in one run. The other sets are places and pairs that were annotated before the stage was run on
them. Annotations are ids and offsets, no text.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import msgspec

from evaluation.place import evaluation_set, named_rows
from tawatur.corpus.document import document
from tawatur.evidence.mentions import find_mentions
from tawatur.findings.entities import link_entities
from tawatur.model import Article, Mention, Reading

HERE = Path(__file__).parent
Spot = tuple[str, int, int]
FRESH = ("fresh", "second", "third", "fourth")
BODIES = ("organisation", "group")


def rows(name: str) -> list[list[str]]:
    """The fields of each annotation."""
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def texts(folder: Path, wanted: Iterable[tuple[str, str]]) -> list[Article]:
    """The articles of the corpora that annotations name, as (corpus, article id)."""
    return [
        Article(id=row["id"], text=row["text"], sha256="", published=row.get("published"))
        for row in named_rows(folder, set(wanted))
    ]


def linked(articles: list[Article]) -> dict[str, tuple[Mention, ...]]:
    """The linked mentions of each article."""
    readings = [Reading(article=a.id, mentions=find_mentions(document(a))) for a in articles]
    return {r.article: r.mentions for r in link_entities(articles, readings)[0]}


def at(mentions: dict[str, tuple[Mention, ...]], spot: Spot, kind: str) -> Mention | None:
    """The mention of that kind that overlaps a spot; a body may be an organisation or a group."""
    article, start, end = spot
    kinds = BODIES if kind in BODIES else (kind,)
    hits = [m for m in mentions.get(article, ()) if m.kind in kinds and m.start < end and m.end > start]
    return hits[0] if hits else None


def pair_of(row: list[str]) -> tuple[list[list[str]], str]:
    """Both mentions of a line of pairs as corpus, article, start, end, kind, and the reader's verdict."""
    if len(row) > 9:
        return [row[:5], row[5:10]], row[-1]
    return [[*row[:4], "person"], [*row[4:8], "person"]], row[8]


def score_places(folder: Path, errors: int, name: str = "places.tsv") -> dict[str, float]:
    """Right places or rightly none, and wrong pins, as shares of all annotations."""
    gold = rows(name)
    mentions = linked(texts(folder, ((r[0], r[1]) for r in gold)))
    right = wrong = 0
    for _corpus, article, start, end, place in gold:
        found = at(mentions, (article, int(start), int(end)), "place")
        entity = (found.entity if found else None) or "-"
        fits = entity in place.split("|")  # two entries for one spot are both right
        right += fits
        if not fits and entity != "-":
            wrong += 1
        if not fits and errors > 0:
            errors -= 1
            print(
                f"{article} {start}-{end}: {found.name if found else None}: {entity}, not {place}",
                file=sys.stderr,
            )
    return {"mentions": len(gold), "right": round(right / len(gold), 4), "wrong": round(wrong / len(gold), 4)}


def score_pairs(folder: Path, errors: int, name: str = "pairs.tsv") -> dict[str, float]:
    """Precision and recall of «the same person» over pairs of mentions."""
    gold = [pair_of(row) for row in rows(name)]
    mentions = linked(texts(folder, ((spot[0], spot[1]) for spots, _ in gold for spot in spots)))
    both = said = true = missing = 0
    for spots, verdict in gold:
        one, two = (at(mentions, (s[1], int(s[2]), int(s[3])), s[4]) for s in spots)
        if one is None or two is None:
            missing += 1
            continue
        same = one.entity is not None and one.entity == two.entity
        both, said, true = both + (same and verdict == "same"), said + same, true + (verdict == "same")
        if same != (verdict == "same") and errors > 0:
            errors -= 1
            names = f"{one.article} {one.name} / {two.article} {two.name}"
            print(f"{names}: {verdict} ({one.entity}, {two.entity})", file=sys.stderr)
    return {
        "pairs": len(gold) - missing,
        "not found": missing,
        "precision": round(both / max(said, 1), 4),
        "recall": round(both / max(true, 1), 4),
    }


def main() -> None:
    """Score what the arguments name and print one JSON line each."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", nargs="*", default=["places", "pairs", *FRESH])
    parser.add_argument("--folds", default="123456")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--eval", type=Path)
    options = parser.parse_args()
    home = evaluation_set(options.eval)
    if "tagger" in options.what:
        script = HERE.parents[1] / "scripts" / "train_tagger.py"
        environment = {**os.environ, "TAWATUR_EVAL": str(home)}
        command = [sys.executable, str(script), "--folds", options.folds, "--only-folds"]
        subprocess.run(command, env=environment, check=True)
    for name, scorer in (("places", score_places), ("pairs", score_pairs)):
        for what, file in ((name, name), *((f, f"{f}_{name}") for f in FRESH)):
            if what in options.what:
                figures = scorer(home, options.errors, f"{file}.tsv")
                print(msgspec.json.encode({"set": f"mentions/{file}", **figures}).decode())


if __name__ == "__main__":
    main()

"""Where the evaluation set lies, and its corpora: it is not part of the project."""

from __future__ import annotations

import gzip
import json
import os
import sys
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from tawatur.corpus.read import read_inputs
from tawatur.model import Article

CORPORA = ("saudi-2015", "pan-arab-2018")


def find_evaluation_set(given: Path | None = None) -> Path | None:
    """The folder with ``score.py``: the given one, TAWATUR_EVAL's, or the one beside the project."""
    beside = Path(__file__).resolve().parents[2] / "shared" / "eval"
    for place in (given, os.environ.get("TAWATUR_EVAL"), beside):
        if place and Path(place, "score.py").is_file():
            return Path(place)
    return None


def evaluation_set(given: Path | None = None) -> Path:
    """The folder, for a command that can do nothing without it: where it is absent it leaves with 2."""
    folder = find_evaluation_set(given)
    if folder is None:
        print("the evaluation set is not here: set TAWATUR_EVAL to its folder", file=sys.stderr)
        sys.exit(2)
    return folder


def corpus_articles(name: str) -> list[Article]:
    """All articles of a corpus, as the program reads them."""
    return list(read_inputs([corpus_file(evaluation_set(), name)])[0])


def corpus_rows(home: Path, name: str) -> Iterator[dict[str, Any]]:
    """The records of a corpus as they are written."""
    with gzip.open(corpus_file(home, name), "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def named_rows(home: Path, wanted: Collection[tuple[str, str]]) -> Iterator[dict[str, Any]]:
    """The records of the articles that annotations name, as (corpus, article)."""
    for corpus in sorted({corpus for corpus, _ in wanted}):
        yield from (row for row in corpus_rows(home, corpus) if (corpus, row["id"]) in wanted)


def corpus_file(home: Path, name: str) -> Path:
    """The file of a corpus."""
    return home / "corpora" / f"{name}.jsonl.gz"

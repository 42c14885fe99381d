"""Articles that nobody has looked at, from which samples are drawn before they are read."""

from __future__ import annotations

import json
import random
import re
from functools import cache
from pathlib import Path

from evaluation.place import corpus_rows, evaluation_set

_ID = re.compile(r"\d{4}-\d\d-\d\d-\d{5}|[A-Z]{2}-[A-Za-z]+-\d+-\d{8}")


def unseen(corpus: str, chance: random.Random) -> list[dict[str, str]]:
    """The articles of a corpus that nobody has looked at, shuffled."""
    ids, texts = _seen()
    rows = [r for r in corpus_rows(evaluation_set(), corpus) if r["id"] not in ids and len(r["text"]) > 300]
    rows = [r for r in rows if "".join(r["text"].split())[:80] not in texts]
    chance.shuffle(rows)
    return rows


@cache
def _seen() -> tuple[set[str], set[str]]:
    """Ids that files of ``evaluation/`` name, and how the texts of the gold begin."""
    ids: set[str] = set()
    for path in sorted(Path(__file__).parent.rglob("*")):
        if path.suffix in (".tsv", ".json", ".md"):
            ids.update(_ID.findall(path.read_text("utf-8")))
    gold = evaluation_set() / "gold"
    texts = [p.read_text("utf-8") for p in sorted((gold / "articles").glob("*.txt"))]
    with (gold / "stories" / "articles.jsonl").open(encoding="utf-8") as lines:
        texts += [json.loads(line)["text"] for line in lines]
    return ids, {"".join(t.split())[:80] for t in texts}


def read_table(path: Path) -> list[list[str]]:
    """The rows of a table, comments off."""
    return [line.split("\t") for line in path.read_text("utf-8").splitlines() if line and line[0] != "#"]

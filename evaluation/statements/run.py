"""Runs the statement stage alone over the gold articles and has the shared scorer judge it.

    python evaluation/statements/run.py [--only dev-01,dev-02] [--errors N]

The evaluation set is found at ``TAWATUR_EVAL`` or ``../shared/eval``. Nothing of it is imported or copied.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec

from evaluation.place import evaluation_set
from tawatur.corpus.document import document
from tawatur.evidence.mentions import find_mentions
from tawatur.evidence.statements import find_statements
from tawatur.model import Article


def read_articles(folder: Path) -> list[Article]:
    """Every text file of a folder as an article whose id is its stem."""
    out = []
    for path in sorted(folder.glob("*.txt")):
        raw = path.read_bytes()
        out.append(Article(id=path.stem, text=raw.decode("utf-8"), sha256=hashlib.sha256(raw).hexdigest()))
    return out


def main() -> int:
    """Write statements.jsonl of the gold articles to a scratch folder and print the scorer's verdict."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--only", default="", help="comma-separated article ids; others are left out of the gold too"
    )
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--alone", action="store_true", help="without the mention tagger")
    args = parser.parse_args()
    home = evaluation_set()
    only = set(filter(None, args.only.split(",")))
    with tempfile.TemporaryDirectory() as scratch:
        out, gold = Path(scratch) / "out", Path(scratch) / "gold"
        out.mkdir()
        gold.mkdir()
        for path in (home / "gold/statements").glob("*.json"):
            rows = json.loads(path.read_text("utf-8"))
            kept = {name: row for name, row in rows.items() if not only or name in only}
            (gold / path.name).write_text(json.dumps(kept), "utf-8")
        with (out / "statements.jsonl").open("wb") as lines:
            for article in read_articles(home / "gold/articles"):
                if not only or article.id in only:
                    read = document(article)
                    mentions = () if args.alone else find_mentions(read)
                    for statement in find_statements(read, mentions):
                        lines.write(msgspec.json.encode(statement) + b"\n")
        command = [sys.executable, str(home / "score.py"), "statements", str(out), "--gold", str(gold)]
        command += ["--texts", str(home / "gold/articles"), "--errors", str(args.errors)]
        return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())

"""Draws windows of articles that nobody has looked at, to be read whole and annotated; shows them.

    python -m evaluation.windows draw OUT.tsv --seed 51 --number 60 [--around number|lead] [--width 260]
    python -m evaluation.windows show OUT.tsv [--from 0 --to 20]
    python -m evaluation.windows find OUT.tsv < NAMES.txt

``draw`` takes one window of each of so many articles, half of each corpus, at random, around a random digit
or number word, or their beginnings (``lead``); articles of the gold, and those that a file of ``evaluation/``
names, are left out. A line holds corpus, article, start and end.

``find`` turns what a reader wrote down into offsets. A line of its input is the window's number, a word as it
stands there, ``#`` and which occurrence of it (or the first), a tab, and what the reader says of it, which is
copied.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path

from evaluation.place import CORPORA, evaluation_set, named_rows
from evaluation.unseen import read_table, unseen
from tawatur.corpus.document import document
from tawatur.evidence.numerals import pieces
from tawatur.model import Article


def draw(out: Path, seed: int, number: int, around: str, width: int) -> None:
    """Write so many windows."""
    chance = random.Random(seed)
    lines = []
    for corpus in CORPORA:
        taken = 0
        for row in unseen(corpus, chance):
            window = _window(row, chance, around, width)
            if window is None:
                continue
            lines.append(f"{corpus}\t{row['id']}\t{window[0]}\t{window[1]}\n")
            taken += 1
            if taken == (number + 1) // 2:
                break
    out.write_text("# corpus, article, start, end: read whole\n" + "".join(lines), "utf-8")


def _window(row: dict[str, str], chance: random.Random, around: str, width: int) -> tuple[int, int] | None:
    text = row["text"]
    at = 0 if around == "lead" else chance.randrange(len(text))
    if around == "number":
        tokens = document(Article(id=row["id"], text=text, sha256="")).tokens
        spots = [t.start for t in tokens if t.kind == "number" or t.text in pieces()]
        if not spots:
            return None
        at = chance.choice(spots)
    start, end = max(0, at - width // 2), min(len(text), at + width // 2)
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def show(table: Path, first: int, last: int) -> None:
    """Print windows with their numbers."""
    rows = read_table(table)
    texts = {r["id"]: r for r in named_rows(evaluation_set(), {(row[0], row[1]) for row in rows})}
    for n, (_, name, start, end) in enumerate(rows[first:last], first):
        row = texts[name]
        head = " ".join(row["text"][:90].split())
        window = " ".join(row["text"][int(start) : int(end)].split())
        print(f"#{n} {name} {row.get('outlet')} | {head}\n   {window}")


def find(table: Path) -> None:
    """Print corpus, article, offsets and the reader's label of each line of the standard input."""
    rows = read_table(table)
    texts = {r["id"]: r["text"] for r in named_rows(evaluation_set(), {(row[0], row[1]) for row in rows})}
    for line in sys.stdin:
        where, _, label = line.rstrip("\n").partition("\t")
        if not where.strip():
            continue
        number, _, word = where.partition(" ")
        word, _, which = word.partition("#")
        corpus, name, begin, end = rows[int(number)]
        at = int(begin) - 1
        for _ in range(int(which or 1)):
            at = texts[name].find(word, at + 1, int(end))
        if at < 0:
            print(f"window {number} has no {word!r}", file=sys.stderr)
            continue
        print("\t".join([corpus, name, str(at), str(at + len(word)), label]))


def main() -> None:
    """Draw, show or find."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["draw", "show", "find"])
    parser.add_argument("table", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--number", type=int, default=60)
    parser.add_argument("--around", choices=["any", "number", "lead"], default="any")
    parser.add_argument("--width", type=int, default=260)
    parser.add_argument("--from", dest="first", type=int, default=0)
    parser.add_argument("--to", dest="last", type=int, default=10_000)
    options = parser.parse_args()
    if options.what == "draw":
        draw(options.table, options.seed, options.number, options.around, options.width)
    elif options.what == "show":
        show(options.table, options.first, options.last)
    else:
        find(options.table)


if __name__ == "__main__":
    main()

"""Scores quantities: what is counted or measured, with its value.

    python evaluation/quantities/run.py [--errors N] [--eval FOLDER]

``gold.tsv`` annotates windows of articles (``windows.tsv``, read whole): ids, offsets, the interval of the
value, the unit, the noun that is counted (either of those given) and how exact it is. ``second.tsv``
likewise, on the windows of ``second-windows.tsv``.

*found*: some quantity overlaps. *value*: both ends and the unit agree. *counted*: it is the noun that is
counted, endings aside, of those found that have one. *false*: quantities in the windows that nobody
annotated, as a share of all there. Optional rows count for nothing.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import msgspec

from evaluation.place import evaluation_set, named_rows
from tawatur.corpus.document import document
from tawatur.corpus.folding import fold_string
from tawatur.evidence.quantities import find_quantities
from tawatur.model import Article, Quantity

HERE = Path(__file__).parent
SETS = {
    "quantities": ("gold.tsv", "windows.tsv"),
    "quantities/second": ("second.tsv", "second-windows.tsv"),
}


def rows(name: str) -> list[list[str]]:
    """The fields of each line."""
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def found_in(folder: Path, wanted: set[tuple[str, str]]) -> dict[str, tuple[str, tuple[Quantity, ...]]]:
    """The text and the quantities of each article that is named."""
    out = {}
    for row in named_rows(folder, wanted):
        article = Article(id=row["id"], text=row["text"], sha256="", published=row.get("published"))
        out[row["id"]] = (row["text"], find_quantities(document(article)))
    return out


def bound(cell: str) -> float | None:
    """A number, or none for «-»."""
    return None if cell == "-" else float(cell)


def bare(noun: str) -> str:
    """A folded noun without the endings that the stage's light stemming may leave or take."""
    return fold_string(noun).removesuffix("ه").removesuffix("ي")


def agrees(q: Quantity, low: str, high: str, unit: str) -> bool:
    """Whether the value is the annotated one."""
    return (q.low, q.high, q.unit or "-") == (bound(low), bound(high), unit)


def score(folder: Path, errors: int, names: tuple[str, str]) -> dict[str, float]:
    """The shares described above, for a file of annotations and that of its windows."""
    gold, windows = map(rows, names)
    read = found_in(folder, {(w[0], w[1]) for w in windows})
    hits = values = nouns = with_noun = total = 0
    taken: set[tuple[str, int]] = set()
    for _, article, start, end, low, high, unit, counted, how in gold:
        text, every = read[article]
        over = [q for q in every if q.start < int(end) and q.end > int(start)]
        taken.update((article, q.start) for q in over)
        if how == "optional":
            continue
        total += 1
        best = next((q for q in over if agrees(q, low, high, unit)), over[0] if over else None)
        hits += best is not None
        right = best is not None and agrees(best, low, high, unit)
        values += right
        said = {bare(n) for n in counted.split(",") if n != "-"}
        named = best is not None and bool(said & {bare(best.counted or ""), bare(best.among or "")})
        with_noun += bool(said) and best is not None
        nouns += bool(said) and named
        if errors > 0 and not (right and (named or not said)):
            errors -= 1
            print(
                f"{article} {text[int(start) : int(end)]!r}: {low}-{high} {unit} {counted}; {best}",
                file=sys.stderr,
            )
    false = every_there = 0
    for _, article, start, end in windows:
        for q in read[article][1]:
            if int(start) <= q.start and q.end <= int(end):
                every_there += 1
                false += (article, q.start) not in taken
                if (article, q.start) not in taken and errors > 0:
                    print(f"{article} false: {read[article][0][q.start : q.end]!r}", file=sys.stderr)
    return {
        "quantities": total,
        "found": round(hits / total, 4),
        "value": round(values / total, 4),
        "counted": round(nouns / max(with_noun, 1), 4),
        "false": round(false / max(every_there, 1), 4),
    }


def main() -> None:
    """Score and print one JSON line a set."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--eval", type=Path)
    options = parser.parse_args()
    for name, files in SETS.items():
        figures = score(evaluation_set(options.eval), options.errors, files)
        print(msgspec.json.encode({"set": name, **figures}).decode())


if __name__ == "__main__":
    main()

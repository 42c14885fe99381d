"""Whether the intervals of independent sources mean what they say, and for stories of which size.

    python -m evaluation.calibration [--write]

A predicted claim is taken for the annotated one most of whose occurrences it covers, as by the shared scorer.
With ``--write`` the result is put into ``docs/calibration.md``.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from evaluation.place import evaluation_set
from evaluation.stories.run import read_articles
from tawatur.findings.meaning import default_vectors
from tawatur.model import Analysis, Claim
from tawatur.pipeline import analyse

PAGE = Path(__file__).parents[1] / "docs" / "calibration.md"

COVERED = 0.6
"""Part of an annotated occurrence that a predicted one must cover."""

_INTRO = """# What the intervals are worth

Of the claims whose interval says so, how many truly have that many independent sources, in the annotated
stories (10 stories, 79 claims; most were looked at while the program was written, so expect less elsewhere).

`python -m evaluation.calibration --write` writes this page.

"""


class Weighed(NamedTuple):
    """An annotated claim: its true number, what was predicted, and how many articles its story has."""

    true: int
    low: int
    best: int
    high: int
    articles: int


def weighed_claims(analysis: Analysis, stories: Iterable[dict[str, Any]]) -> list[Weighed]:
    """The annotated claims that a predicted one was found for and that have a number."""
    spans: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for k, claim in enumerate(analysis.claims):
        for o in claim.occurrences:
            spans[o.article].append((o.start, o.end, k))
    out = []
    for story in stories:
        for gold in story["claims"]:
            told = _predicted(story["story"], gold, spans, analysis.claims)
            number = None if told is None else told.independent
            if number and number.low is not None and number.best is not None and number.high is not None:
                size = sum(bool(m["belongs"]) for m in story["members"].values())
                out.append(Weighed(gold["independent"], number.low, number.best, number.high, size))
    return out


def _predicted(
    story: str, gold: dict[str, Any], spans: dict[str, list[tuple[int, int, int]]], claims: Sequence[Claim]
) -> Claim | None:
    votes: Counter[int] = Counter()
    for o in gold["occurrences"]:
        start, end = o["span"]
        length = end - start
        votes.update(
            {
                k
                for s, e, k in spans[f"{story}-{o['article']}"]
                if e - s <= max(300, 3 * length) and min(e, end) - max(s, start) >= COVERED * length
            }
        )
    if not votes:
        return None
    return claims[max(votes, key=lambda k: (votes[k], -len(claims[k].occurrences), -k))]


def tables(found: Sequence[Weighed]) -> str:
    """Both tables in Markdown."""
    says = {
        "[1, 1]": ([w for w in found if w.low == w.high == 1], lambda w: w.true == 1, "truly one"),
        "low 1, high 2 and more": ([w for w in found if w.low == 1 < w.high], _inside, "inside"),
        "low 2 and more": ([w for w in found if w.low >= 2], lambda w: w.true >= 2, "truly two or more"),
        "best 1": ([w for w in found if w.best == 1], lambda w: w.true == 1, "truly one"),
        "best 2 and more": ([w for w in found if w.best >= 2], lambda w: w.true >= 2, "truly two or more"),
    }
    lines = ["| the interval says | claims | of these | |", "| --- | --- | --- | --- |"]
    for words, (rows, right, meaning) in says.items():
        lines.append(f"| {words} | {len(rows)} | {sum(map(right, rows))} | {meaning} |")
    lines += ["", "| articles in the story | claims | best is exact | inside the interval | mean width |"]
    lines.append("| --- | --- | --- | --- | --- |")
    for low, high in ((2, 4), (5, 6), (7, 99)):
        rows = [w for w in found if low <= w.articles <= high]
        if rows:
            n, width = len(rows), sum(w.high - w.low for w in rows) / len(rows)
            exact, inside = sum(w.best == w.true for w in rows) / n, sum(map(_inside, rows)) / n
            size = f"{low} to {high}" if high < 99 else f"{low} and more"
            lines.append(f"| {size} | {n} | {exact:.2f} | {inside:.2f} | {width:.2f} |")
    return "\n".join(lines) + "\n"


def _inside(claim: Weighed) -> bool:
    return claim.low <= claim.true <= claim.high


def main() -> None:
    """Analyse the annotated stories once and count."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help="write docs/calibration.md")
    options = parser.parse_args()
    gold = evaluation_set() / "gold" / "stories"
    analysis = analyse(read_articles(gold / "articles.jsonl"), vectors=default_vectors())
    stories = [json.loads(path.read_text("utf-8")) for path in sorted(gold.glob("*.gold.json"))]
    found = tables(weighed_claims(analysis, stories))
    print(found)
    if options.write:
        PAGE.write_text(_INTRO + found, "utf-8")


if __name__ == "__main__":
    main()

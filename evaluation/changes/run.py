"""Draws what copies changed on the way, shows it for reading, and counts the reader's verdicts.

    python -m evaluation.changes.run draw  --seed N [--window M]   writes drawn-N.tsv (ids and offsets only)
    python -m evaluation.changes.run show  --seed N [--kinds K…]   prints the drawn changes, both texts marked
    python -m evaluation.changes.run count --seed N                figures from verdicts-N.tsv

A draw takes a window of neighbouring articles at a place that the seed chooses from each corpus, runs the
stages that changes need and samples ``MOST`` of every kind, at most one of a kind for two articles, and none
of two articles that an earlier draw showed. ``--keep`` names a folder in which windows are kept between runs:
a draw after a change of the rules alone is quick then.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import get_args

import msgspec

from evaluation.place import CORPORA, corpus_articles
from tawatur.evidence.credits import Registry, outlet_of
from tawatur.evidence.passages import find_passages
from tawatur.findings.entities import link_entities
from tawatur.findings.transmission import direct_passages, find_changes
from tawatur.model import Article, Change, ChangeKind, Passage, Reading, Span
from tawatur.pipeline import read_article

HERE = Path(__file__).parent
WINDOW, MOST = 8000, 40


class Window(msgspec.Struct, frozen=True):
    """Neighbouring articles of a corpus with what their evidence and findings stages showed."""

    articles: tuple[Article, ...]
    readings: tuple[Reading, ...]
    passages: tuple[Passage, ...]

    def changes(self) -> tuple[Change, ...]:
        """What the copies of this window changed."""
        return find_changes(self.articles, self.readings, self.passages)


def window(corpus: str, seed: int, keep: Path | None) -> Window:
    """The window of a corpus that a seed chooses, from the folder ``keep`` where it is there already."""
    kept = keep / f"{corpus}-{seed}.msgpack" if keep else None
    if kept and kept.is_file():
        return msgspec.msgpack.decode(kept.read_bytes(), type=Window)
    registry = Registry.load()
    found = corpus_articles(corpus)
    at = random.Random(f"{corpus} {seed}").randrange(max(1, len(found) - WINDOW))
    articles = tuple(
        msgspec.structs.replace(a, outlet=a.outlet or outlet_of(a, registry)) for a in found[at : at + WINDOW]
    )
    passages = find_passages(articles)
    met = {side.article for p in passages for side in (p.a, p.b)}
    readings: Sequence[Reading] = [read_article(a, registry) for a in articles if a.id in met]
    passages = direct_passages(articles, readings, passages, registry)
    readings, _ = link_entities([a for a in articles if a.id in met], readings)
    out = Window(articles, tuple(readings), tuple(passages))
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(msgspec.msgpack.encode(out))
    return out


def draw(seed: int, kinds: Sequence[str], keep: Path | None, place: int) -> Iterator[str]:
    """Rows of the sample: corpus, kind, and the two spans; ``MOST`` of a kind, from both corpora alike.

    ``place`` is the seed of the windows, where an earlier draw's are to be drawn from again.
    """
    pools: dict[str, list[str]] = {kind: [] for kind in kinds}
    for corpus in CORPORA:
        found = window(corpus, place, keep)
        rng = random.Random(f"{corpus} {seed} changes")
        changes = [c for c in found.changes() if c.kind in pools]
        rng.shuffle(changes)
        seen = _shown(seed)
        for change in changes:
            passage = found.passages[change.passage]
            both = (change.kind, passage.a.article, passage.b.article)
            if both not in seen:
                seen.add(both)
                pools[change.kind].append("\t".join((corpus, change.kind, *_places(change, passage))))
    for kind, pool in pools.items():
        yield from sorted(random.Random(f"{seed} {kind}").sample(pool, min(MOST, len(pool))))


def _shown(seed: int) -> set[tuple[str, str, str]]:
    """Kind and articles of everything that other draws hold: whoever mended the rules has seen them."""
    files = [file for file in sorted(HERE.glob("drawn-*.tsv")) if file.stem != f"drawn-{seed}"]
    rows = [line.split("\t") for file in files for line in file.read_text("utf-8").splitlines()]
    return {(kind, _spot(a)[0], _spot(b)[0]) for _, kind, _, _, a, b in rows}


def _places(change: Change, passage: Passage) -> tuple[str, str, str, str]:
    return _place(change.from_), _place(change.to), _place(passage.a), _place(passage.b)


def _place(span: Span | None) -> str:
    return f"{span.article}:{span.start}-{span.end}" if span else "-"


def show(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """For reading: where each change stands in both texts, with what surrounds it."""
    texts: dict[str, Article] = {}
    for corpus in CORPORA:
        texts |= {f"{corpus} {a.id}": a for a in corpus_articles(corpus)}
    for number, (corpus, kind, source, copy, a, b) in enumerate(rows, 1):
        yield f"\n### {number} {kind}"
        marks = [_spot(p) for p in (source, copy) if p != "-"]
        for passage in sorted((a, b), key=lambda p: _spot(p)[0] != marks[0][0]):
            id, start, end = _spot(passage)
            article = texts[f"{corpus} {id}"]
            spots = [(s, e) for name, s, e in marks if name == id] or [_opposite(passage, marks[0], a, b)]
            text = _marked(article.text, spots[0], (start, end), exact=any(m[0] == id for m in marks))
            yield f"  [{id} {article.outlet} by={article.byline}] {text}"


def _spot(place: str) -> tuple[str, int, int]:
    id, _, rest = place.rpartition(":")
    start, end = rest.split("-")
    return id, int(start), int(end)


def _opposite(passage: str, mark: tuple[str, int, int], a: str, b: str) -> tuple[int, int]:
    """About where a place of the other side lies, in proportion."""
    one = next(_spot(p) for p in (a, b) if _spot(p)[0] == mark[0])
    _, start, end = _spot(passage)
    part = (mark[1] - one[1]) / max(1, one[2] - one[1])
    at = start + int(min(max(part, 0.0), 1.0) * (end - start))
    return at, at


def _marked(text: str, spot: tuple[int, int], passage: tuple[int, int], *, exact: bool) -> str:
    room = 110 if exact else 260
    low, high = max(0, spot[0] - room), min(len(text), spot[1] + room)
    cuts = [(passage[0], " {{ "), (passage[1], " }} "), *([(spot[0], "⟦"), (spot[1], "⟧")] if exact else [])]
    out, at = "", low
    for place, mark in sorted(cuts):
        if low <= place <= high:
            out, at = out + text[at:place] + mark, place
    return " ".join((out + text[at:high]).split())


def count(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Right of read for every kind. A verdict is ``right``, ``wrong`` or ``open``; open counts as wrong."""
    by = Counter((row[1], row[-1]) for row in rows)
    for kind in get_args(ChangeKind):
        total = sum(n for (k, _), n in by.items() if k == kind)
        if total:
            yield f"{kind}: {by[kind, 'right']} of {total} right, {by[kind, 'open']} open"


def _rows(file: Path, kinds: Sequence[str]) -> list[list[str]]:
    rows = [line.split("\t") for line in file.read_text("utf-8").splitlines()]
    return [row for row in rows if row[1] in kinds]


def main() -> None:
    """Draw, show or count."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("action", choices=("draw", "show", "count"))
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--kinds", nargs="*", default=list(get_args(ChangeKind)))
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--window", type=int, help="seed of the windows, if another than the draw's")
    args = parser.parse_args()
    drawn = HERE / f"drawn-{args.seed}.tsv"
    if args.action == "draw":
        if drawn.exists():
            parser.error(f"{drawn.name} is there already: a sample that was read is not drawn again")
        lines = list(draw(args.seed, args.kinds, args.keep, args.window or args.seed))
        drawn.write_text("\n".join(lines) + "\n", "utf-8")
        for kind, n in sorted(Counter(line.split("\t")[1] for line in lines).items()):
            print(kind, n)
    elif args.action == "show":
        print(*show(_rows(drawn, args.kinds)), sep="\n")
    else:
        print(*count(_rows(HERE / f"verdicts-{args.seed}.tsv", args.kinds)), sep="\n")


if __name__ == "__main__":
    main()

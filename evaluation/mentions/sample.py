"""Draws pairs of mentions that are hard to tell the same or different, and shows them.

    python -m evaluation.mentions.sample draw OUT.tsv --seed 61 [--articles 3000] [--each 15]
    python -m evaluation.mentions.sample show OUT.tsv [--from 0 --to 20]

The tagger finds the mentions of random articles that nobody has looked at; nothing is linked. Strata:
``part`` (full names of unequal length, the shorter's parts among the longer's), ``spelling`` (full names of
equal length and skeletons, written unlike), ``alone`` (a lone name and a full name with its last part),
``office`` (an office, and a person beside whom the same kind of office stands elsewhere in the article),
``body`` (organisations or groups, the words of one among the other's).

A line holds corpus, article, start, end and kind of one mention, the same of the other, and the stratum; to
its end a reader adds ``same`` or ``different``, or leaves the pair out where the texts do not tell.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from evaluation.place import CORPORA, evaluation_set, named_rows
from evaluation.unseen import read_table, unseen
from tawatur.corpus.document import document
from tawatur.corpus.folding import fold_string
from tawatur.evidence.mentions import find_mentions
from tawatur.findings.entities.parts import bare, parts
from tawatur.findings.entities.skeleton import skeleton
from tawatur.model import Article, Mention

Spot = tuple[str, Mention]
STRATA = ("part", "spelling", "alone", "office", "body")


def candidates(found: list[tuple[str, tuple[Mention, ...]]]) -> Iterator[tuple[str, str, Spot, Spot]]:
    """(stratum, what the pair is about, one mention, the other), each name of an article once."""
    people: dict[str, list[Spot]] = defaultdict(list)
    bodies: dict[str, list[Spot]] = defaultdict(list)
    for corpus, row in found:
        seen = set()
        for m in row:
            name = fold_string(m.name)
            if m.kind == "person" and (p := parts(m.name)) and name not in seen:
                people[skeleton(bare(p[-1]))].append((corpus, m))
            elif m.kind in ("organisation", "group") and name not in seen:
                for word in set(name.split()):
                    bodies[word].append((corpus, m))
            seen.add(name)
        for a, b in combinations(row, 2):
            kinds = {a.kind, b.kind}
            office, person = (a, b) if a.kind == "office" else (b, a)
            if kinds == {"office", "person"} and abs(a.start - b.start) > 80 and _held(office, person, row):
                yield "office", a.article, (corpus, a), (corpus, b)
    for key, spots in people.items():
        for one, two in combinations(spots[:60], 2):
            if stratum := _stratum(one[1], two[1]):
                yield stratum, key, one, two
    for word, spots in bodies.items():
        for one, two in combinations(spots[:40], 2):
            a_words, b_words = (set(fold_string(x[1].name).split()) for x in (one, two))
            if one[1].article != two[1].article and (a_words < b_words or b_words < a_words):
                yield "body", word, one, two


def _held(office: Mention, person: Mention, row: tuple[Mention, ...]) -> bool:
    """Whether an office of the same head word stands right before a person."""
    head = fold_string(office.name).split()[0].removeprefix("ال")
    near = [m for m in row if m.kind == "office" and 0 <= person.start - m.end <= 15]
    return any(fold_string(m.name).split()[0].removeprefix("ال") == head for m in near)


def _stratum(a: Mention, b: Mention) -> str | None:
    """Which kind of pair two persons with last names alike are; none where it is an easy one."""
    p, q = parts(a.name), parts(b.name)
    if fold_string(a.name) == fold_string(b.name):
        return None
    if (len(p) == 1) != (len(q) == 1):
        return "alone"
    if a.article == b.article or len(p) == 1:
        return None
    one, two = (Counter(skeleton(bare(x)) for x in name) for name in (p, q))
    if len(p) != len(q):
        return "part" if one < two or two < one else None
    return "spelling" if one == two else None


def draw(out: Path, seed: int, articles: int, each: int) -> None:
    """Write the pairs of so many articles, no two about the same last name, article or word."""
    chance = random.Random(seed)
    found = []
    for corpus in CORPORA:
        for row in unseen(corpus, chance)[: articles // 2]:
            article = Article(id=row["id"], text=row["text"], sha256="", published=row.get("published"))
            found.append((corpus, find_mentions(document(article))))
    groups: dict[str, dict[str, list[tuple[Spot, Spot]]]] = {s: defaultdict(list) for s in STRATA}
    for stratum, key, one, two in candidates(found):
        groups[stratum][key].append((one, two))
    lines = []
    for stratum in STRATA:
        keys = sorted(groups[stratum])
        for key in chance.sample(keys, min(each, len(keys))):
            one, two = chance.choice(groups[stratum][key])
            cells = [f for c, m in (one, two) for f in (c, m.article, str(m.start), str(m.end), m.kind)]
            lines.append("\t".join([*cells, stratum]) + "\n")
    head = "# corpus, article, start, end, kind of one mention; the same of another; stratum\n"
    out.write_text(head + "".join(lines), "utf-8")


def show(table: Path, first: int, last: int) -> None:
    """Print both mentions of each pair with what stands around them."""
    rows = read_table(table)
    wanted = {(r[k], r[k + 1]) for r in rows for k in (0, 5)}
    texts = {r["id"]: r["text"] for r in named_rows(evaluation_set(), wanted)}
    for n, row in enumerate(rows[first:last], first):
        print(f"#{n} {row[10]}")
        for k in (0, 5):
            text, start, end = texts[row[k + 1]], int(row[k + 2]), int(row[k + 3])
            around = f"{text[max(0, start - 130) : start]}[[{text[start:end]}]]{text[end : end + 110]}"
            print(f"   {row[k + 1]} {row[k + 4]}: {' '.join(around.split())}")


def main() -> None:
    """Draw or show."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["draw", "show"])
    parser.add_argument("table", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--articles", type=int, default=3000)
    parser.add_argument("--each", type=int, default=15)
    parser.add_argument("--from", dest="first", type=int, default=0)
    parser.add_argument("--to", dest="last", type=int, default=10_000)
    options = parser.parse_args()
    if options.what == "draw":
        draw(options.table, options.seed, options.articles, options.each)
    else:
        show(options.table, options.first, options.last)


if __name__ == "__main__":
    main()

"""Draws statements and articles to be read by a person, and shows them against their text.

    python -m evaluation.statements.sample draw --seed 21 --round 1
    python -m evaluation.statements.sample again --seed 21 --round 1
    python -m evaluation.statements.sample show evaluation/statements/round-1.tsv [--from 0 --to 50]
    python -m evaluation.statements.sample score --round 1

``draw`` writes ``round-N.tsv``: one random statement from each of 200 articles of two corpora (kind
``s``) and 40 whole articles (kind ``a``), none of them in the gold or named by an earlier file of
``evaluation/``. A sample holds ids and offsets, no text: corpus, article, kind, cue, content, where
the speaker's name is, mode. It is what the stage gave on that day; ``show`` prints these spans from
the corpora, and for whole articles what the stage gives now. ``again`` takes a random third of a
round for a second reader, who sees no verdicts. ``score`` counts ``verdicts-N.tsv``.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from pathlib import Path

from evaluation.place import CORPORA, evaluation_set, named_rows
from evaluation.unseen import read_table, unseen
from tawatur.corpus.document import document
from tawatur.evidence.credits import Registry
from tawatur.evidence.mentions import find_mentions
from tawatur.evidence.statements import find_statements
from tawatur.model import Article, Range, Statement

HERE = Path(__file__).parent


def _article(row: dict[str, str]) -> Article:
    return Article(
        id=row["id"],
        text=row["text"],
        sha256="",
        outlet=row.get("outlet"),
        published=row.get("published"),
        title=row.get("title"),
        byline=row.get("byline"),
    )


def statements_of(article: Article, registry: Registry) -> tuple[Statement, ...]:
    """What the stage finds in an article."""
    read = document(article)
    return find_statements(read, find_mentions(read), registry)


def _spans(spans: tuple[Range, ...] | list[Range]) -> str:
    return ",".join(f"{a}-{b}" for a, b in spans) or "-"


def _read_spans(field: str) -> list[Range]:
    return [(int(a), int(b)) for a, b in (s.split("-") for s in field.split(",") if field != "-")]


def _name_at(text: str, statement: Statement) -> Range | None:
    """Where the resolved name stands in the text: its first occurrence, or else the phrase itself."""
    if statement.speaker_name is None:
        return None
    words = r"\W+".join(map(re.escape, statement.speaker_name.split()))
    found = re.search(words, text)
    return found.span() if found else statement.antecedent or statement.speaker


def draw(seed: int, number: int, statements: int, articles: int) -> None:
    """Write a round's sample."""
    chance = random.Random(seed)
    registry = Registry.load()
    out = []
    for corpus in CORPORA:
        pool = unseen(corpus, chance)
        whole, rest = pool[: articles // 2], pool[articles // 2 :]
        out += [[corpus, r["id"], "a", "-", "-", "-", "-"] for r in whole]
        taken = 0
        for row in rest:
            found = statements_of(_article(row), registry)
            if not found:
                continue
            one = chance.choice(found)
            name = _name_at(row["text"], one)
            fields = [_spans([one.cue]), _spans(one.content), _spans([name] if name else []), one.mode]
            out.append([corpus, row["id"], "s", *fields])
            taken += 1
            if taken == statements // 2:
                break
    lines = ["\t".join(row) + "\n" for row in out]
    head = "# corpus\tarticle\tkind\tcue\tcontent\tname\tmode\n"
    (HERE / f"round-{number}.tsv").write_text(head + "".join(lines), "utf-8")


def again(seed: int, number: int) -> None:
    """Write a random third of a round's statements and articles, for a second reader."""
    rows = read_table(HERE / f"round-{number}.tsv")
    chance = random.Random(seed + 1)
    kept = [r for kind in "as" for r in _third(chance, [r for r in rows if r[2] == kind])]
    table = f"evaluation/statements/round-{number}-again.tsv"
    how = f"# show with: python -m evaluation.statements.sample show {table}\n"
    lines = ["\t".join(r) + "\n" for r in kept]
    (HERE / f"round-{number}-again.tsv").write_text(how + "".join(lines), "utf-8")


def _third(chance: random.Random, rows: list[list[str]]) -> list[list[str]]:
    return sorted(chance.sample(rows, (len(rows) + 2) // 3))


def _marked(text: str, marks: list[tuple[Range, str, str]]) -> str:
    """The text with an opening and a closing mark around each span."""
    inserts = [(a, 1, n, left) for n, ((a, _), left, _) in enumerate(marks)]
    inserts += [(b, 0, -n, right) for n, ((_, b), _, right) in enumerate(marks)]
    for at, _, _, mark in sorted(inserts, reverse=True):
        text = text[:at] + mark + text[at:]
    return text


def show(path: Path, first: int, last: int) -> None:
    """Print the drawn statements in their surroundings; of whole articles everything the stage finds."""
    rows = read_table(path)[first:last]
    texts = {r["id"]: r for r in named_rows(evaluation_set(), {(row[0], row[1]) for row in rows})}
    registry = Registry.load()
    for n, (_, name, kind, cue, content, who, mode) in enumerate(rows, first):
        row = texts[name]
        text = row["text"]
        if kind == "a":
            marks: list[tuple[Range, str, str]] = []
            for k, s in enumerate(statements_of(_article(row), registry), 1):
                marks += [(s.cue, "{", "}")]
                marks += [(c, f"[{k}", f"]{k}<{s.speaker_name}>") for c in s.content]
            print(f"#{n} {name}\n{' '.join(_marked(text, marks).split())}\n")
            continue
        cues, spans = _read_spans(cue), _read_spans(content)
        at = [c for span in (*cues, *spans) for c in span]
        shift, stop = max(0, min(at) - 170), max(at) + 90
        moved = [((a - shift, b - shift), *m) for s, m in ((cues, "{}"), (spans, "[]")) for a, b in s]
        around = _marked(text[shift:stop], [(r, left, right) for r, left, right in moved])
        speaker = " ".join("".join(text[a:b] for a, b in _read_spans(who)).split())
        shown = " ".join(around.split())
        print(f"#{n} {name} WHO={speaker or None} {mode}\n{shown}\n")


def score(number: int) -> None:
    """Count a round's verdicts: precision of content and of speakers, recall over whole articles."""
    rows = read_table(HERE / f"verdicts-{number}.tsv")
    said = [r for r in rows if r[1] == "s"]
    content = [r for r in said if r[3] != "bad"]
    strict = [r for r in said if r[3] == "ok"]
    speakers = [r for r in content if r[4] == "ok"]
    whole = [r for r in rows if r[1] == "a"]
    found, missed, false = (sum(int(r[k]) for r in whole) for k in (3, 4, 5))
    figures = {
        "round": number,
        "statements": len(said),
        "content": round(len(content) / max(1, len(said)), 3),
        "strict": round(len(strict) / max(1, len(said)), 3),
        "speaker": round(len(speakers) / max(1, len(content)), 3),
        "articles": len(whole),
        "recall": round(found / max(1, found + missed), 3),
        "precision": round(found / max(1, found + false), 3),
    }
    print(json.dumps(figures))


def main() -> None:
    """Draw, show, halve or count."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["draw", "show", "again", "score"])
    parser.add_argument("table", nargs="?", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--round", type=int, default=1)
    parser.add_argument("--statements", type=int, default=200)
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--from", dest="first", type=int, default=0)
    parser.add_argument("--to", dest="last", type=int, default=10**6)
    options = parser.parse_args()
    if options.what == "draw":
        draw(options.seed, options.round, options.statements, options.articles)
    elif options.what == "again":
        again(options.seed, options.round)
    elif options.what == "score":
        score(options.round)
    elif options.table is None:
        sys.exit("which table?")
    else:
        show(options.table, options.first, options.last)


if __name__ == "__main__":
    main()

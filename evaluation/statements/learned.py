"""Would a learned model find statements in outlets it has not seen better than the grammar does?

    python -m evaluation.statements.learned

A linear-chain CRF (python-crfsuite) labels every token of the gold articles as cue, source, content
or none from words, their neighbours and the lexicon's word classes; six folds, no outlet in two of
them. Three variants are scored as ``score.py`` matches (but nested statements count): *rules*, the
stage as shipped; *learned*, spans of content that the CRF labels; *combined*, the CRF with the
grammar's labels among its features. Nothing of this is shipped.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pycrfsuite

from evaluation.place import evaluation_set
from evaluation.statements.run import read_articles
from tawatur.corpus.document import Document, document
from tawatur.evidence.mentions import find_mentions
from tawatur.evidence.statements import find_statements
from tawatur.evidence.statements.grammar import classes, cue_forms
from tawatur.model import Range

FOLDS = 6
_CLASSES = ("that", "documents", "bodies", "anonymous", "offices", "honorifics", "times")
Spans = list[tuple[Range, ...]]


def _gold(home: Path) -> dict[str, list[dict[str, object]]]:
    gold: dict[str, list[dict[str, object]]] = {}
    for path in sorted((home / "gold/statements").glob("*.json")):
        rows = json.loads(path.read_text("utf-8"))
        for name, row in rows.items():
            gold[name] = row["statements"] if isinstance(row, dict) else row
    return gold


def _ranges(value: object) -> tuple[Range, ...]:
    assert isinstance(value, list)
    return tuple((int(a), int(b)) for a, b in value)


def _paint(page: Document, spans: Sequence[Range], label: str, labels: list[str]) -> None:
    for start, end in spans:
        for n, k in enumerate(page.tokens_in(start, end)):
            labels[k] = ("B-" if n == 0 else "I-") + label


def _labels(page: Document, contents: Spans, cues: Sequence[Range], sources: Sequence[Range]) -> list[str]:
    labels = ["O"] * len(page.tokens)
    for content in contents:
        _paint(page, content, "content", labels)
    _paint(page, sources, "source", labels)
    _paint(page, cues, "cue", labels)
    return labels


def _features(page: Document, grammar: Sequence[str] | None) -> list[list[str]]:
    words = [t.text for t in page.tokens]
    known, verbs = classes("ar"), cue_forms("ar")
    kinds = []
    for word in words:
        form = verbs.get(word) or verbs.get(word[1:])
        here = [name for name in _CLASSES if word in getattr(known, name)]
        kinds.append("+".join([*here, *((form.tense, form.entry.polarity) if form else ())]) or "-")
    rows = []
    for k, word in enumerate(words):
        row = [f"w={word}", f"k={kinds[k]}", f"p={word[:2]}", f"s={word[-2:]}", "bias"]
        for d in (-3, -2, -1, 1, 2, 3):
            if 0 <= k + d < len(words):
                row += [f"w{d}={words[k + d]}", f"k{d}={kinds[k + d]}"]
        if grammar is not None:
            row += [f"g={grammar[k]}"] + [
                f"g{d}={grammar[k + d]}" for d in (-1, 1) if 0 <= k + d < len(words)
            ]
        rows.append(row)
    return rows


def _contents(page: Document, labels: Sequence[str]) -> Spans:
    """Each run of content labels is a statement of its own."""
    out: Spans = []
    k = 0
    while k < len(labels):
        if labels[k].endswith("content"):
            end = k + 1
            while end < len(labels) and labels[end] == "I-content":
                end += 1
            out.append(((page.tokens[k].start, page.tokens[end - 1].end),))
            k = end
        else:
            k += 1
    return [s for s in out if sum(b - a for a, b in s) > 5]


def _jaccard(text: str, one: tuple[Range, ...], other: tuple[Range, ...]) -> float:
    a, b = ({k for s, e in spans for k in range(s, e) if not text[k].isspace()} for spans in (one, other))
    return len(a & b) / max(1, len(a | b))


def _matched(text: str, gold: Spans, found: Spans) -> int:
    pairs = sorted(((_jaccard(text, g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)))
    used_gold: set[int] = set()
    used: set[int] = set()
    for value, i, j in reversed(pairs):
        if value >= 0.6 and i not in used_gold and j not in used:
            used_gold.add(i)
            used.add(j)
    return len(used)


def main() -> None:
    """Cross-validate over outlets and print one line a variant."""
    home = evaluation_set()
    gold = _gold(home)
    outlets = _outlets(home)
    pages, truth, grammar = {}, {}, {}
    for article in read_articles(home / "gold/articles"):
        if article.id not in gold:
            continue
        page = pages[article.id] = document(article)
        rows = gold[article.id]
        contents = [_ranges(r["content"]) for r in rows]
        cues = [c for r in rows for c in _ranges([r["cue"]])]
        sources = [s for r in rows if r["speaker"] for s in _ranges([r["speaker"]])]
        truth[article.id] = (contents, _labels(page, contents, cues, sources))
        found = find_statements(page, find_mentions(page))
        spans = [s.content for s in found]
        marks = _labels(page, spans, [s.cue for s in found], [s.speaker for s in found if s.speaker])
        grammar[article.id] = (spans, marks)
    groups = sorted({outlets.get(name, name) for name in pages})
    fold_of = {group: n % FOLDS for n, group in enumerate(groups)}
    counts = {name: [0, 0, 0] for name in ("rules", "learned", "combined")}
    for fold in range(FOLDS):
        held = [n for n in pages if fold_of[outlets.get(n, n)] == fold]
        for variant in counts:
            guesses = {n: grammar[n][0] for n in held} if variant == "rules" else _learn(
                {n: pages[n] for n in pages}, truth, grammar if variant == "combined" else None, held
            )  # fmt: skip
            for name in held:
                wanted = truth[name][0]
                counts[variant][0] += _matched(pages[name].text, wanted, guesses[name])
                counts[variant][1] += len(guesses[name])
                counts[variant][2] += len(wanted)
    for variant, (hits, said, wanted_count) in counts.items():
        p, r = hits / max(1, said), hits / max(1, wanted_count)
        f1 = round(2 * p * r / max(1e-9, p + r), 3)
        print(json.dumps({"variant": variant, "p": round(p, 3), "r": round(r, 3), "f1": f1}))
    print(json.dumps({"articles": len(pages), "outlets": len(groups), "folds": FOLDS}))


def _learn(
    pages: dict[str, Document],
    truth: dict[str, tuple[Spans, list[str]]],
    grammar: dict[str, tuple[Spans, list[str]]] | None,
    held: Sequence[str],
) -> dict[str, Spans]:
    trainer = pycrfsuite.Trainer(verbose=False)
    rows = {n: _features(page, grammar[n][1] if grammar else None) for n, page in pages.items()}
    for name in sorted(set(pages) - set(held)):
        trainer.append(rows[name], truth[name][1])
    trainer.set_params({"c1": 0.1, "c2": 0.05, "max_iterations": 80})
    with tempfile.TemporaryDirectory() as scratch:
        model = str(Path(scratch) / "crf")
        trainer.train(model)
        tagger = pycrfsuite.Tagger()
        tagger.open(model)
        return {n: _contents(pages[n], tagger.tag(rows[n])) for n in held}


def _outlets(home: Path) -> dict[str, str]:
    """Article -> outlet, as the gold's index gives it; one it does not name is an outlet of its own."""
    index = json.loads((home / "gold/articles-index.json").read_text("utf-8"))
    rows = index.items() if isinstance(index, dict) else ((r["name"], r) for r in index)
    return {name: str(row.get("outlet") or name) for name, row in rows}


if __name__ == "__main__":
    main()

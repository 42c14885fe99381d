"""A comparison in the terminal, in colours where it has them, or as one JSON object."""

from __future__ import annotations

import json

from rich.console import Console
from rich.text import Text

from tawatur.model import Change, Span, Statement
from tawatur.views.compare import Comparison
from tawatur.views.compare.pairing import Piece
from tawatur.views.terminal import inert

_STYLES = {
    "equal": "", "spelling": "", "inflection": "dim", "replace": "yellow", "delete": "red strike",
    "insert": "green", "move": "cyan",
}  # fmt: skip


def print_comparison(found: Comparison, as_json: bool) -> None:
    """Show a comparison to a person, in colours where the terminal has them, or print one JSON object."""
    if as_json:
        print(json.dumps(_plain(found), ensure_ascii=False))
        return
    console = Console(highlight=False, soft_wrap=True, markup=False)
    for name, article in (("A", found.a), ("B", found.b)):
        console.print(inert(f"{name}  {article.id}  {article.outlet or 'outlet unknown'}"), style="bold")
    legend = Text.from_markup("([red strike]only in A[/], [green]only in B[/])")
    console.print(Text(f"\nCommon wording: {len(found.passages)} passages ").append(legend), end="\n\n")
    for number, (passage, cut) in enumerate(found.passages, 1):
        console.print(f"{number}. {passage.kind}, {passage.similarity:.0%} alike", style="dim")
        console.print(_marked(cut), end="\n\n")
    console.print(f"Changed on the way: {len(found.changes)}", style="bold")
    for change in found.changes:
        console.print(Text(inert(f"  {_changed(change, found)}")))
    console.print(f"\nStatements that both carry: {len(found.both)}", style="bold")
    for one, other in found.both:
        console.print(Text(inert(f"  A {_said(one, found.a.text)}")))
        console.print(Text(inert(f"  B {_said(other, found.b.text)}")), end="\n\n")
    for name, rows, text in (("A", found.only_a, found.a.text), ("B", found.only_b, found.b.text)):
        console.print(f"Only in {name}: {len(rows)}", style="bold")
        for row in rows:
            console.print(Text(inert(f"  {_said(row, text)}")))
    console.print(inert(f"\n{found.verdict}"), style="bold")


def _marked(cut: tuple[Piece, ...]) -> Text:
    line = Text()
    for piece in cut:
        if piece.op == "replace":
            _add(line, piece.a, "red strike")
            _add(line, piece.b, "green")
        else:
            _add(line, piece.b if piece.op == "insert" else piece.a, _STYLES[piece.op])
    return line


def _add(line: Text, words: str, style: str) -> None:
    """Append, with a space where a dropped or added word would otherwise touch its neighbour."""
    words = inert(words)
    if line.plain and words and line.plain[-1].isalnum() and words[0].isalnum():
        line.append(" ")
    line.append(words, style)


def _changed(change: Change, found: Comparison) -> str:
    return f"{change.kind}: {_quoted(change.from_, found)} → {_quoted(change.to, found)}"


def _quoted(span: Span | None, found: Comparison) -> str:
    if span is None:
        return "–"
    article, name = (found.a, "A") if span.article == found.a.id else (found.b, "B")
    return f"{name} «{' '.join(article.text[span.start : span.end].split())}»"


def _said(statement: Statement, text: str) -> str:
    words = " ".join(" … ".join(text[s:e] for s, e in statement.content).split())
    return f"{statement.speaker_name or '؟'}: {words}"


def _plain(found: Comparison) -> dict[str, object]:
    """The comparison as JSON: statements by id, passages with their edits as words."""
    return {
        "a": found.a.id,
        "b": found.b.id,
        "share_a": round(found.shares[0], 4),
        "share_b": round(found.shares[1], 4),
        "passages": [
            {"a": [p.a.start, p.a.end], "b": [p.b.start, p.b.end], "kind": p.kind,
             "pieces": [[c.op, c.a, c.b] for c in cut]}
            for p, cut in found.passages
        ],
        "both": [[s.id, t.id] for s, t in found.both],
        "only_a": [s.id for s in found.only_a],
        "only_b": [s.id for s in found.only_b],
        "changes": [[c.kind, _quoted(c.from_, found), _quoted(c.to, found)] for c in found.changes],
        "verdict": found.verdict,
    }  # fmt: skip

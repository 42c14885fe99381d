"""Two reports side by side in the terminal: what they share, what each changed, how dependent they are."""

from __future__ import annotations

import json
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from tawatur.errors import TawaturError
from tawatur.model import Analysis, Article, Claim, Lineage, Passage, Range, Statement

_STYLES = {
    "equal": "", "spelling": "", "inflection": "dim", "replace": "yellow", "delete": "red strike",
    "insert": "green", "move": "cyan",
}  # fmt: skip


@dataclass(frozen=True)
class Piece:
    """A stretch of a passage: what stands in A, what in B, and how they relate."""

    op: str
    a: str
    b: str


@dataclass(frozen=True)
class Comparison:
    """Everything that is shown of two reports."""

    a: Article
    b: Article
    shares: tuple[float, float]
    passages: tuple[tuple[Passage, tuple[Piece, ...]], ...]
    both: tuple[tuple[Statement, Statement], ...]
    only_a: tuple[Statement, ...]
    only_b: tuple[Statement, ...]
    verdict: str


def compare_two(analysis: Analysis) -> Comparison:
    """Compare the two articles of an analysis. Raises :class:`TawaturError` unless there are exactly two."""
    if len(analysis.articles) != 2:
        raise TawaturError("two different reports are needed")
    a, b = analysis.articles
    by_article = {r.article: r.statements for r in analysis.readings}
    both = _carried_by_both(analysis.claims, by_article[a.id], by_article[b.id])
    paired = {s.id for pair in both for s in pair}
    shares = (
        _share(a, [(p.a.start, p.a.end) for p in analysis.passages]),
        _share(b, [(p.b.start, p.b.end) for p in analysis.passages]),
    )
    return Comparison(
        a=a,
        b=b,
        shares=shares,
        passages=tuple((p, pieces(p, a.text, b.text)) for p in analysis.passages),
        both=both,
        only_a=tuple(s for s in by_article[a.id] if s.id not in paired),
        only_b=tuple(s for s in by_article[b.id] if s.id not in paired),
        verdict=_verdict(analysis, a, b, shares, both),
    )


def _carried_by_both(
    claims: tuple[Claim, ...], of_a: tuple[Statement, ...], of_b: tuple[Statement, ...]
) -> tuple[tuple[Statement, Statement], ...]:
    """Statements of A and B that carry one claim, each once, in A's order."""
    known_a, known_b = {s.id: s for s in of_a}, {s.id: s for s in of_b}
    pairs: dict[str, Statement] = {}
    taken: set[str] = set()
    for claim in claims:
        ids = [o.statement for o in claim.occurrences if o.statement]
        first = next((i for i in ids if i in known_a and i not in pairs), None)
        second = next((i for i in ids if i in known_b and i not in taken), None)
        if first and second:
            pairs[first] = known_b[second]
            taken.add(second)
    return tuple((s, pairs[s.id]) for s in of_a if s.id in pairs)


def _share(article: Article, ranges: list[Range]) -> float:
    """The part of an article's characters, white space aside, that lies in common passages."""
    inside: set[int] = set()
    for start, end in ranges:
        inside.update(range(start, end))
    letters = [i for i, c in enumerate(article.text) if not c.isspace()]
    return sum(i in inside for i in letters) / len(letters) if letters else 0.0


def pieces(passage: Passage, text_a: str, text_b: str) -> tuple[Piece, ...]:
    """A passage cut at its edits, in A's order; the equal stretches lie between them."""
    out: list[Piece] = []
    at_a, at_b = passage.a.start, passage.b.start
    for edit in sorted(passage.edits, key=lambda e: (e.a, e.b)):
        if edit.op == "move" or edit.a[0] < at_a or edit.b[0] < at_b:
            continue  # a moved stretch is shown where it stands in A, as part of the text around it
        out.append(Piece("equal", text_a[at_a : edit.a[0]], text_b[at_b : edit.b[0]]))
        out.append(Piece(edit.op, text_a[slice(*edit.a)], text_b[slice(*edit.b)]))
        at_a, at_b = edit.a[1], edit.b[1]
    out.append(Piece("equal", text_a[at_a : passage.a.end], text_b[at_b : passage.b.end]))
    return tuple(p for p in out if p.a or p.b)


def _verdict(
    analysis: Analysis,
    a: Article,
    b: Article,
    shares: tuple[float, float],
    both: tuple[tuple[Statement, Statement], ...],
) -> str:
    """One sentence: how much they share, through whom, and what each says of that."""
    if not analysis.passages and not both:
        return (
            "The two reports share no wording and no statement that could be found: nothing shows dependence."
        )
    parts = [f"{shares[0]:.0%} of A's text and {shares[1]:.0%} of B's stand in the other in the same words"]
    if both:
        speakers = sorted({s.speaker_name for s, _ in both if s.speaker_name})
        parts.append(f"both carry {len(both)} of the same statements ({'، '.join(speakers[:3])})")
    parts.append(
        _credit_sentence(
            _agencies(analysis.lineages.get(a.id, ())), _agencies(analysis.lineages.get(b.id, ()))
        )
    )
    dependent = max(shares) >= 0.3 or len(both) >= 3
    parts.append("two outlets, one source" if dependent else "only these parts depend on each other")
    return "; ".join(parts) + "."


def _agencies(lineages: tuple[Lineage, ...]) -> list[str]:
    return [x.label for x in lineages if x.how == "credited"]


def _credit_sentence(of_a: list[str], of_b: list[str]) -> str:
    if not of_a and not of_b:
        return "neither names an agency"
    if of_a and of_b:
        return f"A credits {', '.join(of_a)}, B credits {', '.join(of_b)}"
    one, other, names = ("A", "B", of_a) if of_a else ("B", "A", of_b)
    return f"{one} credits {', '.join(names)}, {other} credits nobody"


def print_comparison(found: Comparison, as_json: bool) -> None:
    """Show a comparison to a person, in colours where the terminal has them, or print one JSON object."""
    if as_json:
        print(json.dumps(_plain(found), ensure_ascii=False))
        return
    console = Console(highlight=False, soft_wrap=True)
    console.print(f"A  {found.a.id}  {found.a.outlet or 'outlet unknown'}", style="bold")
    console.print(f"B  {found.b.id}  {found.b.outlet or 'outlet unknown'}", style="bold")
    console.print(
        f"\nCommon wording: {len(found.passages)} passages ([red strike]only in A[/], [green]only in B[/])\n"
    )
    for number, (passage, cut) in enumerate(found.passages, 1):
        console.print(f"{number}. {passage.kind}, {passage.similarity:.0%} alike", style="dim")
        console.print(_marked(cut), end="\n\n")
    console.print(f"Statements that both carry: {len(found.both)}", style="bold")
    for one, other in found.both:
        console.print(Text(f"  A {_said(one, found.a.text)}"))
        console.print(Text(f"  B {_said(other, found.b.text)}"), end="\n\n")
    for name, rows, text in (("A", found.only_a, found.a.text), ("B", found.only_b, found.b.text)):
        console.print(f"Only in {name}: {len(rows)}", style="bold")
        for row in rows:
            console.print(Text(f"  {_said(row, text)}"))
    console.print(f"\n{found.verdict}", style="bold")


def _marked(cut: tuple[Piece, ...]) -> Text:
    line = Text()
    for piece in cut:
        if piece.op == "replace":
            line.append(piece.a, "red strike").append(" ").append(piece.b, "green")
        else:
            line.append(piece.b if piece.op == "insert" else piece.a, _STYLES[piece.op])
    return line


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
        "verdict": found.verdict,
    }  # fmt: skip

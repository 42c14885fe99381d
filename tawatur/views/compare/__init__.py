"""Two reports side by side: what they share, what each changed, how dependent they are."""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.errors import TawaturError
from tawatur.model import Analysis, Article, Change, Lineage, Passage, Range, Statement
from tawatur.views.compare.pairing import Piece, carried_by_both, pieces

__all__ = ["Comparison", "compare_two"]


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
    changes: tuple[Change, ...]
    verdict: str


def compare_two(analysis: Analysis) -> Comparison:
    """Compare the two articles of an analysis. Raises :class:`TawaturError` unless there are exactly two."""
    if len(analysis.articles) != 2:
        raise TawaturError("two different reports are needed")
    a, b = analysis.articles
    by_article = {r.article: r.statements for r in analysis.readings}
    passages = tuple((p, pieces(p, a.text, b.text)) for p in analysis.passages)
    both = carried_by_both(passages, analysis.claims, by_article[a.id], by_article[b.id])
    paired = {s.id for pair in both for s in pair}
    shares = (
        _share(a, [(p.a.start, p.a.end) for p in analysis.passages]),
        _share(b, [(p.b.start, p.b.end) for p in analysis.passages]),
    )
    return Comparison(
        a=a,
        b=b,
        shares=shares,
        passages=passages,
        both=both,
        only_a=tuple(s for s in by_article[a.id] if s.id not in paired),
        only_b=tuple(s for s in by_article[b.id] if s.id not in paired),
        changes=analysis.changes,
        verdict=_verdict(analysis, a, b, shares, both),
    )


def _share(article: Article, ranges: list[Range]) -> float:
    """The part of an article's characters, white space aside, that lies in common passages."""
    inside: set[int] = set()
    for start, end in ranges:
        inside.update(range(start, end))
    letters = [i for i, c in enumerate(article.text) if not c.isspace()]
    return sum(i in inside for i in letters) / len(letters) if letters else 0.0


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

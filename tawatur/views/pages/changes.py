"""What changed on the way: typed changes with both wordings in their surroundings."""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.model import Change, Span
from tawatur.views.pages.claims import degree
from tawatur.views.pages.index import ArticleLink, Index
from tawatur.views.pages.spans import Context, in_sentence


@dataclass(frozen=True)
class Wording:
    """One side of a change: the words in their sentence, and the article they stand in."""

    article: ArticleLink
    context: Context
    href: str


@dataclass(frozen=True)
class ChangeView:
    """One change between two articles; either wording may be missing."""

    kind: str
    degree: str
    before: Wording | None
    after: Wording | None
    articles: tuple[ArticleLink, ...]
    pair: str | None
    directed: bool


def change_views(index: Index, pairs: dict[frozenset[str], str]) -> tuple[ChangeView, ...]:
    """All changes, in the order of their kinds; ``pairs`` gives the side-by-side view of two articles."""
    return tuple(v for c in index.analysis.changes if (v := _view(index, c, pairs)) is not None)


def _view(index: Index, change: Change, pairs: dict[frozenset[str], str]) -> ChangeView | None:
    passages = index.analysis.passages
    if not 0 <= change.passage < len(passages):
        return None
    passage = passages[change.passage]
    both = (passage.a.article, passage.b.article)
    if any(a not in index.articles for a in both):
        return None
    relation = passage.direction.relation if passage.direction else "unknown"
    order: tuple[str, ...] = both[::-1] if relation == "a_from_b" else both
    if change.from_ is not None and change.from_.article in both:
        order = (change.from_.article, *(a for a in both if a != change.from_.article))
    elif change.to is not None and change.to.article in both:
        order = (*(a for a in both if a != change.to.article), change.to.article)
    return ChangeView(
        kind=change.kind,
        degree=degree(change.confidence),
        before=_wording(index, change.from_),
        after=_wording(index, change.to),
        articles=index.links(order),
        pair=pairs.get(frozenset(both)),
        directed=relation in ("a_from_b", "b_from_a"),
    )


def _wording(index: Index, span: Span | None) -> Wording | None:
    if span is None or span.article not in index.articles:
        return None
    document = index.document(span.article)
    link = index.link(span.article)
    return Wording(
        article=link,
        context=in_sentence(document.text, span.start, span.end, document.sentences, reach=60),
        href=f"#{link.anchor}x{span.start}",
    )


def change_spans(index: Index) -> dict[str, set[tuple[int, int]]]:
    """The spans that change lists point to, by article."""
    out: dict[str, set[tuple[int, int]]] = {}
    for change in index.analysis.changes:
        for span in (change.from_, change.to):
            if span is not None:
                out.setdefault(span.article, set()).add((span.start, span.end))
    return out

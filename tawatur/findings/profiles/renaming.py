"""Renamings that an outlet makes again and again: the same name for the same name, in several articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from tawatur.corpus.clitics import split
from tawatur.corpus.words import tokens
from tawatur.findings.profiles.ground import Ground
from tawatur.model import Change, Passage, Span
from tawatur.model.outlets import Renaming

_AGAIN = 2
"""Articles of an outlet in which a name must be changed for another to be a habit worth listing."""


def renamings(
    ground: Ground, passages: Sequence[Passage], changes: Sequence[Change]
) -> dict[str, tuple[Renaming, ...]]:
    """For every outlet the names that it prints where others, in the same wording, print another.

    Where it is not known who had the text from whom, the renaming counts for both sides, each way round.
    """
    found: dict[str, dict[tuple[str, str], list[tuple[Span, Span, Change]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for change in changes:
        if change.kind != "actor-renamed" or change.from_ is None or change.to is None:
            continue
        ways = [(change.from_, change.to)]
        if not _known(passages[change.passage]):
            ways.append((change.to, change.from_))
        for theirs, its in ways:
            key = _plain(ground, theirs), _plain(ground, its)
            found[ground.outlet(its.article)][key].append((theirs, its, change))
    out = {}
    for outlet, by_name in found.items():
        rows = [_renaming(ground, passages, uses) for uses in by_name.values()]
        again = [row for row in rows if len(row.articles) >= _AGAIN]
        out[outlet] = tuple(sorted(again, key=lambda r: (-len(r.articles), r.theirs, r.its)))
    return out


def _known(passage: Passage) -> bool:
    return passage.direction is not None and passage.direction.relation in ("a_from_b", "b_from_a")


def _renaming(
    ground: Ground, passages: Sequence[Passage], uses: Sequence[tuple[Span, Span, Change]]
) -> Renaming:
    return Renaming(
        theirs=_most(ground, [theirs for theirs, _, _ in uses]),
        its=_most(ground, [its for _, its, _ in uses]),
        articles=tuple(sorted({its.article for _, its, _ in uses})),
        changes=tuple(change for _, _, change in uses),
        copied=sum(_known(passages[change.passage]) for _, _, change in uses),
    )


def _words(ground: Ground, span: Span) -> str:
    return " ".join(ground.articles[span.article].text[span.start : span.end].split())


def _plain(ground: Ground, span: Span) -> str:
    """A name folded, without what is written together with its words."""
    return " ".join(split(t.text)[1] for t in tokens(_words(ground, span)) if t.kind != "punct")


def _most(ground: Ground, spans: Sequence[Span]) -> str:
    """How a name is printed most often."""
    seen = Counter(_words(ground, span) for span in spans)
    return min(seen, key=lambda name: (-seen[name], len(name), name))

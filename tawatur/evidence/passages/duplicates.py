"""Texts that are the same to the letter: read once, and given back to all who print them.

A text printed by thousands would otherwise propose millions of pairs that all say the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tawatur.model import Article, Edit, EditOp, Passage, Span

ALL_PAIRS = 12
"""Copies of one text up to which every pair of them gets a passage; beyond, each with the first."""

EXPAND = 48
"""Pairs of copies up to which a passage between two texts is given to all of them; beyond, to the first."""

_MIRRORED: dict[EditOp, EditOp] = {"insert": "delete", "delete": "insert"}


class Copies(NamedTuple):
    """``first[i]``: indices of articles, in order, that print the ``i``-th distinct text."""

    members: list[list[int]]


def group_copies(articles: Sequence[Article]) -> Copies:
    """Articles by their exact text, in order of first appearance."""
    groups: dict[str, list[int]] = {}
    for i, article in enumerate(articles):
        groups.setdefault(article.text, []).append(i)
    return Copies(list(groups.values()))


def pairs_of_copies(members: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Which copies of one text are shown as passages of each other."""
    for n, i in enumerate(members if len(members) <= ALL_PAIRS else members[:1]):
        yield from ((i, j) for j in members[n + 1 :])


def pairs_of_texts(of_a: Sequence[str], of_b: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Which articles that print one text are shown with which that print the other."""
    if len(of_a) * len(of_b) > EXPAND:
        of_a, of_b = of_a[:1], of_b[:1]
    yield from ((a, b) for a in of_a for b in of_b)


def between(passage: Passage, a: str, b: str) -> Passage:
    """The same passage between two other articles with the same texts."""
    return Passage(
        a=Span(a, passage.a.start, passage.a.end),
        b=Span(b, passage.b.start, passage.b.end),
        similarity=passage.similarity,
        kind=passage.kind,
        edits=passage.edits,
    )


def mirrored(passage: Passage) -> Passage:
    """The same passage read the other way: what one side adds, the other drops."""
    edits = (Edit(op=_MIRRORED.get(e.op, e.op), a=e.b, b=e.a) for e in passage.edits)
    return Passage(
        a=passage.b,
        b=passage.a,
        similarity=passage.similarity,
        kind=passage.kind,
        edits=tuple(sorted(edits, key=lambda e: (e.a, e.b))),
    )

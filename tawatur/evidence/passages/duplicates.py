"""Texts that are the same to the letter: read once, and given back to all who print them.

A text printed by thousands would otherwise propose millions of pairs that all say the same.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from tawatur.model import Article, Edit, EditOp, Passage, Span

ALL_PAIRS = 12
"""Copies of one text up to which every pair of them gets a passage; beyond, each with the first."""

EXPAND = 48
"""Pairs of copies up to which a passage between two texts is given to all of them; beyond, to the first."""

_MIRRORED: dict[EditOp, EditOp] = {"insert": "delete", "delete": "insert"}


class Copies:
    """Articles, numbered as they come, and which of them print the same text."""

    def __init__(self) -> None:
        self.articles: list[Article] = []
        self.members: list[list[int]] = []
        """The numbers of the articles that print each distinct text, in order of first appearance."""
        self.number: dict[str, int] = {}
        """The number of each article, by id."""
        self._groups: dict[str, int] = {}

    def add(self, articles: Sequence[Article]) -> tuple[list[Article], list[int]]:
        """(the articles whose text is new, the old texts that now have more copies)."""
        new, grown = [], set()
        old = len(self.members)
        for article in articles:
            at = self.number.setdefault(article.id, len(self.articles))
            if at != len(self.articles):
                raise ValueError(f"two articles have the id {article.id!r}")
            self.articles.append(article)
            group = self._groups.setdefault(article.text, len(self.members))
            if group == len(self.members):
                self.members.append([])
                new.append(article)
            elif group < old:
                grown.add(group)
            self.members[group].append(at)
        return new, sorted(grown)

    def first(self, text: int) -> Article:
        """The first article that prints a text."""
        return self.articles[self.members[text][0]]

    def _among(self, text: int, upto: int) -> list[int]:
        """The articles with a text, of the first ``upto`` articles."""
        members = self.members[text]
        return members if not members or members[-1] < upto else members[: bisect_left(members, upto)]

    def between_texts(self, passages: Sequence[Passage], a: int, b: int, upto: int) -> Iterator[Passage]:
        """Passages between the first articles that print two texts, given to those of the first ``upto``."""
        for i, j in pairs_of_texts(self._among(a, upto), self._among(b, upto)):
            ids = self.articles[i].id, self.articles[j].id
            for passage in passages:
                renamed = between(passage, *ids)
                yield renamed if i < j else mirrored(renamed)

    def of_whole_text(self, text: int, upto: int) -> Iterator[Passage]:
        """A text equal to the letter is one passage from its first to its last character."""
        members = self._among(text, upto)
        printed = self.first(text).text
        bare = printed.strip()
        if len(members) < 2 or not any(c.isalnum() for c in bare):
            return
        start = printed.index(bare)
        for pair in pairs_of_copies(members):
            spans = (Span(self.articles[k].id, start, start + len(bare)) for k in pair)
            yield Passage(a=next(spans), b=next(spans), similarity=1.0, kind="verbatim")


def pairs_of_copies(members: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Which copies of one text are shown as passages of each other."""
    for n, i in enumerate(members if len(members) <= ALL_PAIRS else members[:1]):
        yield from ((i, j) for j in members[n + 1 :])


def pairs_of_texts(of_a: Sequence[int], of_b: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Which articles that print one text are shown with which that print the other."""
    if len(of_a) * len(of_b) > EXPAND:
        of_a, of_b = of_a[:1], of_b[:1]
    yield from ((a, b) for a in of_a for b in of_b)


def between(passage: Passage, a: str, b: str) -> Passage:
    """The same passage between two other articles with the same texts."""
    if (passage.a.article, passage.b.article) == (a, b):
        return passage
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

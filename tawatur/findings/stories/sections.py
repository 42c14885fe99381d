"""Round-ups: an article whose paragraphs report other stories than the article as a whole does.

Only common wording is taken as evidence: a paragraph belongs to another story where most of it is what one of
that story's articles opens with, printed by another outlet on the same day or a day apart, and where no
article of its own story has as much of it. What follows an opening is background, and many stories share it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tawatur.corpus.document import document
from tawatur.findings.stories.pairs import apart, day_of
from tawatur.findings.transmission.stretches import joined, overlap
from tawatur.model import Article, Passage, Range, outlet_key

MOST = 0.6
"""Part of a paragraph that must stand in another story's article."""

PARAGRAPH = 120
"""Characters of the shortest paragraph that can report a story by itself."""

_OPENING = 250
"""Characters in which a common stretch must begin in the other article to be what that article reports."""

Sections = dict[int, dict[str, tuple[Range, ...]]]
"""Number of the story -> article -> the ranges of it that belong to the story."""


def with_sections(
    articles: Sequence[Article], groups: Sequence[list[int]], passages: Iterable[Passage]
) -> tuple[list[list[int]], Sections]:
    """The groups with round-ups added to the stories of their paragraphs, and which paragraphs these are.

    Where paragraphs of an article belong to other stories, what is left belongs to its own.
    """
    number = {article.id: i for i, article in enumerate(articles)}
    home = {i: k for k, group in enumerate(groups) for i in group}
    shared: dict[int, dict[int, list[Range]]] = defaultdict(lambda: defaultdict(list))
    for p in passages:
        for here, there in ((p.a, p.b), (p.b, p.a)):
            i, j = number.get(here.article), number.get(there.article)
            if i is None or j is None or not _reports(articles[i], articles[j]):
                continue
            if there.start < _OPENING or home[i] == home[j]:
                shared[i][home[j]].append((here.start, here.end))
    members = [list(group) for group in groups]
    sections: Sections = defaultdict(dict)
    for i in sorted(i for i, by_story in shared.items() if set(by_story) - {home[i]}):
        blocks = [b for b in document(articles[i]).paragraphs if b[1] - b[0] >= PARAGRAPH]
        if len(blocks) < 3:
            continue
        belongs = {block: _story_of(block, shared[i], home[i]) for block in blocks}
        told = {k for k in belongs.values() if k is not None}
        if not told or len(belongs) == len([k for k in belongs.values() if k is not None]):
            continue
        for k in sorted(told):
            members[k].append(i)
            sections[k][articles[i].id] = tuple(b for b, story in belongs.items() if story == k)
        sections[home[i]][articles[i].id] = tuple(b for b, story in belongs.items() if story is None)
    return [sorted(group) for group in members], sections


def _reports(one: Article, other: Article) -> bool:
    """May one of them report what the other does, rather than print its own house's background again?"""
    return outlet_key(one) != outlet_key(other) and apart(day_of(one), day_of(other)) <= 1


def _story_of(block: Range, shared: dict[int, list[Range]], own: int) -> int | None:
    """The story that most of a paragraph is shared with, where that is not the article's own."""
    length = block[1] - block[0]
    parts = {
        story: sum(overlap(block, place) for place in joined(ranges)) / length
        for story, ranges in shared.items()
    }
    best = max(parts, key=lambda story: (parts[story], -story), default=own)
    if best == own or parts[best] < MOST or parts.get(own, 0.0) > parts[best] / 2:
        return None
    return best

"""What a story is called, when and where it happened, who reports it, and who would have been expected to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from tawatur.corpus.furniture import furniture, is_furniture
from tawatur.findings.stories.features import Vector, cosine, unit
from tawatur.findings.stories.gaps import gaps_of
from tawatur.findings.stories.pairs import day_of
from tawatur.findings.stories.sections import Sections
from tawatur.model import Article, Entity, Reading, Story, outlet_key

PLACES = 5
"""So many places of a story are named at most."""

_OPENING = 600
"""Characters of a text in which the places of its event are named."""


def portraits(
    articles: Sequence[Article],
    bags: Sequence[Vector],
    groups: Sequence[list[int]],
    sections: Sections,
    readings: Sequence[Reading],
    entities: Sequence[Entity],
) -> tuple[Story, ...]:
    """The stories of groups of article numbers, in the order of the groups."""
    centres = [unit(_sum(bags, group)) for group in groups]
    outlets = [tuple(sorted({outlet_key(articles[i]) for i in group})) for group in groups]
    days = [sorted({_day(articles[i]) for i in group} - {""}) for group in groups]
    gaps = gaps_of(articles, centres, outlets, days)
    named = _places(readings, entities)
    return tuple(
        Story(
            id=f"story-{k + 1}",
            title=title_of(articles[_central(articles, bags, group, centres[k])]),
            articles=tuple(articles[i].id for i in group),
            sections=sections.get(k, {}),
            first=days[k][0] if days[k] else None,
            last=days[k][-1] if days[k] else None,
            places=_most_named([named.get(articles[i].id, ()) for i in group]),
            outlets=outlets[k],
            gaps=gaps[k],
        )
        for k, group in enumerate(groups)
    )


def _day(article: Article) -> str:
    return (article.published or "")[:10] if day_of(article) is not None else ""


def _sum(bags: Sequence[Vector], members: Sequence[int]) -> Vector:
    total: Vector = {}
    for i in members:
        for key, weight in bags[i].items():
            total[key] = total.get(key, 0.0) + weight
    return total


def _central(
    articles: Sequence[Article], bags: Sequence[Vector], members: Sequence[int], centre: Vector
) -> int:
    """The article most like the story as a whole, among those with a headline where there are any."""
    headed = [i for i in members if (articles[i].title or "").strip()]
    return min(headed or members, key=lambda i: (-round(cosine(bags[i], centre), 6), articles[i].id))


def title_of(article: Article) -> str:
    """The headline, or the first line of the text that is no byline or link where there is none."""
    if title := (article.title or "").strip():
        return title
    around = furniture(article)
    lines = [(m.start(), m.end(), m.group().strip()) for m in re.finditer(r"[^\r\n]+", article.text)]
    said = [line for start, end, line in lines if line and not is_furniture((start, end), around)]
    return next(iter(said or [line for _, _, line in lines if line]), "")


def _places(readings: Sequence[Reading], entities: Sequence[Entity]) -> Mapping[str, frozenset[str]]:
    """For each article the places on the map that its opening names, as entity ids."""
    placed = {e.id for e in entities if e.kind == "place" and e.lat is not None}
    return {
        r.article: frozenset(m.entity for m in r.mentions if m.entity in placed and m.start < _OPENING)
        for r in readings
    }


def _most_named(articles: Sequence[frozenset[str] | tuple[()]]) -> tuple[str, ...]:
    """The places that at least a third of the articles name, those that most name first."""
    counts = Counter(place for named in articles for place in named)
    enough = [place for place, n in counts.items() if 3 * n >= len(articles)]
    return tuple(sorted(enough, key=lambda place: (-counts[place], place))[:PLACES])

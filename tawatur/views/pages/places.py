"""The places of a story: those that can be put on a map, and those that cannot, listed as such."""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.model import Mention, Story
from tawatur.views.pages.index import Index


@dataclass(frozen=True)
class Place:
    """A place with coordinates in degrees, how often it is named, and its first mention."""

    name: str
    names: tuple[str, ...]
    lat: float
    lon: float
    count: int
    articles: int
    href: str
    country: str | None
    feature: str | None

    @property
    def is_country(self) -> bool:
        """A country is no point: the map names it inside its borders."""
        return self.feature == "country"


@dataclass(frozen=True)
class UnresolvedPlace:
    """A name of a place that nothing could be found for."""

    name: str
    count: int
    href: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Places:
    """A story's places."""

    placed: tuple[Place, ...]
    unresolved: tuple[UnresolvedPlace, ...]


def places(index: Index, story: Story) -> Places:
    """Places that a story's articles name, most often named first."""
    placed: dict[str, list[Mention]] = {}
    loose: dict[str, list[Mention]] = {}
    for mention in place_mentions(index, story):
        entity = index.entities.get(mention.entity or "")
        if entity is not None and entity.lat is not None and entity.lon is not None:
            placed.setdefault(entity.id, []).append(mention)
        else:
            loose.setdefault(entity.name if entity else mention.name, []).append(mention)
    found = [_place(index, entity, mentions) for entity, mentions in placed.items()]
    found.sort(key=lambda p: (-p.count, p.name))
    unresolved = [UnresolvedPlace(n, len(m), mention_href(index, m[0])) for n, m in loose.items()]
    unresolved.sort(key=lambda p: (-p.count, p.name))
    return Places(tuple(found), tuple(unresolved))


def place_mentions(index: Index, story: Story) -> list[Mention]:
    """Mentions of places in a story's articles; in a round-up only in the part that belongs."""
    out = []
    for article in story.articles:
        sections = story.sections.get(article)
        for mention in index.mentions.get(article, ()):
            inside = not sections or any(s <= mention.start and mention.end <= e for s, e in sections)
            if mention.kind == "place" and inside and article in index.articles:
                out.append(mention)
    return out


def mention_href(index: Index, mention: Mention) -> str:
    """Where a mention is anchored in its article."""
    return f"#a{index.numbers[mention.article]}n{mention.start}"


def place_spans(index: Index) -> dict[str, set[tuple[int, int]]]:
    """The first mention of every place in every story, by article: what maps and lists point to."""
    out: dict[str, set[tuple[int, int]]] = {}
    for story in index.analysis.stories:
        seen: set[str] = set()
        for mention in place_mentions(index, story):
            entity = index.entities.get(mention.entity or "")
            placed = entity is not None and entity.lat is not None and entity.lon is not None
            key = f"id:{mention.entity}" if placed else f"name:{entity.name if entity else mention.name}"
            if key not in seen:
                seen.add(key)
                out.setdefault(mention.article, set()).add((mention.start, mention.end))
    return out


def _place(index: Index, entity: str, mentions: list[Mention]) -> Place:
    known = index.entities[entity]
    assert known.lat is not None and known.lon is not None
    return Place(
        name=known.name,
        names=tuple(sorted({m.name for m in mentions} - {known.name})),
        lat=known.lat,
        lon=known.lon,
        count=len(mentions),
        articles=len({m.article for m in mentions}),
        href=mention_href(index, mentions[0]),
        country=known.country,
        feature=known.feature,
    )

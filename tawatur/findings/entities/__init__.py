"""Entities: whom and what the mentions of all articles refer to, or that this cannot be told.

``link_entities`` is the stage; ``same_person`` compares two names for other stages.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

import msgspec

from tawatur.corpus.folding import fold_string
from tawatur.evidence.mentions.bodies import Body, bodies
from tawatur.evidence.mentions.gazetteer import Place, gazetteer
from tawatur.evidence.mentions.keys import place_key, slug
from tawatur.findings.entities.lone_bodies import lone_bodies
from tawatur.findings.entities.offices import link_offices
from tawatur.findings.entities.parts import same_person
from tawatur.findings.entities.persons import link_persons
from tawatur.findings.entities.places import country_signals, resolve_places
from tawatur.model import Article, Entity, Mention, Reading

_SURE = 0.5  # confidence below which a body that no lexicon knows stays unresolved

Links = list[dict[int, tuple[str, float]]]
"""For each reading: index of a mention -> (entity, confidence)."""


def link_entities(
    articles: Sequence[Article], readings: Sequence[Reading]
) -> tuple[tuple[Reading, ...], tuple[Entity, ...]]:
    """Give every mention its entity or ``None``, and list the entities, sorted by id.

    ``readings[i]`` is the reading of ``articles[i]``. Ids are made from names, GeoNames numbers and the
    lexicon's keys, so they are the same for the same input. The work grows about linearly with the mentions.
    """
    mentions = [r.mentions for r in readings]
    made: dict[str, Entity] = {}
    links: Links = [{} for _ in readings]
    _link_places(articles, mentions, links, made)
    _link_bodies(mentions, links, made)
    _link_people(articles, mentions, links, made)
    names: dict[str, Counter[str]] = defaultdict(Counter)
    out = []
    for reading, linked in zip(readings, links, strict=True):
        new = []
        for i, m in enumerate(reading.mentions):
            entity, confidence = linked.get(i, (None, m.confidence))
            if entity and m.kind != "office":
                names[entity][m.name] += 1
            new.append(msgspec.structs.replace(m, entity=entity, confidence=min(confidence, m.confidence)))
        out.append(msgspec.structs.replace(reading, mentions=tuple(new)))
    entities = [msgspec.structs.replace(e, names=_by_use(names[i])) for i, e in made.items()]
    return tuple(out), tuple(sorted(entities, key=lambda e: e.id))


def _by_use(names: Counter[str]) -> tuple[str, ...]:
    """Names in the order of their use, then alphabetically."""
    return tuple(sorted(names, key=lambda n: (-names[n], n)))


def _link_places(
    articles: Sequence[Article], mentions: Sequence[Sequence[Mention]], links: Links, made: dict[str, Entity]
) -> None:
    for article, row, linked in zip(articles, mentions, links, strict=True):
        for i, place in resolve_places(article, row).items():
            linked[i] = (place.id, 0.9)
            made.setdefault(place.id, _place(place))
        for i, m in enumerate(row):
            if m.kind == "nationality" and m.entity:
                linked[i] = (m.entity, 0.9)
                if m.entity not in made:
                    made[m.entity] = _people(m)


def _place(place: Place) -> Entity:
    return Entity(
        id=place.id,
        kind="place",
        name=place.name,
        lat=place.lat,
        lon=place.lon,
        geonameid=place.geonameid,
        country=place.iso or None,
        feature=place.feature,
    )


def _people(m: Mention) -> Entity:
    """A nationality is its country; a people without a state is an entity of its own."""
    assert m.entity
    if m.entity in gazetteer():
        return _place(gazetteer()[m.entity])
    return Entity(id=m.entity, kind="nationality", name=m.name)


def _link_bodies(mentions: Sequence[Sequence[Mention]], links: Links, made: dict[str, Entity]) -> None:
    """Curated bodies by id; others by their name, whatever its spacing and article."""
    others: dict[str, Counter[str]] = defaultdict(Counter)
    spots: list[tuple[int, int, str]] = []
    lone: list[tuple[int, int, str]] = []
    for r, row in enumerate(mentions):
        for i, m in enumerate(row):
            if m.kind not in ("organisation", "group"):
                continue
            body = bodies().body(m.entity or bodies().full.get(m.name) or "")
            if body and body.id in bodies().homonyms and place_key(m.name) == place_key(body.name):
                body = _by_country(body, row)
                if body is None:
                    continue
            if body:
                links[r][i] = (body.id, 0.95)
                made.setdefault(body.id, _body(body))
            elif m.confidence >= _SURE and " " in m.name and (key := place_key(m.name)):
                others[key][m.name] += 1
                spots.append((r, i, key))
            elif m.confidence >= _SURE and " " not in m.name:
                lone.append((r, i, fold_string(m.name)))
    for r, i, key in spots + list(lone_bodies(lone, others, spots)):
        name = _by_use(others[key])[0]
        entity = f"org-{slug(name)}"
        links[r][i] = (entity, 0.7)
        made.setdefault(entity, Entity(id=entity, kind=mentions[r][i].kind, name=name))


def _by_country(body: Body, row: Sequence[Mention]) -> Body | None:
    """Of two bodies of one name the one whose country the article's places and peoples name more often."""
    rival = bodies().body(bodies().homonyms[body.id])
    signals = country_signals([m for m in row if m.kind in ("place", "nationality")])
    own, other = signals[body.side or ""], signals[rival.side or ""] if rival else 0
    if own == other > 0:
        return None
    return rival if other > own else body


def _body(body: Body) -> Entity:
    side = body.side if body.side and len(body.side) == 2 and body.side.isupper() else None
    return Entity(id=body.id, kind=body.kind, name=body.name, country=side)


def _link_people(
    articles: Sequence[Article], mentions: Sequence[Sequence[Mention]], links: Links, made: dict[str, Entity]
) -> None:
    who: list[dict[int, str]] = [{} for _ in mentions]
    for person in link_persons(mentions):
        entity = _unused(f"person-{slug(person.names[0])}", made)
        made[entity] = Entity(id=entity, kind="person", name=person.names[0])
        for r, i in person.spots:
            who[r][i] = entity
            links[r][i] = (entity, person.confidence.get((r, i), 0.9))
    for linked, held in zip(links, link_offices(articles, mentions, who), strict=True):
        linked.update(held)
    for row, linked in zip(mentions, links, strict=True):
        for i, m in enumerate(row):
            if m.kind == "office" and i not in linked and len(fold_string(m.name).split()) > 2:
                entity = f"office-{slug(m.name)}"
                linked[i] = (entity, 0.6)
                made.setdefault(entity, Entity(id=entity, kind="office", name=m.name))


def _unused(entity: str, made: dict[str, Entity]) -> str:
    """The id itself, or with the first number that makes it new."""
    number, new = 2, entity
    while new in made:
        new, number = f"{entity}-{number}", number + 1
    return new


__all__ = ["link_entities", "same_person"]

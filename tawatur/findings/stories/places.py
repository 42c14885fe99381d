"""Where an article's event happened, as far as its opening says: the towns and provinces it names.

Two events of one kind (two fires, two bombs) share most of their words; that they happened far from each
other tells them apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from tawatur.model import Article, Entity, Reading

FAR = 100.0
"""Kilometres from which two places are not those of one event."""

_OPENING = 350
"""Characters of the text in which the place of the event is named."""

_DATELINE = 60
_DASHES = frozenset("-–—ـ:/|(")

_EARTH = 6371.0


class Place(NamedTuple):
    """A town or province by its latitude and longitude in degrees."""

    lat: float
    lon: float


def places_of(
    articles: Sequence[Article], readings: Sequence[Reading], entities: Sequence[Entity]
) -> list[frozenset[Place]]:
    """For each article the towns and provinces that its opening names, without its dateline.

    Countries say too little, and capitals stand for governments; they are left out.
    """
    known: Mapping[str, Place] = {
        e.id: Place(e.lat, e.lon)
        for e in entities
        if e.lat is not None and e.lon is not None and _is_local(e.feature or "")
    }
    reading_of = {reading.article: reading for reading in readings}
    found = []
    for article in articles:
        reading = reading_of.get(article.id)
        mentions = [] if reading is None else [m for m in reading.mentions if m.start < _OPENING]
        found.append(
            frozenset(
                known[m.entity]
                for m in mentions
                if m.entity in known and m.entity is not None and not _in_dateline(article.text, m.end)
            )
        )
    return found


def _is_local(feature: str) -> bool:
    return feature in ("city", "capital", "town", "division", "district", "camp")


def _in_dateline(text: str, end: int) -> bool:
    """Is this the city that a report is sent from: «السروج - سالم الدبيسي:»?"""
    return end < _DATELINE and any(c in _DASHES for c in text[end : end + 30].partition("\n")[0])


def far_apart(a: frozenset[Place], b: frozenset[Place]) -> bool:
    """Whether both name places, and each of the one is far from each of the other."""
    return bool(a) and bool(b) and all(_distance(x, y) > FAR for x in a for y in b)


def _distance(a: Place, b: Place) -> float:
    """Great-circle distance in kilometres (haversine formula)."""
    lat, other = radians(a.lat), radians(b.lat)
    half = sin((other - lat) / 2) ** 2 + cos(lat) * cos(other) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 2 * _EARTH * asin(min(1.0, sqrt(half)))

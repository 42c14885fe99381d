"""The agencies and outlets that a run meets, so that a view can call each by its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tawatur.evidence.credits import Registry
from tawatur.model import Article, Claim, Lineage, Medium, Passage, Reading


def media_met(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    passages: Sequence[Passage],
    lineages: Mapping[str, Sequence[Lineage]],
    claims: Sequence[Claim],
    registry: Registry,
) -> tuple[Medium, ...]:
    """The registry's entries for all keys that the records of a run name, in the order of the keys.

    An outlet that the registry does not know has no entry: it is called as its article calls it.
    """
    keys = set(_keys(articles, readings, passages, lineages, claims, registry))
    found = (registry.get(key) for key in sorted(keys))
    return tuple(
        Medium(key=o.key, kind=o.kind, name=o.name, spellings=(*o.full, *o.short))
        for o in found
        if o is not None
    )


def _keys(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    passages: Sequence[Passage],
    lineages: Mapping[str, Sequence[Lineage]],
    claims: Sequence[Claim],
    registry: Registry,
) -> Iterator[str]:
    for article in articles:
        if article.outlet:
            yield registry.key_of(article.outlet) or article.outlet
    for reading in readings:
        yield from (c.key for c in reading.credits if c.key)
        yield from (s.carrier_key for s in reading.statements if s.carrier_key)
    yield from (p.direction.via for p in passages if p.direction and p.direction.via)
    yield from (x.label.removeprefix("own-") for rows in lineages.values() for x in rows)
    yield from (key for c in claims for o in c.occurrences for key in o.carriers)

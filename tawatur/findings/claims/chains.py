"""Occurrences of a claim with their chains: source, carriers, lineage, article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from tawatur.evidence.credits import Registry
from tawatur.findings.claims.shown import Shown, is_shown
from tawatur.findings.claims.units import Unit
from tawatur.findings.sources import untold
from tawatur.findings.sourcing.media import owner_of
from tawatur.model import Article, Lineage, Mention, Occurrence, Range, Reading, Source, outlet_key

OWN = "own"


class Context(NamedTuple):
    """What the articles of a run are known to be: for turning clauses into occurrences.

    ``speaking`` are the sources with a name that an article quotes, for whatever they say.
    """

    articles: Mapping[str, Article]
    lineages: Mapping[str, Sequence[Lineage]]
    sources: Mapping[str, Source]
    registry: Registry
    shown: Shown
    speaking: Mapping[str, frozenset[str]] = MappingProxyType({})
    mentions: Mapping[str, Sequence[Mention]] = MappingProxyType({})


def speaking_in(readings: Sequence[Reading], sources: Sequence[Source]) -> dict[str, frozenset[str]]:
    """Which sources with a name each article quotes."""
    named = {source.id for source in sources if source.kind != "anonymous"}
    return {
        reading.article: frozenset(
            s.speaker_id for s in reading.statements if s.speaker_id is not None and s.speaker_id in named
        )
        for reading in readings
    }


def occurrence(unit: Unit, context: Context) -> Occurrence:
    """One clause as an occurrence. A statement whose speaker nobody can tell is a nameless source's word."""
    statement = unit.clause.statement
    article = context.articles[unit.article]
    speaker = OWN
    carriers: tuple[str, ...] = ()
    said = None if statement is None else statement.speaker_id or untold(statement)
    if said in context.sources:
        speaker = said or OWN
        carriers = _carriers(unit, article, context)
    return Occurrence(
        article=unit.article,
        start=unit.clause.start,
        end=unit.clause.end,
        statement=None if statement is None else statement.id,
        speaker_id=speaker,
        carriers=carriers,
        lineage=lineage_at(unit.article, unit.range, context),
        value=None,
        polarity="asserts" if statement is None else statement.polarity,
    )


def _carriers(unit: Unit, article: Article, context: Context) -> tuple[str, ...]:
    """The media between source and text: a mouthpiece that speaks for it, then whoever is credited."""
    statement = unit.clause.statement
    assert statement is not None
    found = []
    if (span := statement.speaker or statement.antecedent) is not None:
        medium = owner_of(article.text[span[0] : span[1]], context.registry)
        if medium is not None and medium.mouthpiece_of is not None:
            found.append(medium.key)
    if statement.carrier is not None:
        key = statement.carrier_key
        if key is None:
            medium = owner_of(article.text[statement.carrier[0] : statement.carrier[1]], context.registry)
            key = None if medium is None else medium.key
        if key is not None and key not in context.registry.own_keys(article):
            found.append(key)
    return tuple(dict.fromkeys(found))


def lineage_at(article: str, span: Range, context: Context) -> str:
    """The label of the lineage that covers most of a stretch; the article's own where none is known."""
    best, most = None, 0
    for lineage in context.lineages.get(article, ()):
        covered = sum(max(0, min(e, span[1]) - max(s, span[0])) for s, e in lineage.spans)
        if covered > most:
            best, most = lineage.label, covered
    if best is None:
        labels = context.lineages.get(article, ())
        best = labels[0].label if labels else f"own-{outlet_key(context.articles[article])}"
    return best


def text_at(article: str, span: Range, context: Context) -> str:
    """The lineage of a stretch as a node of the graph: one by itself where nothing shows whose text it is."""
    label = lineage_at(article, span, context)
    return label if is_shown(context.shown, article, label, span) else f"{label}{MAYBE}{article}"


MAYBE = "~"
"""Stands between a lineage and the article that may have words of its own there."""

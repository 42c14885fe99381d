"""The stages in order: the table of contents of Tawatur.

Everything above the line reads one article at a time and may run on any number of machines; everything
below looks across articles. All stages are pure: the same articles give the same bytes.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import msgspec

from tawatur.corpus.document import document
from tawatur.corpus.publication import normal_time
from tawatur.engine import Engine, Local
from tawatur.evidence.credits import Registry, find_credits, outlet_of
from tawatur.evidence.mentions import find_mentions
from tawatur.evidence.passages import find_passages
from tawatur.evidence.quantities import find_quantities
from tawatur.evidence.statements import date_statements, find_statements
from tawatur.evidence.times import find_times
from tawatur.findings.claims import match_claims
from tawatur.findings.entities import link_entities
from tawatur.findings.meaning import Vectors
from tawatur.findings.media import media_met
from tawatur.findings.naming import find_namings
from tawatur.findings.profiles import profile_outlets
from tawatur.findings.sources import identify_sources
from tawatur.findings.stories import group_stories
from tawatur.findings.transmission import direct_passages, find_changes, trace_lineages
from tawatur.model import Analysis, Article, Reading, Receipt
from tawatur.model.outlets import Outlets

Progress = Callable[[str, int, int], None]
"""Told the stage's name, how many articles are done, and of how many."""


def read_article(article: Article, registry: Registry) -> Reading:
    """What one article shows by itself. A text that breaks a stage costs only its own reading."""
    try:
        return _read(article, registry)
    except Exception as why:  # the batch goes on, and the receipt says what happened
        where = traceback.extract_tb(why.__traceback__)[-1]
        return Reading(article=article.id, trouble=f"not read: {why!r} in {where.name}")


def _read(article: Article, registry: Registry) -> Reading:
    page = document(article)
    mentions = find_mentions(page)
    times = find_times(page)
    return Reading(
        article=article.id,
        mentions=mentions,
        times=times,
        quantities=find_quantities(page),
        statements=date_statements(page, find_statements(page, mentions, registry), times),
        credits=find_credits(page, registry),
    )


def analyse(
    articles: Sequence[Article],
    receipts: Sequence[Receipt] = (),
    *,
    registry: Registry | None = None,
    vectors: Vectors | None = None,
    engine: Engine | None = None,
    progress: Progress | None = None,
) -> Analysis:
    """Read the articles, then find what follows across them.

    ``registry`` knows agencies and outlets; ``vectors`` turn sentences into meaning vectors, ``None`` works
    by words alone; ``engine`` says where the per-article stages run.
    """
    registry = registry or Registry.load()
    tell = progress or (lambda *_: None)
    articles = tuple(_with_outlet(_with_time(a), registry) for a in articles)

    read = []
    for reading in (engine or Local()).map(partial(read_article, registry=registry), articles):
        read.append(reading)
        tell("reading", len(read), len(articles))
    readings = tuple(read)
    # ------------------------------------------------------------------ across articles
    tell("passages", 0, len(articles))
    passages = find_passages(articles)
    passages = direct_passages(articles, readings, passages, registry)
    lineages = trace_lineages(articles, readings, passages, registry)
    tell("entities", 0, len(articles))
    readings, entities = link_entities(articles, readings)
    changes = find_changes(articles, readings, passages)
    tell("stories", 0, len(articles))
    stories = group_stories(articles, readings, passages, vectors, entities)
    readings, sources = identify_sources(articles, readings, entities, stories, registry)
    tell("claims", 0, len(articles))
    claims = match_claims(
        articles, readings, passages, lineages, entities, sources, stories, registry, vectors
    )
    namings = find_namings(articles, readings, entities, stories, passages)
    return Analysis(
        articles=articles,
        receipts=_with_troubles(receipts, readings),
        readings=readings,
        passages=tuple(passages),
        changes=tuple(changes),
        lineages=lineages,
        entities=tuple(entities),
        sources=tuple(sources),
        stories=tuple(stories),
        claims=tuple(claims),
        namings=tuple(namings),
        media=media_met(articles, readings, passages, lineages, claims, registry),
    )


def survey_outlets(
    articles: Sequence[Article],
    *,
    registry: Registry | None = None,
    engine: Engine | None = None,
    progress: Progress | None = None,
) -> tuple[Analysis, Outlets]:
    """Outlet profiles over many articles, with an analysis that holds what they rest on and no more.

    Stories and claims are left out, and only articles that share wording with another are read in full: what
    a copy changed asks for it. Time and memory grow with the articles.
    """
    registry = registry or Registry.load()
    tell = progress or (lambda *_: None)
    articles = tuple(_with_outlet(_with_time(a), registry) for a in articles)
    tell("passages", 0, len(articles))
    passages = find_passages(articles)
    met = frozenset(side.article for p in passages for side in (p.a, p.b))
    read = []
    for reading in (engine or Local()).map(partial(_survey_article, registry=registry, met=met), articles):
        read.append(reading)
        tell("reading", len(read), len(articles))
    passages = direct_passages(articles, read, passages, registry)
    lineages = trace_lineages(articles, read, passages, registry)
    readings, entities = link_entities(articles, read)
    changes = find_changes(articles, readings, passages)
    outlets = profile_outlets(articles, readings, passages, lineages, changes, registry)
    return Analysis(
        articles=articles,
        readings=tuple(readings),
        passages=tuple(passages),
        changes=changes,
        lineages=lineages,
        entities=tuple(entities),
        media=media_met(articles, readings, passages, lineages, (), registry),
    ), outlets


def _survey_article(article: Article, registry: Registry, met: frozenset[str]) -> Reading:
    if article.id in met:
        return read_article(article, registry)
    return Reading(article=article.id, credits=find_credits(document(article), registry))


def _with_troubles(receipts: Sequence[Receipt], readings: Sequence[Reading]) -> tuple[Receipt, ...]:
    """Receipts in which an article that broke a stage counts as partial, with the reason."""
    troubles = {r.article: r.trouble for r in readings if r.trouble}
    return tuple(
        msgspec.structs.replace(r, status="partial", reason="; ".join(filter(None, (r.reason, trouble))))
        if r.status in ("ok", "partial") and (trouble := troubles.get(r.article or ""))
        else r
        for r in receipts
    )


def _with_time(article: Article) -> Article:
    """What is no time of publication is none: whoever calls us may not have checked."""
    if article.published is None or normal_time(article.published):
        return article
    return msgspec.structs.replace(article, published=None)


def _with_outlet(article: Article, registry: Registry) -> Article:
    """An article whose metadata name no outlet may print it in its first lines, or in its address."""
    if article.outlet:
        return article
    return msgspec.structs.replace(article, outlet=outlet_of(article, registry))


def registry_beside(inputs: Sequence[Path]) -> Registry:
    """The registry, with what an ``outlets.yaml`` in one of the input folders adds to it."""
    extra = [
        file
        for given in inputs
        if (file := (given if given.is_dir() else given.parent) / "outlets.yaml").is_file()
    ]
    return Registry.load(*dict.fromkeys(extra))

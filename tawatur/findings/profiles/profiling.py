"""From the records of a run to one profile an outlet. Time and memory grow with articles and passages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

from tawatur.evidence.credits import Registry
from tawatur.findings.profiles.following import followings
from tawatur.findings.profiles.ground import Ground, Printed
from tawatur.findings.profiles.renaming import renamings
from tawatur.findings.transmission.stretches import ink
from tawatur.model import Article, Change, Lineage, Passage, Reading, Span
from tawatur.model.outlets import (
    AgencyUse,
    Dropped,
    OutletProfile,
    Outlets,
    Taken,
    TextKind,
    TextPart,
    Uncredited,
)

_MOST = 0.5
"""Part of an article from which it counts as agency text."""


def profile_outlets(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    passages: Sequence[Passage],
    lineages: Mapping[str, Sequence[Lineage]],
    changes: Sequence[Change],
    registry: Registry | None = None,
) -> Outlets:
    """Profiles of all outlets whose names are known, and what the uncredited articles of the run are.

    An article of unknown outlet has no profile; it counts among the uncredited ones.
    """
    ground = Ground(articles, readings, passages, lineages, registry or Registry.load())
    printed_in = {article.id: tuple(ground.printed(article)) for article in articles}
    by_outlet: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        if article.outlet:
            by_outlet[article.outlet].append(article)
    follows = followings(articles, passages)
    renamed = renamings(ground, passages, changes)
    dropped = _dropped(passages, changes)
    profiles = []
    for outlet, own in by_outlet.items():
        printed = [p for article in own for p in printed_in[article.id]]
        characters = sum(p.characters for p in printed)
        profiles.append(
            OutletProfile(
                outlet=outlet,
                articles=tuple(a.id for a in own),
                characters=characters,
                text=_text(printed, characters),
                agencies=_agencies(printed, characters),
                outlets=_outlets(printed),
                follows=follows.get(outlet, ()),
                renamings=renamed.get(outlet, ()),
                credits_dropped=tuple(
                    Dropped(article=a.id, changes=tuple(dropped[a.id])) for a in own if a.id in dropped
                ),
            )
        )
    return Outlets(
        profiles=tuple(sorted(profiles, key=lambda p: (-len(p.articles), p.outlet))),
        uncredited=_uncredited(ground, articles, printed_in),
    )


def _text(printed: Sequence[Printed], characters: int) -> tuple[TextPart, ...]:
    found: dict[TextKind, list[Printed]] = {kind: [] for kind in get_args(TextKind)}
    for p in printed:
        found[p.kind].append(p)
    return tuple(
        TextPart(
            kind=kind,
            characters=sum(p.characters for p in parts),
            share=sum(p.characters for p in parts) / max(1, characters),
            spans=_spans(parts),
        )
        for kind, parts in found.items()
    )


def _agencies(printed: Sequence[Printed], characters: int) -> tuple[AgencyUse, ...]:
    found: dict[str, list[Printed]] = defaultdict(list)
    for p in printed:
        if p.kind in ("credited", "uncredited"):
            found[p.whose].append(p)
    uses = [
        AgencyUse(
            agency=agency,
            characters=sum(p.characters for p in parts),
            share=sum(p.characters for p in parts) / max(1, characters),
            credited=_ids(p for p in parts if p.credited),
            proven=_ids(p for p in parts if not p.credited and p.sure == "proven"),
            likely=_ids(p for p in parts if not p.credited and p.sure == "likely"),
            spans=_spans(parts),
        )
        for agency, parts in found.items()
    ]
    return tuple(sorted(uses, key=lambda u: (-u.characters, u.agency)))


def _outlets(printed: Sequence[Printed]) -> tuple[Taken, ...]:
    found: dict[str, list[Printed]] = defaultdict(list)
    for p in printed:
        if p.kind == "outlets":
            found[p.whose].append(p)
    taken = [
        Taken(
            outlet=outlet,
            characters=sum(p.characters for p in parts),
            credited=_ids(p for p in parts if p.credited),
            uncredited=_ids(p for p in parts if not p.credited),
            spans=_spans(parts),
        )
        for outlet, parts in found.items()
    ]
    return tuple(sorted(taken, key=lambda t: (-t.characters, t.outlet)))


def _ids(parts: Iterable[Printed]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p.article.id for p in parts))


def _spans(parts: Sequence[Printed]) -> tuple[Span, ...]:
    return tuple(Span(p.article.id, start, end) for p in parts for start, end in p.ranges)


def _dropped(passages: Sequence[Passage], changes: Sequence[Change]) -> dict[str, list[Change]]:
    """Credits that another text prints and an article does not, by that article."""
    out: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        if change.kind == "credit-dropped" and change.from_ is not None:
            a, b = passages[change.passage].a.article, passages[change.passage].b.article
            out[b if change.from_.article == a else a].append(change)
    return out


def _uncredited(
    ground: Ground, articles: Sequence[Article], printed_in: Mapping[str, Sequence[Printed]]
) -> Uncredited:
    """Articles that print no agency's credit; those that mostly are agency text count as such.

    Proven is such an article where most of its agency text is.
    """
    found: dict[str, list[str]] = {"all": [], "proven": [], "likely": []}
    for article in articles:
        if not ground.uncredited(article):
            continue
        found["all"].append(article.id)
        held = {"proven": 0, "likely": 0}
        for p in printed_in[article.id]:
            if p.kind == "uncredited":
                held[p.sure] += p.characters
        if sum(held.values()) >= _MOST * max(1, ink(article.text, [(0, len(article.text))])):
            found[max(held, key=lambda sure: held[sure])].append(article.id)
    return Uncredited(
        articles=tuple(found["all"]), proven=tuple(found["proven"]), likely=tuple(found["likely"])
    )

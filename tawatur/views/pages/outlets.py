"""Outlet profiles as a page shows them: names in both languages, percentages, some evidence for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tawatur.model import Analysis, Change, Span
from tawatur.model.outlets import Following, OutletProfile, Outlets, Renaming, TextPart
from tawatur.views.pages.index import ArticleLink, Index, Name
from tawatur.views.pages.spans import Context, in_sentence

SHOWN = 8
"""Pieces of evidence under each number on the page; the JSON has all."""
ROWS = 12
"""Rows of a table on the page, the largest first; the JSON has all."""
_TONES = {"own": 0, "credited": 1, "uncredited": 2, "outlets": 3, "shared": 4}


@dataclass(frozen=True)
class Shown:
    """Some of the articles behind a number, and how many more there are."""

    links: tuple[ArticleLink, ...]
    total: int

    @property
    def left(self) -> int:
        """How many are not shown."""
        return self.total - len(self.links)


@dataclass(frozen=True)
class PartView:
    """A part of an outlet's text, with articles that hold some of it."""

    kind: str
    percent: int
    tone: int
    articles: Shown


@dataclass(frozen=True)
class AgencyView:
    """An agency with the articles that credit it and those that do not."""

    name: Name
    percent: int
    credited: Shown
    proven: Shown
    likely: Shown


@dataclass(frozen=True)
class TakenView:
    """Another outlet whose text it prints."""

    name: Name
    credited: Shown
    uncredited: Shown


@dataclass(frozen=True)
class FollowView:
    """An outlet that it follows. ``median`` and the range are hours and minutes, ``None``: not known."""

    name: Name
    times: Shown
    copied: int
    exact: int
    median: str | None
    least: str | None
    most: str | None


@dataclass(frozen=True)
class Quoted:
    """One place of a text with what surrounds it."""

    article: ArticleLink
    context: Context


@dataclass(frozen=True)
class DroppedView:
    """An article that prints no credit, and where another prints it."""

    article: ArticleLink
    credit: Quoted


@dataclass(frozen=True)
class RenamingView:
    """Two names of somebody, with places where one stands for the other: theirs, and its own."""

    theirs: str
    its: str
    articles: int
    copied: int
    places: tuple[tuple[Quoted, Quoted], ...]
    left: int


@dataclass(frozen=True)
class ProfileView:
    """One outlet on the page."""

    anchor: str
    name: Name
    articles: int
    text: tuple[PartView, ...]
    agencies: tuple[AgencyView, ...]
    outlets: tuple[TakenView, ...]
    follows: tuple[FollowView, ...]
    renamings: tuple[RenamingView, ...]
    dropped: tuple[DroppedView, ...]
    dropped_total: int


@dataclass(frozen=True)
class OutletsPage:
    """The whole page: the headline about uncredited articles, then every outlet."""

    articles: int
    outlets: int
    uncredited: int
    proven: Shown
    likely: Shown
    proven_percent: int
    likely_percent: int
    profiles: tuple[ProfileView, ...]


def outlets_page(analysis: Analysis, outlets: Outlets) -> OutletsPage:
    """What the page shows of the profiles of a run."""
    index = Index(analysis)
    uncredited = outlets.uncredited
    total = max(1, len(uncredited.articles))
    return OutletsPage(
        articles=len(analysis.articles),
        outlets=len(outlets.profiles),
        uncredited=len(uncredited.articles),
        proven=_shown(index, uncredited.proven),
        likely=_shown(index, uncredited.likely),
        proven_percent=round(100 * len(uncredited.proven) / total),
        likely_percent=round(100 * len(uncredited.likely) / total),
        profiles=tuple(_profile(index, p, f"o{i}") for i, p in enumerate(outlets.profiles, 1)),
    )


def _shown(index: Index, articles: Sequence[str]) -> Shown:
    return Shown(index.links(articles[:SHOWN]), len(articles))


def _profile(index: Index, profile: OutletProfile, anchor: str) -> ProfileView:
    return ProfileView(
        anchor=anchor,
        name=index.outlet_name(profile.outlet),
        articles=len(profile.articles),
        text=tuple(_part(index, part) for part in profile.text if part.characters),
        agencies=tuple(
            AgencyView(
                index.carrier_name(use.agency),
                round(100 * use.share),
                _shown(index, use.credited),
                _shown(index, use.proven),
                _shown(index, use.likely),
            )
            for use in profile.agencies[:ROWS]
        ),
        outlets=tuple(
            TakenView(
                index.carrier_name(taken.outlet),
                _shown(index, taken.credited),
                _shown(index, taken.uncredited),
            )
            for taken in profile.outlets[:ROWS]
        ),
        follows=tuple(_follow(index, f) for f in profile.follows[:ROWS]),
        renamings=tuple(_renaming(index, r, profile.outlet) for r in profile.renamings[:ROWS]),
        dropped=tuple(
            DroppedView(index.link(d.article), quote)
            for d in profile.credits_dropped[:SHOWN]
            if (quote := _quoted(index, d.changes[0].from_))
        ),
        dropped_total=len(profile.credits_dropped),
    )


def _part(index: Index, part: TextPart) -> PartView:
    articles = tuple(dict.fromkeys(span.article for span in part.spans))
    return PartView(part.kind, round(100 * part.share), _TONES[part.kind], _shown(index, articles))


def _follow(index: Index, following: Following) -> FollowView:
    median, least, most = (clock(m) for m in (following.median, following.least, following.most))
    return FollowView(
        index.outlet_name(following.outlet),
        _shown(index, tuple(d.article for d in following.delays)),
        following.copied,
        following.exact,
        median,
        least,
        most,
    )


def clock(minutes: float | None) -> str | None:
    """Minutes as ``hours:minutes``; ``None`` stays unknown."""
    return None if minutes is None else f"{round(minutes) // 60}:{round(minutes) % 60:02d}"


def _renaming(index: Index, renaming: Renaming, outlet: str) -> RenamingView:
    places = []
    for change in renaming.changes[:SHOWN]:
        here, there = sides(index, change, outlet)
        if here is not None and there is not None:
            places.append((there, here))
    return RenamingView(
        renaming.theirs,
        renaming.its,
        len(renaming.articles),
        renaming.copied,
        tuple(places),
        len(renaming.changes) - len(places),
    )


def sides(index: Index, change: Change, outlet: str) -> tuple[Quoted | None, Quoted | None]:
    """A change's places: the outlet's own first, the other's second."""
    both = _quoted(index, change.from_), _quoted(index, change.to)
    mine = change.from_ is not None and index.outlet(change.from_.article) == outlet
    return both if mine else both[::-1]


def _quoted(index: Index, span: Span | None) -> Quoted | None:
    if span is None or span.article not in index.articles:
        return None
    document = index.document(span.article)
    context = in_sentence(document.text, span.start, span.end, document.sentences, reach=60)
    return Quoted(index.link(span.article), context)

"""What pages show, as typed contexts made from an analysis: shared by the report and any server.

Templates are given these and nothing else; they take no decision and look nothing up.
"""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.model import Analysis, Receipt, Story
from tawatur.views.pages.articles import ArticleView, LineagePart, article_views, lineage_parts
from tawatur.views.pages.changes import ChangeView, change_views
from tawatur.views.pages.claims import ClaimView, Matrix, claim_views, matrix
from tawatur.views.pages.index import ArticleLink, Index, Name
from tawatur.views.pages.limits import ARTICLES, CHANGES, CLAIMS, PAIRS, RECEIPTS
from tawatur.views.pages.names import NamingTable, naming_table
from tawatur.views.pages.pairs import PairView, pair_views
from tawatur.views.pages.places import Places, places
from tawatur.views.pages.times import Timeline, timeline

__all__ = ["Overview", "ReportPage", "StoryArticle", "StoryView", "report_page"]


@dataclass(frozen=True)
class Left:
    """How much of a very large story is left out, part by part."""

    articles: int = 0
    claims: int = 0
    changes: int = 0
    pairs: int = 0


@dataclass(frozen=True)
class StoryArticle:
    """An article in a story's list: where it is, and whose reporting its text is."""

    link: ArticleLink
    lineages: tuple[LineagePart, ...]
    sectioned: bool


@dataclass(frozen=True)
class StoryView:
    """One story with everything that is shown of it."""

    anchor: str
    number: int
    title: str
    dir: str
    articles: tuple[StoryArticle, ...]
    outlets: int
    first_day: str | None
    last_day: str | None
    places_named: tuple[str, ...]
    gaps: tuple[tuple[Name, int, int], ...]
    more: Left
    claims: tuple[ClaimView, ...]
    matrix: Matrix
    changes: tuple[ChangeView, ...]
    naming: NamingTable
    places: Places
    timeline: Timeline
    pairs: tuple[PairView, ...]

    @property
    def sections(self) -> tuple[str, ...]:
        """The parts of a story's page that hold anything, in reading order."""
        held = {
            "claims": True,
            "matrix": bool(self.matrix.rows),
            "changes": bool(self.changes),
            "naming": bool(self.naming.rows),
            "map": bool(self.places.placed or self.places.unresolved),
            "timeline": bool(self.timeline.days or self.timeline.unresolved),
            "pairs": bool(self.pairs),
            "coverage": True,
        }
        return tuple(part for part, is_held in held.items() if is_held)


@dataclass(frozen=True)
class Overview:
    """Counts of a whole run; ``statuses`` counts the receipts by status and adds up to the input.

    ``telling`` is the claim whose count of outlets misleads most, where one has at least three outlets more
    than sources.
    """

    inputs: int
    statuses: tuple[tuple[str, int], ...]
    articles: int
    outlets: int
    stories: int
    claims: int
    statements: int
    single: int
    contested: int
    telling: ClaimView | None


@dataclass(frozen=True)
class ReportPage:
    """Everything that a report shows."""

    title: str | None
    overview: Overview
    stories: tuple[StoryView, ...]
    articles: tuple[ArticleView, ...]
    loose: tuple[ArticleLink, ...]
    loose_pairs: tuple[PairView, ...]
    receipts: tuple[Receipt, ...]
    more_articles: int = 0
    more_receipts: int = 0

    @property
    def shortened(self) -> bool:
        """Is anything left out that a link may lead to?"""
        if self.more_articles or any(not a.shown for a in self.articles):
            return True
        claims = [c for s in self.stories for c in s.claims]
        return any(s.more != Left() for s in self.stories) or any(
            c.more or p.more for c in claims for w in c.wordings for p in w.paths
        )


STATUSES = ("ok", "duplicate", "partial", "quarantined")


def report_page(analysis: Analysis) -> ReportPage:
    """The contexts of a whole report, in reading order: stories with many articles first."""
    index = Index(analysis)
    order = sorted(_shown_stories(analysis), key=lambda s: (-len(s.articles), s.id))
    anchors = {s.id: f"s{i}" for i, s in enumerate(order, 1)}
    pairs = pair_views(index)
    pair_at = {frozenset((p.first.id, p.second.id)): p.place for p in pairs}
    changes = change_views(index, pair_at)
    homes = _homes(pairs, order)
    stories = tuple(
        _story(index, s, n, [p for p in pairs if homes.get(p.anchor) == s.id], changes)
        for n, s in enumerate(order, 1)
    )
    numbers = {c.anchor: c.number for s in stories for c in s.claims}
    lone = frozenset(c.number for s in stories for c in s.claims if c.solitary)
    told = {a for s in order for a in s.articles}
    shown = {p.anchor for s in stories for p in s.pairs}
    return ReportPage(
        title=stories[0].title if stories else None,
        overview=_overview(index, stories),
        stories=stories,
        articles=article_views(index, numbers, lone, anchors),
        loose=index.links(a.id for a in analysis.articles if a.id not in told),
        loose_pairs=tuple(p for p in pairs if p.anchor not in shown),
        receipts=_told_receipts(analysis.receipts),
        more_articles=max(0, len(analysis.articles) - ARTICLES),
        more_receipts=len(analysis.receipts) - len(_told_receipts(analysis.receipts)),
    )


def _told_receipts(receipts: tuple[Receipt, ...]) -> tuple[Receipt, ...]:
    """All that did not simply become an article, and as many of the others as a reader may look at."""
    if len(receipts) <= RECEIPTS:
        return receipts
    room = max(0, RECEIPTS - sum(r.status != "ok" for r in receipts))
    plain = [r for r in receipts if r.status == "ok"][:room]
    kept = {id(r) for r in plain}
    return tuple(r for r in receipts if r.status != "ok" or id(r) in kept)


def _homes(pairs: tuple[PairView, ...], order: list[Story]) -> dict[str, str]:
    """Which story shows each pair: the first that holds both its articles."""
    places = {story.id: place for place, story in enumerate(order)}
    of: dict[str, set[str]] = {}
    for story in order:
        for article in story.articles:
            of.setdefault(article, set()).add(story.id)
    homes = {}
    for pair in pairs:
        if both := of.get(pair.first.id, set()) & of.get(pair.second.id, set()):
            homes[pair.anchor] = min(both, key=lambda id: places[id])
    return homes


def _shown_stories(analysis: Analysis) -> list[Story]:
    """Stories of several articles; only where there is none of these, what single articles tell."""
    several = [s for s in analysis.stories if len(s.articles) > 1]
    return several or list(analysis.stories)


def _story(
    index: Index, story: Story, number: int, pairs: list[PairView], changes: tuple[ChangeView, ...]
) -> StoryView:
    members = set(story.articles)
    links = index.links(story.articles)
    days = sorted(link.published[:10] for link in links if link.published)
    claims, left_claims = _fewer(claim_views(index, story, number))
    told = [c for c in changes if all(a.id in members for a in c.articles)]
    beside = [p for p in pairs if p.size != "link"]
    linked = [p for p in pairs if p.size == "link"]
    return StoryView(
        anchor=f"s{number}",
        number=number,
        title=story.title,
        dir=links[0].dir if links else "auto",
        articles=tuple(
            StoryArticle(
                link,
                lineage_parts(index, index.analysis.lineages.get(link.id, ())),
                bool(story.sections.get(link.id)),
            )
            for link in links[:ARTICLES]
        ),
        places_named=tuple(index.entities[p].name for p in story.places if p in index.entities),
        gaps=tuple((index.outlet_name(g.outlet), g.carried, g.alike) for g in story.gaps),
        more=Left(
            articles=max(0, len(links) - ARTICLES),
            claims=left_claims,
            changes=max(0, len(told) - CHANGES),
            pairs=max(0, len(linked) - PAIRS),
        ),
        outlets=len({index.outlet(link.id) for link in links}),
        first_day=days[0] if days else None,
        last_day=days[-1] if days else None,
        claims=claims,
        matrix=matrix(index, claims, story),
        changes=tuple(told[:CHANGES]),
        naming=naming_table(index, story),
        places=places(index, story),
        timeline=timeline(index, story),
        pairs=(*beside, *linked[:PAIRS]),
    )


def _fewer(claims: tuple[ClaimView, ...]) -> tuple[tuple[ClaimView, ...], int]:
    """The claims that are shown, of either kind so many at most, and how many are left out."""
    kept: list[ClaimView] = []
    counts = {True: 0, False: 0}
    for claim in claims:
        counts[claim.solitary] += 1
        if counts[claim.solitary] <= CLAIMS:
            kept.append(claim)
    return tuple(kept), len(claims) - len(kept)


def _overview(index: Index, stories: tuple[StoryView, ...]) -> Overview:
    analysis = index.analysis
    claims = [c for s in stories for c in s.claims]
    misleading = [c for c in claims if c.misleading >= 3]
    return Overview(
        inputs=len(analysis.receipts),
        statuses=tuple((s, sum(r.status == s for r in analysis.receipts)) for s in STATUSES),
        articles=len(analysis.articles),
        outlets=len({index.outlet(a.id) for a in analysis.articles}),
        stories=len(stories),
        claims=len(claims),
        statements=len(index.statements),
        single=sum(c.grade == "gharib" and c.outlets > 1 for c in claims),
        contested=sum(c.contested for c in claims),
        telling=max(misleading, key=lambda c: c.misleading, default=None),
    )

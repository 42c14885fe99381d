"""Claims as a page shows them: what matters first, each with everything that it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tawatur.corpus.folding import fold_string
from tawatur.findings.claims import explain_claim
from tawatur.model import Claim, Dependence, Difference, Independent, Occurrence, Story
from tawatur.views.pages.chains import ChainView, chain_view, lineages_of, links_of
from tawatur.views.pages.citing import cite
from tawatur.views.pages.index import ArticleLink, Index, Name, ReasonView
from tawatur.views.pages.limits import BEARERS, CITATIONS, COLUMNS, WORDINGS
from tawatur.views.pages.ranking import misleading, most_telling_first, parts_of, rank
from tawatur.views.pages.sources import SourceView, claim_sources
from tawatur.views.pages.spans import Context, in_sentence

__all__ = ["ClaimView", "Matrix", "claim_views", "degree", "matrix", "most_telling_first"]


@dataclass(frozen=True)
class OccurrenceView:
    """One place where a claim stands: the quotation in its sentence, its chain in words, its evidence."""

    anchor: str
    number: int
    article: ArticleLink
    href: str
    context: Context
    chain: tuple[tuple[str, Name], ...]
    polarity: str
    own: bool
    value: str | None
    because: tuple[ReasonView, ...]
    citation: tuple[str, ...]


@dataclass(frozen=True)
class Path:
    """One way from a source to outlets: its nodes without the outlets, and where it ends.

    ``more``: how many of its ends are left out.
    """

    own: bool
    nodes: tuple[tuple[str, Name], ...]
    occurrences: tuple[OccurrenceView, ...]
    more: int = 0


def _before_outlet(chain: tuple[tuple[str, Name], ...]) -> tuple[tuple[str, Name], ...]:
    """A chain up to its outlet, without the outlet's own text, which its name stands for."""
    outlet = chain[-1][1]
    own = Name(outlet.ar, outlet.en, "lineage_own")
    return tuple(node for node in chain[:-1] if node != ("lineage", own))


@dataclass(frozen=True)
class Wording:
    """Occurrences in the very same words, shown once, in the first one's sentence, with all that print it."""

    first: OccurrenceView
    occurrences: tuple[OccurrenceView, ...]

    @property
    def paths(self) -> tuple[Path, ...]:
        """The ways that the sentence took, each with the outlets at its end."""
        ways: dict[tuple[tuple[str, Name], ...], list[OccurrenceView]] = {}
        for o in self.occurrences:
            ways.setdefault(_before_outlet(o.chain), []).append(o)
        return tuple(
            Path(self.first.own, nodes, tuple(ends[:BEARERS]), max(0, len(ends) - BEARERS))
            for nodes, ends in ways.items()
        )

    @property
    def citations(self) -> tuple[tuple[str, ...], ...]:
        """What may be copied of it, an occurrence each, as the parts of one line."""
        return tuple(o.citation for o in self.occurrences[:CITATIONS])


def wordings(occurrences: Iterable[OccurrenceView]) -> tuple[Wording, ...]:
    """Occurrences joined where words, speaker, polarity and value are the same; spelling aside."""
    groups: dict[tuple[object, ...], list[OccurrenceView]] = {}
    for o in occurrences:
        words = fold_string(" ".join(o.context.quote.split()))
        speaker = None if o.own else o.chain[0]
        groups.setdefault((words, speaker, o.own, o.polarity, o.value), []).append(o)
    return tuple(Wording(group[0], tuple(group)) for group in groups.values())


@dataclass(frozen=True)
class DifferenceView:
    """Rival values of one slot, each with the occurrences that give it, whether it is superseded, and how
    many independent sources it has by itself.
    """

    slot: str
    values: tuple[tuple[str, tuple[OccurrenceView, ...], bool, Independent | None], ...]


@dataclass(frozen=True)
class CorrectionView:
    """Where a claim is corrected, withdrawn or denied later: which of these, where, in what words."""

    kind: str
    article: ArticleLink
    text: str


@dataclass(frozen=True)
class DependenceView:
    """Nodes that may all be one: their kinds and names, how likely in words, and why."""

    nodes: tuple[tuple[str, Name], ...]
    degree: str
    reason: str


@dataclass(frozen=True)
class ClaimView:
    """A claim with its counts, its words for them, and all that opening it shows.

    ``misleading`` is by how much the count of outlets exceeds the best count of independent sources.
    ``solitary`` claims stand in one outlet only: there is nothing to compare, so they are listed apart.
    ``more``: how many of its wordings are left out.
    """

    anchor: str
    number: str
    text: str
    dir: str
    language: str
    outlets: int
    independent: Independent
    denials: Independent | None
    within: int
    grade: str
    contested: bool
    misleading: int
    common_links: tuple[tuple[str, Name], ...]
    occurrences: tuple[OccurrenceView, ...]
    wordings: tuple[Wording, ...]
    differs: tuple[DifferenceView, ...]
    corrections: tuple[CorrectionView, ...]
    dependences: tuple[DependenceView, ...]
    chain: ChainView
    parts: tuple[str, ...]
    solitary: bool
    explanation: Name | None
    sources: tuple[SourceView, ...]
    more: int


CORRECTIONS = 12
"""Corrections of one claim that are shown, at most."""


def claim_views(index: Index, story: Story, number: int) -> tuple[ClaimView, ...]:
    """A story's claims, those whose count of outlets misleads most first.

    Claims that are only a part of a wider one are listed with it.
    """
    found = [(anchor, claim) for anchor, claim in index.claims if claim.story == story.id]
    wholes = parts_of([claim for _, claim in found])
    parts: dict[str, list[Claim]] = {}
    for _, claim in found:
        if claim.id in wholes:
            parts.setdefault(wholes[claim.id], []).append(claim)
    found = [(anchor, claim) for anchor, claim in found if claim.id not in wholes]
    found.sort(key=lambda pair: rank(pair[1], outlets_of(index, pair[1])))
    return tuple(
        _view(index, anchor, claim, f"{number}.{place}", len(story.articles), parts.get(claim.id, ()))
        for place, (anchor, claim) in enumerate(found, 1)
    )


def outlets_of(index: Index, claim: Claim) -> int:
    """How many outlets carry a claim: those that the finding names, or those of its occurrences."""
    if claim.outlets:
        return len(claim.outlets)
    return len({index.outlet(o.article) for o in claim.occurrences if o.article in index.articles})


def _view(
    index: Index, anchor: str, claim: Claim, number: str, within: int, parts: Iterable[Claim]
) -> ClaimView:
    lineages = lineages_of(claim)
    seen = tuple(
        _occurrence(index, f"{anchor}o{i}", f"#a{index.numbers[o.article]}{anchor}o{i}", i, o, lineages)
        for i, o in enumerate(claim.occurrences, 1)
        if o.article in index.articles
    )
    central = claim.occurrences[claim.central].article if claim.central < len(claim.occurrences) else None
    outlets = outlets_of(index, claim)
    by_number = {o.number: o for o in seen}
    worded = wordings(seen)
    link = index.link(central) if central in index.articles and central is not None else None
    return ClaimView(
        anchor=anchor,
        number=number,
        text=claim.text,
        dir=link.dir if link else "auto",
        language=link.language if link else "",
        outlets=outlets,
        independent=claim.independent,
        denials=claim.denials,
        within=within,
        grade=claim.grade,
        contested=claim.conflicts,
        misleading=misleading(claim, outlets),
        common_links=tuple(index.node_name(node) for node in claim.common_links),
        occurrences=seen,
        wordings=worded[:WORDINGS],
        more=max(0, len(worded) - WORDINGS),
        sources=claim_sources(index, claim),
        differs=tuple(_difference(d, by_number) for d in claim.differs),
        corrections=tuple(
            CorrectionView(c.kind, index.link(c.article), index.articles[c.article].text[c.start : c.end])
            for c in claim.corrections[:CORRECTIONS]
            if c.article in index.articles
        ),
        dependences=_dependences(index, claim.dependences),
        chain=chain_view(index, claim, anchor),
        explanation=_explained(index, claim),
        parts=tuple(dict.fromkeys(part.text for part in parts)),
        solitary=outlets < 2 and not claim.conflicts,
    )


def _explained(index: Index, claim: Claim) -> Name | None:
    if not claim.occurrences:
        return None
    return Name(**explain_claim(claim, index.analysis, index.registry))


def _occurrence(
    index: Index, anchor: str, href: str, number: int, occurrence: Occurrence, lineages: frozenset[str]
) -> OccurrenceView:
    document = index.document(occurrence.article)
    names = []
    for node in links_of(occurrence, index.outlet(occurrence.article), lineages):
        kind, _, rest = node.partition(":")
        names.append(("outlet", index.outlet_name(rest)) if kind == "outlet" else index.node_name(node))
    return OccurrenceView(
        anchor=anchor,
        number=number,
        article=index.link(occurrence.article),
        href=href,
        context=in_sentence(document.text, occurrence.start, occurrence.end, document.sentences, reach=120),
        chain=tuple(names),
        polarity=occurrence.polarity,
        own=occurrence.speaker_id == "own",
        value=occurrence.value,
        because=index.reasons(occurrence.because),
        citation=cite(index, occurrence.article, occurrence.start, occurrence.end).parts,
    )


def _difference(difference: Difference, seen: dict[int, OccurrenceView]) -> DifferenceView:
    return DifferenceView(
        slot=difference.slot,
        values=tuple(
            (
                value,
                tuple(seen[i + 1] for i in places if i + 1 in seen),
                value in difference.superseded,
                difference.independent.get(value),
            )
            for value, places in difference.values.items()
        ),
    )


def _dependences(index: Index, found: Iterable[Dependence]) -> tuple[DependenceView, ...]:
    """Pairs that may be one, joined where they meet and say the same for the same reason."""
    groups: list[tuple[str, str, dict[str, None]]] = []
    for d in found:
        kind = (degree(d.probability), d.reason)
        meeting = [g for g in groups if g[:2] == kind and (d.a in g[2] or d.b in g[2])]
        nodes = {node: None for g in meeting for node in g[2]} | {d.a: None, d.b: None}
        groups = [g for g in groups if g not in meeting] + [(*kind, nodes)]
    return tuple(
        DependenceView(tuple(dict.fromkeys(index.node_name(node) for node in nodes)), how, reason)
        for how, reason, nodes in groups
    )


def degree(probability: float) -> str:
    """A probability in words: ``proven`` (.9 and more), ``likely`` (.5), ``possible`` (.2), ``faint``."""
    if probability >= 0.9:
        return "proven"
    return "likely" if probability >= 0.5 else "possible" if probability >= 0.2 else "faint"


@dataclass(frozen=True)
class Cell:
    """What one outlet does with one claim: how, with what value, and where that stands."""

    href: str
    polarity: str
    own: bool
    value: str | None


@dataclass(frozen=True)
class Matrix:
    """Claims in rows, outlets in columns; ``more``: how many outlets are left out."""

    outlets: tuple[Name, ...]
    rows: tuple[tuple[ClaimView, tuple[tuple[Cell, ...], ...]], ...]
    more: int = 0


MATRIX_ROWS = 30
"""Claims that the matrix of a story shows: the most telling ones."""


def matrix(index: Index, claims: tuple[ClaimView, ...], story: Story) -> Matrix:
    """Which outlet carries which claim, in the order of the story's articles; solitary claims left out."""
    outlets = tuple(dict.fromkeys(index.outlet(a) for a in story.articles if a in index.articles))
    table = []
    for claim in [c for c in claims if not c.solitary][:MATRIX_ROWS]:
        cells: dict[str, dict[tuple[str, bool, str | None], Cell]] = {}
        for o in claim.occurrences:
            key = (o.polarity, o.own, o.value)
            cells.setdefault(o.article.outlet or o.article.id, {}).setdefault(
                key, Cell(f"#{o.anchor}", o.polarity, o.own, o.value)
            )
        table.append((claim, cells))
    filled = {outlet: sum(outlet in cells for _, cells in table) for outlet in outlets}
    most = set(sorted(outlets, key=lambda outlet: -filled[outlet])[:COLUMNS])
    shown = [outlet for outlet in outlets if outlet in most]
    rows = tuple((claim, tuple(tuple(cells.get(o, {}).values()) for o in shown)) for claim, cells in table)
    return Matrix(tuple(index.outlet_name(o) for o in shown), rows, len(outlets) - len(shown))

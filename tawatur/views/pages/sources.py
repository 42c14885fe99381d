"""Who stands behind a claim: each source with its standing, and whether anybody had it from them directly."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tawatur.model import Claim, Occurrence
from tawatur.views.pages.index import Index, Name


@dataclass(frozen=True)
class SourceView:
    """A source of a claim.

    ``standing`` is official, party, eyewitness, document, medium, anonymous or person, ``None`` where it is
    not known. ``hand`` is ``first`` where a text had it from the source with no other medium in between, and
    ``second`` where it reaches every text through somebody else. ``denies``: all that it says is a denial.
    ``outlets``: how many outlets name it.
    """

    name: Name
    standing: str | None
    hand: str
    denies: bool
    outlets: int


def claim_sources(index: Index, claim: Claim) -> tuple[SourceView, ...]:
    """The sources that a claim's occurrences name, those that most outlets name first."""
    said: dict[str, list[Occurrence]] = {}
    for occurrence in claim.occurrences:
        if occurrence.speaker_id != "own":
            said.setdefault(occurrence.speaker_id, []).append(occurrence)
    found = [_source(index, source, places) for source, places in said.items()]
    return tuple(sorted(found, key=lambda s: (s.denies, -s.outlets)))


def _source(index: Index, source: str, places: Iterable[Occurrence]) -> SourceView:
    places = list(places)
    known = index.sources.get(source)
    standing = known.standing if known else None
    return SourceView(
        name=index.source_name(source),
        standing=standing,
        hand="first" if standing != "medium" and any(map(_direct, places)) else "second",
        denies=all(o.polarity == "denies" for o in places),
        outlets=len({index.outlet(o.article) for o in places if o.article in index.articles}),
    )


def _direct(occurrence: Occurrence) -> bool:
    """Did the text that says it have it from the source itself? What carries and is the text counts once."""
    return not [carrier for carrier in occurrence.carriers if carrier != occurrence.lineage]

"""The claims of a run in the terminal: what misleads most first, with the sentence that says why."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from rich.console import Console
from rich.text import Text

from tawatur.findings.claims import explain_claim
from tawatur.model import Analysis, Claim, Difference, Independent
from tawatur.views.pages.citing import cite
from tawatur.views.pages.index import Index
from tawatur.views.pages.ranking import misleading, most_telling_first, parts_of
from tawatur.views.pages.sources import SourceView, claim_sources
from tawatur.views.report.labels import form, has_label, word_in
from tawatur.views.summary import interval
from tawatur.views.terminal import inert


def told_claims(
    analysis: Analysis, only_misleading: bool = False, top: int | None = None
) -> Iterator[tuple[Claim, int]]:
    """Claims in the report's order, each with the number of articles of its story.

    Parts of wider claims are left out, as in the report. ``only_misleading``: those that more outlets carry
    than independent sources stand behind. ``top``: so many at most.
    """
    wholes: list[Claim] = []
    by_story: dict[str, list[Claim]] = {}
    for claim in analysis.claims:
        by_story.setdefault(claim.story, []).append(claim)
    for claims in by_story.values():
        parts = parts_of(claims)
        wholes += [c for c in claims if c.id not in parts]
    within = {story.id: len(story.articles) for story in analysis.stories}
    shown = [c for c in most_telling_first(wholes) if not only_misleading or misleading(c, len(c.outlets))]
    for claim in shown[:top]:
        yield claim, within.get(claim.story, 0)


def as_rows(analysis: Analysis, claims: Iterable[tuple[Claim, int]]) -> Iterator[dict[str, Any]]:
    """Each claim as one JSON object: its number, why, who stands behind it, and a citation for each place."""
    index = Index(analysis)
    for claim, within in claims:
        number = claim.independent
        yield {
            "id": claim.id,
            "story": claim.story,
            "text": claim.text,
            "outlets": len(claim.outlets),
            "independent": _bounds(number),
            "misleading_by": misleading(claim, len(claim.outlets)),
            "contested": claim.conflicts,
            "differs": [
                {
                    "slot": d.slot,
                    "values": {
                        value: _bounds(d.independent[value]) if value in d.independent else None
                        for value in d.values
                    },
                    "superseded": list(d.superseded),
                }
                for d in claim.differs
            ],
            "corrections": [
                {"kind": c.kind, "article": c.article, "start": c.start, "end": c.end}
                for c in claim.corrections
            ],
            "within_articles": within,
            "why": explain_claim(claim, analysis, index.registry),
            "sources": [
                {"name": s.name.ar, "standing": s.standing, "hand": s.hand, "denies": s.denies}
                for s in claim_sources(index, claim)
            ],
            "citations": [
                {**cite(index, o.article, o.start, o.end)._asdict(), "article": o.article}
                for o in claim.occurrences
                if o.article in index.articles
            ],
        }


def print_claims(
    analysis: Analysis, only_misleading: bool, top: int | None, language: str, as_json: bool
) -> None:
    """The claims for a person, or one JSON object a line."""
    claims = list(told_claims(analysis, only_misleading, top))
    if as_json:
        for row in as_rows(analysis, claims):
            print(json.dumps(row, ensure_ascii=False))
        return
    index, console = Index(analysis), Console(highlight=False)
    if not claims:
        console.print(form("no_claims", language))
    for place, (claim, within) in enumerate(claims, 1):
        for line in _lines(index, claim, within, language, place):
            console.print(line)


def _lines(index: Index, claim: Claim, within: int, language: str, place: int) -> Iterator[Text]:
    head = Text(f"{place}. ").append(" ".join(inert(claim.text).split()), style="bold")
    if claim.conflicts:
        head.append(f"  [{form('contested', language)}]", style="bold red")
    yield head
    n, number = len(claim.outlets), claim.independent
    shown = interval(number) if number.low is not None else form("cannot_tell", language)
    yield Text(
        f"   {form('carried_by', language)}: {n} {form('unit_outlets', language, n)} · "
        f"{form('independent_sources', language)}: {shown} · "
        f"{form('within_articles', language, within).replace('{n}', str(within))}"
    )
    yield Text("   " + inert(explain_claim(claim, index.analysis, index.registry)[language]))
    for difference in claim.differs:
        yield Text("   ≠ " + _difference_line(difference, language))
    for c in claim.corrections:
        if c.article in index.articles:
            quote = " ".join(inert(index.articles[c.article].text[c.start : c.end]).split())
            yield Text(f"   ! {form(f'correction_{c.kind}', language)}: {quote} ({c.article})")
    for source in claim_sources(index, claim):
        yield Text("   – " + _source_line(source, language), style="dim")
    yield Text(f"   {claim.id}", style="dim")


def _bounds(number: Independent) -> dict[str, int | None]:
    return {"low": number.low, "best": number.best, "high": number.high}


def _difference_line(difference: Difference, language: str) -> str:
    """A slot with its rival values, each with its own number of independent sources."""
    told = []
    for value in difference.values:
        number = difference.independent.get(value)
        shown = inert(word_in("value", value, language))
        if number is not None and number.low is not None:
            shown += f" ({interval(number)} {form('unit_independent', language, number.high or 0)})"
        if value in difference.superseded:
            shown += f" [{form('superseded', language)}]"
        told.append(shown)
    return f"{word_in('slot', difference.slot, language)}: {' / '.join(told)}"


def _source_line(source: SourceView, language: str) -> str:
    marks = [form(f"hand_{source.hand}", language)]
    if source.standing and has_label(f"standing_{source.standing}"):
        marks.insert(0, form(f"standing_{source.standing}", language))
    if source.denies:
        marks.append(form("cell_denies", language))
    name = inert(source.name.ar if language == "ar" else source.name.en)
    if source.name.key:
        name = form(source.name.key, language).replace("{name}", name)
    return f"{name} ({('، ' if language == 'ar' else ', ').join(marks)})"

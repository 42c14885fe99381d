"""What a run found, in the terminal: how much came of the input, and the claims that matter most."""

from __future__ import annotations

import json
from collections import Counter

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tawatur.model import Analysis, Claim, Independent
from tawatur.views.terminal import inert

_SHOWN_CLAIMS = 8


def counts(analysis: Analysis) -> dict[str, int]:
    """How many inputs ended as what, and how much was found in them."""
    status = Counter(r.status for r in analysis.receipts)
    return {
        "inputs": len(analysis.receipts),
        "ok": status["ok"],
        "duplicate": status["duplicate"],
        "partial": status["partial"],
        "quarantined": status["quarantined"],
        "articles": len(analysis.articles),
        "passages": len(analysis.passages),
        "statements": sum(len(r.statements) for r in analysis.readings),
        "stories": sum(len(s.articles) > 1 for s in analysis.stories),
        "claims": len(analysis.claims),
    }


def print_counts(found: dict[str, int], as_json: bool) -> None:
    """One line for a person, or one JSON object."""
    if as_json:
        print(json.dumps(found))
        return
    status = ", ".join(f"{found[key]} {key}" for key in ("ok", "duplicate", "partial", "quarantined"))
    print(
        f"{found['inputs']} inputs: {status}. {found['passages']} common passages, "
        f"{found['statements']} statements, {found['stories']} stories of several articles, "
        f"{found['claims']} claims."
    )


def interval(independent: Independent) -> str:
    """«1», «1–2», or «cannot tell»."""
    if independent.low is None:
        return "cannot tell"
    return (
        str(independent.low)
        if independent.low == independent.high
        else f"{independent.low}–{independent.high}"
    )


def print_summary(analysis: Analysis) -> None:
    """The stories of several articles, each with the claims whose outlets mislead most."""
    from tawatur.views.pages.ranking import most_telling_first, parts_of  # only this view needs the pages

    console = Console(highlight=False)
    print_counts(counts(analysis), as_json=False)
    names = {s.id: s.name for s in analysis.sources}
    for story in analysis.stories:
        claims = [c for c in analysis.claims if c.story == story.id]
        if len(story.articles) < 2 or not claims:
            continue
        table = Table(
            title=Text(inert(f"{story.title}  ({len(story.articles)} articles)")),
            title_justify="left",
            expand=False,
        )
        table.add_column("claim", max_width=60)
        table.add_column("outlets", justify="right")
        table.add_column("independent", justify="right")
        table.add_column("hangs on", max_width=30)
        parts = parts_of(claims)
        for claim in most_telling_first([c for c in claims if c.id not in parts])[:_SHOWN_CLAIMS]:
            table.add_row(
                _wording(claim),
                str(len(claim.outlets)),
                interval(claim.independent),
                Text(_links(claim, names)),
            )
        console.print()
        console.print(table)


def _wording(claim: Claim) -> Text:
    words = " ".join(inert(claim.text).split())
    text = Text(words if len(words) <= 110 else words[:109] + "…")
    return text.append(" contested", style="bold") if claim.conflicts else text


def _links(claim: Claim, names: dict[str, str]) -> str:
    """The common links by name; a link is written ``source:ID``, ``carrier:KEY`` or ``lineage:LABEL``."""
    shown = (link.partition(":")[2] for link in claim.common_links[:2])
    return inert(", ".join(names.get(link, link) for link in shown))

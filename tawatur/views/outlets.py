"""Outlet profiles in the terminal: a table for a person, or one JSON object with all evidence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import msgspec
from rich.console import Console
from rich.table import Table

from tawatur.model import Analysis, Change, Span
from tawatur.model.outlets import OutletProfile, Outlets
from tawatur.views.pages.index import Index, Name
from tawatur.views.pages.outlets import clock
from tawatur.views.report.labels import form
from tawatur.views.terminal import inert

_ROWS = 3
"""Agencies, outlets and renamings named under the table; the JSON has all."""


def as_object(analysis: Analysis, outlets: Outlets) -> dict[str, Any]:
    """Everything about the outlets as plain values; changes with the words that they are about."""
    texts = {a.id: a.text for a in analysis.articles}
    found: dict[str, Any] = msgspec.to_builtins(outlets)
    for profile, row in zip(outlets.profiles, found["profiles"], strict=True):
        for dropped, shown in zip(profile.credits_dropped, row["credits_dropped"], strict=True):
            shown["changes"] = [_change(texts, c) for c in dropped.changes]
        for renaming, shown in zip(profile.renamings, row["renamings"], strict=True):
            shown["changes"] = [_change(texts, c) for c in renaming.changes]
    return found


def _change(texts: dict[str, str], change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "from": _words(texts, change.from_),
        "to": _words(texts, change.to),
        "confidence": change.confidence,
    }


def _words(texts: dict[str, str], span: Span | None) -> dict[str, Any] | None:
    if span is None:
        return None
    return {**msgspec.to_builtins(span), "text": texts[span.article][span.start : span.end]}


def print_outlets(analysis: Analysis, outlets: Outlets, language: str, as_json: bool) -> None:
    """The profiles for a person, in either language, or as one JSON object."""
    if as_json:
        print(json.dumps(as_object(analysis, outlets), ensure_ascii=False))
        return
    index, console = Index(analysis), Console(highlight=False)
    table = Table(expand=False)
    for column in ("outlet", "articles", "own", "credited", "uncredited", "drops"):
        table.add_column(
            form(f"outlets_{column}", language), justify="left" if column == "outlet" else "right"
        )
    for profile in outlets.profiles:
        table.add_row(*(inert(cell) for cell in _row(index, profile, language)))
    console.print(table)
    for profile in outlets.profiles:
        for line in _habits(index, profile, language):
            console.print(inert(line), markup=False)
    console.print(headline(outlets, language), markup=False)


def headline(outlets: Outlets, language: str) -> str:
    """How many uncredited articles are agency text, as one sentence."""
    found = outlets.uncredited
    text = form("outlets_headline", language)
    return text.format(
        n=len(found.articles),
        proven=_percent(len(found.proven), len(found.articles)),
        likely=_percent(len(found.likely), len(found.articles)),
    )


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / max(1, whole):.1f}%"


def _row(index: Index, profile: OutletProfile, language: str) -> tuple[str, ...]:
    shares = {part.kind: part.share for part in profile.text}
    return (
        _called(index.outlet_name(profile.outlet), language),
        str(len(profile.articles)),
        *(f"{100 * shares.get(kind, 0.0):.0f}%" for kind in ("own", "credited", "uncredited")),
        str(len(profile.credits_dropped)),
    )


def _habits(index: Index, profile: OutletProfile, language: str) -> Iterator[str]:
    """What has no place in the table: agencies, outlets it takes from, whom it follows, its renamings."""
    unknown = form("outlets_unknown", language)
    rows = {
        "outlets_three": [
            f"{_called(index.carrier_name(u.agency), language)} {len(u.credited)} · "
            f"{len(u.proven)} · {len(u.likely)}"
            for u in profile.agencies[:_ROWS]
        ],
        "outlets_two": [
            f"{_called(index.carrier_name(t.outlet), language)} {len(t.credited)} · {len(t.uncredited)}"
            for t in profile.outlets[:_ROWS]
        ],
        "outlets_follows": [
            f"{_called(index.outlet_name(f.outlet), language)} {len(f.delays)} ({clock(f.median) or unknown})"
            for f in profile.follows[:_ROWS]
        ],
        "outlets_renames": [f"{r.its} ({r.theirs}) {len(r.articles)}" for r in profile.renamings[:_ROWS]],
    }
    if any(rows.values()):
        yield _called(index.outlet_name(profile.outlet), language)
    for key, found in rows.items():
        if found:
            yield f"  {form(key, language)}: {'; '.join(' '.join(x.split()) for x in found)}"


def _called(name: Name, language: str) -> str:
    return name.ar if language == "ar" else name.en

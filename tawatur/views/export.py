"""The output contract: an analysis as JSON Lines, one file a noun, in deterministic order.

``docs/output.md`` describes every file and field. Private persons – victims, minors, whoever neither speaks
nor holds title or office – stay in the texts and out of the lists of entities and mentions.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from tawatur.errors import TawaturError
from tawatur.findings.naming.persons import public_entities
from tawatur.model import Analysis, Article, Passage, Receipt

FILES = (
    "articles", "passages", "changes", "statements", "mentions", "entities", "times", "quantities",
    "sources", "stories", "claims", "namings",
)  # fmt: skip

_Row = dict[str, Any]


def write_analysis(analysis: Analysis, folder: Path) -> None:
    """Write all files of the contract into a folder, which is made where it is missing."""
    encoder = msgspec.json.Encoder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in FILES:
            with (folder / f"{name}.jsonl").open("wb") as out:
                for row in rows(analysis, name):
                    out.write(encoder.encode(row) + b"\n")
    except OSError as why:
        raise TawaturError(f"cannot write to {folder}: {why.strerror}") from why


def rows(analysis: Analysis, name: str) -> Iterable[_Row]:
    """The records of one file of the contract as plain dictionaries."""
    if name == "articles":
        return _articles(analysis)
    if name == "passages":
        return map(_passage, analysis.passages)
    if name in ("entities", "mentions"):
        return _public(analysis, name)
    if name in ("statements", "times", "quantities"):
        return (_plain(x) for r in analysis.readings for x in getattr(r, name))
    return map(_plain, getattr(analysis, name))


def _public(analysis: Analysis, name: str) -> Iterable[_Row]:
    """Entities, or mentions, without those of private persons and of persons who are not resolved."""
    public = public_entities(analysis.articles, analysis.readings, analysis.entities)
    if name == "entities":
        return (_plain(e) for e in analysis.entities if e.kind != "person" or e.id in public)
    every = (m for r in analysis.readings for m in r.mentions)
    return (_plain(m) for m in every if m.kind != "person" or m.entity in public)


def _plain(record: Any) -> _Row:
    row: _Row = msgspec.to_builtins(record)
    return row


def _articles(analysis: Analysis) -> Iterable[_Row]:
    """Every input has a row: those that gave an article, and those that did not."""
    by_id = {a.id: a for a in analysis.articles}
    receipts = analysis.receipts or tuple(
        Receipt(source=a.id, status="ok", article=a.id) for a in analysis.articles
    )
    for receipt in receipts:
        article = by_id.get(receipt.article or "")
        lineages = [_plain(x) for x in analysis.lineages.get(receipt.article or "", ())]
        yield _article(article, receipt, lineages)


def _article(article: Article | None, receipt: Receipt, lineages: list[_Row]) -> _Row:
    known = {key: getattr(article, key, None) for key in
             ("outlet", "published", "title", "byline", "url", "language", "sha256")}  # fmt: skip
    return {
        "id": receipt.article,
        **known,
        "status": receipt.status,
        "reason": receipt.reason,
        "source": receipt.source,
        "lineages": lineages,
    }


def _passage(passage: Passage) -> _Row:
    row = _plain(passage)
    row["similarity"] = round(passage.similarity, 4)
    return row

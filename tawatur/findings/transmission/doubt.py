"""Doubt and denial that the copy leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from rapidfuzz.distance import JaroWinkler

from tawatur import lexicon
from tawatur.corpus.folding import fold_string
from tawatur.corpus.words import tokens
from tawatur.findings.transmission.copying import Copying
from tawatur.findings.transmission.sameness import same_report, stems
from tawatur.model import Change, Range

_ALIKE = 0.7
"""Similarity of a passage below which a missing word says nothing about a copy."""


@cache
def _hedges(kept: bool) -> tuple[tuple[str, ...], ...]:
    data = lexicon.load("transmission.yaml")["changes"]
    rows = data["hedges"] + (data["weak_hedges"] if kept else [])
    return tuple(tuple(fold_string(row).split()) for row in rows)


def _hedge(text: str, start: int, end: int, kept: bool = False) -> Range | None:
    """The first hedge in a range; with ``kept`` also weak ones, which show that doubt was kept."""
    found = [t for t in tokens(text[start:end]) if t.kind == "word"]
    for i in range(len(found)):
        for row in _hedges(kept):
            if tuple(t.text for t in found[i : i + len(row)]) == row:
                return start + found[i].start, start + found[i + len(row) - 1].end
    return None


def hedge_removed(copying: Copying) -> Iterator[Change]:
    """A word of doubt is gone while its clause stays."""
    view, similarity = copying.view, copying.view.passage.similarity
    if not same_report(copying):
        return
    for edit in view.passage.edits:
        source, copy = view.edit_here(edit), view.edit_there(edit)
        if (
            edit.op not in ("delete", "insert", "replace")
            or len(copying.source.text[slice(*source)].split()) > 6
        ):
            continue
        hedge = _hedge(copying.source.text, *source)
        if hedge is not None and not _stays(copying, hedge, copy):
            continue
        around = (max(0, copy[0] - 30), min(len(copying.copy.text), copy[1] + 30))
        if hedge is None or similarity < _ALIKE or _hedge(copying.copy.text, *around, kept=True) is not None:
            continue
        one, other = (
            fold_string(t) for t in (copying.source.text[slice(*hedge)], copying.copy.text[slice(*copy)])
        )
        if JaroWinkler.similarity(one, other) < 0.8:
            yield copying.change("hedge-removed", hedge, copy if copy[0] < copy[1] else None, 0.85)


def _stays(copying: Copying, hedge: Range, place: Range) -> bool:
    """Do the words that were hedged still stand there, without the hedge?"""
    following = copying.source.text[hedge[1] : hedge[1] + _FOLLOWING].rpartition(" ")[0]
    near = copying.copy.text[max(0, place[0] - _FOLLOWING) : place[1] + 2 * _FOLLOWING]
    words = stems(following)
    return len(words & stems(near)) >= 0.6 * len(words)


_FOLLOWING = 35


def denial_removed(copying: Copying) -> Iterator[Change]:
    """Somebody's denial, inside the passage, is not in the copy."""
    span = copying.source.span
    if not same_report(copying) or any(s.polarity == "denies" for s in copying.copy.reading.statements):
        return
    for statement in copying.source.reading.statements:
        if statement.polarity != "denies" or not statement.content:
            continue
        start, end = statement.content[0][0], statement.content[-1][1]
        if span.start <= statement.cue[0] and start >= span.start and end <= span.end:
            there = copying.there(start, end)
            if there[1] - there[0] < 0.3 * (end - start):
                yield copying.change("denial-removed", (start, end), None, 0.9)

"""Who vouches: credits and sources that the copy drops or makes vaguer."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tawatur import lexicon
from tawatur.corpus.folding import fold_string
from tawatur.findings.transmission.copying import Copying, bare_words, covers
from tawatur.findings.transmission.stretches import overlap
from tawatur.model import Change, Range, Statement


def credit_dropped(copying: Copying) -> Iterator[Change]:
    """A credit in the passage is missing from the copy, which credits that medium nowhere."""
    kept = {c.key for c in copying.copy.reading.credits}
    span = copying.source.span
    for credit in copying.source.reading.credits:
        start, end = credit.quote.start, credit.quote.end
        inside = credit.quote.field == "text" and span.start <= start and end <= span.end
        if inside and credit.key is not None and credit.key not in kept:
            there = copying.there(start, end)
            if credit.quote.text not in copying.copy.text[max(0, there[0] - 40) : there[1] + 40]:
                yield copying.change("credit-dropped", (start, end), None, 0.95)


def source_changed(copying: Copying) -> Iterator[Change]:
    """Who said it is left out, or becomes somebody whom nobody names."""
    span = copying.source.span
    for statement in copying.source.reading.statements:
        speaker = statement.speaker
        if speaker is None or statement.speaker_kind == "anonymous" or not statement.content:
            continue
        start, end = statement.content[0]
        if min(start, speaker[0]) < span.start or max(end, speaker[1]) > span.end:
            continue
        there = copying.there(start, end)
        if there[1] - there[0] < 0.6 * (end - start):
            continue
        yield from _source_change(copying, statement, speaker, there)


def _source_change(copying: Copying, statement: Statement, speaker: Range, there: Range) -> Iterator[Change]:
    credited = [c.quote for c in copying.source.reading.credits if c.quote.field == "text"]
    if any(overlap(speaker, (q.start, q.end)) for q in credited):
        return
    found = [s for s in copying.copy.reading.statements if covers(s, *there) >= 0.5]
    if not found:
        place = copying.there(*speaker)
        cue = copying.there(*statement.cue)
        if place[1] - place[0] <= 2 and cue[1] - cue[0] <= 2:
            yield copying.change("source-dropped", speaker, None, 0.9)
        return
    other = found[0]
    if other.speaker is None or other.speaker_kind != "anonymous":
        return
    named, vague = (
        bare_words(copying.source.text[slice(*speaker)]),
        bare_words(copying.copy.text[slice(*other.speaker)]),
    )
    if vague & _nameless() and not named & (vague | _nameless()):
        yield copying.change("source-vaguer", speaker, other.speaker, 0.9)


@cache
def _nameless() -> frozenset[str]:
    return frozenset(fold_string(lexicon.load("transmission.yaml")["changes"]["nameless"]).split())

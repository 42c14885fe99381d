"""The kinds of change, one function each; ``KINDS`` is the table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TypeVar

from rapidfuzz.distance import JaroWinkler

from tawatur import lexicon
from tawatur.corpus.folding import fold_string
from tawatur.corpus.words import tokens
from tawatur.findings.transmission.copying import Copying, Rule, covers
from tawatur.findings.transmission.stretches import overlap
from tawatur.model import Change, Mention, Quantity, Range, Statement, TimeExpression

P = TypeVar("P", Mention, Quantity, TimeExpression)

_NAMES = ("organisation", "group", "person")


def _clauses(copying: Copying, gained: bool) -> Iterator[tuple[Range, Range]]:
    """Stretches of five words or more that one side has and the other has not: (original, copy)."""
    least = int(lexicon.load("transmission.yaml")["changes"]["clause_words"])
    side = copying.copy if gained else copying.source
    other = copying.source if gained else copying.copy
    folded: str | None = None
    for source, copy in _lost(copying, gained):
        start, end = copy if gained else source
        words = side.text[start:end].split()
        if len(words) < least:
            continue
        folded = fold_string(other.text) if folded is None else folded
        middle = len(words) // 2
        if fold_string(" ".join(words[max(0, middle - 2) : middle + 2])) not in folded:
            yield source, copy


def _lost(copying: Copying, gained: bool) -> list[tuple[Range, Range]]:
    """Deletions (or insertions), those that only white space or marks part joined."""
    view = copying.view
    side = copying.copy if gained else copying.source
    out: list[tuple[Range, Range]] = []
    for edit in sorted(view.passage.edits, key=lambda e: (view.edit_here(e), view.edit_there(e))):
        source, copy = view.edit_here(edit), view.edit_there(edit)
        has, lacks = (copy, source) if gained else (source, copy)
        if has[0] >= has[1] or lacks[0] != lacks[1] or edit.op == "move":
            continue
        if out:
            last = out[-1][1] if gained else out[-1][0]
            if has[0] - last[1] >= 0 and not any(c.isalnum() for c in side.text[last[1] : has[0]]):
                merged = (last[0], has[1])
                out[-1] = (out[-1][0], merged) if gained else (merged, out[-1][1])
                continue
        out.append((source, copy))
    return out


def clause_dropped(copying: Copying) -> Iterator[Change]:
    """The copy leaves out a clause."""
    for source, _ in _clauses(copying, gained=False):
        yield copying.change("clause-dropped", source, None, copying.view.passage.similarity)


def clause_added(copying: Copying) -> Iterator[Change]:
    """The copy adds a clause; only where it is known which side is the copy."""
    if copying.sure:
        for _, copy in _clauses(copying, gained=True):
            yield copying.change("clause-added", None, copy, copying.view.passage.similarity)


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
    found = [s for s in copying.copy.reading.statements if covers(s, *there) >= 0.5]
    if not found:
        place = copying.there(*speaker)
        cue = copying.there(*statement.cue)
        if place[1] - place[0] <= 2 and cue[1] - cue[0] <= 2:
            yield copying.change("source-dropped", speaker, None, 0.9)
        return
    other = found[0]
    if other.speaker is not None and other.speaker_kind == "anonymous":
        yield copying.change("source-vaguer", speaker, other.speaker, 0.9)


def _pairs(copying: Copying, here: Sequence[P], there: Sequence[P]) -> Iterator[tuple[P, P]]:
    """Records that stand in each other's place: each covers most of where the other lies."""
    for one in here:
        start, end = copying.there(one.start, one.end)
        if end <= start:
            continue
        for other in there:
            common = overlap((start, end), (other.start, other.end))
            if common >= 0.6 * max(end - start, other.end - other.start):
                yield one, other
                break


def _tokens(name: str) -> set[str]:
    return {t.text.removeprefix("ال") for t in tokens(name) if t.kind != "punct"}


def _differ(one: Mention, other: Mention) -> bool:
    """Do two mentions bear names of which neither holds the other, nor is a spelling of it?"""
    if one.entity is not None and one.entity == other.entity and one.kind in ("person", "place"):
        return False
    a, b = _tokens(one.name), _tokens(other.name)
    if not a or not b or a <= b or b <= a:
        return False
    return JaroWinkler.similarity(fold_string(one.name), fold_string(other.name)) < 0.85


def actor_renamed(copying: Copying) -> Iterator[Change]:
    """An actor has another name in the copy («داعش» for «تنظيم الدولة»)."""
    here = [m for m in copying.source.within(copying.source.reading.mentions) if m.kind in _NAMES]
    there = [m for m in copying.copy.within(copying.copy.reading.mentions) if m.kind in _NAMES]
    for one, other in _pairs(copying, here, there):
        if (one.kind == "person") == (other.kind == "person") and _differ(one, other):
            sure = 0.9 if one.kind != "person" else 0.7
            yield copying.change("actor-renamed", (one.start, one.end), (other.start, other.end), sure)


def place_changed(copying: Copying) -> Iterator[Change]:
    """Another place is named."""
    here = [m for m in copying.source.within(copying.source.reading.mentions) if m.kind == "place"]
    there = [m for m in copying.copy.within(copying.copy.reading.mentions) if m.kind == "place"]
    for one, other in _pairs(copying, here, there):
        if _differ(one, other):
            yield copying.change("place-changed", (one.start, one.end), (other.start, other.end), 0.85)


def number_changed(copying: Copying) -> Iterator[Change]:
    """The same thing is counted, and the figure is another."""
    here = copying.source.within(copying.source.reading.quantities)
    there = copying.copy.within(copying.copy.reading.quantities)
    for one, other in _pairs(copying, here, there):
        if one.low is None or other.low is None or (one.low, one.high) == (other.low, other.high):
            continue
        if one.unit == other.unit and (one.counted == other.counted or None in (one.counted, other.counted)):
            yield copying.change("number-changed", (one.start, one.end), (other.start, other.end), 0.9)


def date_changed(copying: Copying) -> Iterator[Change]:
    """The times denoted cannot be the same, though each is read from its own article's date."""
    here = copying.source.within(copying.source.reading.times)
    there = copying.copy.within(copying.copy.reading.times)
    for one, other in _pairs(copying, here, there):
        if not (one.from_ and one.to and other.from_ and other.to):
            continue
        apart = one.to[:10] < other.from_[:10] or other.to[:10] < one.from_[:10]
        same = fold_string(copying.source.text[one.start : one.end]) == fold_string(
            copying.copy.text[other.start : other.end]
        )
        if apart and not same:
            yield copying.change("date-changed", (one.start, one.end), (other.start, other.end), 0.8)


@cache
def _hedges() -> tuple[tuple[str, ...], ...]:
    rows = lexicon.load("transmission.yaml")["changes"]["hedges"]
    return tuple(tuple(fold_string(row).split()) for row in rows)


def _hedge(text: str, start: int, end: int) -> Range | None:
    """The first hedge in a range."""
    found = [t for t in tokens(text[start:end]) if t.kind == "word"]
    for i in range(len(found)):
        for row in _hedges():
            if tuple(t.text for t in found[i : i + len(row)]) == row:
                return start + found[i].start, start + found[i + len(row) - 1].end
    return None


def hedge_removed(copying: Copying) -> Iterator[Change]:
    """A word of doubt is gone while its clause stays."""
    view, similarity = copying.view, copying.view.passage.similarity
    for edit in view.passage.edits:
        source, copy = view.edit_here(edit), view.edit_there(edit)
        if (
            edit.op not in ("delete", "insert", "replace")
            or len(copying.source.text[slice(*source)].split()) > 6
        ):
            continue
        hedge = _hedge(copying.source.text, *source)
        around = (max(0, copy[0] - 30), min(len(copying.copy.text), copy[1] + 30))
        if hedge is not None and similarity >= 0.6 and _hedge(copying.copy.text, *around) is None:
            yield copying.change("hedge-removed", hedge, copy if copy[0] < copy[1] else None, 0.85)


def denial_removed(copying: Copying) -> Iterator[Change]:
    """Somebody's denial, inside the passage, is not in the copy."""
    span = copying.source.span
    if any(s.polarity == "denies" for s in copying.copy.reading.statements):
        return
    for statement in copying.source.reading.statements:
        if statement.polarity != "denies" or not statement.content:
            continue
        start, end = statement.content[0][0], statement.content[-1][1]
        if span.start <= statement.cue[0] and start >= span.start and end <= span.end:
            there = copying.there(start, end)
            if there[1] - there[0] < 0.3 * (end - start):
                yield copying.change("denial-removed", (start, end), None, 0.9)


KINDS: tuple[tuple[Rule, bool], ...] = (
    (credit_dropped, False),
    (source_changed, False),
    (actor_renamed, True),
    (number_changed, True),
    (place_changed, True),
    (date_changed, True),
    (clause_dropped, False),
    (clause_added, False),
    (hedge_removed, False),
    (denial_removed, False),
)
"""Each rule, and whether it finds the same change from both sides."""

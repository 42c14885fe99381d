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
        if len(words) < least or copying.view.passage.similarity < 0.6:
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
        _tokens(copying.source.text[slice(*speaker)]),
        _tokens(copying.copy.text[slice(*other.speaker)]),
    )
    if vague & _nameless() and not named & (vague | _nameless()):
        yield copying.change("source-vaguer", speaker, other.speaker, 0.9)


@cache
def _nameless() -> frozenset[str]:
    return frozenset(fold_string(lexicon.load("transmission.yaml")["changes"]["nameless"]).split())


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


def _differ(copying: Copying, one: Mention, other: Mention) -> bool:
    """Do two mentions bear names of which neither holds the other, nor is a spelling of it?

    Names that both texts have elsewhere in the passage only changed places.
    """
    if one.entity is not None and one.entity == other.entity and one.kind == "place":
        return False
    a, b = _tokens(one.name), _tokens(other.name)
    if not a or not b or a <= b or b <= a:
        return False
    # names carried over from other scripts vary more than Arabic ones: سروج, سوروتش
    foreign = one.kind == "place" and len(a) == len(b) == 1 and one.name[:1] == other.name[:1]
    if JaroWinkler.similarity(" ".join(sorted(a - b)), " ".join(sorted(b - a))) >= (0.7 if foreign else 0.85):
        return False
    here, there = copying.source, copying.copy
    return (
        other.name not in here.text[here.span.start : here.span.end]
        and one.name not in there.text[there.span.start : there.span.end]
    )


def _actors(copying: Copying) -> list[tuple[Mention, Mention]]:
    here = [m for m in copying.source.within(copying.source.reading.mentions) if m.kind in _NAMES]
    there = [m for m in copying.copy.within(copying.copy.reading.mentions) if m.kind in _NAMES]
    return [(one, other) for one, other in _pairs(copying, here, there)]


def _places(copying: Copying) -> list[tuple[Mention, Mention]]:
    here = [m for m in copying.source.within(copying.source.reading.mentions) if m.kind == "place"]
    there = [m for m in copying.copy.within(copying.copy.reading.mentions) if m.kind == "place"]
    return list(_pairs(copying, here, there))


def _figures(copying: Copying) -> list[tuple[Quantity, Quantity]]:
    here = copying.source.within(copying.source.reading.quantities)
    there = copying.copy.within(copying.copy.reading.quantities)
    return [
        (a, b)
        for a, b in _pairs(copying, here, there)
        if a.low is not None
        and b.low is not None
        and a.unit == b.unit
        and (a.counted == b.counted or None in (a.counted, b.counted))
        and _whole(copying.source.text, a)
        and _whole(copying.copy.text, b)
    ]


def _whole(text: str, quantity: Quantity) -> bool:
    """Does no figure stand straight before it, which it may be the rest of («322،8 مليار»)?"""
    return not any(c.isdigit() for c in text[max(0, quantity.start - 3) : quantity.start])


def _numerals(text: str, start: int, end: int) -> set[str]:
    return {t.text for t in tokens(text[start:end]) if t.kind == "number"}


def _one_holds_the_other(copying: Copying, one: Range, other: Range) -> bool:
    """Do the figures of one side all stand on the other («8 مارس», «8 مارس 2014»)?"""
    a, b = _numerals(copying.source.text, *one), _numerals(copying.copy.text, *other)
    return bool(a and b) and (a <= b or b <= a)


def _times(copying: Copying) -> list[tuple[TimeExpression, TimeExpression]]:
    """Pairs of times that stand by themselves: with a figure or the name of a day, not «اليوم»."""
    here = copying.source.within(copying.source.reading.times)
    there = copying.copy.within(copying.copy.reading.times)
    return [
        (a, b)
        for a, b in _pairs(copying, here, there)
        if all(
            x.from_ and x.to and any(c.isdigit() for c in t[x.start : x.end])
            for x, t in _with_text(copying, a, b)
        )
    ]


def _with_text(
    copying: Copying, one: TimeExpression, other: TimeExpression
) -> tuple[tuple[TimeExpression, str], tuple[TimeExpression, str]]:
    return (one, copying.source.text), (other, copying.copy.text)


def _apart(one: TimeExpression, other: TimeExpression) -> bool:
    if not (one.from_ and one.to and other.from_ and other.to):
        return False
    return one.to[:10] < other.from_[:10] or other.to[:10] < one.from_[:10]


def _slots(copying: Copying) -> list[Change]:
    """Changed actors, places, figures and dates of one passage.

    Reports of one form on different events (daily prices, telegrams of congratulation) differ in most of
    their slots: where more than a third of what can be compared differs, nothing was changed on the way.
    """
    found: list[Change] = []
    agree = strangers = 0

    def note(differs: bool, change: Change) -> None:
        nonlocal agree
        agree += not differs
        if differs:
            found.append(change)

    for one, other in _actors(copying):
        spans = (one.start, one.end), (other.start, other.end)
        if "person" in (one.kind, other.kind):
            strangers += one.kind == other.kind and _differ(copying, one, other)
            agree += one.kind == other.kind and not _differ(copying, one, other)
        else:
            note(_differ(copying, one, other), copying.change("actor-renamed", *spans, 0.9))
    for one, other in _places(copying):
        spans = (one.start, one.end), (other.start, other.end)
        note(_differ(copying, one, other), copying.change("place-changed", *spans, 0.85))
    for a, b in _figures(copying):
        spans = (a.start, a.end), (b.start, b.end)
        other_figure = (a.low, a.high) != (b.low, b.high) and not _one_holds_the_other(copying, *spans)
        note(other_figure, copying.change("number-changed", *spans, 0.9))
    for c, d in _times(copying):
        spans = (c.start, c.end), (d.start, d.end)
        note(
            _apart(c, d) and not _one_holds_the_other(copying, *spans),
            copying.change("date-changed", *spans, 0.8),
        )
    differ = len(found) + strangers
    if strangers or copying.view.passage.similarity < _ALIKE or 3 * differ > agree + differ:
        return []
    return found


_ALIKE = 0.7
"""Similarity of a passage below which differing slots say nothing about a copy."""


def slots_changed(copying: Copying) -> Iterator[Change]:
    """An actor renamed, another place, figure or date, in a passage that otherwise agrees."""
    yield from _slots(copying)


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
    for edit in view.passage.edits:
        source, copy = view.edit_here(edit), view.edit_there(edit)
        if (
            edit.op not in ("delete", "insert", "replace")
            or len(copying.source.text[slice(*source)].split()) > 6
        ):
            continue
        hedge = _hedge(copying.source.text, *source)
        around = (max(0, copy[0] - 30), min(len(copying.copy.text), copy[1] + 30))
        if hedge is None or similarity < _ALIKE or _hedge(copying.copy.text, *around, kept=True) is not None:
            continue
        one, other = (
            fold_string(t) for t in (copying.source.text[slice(*hedge)], copying.copy.text[slice(*copy)])
        )
        if JaroWinkler.similarity(one, other) < 0.8:
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
    (slots_changed, True),
    (clause_dropped, False),
    (clause_added, False),
    (hedge_removed, False),
    (denial_removed, False),
)
"""Each rule, and whether it finds the same change from both sides."""

"""Clauses that one side has and the other has not: inside a passage, and where it ends within a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tawatur import lexicon
from tawatur.corpus.clitics import split
from tawatur.corpus.folding import fold_string, folded_words
from tawatur.corpus.sentences import Sentence
from tawatur.corpus.words import tokens
from tawatur.findings.transmission.copying import Copying, Side
from tawatur.findings.transmission.credited import breaks
from tawatur.findings.transmission.sameness import gone, prices, same_report, stems
from tawatur.findings.transmission.stretches import overlap
from tawatur.model import Change, Range


def _clauses(copying: Copying, gained: bool) -> Iterator[tuple[Range, Range]]:
    """Stretches of five words or more that one side has and the other has not: (original, copy)."""
    least = int(lexicon.load("transmission.yaml")["changes"]["clause_words"])
    side = copying.copy if gained else copying.source
    other = copying.source if gained else copying.copy
    folded: str | None = None
    for source, copy in _lost(copying, gained):
        has, lacks = (copy, source) if gained else (source, copy)
        words = side.text[has[0] : has[1]].split()
        if len(words) < least or not _clause(side, other, has, lacks):
            continue
        folded = fold_string(other.text) if folded is None else folded
        middle = len(words) // 2
        if fold_string(" ".join(words[max(0, middle - 2) : middle + 2])) not in folded:
            yield source, copy


def _clause(side: Side, other: Side, has: Range, lacks: Range) -> bool:
    """Is a stretch more than forms of address or a credit, and are its words not in the other text nearby?

    What was moved, or said in other words, has most of its words there.
    """
    text = side.text[has[0] : has[1]]
    names = [
        (m.start - has[0], m.end - has[0]) for m in side.reading.mentions if overlap(has, (m.start, m.end))
    ]
    plain = {
        split(t.text)[1]
        for t in tokens(text)
        if t.kind == "word" and not any(s <= t.start < e for s, e in names)
    }
    plain = {word for word in plain if len(word) > 2} - _words("honorifics") - _numerals()
    lines = side.text[max(0, has[0] - 2) : has[0]], side.text[has[1] : has[1] + 2]
    if all("\n" in line for line in lines) or prices(side, has) or _scrap(side, has):
        return False
    least = _GONE if len(stems(text)) >= _LONG else _GONE_SHORT
    if len(plain) < _PLAIN or _vouched(side, has) or _told_elsewhere(text, other):
        return False
    return gone(text, other, lacks) >= least and gone(text, other, (0, len(other.text))) >= _GONE_FROM_ALL


def _scrap(side: Side, has: Range) -> bool:
    """Is a stretch no clause by its form?

    One that ends with a particle is cut out of a sentence that was built anew; one that turns to another
    matter only joins; a short sentence by itself that «and» does not join is a caption or a heading.
    """
    text = side.text[has[0] : has[1]]
    words = [t.text for t in tokens(text) if t.kind == "word"]
    if not words or split(words[-1])[1] in _words("joins") | _words("dangling"):
        return True
    sentence = side.sentence_at(has[0]) or has
    whole = len(side.words(*sentence)) <= len(side.words(*has)) and len(stems(text)) < _NEWS
    whole = whole and not split(words[0])[0].startswith(("و", "ف"))
    return whole or (len(stems(text)) < _NEWS and breaks(text, Sentence(0, len(text), 0), least=2))


def _told_elsewhere(text: str, other: Side) -> bool:
    """Does every figure of a stretch stand somewhere in the other text? Then so does what it counts."""
    figures = {t.text for t in tokens(text) if t.kind == "number"}
    return bool(figures) and figures <= {t.text for t in tokens(other.text) if t.kind == "number"}


@cache
def _words(row: str) -> frozenset[str]:
    """The stems of a row of words in the lexicon."""
    return frozenset(split(word)[1] for word in folded_words("transmission.yaml", "changes", row))


@cache
def _numerals() -> frozenset[str]:
    """The stems of number words: a figure written out is no news."""
    arabic = lexicon.load("numerals.yaml")["arabic"]
    rows = [arabic[part] for part in ("units", "tens", "hundreds", "scales")]
    found = [*arabic["eleven"], *arabic["teen"]]
    for value in (v for row in rows for key, v in row.items() if key != "note"):
        found += [w for ws in value.values() for w in ws] if isinstance(value, dict) else value
    return frozenset(split(fold_string(word))[1] for word in found)


def _vouched(side: Side, place: Range) -> bool:
    """Does a stretch hold a credit or the cue of a statement? Who vouches is another matter."""
    vouched = [(c.quote.start, c.quote.end) for c in side.reading.credits if c.quote.field == "text"]
    return any(overlap(place, other) for other in (*vouched, *(s.cue for s in side.reading.statements)))


_PLAIN = 3
"""Words of a clause that are no names, no numerals and no forms of address."""
_EDITED = 0.75
"""Similarity of a passage below which it was reworded: what seems to miss may be told otherwise."""
_GONE, _GONE_SHORT = 0.65, 0.8
"""Part of a clause's words that must be missing around its place in the other text; more of a short one."""
_GONE_FROM_ALL = 0.4
"""Part of a clause's words that the other text may not have anywhere: else it tells it elsewhere."""
_LONG = 8
_NEWS = 9
"""Stems from which a sentence that stands by itself is news."""


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


def _edges(copying: Copying, gained: bool) -> Iterator[Range]:
    """Where one sentence ends or begins with the passage and the other side's goes on, or begins earlier."""
    side, other = (copying.copy, copying.source) if gained else (copying.source, copying.copy)
    folded = fold_string(other.text)
    brief = len(side.words(side.span.start, side.span.end)) < _REPORT
    if brief and 2 * (side.span.end - side.span.start) < len(side.text) and not _whole_sentence(side, other):
        return
    ends = (other.span.end, other.span.end), (other.span.start, other.span.start)
    for rest, place in zip((_tail(side, other), _head(side, other)), ends, strict=True):
        if rest is not None and _new(side, rest, folded) and _clause(side, other, rest, place):
            yield rest


def _whole_sentence(side: Side, other: Side) -> bool:
    """Is a short passage a sentence of the other text from end to end, in reports that share more than it?"""
    first, last = other.sentence_at(other.span.start), other.sentence_at(other.span.end - 1)
    if first is None or last is None or len(side.shared) < 2:
        return False
    return not other.words(first[0], other.span.start) and not other.words(other.span.end, last[1])


def _tail(side: Side, other: Side) -> Range | None:
    """What follows the passage in its last sentence here, where it ends with its sentence there."""
    here, there = side.sentence_at(side.span.end - 1), other.sentence_at(other.span.end - 1)
    if here is None or there is None or other.words(other.span.end, there[1]):
        return None
    begun = min(
        len(side.words(max(here[0], side.span.start), side.span.end)),
        len(other.words(max(there[0], other.span.start), other.span.end)),
    )
    rest = _inner(side, side.span.end, here[1])
    return rest if begun >= _SENTENCE and _joined_on(side.text[rest[0] : rest[1]]) else None


def _head(side: Side, other: Side) -> Range | None:
    """What comes before the passage in its first sentence here, where it begins with its sentence there.

    An attribution or a dateline before it is no clause: a particle, a colon or a dash joins it on.
    """
    here, there = side.sentence_at(side.span.start), other.sentence_at(other.span.start)
    if here is None or there is None or other.words(there[0], other.span.start):
        return None
    going_on = min(
        len(side.words(side.span.start, min(here[1], side.span.end))),
        len(other.words(other.span.start, min(there[1], other.span.end))),
    )
    before = side.text[here[0] : side.span.start]
    if going_on < _SENTENCE or not _closes(before) or not _joined_on(before):
        return None
    return _inner(side, here[0], side.span.start)


_REPORT = 20
"""Words from which a passage is more than a phrase, so that what stands beside it may have been cut."""
_SENTENCE = 6
"""Words that a passage must hold of a sentence on both sides for the rest to belong to the same matter."""
_LONGEST = 40


def _joined_on(text: str) -> bool:
    """Does a rest begin with what joins it to a sentence that is whole without it («كما»، «حيث»، «و»)?"""
    first = next((t.text for t in tokens(text)), "")
    before, stem, _ = split(first)
    return bool(before.removesuffix("ال")) or stem in _words("joins") or first in _words("joins")


def _closes(text: str) -> bool:
    """Does a stretch end with a comma, so that what follows stands by itself?"""
    return text.rstrip()[-1:] in ("،", ",", "؛")


def _inner(side: Side, start: int, end: int) -> Range:
    """A range without marks and white space at its ends."""
    while start < end and not side.text[start].isalnum():
        start += 1
    while end > start and not side.text[end - 1].isalnum():
        end -= 1
    return start, end


def _new(side: Side, rest: Range, folded: str) -> bool:
    """Is a rest of a sentence a clause that the other text has nowhere, and no mere credit?"""
    words = side.words(*rest)
    least = int(lexicon.load("transmission.yaml")["changes"]["edge_words"])
    start, end = rest
    touching = side.text[min(start, side.span.end) : max(end, side.span.start)]
    if "\n" in touching.strip() or not least <= len(words) <= _LONGEST:
        return False
    if any(overlap(rest, taken) for taken in side.shared):
        return False
    if _vouched(side, rest):
        return False
    return not any(fold_string(" ".join(words[i : i + 3])) in folded for i in range(len(words) - 2))


def clause_dropped(copying: Copying) -> Iterator[Change]:
    """The copy leaves out a clause, in the midst of a passage or where it ends."""
    if copying.view.passage.similarity < _EDITED or not same_report(copying):
        return
    similarity = copying.view.passage.similarity
    for source, _ in _clauses(copying, gained=False):
        yield copying.change("clause-dropped", source, None, similarity)
    for rest in _edges(copying, gained=False):
        yield copying.change("clause-dropped", rest, None, 0.9 * similarity)


def clause_added(copying: Copying) -> Iterator[Change]:
    """The copy adds a clause; only where it is known which side is the copy."""
    if copying.sure and copying.view.passage.similarity >= _EDITED and same_report(copying):
        for _, copy in _clauses(copying, gained=True):
            yield copying.change("clause-added", None, copy, copying.view.passage.similarity)
        for rest in _edges(copying, gained=True):
            yield copying.change("clause-added", None, rest, 0.9 * copying.view.passage.similarity)

"""The stage: all times of one article."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from typing import NamedTuple
from weakref import WeakKeyDictionary

from tawatur.corpus.document import Document
from tawatur.corpus.folding import fold_string
from tawatur.evidence.numerals import ordinals, pieces
from tawatur.evidence.times.calendar import shift
from tawatur.evidence.times.choose import nearest
from tawatur.evidence.times.expressions import Expression, Point
from tawatur.evidence.times.grammar import Grammar
from tawatur.evidence.times.resolve import Anchor, Resolved, resolve
from tawatur.evidence.times.vocabulary import data, index, words
from tawatur.model import TimeExpression

_STARTERS = frozenset(
    {
        "weekdays",
        "months",
        "relative",
        "parts",
        "lead",
        "clock",
        "since",
        "ago",
        "decades",
        "seasons",
        "edges",
    }
    | {"quarter", "half", "units", "year-cue", "month-cue", "day-cue", "directions", "first-day"}
)
_STOPS = frozenset({".", "؟", "!", "?", "..", "..."})
_WAS = ("كان", "كانت")
_FAR = 99
_SOFT = 8


class Parsed(NamedTuple):
    """An expression with its place in the text."""

    expression: Expression
    start: int
    end: int


_parsed: WeakKeyDictionary[Document, tuple[Parsed, ...]] = WeakKeyDictionary()


def find_times(document: Document) -> tuple[TimeExpression, ...]:
    """The times of an article in order, without overlap, each with the interval it denotes.

    Relative times count from ``article.published``; where that is unknown they are found but ``unanchored``.
    Dates that cannot be (31 فبراير) are left out.
    """
    parsed = _parse(document)
    anchor = _anchor(document.article.published)
    if anchor:
        anchor = _corrected(parsed, anchor)
    ahead = _Future(document)
    out = []
    day: date | None = None
    last_end = 0
    for item in parsed:
        if any(document.tokens[k].text in _STOPS for k in range(last_end, item.expression.first)):
            day = None
        found = resolve(item.expression, anchor, ahead, day)
        last_end = item.expression.end
        if found is None:
            continue
        out.append(_record(document, item, found))
        if isinstance(item.expression, Point) and item.expression.days():
            day = found.day
    return tuple(out)


def time_spans(document: Document) -> list[tuple[int, int]]:
    """Where times stand, for stages that must not read their numbers as quantities."""
    return [(item.start, item.end) for item in _parse(document)]


def _record(document: Document, item: Parsed, found: Resolved) -> TimeExpression:
    return TimeExpression(
        article=document.article.id,
        start=item.start,
        end=item.end,
        from_=found.from_,
        to=found.to,
        precision=found.precision,  # type: ignore[arg-type]
        part=found.part,
    )


def _anchor(published: str | None) -> Anchor | None:
    """The publication day as written, in its own zone; ``None`` where it is missing or no date."""
    if not published:
        return None
    try:
        day = date.fromisoformat(published[:10])
    except ValueError:
        return None
    try:
        return Anchor(day, datetime.fromisoformat(published) if len(published) > 10 else None)
    except ValueError:
        return Anchor(day)


def _corrected(parsed: tuple[Parsed, ...], anchor: Anchor) -> Anchor:
    """Move the anchor where the text itself says so: «اليوم الأحد» in an article dated Monday.

    Papers print, and crawlers stamp, a day or two after writing. All such pairs must agree.
    """
    shifts = set()
    for item in parsed:
        point = item.expression
        if isinstance(point, Point) and point.relative is not None and point.weekday is not None:
            day = shift(anchor.day, point.relative)
            shifts.add((nearest(day, point.weekday) - day).days)
    if len(shifts) == 1 and (days := shifts.pop()) and -5 <= days <= 1:
        return Anchor(shift(anchor.day, days))
    return anchor


@cache
def _starters() -> frozenset[str]:
    """Every folded token that an expression can begin with, numbers aside."""
    found = {word for word, rows in index().items() if any(sense.kind in _STARTERS for _, sense in rows)}
    counted = {word for word, piece in pieces().items() if piece.definite or word.isascii()}
    return frozenset(
        found | counted | set(ordinals()) | {"ال", "وال", "بال", "لل", "اخر", "واخر", "the", "a", "an"}
    )


def _parse(document: Document) -> tuple[Parsed, ...]:
    if document in _parsed:
        return _parsed[document]
    grammar = Grammar(document.tokens, document.text, document.article.language)
    tokens, starters = document.tokens, _starters()
    out, i = [], 0
    while i < len(tokens):
        token = tokens[i]
        found = grammar.read(i) if token.kind == "number" or token.text in starters else None
        if found is None:
            i += 1
            continue
        start = _skipped(document.text, tokens[found.first].start, found.skip)
        out.append(Parsed(found, start, tokens[found.end - 1].end))
        i = max(found.end, i + 1)
    return _parsed.setdefault(document, tuple(out))


def _skipped(text: str, start: int, skip: int) -> int:
    """Past ``skip`` folded characters: attached particles are not part of an expression."""
    while skip > 0 and start < len(text):
        skip -= len(fold_string(text[start]))
        start += 1
    while start < len(text) and not fold_string(text[start]):
        start += 1
    return start


class _Future:
    """How near before a token a word of the future stands, within its sentence; soft words count as far."""

    def __init__(self, document: Document) -> None:
        self.tokens = document.tokens
        cues = data()["cues"]["future"]
        self.words = words("cues", "future", "words")
        self.soft = words("cues", "future", "soft")
        self.scheduled = words("cues", "future", "scheduled", "words")
        self.not_ = words("cues", "future", "not")
        self.prefixes = tuple(fold_string(prefix) for prefix in cues["prefixes"])

    def __call__(self, i: int) -> int:
        for k in range(i - 1, max(-1, i - 13), -1):
            text = self.tokens[k].text
            if text in _STOPS:
                break
            if text in self.words or (
                text.startswith(self.prefixes) and len(text) > 4 and text not in self.not_
            ):
                return i - k
            planned = text in self.scheduled and not self.tokens[k - 1].text.endswith(_WAS)
            if text in self.soft or planned:
                return max(i - k, _SOFT)
        return _FAR

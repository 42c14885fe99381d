"""A passage as a copying: from which text to which, and where places of the one lie in the other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import permutations
from typing import NamedTuple, TypeVar

from rapidfuzz.distance import JaroWinkler

from tawatur.corpus.sentences import Sentence, sentences
from tawatur.corpus.words import tokens
from tawatur.findings.transmission.mapping import Track, View
from tawatur.findings.transmission.stretches import overlap
from tawatur.model import (
    Change,
    ChangeKind,
    Mention,
    Quantity,
    Range,
    Reading,
    Span,
    Statement,
    TimeExpression,
)

P = TypeVar("P", Mention, Quantity, TimeExpression)


class Side(NamedTuple):
    """One article with its reading, cut to what lies in the passage when asked.

    ``shared`` are the stretches of it that any passage with the other article holds; ``signed``: its byline
    names a person. ``day`` of publication: ISO 8601.
    """

    text: str
    reading: Reading
    span: Span
    shared: Sequence[Range] = ()
    signed: bool = False
    day: str | None = None

    def within(self, records: Sequence[P]) -> list[P]:
        """The records that lie wholly in the passage; ``records`` are in order of their start."""
        first = bisect_left(records, self.span.start, key=lambda r: r.start)
        out = []
        for record in records[first:]:
            if record.start >= self.span.end:
                break
            if record.end <= self.span.end:
                out.append(record)
        return out

    def sentence_at(self, position: int) -> Range | None:
        """The sentence in which a position lies."""
        found = _sentences(self.text)
        i = bisect_right(found, position, key=lambda s: s.start) - 1
        return (found[i].start, found[i].end) if i >= 0 and position < found[i].end else None

    def words(self, start: int, end: int) -> list[str]:
        """The words of a range, as printed."""
        return [w for w in self.text[start:end].split() if any(c.isalnum() for c in w)]


@lru_cache(maxsize=256)
def _sentences(text: str) -> tuple[Sentence, ...]:
    return tuple(sentences(text))


class Copying(NamedTuple):
    """A passage from original to copy; ``sure`` where its direction is known."""

    number: int
    view: View
    source: Side
    copy: Side
    track: Track
    sure: bool

    def there(self, start: int, end: int) -> Range:
        """Where a range of the original lies in the copy."""
        return self.track.range(start, end)

    def change(self, kind: ChangeKind, source: Range | None, copy: Range | None, confidence: float) -> Change:
        """A change at these ranges; less sure where the direction is unknown."""
        name, other = self.source.span.article, self.copy.span.article
        return Change(
            kind=kind,
            passage=self.number,
            from_=Span(name, *source) if source else None,
            to=Span(other, *copy) if copy else None,
            confidence=round(confidence * (1.0 if self.sure else 0.9), 3),
        )


Rule = Callable[[Copying], Iterator[Change]]
"""Finds the changes of one kind."""


def covers(statement: Statement, start: int, end: int) -> float:
    """Which part of a range the statement's content holds."""
    return sum(overlap(c, (start, end)) for c in statement.content) / max(1, end - start)


def bare_words(name: str) -> set[str]:
    """The folded words of a name, articles aside."""
    return {t.text.removeprefix("ال") for t in tokens(name) if t.kind != "punct"}


def other_spelling(one: set[str], other: set[str]) -> bool:
    """Do two names differ in spelling alone: each word of either has its like in the other?

    Words are alike by their letters, or by their consonants where g is written غ, ج, ك or ق.
    """
    if _alike("".join(sorted(one)), "".join(sorted(other))) or _run_together(one, other):
        return True
    return all(any(_alike(a, b) for b in other) for a in one) and all(
        any(_alike(a, b) for b in one) for a in other
    )


def _run_together(one: set[str], other: set[str]) -> bool:
    """Is one name the other's words written as one («فيس بوك»، «فيسبوك»)?"""
    short, long = sorted((one, other), key=len)
    return len(short) == 1 and len(long) == 2 and {"".join(w) for w in permutations(long)} >= short


def _alike(one: str, other: str) -> bool:
    return JaroWinkler.similarity(one, other) >= _SAME_WORD or (
        _skeleton(one) == _skeleton(other) and len(_skeleton(one)) >= _CONSONANTS
    )


_SAME_WORD = 0.88
_CONSONANTS = 3
_VOWELS = str.maketrans("غكق", "ججج", "اويءهةىئؤ")


def _skeleton(word: str) -> str:
    return word.translate(_VOWELS)

"""One document as the grammar of times sees it: its words, and readers of dates and clock times."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.corpus.words import Token
from tawatur.evidence.times.clock import ClockReader
from tawatur.evidence.times.dates import DateReader
from tawatur.evidence.times.expressions import Point
from tawatur.evidence.times.vocabulary import Match, Reader, words

_THIS = ("هذا", "هذه")


class Page:
    """Tokens with look-up, and readers of dates, clock times, years and pointers."""

    def __init__(self, tokens: Sequence[Token], text: str, language: str) -> None:
        self.tokens, self.source = tokens, text
        self.reader = Reader([t.text for t in tokens])
        self.dates = DateReader(tokens, text, self.reader, language)
        self.clocks = ClockReader(tokens, self.reader)
        self.vague_pointers = words("directions", "article_only", "words")

    def found(self, point: Point, at: int, kind: str) -> Match | None:
        """A match that may stand here: only the first part of a point has a particle before it."""
        match = self.reader.match(at, kind)
        if match and match.sense.skip:
            if at != point.first:
                return None
            point.skip = match.sense.skip
        return match

    def year_of(self, at: int) -> tuple[str, int, int, int] | None:
        """The year that follows a day and month or a month: 2015, عام 2015, من عام 2015, ، 2015."""
        begin = at + (self.reader.text(at) in ("من", "،", ",", "لعام", "of", "/"))
        cue = self.reader.match(begin, "year-cue")
        if cue:
            return self.dates.year(cue.end, True)
        return self.dates.year(begin, False) if self.dates.number(begin) is not None else None

    def pointer_at(self, at: int) -> tuple[str, int, int] | None:
        """(last | next | this, steps, token after); قبل الماضي is two steps."""
        steps = 1
        if self.reader.text(at) in ("قبل", "ماقبل", "بعد"):
            at, steps = at + 1, 2
        found = self.reader.match(at, "directions")
        if found is None or found.sense.skip:
            return None
        if self.reader.text(at) in self.vague_pointers or self.reader.text(at) in _THIS:
            return None
        return found.sense.value, steps, found.end

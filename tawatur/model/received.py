"""What was received: articles, receipts, and how a place in a text is named."""

from __future__ import annotations

from typing import Literal

import msgspec

Range = tuple[int, int]
"""(start, end) in code points of one article's text, end exclusive."""


class Record(msgspec.Struct, frozen=True):
    """What all nouns have in common: immutable, compared by value, written as one JSON object."""


Status = Literal["ok", "duplicate", "partial", "quarantined"]


class Article(Record, frozen=True, kw_only=True):
    """One report as received. ``text`` is the body and never changes; all else may be unknown.

    ``published`` is ISO 8601, a date (``2017-10-29``) or a moment with its time zone.
    ``language`` is an ISO 639-1 code. ``sha256`` is the digest of the text in UTF-8.
    """

    id: str
    text: str
    sha256: str
    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    byline: str | None = None
    url: str | None = None
    language: str = "ar"


class Receipt(Record, frozen=True, kw_only=True):
    """What became of one input: every input gets exactly one, so that their counts add up.

    ``source`` names the file (and line) as the user gave it. ``article`` is the id of the article
    that came of it, or of the one it duplicates; ``None`` where nothing could be read.
    """

    source: str
    status: Status
    reason: str | None = None
    article: str | None = None


class Span(msgspec.Struct, frozen=True, order=True):
    """A stretch of one article's text."""

    article: str
    start: int
    end: int


class Quote(Record, frozen=True, kw_only=True):
    """Evidence that a reader can open: the words, and where they stand.

    ``field`` says in which part of the article ``start`` and ``end`` count.
    """

    article: str
    field: Literal["text", "byline", "title"] = "text"
    start: int
    end: int
    text: str


class Reason(Record, frozen=True, kw_only=True):
    """One readable factor of a judgement: its name, its weight in the sum, and what it rests on."""

    factor: str
    weight: float
    detail: str | None = None
    evidence: tuple[Quote, ...] = ()


def outlet_key(article: Article) -> str:
    """The outlet that an article counts for: its name, or the article itself where none is known."""
    return article.outlet or article.id

"""Mentions: the spans of an article that name persons, bodies, groups, places, offices and nationalities.

Finding only. A curated body or a nationality carries its entity already, because its name says so; whom the
other names mean is decided in ``tawatur.findings.entities``, which may abstain.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from tawatur.corpus.document import Document
from tawatur.corpus.words import Token
from tawatur.evidence.mentions.acting import acting_in
from tawatur.evidence.mentions.again import short_names_in, surnames_in
from tawatur.evidence.mentions.candidates import (
    Candidate,
    adjectives_among,
    bodies_in,
    chosen,
    demonyms_in,
)
from tawatur.evidence.mentions.context import Listed, hints, listed, marks_of, unfolded
from tawatur.evidence.mentions.english import english_in, is_english
from tawatur.evidence.mentions.located import places_in
from tawatur.evidence.mentions.offices import offices_in
from tawatur.evidence.mentions.tagged import tagged_in
from tawatur.evidence.mentions.tagger import Tagged, tag
from tawatur.model import Mention

_FATHATAN = "\u064b"  # no place's name ends in it: «روسياً» is an adjective
_LONGEST_ROW = 400  # tokens given to the tagger at once; a list of thousands of names is cut


def find_mentions(document: Document) -> tuple[Mention, ...]:
    """All mentions of an article in the order of the text.

    ``text[start:end]`` is the name without attached particles; ``name`` is how it would stand alone.
    Mentions do not
    overlap, except that an office may contain a body or a place («المتحدث باسم *التحالف الدولي*»). Linear
    in the text.
    """
    row = readable(document)
    if not any(t.kind == "word" for t in row):
        return ()
    found = english_in(document.text, row) if is_english(row) else _arabic(document, row)
    offices = offices_in(row, found)
    inside = {k for c in offices for k in range(c.first, c.end)}
    kept = [c for c in found if c.kind != "nationality" or c.first not in inside]
    mentions = [
        _mention(document, row, c) for c in sorted([*kept, *offices], key=lambda c: (c.first, -c.end))
    ]
    return tuple(m for m in mentions if m.start < m.end)


def readable(document: Document) -> list[Token]:
    """The tokens without the marks that tie words to a hashtag (``#محمد_المحمدي``), على told from علي."""
    return [unfolded(document.text, t) for t in document.tokens if t.text not in ("_", "#")]


def _arabic(document: Document, row: list[Token]) -> list[Candidate]:
    found = listed(row)
    tagged = _tagged(document, row, found)
    text = document.folded.text
    names = tagged_in(row, tagged)
    places = places_in(row, found.places, tagged, (c for c in names if c.kind == "place"), text)
    places = [c for c in places if _FATHATAN not in document.text[row[c.first].start : row[c.end - 1].end]]
    others = _not_places(row, [c for c in names if c.kind != "place"], places)
    candidates = [*bodies_in(found.bodies), *others, *adjectives_among(row, places), *demonyms_in(row)]
    candidates += acting_in(row)
    first = chosen(candidates)
    return chosen([*candidates, *surnames_in(row, first), *short_names_in(row, first)])


def _not_places(
    row: Sequence[Token], names: Sequence[Candidate], places: Sequence[Candidate]
) -> list[Candidate]:
    """A «person» of two words or more that is a place elsewhere in the article is that place here too."""
    known = {_spelled(row, c) for c in places if c.end - c.first > 1}
    return [
        c._replace(kind="place", rank=1) if c.kind == "person" and _spelled(row, c) in known else c
        for c in names
    ]


def _spelled(row: Sequence[Token], c: Candidate) -> str:
    return " ".join(t.text for t in row[c.first : c.end])[c.cut :]


def _tagged(document: Document, row: list[Token], found: Listed) -> list[Tagged]:
    """The tagger reads sentence by sentence; its token numbers are moved to the whole row."""
    starts = [t.start for t in row]
    marks = marks_of(row, found)
    parts: list[tuple[int, int]] = []
    for sentence in document.sentences:
        first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        for start in range(first, last, _LONGEST_ROW):
            parts += [(start, min(start + _LONGEST_ROW, last))]
    names = tag([(row[start:end], marks[start:end]) for start, end in parts], hints(row))
    return [
        Tagged(t.first + start, t.end + start, t.label)
        for (start, _), inside in zip(parts, names, strict=True)
        for t in inside
    ]


def _mention(document: Document, row: Sequence[Token], c: Candidate) -> Mention:
    start = _without(document, row[c.first], c.cut)
    end = row[c.end - 1].end
    text = document.text[start:end]
    return Mention(
        article=document.article.id,
        start=start,
        end=end,
        kind=c.kind,
        name=_alone(text, row, c),
        entity=c.entity,
        confidence=c.confidence,
    )


def _without(document: Document, token: Token, cut: int) -> int:
    """The offset of a token's letter number ``cut``, marks skipped."""
    if not cut:
        return token.start
    if len(token.text) == token.end - token.start:
        return token.start + cut
    first, last = document.folded.folded(token.start, token.end)
    return document.folded.original(first + cut, last)[0] if first + cut < last else token.start


def _alone(text: str, row: Sequence[Token], c: Candidate) -> str:
    """The name as it stands alone, its article restored after لل, on one line."""
    word = row[c.first].text
    if c.cut >= 2 and word[c.cut - 2 : c.cut] == "لل":
        text = "ال" + text
    return " ".join(text.replace("_", " ").replace("#", " ").split())


__all__ = ["find_mentions"]

"""Mentions: the spans of an article that name persons, bodies, groups, places, offices and nationalities.

Finding only. A curated body or a nationality carries its entity already, because its name says so; whom the
other names mean is decided in ``tawatur.findings.entities``, which may abstain.
"""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.corpus.document import Document
from tawatur.corpus.words import Token
from tawatur.evidence.mentions.again import short_names_in, surnames_in
from tawatur.evidence.mentions.candidates import (
    Candidate,
    bodies_in,
    chosen,
    demonyms_in,
    tagged_in,
)
from tawatur.evidence.mentions.english import english_in, is_english
from tawatur.evidence.mentions.located import forbidden, places_in
from tawatur.evidence.mentions.offices import offices_in
from tawatur.evidence.mentions.tagger import Tagged, tag
from tawatur.model import Mention

_LONGEST_ROW = 400  # tokens given to the tagger at once; a list of thousands of names is cut


def find_mentions(document: Document) -> tuple[Mention, ...]:
    """All mentions of an article in the order of the text.

    ``text[start:end]`` is the name without attached particles; ``name`` is how it would stand alone. Mentions do not
    overlap, except that an office may contain a body or a place («المتحدث باسم *التحالف الدولي*»). Linear in the text.
    """
    row = document.tokens
    if not any(t.kind == "word" for t in row):
        return ()
    found = english_in(document) if is_english(row) else _arabic(document)
    offices = offices_in(row, found)
    inside = {k for c in offices for k in range(c.first, c.end)}
    kept = [c for c in found if c.kind != "nationality" or c.first not in inside]
    mentions = [_mention(document, c) for c in sorted([*kept, *offices], key=lambda c: (c.first, -c.end))]
    return tuple(m for m in mentions if m.start < m.end)


def _arabic(document: Document) -> list[Candidate]:
    row = document.tokens
    tagged = _tagged(document)
    text = document.folded.text
    names = [c for c in tagged_in(row, tagged) if c.kind != "place" or not forbidden(row, c, text)]
    listed = [*bodies_in(row), *names, *places_in(row, tagged, text), *demonyms_in(row)]
    first = chosen(listed)
    return chosen([*listed, *surnames_in(row, first), *short_names_in(row, first)])


def _tagged(document: Document) -> list[Tagged]:
    """The tagger reads sentence by sentence; its token numbers are moved to the whole row."""
    out = []
    for sentence in document.sentences:
        span = document.tokens_in(sentence.start, sentence.end)
        for start in range(span.start, span.stop, _LONGEST_ROW):
            part = document.tokens[start : min(start + _LONGEST_ROW, span.stop)]
            out += [Tagged(t.first + start, t.end + start, t.label) for t in tag(part)]
    return out


def _mention(document: Document, c: Candidate) -> Mention:
    row = document.tokens
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
    return " ".join(text.split())


__all__ = ["find_mentions"]

"""Candidate names on a row of tokens, and which of them stay where several claim the same words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tawatur.corpus.clitics import split
from tawatur.corpus.words import Token
from tawatur.evidence.mentions.bodies import bodies
from tawatur.evidence.mentions.demonyms import demonym
from tawatur.evidence.mentions.features import in_class
from tawatur.evidence.mentions.gazetteer import gazetteer
from tawatur.evidence.mentions.names import is_name
from tawatur.evidence.mentions.phrases import first_forms
from tawatur.evidence.mentions.places import place_at
from tawatur.evidence.mentions.tagger import Tagged
from tawatur.model import MentionKind


class Candidate(NamedTuple):
    """A possible name at tokens ``first:end``, the first of them without ``cut`` letters. Low ``rank`` wins."""

    first: int
    end: int
    cut: int
    kind: MentionKind
    rank: int
    entity: str | None
    confidence: float


def cut_of(word: str) -> int:
    """How many letters of a name's first word are attached conjunctions and prepositions (لديلون: 1).

    A word that is itself a listed name keeps all its letters (بوتين, كيري, ولد); otherwise a rest that is listed
    decides, then the clitic splitter.
    """
    if is_name(word) or word in gazetteer().phrases:
        return 0
    for form in first_forms(word)[1:]:
        if is_name(form.text) or form.text in gazetteer().phrases:
            return form.cut
    before = split(word)[0]
    return len(before.removesuffix("ال")) if before and before not in ("ال", "لل") else 2 * (before == "لل")


def bodies_in(row: Sequence[Token]) -> list[Candidate]:
    """Curated bodies by their full names."""
    out, i, table = [], 0, bodies()
    while i < len(row):
        found = table.at(row, i) if row[i].kind == "word" else None
        body = table.body(found.value) if found else None
        if found is None or body is None:
            i += 1
            continue
        rank = 0 if found.end - found.first > 1 else 2
        out.append(Candidate(found.first, found.end, found.cut, body.kind, rank, body.id, 0.95))
        i = found.end
    return out


def tagged_in(row: Sequence[Token], tagged: Iterable[Tagged]) -> list[Candidate]:
    """What the tagger found, without leading titles and place nouns."""
    out = []
    for t in tagged:
        first, end = t.first, t.end
        if t.label == "PERS":
            if _describes(row[first:end]):
                continue
            while first < end - 1 and in_class(row[first].text, "titles"):
                first += 1
            rank = 1 if end - first > 1 else 4
            out.append(Candidate(first, end, cut_of(row[first].text), "person", rank, None, 0.8))
        elif t.label == "LOC":
            while first < end - 1 and in_class(row[first].text, "place_nouns"):
                known = place_at(row, first)
                if known and known.end >= end:
                    break
                first += 1
            known = place_at(row, first)
            cut = known.cut if known and known.end == end else cut_of(row[first].text)
            if not in_class(row[first].text, "place_nouns") or end - first > 1:
                out.append(Candidate(first, end, cut, "place", 5, None, 0.8))
        else:
            out.append(Candidate(first, end, cut_of(row[first].text), "organisation", 6, None, 0.6))
    return out


def _describes(words: Sequence[Token]) -> bool:
    """Whether a tagged person is rather an adjective pair (جوي روسي) or a lone demonym."""
    last = demonym(words[-1].text)
    if last is None:
        return False
    return not last[1].definite if len(words) > 1 else not is_name(words[0].text)


def demonyms_in(row: Sequence[Token]) -> list[Candidate]:
    """Adjectives and nouns of nationality."""
    out = []
    for i, token in enumerate(row):
        if token.kind == "word" and (found := demonym(token.text)):
            out.append(Candidate(i, i + 1, found[0], "nationality", 9, found[1].whose, 0.8))
    return out


def chosen(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Candidates that do not overlap: lower rank first, then the longer, then the earlier."""
    taken: set[int] = set()
    out = []
    for c in sorted(candidates, key=lambda c: (c.rank, c.first - c.end, c.first)):
        words = range(c.first, c.end)
        if taken.isdisjoint(words):
            taken.update(words)
            out.append(c)
    return sorted(out)

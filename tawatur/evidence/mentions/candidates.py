"""Candidate names on a row of tokens, and which of them stay where several claim the same words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tawatur.corpus.words import Token
from tawatur.evidence.mentions.bodies import bodies
from tawatur.evidence.mentions.demonyms import demonym
from tawatur.evidence.mentions.demonyms import table as demonym_forms
from tawatur.evidence.mentions.phrases import Found
from tawatur.model import MentionKind

_NO_NOUN = frozenset(["الذين", "التي", "الذي", "اللتين", "اللذين", "الان", "اليوم"])


class Candidate(NamedTuple):
    """A possible name at tokens ``first:end``, the first of them without ``cut`` letters. Low ``rank``
    wins.
    """

    first: int
    end: int
    cut: int
    kind: MentionKind
    rank: int
    entity: str | None
    confidence: float


def bodies_in(found: Iterable[Found[str]]) -> list[Candidate]:
    """Curated bodies by their full names."""
    out = []
    for f in found:
        if body := bodies().body(f.value):
            rank = 0 if f.end - f.first > 1 else 2
            out.append(Candidate(f.first, f.end, f.cut, body.kind, rank, body.id, 0.95))
    return out


def demonyms_in(row: Sequence[Token]) -> list[Candidate]:
    """Adjectives and nouns of nationality."""
    out = []
    for i, token in enumerate(row):
        if token.kind == "word" and (found := demonym(token.text)):
            out.append(Candidate(i, i + 1, found[0], "nationality", 9, found[1].whose, 0.8))
    return out


def adjectives_among(row: Sequence[Token], places: Iterable[Candidate]) -> list[Candidate]:
    """Places without those that describe the noun before them: «الشركات السعودية» is no place."""
    out = []
    for c in places:
        before = row[c.first - 1].text if c.first else ""
        describes = c.end - c.first == 1 and not c.cut and row[c.first].text in demonym_forms()
        noun = before.startswith(("ال", "بال", "لل", "وال")) and len(before) > 4
        if not (describes and noun and before not in _NO_NOUN):
            out.append(c)
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

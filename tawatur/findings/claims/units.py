"""The clauses of a story with what they say, and which of their numbers cannot be rivals."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tawatur.corpus.document import Document, document
from tawatur.corpus.furniture import furniture, is_furniture
from tawatur.findings.claims.clauses import Clause, clauses_of
from tawatur.findings.claims.predicates import has_verb, is_phrase
from tawatur.findings.claims.slots import Saying, saying
from tawatur.model import Article, Range, Reading

_NEAR = 2
"""Sentences within which two numbers of one kind may speak of one thing."""

_FAR = 4
"""Sentences beyond which they speak of two."""


class Unit(NamedTuple):
    """One clause of one article of a story, with what it says, its first word (folded) and its language.

    ``phrase`` holds where it has no predicate of its own, ``verb`` where a finite verb stands in it.
    """

    article: str
    clause: Clause
    saying: Saying
    opening: str
    language: str = "ar"
    phrase: bool = False
    verb: bool = False

    @property
    def range(self) -> Range:
        """Where it stands in its article."""
        return (self.clause.start, self.clause.end)

    @property
    def voice(self) -> str | None:
        """Whose words it is part of: the speaker, or ``None`` for the article's own."""
        statement = self.clause.statement
        return None if statement is None else statement.speaker_id or statement.id

    @property
    def key(self) -> tuple[object, ...]:
        """Equal for clauses that say the same in the same words."""
        return (
            tuple(sorted(self.saying.words.items())),
            tuple(sorted(self.saying.tolls.items())),
            self.saying.negated,
        )


_NAMES = 0.75
"""Part of a clause's words inside names and offices from which, without a verb, it lists who was there."""


def units_of(article: Article, reading: Reading, sections: Sequence[Range] = ()) -> list[Unit]:
    """The clauses of an article in order of their starts; page furniture and lists of names assert nothing.

    Of a round-up only the clauses inside its ``sections``; no section means the whole article.
    """
    page = document(article)
    around = furniture(article)
    people = sorted((m.start, m.end) for m in reading.mentions if m.kind in _PEOPLE)
    starts = [start for start, _ in people]
    found = [
        Unit(
            article.id,
            clause,
            saying(page, clause, reading.quantities, reading.times),
            page.tokens[clause.first].text,
            article.language,
            article.language == "ar" and is_phrase(_texts(page, clause)),
            has_verb(_texts(page, clause)),
        )
        for clause in clauses_of(page, reading.statements)
        if not is_furniture((clause.start, clause.end), around)
        and (not sections or any(s <= clause.start and clause.end <= e for s, e in sections))
    ]
    return sorted(
        (u for u in found if u.saying.words and (u.verb or _named(page, u.clause, people, starts) < _NAMES)),
        key=lambda u: (u.range, u.clause.level == 2),
    )


_PEOPLE = frozenset({"person", "office"})


def _named(page: Document, clause: Clause, people: Sequence[Range], starts: Sequence[int]) -> float:
    """The part of a clause's words that lie inside mentions of people and their offices."""
    inside = words = 0
    at = max(0, bisect_left(starts, clause.start) - 1)
    near = people[at : bisect_left(starts, clause.end)]
    for i in range(clause.first, clause.last):
        token = page.tokens[i]
        if token.kind != "punct":
            words += 1
            inside += any(start <= token.start and token.end <= end for start, end in near)
    return inside / words if words else 0.0


def _texts(page: Document, clause: Clause) -> list[str]:
    return [token.text for token in page.tokens[clause.first : clause.last] if token.kind != "punct"]


Forbidden = Mapping[str, frozenset[tuple[float, float]]]


def not_rivals(units: Sequence[Unit]) -> dict[str, frozenset[tuple[float, float]]]:
    """For each toll, pairs of numbers that one article gives for different things.

    A voice that names two numbers close by (nine soldiers, six rebels; the own voice in one sentence), or an
    article that names them far apart, counts two things; so does one that names a number and its two parts.
    Where any article sets them side by side from two voices, they are rivals.
    """
    by_article: dict[str, list[tuple[str, float, Unit]]] = defaultdict(list)
    for unit in units:
        if unit.clause.level < 2:
            for kind, value in unit.saying.tolls.items():
                by_article[unit.article].append((kind, value, unit))
    apart: dict[str, set[tuple[float, float]]] = defaultdict(set)
    beside: dict[str, set[tuple[float, float]]] = defaultdict(set)
    distinct: dict[str, set[tuple[float, float]]] = defaultdict(set)
    for tolls in by_article.values():
        nearest: dict[tuple[str, float, float], int] = {}
        for place, (kind, value, unit) in enumerate(tolls):
            for other_kind, other, second in tolls[:place]:
                if kind != other_kind or value == other:
                    continue
                pair = (min(value, other), max(value, other))
                gap = abs(unit.clause.sentence - second.clause.sentence)
                key = (kind, *pair)
                nearest[key] = min(nearest.get(key, gap), gap)
                if unit.voice == second.voice and gap <= (unit.voice is not None):
                    distinct[kind].add(pair)
                elif gap <= _NEAR:
                    beside[kind].add(pair)
        for (kind, low, high), gap in nearest.items():
            if gap >= _FAR:
                apart[kind].add((low, high))
        for kind in {kind for kind, _, _ in tolls if not kind.startswith(("n:", "u:"))}:
            distinct[kind] |= _parts({value for of, value, _ in tolls if of == kind})
    kinds = sorted({*apart, *distinct})
    return {kind: frozenset((apart[kind] - beside[kind]) | distinct[kind]) for kind in kinds}


def _parts(values: set[float]) -> set[tuple[float, float]]:
    """Pairs of a number and its part, where both its parts are among the numbers."""
    return {
        (part, whole)
        for whole in values
        for part in values
        if part < whole and whole - part != part and whole - part in values
    }

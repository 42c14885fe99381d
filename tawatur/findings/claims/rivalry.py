"""Whether two numbers that clauses of one story give are rivals: of one thing, told by two, not both right.

A round-up tells many tolls, a report also those of earlier attacks, and daily bulletins repeat their wording
with other figures. Two numbers are rivals only where no voice gives both, the places that are named are not
others, neither belongs to an earlier event, and what governs them is the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from tawatur.corpus.clitics import frequency, split
from tawatur.corpus.document import Document
from tawatur.corpus.folding import folded_words
from tawatur.findings.claims.counts import may_be_rivals
from tawatur.findings.claims.slots import Saying, keys_of, likeness
from tawatur.findings.claims.units import Unit
from tawatur.model import Mention, Quantity

_SENTENCE = 2
"""In a whole sentence a number may count anything."""

_MANY = 3
"""Numbers of one toll in one article from which it is a round-up: then a common place must be named."""

_ABOUT = 1.06
"""«More than twenty» holds where it is twenty-one: an approximate number and one that much larger agree."""

_PARALLEL = 0.6
"""Likeness from which two clauses say the same but for what they count."""

_GOVERNED = 0.4
"""Likeness that is enough where the same word governs both numbers: «برصيد 55 نقطة»."""

_EVERYDAY = 6.0
"""Zipf frequency from which a word governs nothing (في, من, نحو)."""

_BEFORE = 4
"""Words before a toll among which an interval makes it an earlier one: «بعد ثلاثة أيام من مقتل»."""


WIDE = frozenset({"country", "continent", "region", "sea"})
"""Features of places that are too wide to tell two events apart."""


class Count(NamedTuple):
    """One number of a clause: what it counts, and what tells whether another counts the same.

    ``places`` are the places that the clause or its sentence names, countries aside; ``governor`` is the
    telling word before the number, ``whom`` of whose ranks they are. ``least``: it is a lower bound.
    ``only``: it is said to be no more. ``earlier``: of another event before, or of those who recovered.
    ``rounded``: the article counts many tolls of this kind; ``crowded``: so does the story.
    """

    unit: Unit
    kind: str
    value: float
    places: frozenset[str] = frozenset()
    governor: str = ""
    whom: frozenset[str] = frozenset()
    least: bool = False
    only: bool = False
    earlier: bool = False
    rounded: bool = False
    crowded: bool = False


class Scene(NamedTuple):
    """What a story's articles show around their numbers. ``wide`` are entities too wide to tell places apart.

    ``apart`` are, for each toll, pairs of numbers that one voice of one article gives; ``tellings`` how many
    numbers of a toll and a class of people an article gives, ``crowded`` tolls of which several articles give
    many, ``lone`` sentences (article, number) that give one number of a toll and a class, with the length of
    the shortest clause that does.
    """

    pages: Mapping[str, Document]
    mentions: Mapping[str, Sequence[Mention]]
    quantities: Mapping[str, Sequence[Quantity]]
    wide: frozenset[str] = frozenset()
    apart: Mapping[str, frozenset[tuple[float, float]]] = MappingProxyType({})
    tellings: Mapping[tuple[str, str, str], int] = MappingProxyType({})
    crowded: frozenset[str] = frozenset()
    lone: Mapping[tuple[str, int, str, str], int] = MappingProxyType({})


def _words(name: str) -> frozenset[str]:
    return folded_words("claims/counts.yaml", name, "words")


def scene(
    units: Iterable[Unit],
    pages: Mapping[str, Document],
    mentions: Mapping[str, Sequence[Mention]],
    quantities: Mapping[str, Sequence[Quantity]],
    wide: frozenset[str],
) -> Scene:
    """The scene of a story's clauses."""
    told: dict[tuple[str, str, str], list[tuple[float, Unit]]] = defaultdict(list)
    spoken: dict[tuple[str, int, str, str], list[tuple[float, int]]] = defaultdict(list)
    for unit in units:
        if unit.clause.level < _SENTENCE:
            for kind, value in unit.saying.tolls.items():
                of = unit.saying.classes.get(kind, "")
                told[unit.article, kind, of].append((value, unit))
                spoken[unit.article, unit.clause.sentence, kind, of].append(
                    (value, unit.clause.end - unit.clause.start)
                )
    apart: dict[str, set[tuple[float, float]]] = defaultdict(set)
    tellings = {key: len({value for value, _ in given}) for key, given in told.items()}
    for key, given in told.items():
        article, kind, _ = key
        by_voice: dict[str | None, set[float]] = defaultdict(set)
        for value, unit in given:
            # an article may set two reports of one thing side by side
            listed = kind.startswith(("n:", "u:")) or tellings[key] >= _MANY
            if listed and not _is_update(unit, pages[article]):
                by_voice[unit.voice].add(value)
        for values in by_voice.values():
            ordered = sorted(values)
            apart[kind].update((x, y) for k, x in enumerate(ordered) for y in ordered[k + 1 :])
    rounds = Counter(kind for (_, kind, _), n in tellings.items() if n >= _MANY)
    return Scene(
        pages,
        mentions,
        quantities,
        wide,
        {kind: frozenset(pairs) for kind, pairs in apart.items()},
        tellings,
        frozenset(kind for kind, n in rounds.items() if n > 1),
        {key: min(n for _, n in given) for key, given in spoken.items() if len({v for v, _ in given}) == 1},
    )


def _is_update(unit: Unit, page: Document) -> bool:
    """Does the sentence say that the number replaces another: «ارتفعت الحصيلة إلى»?"""
    sentence = page.sentences[unit.clause.sentence]
    inside = page.tokens_in(sentence.start, sentence.end)
    return any(page.tokens[i].text in _words("updates") for i in inside)


def count_of(unit: Unit, kind: str, on: Scene | None) -> Count | None:
    """The number of that kind in a clause, with its surroundings as far as they are known."""
    value = unit.saying.tolls.get(kind)
    if value is None:
        return None
    if on is None or unit.article not in on.pages:
        return Count(unit, kind, value) if unit.clause.level < _SENTENCE else None
    if unit.clause.level == _SENTENCE and not _is_lone(unit, kind, on):
        return None
    page = on.pages[unit.article]
    given = [
        q
        for q in on.quantities.get(unit.article, ())
        if unit.clause.start <= q.start < unit.clause.end and q.low == value
    ]
    first = given[0].start if given else unit.clause.start
    words = [page.tokens[i] for i in range(unit.clause.first, unit.clause.last)]
    texts = [token.text for token in words if token.kind == "word"]
    before = [token.text for token in words if token.kind == "word" and token.end <= first]
    return Count(
        unit,
        kind,
        value,
        places_of(unit, on),
        split(before[-1])[1] if before and frequency(before[-1]) < _EVERYDAY else "",
        _whom(texts),
        bool(given) and given[0].approximate,
        any(t in _words("only") for t in texts),
        _is_earlier(unit, page) or any(t in _words("recovered") for t in texts),
        telling(unit, kind, on) >= _MANY,
        kind in on.crowded,
    )


def _is_lone(unit: Unit, kind: str, on: Scene) -> bool:
    """Is a whole sentence about that toll: it gives one number of it, in a clause of half its length?"""
    key = (unit.article, unit.clause.sentence, kind, unit.saying.classes.get(kind, ""))
    if kind.startswith(("n:", "u:")) or key not in on.lone:
        return False
    return _HALF * on.lone[key] >= unit.clause.end - unit.clause.start


_HALF = 2


def telling(unit: Unit, kind: str, on: Scene) -> int:
    """How many numbers of that kind and class the article of a clause gives."""
    return on.tellings.get((unit.article, kind, unit.saying.classes.get(kind, "")), 0)


def _whom(texts: Sequence[str]) -> frozenset[str]:
    """Of whose ranks the counted are: «في صفوف …», «من جانب …», by the telling words that follow."""
    at = next((i for i, text in enumerate(texts) if text in _words("ranks")), None)
    near = () if at is None else texts[at + 1 : at + 1 + _RANKS]
    return frozenset(key for text in near for key, _ in keys_of(text))


_RANKS = 3
"""Words after «ranks» that name whose they are."""


def places_of(unit: Unit, on: Scene) -> frozenset[str]:
    """The places that a clause names, else its sentence or the one before; none that is too wide."""
    page = on.pages[unit.article]
    sentence = page.sentences[unit.clause.sentence]
    before = page.sentences[max(0, unit.clause.sentence - 1)]
    for start, end in (unit.range, (sentence.start, sentence.end), (before.start, before.end)):
        found = frozenset(
            m.entity or f"={m.name}"
            for m in on.mentions.get(unit.article, ())
            if m.kind == "place" and start <= m.start and m.end <= end and m.entity not in on.wide
        )
        if found:
            return found
    return frozenset()


def _is_earlier(unit: Unit, page: Document) -> bool:
    """Does an interval stand before the toll («بعد ثلاثة أيام من مقتل»), so that it is of another event?"""
    sentence = page.sentences[unit.clause.sentence]
    inside = page.tokens_in(sentence.start, unit.clause.end)
    texts = [page.tokens[i].text for i in inside if page.tokens[i].kind != "punct"]
    return any(
        a in _words("intervals") and b == "من" and "بعد" in texts[max(0, i - _BEFORE) : i]
        for i, (a, b) in enumerate(pairwise(texts))
    )


def rivals(a: Count, b: Count, on: Scene | None) -> bool:
    """Whether two numbers of one kind are of one thing and cannot both be right."""
    x, y = a.unit.saying, b.unit.saying
    if a.value == b.value or x.looks_back != y.looks_back or a.earlier or b.earlier:
        return False
    if x.days and y.days and not x.days & y.days:
        return False
    if a.unit.article == b.unit.article and (
        a.unit.voice == b.unit.voice or (a.unit.voice is None and not a.only and not b.only and a.rounded)
    ):
        return False
    low, high = sorted((a, b), key=lambda count: count.value)
    if low.least and high.value <= _ABOUT * low.value:
        return False
    if on is not None and (low.value, high.value) in on.apart.get(a.kind, ()):
        return False
    if disjoint(a.places, b.places) or disjoint(a.whom, b.whom):
        return False
    if (a.rounded or b.rounded) and a.unit.article != b.unit.article and not a.places & b.places:
        return False
    if a.crowded and likeness(x, y) < _GOVERNED:
        return False
    if not _one_thing(a, b):
        return False
    return low.only or _may_be(x, y, a, b)


def disjoint(a: frozenset[str], b: frozenset[str]) -> bool:
    """Are both known, and have nothing in common?"""
    return bool(a) and bool(b) and not a & b


def _may_be(x: Saying, y: Saying, a: Count, b: Count) -> bool:
    return may_be_rivals(a.value, x.classes.get(a.kind, ""), b.value, y.classes.get(b.kind, ""))


def _one_thing(a: Count, b: Count) -> bool:
    """Are two counted nouns the same thing? Tolls of an event are; of others the wording must show it.

    Measures (prices, ages, rates) belong to many things, and what markets count is counted anew every day.
    """
    kind = a.kind
    if not kind.startswith(("n:", "u:")):
        return not a.unit.saying.looks_back or bool(a.places & b.places)
    if kind.startswith("u:") or kind[2:] in _words("daily") or a.unit.article == b.unit.article:
        return False
    if a.governor and b.governor and a.governor != b.governor:
        return False
    alike = likeness(a.unit.saying, b.unit.saying)
    return alike >= (_GOVERNED if a.governor and a.governor == b.governor else _PARALLEL)


def directions_rival(a: Unit, b: Unit, place: str) -> bool:
    """Does one thing lie from a place in two directions that cannot both hold, by two clauses?

    Both must name that thing before the direction; north and east exclude each other, south and south-west
    do not.
    """
    return any(
        x_of == y_of == place and x_named & y_named and not set(x.split("-")) & set(y.split("-"))
        for x, x_of, x_named in a.saying.directions
        for y, y_of, y_named in b.saying.directions
    )

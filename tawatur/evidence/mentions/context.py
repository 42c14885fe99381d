"""What the tagger is told of an article beyond a token's neighbours: listed phrases, and hints from
elsewhere.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from tawatur.corpus.clitics import frequency
from tawatur.corpus.words import Token
from tawatur.evidence.mentions.bodies import bodies
from tawatur.evidence.mentions.names import is_foreign_given, name_use
from tawatur.evidence.mentions.phrases import Found, all_of, first_forms
from tawatur.evidence.mentions.places import place_at
from tawatur.evidence.mentions.vocabulary import brands, in_class


class Listed(NamedTuple):
    """Where the lists of places, bodies and brands have a phrase in a row of tokens."""

    places: list[Found[str]]
    bodies: list[Found[str]]
    brands: list[Found[str]]


def listed(row: Sequence[Token]) -> Listed:
    """All listed phrases of a row."""
    return Listed(all_of(row, place_at), all_of(row, bodies().at), brands().all_in(row))


Marks = list[list[str]]
"""For each token, of which listed phrases it is the beginning or the inside."""


def marks_of(row: Sequence[Token], found: Listed) -> Marks:
    """The marks of each token: kind of list, length and kind of phrase, beginning or inside."""
    marks: Marks = [[] for _ in row]
    for place in found.places:
        _mark(
            marks, place, "pl", level(frequency(place.text), _STEPS) if place.end - place.first == 1 else ""
        )
    for body in found.bodies:
        known = bodies().body(body.value)
        _mark(marks, body, "bd", known.kind[0] if known else "")
    for brand in found.brands:
        _mark(marks, brand, "br", f":{brand.value}")
    return marks


def _mark(marks: Marks, found: Found[str], name: str, kind: str) -> None:
    label = f"{name}{min(found.end - found.first, 3)}{kind}"
    marks[found.first].append(label + "B")
    for k in range(found.first + 1, found.end):
        marks[k].append(label + "I")


_STEPS = (0.1, 3.0, 3.8, 4.4, 5.0, 5.6)


def level(count: float, steps: tuple[float, ...]) -> str:
    """How many of the steps a count reaches."""
    return str(sum(count >= step for step in steps))


def unfolded(text: str, token: Token) -> Token:
    """The token, but the preposition على as it is written: folded it would be the given name علي."""
    if token.text == "علي" and text[token.end - 1] == "ى":
        return token._replace(text="على")
    return token


Hints = dict[str, frozenset[str]]
"""Folded word -> what stood before it anywhere in its article; see ``hints``."""


def hints(row: Sequence[Token]) -> Hints:
    """What an article tells of its rarer words elsewhere: a given name, a title or a kind of place or body
    before them.

    A bare surname then profits from the one spot where it follows a given name.
    """
    seen: dict[str, set[str]] = {}
    for word, times in Counter(t.text for t in row if t.kind == "word").items():
        if times >= _OFTEN and frequency(word) < _RARE:
            seen[word] = {"often"}
    for before, token in itertools.pairwise(row):
        flags = _announces(before.text)
        if flags and token.kind == "word" and frequency(token.text) < _TOO_COMMON:
            seen.setdefault(token.text, set()).update(flags)
    return {word: frozenset(flags) for word, flags in seen.items()}


@lru_cache(maxsize=50_000)
def _announces(word: str) -> tuple[str, ...]:
    """What a word says of the one behind it."""
    out = [key for key in _TELLING if in_class(word, key)]
    forms = [f.text for f in first_forms(word)]
    if any(is_foreign_given(f) or (name_use(f).given >= 10 and frequency(f) < _TOO_COMMON) for f in forms):
        out.append("given")
    return tuple(out)


_OFTEN, _RARE = 3, 3.5  # a word this rare (Zipf) that an article repeats this often is likely a name
_TELLING = ("sayers", "titles", "offices", "callings", "place_nouns", "body_nouns")
_TOO_COMMON = 5.2  # Zipf frequency from which on a word says nothing elsewhere

"""The words of times, as tables from surface forms to what they mean.

The lexicon lists each word once; this module adds attached particles (و ف ب ل ك) and, for units, the article,
so that reading a text needs one dictionary access per token.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from tawatur import lexicon
from tawatur.corpus.folding import fold_string, folded_words


class Sense(NamedTuple):
    """One meaning of a word or phrase. ``skip`` counts the folded characters of particles before it."""

    kind: str
    value: Any
    weak: bool = False
    skip: int = 0
    definite: bool = False
    joined: bool = False


class Match(NamedTuple):
    """A sense found in a text, and the token after it."""

    sense: Sense
    end: int


_PARTICLES = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فل")
Index = dict[str, list[tuple[tuple[str, ...], Sense]]]


def data() -> Any:
    """The lexicon of times."""
    return lexicon.load("times.yaml")


def words(*path: str) -> frozenset[str]:
    """A folded word list of the lexicon: ``words("not_today", "before")``."""
    return folded_words("times.yaml", *path)


def _entries() -> Iterator[tuple[str, str, Any, bool]]:
    """(phrase, kind, value, weak) of everything that particles may stand before."""
    book = data()
    for names in book["decades"].values():
        yield from ((name.removeprefix("ال"), "decades", _decade(name), True) for name in names)
    for kind in ("weekdays", "seasons", "decades"):
        weak = set(book[kind].get("weak", ()))
        for value, names in book[kind].items():
            if isinstance(value, int):
                yield from ((name, kind, value, name in weak) for name in names)
    weak = set(book["months"]["weak"])
    for calendar in ("gregorian", "hijri"):
        for value, names in book["months"][calendar].items():
            yield from ((name, "months", (calendar, value), name in weak) for name in names)
    relative = book["relative"]
    weak = set(relative["weak"]["words"])
    for value, names in relative.items():
        if isinstance(value, int):
            yield from ((name, "relative", (value, None), name in weak) for name in names)
    for row in relative["parts"]["rows"]:
        yield from ((name, "relative", (row["days"], row["part"]), name in weak) for name in row["words"])
    for kind in ("directions", "edges"):
        for value in {"directions": ("last", "next", "this"), "edges": ("start", "middle", "end")}[kind]:
            yield from ((name, kind, value, False) for name in book[kind][value])
    yield from _small_entries(book)


def _decade(name: str) -> int:
    return next(int(value) for value, names in data()["decades"].items() if name in names)


def _small_entries(book: Any) -> Iterator[tuple[str, str, Any, bool]]:
    alone = set(book["parts"]["alone"]["words"])
    for value, names in book["parts"].items():
        if isinstance(names, list) and value != "pm_hours":
            yield from ((name, "parts", value, value in ("am", "pm") or name in alone) for name in names)
    yield from ((phrase, "lead", None, False) for phrase in book["parts"]["before"]["phrases"])
    yield from ((word, "clock", None, False) for word in book["clock"]["hour"])
    yield from ((word, "fraction", value, False) for word, value in book["clock"]["halves"].items())
    yield from ((word, "fraction", value, False) for word, value in book["clock"]["less"].items())
    for row in book["clock"]["zones"]["rows"]:
        yield from ((word, "zone", row["offset"], False) for word in row["words"])
    for cue in ("since", "ago", "about", "until", "between", "agrees"):
        yield from ((word, cue, None, False) for word in book["cues"][cue])
    for cue in ("year", "month", "day"):
        yield from ((word, cue + "-cue", None, False) for word in book["cues"][cue])
    for cue in ("quarter", "half"):
        yield from ((word, cue, value, False) for word, value in book["cues"][cue].items())
    for value in ("hijri", "gregorian", "before"):
        yield from ((word, "era", value, False) for word in book["eras"][value])
    for value, names in book["first_day"].items():
        if isinstance(value, int):
            yield from ((name, "first-day", value, False) for name in names)


def _units() -> Iterator[tuple[str, Sense]]:
    """Units with and without the article: value is (unit, number), 0 for the plural."""
    for unit, forms in data()["units"].items():
        if unit in ("note", "adjectives"):
            continue
        for number, key in ((1, "one"), (2, "two"), (0, "many")):
            for word in forms[key]:
                yield fold_string(word), Sense("units", (unit, number), definite=word.isascii())
                if not word.isascii():
                    yield "ال" + fold_string(word), Sense("units", (unit, number), definite=True)


@cache
def index() -> Index:
    """First word of a phrase -> (its other words, its sense), longest phrases first."""
    table: Index = {}
    for phrase, kind, value, weak in _entries():
        _add(table, fold_string(phrase), Sense(kind, value, weak))
    for phrase, sense in _units():
        _add(table, phrase, sense)
    for rows in table.values():
        rows.sort(key=lambda row: -len(row[0]))
    return table


def _add(table: Index, phrase: str, sense: Sense) -> None:
    first, *rest = _cut(phrase)
    arabic = not first.isascii()
    for particle in _PARTICLES if arabic else ("",):
        form = particle + first
        if particle.endswith("ل") and first.startswith("ال"):
            form = particle + "ل" + first[2:]
        skip = len(particle) + (form != particle + first)  # للعام: both letters stand before عام
        row = (tuple(rest), sense._replace(skip=skip, joined=particle.startswith(("و", "ف"))))
        if row not in table.setdefault(form, []):
            table[form].append(row)


def _cut(phrase: str) -> Iterable[str]:
    """A phrase as tokens: points inside abbreviations (ق.م) are tokens of their own."""
    return phrase.replace(".", " . ").split()


class Reader:
    """The tokens' folded texts with look-up of senses."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self.index = index()

    def match(self, i: int, kind: str) -> Match | None:
        """The longest phrase of this kind that begins at token ``i``."""
        if not 0 <= i < len(self.texts):
            return None
        for rest, sense in self.index.get(self.texts[i], ()):
            if sense.kind == kind and all(self.text(i + 1 + k) == word for k, word in enumerate(rest)):
                return Match(sense, i + 1 + len(rest))
        return None

    def text(self, i: int) -> str:
        """The folded text of token ``i``; empty outside the document."""
        return self.texts[i] if 0 <= i < len(self.texts) else ""

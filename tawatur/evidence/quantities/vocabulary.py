"""Tables of what is counted and measured, from surface forms to their canonical names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from tawatur import lexicon
from tawatur.corpus.clitics import frequency, split
from tawatur.corpus.folding import fold_string, folded_words

_PARTICLES = ("", "و", "ف", "ب", "ل", "ك")
_ARTICLES = (*_PARTICLES, "ال", "وال", "بال", "لل", "فال", "كال")


class Noun(NamedTuple):
    """A noun that reports count: its canonical form, whether persons, whether a casualty in itself."""

    name: str
    person: bool
    casualty: bool
    number: int  # 1, 2, or 0 for the plural
    skip: int = 0
    definite: bool = False
    alone: bool = True  # one of them, without a number, is a count of one: «مقتل جندي»


class Event(NamedTuple):
    """What a verb or verbal noun says of those who are counted."""

    name: str
    after: bool


def data() -> Any:
    """The lexicon of quantities."""
    return lexicon.load("quantities.yaml")


def folded(*path: str) -> frozenset[str]:
    """A folded word list of the lexicon."""
    return folded_words("quantities.yaml", *path)


@cache
def counted_rows() -> dict[str, Any]:
    """Every counted noun with its forms, those given in short written out."""
    more = data()["more"]
    rows = dict(data()["counted"]["rows"])
    no_dual, no_single = (set(more[key].split()) for key in ("no_dual", "no_single"))
    for key in ("people", "things"):
        for line in more[key].split("|"):
            name, *plurals = line.split()
            sound = key == "people" and not plurals
            if not plurals:
                plurals = [name + "ين", name + "ون"] if sound else [name[:-1] + "ات"]
            one = [name] if name.endswith(("ة", "ا", "ى", "ء")) else [name, name + "ا"]
            if name.endswith("ي"):
                one.append(name[:-1])  # قاض, ناد
            row = {"one": one, "many": plurals, "person": key == "people", "sound": sound}
            row["alone"] = name not in no_single
            rows.setdefault(name, row | ({"two": []} if name in no_dual else {}))
    return rows


def _forms(row: Any) -> Iterator[tuple[str, int]]:
    for word in row["one"]:
        yield fold_string(word), 1
    for word in row["many"]:
        yield fold_string(word), 0
    yield from ((fold_string(word), 2) for word in row.get("two", ()))
    base = fold_string(row["one"][0])
    if "two" in row or " " in base:
        return
    base = base[:-1] + "ت" if base.endswith("ه") else base
    yield base + "ان", 2
    yield base + "ا", 2
    if not row.get("sound"):
        yield base + "ين", 2


@cache
def nouns() -> dict[str, Noun]:
    """Surface form, with particles and article, -> noun. The singular in -ا is never read as a dual."""
    table: dict[str, Noun] = {}
    for name, row in counted_rows().items():
        for word, number in _forms(row):
            for particle in _ARTICLES:
                definite = particle.endswith(("ال", "لل"))
                skip = len(particle.removesuffix("ال")) if definite and particle != "لل" else len(particle)
                noun = Noun(
                    fold_string(name),
                    bool(row.get("person")),
                    bool(row.get("casualty")),
                    number,
                    skip,
                    definite,
                    row.get("alone", True),
                )
                table.setdefault(particle + word, noun)
    for name, words in data()["english"]["rows"].items():
        row = counted_rows().get(name, {})
        for word in words:
            table[word] = Noun(fold_string(name), bool(row.get("person")), bool(row.get("casualty")), 0)
    return table


@cache
def duals() -> dict[str, Noun]:
    """Indefinite duals, which count by themselves: قتيلان, وجنديين."""
    return {
        form: noun
        for form, noun in nouns().items()
        if noun.number == 2 and not noun.definite and form.endswith(("ان", "ين"))
    }


@cache
def events() -> dict[str, tuple[Event, ...]]:
    """Surface form -> what it says happened, for words before and after a number."""
    table: dict[str, tuple[Event, ...]] = {}
    for name, row in data()["events"]["rows"].items():
        for key in ("before", "after"):
            for word in row[key]:
                for particle in _PARTICLES if not word.isascii() else ("",):
                    form = particle + fold_string(word)
                    table[form] = (*table.get(form, ()), Event(fold_string(name), key == "after"))
    return table


Phrases = dict[str, list[tuple[tuple[str, ...], str]]]


@cache
def unit_phrases() -> Phrases:
    """First word of a unit -> (its other words, the unit), longest first."""
    table: Phrases = {}
    for unit, words in data()["units"].items():
        if unit != "note":
            for phrase in words:
                _put(table, phrase, unit)
                if not phrase.isascii() and not phrase.startswith(("ب", "في")):
                    _put(table, "ال" + phrase, unit)
    return _sorted(table)


@cache
def single_units() -> frozenset[str]:
    """The Arabic units in the singular, which the lexicon gives first, with the article."""
    first = (words[0] for unit, words in data()["units"].items() if unit != "note")
    return frozenset("ال" + fold_string(word) for word in first)


@cache
def bounds(where: str) -> Phrases:
    """Approximations ``before`` a number, keyed by their last word and reversed, or ``after`` it."""
    table: Phrases = {}
    for key in ("both", "least", "most"):
        for phrase in data()["approximate"][key if where == "before" else f"after_{key}"]:
            words = fold_string(phrase).split()
            order = words[::-1] if where == "before" else words
            table.setdefault(order[0], []).append((tuple(order[1:]), key))
    return _sorted(table)


def _put(table: Phrases, phrase: str, value: str) -> None:
    first, *rest = fold_string(phrase).split()
    table.setdefault(first, []).append((tuple(rest), value))


def _sorted(table: Phrases) -> Phrases:
    for rows in table.values():
        rows.sort(key=lambda row: -len(row[0]))
    return table


def canonical(word: str) -> Noun:
    """The noun for a folded word: from the table, else its singular as far as the endings tell."""
    found = nouns().get(word)
    return found if found else Noun(_singular(word), False, False, 0)


def _singular(word: str) -> str:
    """A word of no list without particles, article, pronoun, tanwin and sound plural: بنايات is بنايه."""
    base = word if word.endswith("ا") and frequency(word[:-1]) > 0 else split(word)[1]
    for ending, instead in (
        ("يين", "ي"),
        ("يون", "ي"),
        ("ات", "ه"),
        ("ات", ""),
        ("ين", ""),
        ("ون", ""),
        ("ا", ""),
    ):
        bare = base.removesuffix(ending) + instead
        if base.endswith(ending) and len(bare) >= 3 and frequency(bare) > 0:
            return bare
    return base


@cache
def unit_duals() -> dict[str, tuple[str, int]]:
    """A unit in the dual, with or without one attached particle -> (unit, letters of the particle)."""
    rows = [
        (fold_string(w), unit)
        for unit, words in data()["unit_duals"].items()
        if unit != "note"
        for w in words
    ]
    return {p + word: (unit, len(p)) for word, unit in rows for p in _PARTICLES if p != "ك"}

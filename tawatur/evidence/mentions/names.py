"""What is known of given names and surnames: how many people bear them, and how Latin script renders them."""

from __future__ import annotations

import gzip
from functools import cache, lru_cache
from typing import NamedTuple

from tawatur import lexicon
from tawatur.corpus.clitics import frequency
from tawatur.corpus.folding import fold_string


class NameUse(NamedTuple):
    """Bearers in the name list as given name and as surname; ``latin``: renderings of frequent names."""

    given: int
    surname: int
    latin: tuple[str, ...]


_WORD = 5.2  # Zipf frequency from which on a word is mostly no name …
_WELL_KNOWN = 100  # … unless the name list has this many bearers
_NONE = NameUse(0, 0, ())


@cache
def _table() -> dict[str, NameUse]:
    out: dict[str, NameUse] = {}
    with gzip.open(lexicon.path("names.tsv.gz"), "rt", encoding="utf-8") as lines:
        for line in lines:
            name, given, surname, latin = line.rstrip("\n").split("\t")
            out[name] = NameUse(int(given), int(surname), tuple(latin.split("|")) if latin else ())
    return out


@cache
def _foreign() -> tuple[frozenset[str], frozenset[str]]:
    data = lexicon.load("foreign_names.yaml")
    given, surname = (
        frozenset(w for w in fold_string(data[key]).split() if frequency(w) < _WORD)
        for key in ("given", "surname")
    )
    return given, surname


@cache
def _variants() -> dict[str, str]:
    groups = [
        fold_string(group).split() for group in lexicon.load("foreign_names.yaml")["variants"]["groups"]
    ]
    return {word: group[0] for group in groups for word in group}


def given_variant(word: str) -> str | None:
    """The one name behind the short forms and spellings of a given name (Mike, Michael), if it is listed."""
    return _variants().get(word)


def name_use(word: str) -> NameUse:
    """How a folded word is used as a name; zeros for what is not listed."""
    return _table().get(word, _NONE)


def is_foreign_given(word: str) -> bool:
    """Whether a folded word is a given name from outside the Arab world."""
    return word in _foreign()[0]


def is_foreign_surname(word: str) -> bool:
    """Whether a folded word is a known surname from outside the Arab world."""
    return word in _foreign()[1]


@lru_cache(maxsize=100_000)
def is_name(word: str) -> bool:
    """Whether a folded word is listed as somebody's name, and is not mostly another word (ان, في)."""
    use = _table().get(word, _NONE)
    if frequency(word) >= _WORD:
        return use.given + use.surname >= _WELL_KNOWN
    return use is not _NONE or word in _foreign()[0] or word in _foreign()[1]


@cache
def latin_names() -> dict[str, str]:
    """Latin rendering of a frequent Arabic name (lower case) -> that name, folded."""
    out: dict[str, tuple[int, str]] = {}
    for name, use in _table().items():
        for rendering in use.latin:
            if rendering not in out or use.given + use.surname > out[rendering][0]:
                out[rendering] = (use.given + use.surname, name)
    return {rendering: name for rendering, (_, name) in out.items()}

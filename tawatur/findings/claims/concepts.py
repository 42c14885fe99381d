"""Which words mean the same for the comparison of clauses."""

from __future__ import annotations

from functools import cache, lru_cache

from tawatur import lexicon
from tawatur.corpus.clitics import split, stem
from tawatur.corpus.folding import fold_string

_SURE = 4
"""From this length on a light stem is taken for the word: shorter ones join عرب in عربة and in عربي."""


@cache
def _table() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Bare form -> concepts, and stem -> concepts, each with its kind before it: ``toll:kill``."""
    forms: dict[str, dict[str, None]] = {}
    stems: dict[str, dict[str, None]] = {}
    for row in lexicon.load("claims/concepts.yaml")["concepts"]:
        name = f"{row['kind']}:{row['id']}"
        for word in row["words"].split():
            folded = fold_string(word)
            forms.setdefault(_bare(folded), {})[name] = None
            if len(stem(folded)) >= _SURE:
                stems.setdefault(stem(folded), {})[name] = None
    return (
        {key: tuple(names) for key, names in forms.items()},
        {key: tuple(names) for key, names in stems.items()},
    )


def _bare(word: str) -> str:
    return split(word)[1]


@lru_cache(maxsize=100_000)
def concepts_of(word: str) -> tuple[str, ...]:
    """The concepts of a folded word, e.g. ``("toll:kill",)``; none for most words."""
    forms, stems = _table()
    return forms.get(word) or forms.get(_bare(word)) or stems.get(stem(word)) or ()


@cache
def family_of(concept: str) -> str | None:
    """The family of a concept, whose members a rewrite may take for one another."""
    return _families().get(concept)


@cache
def _families() -> dict[str, str]:
    rows = lexicon.load("claims/concepts.yaml")["concepts"]
    return {f"{row['kind']}:{row['id']}": row["family"] for row in rows if "family" in row}


@cache
def words(name: str) -> frozenset[str]:
    """A list of ``clauses.yaml``, folded."""
    return frozenset(
        fold_string(w) for row in lexicon.load("claims/clauses.yaml")[name] for w in row["words"].split()
    )


def is_kind(word: str, kind: str) -> bool:
    """Whether a folded word has a concept of this kind."""
    return any(name.startswith(kind) for name in concepts_of(word))


@cache
def _numbers() -> frozenset[str]:
    arabic = lexicon.load("numerals.yaml")["arabic"]
    return frozenset(
        fold_string(word)
        for kind in ("hundreds", "tens", "units")
        for value, forms in arabic[kind].items()
        if value != "note"
        for word in forms
    )


def is_number(word: str) -> bool:
    """Whether a folded word, particles off, is a number word."""
    return word in _numbers()

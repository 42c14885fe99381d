"""Words of a clause as they are compared for contradiction: by concept, root and stem, each with a weight."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from tawatur import lexicon
from tawatur.corpus.clitics import frequency, split, stem
from tawatur.corpus.folding import fold_string, folded_words
from tawatur.findings.claims.concepts import concepts_of

_NAMING = 6.2
"""Zipf frequency from which a word names nothing."""

_VOWELS = re.compile("(?<=[a-z])[aeiouy]")
_WEAK = re.compile("[اويهءىئؤ]")
_ENDINGS = ("وا", "ون", "ين", "ات", "ان", "ت", "ا", "ه")
_PREFIXES = "ايتنمس"
_AGENTS = ("مست", "مت")
_LONG = 4
DEEDS = ("toll:", "event:", "act:", "deed:")
"""Beginnings of the keys of concepts that tell of a deed."""


def words_of_denial(name: str) -> frozenset[str]:
    """A word list of ``claims/denials.yaml``, folded."""
    return folded_words("claims/denials.yaml", name, "words")


@lru_cache(maxsize=100_000)
def roots_of(word: str) -> frozenset[str]:
    """What a verb and its verbal noun may have in common: strong consonants (أغلق, إغلاق -> غلق).

    Prefixes of the imperfect and of derived nouns, and endings, are taken off in every way. Roots of two
    strong consonants (وصل, باع) keep two, a doubled one counts once; these meet by chance, too.
    """
    if word.isascii():
        base = next((word[: -len(e)] for e in ("ing", "ed", "s") if word.endswith(e) and len(word) > 4), word)
        return frozenset({_VOWELS.sub("", base) or base})
    bare = split(word)[1]
    # what looks like the article may be part of a verbal noun: إلغاء
    whole = {bare, word} if word.startswith("ال") and len(word) <= 5 else {bare}
    forms = whole | {form[: -len(end)] for form in whole for end in _ENDINGS if form.endswith(end)}
    # an agent is not the deed: مستخدم is who uses
    agents = {form for form in forms if form.startswith(_AGENTS) and len(form) > _LONG}
    forms |= {form[1:] for form in forms - agents if form[:1] in _PREFIXES and form}
    forms |= {form[1:] for form in forms - agents if form[:1] in _PREFIXES and form}
    strong = {_WEAK.sub("", form) for form in forms}
    strong |= {f[:-1] for f in strong if len(f) == 3 and f[1] == f[2]}
    return frozenset(f for f in strong if len(f) >= 2) or frozenset({bare})


@lru_cache(maxsize=100_000)
def keys_of_deed(word: str) -> frozenset[str]:
    """All that a folded word may be matched by: its concepts of deeds, its roots, its stem (``=…``)."""
    concepts = frozenset(name for name in concepts_of(word) if name.startswith(DEEDS))
    return concepts | _rows().get(split(word)[1], frozenset()) | roots_of(word) | {f"={stem(word)}"}


@cache
def _rows() -> dict[str, frozenset[str]]:
    """Folded word, particles off -> the deeds that it tells of."""
    found: dict[str, set[str]] = {}
    for number, row in enumerate(lexicon.load("claims/denials.yaml")["deeds"]["rows"]):
        for word in row.split():
            found.setdefault(split(fold_string(word))[1], set()).add(f"deed:{number}")
    return {word: frozenset(keys) for word, keys in found.items()}


def weight_of(word: str) -> float:
    """How much a word says, 0 for everyday ones: by its rarity."""
    if word in words_of_denial("small"):
        return 0.0
    zipf = max(frequency(word), frequency(split(word)[1]))
    return max(0.0, min(5.0, _NAMING - zipf)) if zipf else 3.0


def is_telling(key: str) -> bool:
    """Whether a key met in two clauses shows that they name one thing: two bare consonants do not."""
    return len(key) > 2


@cache
def opposites() -> dict[str, tuple[tuple[int, int], ...]]:
    """Folded word (or two joined by ``_``) -> the rows of opposites it stands in, and on which side."""
    found: dict[str, list[tuple[int, int]]] = {}
    for number, row in enumerate(lexicon.load("claims/denials.yaml")["opposites"]["rows"]):
        for side, words in enumerate(row):
            for word in words.split():
                key = "_".join(fold_string(part) for part in word.split("_"))
                found.setdefault(key, []).append((number, side))
    return {word: tuple(places) for word, places in found.items()}

"""Classes of words that names have to do with: titles, kinds of places and bodies, brands, words of like
meaning.
"""

from __future__ import annotations

import gzip
from functools import cache, lru_cache

from tawatur import lexicon
from tawatur.corpus.folding import fold_string
from tawatur.evidence.mentions.phrases import Phrases, first_forms

CLASSES = ("sayers", "titles", "offices", "kin", "callings", "place_nouns", "division_nouns", "body_nouns")


@cache
def classes() -> dict[str, frozenset[str]]:
    """The word classes of ``titles.yaml``, folded, with and without the article."""
    out = {}
    for key in CLASSES:
        words = {fold_string(w) for row in lexicon.load("titles.yaml")[key] for w in row["words"]}
        if key in ("offices", "place_nouns", "division_nouns", "body_nouns"):
            words |= {w.removeprefix("ال") for w in words} | {
                "ال" + w for w in words if not w.startswith("ال")
            }
        out[key] = frozenset(words)
    return out


@cache
def _class_of() -> dict[str, frozenset[str]]:
    """Folded word -> its classes."""
    out: dict[str, set[str]] = {}
    for key, words in classes().items():
        for word in words:
            out.setdefault(word, set()).add(key)
    return {word: frozenset(keys) for word, keys in out.items()}


@lru_cache(maxsize=100_000)
def classes_of(word: str) -> tuple[str, ...]:
    """The classes of ``titles.yaml`` to which a folded word belongs, with or without attached particles."""
    table = _class_of()
    found = [table[form.text] for form in first_forms(word) if form.text in table]
    return tuple(key for key in CLASSES if any(key in keys for keys in found)) if found else ()


def in_class(word: str, key: str) -> bool:
    """Whether a folded word, with or without attached particles, belongs to a class of ``titles.yaml``."""
    return key in classes_of(word)


@cache
def clusters() -> dict[str, tuple[str, str]]:
    """Folded word -> (coarse, fine) group of words of like meaning; see ``scripts/build_clusters.py``."""
    out = {}
    with gzip.open(lexicon.path("clusters.txt.gz"), "rt", encoding="utf-8") as lines:
        for line in lines:
            coarse, fine, words = line.rstrip("\n").split("\t")
            out.update(dict.fromkeys(words.split(" "), (coarse, fine)))
    return out


@cache
def contexts() -> dict[str, str]:
    """Folded word -> its three groups of words in like company; see ``scripts/build_contexts.py``."""
    with gzip.open(lexicon.path("contexts.txt.gz"), "rt", encoding="utf-8") as lines:
        return dict(line.rstrip("\n").split(" ", 1) for line in lines)


@cache
def brands() -> Phrases[str]:
    """Names of clubs, makers, media and groups -> which of these, from ``brands.yaml``."""
    out: Phrases[str] = Phrases()
    for key in ("groups", "makers", "media", "clubs"):
        out.add(lexicon.load("brands.yaml")[key].split("|"), key)
    return out

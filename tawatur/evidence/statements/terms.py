"""What single words say of a source: titles and offices, kinds of sources, states."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from babel import Locale

from tawatur import lexicon
from tawatur.corpus.folding import fold_string
from tawatur.evidence.statements.grammar import Classes

Tokens = tuple[int, int]

PREPOSITIONS = frozenset(["في", "من", "الي", "علي", "عن", "باسم", "لدي", "بين", "مع", "ل", "ب", "ك"])
AROUND = frozenset("\"'«»“”‘’()")
JOINED = ("ال", "لل", "بال", "وال")
RANK = re.compile("ا[^اوي]{2}[^اوي]|اولي?|ثاني|ثالث|رابع|خامس|احدي?")
_NO_STATES = frozenset(["UN", "EU", "EZ", "QO", "ZZ", "XA", "XB"]) | frozenset(f"{n:03}" for n in range(1000))


@lru_cache(maxsize=100_000)
def bare(word: str) -> str:
    """A folded word without the article, as names and titles are compared."""
    for prefix in ("وال", "بال", "لل", "ال"):
        if word.startswith(prefix) and len(word) - len(prefix) >= 2:
            return word[len(prefix) :]
    return word


def is_title(word: str, classes: Classes) -> bool:
    """Is it an honorific or an office, with or without the article?"""
    return word in classes.titles


def is_source_noun(word: str, classes: Classes) -> bool:
    """Does the word by itself say that a body, a text or nameless people are meant?"""
    return word in classes.bodies or word in classes.documents or word in classes.anonymous


@cache
def governments() -> frozenset[str]:
    """Folded names of states and of the capitals that stand for their governments."""
    names = {fold_string(n) for code, n in Locale.parse("ar").territories.items() if code not in _NO_STATES}
    for row in lexicon.load("countries.yaml")["countries"]:
        names.update(fold_string(n) for n in row.get("ar", ()))
    for row in lexicon.load("speech/ar.yaml")["speakers"]["government"]:
        names.update(fold_string(n) for n in str(row["words"]).split())
    return frozenset(names)


def nominative(word: str, classes: Classes) -> str:
    """A noun that names a source without the ending it takes after لكن and إن (لكن *مصدرا* … قال)."""
    plain = word[:-1]
    if word.endswith("ا") and word not in classes.documents and len(plain) > 3:
        known = plain in classes.offices or plain in classes.anonymous or plain in classes.bodies
        return plain if known and not plain.startswith("ال") else word
    return word

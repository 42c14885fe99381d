"""One key for all spellings of a place's or a body's name that differ only in what carries no meaning."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from tawatur.corpus.folding import fold_string

_APART = re.compile(r"[\s\-‐‑–—_.'’‘ʻʼ`´،,()«»\"“”]+")
_LONGEST = 120  # no name is longer; what is gets no key


@lru_cache(maxsize=100_000)
def place_key(name: str) -> str:
    """Folded, without spaces, hyphens, apostrophes and accents: البو كمال and البوكمال, Deir ez-Zor and
    Deir Ezzor.

    A final alef is written as ha (سوريا, سورية). Empty for what is too long to be a name.
    """
    if len(name) > _LONGEST:
        return ""
    folded = fold_string(name)
    if not folded.isascii():
        folded = "".join(c for c in unicodedata.normalize("NFD", folded) if not unicodedata.combining(c))
    return closed(_APART.sub("", folded))


def closed(key: str) -> str:
    """A joined key with its final alef written as ha."""
    if key.endswith("ا") and len(key) > 3:
        return key[:-1] + "ه"
    return key


def without_article(key: str) -> str:
    """A key without a leading article (ال, al-); the same key where too little would remain."""
    for article in ("ال", "al", "el"):
        if key.startswith(article) and len(key) >= len(article) + 3:
            return key[len(article) :]
    return key


def slug(name: str) -> str:
    """A readable identifier from a name: folded words joined by hyphens, at most 80 characters."""
    folded = "".join(
        c for c in unicodedata.normalize("NFD", fold_string(name)) if not unicodedata.combining(c)
    )
    words = re.findall(r"[^\W_]+", folded)
    return "-".join(words)[:80].strip("-")

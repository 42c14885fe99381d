"""What is left of a name when spelling habits are taken away: the same key in Arabic and in Latin script.

Long vowels go, the article goes, and letters that transliterations confuse fall together (غ ج and g; ف and v;
ب and p). After the consonant-skeleton keys of Freeman, Condon & Ackerman 2006, kept as small as the task
needs.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tawatur.corpus.folding import fold_string

_ARABIC = {
    letter: to
    for letters, to in {
        "ب": "b", "تطث": "t", "جغ": "g", "حهخ": "h", "دضذ": "d", "ر": "r", "زظ": "z", "سص": "s", "ش": "x",
        "ف": "f", "قك": "k", "ل": "l", "م": "m", "ن": "n",
    }.items()
    for letter in letters
}  # fmt: skip
_LATIN_PAIRS = (
    ("tch", "x"), ("sch", "x"), ("sh", "x"), ("ch", "x"), ("kh", "h"), ("gh", "g"), ("th", "t"), ("dh", "d"),
    ("ph", "f"), ("ck", "k"), ("zh", "g"), ("x", "ks"),
)  # fmt: skip
_LATIN = {
    letter: to
    for letters, to in {
        "bp": "b", "t": "t", "gj": "g", "h": "h", "d": "d", "r": "r", "z": "z", "s": "s", "fv": "f",
        "kqc": "k", "l": "l", "m": "m", "n": "n",
    }.items()
    for letter in letters
}  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """The consonants of one name part as classes: رايان, ريان and Ryan are ``rn``. May be empty."""
    folded = fold_string(word)[:60]
    if folded.isascii():
        return _latin(folded)
    if folded.startswith("ال") and len(folded) > 4:
        folded = folded[2:]
    return _DOUBLED.sub(r"\1", "".join(_ARABIC.get(c, "") for c in folded.replace("تش", "ش")))


def _latin(word: str) -> str:
    bare = re.sub("^(al|el)-?", "", word) if len(word) > 5 else word
    bare = re.sub("c(?=[eiy])", "s", bare.replace("ch", "x").replace("x", "sh") if "ch" in bare else bare)
    bare = bare.replace("ohn", "on")
    final_h = bare.endswith("h") and len(bare) > 1 and bare[-2] in "aei"
    for pair, to in _LATIN_PAIRS[:-1] if "x" not in word else _LATIN_PAIRS:
        bare = bare.replace(pair, "š" if to == "x" else to)
    key = "".join("x" if c == "š" else _LATIN.get(c, "") for c in (bare[:-1] if final_h else bare))
    return _DOUBLED.sub(r"\1", key)


@lru_cache(maxsize=200_000)
def neighbourhood(key: str) -> tuple[str, ...]:
    """A key and, from four letters on, the keys with one letter left out: two keys at distance one share
    one.
    """
    if len(key) < 4:
        return (key,)
    return (key, *dict.fromkeys(key[:i] + key[i + 1 :] for i in range(len(key))))

"""Slips of the pen in common wording: shared ones bind two texts together, a lone one marks the copy.

Common errors show dependence better than common truths (Lachmann's method in textual criticism; Dong,
Berti-Équille & Srivastava 2009 for sources on the web): many can write the right word by themselves, few the
same wrong one.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from tawatur.corpus.clitics import frequency, split
from tawatur.corpus.words import tokens
from tawatur.model import Range

_LEAST_LETTERS = 6
_COMMON, _PART = 3.5, 4.6
"""Zipf frequencies from which a neighbour, or each of two words run together, is what was meant."""

_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءئةىؤ"


@lru_cache(maxsize=100_000)
def is_slip(word: str) -> bool:
    """Is a folded word unknown, with a common word one letter away, or made of two that ran together?

    Clitics aside; names that are unknown and resemble no common word are none.
    """
    if len(word) < _LEAST_LETTERS or not all("ء" <= c <= "ي" for c in word):
        return False
    _, stem, _ = split(word)
    if frequency(word) or frequency(stem) or len(stem) < _LEAST_LETTERS - 1:
        return False
    return _run_together(word) or any(frequency(w) >= _COMMON for w in _one_off(word))


def _run_together(word: str) -> bool:
    return any(frequency(word[:i]) >= _PART and frequency(word[i:]) >= _PART for i in range(3, len(word) - 2))


def _one_off(word: str) -> Iterator[str]:
    """The words that one letter left out, doubled, swapped or mistaken would make of this one."""
    for i in range(len(word)):
        yield word[:i] + word[i + 1 :]
        if i + 1 < len(word):
            yield word[:i] + word[i + 1] + word[i] + word[i + 2 :]
        for letter in _LETTERS:
            yield word[:i] + letter + word[i:]
            yield word[:i] + letter + word[i + 1 :]


def slips(text: str) -> list[tuple[str, Range]]:
    """The slips in a text, folded, with where they stand; time grows with its length."""
    return [(t.text, (t.start, t.end)) for t in tokens(text) if t.kind == "word" and is_slip(t.text)]

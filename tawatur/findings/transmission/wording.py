"""What two texts have word for word: runs of eight words, spelling, marks and the passages' edges aside."""

from __future__ import annotations

from functools import lru_cache

from tawatur.corpus.words import tokens

RUN = 8
"""Words in a row that count as verbatim."""


@lru_cache(maxsize=256)
def word_runs(text: str) -> frozenset[str]:
    """The runs of eight folded words in a text; empty where it has fewer. Time grows with its length."""
    words = [t.text for t in tokens(text) if t.kind != "punct"]
    return frozenset(" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1))


def shared_runs(one: str, other: str) -> int:
    """How many runs of eight words stand in both texts."""
    return len(word_runs(one) & word_runs(other))

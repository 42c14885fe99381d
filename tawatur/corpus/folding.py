"""Folding: one spelling for what readers take for the same, with a map back to the original text.

The original is never changed. Each folded character knows the stretch of original characters that it
stands for, combining marks included, so that a range of folded text always maps to whole characters.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from functools import cache, lru_cache
from typing import NamedTuple

from tawatur import lexicon


class Folded(NamedTuple):
    """Folded text and, for each of its characters, the original range ``starts[i]:ends[i]``."""

    text: str
    starts: list[int]
    ends: list[int]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The original range that the folded range ``start:end`` stands for; empty stays empty."""
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return at, at
        return self.starts[start], self.ends[end - 1]

    def folded(self, start: int, end: int) -> tuple[int, int]:
        """The folded range of the characters that lie wholly inside the original range."""
        first = bisect_left(self.starts, start)
        return first, max(first, bisect_right(self.ends, end))


@cache
def _table() -> dict[int, str]:
    """Code point -> what stands for it in folded text; '' drops it."""
    data = lexicon.load("folding.yaml")
    table = {ord(c): row["to"] for row in data["same"] for c in row["from"]}
    for row in data["dropped"]:
        table |= {ord(c): "" for c in row.get("chars", "")}
        table |= {cp: "" for low, high in row.get("ranges", ()) for cp in range(low, high + 1)}
    for row in data["digits"]:
        table |= {row["zero"] + d: str(d) for d in range(10)}
    return table


@cache
def _one(char: str) -> str:
    """What one character folds to: usually one character, none for a mark, several for a ligature."""
    table = _table()
    if ord(char) in table:
        return table[ord(char)]
    opened = unicodedata.normalize("NFKC", char)
    if opened != char:
        return "".join(table.get(ord(c), c.lower() if len(c.lower()) == 1 else c) for c in opened)
    if char.isspace() and char not in "\n\r":
        return " "
    low = char.lower()
    return low if len(low) == 1 else char


def fold(text: str) -> Folded:
    """Fold a text and keep the map back. Linear in its length; any Unicode is fine."""
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for i, char in enumerate(text):
        piece = _one(char)
        if not piece:
            if ends and unicodedata.combining(char):
                ends[-1] = _stretch(starts, ends, i + 1)
            continue
        for c in piece:
            out.append(c)
            starts.append(i)
            ends.append(i + 1)
    return Folded("".join(out), starts, ends)


def _stretch(starts: list[int], ends: list[int], end: int) -> int:
    """Give a combining mark to the character before it, to all parts of it if that was a ligature."""
    k = len(ends) - 1
    while k and starts[k - 1] == starts[-1]:
        k -= 1
        ends[k] = end
    return end


@lru_cache(maxsize=200_000)
def fold_string(text: str) -> str:
    """Only the folded string: for lexicon entries, names and single words."""
    return "".join(map(_one, text))


@cache
def folded_words(file: str, *path: str) -> frozenset[str]:
    """A word list of a lexicon file, folded: ``folded_words("times.yaml", "not_today", "before")``.

    A list may be written as one string, its words parted by spaces.
    """
    node = lexicon.load(file)
    for step in path:
        node = node[step]
    return frozenset(map(fold_string, node.split() if isinstance(node, str) else node))

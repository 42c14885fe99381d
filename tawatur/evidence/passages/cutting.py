"""How texts are cut into words: on the code points of many articles at a time.

Words and numbers are cut as ``corpus.words.tokens`` cuts them.
"""

from __future__ import annotations

import unicodedata
from functools import cache

import numpy as np
from numpy.typing import NDArray

from tawatur.corpus.folding import fold_string
from tawatur.evidence.passages.arrays import Flags, Hashes, Ints

_OTHER, _LETTER, _MARK, _DIGIT, _SEPARATOR, _APOSTROPHE, _SEPARATOR_BREAK, _BREAK = range(8)
_BASE = np.uint64(0x9E3779B97F4A7C15)


@cache
def _class(code: int) -> int:
    char = chr(code)
    if char.isdecimal():
        return _DIGIT
    if char.isalnum():
        return _LETTER
    if char in ".:":
        return _SEPARATOR_BREAK
    if char in ",/\u066b\u066c":
        return _SEPARATOR
    if char in '\n\r\u2029!?\u061f\u2026;\u061b"\u201c\u201d\u201e\u00ab\u00bb':
        return _BREAK
    if char in "'\u2019":
        return _APOSTROPHE
    return _MARK if not fold_string(char) and unicodedata.category(char) in ("Mn", "Cf") else _OTHER


class CodeTable:
    """Class of each code point, filled for those that occur."""

    def __init__(self) -> None:
        self._table = np.full(0x110000, 255, np.uint8)

    def classes(self, codes: NDArray[np.uint32]) -> NDArray[np.uint8]:
        """The class of each code point."""
        found = self._table[codes]
        new = found == 255
        if new.any():
            for code in np.unique(codes[new]).tolist():
                self._table[code] = _class(code)
            found = self._table[codes]
        return found


def opens(classes: NDArray[np.uint8], begins: Ints, ends: Ints) -> Flags:
    """Which words come first after a mark that sets off a sentence, a line or a quotation?"""
    if not len(begins):
        return np.zeros(0, np.bool_)
    marks = np.zeros(len(classes) + 1, np.int32)
    np.cumsum((classes == _BREAK) | (classes == _SEPARATOR_BREAK), out=marks[1:])
    return np.append(True, marks[begins[1:]] != marks[ends[:-1]])


def runs(classes: NDArray[np.uint8]) -> tuple[Ints, Ints]:
    """Where words and numbers begin and end. The last code point is never part of one."""
    n = len(classes)
    kind = classes.copy()
    before, after = np.empty_like(kind), np.empty_like(kind)
    before[0], before[1:] = _OTHER, kind[:-1]
    after[-1], after[:-1] = _OTHER, kind[1:]
    separator = (kind == _SEPARATOR) | (kind == _SEPARATOR_BREAK)
    kind[separator & (before == _DIGIT) & (after == _DIGIT)] = _DIGIT
    _spread_letters(kind, n)
    kind[kind > _DIGIT] = _OTHER
    kind[kind == _MARK] = _OTHER
    change = np.flatnonzero(kind[1:] != kind[:-1]) + 1
    bounds = np.concatenate(([0], change, [n]))
    word = kind[bounds[:-1]] != _OTHER
    return bounds[:-1][word], bounds[1:][word]


def _spread_letters(kind: NDArray[np.uint8], n: int) -> None:
    """Marks after a letter belong to its word; so does an apostrophe between letters."""
    marks = kind == _MARK
    if marks.any():
        last = np.maximum.accumulate(np.where(marks, 0, np.arange(n)))
        kind[marks & (kind[last] == _LETTER)] = _LETTER
    marks = np.flatnonzero(kind == _APOSTROPHE)
    marks = marks[(marks > 0) & (marks < n - 1)]
    kind[marks[(kind[marks - 1] == _LETTER) & (kind[marks + 1] == _LETTER)]] = _LETTER


@cache
def _powers(size: int) -> tuple[Hashes, Hashes]:
    """Powers of the base and of its inverse, modulo 2**64."""
    inverse = np.uint64(pow(int(_BASE), -1, 1 << 64))
    up, down = np.full(size, _BASE), np.full(size, inverse)
    up[0] = down[0] = 1
    return np.multiply.accumulate(up), np.multiply.accumulate(down)


def hash_runs(codes: NDArray[np.uint32], begins: Ints, ends: Ints) -> Hashes:
    """A polynomial hash of each run of code points, the same wherever the run stands.

    Differences of one running sum, as in Karp and Rabin's method, with the power of the place divided out.
    """
    size = 1 << max(10, len(codes).bit_length())
    up, down = _powers(size)
    sums = np.zeros(len(codes) + 1, np.uint64)
    np.cumsum(codes * up[: len(codes)], out=sums[1:])
    hashes: Hashes = (sums[ends] - sums[begins]) * down[begins]
    hashes += (ends - begins).astype(np.uint64) * _BASE
    return hashes ^ (hashes >> np.uint64(29))


def distinct(hashes: Hashes) -> tuple[Hashes, Ints, Ints]:
    """(each hash once, where it occurs, which of them each one is)."""
    order = np.argsort(hashes)
    ordered = hashes[order]
    fresh = np.ones(len(ordered), np.bool_)
    fresh[1:] = ordered[1:] != ordered[:-1]
    which = np.empty(len(hashes), np.int64)
    which[order] = np.cumsum(fresh) - 1
    return ordered[fresh], order[fresh], which

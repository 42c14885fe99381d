"""First step: all texts as columns of word numbers, so that later steps are arithmetic on whole arrays.

A word is seen once as text, whatever its number of occurrences: runs of letters are found and hashed
on the code points of many articles at a time, and only the distinct ones are folded and stemmed.
Words and numbers are cut as ``corpus.words.tokens`` cuts them; punctuation never counts as wording.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import blake2b
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tawatur.corpus.clitics import frequency, stem
from tawatur.corpus.folding import fold_string

Ints = NDArray[np.int64]
Narrow = NDArray[np.int32]
Hashes = NDArray[np.uint64]
Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]

BATCH = 3_000_000
"""Code points looked at in one go: enough to forget Python's overhead, few enough to stay in memory."""

_OTHER, _LETTER, _MARK, _DIGIT, _SEPARATOR, _APOSTROPHE, _SEPARATOR_BREAK, _BREAK = range(8)
_BASE = np.uint64(0x9E3779B97F4A7C15)


class Words(NamedTuple):
    """The words of a sequence of articles. Article ``i`` owns the words ``first[i]:first[i + 1]``.

    ``start``/``end`` are code points in the article's text, ``form`` the number of the folded word,
    ``stem`` that of its stem. ``opens``: does a sentence, a line or a quotation begin with it? ``key`` (per stem) is a hash of the stem's letters, the same in every
    run; ``weight`` (per stem, 0..1) is what a match of it is worth: about the information it carries. ``number``
    (per stem): is it written in digits?
    """

    first: Ints
    start: Narrow
    end: Narrow
    form: Narrow
    stem: Narrow
    opens: Flags
    key: Hashes
    weight: Floats
    number: Flags

    def article_of(self, words: Ints) -> Ints:
        """The articles (indices) that words belong to."""
        return np.searchsorted(self.first, words, side="right") - 1


class _Vocabulary:
    """Numbers for words as they are met: raw hash -> folded form -> stem."""

    def __init__(self) -> None:
        self.raw: dict[int, int] = {}
        self.forms: dict[str, int] = {}
        self.stems: dict[str, int] = {}
        self.stem_of: list[int] = []
        self.zipf: list[float] = []

    def number(self, raw: int, word: str) -> int:
        """The form's number of a word as printed, whose raw hash is new; -1 if nothing is left of it."""
        folded = fold_string(word)
        if not folded:
            self.raw[raw] = -1
            return -1
        form = self.forms.setdefault(folded, len(self.forms))
        if form == len(self.stem_of):
            bare = _match_key(folded)
            at = self.stems.setdefault(bare, len(self.stems))
            self.stem_of.append(at)
            if at == len(self.zipf):
                self.zipf.append(0.0)
            self.zipf[at] = max(self.zipf[at], _commonness(folded), _commonness(bare))
        self.raw[raw] = form
        return form

    def keys(self) -> Hashes:
        digests = b"".join(
            blake2b(s.encode("utf-8", "surrogatepass"), digest_size=8).digest() for s in self.stems
        )
        return np.frombuffer(digests, np.uint64).copy()

    def numbers(self) -> Flags:
        return np.asarray([s[0].isdigit() for s in self.stems], np.bool_)

    def weights(self) -> Floats:
        zipf = np.asarray(self.zipf, np.float32)
        bits = (9 - zipf) * np.float32(np.log2(10))
        return np.clip((bits - 4) / 14, 0.1, 1.0).astype(np.float32)


def _match_key(folded: str) -> str:
    """What two inflected forms of a word have in common."""
    return stem(folded)


def _commonness(word: str) -> float:
    """Zipf frequency; where no table knows a script, short words are taken for its function words."""
    known = frequency(word)
    if known or not word or "\u0621" <= word[0] <= "\u064a" or word[0].isdigit():
        return known
    return {1: 6.5, 2: 6.5, 3: 5.9, 4: 4.5}.get(len(word), 0.0)


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


class _CodeTable:
    """Class of each code point, filled for those that occur."""

    def __init__(self) -> None:
        self._table = np.full(0x110000, 255, np.uint8)

    def classes(self, codes: NDArray[np.uint32]) -> NDArray[np.uint8]:
        found = self._table[codes]
        new = found == 255
        if new.any():
            for code in np.unique(codes[new]).tolist():
                self._table[code] = _class(code)
            found = self._table[codes]
        return found


def read_words(texts: Sequence[str]) -> Words:
    """Cut, fold and stem the words of all texts. Linear; memory is 16 bytes a word."""
    vocabulary = _Vocabulary()
    table = _CodeTable()
    counts: list[Ints] = []
    columns: list[tuple[Narrow, Narrow, Narrow, Flags]] = []
    for batch in _batches(texts):
        owner, *found = _read_batch(batch, vocabulary, table)
        counts.append(np.bincount(owner, minlength=len(batch)))
        columns.append((found[0], found[1], found[2], found[3]))
    first = np.zeros(len(texts) + 1, np.int64)
    if counts:
        np.cumsum(np.concatenate(counts), out=first[1:])
    start, end, form = (np.concatenate([np.zeros(0, np.int32), *(c[k] for c in columns)]) for k in range(3))
    opens = np.concatenate([np.zeros(0, np.bool_), *(c[3] for c in columns)])
    stems = np.asarray(vocabulary.stem_of, np.int32)
    return Words(
        first,
        start,
        end,
        form,
        stems[form],
        opens,
        vocabulary.keys(),
        vocabulary.weights(),
        vocabulary.numbers(),
    )


def _batches(texts: Sequence[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for text in texts:
        batch.append(text)
        size += len(text)
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _read_batch(
    batch: list[str], vocabulary: _Vocabulary, table: _CodeTable
) -> tuple[Ints, Narrow, Narrow, Narrow, Flags]:
    """(article in the batch, start, end, form, opens) of every word of a batch."""
    joined = "\n".join(batch) + "\n"
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    classes = table.classes(codes)
    begins, ends = _runs(classes)
    offsets = np.zeros(len(batch) + 1, np.int64)
    np.cumsum([len(t) + 1 for t in batch], out=offsets[1:])
    owner = np.searchsorted(offsets, begins, side="right") - 1
    hashes = _hash_runs(codes, begins, ends)
    distinct, where, inverse = np.unique(hashes, return_index=True, return_inverse=True)
    known = vocabulary.raw
    numbers = np.fromiter(
        (
            known[h] if h in known else vocabulary.number(h, joined[begins[i] : ends[i]])
            for h, i in zip(distinct.tolist(), where.tolist(), strict=True)
        ),
        np.int32,
        len(distinct),
    )
    form = numbers[inverse]
    if (numbers < 0).any():  # only tatweel: a dash
        real = form >= 0
        owner, begins, ends, form = owner[real], begins[real], ends[real], form[real]
    base = offsets[owner]
    start, end = (begins - base).astype(np.int32), (ends - base).astype(np.int32)
    return owner, start, end, form, _opens(classes, begins, ends)


def _opens(classes: NDArray[np.uint8], begins: Ints, ends: Ints) -> Flags:
    """Which words come first after a mark that sets off a sentence, a line or a quotation?"""
    if not len(begins):
        return np.zeros(0, np.bool_)
    marks = np.zeros(len(classes) + 1, np.int32)
    np.cumsum((classes == _BREAK) | (classes == _SEPARATOR_BREAK), out=marks[1:])
    return np.append(True, marks[begins[1:]] != marks[ends[:-1]])


def _runs(classes: NDArray[np.uint8]) -> tuple[Ints, Ints]:
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


def _hash_runs(codes: NDArray[np.uint32], begins: Ints, ends: Ints) -> Hashes:
    """A polynomial hash of each run of code points."""
    if not len(begins):
        return np.zeros(0, np.uint64)
    lengths = ends - begins
    owner = np.repeat(np.arange(len(begins)), lengths)
    place = np.arange(len(owner)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    powers = np.ones(64, np.uint64)
    powers[1:] = np.multiply.accumulate(np.full(63, _BASE))
    mixed = codes[begins[owner] + place].astype(np.uint64) * powers[place & 63]
    sums: Hashes = np.add.reduceat(mixed, np.cumsum(lengths) - lengths)
    sums += lengths.astype(np.uint64) * powers[63]
    return sums ^ (sums >> np.uint64(29))

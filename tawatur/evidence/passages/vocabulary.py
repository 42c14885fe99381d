"""First step: all texts as columns of word numbers, so that later steps are arithmetic on whole arrays.

A word is seen once as text, whatever its number of occurrences: runs of letters are found and hashed
on the code points of many articles at a time, and only the distinct ones are folded and stemmed.
Words and numbers are cut as ``corpus.words.tokens`` cuts them; punctuation never counts as wording.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import islice
from typing import NamedTuple

import numpy as np

from tawatur.corpus.clitics import frequency, stem
from tawatur.corpus.folding import fold_string
from tawatur.evidence.passages.arrays import Flags, Floats, Hashes, Ints, Narrow
from tawatur.evidence.passages.cutting import CodeTable, distinct, hash_runs, opens, runs

BATCH = 1_000_000
"""Code points looked at in one go: enough to forget Python's overhead, few enough to stay in memory."""


_EXACT = 4096
"""Weights are multiples of one part of this, so that sums of them are exact, in whatever order."""


class Words(NamedTuple):
    """The words of a sequence of articles. Article ``i`` owns the words ``first[i]:first[i + 1]``.

    ``start``/``end`` are code points in the article's text, ``raw`` the number of the word as printed,
    ``stem`` that of its stem; ``opens``: does a sentence, a line or a quotation begin with it? Per printed
    word: ``form``, the number of the folded word. Per stem: ``key`` is a hash of its letters, the same in
    every run; ``weight`` (0..1) is what a match is worth, about the information it carries; ``number``: is
    it written in digits?
    """

    first: Ints
    start: Narrow
    end: Narrow
    raw: Narrow
    stem: Narrow
    opens: Flags
    form: Narrow
    key: Hashes
    weight: Floats
    number: Flags

    def article_of(self, words: Ints) -> Ints:
        """The articles (indices) that words belong to."""
        return np.searchsorted(self.first, words, side="right") - 1

    def owners(self) -> Narrow:
        """The article (index) of every word."""
        return np.repeat(np.arange(len(self.first) - 1, dtype=np.int32), np.diff(self.first))


class _Piece(NamedTuple):
    """The words of some articles: how many each has, and the columns."""

    counts: Ints
    start: Narrow
    end: Narrow
    raw: Narrow
    opens: Flags


class Vocabulary:
    """Numbers for words as they are met: raw hash -> printed word -> folded form -> stem.

    A word's number stays what it is when more texts are read, and what is known of a stem depends on its
    letters alone.
    """

    def __init__(self) -> None:
        self._raw: dict[int, int] = {}
        self._forms: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        self._form_of: list[int] = []
        self._stem_of: list[int] = []
        self._table = CodeTable()
        self._form = self._stem = np.zeros(0, np.int32)
        self._key = np.zeros(0, np.uint64)
        self._weight = np.zeros(0, np.float32)
        self._number = np.zeros(0, np.bool_)

    def read(self, texts: Sequence[str]) -> Words:
        """Cut, fold and stem the words of texts. Linear; memory is 17 bytes a word."""
        pieces = [self._read_batch(batch) for batch in _batches(texts)]
        counts = np.concatenate([np.zeros(0, np.int64), *(p.counts for p in pieces)])
        empty, none = np.zeros(0, np.int32), np.zeros(0, np.bool_)
        start, end, raw = (
            np.concatenate([empty, *column])
            for column in ([p.start for p in pieces], [p.end for p in pieces], [p.raw for p in pieces])
        )
        opened = np.concatenate([none, *(p.opens for p in pieces)])
        self._learn()
        first = np.append(0, np.cumsum(counts))
        return Words(first, start, end, raw, self._stem[raw], opened, *self.tables())

    def tables(self) -> tuple[Narrow, Hashes, Floats, Flags]:
        """The last four columns of ``Words``: what is known of every printed word and every stem so far."""
        return self._form, self._key, self._weight, self._number

    def _learn(self) -> None:
        """Carry what was met since the last time into the arrays."""
        stems = list(islice(self._stems, len(self._key), None))
        form = np.asarray(self._form_of[len(self._form) :], np.int32)
        stem_of = np.fromiter(map(self._stem_of.__getitem__, form.tolist()), np.int32, len(form))
        self._form, self._stem = np.append(self._form, form), np.append(self._stem, stem_of)
        digests = b"".join(blake2b(s.encode("utf-8", "surrogatepass"), digest_size=8).digest() for s in stems)
        bits = (9 - np.asarray([_commonness(s) for s in stems], np.float32)) * np.float32(np.log2(10))
        self._key = np.append(self._key, np.frombuffer(digests, np.uint64))
        weight = np.round(np.clip((bits - 4) / 14, 0.1, 1.0) * _EXACT) / _EXACT
        self._weight = np.append(self._weight, weight.astype(np.float32))
        self._number = np.append(self._number, np.asarray([s[0].isdigit() for s in stems], np.bool_))

    def _number_of(self, raw: int, word: str) -> int:
        """The number of a word as printed, whose hash is new; -1 if folding leaves nothing of it."""
        folded = fold_string.__wrapped__(word)
        if not folded:
            self._raw[raw] = -1
            return -1
        form = self._forms.setdefault(folded, len(self._forms))
        if form == len(self._stem_of):
            self._stem_of.append(self._stems.setdefault(stem.__wrapped__(folded), len(self._stems)))
        self._form_of.append(form)
        self._raw[raw] = number = len(self._form_of) - 1
        return number

    def _read_batch(self, batch: list[str]) -> _Piece:
        joined = "\n".join(batch) + "\n"
        codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
        classes = self._table.classes(codes)
        begins, ends = runs(classes)
        offsets = np.zeros(len(batch) + 1, np.int64)
        np.cumsum([len(t) + 1 for t in batch], out=offsets[1:])
        owner = np.searchsorted(offsets, begins, side="right") - 1
        once, where, which = distinct(hash_runs(codes, begins, ends))
        known, new = self._raw, self._number_of
        numbers = np.fromiter(
            (
                known[h] if h in known else new(h, joined[begins[i] : ends[i]])
                for h, i in zip(once.tolist(), where.tolist(), strict=True)
            ),
            np.int32,
            len(once),
        )
        raw = numbers[which]
        opened = opens(classes, begins, ends)
        if (numbers < 0).any():  # only tatweel: a dash
            real = raw >= 0
            owner, begins, ends = owner[real], begins[real], ends[real]
            raw, opened = raw[real], opened[real]
        base = offsets[owner]
        start, end = (begins - base).astype(np.int32), (ends - base).astype(np.int32)
        return _Piece(np.bincount(owner, minlength=len(batch)), start, end, raw, opened)


_AROUND = tuple((before, after) for before in ("", "ال") for after in ("", "ه", "ي", "ا", "ات", "ين"))
"""What stands around a stem in its commonest forms."""


def _commonness(bare: str) -> float:
    """Zipf frequency of a stem's commonest form; where no table knows a script, by the word's length."""
    if "\u0621" <= bare[0] <= "\u064a":
        return max(frequency(before + bare + after) for before, after in _AROUND)
    known = frequency(bare)
    return known if known or bare[0].isdigit() else {1: 6.5, 2: 6.5, 3: 5.9, 4: 4.5}.get(len(bare), 0.0)


def read_words(texts: Sequence[str]) -> Words:
    """The words of texts that stand alone."""
    return Vocabulary().read(texts)


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

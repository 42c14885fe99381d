"""First step: all texts as columns of word numbers, so that later steps are arithmetic on whole arrays.

A word is seen once as text, whatever its number of occurrences: runs of letters are found and hashed
on the code points of many articles at a time, and only the distinct ones are folded and stemmed.
Words and numbers are cut as ``corpus.words.tokens`` cuts them; punctuation never counts as wording.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import NamedTuple

import numpy as np

from tawatur.corpus.clitics import frequency, stem
from tawatur.corpus.folding import fold_string
from tawatur.evidence.passages.arrays import Flags, Floats, Hashes, Ints, Narrow
from tawatur.evidence.passages.cutting import CodeTable, distinct, hash_runs, opens, runs

BATCH = 3_000_000
"""Code points looked at in one go: enough to forget Python's overhead, few enough to stay in memory."""


class Words(NamedTuple):
    """The words of a sequence of articles. Article ``i`` owns the words ``first[i]:first[i + 1]``.

    ``start``/``end`` are code points in the article's text, ``form`` the number of the folded word,
    ``stem`` that of its stem; ``opens``: does a sentence, a line or a quotation begin with it?
    Per stem: ``key`` is a hash of its letters, the same in every run; ``weight`` (0..1) is what a match
    is worth, about the information it carries; ``number``: is it written in digits?
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

    def owners(self) -> Narrow:
        """The article (index) of every word."""
        return np.repeat(np.arange(len(self.first) - 1, dtype=np.int32), np.diff(self.first))


class _Piece(NamedTuple):
    """The words of some articles: how many each has, and the columns."""

    counts: Ints
    start: Narrow
    end: Narrow
    form: Narrow
    opens: Flags


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


def read_words(texts: Sequence[str]) -> Words:
    """Cut, fold and stem the words of all texts. Linear; memory is 16 bytes a word."""
    vocabulary = _Vocabulary()
    table = CodeTable()
    pieces = [_read_batch(batch, vocabulary, table) for batch in _batches(texts)]
    counts = np.concatenate([np.zeros(0, np.int64), *(p.counts for p in pieces)])
    first = np.append(0, np.cumsum(counts))
    start, end, form = (
        np.concatenate([np.zeros(0, np.int32), *column])
        for column in ([p.start for p in pieces], [p.end for p in pieces], [p.form for p in pieces])
    )
    opened = np.concatenate([np.zeros(0, np.bool_), *(p.opens for p in pieces)])
    stems = np.asarray(vocabulary.stem_of, np.int32)
    return Words(
        first,
        start,
        end,
        form,
        stems[form],
        opened,
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


def _read_batch(batch: list[str], vocabulary: _Vocabulary, table: CodeTable) -> _Piece:
    joined = "\n".join(batch) + "\n"
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    classes = table.classes(codes)
    begins, ends = runs(classes)
    offsets = np.zeros(len(batch) + 1, np.int64)
    np.cumsum([len(t) + 1 for t in batch], out=offsets[1:])
    owner = np.searchsorted(offsets, begins, side="right") - 1
    once, where, which = distinct(hash_runs(codes, begins, ends))
    known = vocabulary.raw
    numbers = np.fromiter(
        (
            known[h] if h in known else vocabulary.number(h, joined[begins[i] : ends[i]])
            for h, i in zip(once.tolist(), where.tolist(), strict=True)
        ),
        np.int32,
        len(once),
    )
    form = numbers[which]
    if (numbers < 0).any():  # only tatweel: a dash
        real = form >= 0
        owner, begins, ends, form = owner[real], begins[real], ends[real], form[real]
    base = offsets[owner]
    start, end = (begins - base).astype(np.int32), (ends - base).astype(np.int32)
    return _Piece(np.bincount(owner, minlength=len(batch)), start, end, form, opens(classes, begins, ends))

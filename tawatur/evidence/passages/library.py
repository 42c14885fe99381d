"""The words of all texts of an index, as they came, and those of some of them as if they were all."""

from __future__ import annotations

import numpy as np

from tawatur.evidence.passages.arrays import Ints
from tawatur.evidence.passages.vocabulary import Vocabulary, Words


class Library:
    """Texts as words, in the order in which they came; grows, and forgets nothing."""

    def __init__(self) -> None:
        self.vocabulary = Vocabulary()
        self._pieces: list[Words] = []
        self._from = np.zeros(1, np.int64)  # number of the first text of each piece, and of all

    def __len__(self) -> int:
        return int(self._from[-1])

    def add(self, texts: list[str]) -> Words:
        """Read texts and keep their words."""
        words = self.vocabulary.read(texts)
        self._pieces.append(words)
        self._from = np.append(self._from, len(self) + len(texts))
        return words

    def words(self, texts: Ints) -> Words:
        """The words of some texts (numbers, in order), as columns of their own."""
        if len(self._pieces) == 1 and len(texts) == len(self):
            return self._pieces[0]
        piece = np.searchsorted(self._from, texts, side="right") - 1
        columns: list[list[np.ndarray]] = [[], [], [], [], []]
        counts = np.zeros(len(texts), np.int64)
        for i, (text, which) in enumerate(zip(texts.tolist(), piece.tolist(), strict=True)):
            words = self._pieces[which]
            at = text - int(self._from[which])
            own = slice(int(words.first[at]), int(words.first[at + 1]))
            counts[i] = own.stop - own.start
            for column, part in zip(
                columns, (words.start, words.end, words.raw, words.stem, words.opens), strict=True
            ):
                column.append(part[own])
        first = np.append(0, np.cumsum(counts))
        start, end, raw, stem, opens = (np.concatenate(c) if c else np.zeros(0, np.int32) for c in columns)
        return Words(first, start, end, raw, stem, opens.astype(np.bool_), *self.vocabulary.tables())

"""The name tagger: a linear-chain conditional random field over the features of ``features``.

``scripts/train_tagger.py`` learns the weights with CRFsuite; here they are only summed and the best labels
found (Viterbi). What a word alone contributes at each distance is summed once and kept, and the sentences of
an article are decoded side by side, which is several times as fast as CRFsuite's own tagger.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tawatur import lexicon
from tawatur.corpus.words import Token
from tawatur.evidence.mentions.context import Hints, Marks
from tawatur.evidence.mentions.features import DISTANCES, alone, around

Floats = npt.NDArray[np.float32]
_KEPT = 60_000  # words whose sums are kept; then the table starts anew
_BATCH = 32  # sentences decoded side by side


class Tagged(NamedTuple):
    """A name at tokens ``first:end``; ``label`` is PERS, LOC or ORG."""

    first: int
    end: int
    label: str


class Model:
    """The weights. ``rows`` numbers the features, ``weights[row]`` holds one number a label."""

    def __init__(self) -> None:
        with np.load(lexicon.path("tagger.npz"), allow_pickle=False) as data:
            self.labels: list[str] = bytes(data["labels"]).decode().split("\n")
            self.rows = {f: i for i, f in enumerate(bytes(data["features"]).decode().split("\n"))}
            self.weights: Floats = data["weights"].astype(np.float32)
            self.transitions: Floats = data["transitions"].astype(np.float32)
        self._numbers: dict[str, int] = {}
        self._sums: Floats = np.zeros((1024, len(DISTANCES), len(self.labels)), dtype=np.float32)

    def _number(self, word: str) -> int:
        """The row of the table of sums that a word has; made when the word is first seen."""
        number = self._numbers.get(word)
        if number is not None:
            return number
        number = len(self._numbers)
        if number >= len(self._sums):
            self._sums = np.concatenate([self._sums, np.zeros_like(self._sums)])
        for k, distance in enumerate(DISTANCES):
            found = [self.rows[f] for f in alone(word, distance) if f in self.rows]
            self._sums[number, k] = self.weights[found].sum(axis=0)
        self._numbers[word] = number
        return number

    def emissions(self, row: Sequence[Token], told: Hints, marks: Marks) -> Floats:
        """What speaks for each label at each token."""
        if len(self._numbers) > _KEPT:
            self._numbers.clear()
        words = ["<s>", "<s>", *(t.text for t in row), "</s>", "</s>"]
        numbers = [self._number(word) for word in words]
        sums = self._sums[numbers]
        total = np.zeros((len(row), len(self.labels)), dtype=np.float32)
        for k, distance in enumerate(DISTANCES):
            total += sums[2 + distance : 2 + distance + len(row), k]
        spots, rows = [], []
        for i, own in enumerate(around(row, told, marks)):
            for feature in own:
                number = self.rows.get(feature, -1)
                if number >= 0:
                    spots.append(i)
                    rows.append(number)
        if rows:
            np.add.at(total, spots, self.weights[rows])
        return total

    def decode(self, emissions: list[Floats]) -> list[list[str]]:
        """The best labels of each sentence (Viterbi 1967), the sentences of a batch step by step together."""
        lengths = np.array([len(e) for e in emissions])
        count, longest, labels = len(emissions), int(lengths.max()), len(self.labels)
        padded = np.zeros((count, longest, labels), dtype=np.float32)
        for k, e in enumerate(emissions):
            padded[k, : len(e)] = e
        back = np.zeros((longest, count, labels), dtype=np.int8)
        same = np.arange(labels, dtype=np.int8)
        score = padded[:, 0]
        for t in range(1, longest):
            through = score[:, :, None] + self.transitions
            goes_on = (lengths > t)[:, None]
            back[t] = np.where(goes_on, through.argmax(axis=1), same)
            score = np.where(goes_on, through.max(axis=1) + padded[:, t], score)
        best = score.argmax(axis=1)
        paths = np.zeros((longest, count), dtype=np.int64)
        for t in range(longest - 1, -1, -1):
            paths[t] = best
            best = back[t][np.arange(count), best].astype(np.int64) if t else best
        return [[self.labels[n] for n in paths[: lengths[k], k]] for k in range(count)]


@cache
def model() -> Model:
    """The tagger's weights, read once."""
    return Model()


def tag(rows: Sequence[tuple[Sequence[Token], Marks]], told: Hints) -> list[list[Tagged]]:
    """The names in each sentence, given with its marks; ``told`` are the hints of the article.

    No sentence may be empty.
    """
    out: list[list[Tagged]] = []
    for start in range(0, len(rows), _BATCH):
        batch = [model().emissions(row, told, marks) for row, marks in rows[start : start + _BATCH]]
        out += [names_of(labels) for labels in model().decode(batch)]
    return out


def names_of(labels: Sequence[str]) -> list[Tagged]:
    """Join B- and I- labels to names; an I- without a beginning begins a name."""
    out: list[Tagged] = []
    for i, label in enumerate(labels):
        kind = label[2:]
        if label == "O" or kind == "MISC":
            continue
        if label[0] == "I" and out and out[-1].end == i and out[-1].label == kind:
            out[-1] = out[-1]._replace(end=i + 1)
        else:
            out.append(Tagged(i, i + 1, kind))
    return out

"""The name tagger: a linear-chain conditional random field over the features of ``features``.

``scripts/train_tagger.py`` learns the weights with CRFsuite; here they are only summed and the best labels
found (Viterbi). What a word alone contributes at each distance is summed once and kept, and the sentences of
an article are decoded side by side, which is several times as fast as CRFsuite's own tagger.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tawatur import lexicon
from tawatur.corpus.words import Token
from tawatur.evidence.mentions.context import Hints, Marks
from tawatur.evidence.mentions.features import DISTANCES, alone, context_of, sort_of

Floats = npt.NDArray[np.float32]
_KEPT = 60_000  # words whose sums are kept; then the table starts anew
_BATCH = 32  # sentences decoded side by side
_AT_ONCE = 2_000  # new words summed up at once
_DISTANCE = re.compile("-?[012](?=[a-z])")  # in front of the name of a feature of one word


class Tagged(NamedTuple):
    """A name at tokens ``first:end``; ``label`` is PERS, LOC or ORG."""

    first: int
    end: int
    label: str


class Model:
    """The weights. ``rows`` numbers the features that span words, ``weights[row]`` holds one number a label;
    ``single`` numbers those of one word, and ``bank[number]`` holds their weights at each distance.
    ``lean`` is added at every token: training alone finds too few names, above all of bodies.
    """

    def __init__(self, path: Path | None = None) -> None:
        with np.load(path or lexicon.path("tagger.npz"), allow_pickle=False) as data:
            self.labels: list[str] = bytes(data["labels"]).decode().split("\n")
            self.rows = {f: i for i, f in enumerate(bytes(data["features"]).decode().split("\n"))}
            self.weights: Floats = data["weights"].astype(np.float32)
            self.transitions: Floats = data["transitions"].astype(np.float32)
            self.lean: Floats = data["lean"].astype(np.float32)
        self.single: dict[str, int] = {}
        self.bank = self._banked()
        self._numbers: dict[str, int] = {}
        self._pairs: dict[tuple[str, str], tuple[int, int]] = {}
        self._sums: Floats = np.zeros((1024, len(DISTANCES), len(self.labels)), dtype=np.float32)

    def _banked(self) -> Floats:
        """The weights of the features of one word, by feature and distance; zero where it has none."""
        spots = []
        for feature, row in self.rows.items():
            match = _DISTANCE.match(feature)
            if match:
                number = self.single.setdefault(feature[match.end() :], len(self.single))
                spots.append((number, DISTANCES.index(int(match[0])), row))
                if match[0] == "0":  # once more for words that have it at no other distance
                    spots.append((self.single.setdefault(feature, len(self.single)), 2, row))
        bank = np.zeros((len(self.single) + 1, len(DISTANCES), len(self.labels)), dtype=np.float32)
        numbers, distances, rows = (list(column) for column in zip(*spots, strict=True))
        bank[numbers, distances] = self.weights[rows]
        return bank

    def _learn(self, words: Iterable[str]) -> None:
        """Sum up what each word says alone, and number the words."""
        new = [word for word in dict.fromkeys(words) if word not in self._numbers]
        for start in range(0, len(new), _AT_ONCE):
            part = new[start : start + _AT_ONCE]
            found: list[int] = []
            starts = []
            for word in part:
                starts.append(len(found))
                found.append(-1)  # a row of zeros, so that no word is without
                found += [self.single[f] for f in alone(word) if f in self.single]
            first = len(self._numbers)
            while first + len(part) > len(self._sums):
                self._sums = np.concatenate([self._sums, np.zeros_like(self._sums)])
            self._sums[first : first + len(part)] = np.add.reduceat(self.bank[found], starts, axis=0)
            self._numbers.update(zip(part, range(first, first + len(part)), strict=True))

    def _pair(self, before: str, after: str) -> tuple[int, int]:
        """The rows of what two sorts of word side by side say of the first and of the second, -1 for none."""
        found = self._pairs.get((before, after))
        if found is None:
            if len(self._pairs) > _KEPT:
                self._pairs.clear()
            rows = self.rows
            found = (rows.get(f"b|{before}|{after}", -1), rows.get(f"a|{before}|{after}", -1))
            self._pairs[before, after] = found
        return found

    def emissions(self, rows: Sequence[tuple[Sequence[Token], Marks]], told: Hints) -> list[Floats]:
        """What speaks for each label at each token of each sentence."""
        if len(self._numbers) > _KEPT:
            self._numbers.clear()
        self._learn(["<s>", "</s>", *(t.text for row, _ in rows for t in row)])
        return [self._emission([t.text for t in row], told, marks) for row, marks in rows]

    def _emission(self, row: list[str], told: Hints, marks: Marks) -> Floats:
        numbers = [self._numbers[word] for word in ("<s>", "<s>", *row, "</s>", "</s>")]
        sums = self._sums[numbers]
        total: Floats = np.tile(self.lean, (len(row), 1))
        for k, distance in enumerate(DISTANCES):
            total += sums[2 + distance : 2 + distance + len(row), k]
        spots, found = self._spanning(row, told, marks)
        if found:
            np.add.at(total, spots, self.weights[found])
        return total

    def _spanning(self, row: list[str], told: Hints, marks: Marks) -> tuple[list[int], list[int]]:
        """Tokens and the rows of their features that span words; see ``features.around``."""
        rows = self.rows
        sorts = [sort_of(word) for word in row]
        spots, found = [], []
        last, last_sort = "<s>", sort_of("<s>")
        for i, word in enumerate([*row, "</s>"]):
            sort = sorts[i] if i < len(row) else sort_of("</s>")
            first, second = self._pair(last_sort, sort)
            said = (
                (i - 1, first),
                (i - 1, rows.get(f"v|{last}|{word}", -1)),
                (i, second),
                (i, rows.get(f"w|{last}|{word}", -1)),
            )
            for spot, number in said:
                if number >= 0 and 0 <= spot < len(row):
                    spots.append(spot)
                    found.append(number)
            last, last_sort = word, sort
        for i, features in context_of(row, sorts, told, marks):
            known = [rows[f] for f in features if f in rows]
            spots += [i] * len(known)
            found += known
        return spots, found

    def decode(self, emissions: list[Floats]) -> list[list[str]]:
        """The best labels of each sentence (Viterbi 1967), the sentences of a batch step by step together."""
        order = sorted(range(len(emissions)), key=lambda k: -len(emissions[k]))
        lengths = [len(emissions[k]) for k in order]
        count, longest, labels = len(emissions), lengths[0], len(self.labels)
        padded = np.zeros((longest, count, labels), dtype=np.float32)
        for place, k in enumerate(order):
            padded[: lengths[place], place] = emissions[k]
        going = [sum(length > t for length in lengths) for t in range(longest)]
        back = np.zeros((longest, count, labels), dtype=np.intp)
        score = padded[0]
        into = self.transitions.T.copy()  # [to, from]: the sum runs along the last axis, which is quicker
        for t in range(1, longest):
            n = going[t]
            through = score[:n, None, :] + into
            back[t, :n] = through.argmax(axis=2)
            score[:n] = through.max(axis=2) + padded[t, :n]
        best = score.argmax(axis=1)
        paths = np.zeros((longest, count), dtype=np.intp)
        each = np.arange(count)
        for t in range(longest - 1, -1, -1):
            n = going[t]
            paths[t, :n] = best[:n]
            if t:
                best[:n] = back[t, each[:n], best[:n]]
        names = self.labels
        out: list[list[str]] = [[]] * count
        for place, k in enumerate(order):
            out[k] = [names[n] for n in paths[: lengths[place], place].tolist()]
        return out


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
        batch = model().emissions(rows[start : start + _BATCH], told)
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

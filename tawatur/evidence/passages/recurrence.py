"""Which wording came back on other days: three content words in a row that more than two articles print.

News is printed within days, and then no more; what is printed again on yet other days is a form that is
filled anew, a title, a formula, or a background that is carried along.
"""

from __future__ import annotations

import numpy as np

from tawatur.evidence.passages.arrays import Hashes, Ints, Narrow, members
from tawatur.evidence.passages.facts import STANDS_FOR, Facts, classes
from tawatur.evidence.passages.features import row_hashes
from tawatur.evidence.passages.vocabulary import Words

FEWEST = 3
"""Articles with three words in a row from which there is something to be known of them."""

USUAL = 4
"""Articles that may well print one text; wording met in more of them is on the way to a formula."""

_FORGOTTEN = np.uint64(0)


class Recurrence:
    """What is known of every three content words in a row, by where they begin."""

    def __init__(self, words: Words, content: Narrow) -> None:
        self._content = np.zeros(len(words.stem) + 1, np.int32)
        self._content[content + 1] = 1
        np.cumsum(self._content, out=self._content)
        self._row = row_hashes(words, content)
        self._at = np.full(len(content), -1, np.int32)
        self._spread: list[Narrow] = []
        self._days: list[Hashes] = []
        self._size = 0

    def note(self, place: Narrow, hashes: Hashes, facts: Facts) -> None:
        """Keep the facts of the features that are three words in a row."""
        known = np.flatnonzero(facts.spread >= FEWEST)
        known = known[self._row[place[known]] == hashes[known].astype(np.uint32)]
        self._at[place[known]] = np.arange(self._size, self._size + len(known), dtype=np.int32)
        self._spread.append(STANDS_FOR[classes(facts.spread[known])].astype(np.int32))
        self._days.append(facts.days[known])
        self._size += len(known)

    def settled(self) -> Recurrence:
        """The same, once all is noted."""
        self._row = np.zeros(0, np.uint32)
        self._spread = [np.concatenate([np.zeros(0, np.int32), *self._spread, np.zeros(1, np.int32)])]
        self._days = [np.concatenate([np.zeros(0, np.uint64), *self._days, np.zeros(1, np.uint64)])]
        return self

    def rows(self, low: Ints, high: Ints) -> tuple[Ints, Narrow, Hashes]:
        """(which stretch, spread, days) of every three content words in a row within words ``low:high``."""
        which, at = members(self._content[low].astype(np.int64), self._content[high].astype(np.int64) - 2)
        found = self._at[at]
        return which, self._spread[0][found], self._days[0][found]

"""What an index knows of its pairs of texts: the candidates that stand, and which of them are accepted."""

from __future__ import annotations

import numpy as np

from tawatur.evidence.passages.arrays import Doubles, Flags, Hashes, contains, distinct
from tawatur.evidence.passages.candidates import NOTHING, Candidates, together
from tawatur.evidence.passages.factors import WEIGHTS
from tawatur.evidence.passages.search import Searched
from tawatur.evidence.passages.seeds import pair_keys
from tawatur.evidence.passages.support import accepted, have_common_origin, is_doubtful, possible


class Standing:
    """Candidates of all pairs, ordered by pair.

    ``alive`` are the pairs that had any evidence, ordered; ``changed`` those whose passages may be others
    since the last replacement, ordered.
    """

    def __init__(self) -> None:
        self.alive: Hashes = np.zeros(0, np.uint64)
        self.changed: Hashes = np.zeros(0, np.uint64)
        self._rows: Candidates = NOTHING
        self._keys: Hashes = np.zeros(0, np.uint64)
        self._accepted: Flags = np.zeros(0, np.bool_)

    def replace(self, found: Searched, pairs: Hashes | None) -> None:
        """Put what was found now for some pairs (``None``: for all) in the place of what stood."""
        rows = found.candidates.take(possible(found.candidates))
        if pairs is None:
            self._rows, self.alive = rows, found.alive
            self._keys = pair_keys(rows.a, rows.b)
            self._accepted = accepted(rows)
            self.changed = distinct(self._keys[self._accepted])
            return
        before = self.accepted_of(pairs)
        self.alive = distinct(np.append(self.alive[~contains(pairs, self.alive)], found.alive))
        gone = contains(pairs, self._keys)
        moved = np.zeros(1 + max(int(x.max(initial=0)) for x in (self._rows.b, rows.b)), np.bool_)
        for x in (self._rows.take(gone), rows):
            moved[x.a] = moved[x.b] = True
        standing = self._accepted[~gone]
        joined = together([self._rows.take(~gone), rows])
        keys = pair_keys(joined.a, joined.b)
        order = np.argsort(keys, kind="stable")
        self._rows, self._keys = joined.take(order), keys[order]
        self._accepted = np.append(standing, rows.score > 0)[order]
        reconsidered = self._reconsider(moved)
        other = _pairs_that_differ(before, self.accepted_of(pairs))
        self.changed = distinct(np.append(reconsidered, other))

    def _reconsider(self, moved: Flags) -> Hashes:
        """Decide doubtful candidates again of whose texts the passages changed; give the pairs whose answer
        is another.
        """
        rows = self._rows
        again = np.flatnonzero(is_doubtful(rows) & (moved[rows.a] | moved[rows.b]))
        near = np.zeros(len(moved), np.bool_)
        near[rows.a[again]] = near[rows.b[again]] = True
        sure = rows.take((rows.score > 0) & (near[rows.a] | near[rows.b]))
        answer = have_common_origin(rows.take(again), sure)
        other = answer != self._accepted[again]
        self._accepted[again] = answer
        changed: Hashes = self._keys[again[other]]
        return changed

    def accepted_of(self, pairs: Hashes) -> Candidates:
        """The accepted candidates of some pairs, in order."""
        return self._rows.take(self._accepted & contains(pairs, self._keys))

    def scores(self) -> tuple[Hashes, Doubles]:
        """(pair, score) of every accepted candidate, in order, what a third article adds included."""
        score = self._rows.score[self._accepted]
        return self._keys[self._accepted], np.where(score > 0, score, score + WEIGHTS["support"])


def _pairs_that_differ(before: Candidates, after: Candidates) -> Hashes:
    """Pairs whose candidates have other bounds than before, or are more or fewer."""
    both = together([before, after])
    side = np.repeat([0, 1], [len(before.a), len(after.a)])
    columns = (both.a, both.b, both.a0, both.a1, both.b0, both.b1)
    order = np.lexsort((side, *columns[::-1]))
    side = side[order]
    same = np.ones(max(0, len(order) - 1), np.bool_)
    for x in columns:
        ordered = x[order]
        same &= ordered[1:] == ordered[:-1]
    matched = np.zeros(len(order), np.bool_)
    first = np.flatnonzero(same & (side[:-1] < side[1:]))
    matched[first] = matched[first + 1] = True
    rest = order[~matched]
    return distinct(pair_keys(both.a[rest], both.b[rest]))

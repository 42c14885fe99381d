"""Where a place of one side of a passage lies on the other side, moved stretches included."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

from tawatur.model import Passage, Range


class Carrier:
    """A passage read as a map of offsets from one side to the other.

    What was moved is carried to where it stands now. The rest is in the same order on both sides: with the
    moved stretches taken out of both texts, offsets between two edits are carried over in proportion.
    """

    def __init__(self, passage: Passage, *, backwards: bool = False) -> None:
        one, two = (passage.b, passage.a) if backwards else (passage.a, passage.b)
        edits = [(e.op, *((e.b, e.a) if backwards else (e.a, e.b))) for e in passage.edits]
        self._moves = sorted((here, there) for op, here, there in edits if op == "move" and here[0] < here[1])
        self._move_starts = [here[0] for here, _ in self._moves]
        self._here = _Rest(here for here, _ in self._moves)
        self._there = _Rest(there for _, there in self._moves)
        points = [(self._here.squeeze(one.start), self._there.squeeze(two.start))]
        last = (self._here.squeeze(one.end), self._there.squeeze(two.end))
        for op, here, there in sorted(edits, key=lambda e: e[1:]):
            for at in ((here[0], there[0]), (here[1], there[1])) if op != "move" else ():
                point = (self._here.squeeze(at[0]), self._there.squeeze(at[1]))
                if points[-1][0] <= point[0] <= last[0] and points[-1][1] <= point[1] <= last[1]:
                    points.append(point)
        self.points = [*points, last]
        self._starts = [here for here, _ in self.points]

    def stretch(self, start: int, end: int) -> Range:
        """Where a stretch of this side lies on the other: never of negative length, inside the passage."""
        moved = self._move_of(start, end)
        if moved is not None:
            (a0, a1), (b0, b1) = moved
            return _in_proportion(start, a0, a1, b0, b1), _in_proportion(end, a0, a1, b0, b1)
        low = self._there.stretch(self._carried(start), after=start < end)
        return low, max(low, self._there.stretch(self._carried(end), after=False))

    def _move_of(self, start: int, end: int) -> tuple[Range, Range] | None:
        """The move that took most of a stretch along; its full stop may not belong to the move."""
        k = max(0, bisect_right(self._move_starts, start) - 1)
        while k < len(self._moves) and self._move_starts[k] <= end:
            (low, high), _ = self._moves[k]
            if low <= start <= end <= high or 2 * (min(end, high) - max(start, low)) > end - start:
                return self._moves[k]
            k += 1
        return None

    def _carried(self, at: int) -> int:
        at = self._here.squeeze(at)
        k = min(max(bisect_right(self._starts, at) - 1, 0), len(self.points) - 2)
        (a0, b0), (a1, b1) = self.points[k], self.points[k + 1]
        return _in_proportion(at, a0, a1, b0, b1)


class _Rest:
    """The offsets of a text with some stretches taken out, and back again."""

    def __init__(self, gone: Iterable[Range]) -> None:
        self._gone = sorted(gone)
        self._starts = [start for start, _ in self._gone]
        self._lost = [0, *accumulate(end - start for start, end in self._gone)]
        self._places = [start - lost for start, lost in zip(self._starts, self._lost, strict=False)]

    def squeeze(self, at: int) -> int:
        """An offset once the stretches are gone; what lies inside one falls on its place."""
        k = bisect_right(self._starts, at) - 1
        if k < 0:
            return at
        start, end = self._gone[k]
        return start - self._lost[k] if at <= end else at - self._lost[k + 1]

    def stretch(self, at: int, *, after: bool) -> int:
        """The offset in the whole text; at the place of a stretch its end (``after``) or its start."""
        k = (bisect_right if after else bisect_left)(self._places, at)
        return at + self._lost[k]


def _in_proportion(at: int, a0: int, a1: int, b0: int, b1: int) -> int:
    if a1 == a0:
        return b0
    return b0 + round((min(max(at, a0), a1) - a0) * (b1 - b0) / (a1 - a0))

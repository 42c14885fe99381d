"""Where a stretch of one article stands in another that shares its wording."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from tawatur.model import Passage, Range


class Mapping:
    """A passage read as a map of offsets from article ``a`` to article ``b``.

    Between edits the wording runs alike, so offsets are carried over in proportion.
    """

    def __init__(self, passage: Passage) -> None:
        points = [(passage.a.start, passage.b.start)]
        for edit in sorted(passage.edits, key=lambda e: (e.a, e.b)):
            if edit.op == "move" or edit.a[0] < points[-1][0] or edit.b[0] < points[-1][1]:
                continue
            points += [(edit.a[0], edit.b[0]), (edit.a[1], edit.b[1])]
        if passage.a.end >= points[-1][0] and passage.b.end >= points[-1][1]:
            points.append((passage.a.end, passage.b.end))
        self.points = points
        self._starts = [a for a, _ in points]

    def offset(self, at: int) -> int:
        """Where an offset of ``a`` lies in ``b``."""
        k = min(max(bisect_right(self._starts, at) - 1, 0), len(self.points) - 2)
        if k < 0:
            return self.points[0][1]
        (a0, b0), (a1, b1) = self.points[k], self.points[k + 1]
        if a1 == a0:
            return b0
        return b0 + round((min(max(at, a0), a1) - a0) * (b1 - b0) / (a1 - a0))

    def stretch(self, span: Range) -> Range:
        """Where a stretch of ``a`` lies in ``b``."""
        start, end = self.offset(span[0]), self.offset(span[1])
        return (start, max(start, end))


def aligned_pairs(
    passage: Passage, a: Sequence[Range], b: Sequence[Range], least: float = 0.6
) -> list[tuple[int, int]]:
    """Pairs of stretches (numbers into ``a`` and ``b``) that a passage lays onto each other.

    ``b`` must be in order of its starts. Two stretches match when their common part is at least ``least`` of
    their union.
    """
    inside = [i for i, span in enumerate(a) if passage.a.start <= span[0] and span[1] <= passage.a.end]
    if not inside:
        return []
    mapping = Mapping(passage)
    starts = [span[0] for span in b]
    longest = max((span[1] - span[0] for span in b), default=0)
    found = []
    for i in inside:
        start, end = mapping.stretch(a[i])
        for j in range(bisect_right(starts, start - longest), len(b)):
            if starts[j] >= end:
                break
            common = min(end, b[j][1]) - max(start, b[j][0])
            union = max(end, b[j][1]) - min(start, b[j][0])
            if union > 0 and common / union >= least:
                found.append((i, j))
    return found

"""Where a stretch of one article stands in another that shares its wording."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from tawatur.findings.carrying import Carrier
from tawatur.model import Passage, Range

_REPLACED = 0.95


def aligned_pairs(
    passage: Passage, a: Sequence[Range], b: Sequence[Range], least: float = 0.6
) -> list[tuple[int, int]]:
    """Pairs of stretches (numbers into ``a`` and ``b``) that a passage lays onto each other.

    ``b`` must be in order of its starts. Two stretches match when their common part is at least ``least`` of
    their union. A stretch that was replaced nearly whole has no wording in common with what took its place.
    """
    replaced = sorted(edit.a for edit in passage.edits if edit.op in ("replace", "delete"))
    inside = [
        i
        for i, span in enumerate(a)
        if passage.a.start <= span[0]
        and span[1] <= passage.a.end
        and _covered(span, replaced) <= _REPLACED * (span[1] - span[0])
    ]
    if not inside:
        return []
    carrier = Carrier(passage)
    starts = [span[0] for span in b]
    longest = max((span[1] - span[0] for span in b), default=0)
    found = []
    for i in inside:
        start, end = carrier.stretch(*a[i])
        for j in range(bisect_right(starts, start - longest), len(b)):
            if starts[j] >= end:
                break
            common = min(end, b[j][1]) - max(start, b[j][0])
            union = max(end, b[j][1]) - min(start, b[j][0])
            if union > 0 and common / union >= least:
                found.append((i, j))
    return found


def _covered(span: Range, edits: Sequence[Range]) -> int:
    """Characters of a stretch that edits cover; the edits are in order and do not overlap."""
    at = max(0, bisect_right(edits, span) - 1)
    covered = 0
    while at < len(edits) and edits[at][0] < span[1]:
        covered += max(0, min(span[1], edits[at][1]) - max(span[0], edits[at][0]))
        at += 1
    return covered

"""Common wording that no agency explains: taken from another outlet, or of unknown origin."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from tawatur.findings.transmission.mapping import View
from tawatur.findings.transmission.stretches import overlap
from tawatur.model import Passage, Range, Span

_MOST = 0.5
"""Part of a passage that must be unexplained on both sides for it to count here."""


def _free(span: Span, ranges: Sequence[Range]) -> float:
    """Which part of a span lies in ranges (sorted, apart)."""
    i = max(0, bisect_right(ranges, (span.start, span.start)) - 1)
    held = 0
    while i < len(ranges) and ranges[i][0] < span.end:
        held += overlap((span.start, span.end), ranges[i])
        i += 1
    return held / max(1, span.end - span.start)


def _open(passage: Passage, unlabelled: Mapping[str, Sequence[Range]]) -> bool:
    return all(_free(s, unlabelled.get(s.article, ())) >= _MOST for s in (passage.a, passage.b))


def copied_from(
    view: View, houses: Mapping[str, str], unlabelled: Mapping[str, Sequence[Range]]
) -> str | None:
    """The outlet that this side of a passage was taken from, where the direction says so."""
    direction = view.passage.direction
    here, there = view.here.article, view.there.article
    if direction is None or here not in houses or there not in houses or houses[here] == houses[there]:
        return None
    taken = direction.relation == ("a_from_b" if view.side == "a" else "b_from_a")
    if not taken or _free(view.there, unlabelled.get(there, ())) < _MOST:
        return None
    return houses[there]


def shared_labels(
    passages: Sequence[Passage], unlabelled: Mapping[str, Sequence[Range]], houses: Mapping[str, str]
) -> dict[Passage, str]:
    """A label ``shared-N`` for each passage of unknown origin; passages of the same wording have the same.

    Two passages are the same wording where they overlap by half of the shorter in one article. Numbers follow
    the order of the passages.
    """
    loose = [
        p
        for p in passages
        if houses.get(p.a.article) != houses.get(p.b.article)
        and (p.direction is None or p.direction.relation in ("unknown", "common_source"))
        and _open(p, unlabelled)
    ]
    parent = list(range(len(loose)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for one, other in _overlapping(loose):
        a, b = sorted((root(one), root(other)))
        parent[b] = a
    numbers: dict[int, int] = {}
    return {p: f"shared-{numbers.setdefault(root(i), len(numbers) + 1)}" for i, p in enumerate(loose)}


def _overlapping(passages: Sequence[Passage]) -> list[tuple[int, int]]:
    """Pairs of passages that overlap by half of the shorter in one article: each with the widest so far."""
    places: dict[str, list[tuple[int, int, int]]] = {}
    for i, p in enumerate(passages):
        for span in (p.a, p.b):
            places.setdefault(span.article, []).append((span.start, span.end, i))
    out = []
    for placed in places.values():
        placed.sort()
        widest = placed[0]
        for place in placed[1:]:
            common = overlap(place[:2], widest[:2])
            if common >= _MOST * min(place[1] - place[0], widest[1] - widest[0]):
                out.append((widest[2], place[2]))
            if place[1] > widest[1]:
                widest = place
    return out

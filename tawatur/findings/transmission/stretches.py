"""Stretches of a text under rival claims: the sweep that gives every character one label."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tawatur.model import Range


class Claimed(NamedTuple):
    """Somebody's claim to a stretch of text: under which label, and how strong."""

    start: int
    end: int
    label: str
    weight: float


class Stretch(NamedTuple):
    """A stretch of text and its label; ``None`` where nobody claims it."""

    start: int
    end: int
    label: str | None


def sweep(length: int, claims: Iterable[Claimed], least: float = 0.0) -> list[Stretch]:
    """Cut ``0:length`` so that each piece has the label with the highest sum of claims there.

    A sum below ``least`` gives no label; ties go to the label that comes first in the alphabet.
    """
    events: list[tuple[int, float, str]] = []
    for c in claims:
        start, end = max(0, c.start), min(length, c.end)
        if start < end:
            events += [(start, c.weight, c.label), (end, -c.weight, c.label)]
    events.sort()
    open_: dict[str, float] = {}
    count: dict[str, int] = {}
    out: list[Stretch] = []
    at = 0
    for place, weight, label in events:
        if place > at:
            _append(out, at, place, _strongest(open_, least))
            at = place
        count[label] = count.get(label, 0) + (1 if weight > 0 else -1)
        open_[label] = open_.get(label, 0.0) + weight
        if not count[label]:
            del open_[label], count[label]
    if at < length:
        _append(out, at, length, None)
    return out


def _strongest(open_: dict[str, float], least: float) -> str | None:
    if not open_:
        return None
    label = min(open_, key=lambda k: (-round(open_[k], 6), k))
    return label if open_[label] >= least - 1e-9 else None


def _append(out: list[Stretch], start: int, end: int, label: str | None) -> None:
    if out and out[-1].label == label and out[-1].end == start:
        out[-1] = Stretch(out[-1].start, end, label)
    else:
        out.append(Stretch(start, end, label))


def joined(ranges: Iterable[Range]) -> list[Range]:
    """The union of ranges, in order."""
    out: list[Range] = []
    for start, end in sorted(ranges):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        elif start < end:
            out.append((start, end))
    return out


def ink(text: str, ranges: Iterable[Range]) -> int:
    """How many characters other than white space lie in the ranges."""
    return sum(len("".join(text[s:e].split())) for s, e in ranges)


def overlap(a: Range, b: Range) -> int:
    """How many characters two ranges share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def settle(text: str, stretches: Sequence[Stretch], sentences: Sequence[Range]) -> list[Stretch]:
    """Let a label that holds most of a sentence have all of it, and drop scraps of a few words.

    Alignment ends a word early or late; a sentence is one person's work more often than not.
    """
    out: list[Stretch] = []
    k = 0
    for start, end in sentences:
        while k < len(stretches) and stretches[k].end <= start:
            k += 1
        pieces = []
        j = k
        while j < len(stretches) and stretches[j].start < end:
            s = stretches[j]
            pieces.append(Stretch(max(s.start, start), min(s.end, end), s.label))
            j += 1
        for piece in _settled(text, pieces):
            _append(out, piece.start, piece.end, piece.label)
    return out


_MOST = 0.6
_SCRAP = 24


def _settled(text: str, pieces: list[Stretch]) -> list[Stretch]:
    held: dict[str | None, int] = {}
    for p in pieces:
        held[p.label] = held.get(p.label, 0) + ink(text, [(p.start, p.end)])
    total = sum(held.values())
    if len(held) < 2 or not total:
        return pieces
    label = max(held, key=lambda k: (held[k], k or ""))
    if held[label] >= _MOST * total:
        rest = [
            p for p in pieces if p.label is not None and p.label != label and p.end - p.start >= 4 * _SCRAP
        ]
        if not rest:
            return [Stretch(pieces[0].start, pieces[-1].end, label)]
    return [p if p.end - p.start >= _SCRAP else p._replace(label=label) for p in pieces]

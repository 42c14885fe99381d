"""Seventh step: what was edited between two stretches of common wording, with its place in both texts.

Punctuation and white space do not count as wording. All pairs of stretches go through a step together.
"""

from __future__ import annotations

from itertools import starmap
from typing import NamedTuple

import numpy as np

from tawatur.evidence.passages.arrays import Ints, Narrow, members
from tawatur.evidence.passages.blocks import common_runs
from tawatur.evidence.passages.vocabulary import Words, read_words
from tawatur.evidence.passages.wording import Bounds, Runs, Wording, differences
from tawatur.model import Edit, EditOp, Range

_OPS: tuple[EditOp, ...] = ("spelling", "inflection", "move", "insert", "delete", "replace")


class Alignment(NamedTuple):
    """Edits in the order of ``a``, and the share (0..1) of all words that both sides have in common."""

    edits: tuple[Edit, ...]
    similarity: float


def align(text_a: str, span_a: Range, text_b: str, span_b: Range) -> tuple[Edit, ...]:
    """The edits that lead from ``text_a[span_a]`` to ``text_b[span_b]``, as code-point ranges of the texts.

    What no edit covers is the same words in the same order on both sides, but for punctuation. Edits do
    not overlap on either side and come in the order of ``a``. An insertion has an empty range in ``a``
    where it was put in, a deletion in ``b``. ``spelling`` is another way to write one word (equal once
    folded), ``inflection`` another form with the same stem, ``move`` the same stems at another place.
    """
    return compare(text_a, span_a, text_b, span_b).edits


def similarity(text_a: str, span_a: Range, text_b: str, span_b: Range) -> float:
    """The share (0..1) of the words of both stretches that align, moved ones too; 1 if both are empty."""
    return compare(text_a, span_a, text_b, span_b).similarity


def compare(text_a: str, span_a: Range, text_b: str, span_b: Range) -> Alignment:
    """``align`` and ``similarity`` in one go."""
    words = read_words((text_a[slice(*span_a)], text_b[slice(*span_b)]))
    shift = np.repeat(np.asarray([span_a[0], span_b[0]], np.int32), np.diff(words.first))
    words = words._replace(start=words.start + shift, end=words.end + shift)
    bounds = Bounds(*(words.first[i : i + 1] for i in (0, 1, 1, 2)))
    return compare_all(words, Wording(words), bounds, (span_a[0], span_b[0]))[0]


def compare_all(
    words: Words, wording: Wording, bounds: Bounds, origin: tuple[int, int] = (0, 0)
) -> list[Alignment]:
    """Align the stretches of each pair and name the edits; ``origin`` is the place of a side without
    words.
    """
    runs = common_runs(wording, bounds)
    count = len(bounds.a0)
    common = np.bincount(runs.region, runs.a1 - runs.a0, minlength=count)
    total = bounds.a1 - bounds.a0 + bounds.b1 - bounds.b0
    shares = np.where(total > 0, 2 * common / np.maximum(total, 1), 1.0)
    blocks = (*_within(words, runs), *_between(bounds, runs))
    region, op, a0, a1, b0, b1 = (np.concatenate(x) for x in zip(*blocks, strict=True))
    a = _span(words, bounds.a0[region], bounds.a1[region], a0, a1, origin[0])
    b = _span(words, bounds.b0[region], bounds.b1[region], b0, b1, origin[1])
    order = np.lexsort((b[1], b[0], a[1], a[0], region))
    names = np.asarray(_OPS, object)[op[order]].tolist()
    spans = (zip(*(x[order].tolist() for x in side), strict=True) for side in (a, b))
    edits = tuple(starmap(_edit, zip(names, *spans, strict=True)))
    ends = np.cumsum(np.bincount(region, minlength=count)).tolist()
    starts = [0, *ends[:-1]]
    return [
        Alignment(edits[low:high], round(share, 4))
        for low, high, share in zip(starts, ends, shares.tolist(), strict=True)
    ]


def _edit(op: EditOp, a: Range, b: Range) -> Edit:
    return Edit(op=op, a=a, b=b)


_Blocks = tuple[Ints, Ints, Ints, Ints, Ints, Ints]
"""Region, index of the operation, words of both sides."""


def _within(words: Words, runs: Runs) -> list[_Blocks]:
    """Words that align and are not printed alike, and runs that stand elsewhere."""
    moved, kept = runs.take(runs.moved), runs.take(~runs.moved)
    which, a = members(kept.a0, kept.a1)
    b = a + (kept.b0 - kept.a0)[which]
    other = words.raw[a] != words.raw[b]
    which, a, b = which[other], a[other], b[other]
    op = (words.form[words.raw[a]] != words.form[words.raw[b]]).astype(np.int64)
    moves = np.full(len(moved.a0), 2)
    return [(kept.region[which], op, a, a + 1, b, b + 1), (moved.region, moves, *moved[1:5])]


def _between(bounds: Bounds, runs: Runs) -> list[_Blocks]:
    """What was inserted, deleted and replaced."""
    gaps = differences(bounds, runs.take(~runs.moved))
    gaps = gaps.take((gaps.a0 < gaps.a1) | (gaps.b0 < gaps.b1))
    moved = runs.take(runs.moved)
    if len(moved.a0):
        gaps = _without_moves(gaps, moved)
    op = np.where(gaps.a0 == gaps.a1, 3, np.where(gaps.b0 == gaps.b1, 4, 5))
    return [(gaps.region, op, *gaps[1:5])]


def _without_moves(gaps: Runs, moved: Runs) -> Runs:
    """Differences that hold moved words are cut at them."""
    by_region: dict[int, list[tuple[int, int, int, int]]] = {}
    for region, *move in zip(*(x.tolist() for x in moved[:5]), strict=True):
        by_region.setdefault(region, []).append((move[0], move[1], move[2], move[3]))
    touched = np.isin(gaps.region, np.asarray(sorted(by_region)))
    out = []
    for region, a0, a1, b0, b1 in zip(*(x[touched].tolist() for x in gaps[:5]), strict=True):
        out += [(region, *rest) for rest in _remainder((a0, a1, b0, b1), by_region[region])]
    rest = np.asarray(out, np.int64).reshape(-1, 5).T
    joined = (np.concatenate(x) for x in zip(gaps.take(~touched)[:5], rest, strict=True))
    region, a0_, a1_, b0_, b1_ = joined
    return Runs(region, a0_, a1_, b0_, b1_, np.zeros(len(region), np.bool_))


_Block = tuple[int, int, int, int]


def _remainder(block: _Block, moves: list[_Block]) -> list[_Block]:
    """What is left of a difference once the moved words are taken out."""
    a0, a1, b0, b1 = block
    in_a = _gaps(a0, a1, [m[:2] for m in moves])
    in_b = _gaps(b0, b1, [m[2:] for m in moves])
    if len(in_a) == 1 and len(in_b) == 1:
        return [(*in_a[0], *in_b[0])]
    return [(*gap, b0, b0) for gap in in_a] + [(a0, a0, *gap) for gap in in_b]


def _gaps(low: int, high: int, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out = []
    for start, end in sorted(t for t in taken if low <= t[0] < high):
        if start > low:
            out.append((low, start))
        low = end
    return [*out, (low, high)] if low < high else out


def _span(words: Words, low: Ints, high: Ints, start: Ints, end: Ints, origin: int) -> tuple[Narrow, Narrow]:
    """The ranges of the words ``start:end``; where there are none, the place after the word before them.

    ``low:high`` are the stretches that they are part of.
    """
    if not len(words.start):
        empty = np.full(len(start), origin, np.int32)
        return empty, empty
    last = len(words.start) - 1
    after = np.where(start > low, words.end[np.maximum(start - 1, 0)], words.start[np.minimum(low, last)])
    at = np.where(low < high, after, origin)
    some = start < end
    begins = np.where(some, words.start[np.minimum(start, last)], at)
    ends = np.where(some, words.end[np.maximum(end - 1, 0)], at)
    return begins.astype(np.int32), ends.astype(np.int32)

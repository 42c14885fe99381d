"""The run of aligned words that earns most (Kadane's maximum segment), of all regions in one go."""

from __future__ import annotations

import numpy as np

from tawatur.evidence.passages.arrays import Doubles, Flags, Ints, run_sizes, run_starts
from tawatur.evidence.passages.wording import Runs, Wording

UNLIKE = 0.24
"""What a word without partner costs when a region's ends are settled; an aligned one earns its weight."""


def densest(wording: Wording, runs: Runs) -> Runs:
    """The runs of each region that hold together on both sides."""
    kept = _on_a(wording, _on_a(wording, runs), second=True)
    if len(kept.a0) < len(runs.a0):
        kept = _on_a(wording, _on_a(wording, kept), second=True)
    return kept


def _on_a(wording: Wording, runs: Runs, second: bool = False) -> Runs:
    low, high = (runs.b0, runs.b1) if second else (runs.a0, runs.a1)
    order = np.lexsort((low, runs.region)) if second else np.arange(len(low))
    region = runs.region[order]
    gap = np.zeros(len(order))
    gap[1:] = UNLIKE * (low[order][1:] - high[order][:-1])
    starts = run_starts(region)
    keep = np.zeros(len(order), np.bool_)
    keep[order] = _best_segment(wording.weight(runs.a0, runs.a1)[order], gap, starts)
    return runs.take(keep)


def _best_segment(worth: Doubles, gap: Doubles, starts: Ints) -> Flags:
    """Members of the segment with the greatest sum of worths less the gaps within, in each group."""
    sizes = run_sizes(starts, len(worth))
    order = np.argsort(-sizes, kind="stable")  # groups still going on come first
    starts, sizes = starts[order], sizes[order]
    groups = len(starts)
    total, best = np.zeros(groups), np.zeros(groups)
    since, first, last = (np.zeros(groups, np.int64) for _ in range(3))
    for k in range(int(sizes.max(initial=0))):
        n = int(np.searchsorted(-sizes, -k, side="left"))  # groups with more than k members
        at = starts[:n] + k
        going = total[:n] - gap[at] if k else np.zeros(n)
        fresh = going <= 0
        since[:n] = np.where(fresh, k, since[:n])
        total[:n] = np.where(fresh, 0.0, going) + worth[at]
        better = total[:n] > best[:n]
        best[:n] = np.where(better, total[:n], best[:n])
        first[:n] = np.where(better, since[:n], first[:n])
        last[:n] = np.where(better, k + 1, last[:n])
    marks = np.zeros(len(worth) + 1, np.int64)
    np.add.at(marks, starts + first, 1)
    np.add.at(marks, starts + last, -1)
    inside: Flags = np.cumsum(marks)[:-1] > 0
    return inside

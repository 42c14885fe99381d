"""Sixth step: which regions are common wording, and which are formulae, topic or chance.

Each region is aligned, cut where long stretches have nothing in common, and scored by a table of named
factors (``factors``); neighbours that score better as one are joined. A region is kept if the sum is
positive. All regions go through a step together.
"""

from __future__ import annotations

import numpy as np

from tawatur.evidence.passages.arrays import Doubles, Flags, Ints, run_sizes, run_starts
from tawatur.evidence.passages.blocks import common_runs
from tawatur.evidence.passages.candidates import Candidates, together
from tawatur.evidence.passages.densest import densest
from tawatur.evidence.passages.factors import WEIGHTS, Judge
from tawatur.evidence.passages.wording import Bounds, Runs, Wording

JOIN = 20
"""Words between two regions of one pair, on either side, across which they may be joined."""

SLACK = 2.0
"""How much worse than its better part a joined region may score."""

FAINT = 5.0
"""Summed weight of aligned words below which what was cut off is not looked at again."""

NEIGHBOURS = 4
"""Regions of a pair, in the order of ``a``, that a region may be joined with."""

SHARE = 50_000
"""Regions that are looked at in one go, so that memory is bounded."""


def verify(found: Candidates, judge: Judge, wording: Wording) -> Candidates:
    """The candidates cut, joined and scored, in order; ``found`` come ordered by pair."""
    done: list[Candidates] = []
    low = 0
    while low < len(found.a):
        high = _end_of_pair(found, low + SHARE)
        parts = _parts(found.take(np.arange(low, high)), judge, wording)
        done.append(_with_company(_join(parts.in_order(), judge, wording)))
        low = high
    return together(done) if done else found


def _end_of_pair(found: Candidates, at: int) -> int:
    """The first index from ``at`` on that begins another pair."""
    if at >= len(found.a):
        return len(found.a)
    other = (found.a[at:] != found.a[at - 1]) | (found.b[at:] != found.b[at - 1])
    return at + int(np.argmax(other)) if other.any() else len(found.a)


def _parts(found: Candidates, judge: Judge, wording: Wording) -> Candidates:
    """The stretches of the regions that hold together, each with its score."""
    done = []
    while len(found.a):
        runs = common_runs(wording, found.bounds)
        kept = densest(wording, runs)
        which, inner = _around(kept)
        part = found.take(which)._replace(**inner._asdict())
        kept = kept._replace(region=np.searchsorted(which, kept.region))
        done.append(part._replace(score=judge.scores(part, kept)))
        edge = np.zeros((2, len(found.a)), np.int64)  # without a kept part nothing is left to look at
        edge[0], edge[1] = -1, np.iinfo(np.int64).max
        edge[0][which], edge[1][which] = inner.a0, inner.a1
        rests = [runs.take(x) for x in (runs.a1 <= edge[0][runs.region], runs.a0 >= edge[1][runs.region])]
        found = together([_worthwhile(found, rest, wording) for rest in rests])
    return together(done) if done else found


def _worthwhile(found: Candidates, rest: Runs, wording: Wording) -> Candidates:
    """What was cut off regions and may be wording of its own."""
    worth = np.bincount(rest.region, wording.weight(rest.a0, rest.a1), minlength=len(found.a))
    which, bounds = _around(rest)
    wanted = worth[which] >= FAINT
    return found.take(which[wanted])._replace(**bounds.take(wanted)._asdict())


def _around(runs: Runs) -> tuple[Ints, Bounds]:
    """(region, the stretch from its first to its last run) of every region that has any."""
    starts = run_starts(runs.region)
    low, high = np.minimum.reduceat, np.maximum.reduceat
    if not len(starts):
        return starts, Bounds(starts, starts, starts, starts)
    return runs.region[starts], Bounds(
        low(runs.a0, starts), high(runs.a1, starts), low(runs.b0, starts), high(runs.b1, starts)
    )


def _pair_starts(x: Candidates) -> Ints:
    return run_starts(x.a << 32 | x.b)


def _with_company(x: Candidates) -> Candidates:
    """Two articles that share one passage more readily share another."""
    if not len(x.a):
        return x
    starts = _pair_starts(x)
    best = np.repeat(np.maximum.reduceat(x.score, starts), run_sizes(starts, len(x.a)))
    accompanied = (best > 0) & (x.score <= 0)
    return x._replace(score=np.where(accompanied, x.score + WEIGHTS["company"], x.score))


def _join(x: Candidates, judge: Judge, wording: Wording) -> Candidates:
    """Join neighbours as long as the whole scores better than the better part."""
    while True:
        first, second = _neighbours(x)
        if not len(first):
            return x
        whole, better, gain = _joined(x, first, second, judge, wording)
        chosen = _without_conflicts(first[better], second[better], gain[better])
        if not len(chosen):
            return x
        chosen = np.flatnonzero(better)[chosen]
        left = np.ones(len(x.a), np.bool_)
        left[first[chosen]] = left[second[chosen]] = False
        x = together([x.take(left), whole.take(chosen)]).in_order()


def _neighbours(x: Candidates) -> tuple[Ints, Ints]:
    """Pairs of regions of one pair of articles that are near each other on both sides."""
    found: list[Ints] = []
    for step in range(1, NEIGHBOURS + 1):
        i = np.arange(max(0, len(x.a) - step))
        j = i + step
        near = (x.a[i] == x.a[j]) & (x.b[i] == x.b[j])
        near &= _gap(x.a0, x.a1, i, j) <= JOIN
        near &= _gap(x.b0, x.b1, i, j) <= JOIN
        found.append(np.stack((i[near], j[near])))
    first, second = np.concatenate(found, axis=1)
    return first, second


def _gap(low: Ints, high: Ints, i: Ints, j: Ints) -> Ints:
    """Words between two stretches, negative if they overlap."""
    gap: Ints = np.maximum(low[i], low[j]) - np.minimum(high[i], high[j])
    return gap


def _joined(
    x: Candidates, i: Ints, j: Ints, judge: Judge, wording: Wording
) -> tuple[Candidates, Flags, Doubles]:
    """(the whole, is it to be preferred, what it scores more than the better part)."""
    bounds = Bounds(
        np.minimum(x.a0[i], x.a0[j]),
        np.maximum(x.a1[i], x.a1[j]),
        np.minimum(x.b0[i], x.b0[j]),
        np.maximum(x.b1[i], x.b1[j]),
    )
    known, lasting = np.minimum(x.known[i], x.known[j]), np.minimum(x.lasting[i], x.lasting[j])
    whole = x.take(i)._replace(**bounds._asdict(), known=known, lasting=lasting)
    score = judge.scores(whole, common_runs(wording, bounds))
    best = np.maximum(x.score[i], x.score[j])
    overlap = (_gap(x.a0, x.a1, i, j) < 0) & (_gap(x.b0, x.b1, i, j) < 0)
    better = (score >= best - SLACK) | overlap
    score = np.where(overlap, np.maximum(score, best), score)
    return whole._replace(score=score), better, score - best


def _without_conflicts(i: Ints, j: Ints, gain: Doubles) -> Ints:
    """Joins of which no two want the same region, the most gainful first; regions are few where any join."""
    taken: set[int] = set()
    chosen = []
    for k in np.lexsort((j, i, -gain)).tolist():
        one, other = int(i[k]), int(j[k])
        if one not in taken and other not in taken:
            taken |= {one, other}
            chosen.append(k)
    return np.asarray(sorted(chosen), np.int64)

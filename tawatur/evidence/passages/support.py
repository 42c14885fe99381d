"""What a third article knows: two edited copies of one passage may share too little to be sure of.

Where both sides of a doubtful region are accepted copies of the same place in a third article, the
region is common wording: its two sides have one origin.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from tawatur.evidence.passages.arrays import Doubles, Flags, Ints, members
from tawatur.evidence.passages.candidates import Candidates
from tawatur.evidence.passages.factors import WEIGHTS

SHARE = 0.5
"""Part of a doubtful side that the accepted passage must cover."""

SAME_PLACE = 0.3
"""Overlap (of the union) that the two projections into the third article must have."""


class _Links(NamedTuple):
    """Words ``low:high`` of article ``here`` are known from words ``first:last`` of another; by ``here``."""

    here: Ints
    low: Ints
    high: Ints
    other: Ints
    first: Ints
    last: Ints


class _Projections(NamedTuple):
    """Where in a third article one side of a doubtful region is known from."""

    region: Ints
    third: Ints
    low: Doubles
    high: Doubles


def is_doubtful(x: Candidates) -> Flags:
    """Which candidates could a third article make positive?"""
    return (x.score <= 0) & (x.score > -WEIGHTS["support"])


def possible(x: Candidates) -> Flags:
    """Which candidates are accepted or doubtful?"""
    out: Flags = x.score > -WEIGHTS["support"]
    return out


def accepted(x: Candidates) -> Flags:
    """Which candidates have a positive score, or are made positive by a third article?"""
    out = x.score > 0
    out[is_doubtful(x)] = have_common_origin(x.take(is_doubtful(x)), x.take(out))
    return out


def have_common_origin(doubtful: Candidates, sure: Candidates) -> Flags:
    """Of which doubtful candidates do both sides come from one place of a third article?"""
    links = _links(sure)
    d = doubtful
    of_a = _projections(links, d.a, d.a0, d.a1, d.b)
    of_b = _projections(links, d.b, d.b0, d.b1, d.a)
    key_a, key_b = of_a.region << 32 | of_a.third, of_b.region << 32 | of_b.third
    order = np.argsort(key_b, kind="stable")
    low, high = (np.searchsorted(key_b[order], key_a, side) for side in ("left", "right"))
    i, at = members(low, high)
    j = order[at]
    common = np.minimum(of_a.high[i], of_b.high[j]) - np.maximum(of_a.low[i], of_b.low[j])
    union = np.maximum(of_a.high[i], of_b.high[j]) - np.minimum(of_a.low[i], of_b.low[j])
    out = np.zeros(len(d.a), np.bool_)
    out[of_a.region[i[common >= SAME_PLACE * np.maximum(union, 1e-9)]]] = True
    return out


def _links(x: Candidates) -> _Links:
    both = (x.a, x.a0, x.a1, x.b, x.b0, x.b1), (x.b, x.b0, x.b1, x.a, x.a0, x.a1)
    columns = [np.concatenate(c) for c in zip(*both, strict=True)]
    order = np.argsort(columns[0], kind="stable")
    return _Links(*(c[order] for c in columns))


def _projections(links: _Links, article: Ints, low: Ints, high: Ints, partner: Ints) -> _Projections:
    """Where in articles other than the partner the stretches are known from."""
    region, at = members(np.searchsorted(links.here, article), np.searchsorted(links.here, article, "right"))
    low, high = low[region], high[region]
    covered = np.minimum(links.high[at], high) - np.maximum(links.low[at], low)
    keep = (covered > SHARE * (high - low)) & (links.other[at] != partner[region])
    region, at, low, high = region[keep], at[keep], low[keep], high[keep]
    pace = (links.last[at] - links.first[at]) / (links.high[at] - links.low[at])
    origin = links.first[at] - links.low[at] * pace
    return _Projections(region, links.other[at], origin + low * pace, origin + high * pace)

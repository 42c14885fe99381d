"""Names for the arrays that the steps hand on, and the few operations on runs of equal members."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Narrow = NDArray[np.int32]
Hashes = NDArray[np.uint64]
Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Flags = NDArray[np.bool_]
Numbers = TypeVar("Numbers", Ints, Hashes)

_SIFTED = 100_000
"""Numbers that are searched for one by one; more are sifted first."""


def changes(x: Hashes | Ints | Narrow) -> Flags:
    """Which members differ from the one before?"""
    out = np.ones(len(x), np.bool_)
    out[1:] = x[1:] != x[:-1]
    return out


def run_starts(x: Hashes | Ints | Narrow) -> Ints:
    """Where runs of equal members begin."""
    return np.flatnonzero(changes(x))


def run_sizes(starts: Ints, total: int) -> Ints:
    """How long the runs are that begin at ``starts``, of ``total`` members."""
    return np.diff(np.append(starts, total))


def in_large_runs(x: Hashes | Ints, least: int) -> Flags:
    """Which members belong to a run of at least ``least`` equal numbers?"""
    sizes = run_sizes(run_starts(x), len(x))
    return np.repeat(sizes >= least, sizes)


def members(low: Ints, high: Ints) -> tuple[Ints, Ints]:
    """(which range, member) of all the members of the ranges ``low:high``, in order."""
    length = np.maximum(high - low, 0)
    which = np.repeat(np.arange(len(low)), length)
    return which, np.arange(len(which)) + np.repeat(low - (np.cumsum(length) - length), length)


def contains(ordered: Hashes, wanted: Hashes) -> Flags:
    """Which of the wanted numbers are among the ordered ones?"""
    if not len(ordered):
        return np.zeros(len(wanted), np.bool_)
    if len(wanted) <= _SIFTED:
        return _searched(ordered, wanted)
    # a table of hashes rules out most of them at a tenth of the cost of a search
    shift = np.uint64(64 - max(16, min(24, len(ordered).bit_length() + 4)))
    table = np.zeros(1 << (64 - int(shift)), np.bool_)
    table[_spread(ordered, shift)] = True
    out: Flags = table[_spread(wanted, shift)]
    out[out] = _searched(ordered, wanted[out])
    return out


def _searched(ordered: Hashes, wanted: Hashes) -> Flags:
    found: Flags = ordered[np.minimum(np.searchsorted(ordered, wanted), len(ordered) - 1)] == wanted
    return found


def _spread(x: Hashes, shift: np.uint64) -> Ints:
    """Numbers as places in a table (multiplicative hashing)."""
    return (x * np.uint64(0x9E3779B97F4A7C15) >> shift).astype(np.int64)


def distinct(x: Numbers) -> Numbers:
    """Each number once, in order (``np.unique`` hashes, which is slower on numbers that are nearly
    sorted).
    """
    ordered = np.sort(x)
    once: Numbers = ordered[changes(ordered)]
    return once

"""Spherical k-means, for the scripts that group words."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]


def unit(rows: Matrix) -> Matrix:
    """Rows scaled to length one."""
    return rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9)  # type: ignore[no-any-return]


def groups(rows: Matrix, count: int, seed: int, rounds: int) -> list[int]:
    """The group of each row; rows have length one. Empty groups begin again at a random row."""
    random = np.random.default_rng(seed)
    centres = rows[random.choice(len(rows), count, replace=False)]
    for _ in range(rounds):
        nearest = np.concatenate(
            [(rows[i : i + 5000] @ centres.T).argmax(1) for i in range(0, len(rows), 5000)]
        )
        centres = np.zeros_like(centres)
        np.add.at(centres, nearest, rows)
        empty = np.bincount(nearest, minlength=count) == 0
        centres[empty] = rows[random.choice(len(rows), int(empty.sum()))]
        centres = unit(centres)
    return [int(n) for n in nearest]

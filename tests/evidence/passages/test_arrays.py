"""Operations on large arrays of numbers come to the same as on small ones."""

from __future__ import annotations

import numpy as np
import pytest

from tawatur.evidence.passages.arrays import contains, distinct


@pytest.mark.parametrize("size", [0, 1, 50, 70_000])
def test_many_numbers_are_found_as_few_are(size: int) -> None:
    chance = np.random.default_rng(4)
    ordered = distinct(chance.integers(0, 1 << 63, size, dtype=np.uint64))
    wanted = np.concatenate(
        (ordered, ordered + np.uint64(1), chance.integers(0, 1 << 63, 200_000, np.uint64))
    )
    chance.shuffle(wanted)
    known = set(ordered.tolist())
    assert contains(ordered, wanted).tolist() == [x in known for x in wanted.tolist()]
    assert contains(ordered, wanted[:99]).tolist() == [x in known for x in wanted[:99].tolist()]

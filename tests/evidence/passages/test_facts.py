"""What is known of a feature when the later of two texts comes, counted one by one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.evidence.passages.arrays import changes, run_sizes, run_starts
from tawatur.evidence.passages.facts import COMMON, day_bits, facts_of_places, settled


@given(
    st.lists(st.lists(st.integers(0, 99), min_size=1, max_size=120), min_size=1, max_size=4),
    st.lists(st.integers(0, 90), min_size=100, max_size=100),
    st.integers(0, 100),
)
def test_facts_are_those_of_the_moment(groups: list[list[int]], days: list[int], upto: int) -> None:
    places = [(feature, article) for feature, held in enumerate(groups) for article in sorted(held)]
    feature, article = (np.asarray(x) for x in zip(*places, strict=True))
    article = article.astype(np.int32)
    starts = run_starts(feature)
    bits = day_bits(np.asarray(days))
    facts = facts_of_places(
        article, changes(feature) | changes(article), starts, run_sizes(starts, len(feature)), bits, upto
    )
    for (which, at), spread, seen in zip(places, facts.spread.tolist(), facts.days.tolist(), strict=True):
        known = sorted({x for x in groups[which] if (x < upto if at < upto else x <= at)})
        assert spread == len(known)
        expected = 0
        for x in known[: COMMON + 1]:
            expected |= int(bits[x])
        assert seen == expected


@pytest.mark.parametrize(("count", "known"), [(0, 0), (1, 1), (7, 7), (9, 8), (1000, 896), (36_000, 32_768)])
def test_what_is_settled(count: int, known: int) -> None:
    assert settled(count) == known


def test_a_day_has_a_bit_and_no_day_none() -> None:
    one, around, none = day_bits(np.asarray([5, 69, 0])).tolist()
    assert one == around == 1 << 5
    assert none == 0
    assert day_bits(np.asarray([5]), 1).tolist() == [1 << 4 | 1 << 5 | 1 << 6]

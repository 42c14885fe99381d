"""The sweep that gives every character one label."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tawatur.findings.transmission.stretches import Claimed, Stretch, ink, joined, settle, sweep

RANGES = st.tuples(st.integers(-5, 60), st.integers(-5, 60))
CLAIMS = st.lists(
    st.builds(
        lambda r, label, weight: Claimed(r[0], r[1], label, weight),
        RANGES,
        st.sampled_from("abc"),
        st.sampled_from([0.3, 0.5, 1.0, 2.0]),
    ),
    max_size=12,
)


@given(CLAIMS, st.integers(0, 50), st.sampled_from([0.0, 0.6]))
def test_a_sweep_is_what_each_character_says_alone(claims: list[Claimed], length: int, least: float) -> None:
    out = sweep(length, claims, least)
    assert [i for s in out for i in range(s.start, s.end)] == list(range(length))
    for s in out:
        for i in range(s.start, s.end):
            held: dict[str, float] = {}
            for c in claims:
                if c.start <= i < c.end:
                    held[c.label] = held.get(c.label, 0) + c.weight
            best = min(held, key=lambda k: (-round(held[k], 6), k), default=None)
            assert s.label == (best if best is not None and held[best] >= least - 1e-9 else None)


@given(st.lists(RANGES, max_size=10))
def test_joined_is_a_union_in_order(ranges: list[tuple[int, int]]) -> None:
    out = joined(ranges)
    assert {i for s, e in ranges for i in range(s, e)} == {i for s, e in out for i in range(s, e)}
    assert all(a[1] < b[0] for a, b in pairwise(out))


def test_a_sentence_goes_to_who_has_most_of_it() -> None:
    text = "ا" * 100
    stretches = [Stretch(0, 70, "afp"), Stretch(70, 100, None)]
    assert settle(text, stretches, [(0, 100)]) == [Stretch(0, 100, "afp")]
    halves = [Stretch(0, 50, "afp"), Stretch(50, 100, "dpa")]
    assert settle(text, halves, [(0, 100)]) == halves


def test_ink_leaves_white_space_out() -> None:
    assert ink("ا ب\nج د", [(0, 3), (4, 7)]) == 4

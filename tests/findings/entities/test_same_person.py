"""Comparing names of persons: a table of pairs, symmetry, the veto."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.findings.entities import same_person
from tawatur.findings.entities.parts import parts, same_part
from tawatur.findings.entities.skeleton import neighbourhood, skeleton

TABLE = Path(__file__).parents[2] / "cases" / "entities" / "same_person.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if line and line[0] != "#"]


@pytest.mark.parametrize(("a", "b", "same", "why"), ROWS)
def test_pairs(a: str, b: str, same: str, why: str) -> None:
    assert same_person(a, b) == (same == "yes"), why
    assert same_person(b, a) == (same == "yes"), why


@pytest.mark.parametrize(("a", "b"), [("محمد", "محمود"), ("حسن", "حسين"), ("سالم", "سليم"), ("ناصر", "نصر")])
def test_frequent_names_are_never_one(a: str, b: str) -> None:
    assert not same_part(a, b)


def test_skeletons_meet_across_scripts() -> None:
    assert skeleton("رايان") == skeleton("ريان") == skeleton("Ryan") == "rn"
    assert set(neighbourhood("abcd")) & set(neighbourhood("abxd"))


def test_parts_keep_together_what_belongs_together() -> None:
    assert parts("الدكتور عبد الله بن راكان آل مشاري")[0] == "عبدالله"
    assert parts("") == ()
    assert len(parts("محمد " * 500)) <= 12


NAMES = st.text(alphabet="ابتجحدرسعفقكلمنهوي AEaeionrst-'", max_size=40)


@settings(max_examples=150, deadline=None)
@given(NAMES, NAMES)
def test_comparison_is_symmetric_and_safe(a: str, b: str) -> None:
    assert same_person(a, b) == same_person(b, a)


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=60))
def test_a_name_agrees_with_itself_or_is_none(name: str) -> None:
    if len(parts(name)) >= 2:
        assert same_person(name, name)
    assert not same_person(name, "")

"""Folding: one spelling for what readers take for the same, and a map back that never cuts a character."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tawatur.corpus.folding import fold, fold_string

ARABIC = st.text(
    st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإؤئىةٱپچژگ ًٌٍَُِّْٰـ٠١٢٩۴\u200c\u200f\u202b\ufeffﷲﷺﻻﺏﭐ 1.«»\n")
)
ANY = st.one_of(st.text(), ARABIC)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أحمد", "احمد"),
        ("إلى", "الي"),
        ("مدرسة", "مدرسه"),
        ("مسؤول", "مسوول"),
        ("هيئة", "هييه"),
        ("قَالَ", "قال"),
        ("قـــال", "قال"),
        ("٢٠١٥", "2015"),
        ("۱۲", "12"),
        ("ﻻ", "لا"),
        ("کتاب", "كتاب"),
        ("يا\u200cرب", "يارب"),
        ("\u202bقال\u202c", "قال"),
        ("Ryan DILLON", "ryan dillon"),
        ("e\u0301lan", "elan"),
    ],
)
def test_the_same_to_a_reader(one: str, other: str) -> None:
    assert fold_string(one) == fold_string(other)


@pytest.mark.parametrize(("one", "other"), [("محمد", "محمود"), ("قال", "قالت"), ("14", "41"), ("علم", "عمل")])
def test_not_the_same(one: str, other: str) -> None:
    assert fold_string(one) != fold_string(other)


@given(ANY)
def test_both_ways_of_folding_agree(text: str) -> None:
    assert fold(text).text == fold_string(text)


@given(ANY)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold_string(fold_string(text)) == fold_string(text)


@given(ANY)
@example("ﷺ\u0651ب")
@example("\u0651ب")
def test_the_map_goes_forward_and_never_cuts_a_character(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    spans = list(zip(folded.starts, folded.ends, strict=True))
    for start, end in spans:
        assert 0 <= start < end <= len(text)
    for one, other in pairwise(spans):
        assert one == other or one[1] <= other[0]


@given(ANY, st.data())
def test_a_folded_range_comes_back_as_the_same_words(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    first, last = folded.original(start, end)
    assert 0 <= first <= last <= len(text)
    assert folded.text[start:end] in fold_string(text[first:last])
    if start < end and not _inside_a_character(folded.starts, start, end):
        assert fold_string(text[first:last]) == folded.text[start:end]


def _inside_a_character(starts: list[int], start: int, end: int) -> bool:
    """Whether a bound lies between two folded characters of one original character."""
    cuts = [k for k in (start, end) if 0 < k < len(starts)]
    return any(starts[k - 1] == starts[k] for k in cuts)


@given(ANY, st.data())
def test_an_original_range_keeps_within_itself(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = folded.folded(start, end)
    assert 0 <= first <= last <= len(folded.text)
    for k in range(first, last):
        assert start <= folded.starts[k]
        assert folded.ends[k] <= end


@given(ANY, st.data())
def test_there_and_back(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    if start < end and not _inside_a_character(folded.starts, start, end):
        assert folded.folded(*folded.original(start, end)) == (start, end)


def test_a_mark_belongs_to_the_letter_before_it() -> None:
    text = "قَالَ"
    folded = fold(text)
    assert folded.original(0, 1) == (0, 2)
    assert all(not unicodedata.combining(c) for c in folded.text)


def test_two_megabytes_fold() -> None:
    text = "قَالَ إنّه ﷺ " * 150_000
    assert len(fold(text).text) > len("قال") * 150_000

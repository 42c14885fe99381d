"""Clitics: what Arabic writes together, told from the letters of a root."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.corpus.clitics import frequency, split, stem
from tawatur.corpus.folding import fold_string

WORD = st.text(st.sampled_from("ابتجدرسعفقكلمنهويءةىأ"), min_size=1, max_size=12).map(fold_string)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("وقال", ("و", "قال", "")),
        ("والمدينة", ("وال", "مدينه", "")),
        ("بالمدينة", ("بال", "مدينه", "")),
        ("للمدينة", ("لل", "مدينه", "")),
        ("وبالقوات", ("وبال", "قوات", "")),
        ("سيقول", ("س", "يقول", "")),
        ("قواتها", ("", "قوات", "ها")),
        ("وزير", ("", "وزير", "")),
        ("وزارة", ("", "وزاره", "")),
        ("بيان", ("", "بيان", "")),
        ("لجنة", ("", "لجنه", "")),
        ("كتاب", ("", "كتاب", "")),
        ("فريق", ("", "فريق", "")),
        ("سوريا", ("", "سوريا", "")),
        ("عليها", ("", "عليها", "")),
    ],
)
def test_split(word: str, parts: tuple[str, str, str]) -> None:
    assert split(fold_string(word)) == parts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("المقاتلون", "مقاتلين"),
        ("قواته", "القوات"),
        ("والحكومة", "حكومته"),
        ("مدينة", "مدينتها"),
        ("الجرحى", "وجرحى"),
    ],
)
def test_inflected_forms_meet(one: str, other: str) -> None:
    assert stem(fold_string(one)) == stem(fold_string(other))


@pytest.mark.parametrize(
    ("one", "other"), [("قتل", "قال"), ("مدينة", "مدني"), ("محمد", "محمود"), ("عام", "عامل")]
)
def test_other_words_do_not(one: str, other: str) -> None:
    assert stem(fold_string(one)) != stem(fold_string(other))


@given(WORD)
def test_the_parts_give_the_word(word: str) -> None:
    before, bare, after = split(word)
    assert bare
    assert before + bare + after == word or (before.endswith("لل") and before[:-1] + bare + after != word)


@given(st.text(max_size=30))
def test_any_string_is_taken(word: str) -> None:
    before, bare, after = split(word)
    assert len(before) + len(bare) + len(after) in (len(word), len(word) + 1)
    assert len(stem(word)) <= len(word)
    assert frequency(word) >= 0


@given(WORD)
def test_a_stem_is_never_empty(word: str) -> None:
    assert stem(word)
    if len(word) >= 3:
        assert len(stem(word)) >= 2


def test_frequent_words_are_known_to_be_so() -> None:
    assert frequency("من") > frequency("مدينه") > frequency("ستارتعقيد") == 0


def test_latin_words_stay_whole() -> None:
    assert split("bin") == ("", "bin", "")
    assert stem("wagons") == "wagons"

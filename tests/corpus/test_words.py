"""Words: every letter and digit lies in one token, spans are original, numbers keep together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.corpus.folding import fold_string
from tawatur.corpus.words import tokens

MIXED = st.text(st.sampled_from("قالته وبـ ًَ١2٣.,:/%٪٫٬-«»\"()…'’ab_\u200f\u200c\n\t"))
ANY = st.one_of(st.text(), MIXED)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("قال: نعم.", ["قال", ":", "نعم", "."]),
        ("14جنديا", ["14", "جنديا"]),
        ("1,250 طنا", ["1,250", "طنا"]),
        ("٣٫٥٪", ["3٫5%"]),
        ("في 23/7/2015 الساعة 10:30", ["في", "23/7/2015", "الساعه", "10:30"]),
        ("«العصبة»", ["«", "العصبه", "»"]),
        ("ثم... سكت", ["ثم", "...", "سكت"]),
        ("قـــال", ["قال"]),
        ("يا\u200fسر", ["ياسر"]),
        ("قال ـ نعم", ["قال", "ـ", "نعم"]),
        ("the agency's", ["the", "agency's"]),
    ],
)
def test_case(text: str, words: list[str]) -> None:
    assert [t.text.replace("٪", "%") for t in tokens(text)] == words


@given(ANY)
def test_spans_are_in_order_and_never_cross_white_space(text: str) -> None:
    before = 0
    for token in tokens(text):
        assert before <= token.start < token.end <= len(text)
        assert not any(c.isspace() for c in text[token.start : token.end])
        before = token.end


@given(ANY)
def test_every_letter_and_digit_is_in_a_token(text: str) -> None:
    covered = {i for t in tokens(text) for i in range(t.start, t.end)}
    for i, char in enumerate(text):
        if (char.isalpha() and fold_string(char)) or char.isdecimal():
            assert i in covered


@given(ANY)
def test_a_tokens_text_is_its_folded_span(text: str) -> None:
    for token in tokens(text):
        assert token.text
        assert token.text == fold_string(text[token.start : token.end]) or token.text == "ـ"


@given(ANY)
def test_kinds(text: str) -> None:
    for token in tokens(text):
        source = text[token.start : token.end]
        if token.kind == "number":
            assert source[0].isdecimal()
        elif token.kind == "word":
            assert source[0].isalnum()
            assert not source[0].isdecimal()
        else:
            assert token.text == "ـ" or not any(c.isalnum() for c in source)


def test_two_megabytes_are_read() -> None:
    assert len(tokens("قال1. " * 350_000)) == 3 * 350_000

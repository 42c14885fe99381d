"""Numbers in digits and words, Arabic and English."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.corpus.words import tokens
from tawatur.evidence.numerals import digits, pieces, read_number, read_ordinal

CARDINALS = {
    "14": 14,
    "١٤": 14,
    "14.000": 14_000,
    "1,250": 1250,
    "1.742.000": 1_742_000,
    "6.935 مليون": 6_935_000,
    "0.125": 0.125,
    "7,5": 7.5,
    "50%": 50,
    "7ر10": 10.7,
    "أحد عشر": 11,
    "أربعة عشر": 14,
    "ثماني عشرة": 18,
    "الاثني عشر": 12,
    "ثلاثة وأربعين": 43,
    "مئتان وخمسون": 250,
    "ثلاثمائة": 300,
    "ثلاث مئة": 300,
    "ألف وتسعمئة وخمسة وثمانين": 1985,
    "ألفين": 2000,
    "خمسة عشر ألفا": 15_000,
    "مئة ألف": 100_000,
    "مليون ونصف المليون": 1_500_000,
    "نصف مليون": 500_000,
    "3 آلاف و500": 3500,
    "59 مليونا و78 ألفا و138": 59_078_138,
    "8.2 مليارات": 8_200_000_000,
    "twenty-five": 25,
    "three hundred thousand": 300_000,
    "2.5 million": 2_500_000,
}


@pytest.mark.parametrize(("text", "value"), CARDINALS.items())
def test_cardinal(text: str, value: float) -> None:
    row = tokens(text)
    number = read_number(row, 0)
    assert number is not None
    assert (number.value, number.end) == (value, len(row))


@pytest.mark.parametrize(
    ("text", "value"), [("خمسة وستة", 5), ("14 15", 14), ("ثلاثة بالمئة", 3), ("20 ألفا و30 ألفا", 20_000)]
)
def test_where_a_number_ends(text: str, value: float) -> None:
    number = read_number(tokens(text), 0)
    assert number is not None
    assert number.value == value
    assert number.end < len(tokens(text))


@pytest.mark.parametrize("text", ["أحد المسؤولين", "23/7/2015", "10:30", "لست", "نصف الشعب", "hundred"])
def test_no_number(text: str) -> None:
    assert read_number(tokens(text), 0) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("الأول", 1),
        ("الثالثة", 3),
        ("الرابع عشر", 14),
        ("السابع والعشرين", 27),
        ("الثلاثين", 30),
        ("third", 3),
    ],
)
def test_ordinal(text: str, value: int) -> None:
    row = tokens(text)
    number = read_ordinal(row, 0)
    assert number is not None
    assert (number.value, number.end) == (value, len(row))


def test_vague_amounts_say_so() -> None:
    for text, least in (("عشرات", 20), ("مئات", 200), ("عشرات الآلاف", 20_000), ("dozens", 24)):
        number = read_number(tokens(text), 0)
        assert number is not None
        assert (number.vague, number.value) == (True, least)


@given(st.integers(0, 10**12))
def test_digits_with_and_without_grouping(value: int) -> None:
    assert digits(str(value)) == value
    if value >= 1_000_000:
        assert digits(f"{value:,}") == digits(f"{value:,}".replace(",", "٬")) == value


@settings(deadline=None)
@given(st.lists(st.sampled_from([*sorted(pieces()), "14", "2.5", "و", "-", "ر", "%"]), max_size=12))
def test_any_words(words: list[str]) -> None:
    row = tokens(" ".join(words))
    for i in range(len(row)):
        for number in (read_number(row, i), read_ordinal(row, i)):
            if number is not None:
                assert i == number.first < number.end <= len(row)
                assert 0 <= number.value < 1e30

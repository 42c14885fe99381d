"""Quantities: tables of readable cases, and what must hold of any text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.corpus.document import document
from tawatur.evidence.quantities import find_quantities, value_key
from tawatur.evidence.times import find_times
from tawatur.model import Article, Quantity

CASES = Path(__file__).parents[2] / "cases"


def rows(name: str) -> list[list[str]]:
    lines = (CASES / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def quantities(text: str) -> list[Quantity]:
    article = Article(
        id="q", text=text, sha256="", published="2017-10-29", language="en" if text.isascii() else "ar"
    )
    return list(find_quantities(document(article)))


def bound(cell: str) -> float | None:
    return None if cell == "-" else float(cell)


@pytest.mark.parametrize("row", rows("quantities.tsv"), ids=lambda row: row[0])
def test_case(row: list[str]) -> None:
    marked, low, high, unit, counted, among, value = row
    text = marked.replace("[", "").replace("]", "")
    found = quantities(text)
    assert [text[q.start : q.end] for q in found] == [marked[marked.index("[") + 1 : marked.index("]")]]
    q = found[0]
    assert (q.low, q.high) == (bound(low), bound(high))
    assert (q.unit or "-", q.counted or "-", q.among or "-", value_key(q) or "-") == (
        unit,
        counted,
        among,
        value,
    )


@pytest.mark.parametrize("text", [row[0] for row in rows("no_quantities.tsv")])
def test_nothing_counted(text: str) -> None:
    assert [text[q.start : q.end] for q in quantities(text)] == []


def test_two_tolls_in_one_sentence_keep_apart() -> None:
    found = quantities("قتل 12 شخصا وأصيب عشرون آخرون، بينهم طفلان، ودمرت ثلاث سيارات.")
    assert [(q.counted, q.low) for q in found] == [("قتيل", 12), ("جريح", 20), ("طفل", 2), ("سياره", 3)]


def test_approximate_is_kept_apart_from_vague() -> None:
    about, vague = quantities("نحو 20 جريحا وعشرات القتلى")
    assert (about.approximate, about.vague, value_key(about)) == (True, False, "20")
    assert (vague.approximate, vague.vague, value_key(vague)) == (True, True, None)


@given(st.integers(min_value=3, max_value=10_000_000))
def test_every_number_before_a_noun_is_read(number: int) -> None:
    (found,) = quantities(f"عاد {number} لاجئا إلى ديارهم")
    assert (found.low, found.high, found.counted) == (number, number, "لاجي")


@given(st.integers(min_value=11, max_value=99))
def test_spoken_tens_and_units(number: int) -> None:
    tens = ["عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
    units = ["واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]
    if number < 20:
        words = ["أحد", "اثنا", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"][
            number - 11
        ] + " عشر"
    else:
        words = " و".join(
            filter(None, [units[number % 10 - 1] if number % 10 else "", tens[number // 10 - 2]])
        )
    (found,) = quantities(f"عاد {words} لاجئا إلى ديارهم")
    assert found.low == number


WORDS = [
    "14",
    "3,000",
    "2.5",
    "7ر10%",
    "50%",
    "أربعة",
    "عشر",
    "عشرة",
    "مئة",
    "مئتان",
    "ألف",
    "آلاف",
    "مليون",
    "مليارات",
    "نصف",
    "ونصف",
    "عشرات",
    "الآلاف",
    "و",
    "إلى",
    "بين",
    "-",
    "–",
    "من",
    "أصل",
    "نحو",
    "أكثر",
    "على",
    "الأقل",
    "ما",
    "لا",
    "يقل",
    "عن",
    "قتل",
    "مقتل",
    "إصابة",
    "قتيلان",
    "جنديين",
    "شخص",
    "رجل",
    "واحد",
    "الثلاث",
    "الـ",
    "54",
    "(",
    ")",
    "$",
    "دولار",
    "في",
    "المئة",
    "بالمئة",
    "كيلومترا",
    "two",
    "dozens",
    "of",
    "at",
    "least",
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_any_order_of_number_words(words: list[str]) -> None:
    check(" ".join(words))


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    check(text)


def check(text: str) -> None:
    """Spans in order, without overlap with each other or with times; bounds in order; a value or none."""
    article = Article(id="q", text=text, sha256="", published="2017-10-29")
    page = document(article)
    taken = [(t.start, t.end) for t in find_times(page)]
    before = 0
    for found in find_quantities(page):
        assert before <= found.start < found.end <= len(text)
        before = found.end
        assert all(found.end <= s or e <= found.start for s, e in taken)
        assert found.low is not None or found.high is not None
        if found.low is not None and found.high is not None:
            assert found.low <= found.high
        assert (value_key(found) is None) == found.vague

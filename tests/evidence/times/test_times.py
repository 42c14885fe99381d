"""Times: tables of readable cases, and what must hold of any text."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.corpus.document import document
from tawatur.evidence.times import find_times
from tawatur.model import Article, TimeExpression

CASES = Path(__file__).parents[2] / "cases"


def rows(name: str) -> list[list[str]]:
    lines = (CASES / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def times(text: str, published: str | None = "2017-10-29") -> list[TimeExpression]:
    language = "en" if text.isascii() else "ar"
    article = Article(id="t", text=text, sha256="", published=published, language=language)
    return list(find_times(document(article)))


@pytest.mark.parametrize("row", rows("times.tsv"), ids=lambda row: row[1])
def test_case(row: list[str]) -> None:
    published, marked, first, last, precision = ("" if cell == "-" else cell for cell in row)
    text = marked.replace("[", "").replace("]", "")
    found = times(text, published or None)
    assert [text[t.start : t.end] for t in found] == [marked[marked.index("[") + 1 : marked.index("]")]]
    assert (found[0].from_ or "", found[0].to or "", found[0].precision) == (first, last, precision)


@pytest.mark.parametrize("text", [row[0] for row in rows("no_times.tsv")])
def test_no_time(text: str) -> None:
    assert [text[t.start : t.end] for t in times(text)] == []


def test_clock_time_counts_on_the_day_its_sentence_named() -> None:
    found = times("اقتحموا المبنى أمس ثم غادروا الساعة 16:20 بهدوء. وعادوا الساعة 18:00 فجأة.")
    assert [t.from_ for t in found] == ["2017-10-28", "2017-10-28T16:20", None]


def test_weekday_and_relative_day_that_disagree_move_the_anchor_of_the_article() -> None:
    found = times("اجتمع اليوم الجمعة بالوفد. وكان وصل أمس. وزارهم الأحد.", "2017-10-29")
    assert [t.from_ for t in found] == ["2017-10-27", "2017-10-26", "2017-10-22"]


def test_marks_inside_words_do_not_break_spans() -> None:
    text = "وصل في الـ\u200f7 مـن أبْريل\u200c المَاضي إلى هنا"
    (found,) = times(text)
    assert (found.from_, text[found.start : found.end][-6:]) == ("2017-04-07", "لمَاضي")


def test_months_of_every_regional_table_are_known() -> None:
    from babel import Locale

    for name in ("ar_EG", "ar_SY", "ar_IQ", "ar_LB", "ar_MA", "ar_DZ", "ar_TN", "ar_MR"):
        for number, month in Locale.parse(name).months["format"]["wide"].items():
            (found,) = times(f"وقع ذلك في 5 {month} 2014 بحضوره")
            assert found.from_ == f"2014-{number:02}-05", (name, month)


def test_a_list_of_thousands_of_dates_is_linear() -> None:
    text = "، ".join(["الأحد 3 مارس", "منذ منذ منذ", "من من من", "الساعة"] * 3000)
    assert len(times(text)) > 2000


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)), st.sampled_from("/-."))
def test_every_written_day_is_read_back(day: date, mark: str) -> None:
    text = f"وقع الاتفاق في {day.day}{mark}{day.month}{mark}{day.year} بحضوره"
    assert [(t.from_, t.to) for t in times(text, None)] == [(day.isoformat(), day.isoformat())]


WORDS = [
    "أمس",
    "اليوم",
    "غدا",
    "الأحد",
    "الجمعة",
    "يوم",
    "منذ",
    "قبل",
    "حتى",
    "من",
    "إلى",
    "في",
    "بين",
    "عام",
    "شهر",
    "الشهر",
    "العام",
    "الماضي",
    "المقبل",
    "الجاري",
    "مارس",
    "شعبان",
    "رمضان",
    "2015",
    "1436هـ",
    "31",
    "7",
    "الـ",
    "الساعة",
    "10:00",
    "التاسعة",
    "والنصف",
    "مساء",
    "صباح",
    "نهاية",
    "منتصف",
    "ساعة",
    "يومين",
    "أيام",
    "الثلاثة",
    "السبعينات",
    "،",
    ".",
    "(",
    ")",
    "/",
    "-",
    "بتوقيت",
    "غرينتش",
    "الموافق",
    "12/12/2012",
    "99/99/9999",
    "0000",
    "9999",
    "last",
    "since",
    "ago",
    "three",
    "days",
    "April",
    "May",
]


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(WORDS), max_size=14),
    st.sampled_from([None, "2017-10-29", "0001-01-01", "9999-12-31", "?"]),
)
def test_any_order_of_time_words(words: list[str], published: str | None) -> None:
    check(" ".join(words), published)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    check(text, "2017-10-29T23:30:00+03:00")


def check(text: str, published: str | None) -> None:
    """Spans in order without overlap; ends both or neither, in order, and real dates."""
    before = 0
    for found in times(text, published):
        assert before <= found.start < found.end <= len(text)
        before = found.end
        if found.precision == "unanchored":
            assert found.from_ is found.to is None
            continue
        assert found.from_ is not None
        assert re.fullmatch(r"\d{4}-\d\d-\d\d(T\d\d:\d\d([+-]\d\d:\d\d)?)?", found.from_)
        date.fromisoformat(found.from_[:10])
        if found.to is not None:
            assert found.from_[:16] <= found.to[:16] or len(found.from_) != len(found.to)


def test_a_ligature_before_a_particle_does_not_lose_the_span() -> None:
    text = "ﻻ ﻷمس واﻷحد الماضي"
    assert all(t.start < t.end for t in times(text))

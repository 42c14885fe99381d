"""Sentences and paragraphs: they cover the text, keep abbreviations whole, and mend hard wraps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.corpus.sentences import paragraphs, sentences

MIXED = st.text(st.sampled_from('قال في د. ه.؟!…«»"() \n\r\u2029،؛:ab1\u200f'))
ANY = st.one_of(st.text(), MIXED)


def cut(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("وصل الوفد. وغادر الوزير.", ["وصل الوفد.", "وغادر الوزير."]),
        ("هل وصل الوفد؟ نعم!", ["هل وصل الوفد؟", "نعم!"]),
        ("قال د. سالم إنه عاد. ثم نام.", ["قال د. سالم إنه عاد.", "ثم نام."]),
        ("نقلت (أ.ف.ب) الخبر. وسكتت.", ["نقلت (أ.ف.ب) الخبر.", "وسكتت."]),
        ("قالت هيئة إم.آر.سي إنها ستعود.وغادرت.", ["قالت هيئة إم.آر.سي إنها ستعود.", "وغادرت."]),
        ("قال: «عدنا.» ثم نام.", ["قال: «عدنا.»", "ثم نام."]),
        ("بلغت 3.5 درجة. وانخفضت.", ["بلغت 3.5 درجة.", "وانخفضت."]),
        ("وصل الوفد.وغادر الوزير.", ["وصل الوفد.", "وغادر الوزير."]),
        ("رأى البلدة... التي دمرت", ["رأى البلدة... التي دمرت"]),
        ("عنوان بلا نقطة\nوصل الوفد.", ["عنوان بلا نقطة", "وصل الوفد."]),
        ("وصل الوفد إلى مدينة\nدرعا مساء.", ["وصل الوفد إلى مدينة\nدرعا مساء."]),
        ('قال "سنعود. وسنبقى', ['قال "سنعود.', "وسنبقى"]),
    ],
)
def test_case(text: str, parts: list[str]) -> None:
    assert cut(text) == parts


@given(ANY)
def test_sentences_cover_all_but_white_space(text: str) -> None:
    covered = {i for s in sentences(text) for i in range(s.start, s.end)}
    assert all(c.isspace() for i, c in enumerate(text) if i not in covered)


@given(ANY)
def test_sentences_are_in_order_inside_their_paragraph(text: str) -> None:
    bounds = paragraphs(text)
    before = 0
    for sentence in sentences(text):
        start, end = bounds[sentence.paragraph]
        assert before <= sentence.start < sentence.end <= len(text)
        assert start <= sentence.start
        assert sentence.end <= end
        assert text[sentence.start : sentence.end].strip()
        before = sentence.end


@given(ANY)
def test_paragraphs_are_in_order_and_trimmed(text: str) -> None:
    before = 0
    for start, end in paragraphs(text):
        assert before <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        before = end


def test_a_hard_wrapped_text_is_one_paragraph() -> None:
    line = "وقال رئيس البلدية إن الجسر القديم سيبقى مغلقا أمام السيارات"
    assert len(paragraphs("\n".join([line] * 9))) == 1


def test_a_blank_line_always_ends_a_paragraph() -> None:
    assert len(paragraphs("وصل الوفد إلى مدينة\n\nدرعا مساء")) == 2


def test_two_megabytes_are_cut() -> None:
    assert len(sentences("وصل الوفد د. سالم. " * 110_000)) == 110_000

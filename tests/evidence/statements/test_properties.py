"""What holds for any text: spans lie in it, nothing is empty, time grows in line with length."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.model import Statement

from .marked import read

_PIECES = [
    "قال",
    "وأضاف",
    "مضيفا",
    "إن",
    "أن",
    "إلى أن",
    "الوزير",
    "سامر الدالي",
    "لرويترز",
    "«",
    "»",
    '"',
    "“",
    "”",
    ":",
    "،",
    ".",
    "\n",
    "بحسب",
    "وفقا ل",
    "نقلا عن",
    "مصادر",
    "في بيان",
    "الذي",
    "قد",
    "كان",
    "(",
    ")",
    "said",
    "told Reuters",
    "that",
    "he",
    ",",
]
_NEWS = st.lists(st.sampled_from(_PIECES), max_size=60).map(" ".join)


def _check(text: str, found: tuple[Statement, ...]) -> None:
    for n, s in enumerate(found, 1):
        assert s.id == f"t-s{n}"
        for start, end in (s.cue, *s.content, *filter(None, (s.speaker, s.carrier, s.antecedent))):
            assert 0 <= start < end <= len(text)
        assert s.content
        assert all(text[a:b].strip() for a, b in s.content)


@settings(max_examples=300, deadline=None)
@given(_NEWS)
def test_spans_hold_on_shuffled_news(text: str) -> None:
    found = read(text)
    _check(text, found)
    assert found == read(text)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_spans_hold_on_any_unicode(text: str) -> None:
    _check(text, read(text))


@pytest.mark.parametrize(
    "piece",
    [
        "«",
        '"',
        "قال ",
        "أن ",
        "، ",
        "بحسب ما ",
        "مضيفا ",
        "الوزير ",
        "قال «",
        "said, ",
        "\u0651",
        "كان قد ",
        "سامر ",
    ],
)
def test_time_is_linear_in_the_worst_cases(piece: str) -> None:
    def seconds(count: int) -> float:
        started = time.process_time()
        read(piece * count)
        return time.process_time() - started

    seconds(100)
    short, long = min(seconds(1500) for _ in range(2)), seconds(12000)
    assert long < max(0.3, 40 * short), f"{piece!r}: {short:.3f} s, eight times as long {long:.3f} s"


@pytest.mark.parametrize("piece", ["قال إن ", "قال: ", "وأضاف أن "])
def test_a_text_of_nothing_but_cues_is_read_in_seconds(piece: str) -> None:
    started = time.process_time()
    read(piece * (500_000 // len(piece)))
    assert time.process_time() - started < 4


def test_empty_and_blank_texts_have_no_statements() -> None:
    assert read("") == ()
    assert read(" \n\t ") == ()

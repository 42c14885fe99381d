"""Edits: a table of readable cases, and what must hold of any two texts."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.corpus.folding import fold_string
from tawatur.corpus.words import tokens
from tawatur.evidence.passages import align, compare, similarity
from tawatur.model import Edit, Range

CASES = Path(__file__).parents[2] / "cases"
WORDS = (
    "السفينة",
    "الميناء",
    "وصلت",
    "أمس",
    "إلى",
    "في",
    "وقال",
    "المدير",
    "14",
    "١٤",
    "مدرسه",
    "مدرسة",
    "the",
    "port",
)


def rows() -> list[tuple[str, str, str]]:
    lines = (CASES / "edits.tsv").read_text("utf-8").splitlines()
    cells = [(line + "\t\t").split("\t")[:3] for line in lines if line and not line.startswith("#")]
    return [(a, b, edits) for a, b, edits in cells]


def whole(a: str, b: str) -> tuple[Edit, ...]:
    return align(a, (0, len(a)), b, (0, len(b)))


@pytest.mark.parametrize(("a", "b", "expected"), rows())
def test_edits(a: str, b: str, expected: str) -> None:
    found = [f"{e.op}:{a[slice(*e.a)]}>{b[slice(*e.b)]}" for e in whole(a, b)]
    assert " | ".join(found) == expected


def uncovered(text: str, span: Range, edits: list[Range]) -> list[str]:
    """The folded words of a stretch that no edit covers."""
    solid = [(low - span[0], high - span[0]) for low, high in edits if low < high]
    words = [t for t in tokens(text[slice(*span)]) if t.kind != "punct"]
    # a percent sign belongs to the token of a number, but not to its wording
    bare = [(w.start, w.end - len(w.text) + len(w.text.rstrip("%٪")), w.text.rstrip("%٪")) for w in words]
    return [word for start, end, word in bare if not any(lo <= start and end <= hi for lo, hi in solid)]


texts = st.one_of(
    st.lists(st.sampled_from([*WORDS, ".", "«", "\n"]), max_size=40).map(" ".join),
    st.text(alphabet=st.sampled_from("ابتـَّةهىي ١2.،ab'A\u200f\ufefb"), max_size=60),
    st.text(max_size=40),
)


@settings(max_examples=150, deadline=None)
@given(texts, texts, st.data())
def test_what_no_edit_covers_is_equal(a: str, b: str, data: st.DataObject) -> None:
    span_a = ends(a, data)
    span_b = ends(b, data)
    edits = align(a, span_a, b, span_b)
    for text, span, ranges in ((a, span_a, [e.a for e in edits]), (b, span_b, [e.b for e in edits])):
        assert all(span[0] <= s <= e <= span[1] and e <= len(text) for s, e in ranges)
        solid = sorted(r for r in ranges if r[0] < r[1])
        assert all(x[1] <= y[0] for x, y in pairwise(solid))
    assert list(edits) == sorted(edits, key=lambda e: (e.a, e.b))
    assert uncovered(a, span_a, [e.a for e in edits]) == uncovered(b, span_b, [e.b for e in edits])
    for e in edits:
        assert (e.op == "insert") == (e.a[0] == e.a[1])
        assert (e.op == "delete") == (e.b[0] == e.b[1])
        if e.op == "spelling":
            assert a[slice(*e.a)] != b[slice(*e.b)]
            assert fold_string(a[slice(*e.a)]) == fold_string(b[slice(*e.b)])
    assert 0 <= similarity(a, span_a, b, span_b) <= 1


def ends(text: str, data: st.DataObject) -> Range:
    low = data.draw(st.integers(0, len(text)))
    return low, data.draw(st.integers(low, len(text)))


@settings(max_examples=60, deadline=None)
@given(texts)
def test_a_text_agrees_with_itself(text: str) -> None:
    found = compare(text, (0, len(text)), text, (0, len(text)))
    assert found.edits == ()
    assert found.similarity == 1


def test_offsets_count_in_the_whole_text() -> None:
    a, b = "مقدمة طويلة ثم وصلت السفينة أمس", "ثم وصلت السفينة اليوم وخاتمة"
    (edit,) = align(a, (12, len(a)), b, (0, 21))
    assert (a[slice(*edit.a)], b[slice(*edit.b)]) == ("أمس", "اليوم")

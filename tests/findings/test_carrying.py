"""Places carried from one side of a passage to the other, across edits and moves."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tawatur.evidence.passages.alignment import align
from tawatur.findings.carrying import Carrier
from tawatur.model import Edit, Passage, Span

SENTENCES = (
    "أعلنت البلدية إغلاق الجسر الشرقي حتى إشعار آخر.",
    "وشارك في إخماد الحريق عشرون رجلا قدموا من القرى القريبة.",
    "ورأى شاهد سيارة بيضاء تغادر المكان قبل دقائق من وصول الشرطة.",
    "واستقال رئيس الجمعية سامر الزين احتجاجا على نقص المال.",
    "وقالت مديرة المستشفى إن خمسة أطفال حالتهم مستقرة.",
)


def passage(a: str, b: str, edits: tuple[Edit, ...]) -> Passage:
    return Passage(a=Span("a", 0, len(a)), b=Span("b", 0, len(b)), similarity=0.8, kind="edited", edits=edits)


def aligned(a: str, b: str) -> Passage:
    return passage(a, b, align(a, (0, len(a)), b, (0, len(b))))


@given(st.permutations(SENTENCES), st.booleans())
def test_a_sentence_is_found_where_it_was_moved(order: list[str], backwards: bool) -> None:
    a, b = "\n".join(SENTENCES), "\n".join(order)
    carrier = Carrier(aligned(a, b), backwards=backwards)
    here, there = (b, a) if backwards else (a, b)
    for sentence in SENTENCES:
        start, wanted = here.index(sentence), there.index(sentence)
        low, high = carrier.stretch(start, start + len(sentence))
        shared = min(high, wanted + len(sentence)) - max(low, wanted)
        assert shared >= 0.9 * len(sentence), there[low:high]


def test_what_stands_between_two_moves_stays_in_place() -> None:
    a, b = "ABCDEFGHIJ", "CDEFABIJGH"
    moves = (Edit(op="move", a=(0, 2), b=(4, 6)), Edit(op="move", a=(6, 8), b=(8, 10)))
    carrier = Carrier(passage(a, b, moves))
    for part in ("AB", "CD", "DEF", "GH", "IJ"):
        low, high = carrier.stretch(a.index(part), a.index(part) + len(part))
        assert b[low:high] == part


@given(
    st.lists(st.tuples(st.integers(0, 58), st.integers(0, 58), st.booleans()), max_size=6),
    st.integers(0, 60),
    st.integers(0, 60),
)
def test_a_stretch_stays_inside_the_passage(edits: list[tuple[int, int, bool]], one: int, two: int) -> None:
    made = tuple(Edit(op="move" if moved else "replace", a=(x, x + 2), b=(y, y + 1)) for x, y, moved in edits)
    low, high = Carrier(passage("a" * 60, "b" * 60, made)).stretch(min(one, two), max(one, two))
    assert 0 <= low <= high <= 60

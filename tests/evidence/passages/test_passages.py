"""Passages: readable cases, what must hold of any articles, and input that would be slow or large."""

from __future__ import annotations

import random
import re
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.evidence.passages import find_passages
from tawatur.evidence.passages import seeds as seeds_step
from tawatur.model import Article, Passage

CASES = Path(__file__).parents[2] / "cases"
NEAR = 14
"""Code points by which an end may miss the marked one: about two words."""

SENTENCE = "أكد أمين السوق بشير الحداد أن مخازن الحبوب في ضاحية الأرجوان تكفي سكانها حتى نهاية الشتاء الطويل."
OTHER = "وفي الجبال المجاورة شوهد قطيع من الوعول النادرة يعبر النهر المتجمد نحو المراعي الجنوبية البعيدة."


def article(name: str, text: str, outlet: str | None = None) -> Article:
    return Article(id=name, text=text, sha256="", outlet=outlet)


def find(*texts: str) -> tuple[Passage, ...]:
    return find_passages([article(f"t{i}", text) for i, text in enumerate(texts)])


def cases() -> list[dict[str, Any]]:
    return list(yaml.safe_load((CASES / "passages.yaml").read_text("utf-8")))


def unmarked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A text without its marks, and the ranges that they enclosed."""
    spans = []
    for k, found in enumerate(re.finditer(r"⟦(.*?)⟧", text, re.S)):
        spans.append((found.start() - 2 * k, found.end() - 2 * k - 2))
    return re.sub("[⟦⟧]", "", text), spans


@pytest.mark.parametrize("case", cases(), ids=lambda c: c["name"])
def test_cases(case: dict[str, Any]) -> None:
    (a, spans_a), (b, spans_b) = unmarked(case["a"]), unmarked(case["b"])
    found = find(a, b)
    assert len(found) == len(spans_a), [a[p.a.start : p.a.end] for p in found]
    for passage, span_a, span_b in zip(found, spans_a, spans_b, strict=True):
        for side, span in ((passage.a, span_a), (passage.b, span_b)):
            assert abs(side.start - span[0]) <= NEAR
            assert abs(side.end - span[1]) <= NEAR


def test_no_articles_and_one() -> None:
    assert find() == ()
    assert find(SENTENCE) == ()
    assert find("", "", " ") == ()


def test_order_of_articles_decides_which_side_is_a() -> None:
    (there,), (back,) = find(SENTENCE + " " + OTHER, SENTENCE), find(SENTENCE, SENTENCE + " " + OTHER)
    assert (there.a.article, there.b.article) == ("t0", "t1") == (back.a.article, back.b.article)
    assert (there.a.start, there.a.end) == (back.b.start, back.b.end)


def test_two_runs_give_the_same() -> None:
    texts = [SENTENCE + " " + OTHER, OTHER + " " + SENTENCE, OTHER, "قبل ذلك " + SENTENCE]
    assert find(*texts) == find(*texts)
    assert len(find(*texts)) >= 5


def test_kinds() -> None:
    assert {p.kind for p in find(SENTENCE, SENTENCE.replace("أن", "ان") + " ختام")} == {"verbatim"}
    edited = find(SENTENCE, SENTENCE.replace("الطويل", "الممطر والطويل") + " ختام")
    assert [p.kind for p in edited] == ["edited"]


def test_the_same_text_in_three_articles() -> None:
    found = find(SENTENCE, OTHER, SENTENCE, " " + SENTENCE)
    assert [(p.a.article, p.b.article) for p in found] == [("t0", "t2"), ("t0", "t3"), ("t2", "t3")]
    assert all(p.kind == "verbatim" and p.similarity == 1 and not p.edits for p in found)


def test_a_thousand_copies_are_shown_against_the_first() -> None:
    found = find(*[SENTENCE] * 1000)
    assert len(found) == 999
    assert {p.a.article for p in found} == {"t0"}


def test_one_article_alone_has_no_passages_with_itself() -> None:
    assert find(SENTENCE + "\n" + OTHER + "\n" + SENTENCE) == ()


def test_fifty_repeats_of_a_sentence_stay_few_passages() -> None:
    found = find("\n".join([SENTENCE] * 50), OTHER + " " + SENTENCE)
    assert 1 <= len(found) <= 4


def invented(seed: int, count: int) -> str:
    """A text of words that mean nothing, the same for the same seed."""
    chance = random.Random(seed)
    letters = "بتثجحخدذرزسشصضطظعغفقكلمنهوي"
    return " ".join("".join(chance.choices(letters, k=chance.randint(4, 8))) for _ in range(count))


@pytest.mark.parametrize(
    "text", ["سفينة " * 100_000, "«،.؟!» " * 50_000, "\u064b" * 100_000], ids=["word", "marks", "vowels"]
)
def test_texts_of_one_thing_end_soon_and_find_nothing(text: str) -> None:
    started = time.process_time()
    assert find(text, text + "سفينة قارب", SENTENCE) == ()
    assert time.process_time() - started < 10


def test_a_text_of_two_megabytes_against_an_edited_copy() -> None:
    text = " ".join(random.Random(1).choices(invented(1, 4_000).split(), k=300_000))
    copied = text[:-9_000] + " كلمة زائدة " + text[-9_000:]
    assert len(text) > 1_900_000
    started = time.process_time()
    found = find(text, copied)
    assert time.process_time() - started < 30
    assert sum(p.a.end - p.a.start for p in found) > 0.95 * len(text)


def test_a_footer_in_every_article_is_no_passage() -> None:
    footer = (
        "\nجميع الحقوق محفوظة لدار الشراع للنشر، ولا يجوز نقل المواد أو اقتباسها بأي شكل دون إذن خطي مسبق."
    )
    texts = [invented(n, 120) + footer for n in range(120)]
    texts[7] = invented(7, 60) + " " + SENTENCE + footer
    texts[9] = SENTENCE + " " + invented(9, 60) + footer
    found = find(*texts)
    assert [(p.a.article, p.b.article) for p in found] == [("t7", "t9")]


def test_a_form_filled_in_anew_is_no_copy() -> None:
    form = "أنهى مؤشر بورصة المرجان تعاملات اليوم مرتفعا {} نقطة عند {} نقطة بتداولات بلغت {} مليون دينار"
    first, second = form.format(12, 4311, 75), form.format(83, 4394, 61)
    assert find(first, second + " في ختام الأسبوع.") == ()


def test_a_corpus_too_large_for_packed_numbers_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [invented(n % 4, 80) + " " + (SENTENCE if n % 3 else OTHER) + f" {n}" for n in range(12)]
    packed = find(*texts)
    monkeypatch.setattr(seeds_step.Packing, "fits", property(lambda _: False))
    assert find(*texts) == packed


def test_parts_of_the_index_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [invented(n % 4, 80) + " " + (SENTENCE if n % 3 else OTHER) + f" {n}" for n in range(12)]
    whole = find(*texts)
    monkeypatch.setattr(seeds_step, "PART", 200)
    assert find(*texts) == whole


WORDS = SENTENCE.split() + OTHER.split()
wild = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join),
    st.lists(st.sampled_from([SENTENCE, OTHER, "...", "\n", "A ship"]), max_size=6).map(" ".join),
    st.text(max_size=80),
)


@settings(max_examples=80, deadline=None)
@given(st.lists(wild, max_size=4))
def test_spans_of_any_articles_are_in_range_and_in_order(texts: list[str]) -> None:
    found = find(*texts)
    names = [f"t{i}" for i in range(len(texts))]
    for p in found:
        assert names.index(p.a.article) < names.index(p.b.article)
        for span, ranges in ((p.a, [e.a for e in p.edits]), (p.b, [e.b for e in p.edits])):
            text = texts[names.index(span.article)]
            assert 0 <= span.start < span.end <= len(text)
            assert not text[span.start].isspace()
            assert not text[span.end - 1].isspace()
            assert all(span.start <= low <= high <= span.end for low, high in ranges)
        assert 0 <= p.similarity <= 1
        assert p.direction is None
    keys = [(names.index(p.a.article), names.index(p.b.article), p.a, p.b) for p in found]
    assert all(x < y for x, y in pairwise(keys))


def test_the_two_seed_reports(seeds_dir: Path) -> None:
    texts = [p.read_text("utf-8") for p in sorted(seeds_dir.glob("*.txt"))]
    found = find(*texts)
    assert 6 <= len(found) <= 12
    shared = [texts[1][p.b.start : p.b.end] for p in found]
    for start in ("والبوكمال هدف لكل", "ديلون إن البوكمال هدف", "حاليا نرى عملية"):
        assert any(s.startswith(start) for s in shared)

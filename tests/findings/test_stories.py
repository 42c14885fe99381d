"""Stories: what belongs together, whatever the order, the size of the run and the metadata."""

from __future__ import annotations

import hashlib
import random
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.findings.meaning import Matrix
from tawatur.findings.stories import group_stories
from tawatur.findings.stories.portrait import title_of
from tawatur.model import Article, Passage, Span

FIRE = (
    "اندلع حريق كبير في مصنع الورق بمدينة السروج فجر الأحد وأسفر عن مقتل أربعة عمال. "
    "وقال المدير حازم الدبيسي إن النار بدأت في مخزن اللباب."
)
FIRE_AGAIN = (
    "لقي أربعة عمال مصرعهم في حريق التهم مصنع الورق في السروج. "
    "وأوضح حازم الدبيسي مدير المصنع أن مخزن اللباب كان مصدر النار."
)
CUP = (
    "توج نادي الأمواج بكأس الجزر للكرة الطائرة بعد فوزه على نادي المنارة بثلاثة أشواط. "
    "وسجل اللاعب غسان البردويل نقطة الفوز."
)
CUP_AGAIN = (
    "أحرز الأمواج كأس الجزر في الكرة الطائرة على حساب المنارة بفضل نقطة غسان البردويل في الشوط الثالث."
)


def article(name: str, text: str, published: str | None = "2031-05-04", **more: str) -> Article:
    return Article(
        id=name, text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), published=published, **more
    )


def members(articles: list[Article], **more: object) -> list[tuple[str, ...]]:
    return sorted(tuple(sorted(s.articles)) for s in group_stories(articles, **more))  # type: ignore[arg-type]


FOUR = [article("f1", FIRE), article("f2", FIRE_AGAIN), article("c1", CUP), article("c2", CUP_AGAIN)]


def test_two_events_make_two_stories() -> None:
    assert members(FOUR) == [("c1", "c2"), ("f1", "f2")]


@given(st.permutations(FOUR))
@settings(max_examples=20, deadline=None)
def test_the_order_of_arrival_changes_nothing(shuffled: list[Article]) -> None:
    assert group_stories(shuffled) == group_stories(FOUR)


def test_the_same_words_a_month_later_are_another_event() -> None:
    later = article("f3", FIRE_AGAIN, "2031-06-20")
    assert ("f3",) in members([*FOUR, later])


@pytest.mark.parametrize("published", [None, "", "gestern", "2031-05-04T23:59:00+03:00"])
def test_an_unknown_date_is_near_every_date(published: str | None) -> None:
    undated = article("f3", FIRE_AGAIN, published)
    assert ("f1", "f2", "f3") in members([*FOUR, undated])


def test_common_wording_joins_what_words_alone_do_not() -> None:
    a, b = article("a", FIRE + " " + CUP), article("b", "رياح شديدة في الجنوب. " + CUP)
    passage = Passage(a=Span("a", 0, len(a.text)), b=Span("b", 0, len(b.text)), similarity=0.9, kind="edited")
    assert members([a, b], passages=[passage]) == [("a", "b")]


def test_every_article_is_in_exactly_one_story() -> None:
    rng = random.Random(7)
    words = [f"كلمة{chr(0x627 + rng.randrange(28))}{rng.randrange(99)}" for _ in range(80)]
    many = [
        article(f"a{i}", " ".join(rng.choices(words, k=30)), rng.choice([None, "2031-05-04", "2031-05-09"]))
        for i in range(60)
    ]
    found = [a for s in group_stories(many) for a in s.articles]
    assert sorted(found) == sorted(a.id for a in many)


def test_empty_and_wordless_articles_stand_alone() -> None:
    assert group_stories([]) == ()
    assert members([article("a", ""), article("b", "…"), article("c", "12 34")]) == [("a",), ("b",), ("c",)]


def test_the_title_is_a_headline_or_the_first_line() -> None:
    assert title_of(article("a", "سطر أول\nسطر ثان", title="عنوان")) == "عنوان"
    assert title_of(article("a", "\n  سطر أول \nسطر ثان", title=" ")) == "سطر أول"
    assert title_of(article("a", "")) == ""
    assert title_of(article("a", "النهر - السروج:\nغمرت المياه الأحياء.")) == "غمرت المياه الأحياء."
    assert title_of(article("a", "(السروج)")) == "(السروج)"


def test_two_thousand_copies_are_one_story_in_bounded_time() -> None:
    began = time.perf_counter()
    stories = group_stories([article(f"a{i:04}", FIRE) for i in range(2000)])
    assert len(stories) == 1
    assert time.perf_counter() - began < 30


class Dictionary:
    """Vectors that know which sentence is about what."""

    def encode(self, sentences: list[str], /) -> Matrix:
        rows = [[float("حريق" in s or "fire" in s), float("كأس" in s or "cup" in s)] for s in sentences]
        return np.array(rows, dtype=np.float32).reshape(len(sentences), 2)


def test_an_english_report_joins_the_story_it_reports() -> None:
    english = article("e1", "A fire killed four workers at a paper mill.", language="en")
    assert ("e1",) in members([*FOUR, english])
    assert ("e1", "f1", "f2") in members([*FOUR, english], vectors=Dictionary())

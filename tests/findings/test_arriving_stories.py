"""Stories as articles arrive: what the order changes, and what it may not."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.findings.stories import Arriving, group_stories
from tawatur.findings.stories.arriving import MEMBERS
from tawatur.model import Article, Passage, Span
from tests.findings.test_stories import CUP, FIRE, FIRE_AGAIN, FOUR, article

_EVENTS = ("حريق المصنع", "كأس الجزر", "انهيار الجسر", "غرق القارب", "سرقة المتحف", "عاصفة الرمل")


def _news(seed: int, count: int) -> list[Article]:
    """Reports of six events over two weeks, each in half of its event's rare words and some common ones."""
    rng = random.Random(seed)
    letters = "بتثجحخدذرزسشصضطظعغفقكلمنهوي"
    vocabulary = {e: ["".join(rng.choices(letters, k=6)) for _ in range(24)] for e in _EVENTS}
    out = []
    for i in range(count):
        event = rng.randrange(len(_EVENTS))
        words = [
            *rng.sample(vocabulary[_EVENTS[event]], 14),
            *rng.choices(["قال", "أعلن", "اليوم", "مدينة"], k=6),
        ]
        day = f"2031-05-{2 * event + rng.randrange(2) + 1:02}"
        out.append(article(f"n{i:03}", f"{_EVENTS[event]} " + " ".join(words), day))
    return out


def _arrived(articles: list[Article]) -> Arriving:
    stories = Arriving()
    for one in articles:
        assert one.id in stories.add(one)
    return stories


@given(st.permutations(_news(3, 24)))
@settings(max_examples=25, deadline=None)
def test_once_settled_nothing_of_the_order_is_left(shuffled: list[Article]) -> None:
    assert _arrived(shuffled).settle() == group_stories(_news(3, 24))


@given(st.permutations(_news(5, 24)))
@settings(max_examples=25, deadline=None)
def test_events_with_nothing_in_common_are_told_apart_in_any_order(shuffled: list[Article]) -> None:
    stories = _arrived(shuffled)
    whole = {tuple(sorted(s.articles)) for s in group_stories(_news(5, 24))}
    assert {tuple(sorted(s)) for s in stories.stories()} == whole


@given(st.permutations(FOUR))
@settings(max_examples=20, deadline=None)
def test_every_article_is_in_one_story_at_every_moment(shuffled: list[Article]) -> None:
    stories = Arriving()
    for n, one in enumerate(shuffled, 1):
        stories.add(one)
        assert sorted(a for s in stories.stories() for a in s) == sorted(a.id for a in shuffled[:n])


def test_a_late_article_finds_its_story() -> None:
    stories = _arrived([article("f1", FIRE), article("c1", CUP)])
    assert stories.add(article("f2", FIRE_AGAIN)) == ("f1", "f2")
    assert stories.add(article("f3", FIRE_AGAIN, "2031-06-20")) == ("f3",)


@pytest.mark.parametrize("text", ["", "…", "12"])
def test_what_says_nothing_stands_alone(text: str) -> None:
    stories = _arrived([article("f1", FIRE)])
    assert stories.add(article("x", text, None)) == ("x",)


def test_a_large_story_still_takes_articles_in_at_bounded_cost() -> None:
    stories = _arrived([article(f"a{i:03}", FIRE) for i in range(MEMBERS + 20)])
    began = time.process_time()
    assert len(stories.add(article("late", FIRE_AGAIN))) == MEMBERS + 21
    assert time.process_time() - began < 2


def _round_up() -> tuple[list[Article], list[Passage]]:
    first = FIRE + " " + "وانتشلت الفرق آخر الضحايا من بين الأنقاض بعد عمل استمر ست ساعات متواصلة في المصنع."
    second = CUP + " " + "واحتفل الجمهور في شوارع المنارة حتى الصباح بعد مباراة استمرت ساعتين ونصف الساعة."
    third = (
        "وفي خبر ثالث افتتحت المكتبة العامة في وادي السرو قاعة جديدة للمخطوطات تضم ألف مجلد نادر جمعها "
        "أمينها رشاد العنبري على مدى أربعين سنة قضاها في الترحال بين القرى."
    )
    both = "\n\n".join((first, second, third))
    whole = article("round", both, outlet="الجامع")
    fire, cup = article("f1", first, outlet="الأول"), article("c1", second, outlet="الثاني")
    at = len(first) + 2
    more = [article(f"f{n}", FIRE_AGAIN, outlet=f"ورقة {n}") for n in range(2, 6)]
    more += [article(f"c{n}", second, outlet=f"ورقة {n}") for n in range(2, 6)]
    return [whole, fire, cup, *more], [
        Passage(a=Span("round", 0, len(first)), b=Span("f1", 0, len(first)), similarity=1.0, kind="verbatim"),
        Passage(
            a=Span("round", at, at + len(second)),
            b=Span("c1", 0, len(second)),
            similarity=1.0,
            kind="verbatim",
        ),
    ]


def test_a_round_up_belongs_to_the_stories_of_its_paragraphs() -> None:
    articles, passages = _round_up()
    text = articles[0].text
    for story in group_stories(articles, (), passages):
        assert "round" in story.articles
        for start, end in story.sections.get("round", ()):
            paragraph = text[start:end]
            assert ("مصنع" in paragraph) == ("f1" in story.articles) or "مكتبة" in paragraph
            assert ("كأس" in paragraph) == ("c1" in story.articles) or "مكتبة" in paragraph
    assert len(group_stories(articles, (), passages)) == 2


def test_background_that_two_stories_share_makes_no_round_up() -> None:
    articles, (one, other) = _round_up()
    prefix = "خبر آخر تماما عن افتتاح طريق دائري جديد في منطقة السروج يخفف الازدحام. " * 5
    late = article("c1", prefix + articles[2].text, outlet="الثاني")
    moved = Passage(a=other.a, b=Span("c1", len(prefix), len(late.text)), similarity=1.0, kind="verbatim")
    found = group_stories([articles[0], articles[1], late, *articles[3:7]], (), [one, moved])
    assert [s.sections for s in found if s.sections] == []


def test_who_usually_reports_such_stories_and_did_not() -> None:
    rng = random.Random(9)
    common = "شرطة وادي السرو حريق سيارة الطريق الدائري إصابة سائق نقل المستشفى العام"
    many = []
    for n in range(14):
        name = "".join(rng.choices("بتثجحخدذرز", k=7))
        papers = ["النهر", "الجبل", *([] if n == 7 else ["الساحل"])]
        for paper in papers:
            text = f"{common} {name} {name}ية {name}ان {n + 100} {name}ون {name}ات"
            many.append(
                article(f"{paper}{n}", text, f"2031-{3 + n // 2:02}-{1 + 14 * (n % 2):02}", outlet=paper)
            )
    many.append(article("other", "نتائج مباريات كرة الطائرة للناشئين", "2031-06-15", outlet="الساحل"))
    stories = group_stories(many)
    gaps = {s.articles: [(g.outlet, g.alike) for g in s.gaps] for s in stories if s.gaps}
    assert gaps == {("الجبل7", "النهر7"): [("الساحل", 13)]}


def test_a_story_tells_its_days_outlets_and_headline() -> None:
    (story,) = group_stories(
        [
            article("f1", FIRE, "2031-05-04", title="حريق مصنع الورق", outlet="النهر"),
            article("f2", FIRE_AGAIN, "2031-05-05T08:00:00+03:00", outlet="الجبل"),
            article("f3", FIRE, "gestern"),
        ]
    )
    assert (story.first, story.last) == ("2031-05-04", "2031-05-05")
    assert story.title == "حريق مصنع الورق"
    assert story.outlets == ("f3", "الجبل", "النهر")

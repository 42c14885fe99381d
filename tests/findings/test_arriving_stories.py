"""Stories as articles arrive: what the order changes, and what it may not."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.corpus.document import document
from tawatur.findings.stories import Arriving, group_stories
from tawatur.findings.stories.arriving import MEMBERS
from tawatur.findings.stories.sections import with_sections
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
    return [whole, fire, cup, article("f2", FIRE_AGAIN, outlet="الثالث")], [
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
    fire, cup = [0, 1, 3], [2]
    groups, sections = with_sections(articles, [fire, cup], passages)
    assert groups == [[0, 1, 3], [0, 2]]
    first, second, third = document(articles[0]).paragraphs
    assert sections == {0: {"round": (first, third)}, 1: {"round": (second,)}}


@pytest.mark.parametrize(
    ("outlet", "published", "before"),
    [
        ("الجامع", "2031-05-04", ""),
        ("الثاني", "2031-05-09", ""),
        ("الثاني", "2031-05-04", "طريق دائري. " * 30),
    ],
    ids=["of the same house", "days later", "background there"],
)
def test_what_makes_no_round_up(outlet: str, published: str, before: str) -> None:
    articles, (one, other) = _round_up()
    cup = article("c1", before + articles[2].text, published, outlet=outlet)
    moved = Passage(a=other.a, b=Span("c1", len(before), len(cup.text)), similarity=1.0, kind="verbatim")
    groups = [[0, 1, 3], [2]]
    assert with_sections([*articles[:2], cup, articles[3]], groups, [one, moved]) == (groups, {})


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

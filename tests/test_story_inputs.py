"""Stories that nobody would wish for: one article, one text many times, no metadata, metadata at odds."""

from __future__ import annotations

from hashlib import sha256

import pytest

from tawatur.model import Analysis, Article
from tawatur.pipeline import analyse
from tawatur.views.report import render_report

TEXT = (
    "قال مدير الدفاع المدني في وادي السرو رائد الخالدي إن 12 شخصا قتلوا في انهيار الجسر القديم. "
    "وأضاف الخالدي أن «فرق الإنقاذ لم تصل إلى القسم الغربي من الجسر بعد»."
)


def article(name: str, text: str = TEXT, **metadata: str | None) -> Article:
    return Article(id=name, text=text, sha256=sha256(text.encode()).hexdigest(), **metadata)  # type: ignore[arg-type]


def told(articles: list[Article]) -> Analysis:
    found = analyse(articles)
    assert render_report(found)
    return found


def test_one_article_is_one_story_of_at_most_one_source_a_claim() -> None:
    found = told([article("only", outlet="النهر", published="2031-05-04")])
    assert [s.articles for s in found.stories] == [("only",)]
    assert all((c.independent.high or 0) <= 1 for c in found.claims)


def test_the_very_same_text_many_times_is_one_source() -> None:
    found = told([article(f"a{i:02}", outlet=f"صحيفة {i}", published="2031-05-04") for i in range(30)])
    assert len(found.stories) == 1
    claims = [c for c in found.claims if len(c.outlets) == 30]
    assert claims
    assert all(c.independent.best == 1 for c in claims)


def test_without_dates_and_outlets_there_is_still_a_story() -> None:
    found = told([article("x"), article("y", TEXT + " ولم يعرف سبب الانهيار.")])
    (story,) = found.stories
    assert (story.first, story.last, story.outlets) == (None, None, ("x", "y"))


def test_a_claim_said_fifty_times_in_one_article_is_one_source() -> None:
    often = "\n".join(["قال رائد الخالدي إن 12 شخصا قتلوا في انهيار الجسر القديم."] * 50)
    found = told([article("x", often, outlet="النهر"), article("y", outlet="الجبل")])
    assert all((c.independent.best or 0) <= 2 for c in found.claims)


@pytest.mark.parametrize("day", ["2031-05-04", "2029-01-01", "9999-12-31"])
def test_one_text_under_dates_at_odds_is_never_two_sources(day: str) -> None:
    found = told(
        [
            article("x", outlet="النهر", published="2031-05-04"),
            article("y", outlet="النهر", published=day, url="https://other.example/1"),
        ]
    )
    assert sorted(a for s in found.stories for a in s.articles) == ["x", "y"]
    assert all((c.independent.high or 0) <= 1 for c in found.claims)

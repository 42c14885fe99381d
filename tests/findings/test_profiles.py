"""Outlet profiles: every number opens the articles it counts, and what is not known is not made up."""

from __future__ import annotations

import pytest

from tawatur.model import Article
from tawatur.model.outlets import OutletProfile, Outlets
from tawatur.pipeline import survey_outlets

WIRE = (
    "أعلنت شركة الموانئ في جزيرة النهام مساء الثلاثاء أن الرافعة الكبرى عادت إلى العمل بعد عطل دام أسبوعين. "
    "وأوضح مديرها سالم الدهمي أن فريقا من المهندسين استبدل المحرك الرئيسي وفحص الحبال الفولاذية كلها. "
    "وكانت سفن الحاويات قد انتظرت أياما قبالة المرسى الجنوبي حتى سمحت السلطات بتفريغها في المرفأ القديم."
)
OWN = (
    "افتتح متحف اللؤلؤ في حي الصاغة معرضا لأدوات الغوص التقليدية جمعها ثلاثة من أبناء الحي في عشرين عاما. "
    "ويضم المعرض أحجارا كان الغواصون يشدونها إلى أقدامهم ودفاتر دونت فيها الرحلات بخط اليد."
)


def article(id: str, outlet: str | None, text: str, byline: str | None, published: str | None) -> Article:
    return Article(id=id, text=text, sha256="", outlet=outlet, byline=byline, published=published)


def survey(*articles: Article) -> Outlets:
    return survey_outlets(articles)[1]


def profile(found: Outlets, outlet: str) -> OutletProfile:
    return next(p for p in found.profiles if p.outlet == outlet)


@pytest.fixture(scope="module")
def found() -> Outlets:
    return survey(
        article("a1", "sabq", WIRE, "رويترز", "2025-01-14T08:00:00+03:00"),
        article("b1", "okaz", WIRE, "سعد الكندري", "2025-01-14T09:30:00+03:00"),
        article("b2", "okaz", OWN, "سعد الكندري", "2025-01-15"),
    )


def test_text_is_parted_and_nothing_is_lost(found: Outlets) -> None:
    okaz = profile(found, "okaz")
    assert sum(part.share for part in okaz.text) == pytest.approx(1.0)
    assert sum(part.characters for part in okaz.text) == okaz.characters
    shares = {part.kind: part.share for part in okaz.text}
    assert shares["own"] > 0.2
    assert shares["uncredited"] > 0.4
    assert [{span.article for span in p.spans} for p in okaz.text if p.kind == "own"] == [{"b2"}]


def test_who_credits_and_who_does_not(found: Outlets) -> None:
    (sabq,) = profile(found, "sabq").agencies
    (okaz,) = profile(found, "okaz").agencies
    assert (sabq.agency, sabq.credited, sabq.proven, sabq.likely) == ("reuters", ("a1",), (), ())
    assert (okaz.agency, okaz.credited, okaz.proven, okaz.likely) == ("reuters", (), ("b1",), ())


def test_uncredited_articles_that_are_agency_text(found: Outlets) -> None:
    assert found.uncredited.articles == ("b1", "b2")
    assert (found.uncredited.proven, found.uncredited.likely) == (("b1",), ())


def test_a_states_agency_is_never_proof() -> None:
    found = survey(article("a1", "sabq", WIRE, "واس", None), article("b1", "okaz", WIRE, None, None))
    assert found.uncredited.proven == ()
    assert found.uncredited.likely in ((), ("b1",))


def test_delays_are_counted_from_exact_times_alone(found: Outlets) -> None:
    (follows,) = profile(found, "okaz").follows
    assert (follows.outlet, follows.exact, follows.median, follows.least, follows.most) == (
        "sabq", 1, 90.0, 90, 90
    )  # fmt: skip
    assert profile(found, "sabq").follows == ()


@pytest.mark.parametrize(
    ("first", "second", "follows"),
    [
        ("2025-01-14", "2025-01-15", 1),  # the days tell who was first, but not by how much
        ("2025-01-14", "2025-01-14", 0),
        ("2025-01-14T00:00:00+03:00", "2025-01-14T09:30:00+03:00", 0),  # midnight is a date without a time
        ("2025-01-14T08:00:00", "2025-01-14T09:30:00+03:00", 0),  # no time zone
        (None, "2025-01-14T09:30:00+03:00", 0),
    ],
)
def test_inexact_times_give_no_delay(first: str | None, second: str, follows: int) -> None:
    found = survey(article("a1", "sabq", WIRE, "رويترز", first), article("b1", "okaz", WIRE, None, second))
    rows = profile(found, "okaz").follows
    assert len(rows) == follows
    assert all(row.median is None and row.least is None and row.exact == 0 for row in rows)


def test_a_renaming_made_again_is_a_habit_and_once_is_none() -> None:
    def story(name: str, opening: str) -> str:
        return (
            f"{opening} وأكد شهود في الميناء القديم أن {name} أغلقت الطريق الساحلي ومنعت الشاحنات من العبور."
        )

    openings = (
        "عاد الهدوء إلى جزيرة النهام صباح الخميس بعد ليلة من المشاورات بين الصيادين وأصحاب المراكب.",
        "تجمع مئات البحارة يوم السبت أمام مخازن الثلج في المرسى الجنوبي مطالبين بخفض رسوم الوقود والصيانة.",
    )
    articles = []
    for n, opening in enumerate(openings):
        articles.append(article(f"a{n}", "sabq", story("لجان الصيادين", opening), "رويترز", None))
        articles.append(article(f"b{n}", "okaz", story("عصابات الصيادين", opening), "رويترز", None))
    both = profile(survey(*articles), "okaz").renamings
    assert [(r.theirs, r.its, r.articles) for r in both] == [
        ("لجان الصيادين", "عصابات الصيادين", ("b0", "b1"))
    ]
    texts = {a.id: a.text for a in articles}
    for change in both[0].changes:
        for span in (change.from_, change.to):
            assert span is not None
            assert texts[span.article][span.start : span.end] in ("لجان الصيادين", "عصابات الصيادين")
    assert profile(survey(*articles[:2]), "okaz").renamings == ()


def test_nothing_and_nobody() -> None:
    assert survey() == Outlets()
    found = survey(article("x", None, OWN, None, None), article("y", "okaz", "", None, None))
    assert [p.outlet for p in found.profiles] == ["okaz"]
    assert found.uncredited.articles == ("x", "y")
    assert found.uncredited.proven == found.uncredited.likely == ()


def test_the_order_of_articles_does_not_matter() -> None:
    articles = [
        article("a1", "sabq", WIRE, "رويترز", "2025-01-14T08:00:00+03:00"),
        article("b1", "okaz", WIRE, None, "2025-01-14T09:30:00+03:00"),
        article("c1", "alweeam", OWN, None, None),
    ]
    one, other = survey(*articles), survey(*articles[::-1])
    assert [(p.outlet, p.text, p.agencies, p.follows) for p in one.profiles] == [
        (p.outlet, p.text, p.agencies, p.follows) for p in other.profiles
    ]

"""Directions: which way a passage went, and why; mostly neither way."""

from __future__ import annotations

import pytest

from tawatur.findings.transmission import direct_passages
from tawatur.findings.transmission.factors import moment
from tawatur.model import Article, Direction, Passage, Span
from tests.findings.transmission.news import LEAD, LOCAL, OTHER, SECOND, THIRD, article, passages, read

EARLY, LATE = "2025-03-04T06:00:00+00:00", "2025-03-04T20:00:00+03:00"


def direction(*articles: Article) -> Direction:
    (passage,) = direct_passages(articles, read(articles), passages(articles))
    assert passage.direction is not None
    return passage.direction


def factors(d: Direction) -> dict[str, float]:
    return {r.factor: r.weight for r in d.because}


def test_two_that_credit_one_agency_have_a_common_source() -> None:
    a = article("a", LEAD, SECOND, outlet="okaz", byline="رويترز", published=EARLY)
    b = article("b", LEAD, SECOND, outlet="alyaum", byline="رويترز - المرسى", published=LATE)
    d = direction(a, b)
    assert (d.relation, d.via) == ("common_source", "reuters")
    assert d.confidence > 0.9
    assert {q.text for r in d.because if r.factor == "both_credit_one_agency" for q in r.evidence} == {
        "رويترز"
    }


def test_one_credit_is_enough_for_a_common_source() -> None:
    a = article("a", LEAD, SECOND, outlet="okaz", byline="رويترز", published=EARLY)
    b = article("b", LEAD, SECOND, outlet="alyaum", published=LATE)
    assert (direction(a, b).relation, direction(b, a).via) == ("common_source", "reuters")


def both(*articles: Article) -> list[Direction]:
    found = direct_passages(articles, read(articles), passages(articles))
    return [p.direction for p in found if p.direction is not None]


TOLD = "وقال البحار نعمان الصيرفي لرويترز عبر الهاتف إن العبارة كانت محملة فوق طاقتها بأضعاف."


def test_what_one_passage_shows_holds_for_the_others_of_the_pair() -> None:
    a = article("a", LEAD, OTHER, TOLD, outlet="okaz")
    b = article("b", LEAD, LOCAL, TOLD, outlet="alyaum", byline="سالم الكندري")
    one, other = both(a, b)
    assert (one.relation, one.via) == (other.relation, other.via) == ("common_source", "reuters")
    assert "another_passage_has_this_source" in factors(one)
    assert {(q.article, q.text) for r in one.because for q in r.evidence} >= {
        ("a", "لرويترز"),
        ("b", "لرويترز"),
    }
    assert "another_passage_has_this_source" not in factors(other)


def test_passages_that_disagree_say_nothing_of_a_third() -> None:
    seen = "وبحسب وكالة فرانس برس فإن الموج بلغ أمتارا خمسة حين مالت العبارة على جنبها الأيمن."
    a = article("a", LEAD, OTHER, TOLD, SECOND, seen, outlet="okaz")
    b = article("b", LEAD, LOCAL, TOLD, THIRD, seen, outlet="alyaum")
    assert [d.via for d in both(a, b)] == [None, "reuters", "afp"]


def test_different_agencies_are_a_riddle() -> None:
    a = article("a", LEAD, SECOND, outlet="okaz", byline="رويترز")
    b = article("b", LEAD, SECOND, outlet="alyaum", byline="أ ف ب")
    assert direction(a, b).relation == "unknown"


def test_both_say_agencies() -> None:
    a = article("a", LEAD, SECOND, outlet="okaz", byline="وكالات")
    b = article("b", LEAD, SECOND, outlet="alyaum", byline="الوكالات - المرسى")
    d = direction(a, b)
    assert (d.relation, d.via) == ("common_source", None)


def test_who_names_the_other_copied_it() -> None:
    a = article("a", LEAD, SECOND, outlet="aawsat")
    b = article("b", "ونقلا عن صحيفة «الشرق الأوسط» فقد حدث ما يلي.", LEAD, SECOND, outlet="sabq")
    assert direction(a, b).relation == "b_from_a"
    assert direction(b, a).relation == "a_from_b"
    assert factors(direction(b, a))["names_the_other"] > 2
    assert factors(direction(b, a))["names_the_other"] == -factors(direction(a, b))["names_the_other"]


def test_a_naming_before_the_passage_counts_less_and_one_after_it_not_at_all() -> None:
    a = article("a", LEAD, SECOND, outlet="aawsat")
    naming = "ونقلا عن صحيفة «الشرق الأوسط» فقد اختلف التجار على السمك."
    near = article("b", naming, LEAD, SECOND, outlet="sabq")
    before = article("b", naming, LOCAL, OTHER, THIRD, OTHER, LOCAL, LEAD, SECOND, outlet="sabq")
    after = article("b", LEAD, SECOND, LOCAL, naming, outlet="sabq")
    well_before = factors(direction(a, before))["names_the_other_before"]
    assert factors(direction(a, near))["names_the_other"] < well_before < 0
    assert not {"names_the_other", "names_the_other_before"} & set(factors(direction(a, after)))


def test_said_to_the_house_means_first_in_the_house() -> None:
    said = f"{LEAD} وقال الدهمي لـ«الشرق الأوسط» إن فرق الإنقاذ انتشلت سبعة وعشرين شخصا من الماء."
    a = article("a", said, outlet="aawsat", byline="سالم الكندري")
    b = article("b", said, outlet="sabq")
    assert direction(a, b).relation == "b_from_a"
    assert factors(direction(a, b))["told_to_the_house"] < -2


def test_a_word_to_one_paper_alone_is_not_proof() -> None:
    """Papers write «to us» over what a source told them all."""
    told = f"{LEAD} وقال الدهمي لـ«الشرق الأوسط» إن المرسى أغلق قبل العاصفة بيومين كاملين."
    again = f"{LEAD} وقال الدهمي إن المرسى أغلق قبل العاصفة بيومين كاملين."
    a = article("a", told, outlet="aawsat")
    b = article("b", again, outlet="sabq")
    found = direct_passages([a, b], read([a, b]), [whole(a, b, 0.9)])
    assert found[0].direction is not None
    assert found[0].direction.relation == "unknown"


def test_a_spokesmans_word_to_one_paper_counts_less() -> None:
    told = f"{LEAD} وقال المتحدث باسم الميناء لـ«الشرق الأوسط» إن المرسى أغلق قبل العاصفة بيومين كاملين."
    named = told.replace("المتحدث باسم الميناء", "سالم الدهمي")
    weights = [
        factors(direction(article("a", text, outlet="aawsat"), article("b", text, outlet="sabq")))
        for text in (named, told)
    ]
    assert weights[0]["told_to_the_house"] < weights[1]["told_to_the_house"] < 0


def whole(a: Article, b: Article, similarity: float) -> Passage:
    """All of both as one passage."""
    one, other = Span(a.id, 0, len(a.text)), Span(b.id, 0, len(b.text))
    return Passage(a=one, b=other, similarity=similarity, kind="edited")


def test_an_outlet_that_often_borrows_is_the_likelier_taker() -> None:
    told = f"{LEAD} وقال الدهمي لـ«الشرق الأوسط» إن فرق الإنقاذ انتشلت سبعة وعشرين شخصا من الماء."
    a = article("a", LOCAL, told, outlet="aawsat", published=EARLY)
    b = article("b", told.replace(" لـ«الشرق الأوسط»", ""), outlet="sabq", published=LATE)
    common = Passage(
        a=Span("a", len(LOCAL) + 1, len(a.text)), b=Span("b", 0, len(b.text)), similarity=1.0, kind="edited"
    )
    others = [
        article(f"c{i}", f"ذكرت صحيفة «الشرق الأوسط» أن السفينة {i} غادرت المرسى.", outlet="sabq")
        for i in range(30)
    ]
    run = [a, b, *others]
    (among_others,) = direct_passages(run, read(run), [common])
    (alone,) = direct_passages([a, b], read([a, b]), [common])
    assert among_others.direction is not None
    assert alone.direction is not None
    assert (among_others.direction.relation, alone.direction.relation) == ("b_from_a", "unknown")
    assert factors(among_others.direction)["often_takes_from_others"] < -1


def test_the_same_slip_binds_two_but_not_where_a_third_has_it() -> None:
    slip = "وطلبت السلطات من الصيادين ألا يخرجوا منذالصباح حتى يهدأ البحر وتعود القوارب إلى مراسيها."
    a = article("a", LEAD, slip, outlet="okaz")
    b = article("b", LEAD, slip, outlet="alyaum")
    (reason,) = [r for r in direction(a, b).because if r.factor == "slips_copied_along"]
    assert [q.text for q in reason.evidence] == ["منذالصباح"]
    c = article("c", LEAD, slip, outlet="sabq")
    found = direct_passages([a, b, c], read([a, b, c]), passages([a, b, c]))
    assert not [r for p in found if p.direction for r in p.direction.because if r.factor == reason.factor]


def test_time_alone_decides_nothing() -> None:
    a = article("a", LEAD, SECOND, outlet="okaz", published=EARLY)
    b = article("b", LEAD, SECOND, outlet="alyaum", published=LATE)
    d = direction(a, b)
    assert d.relation == "unknown"
    assert d.confidence == 0.0
    assert factors(d)["published_earlier"] < 0


def test_signed_earlier_and_longer_do_not_suffice() -> None:
    """Ministries send one statement to all: an agency's text without its byline looks just like this."""
    a = article("a", LEAD, SECOND, THIRD, LOCAL, outlet="okaz", byline="سالم الكندري", published=EARLY)
    b = article("b", LEAD, SECOND, outlet="alyaum", published=LATE)
    d = direction(a, b)
    assert d.relation == "unknown"
    assert set(factors(d)) == {"published_earlier", "signed_by_its_own", "cut_from_the_end"}


def test_turning_the_pair_turns_the_answer() -> None:
    a = article("a", LEAD, SECOND, THIRD, LOCAL, outlet="okaz", byline="سالم الكندري", published=EARLY)
    b = article("b", LEAD, SECOND, outlet="alyaum", published=LATE)
    one, other = factors(direction(a, b)), factors(direction(b, a))
    assert one == {k: -v for k, v in other.items()}


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("2025-03-04", "2025-03-05", False),
        ("2025-03-04", "2025-03-07", True),
        ("2025-03-04T06:00:00+00:00", "2025-03-04T09:00:00+03:00", False),
        ("2025-03-04T06:00:00Z", "2025-03-04T06:30:00Z", True),
        ("2025-03-04T23:00:00+00:00", "2025-03-04", False),
    ],
)
def test_dates_are_intervals(one: str, other: str, apart: bool) -> None:
    a, b = moment(one), moment(other)
    assert a is not None
    assert b is not None
    assert (a[1] < b[0] or b[1] < a[0]) == apart


@pytest.mark.parametrize("published", [None, "", "yesterday", "2025-13-40", "٢٠٢٥"])
def test_no_date_is_no_interval(published: str | None) -> None:
    assert moment(published) is None


def test_passages_of_unknown_articles_are_left_alone() -> None:
    a = article("a", LEAD, SECOND, outlet="okaz")
    b = article("b", LEAD, SECOND, outlet="alyaum")
    found = passages([a, b])
    assert direct_passages([a], read([a]), found) == found

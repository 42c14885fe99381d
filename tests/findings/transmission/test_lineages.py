"""Lineages: whose reporting each part of a text is."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.findings.transmission import direct_passages, trace_lineages
from tawatur.findings.transmission.style import habits
from tawatur.model import Article, Credit, Lineage, Passage, Quote, Reading, Span
from tests.findings.transmission.news import LEAD, LOCAL, OTHER, SECOND, THIRD, article, passages, read


def lineages(*articles: Article, found: tuple[Passage, ...] | None = None) -> dict[str, dict[str, Lineage]]:
    found = passages(articles) if found is None else found
    readings = read(articles)
    directed = direct_passages(articles, readings, found)
    return {k: {x.label: x for x in v} for k, v in trace_lineages(articles, readings, directed).items()}


def words_of(article: Article, lineage: Lineage) -> str:
    return " ".join(article.text[s:e] for s, e in lineage.spans)


def test_a_byline_credit_covers_the_article() -> None:
    a = article("a", LEAD, SECOND, outlet="okaz", byline="رويترز (مرسى الحجر)")
    found = lineages(a)["a"]
    assert list(found) == ["reuters"]
    assert found["reuters"].how == "credited"
    assert found["reuters"].share == 1.0
    assert found["reuters"].evidence[0].text == "رويترز"


def test_without_any_credit_the_wording_is_the_outlets_own() -> None:
    found = lineages(article("a", LEAD, outlet="okaz", byline="سالم الكندري - المرسى"))["a"]
    assert [(x.label, x.how) for x in found.values()] == [("own-okaz", "own")]


def test_without_an_outlet_the_article_stands_for_itself() -> None:
    a = Article(id="a", text=LEAD, sha256="")
    assert list(lineages(a)["a"]) == ["own-a"]


def test_a_credit_in_the_text_covers_its_sentence() -> None:
    told = "وقال البحار سالم لرويترز إن العبارة كانت محملة فوق طاقتها بكثير."
    a = article("a", LEAD, told, LOCAL, outlet="okaz", byline="سالم الكندري")
    found = lineages(a)["a"]
    assert words_of(a, found["reuters"]) == told
    assert set(found) == {"reuters", "own-okaz"}


def test_a_mouthpiece_that_speaks_is_no_lineage_but_one_that_passes_on_is() -> None:
    speaks = article("a", LEAD, "وقالت وكالة سانا إن السفن عادت إلى المرسى مساء اليوم.", outlet="okaz")
    passes = article(
        "b", LEAD, "ونقلت وكالة سانا عن بحار أن السفن عادت إلى المرسى مساء اليوم.", outlet="okaz"
    )
    assert "sana" not in lineages(speaks)["a"]
    assert "sana" in lineages(passes)["b"]


def test_a_newspaper_quoted_in_passing_is_no_lineage() -> None:
    a = article("a", LEAD, "وذكرت صحيفة نيويورك تايمز أن الشركة أخفت التقرير عن الركاب.", outlet="okaz")
    assert list(lineages(a)["a"]) == ["own-okaz"]


def test_a_hidden_credit_is_found_in_a_twin() -> None:
    open_ = article("a", LEAD, SECOND, THIRD, outlet="okaz", byline="أ ف ب - مرسى الحجر")
    hidden = article("b", LEAD, SECOND, THIRD, outlet="alyaum")
    found = lineages(open_, hidden)["b"]
    assert list(found) == ["afp"]
    assert found["afp"].how == "copied"
    assert found["afp"].evidence[0].article == "a"


def test_labels_are_passed_on_through_a_copy_without_credit() -> None:
    first = article("a", LEAD, SECOND, outlet="okaz", byline="أ ف ب - مرسى الحجر")
    middle = article("b", LEAD, SECOND, THIRD, outlet="alyaum", byline="وكالات - المرسى")
    last = article("c", SECOND, THIRD, outlet="sabq", byline="وكالات - المرسى")
    assert "afp" in lineages(first, middle, last)["c"]


def test_an_article_stitched_from_two_has_two() -> None:
    a = article("a", LEAD, SECOND, outlet="okaz", byline="أ ف ب")
    b = article("b", THIRD, OTHER, outlet="sabq", byline="د ب أ")
    c = article("c", LEAD, SECOND, THIRD, OTHER, outlet="alyaum", byline="وكالات")
    found = lineages(a, b, c)["c"]
    assert set(found) == {"afp", "dpa"}
    assert words_of(c, found["afp"]) == f"{LEAD} {SECOND}"


def test_common_wording_of_unknown_origin_is_shared_by_all_who_have_it() -> None:
    a = article("a", LEAD, SECOND, LOCAL, outlet="okaz", byline="سالم الكندري")
    b = article("b", LEAD, SECOND, outlet="alyaum", byline="ليلى المرجان")
    c = article("c", SECOND, OTHER, outlet="sabq", byline="هند المرجان")
    found = lineages(a, b, c)
    shared = [label for label in found["a"] if label.startswith("shared-")]
    assert shared == ["shared-1"]
    assert "shared-1" in found["b"]
    assert "shared-1" in found["c"]
    assert words_of(a, found["a"]["own-okaz"]) == LOCAL


def test_one_outlets_two_printings_share_nothing() -> None:
    a = article("a", LEAD, SECOND, outlet="okaz", byline="سالم الكندري")
    b = article("b", LEAD, SECOND, outlet="okaz", byline="سالم الكندري")
    assert {k: list(v) for k, v in lineages(a, b).items()} == {"a": ["own-okaz"], "b": ["own-okaz"]}


def test_what_was_taken_from_another_outlet_bears_its_name() -> None:
    a = article(
        "a",
        LEAD,
        SECOND,
        LOCAL,
        outlet="aawsat",
        byline="سالم الكندري",
        published="2025-03-04T06:00:00+00:00",
    )
    credit = "نقلت صحيفة الشرق الأوسط عن شهود ما يلي."
    b = article("b", credit, LEAD, SECOND, outlet="sabq", published="2025-03-04T18:00:00+00:00")
    found = lineages(a, b)
    assert found["b"]["own-aawsat"].how in ("copied", "credited")
    assert list(found["a"]) == ["own-aawsat"]


def test_a_signed_report_does_not_become_an_agencys_for_one_edited_sentence() -> None:
    agency = article("a", LEAD, SECOND, outlet="okaz", byline="واس - مرسى الحجر")
    own = article("b", LOCAL, SECOND, OTHER, THIRD, outlet="alyaum", byline="سالم الكندري")
    found = lineages(agency, own)["b"]
    assert found["own-alyaum"].share > 0.5


@pytest.mark.parametrize("text", ["", " \n\t ", "\u200b"])
def test_a_text_without_ink_has_no_lineage_or_one(text: str) -> None:
    a = Article(id="a", text=text, sha256="", outlet="okaz")
    assert [x.label for x in trace_lineages([a], [], [])["a"]] == (["own-okaz"] if text.strip() else [])


TEXT = st.lists(st.sampled_from([LEAD, SECOND, THIRD, OTHER, LOCAL, "\n", "رويترز.", "  "]), max_size=6).map(
    " ".join
)
BYLINE = st.sampled_from(
    [None, "رويترز", "وكالات", "أ ف ب، د ب أ", "سالم الكندري", "وكالات، رويترز", "صحيفة الوطن"]
)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.tuples(TEXT, BYLINE, st.sampled_from(["okaz", "alyaum", None])), min_size=1, max_size=4),
    st.data(),
)
def test_every_character_has_exactly_one_label(
    rows: list[tuple[str, str | None, str | None]], data: st.DataObject
) -> None:
    articles = [
        Article(id=f"{i}", text=text, sha256="", byline=byline, outlet=outlet)
        for i, (text, byline, outlet) in enumerate(rows)
    ]
    found = []
    for _ in range(data.draw(st.integers(0, 5))):
        a, b = data.draw(st.sampled_from(articles)), data.draw(st.sampled_from(articles))
        if a.text and b.text:
            cuts = [
                sorted(data.draw(st.tuples(st.integers(0, len(x.text)), st.integers(0, len(x.text)))))
                for x in (a, b)
            ]
            spans = [Span(x.id, *c) for x, c in zip((a, b), cuts, strict=True)]
            found.append(
                Passage(a=spans[0], b=spans[1], similarity=data.draw(st.floats(0, 1)), kind="edited")
            )
    readings = [
        Reading(
            article=a.id,
            credits=(
                *read([a])[0].credits,
                Credit(
                    article=a.id, key="dpa", scope="text", covers=((0, min(9, len(a.text))),),
                    quote=Quote(article=a.id, start=0, end=0, text=""),
                ),
            ),
        )
        for a in articles
    ]  # fmt: skip
    directed = direct_passages(articles, readings, found)
    traced = trace_lineages(articles, readings, directed)
    assert traced == trace_lineages(articles, readings, directed)
    for a in articles:
        inked = [i for i, c in enumerate(a.text) if not c.isspace()]
        held = [i for x in traced[a.id] for s, e in x.spans for i in range(s, e) if not a.text[i].isspace()]
        assert sorted(held) == inked
        assert not inked or abs(sum(x.share for x in traced[a.id]) - 1) < 1e-9
        assert [x.share for x in traced[a.id]] == sorted((x.share for x in traced[a.id]), reverse=True)


SHARED = (LEAD, SECOND, THIRD, OTHER)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.sampled_from(range(4)), min_size=1, max_size=3, unique=True),
    st.tuples(st.booleans(), st.booleans(), st.booleans()),
    st.sampled_from([None, "رويترز", "أ ف ب", "وكالات", "سالم الكندري"]),
    st.sampled_from([None, "سلمى الدهمي", "وكالات"]),
    st.sampled_from(["2025-03-04T06:00:00+00:00", "2025-03-06T06:00:00+00:00", None]),
)
def test_common_wording_has_one_label_on_both_sides(
    kept: list[int], around: tuple[bool, bool, bool], byline: str | None, other: str | None, when: str | None
) -> None:
    """Whoever the wording is traced to, it is the same in both articles that have it.

    But for states' agencies: what one prints may be a statement that the paper received as well.
    """
    local = "وقال صاحب الدكان المجاور إنه أعد الشاي للبحارة الذين بلغوا الشاطئ وهم يرتجفون من البرد."
    more = {"published": when} if when else {}
    one = [*([local] if around[0] else []), *(SHARED[i] for i in kept)]
    two = [*(SHARED[i] for i in kept), *([LOCAL] if around[1] else [])]
    a = article("a", *one, outlet="okaz", byline=byline, **more)
    b = article("b", *two, outlet="alyaum", byline=other, published="2025-03-05T06:00:00+00:00")
    found = lineages(a, b)
    for i in kept:
        labels = set()
        for x in (a, b):
            middle = x.text.index(SHARED[i]) + len(SHARED[i]) // 2
            labels |= {k for k, v in found[x.id].items() if any(s <= middle < e for s, e in v.spans)}
        assert len(labels) == 1


def test_a_style_shows_the_words_that_speak_for_it() -> None:
    text = (
        "رويترز " + LEAD + " قال مسؤول إن النفط ارتفع مليون دولار في وقت سابق يوم الثلاثاء بعد أن قال مسؤولون"
    )
    for label in ("reuters", "spa", "afp", "dpa"):
        found = habits(text, label)
        assert found == sorted(found)
        assert len(found) <= 4
        assert all(text[h.start : h.end].strip() and h.weight > 0 for h in found)
        assert all(a.end <= b.start for a, b in pairwise(found))
    assert habits(text, "nobody") == []
    assert habits("", "reuters") == []


def test_what_is_inferred_has_evidence_and_less_than_certainty() -> None:
    agency = article("a", LEAD, SECOND, THIRD, OTHER, outlet="okaz", byline="رويترز")
    bare = article("b", LEAD, SECOND, THIRD, OTHER, outlet="alyaum")
    found = lineages(agency, bare)
    assert found["a"]["reuters"].confidence == 1.0
    assert 0.5 < found["b"]["reuters"].confidence < 1.0
    assert [q.text for q in found["b"]["reuters"].evidence] == ["رويترز"]

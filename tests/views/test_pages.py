"""Contracts of the page contexts: what is shown, in which order, and that it points to what it says."""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur import model as m
from tawatur.corpus.sentences import sentences
from tawatur.views.pages import report_page
from tawatur.views.pages.articles import lineage_parts
from tawatur.views.pages.chains import chain_view
from tawatur.views.pages.claims import degree, most_telling_first
from tawatur.views.pages.index import Index, opening
from tawatur.views.pages.pairs import pair_views
from tawatur.views.pages.ranking import parts_of
from tawatur.views.pages.spans import Layer, cut, hidden_characters, in_sentence, merge, showable
from tawatur.views.report import render_report
from tests.views.sample import CAUSE, QUAY, STORY, TEXTS, TOLL, occurs, sample

PAGE = report_page(sample())
STORY_VIEW = PAGE.stories[0]


def test_overview_counts_add_up() -> None:
    overview = PAGE.overview
    assert (overview.articles, overview.outlets, overview.stories, overview.claims) == (6, 6, 1, 4)
    assert sum(n for _, n in overview.statuses) == overview.inputs == 8
    assert (overview.single, overview.contested) == (2, 2)


def test_contested_claims_first_then_the_most_misleading() -> None:
    shown = [(c.number, c.contested, c.misleading) for c in STORY_VIEW.claims]
    assert shown == [("1.1", True, 3), ("1.2", True, 3), ("1.3", False, 1), ("1.4", False, 0)]
    assert [c.text for c in STORY_VIEW.claims][:2] == [TOLL.text, CAUSE.text]
    assert [c.id for c in most_telling_first(sample().claims)] == ["claim-1", "claim-2", "claim-3", "claim-4"]


def test_a_claim_that_is_part_of_another_is_listed_with_it() -> None:
    part = msgspec.structs.replace(
        QUAY,
        id="claim-5",
        text="رصيف السنابل",
        occurrences=tuple(occurs(o.article, "رصيف السنابل", "own", "madar") for o in QUAY.occurrences),
    )
    whole = sample()
    page = report_page(msgspec.structs.replace(whole, claims=(*whole.claims, part)))
    assert [c.parts for c in page.stories[0].claims] == [(), (), ("رصيف السنابل",), ()]
    assert parts_of([QUAY, part]) == {"claim-5": "claim-3"}
    said = msgspec.structs.replace(part, occurrences=(occurs("sanabil", "رصيف السنابل", "union", "madar"),))
    assert parts_of([QUAY, said]) == {}
    assert parts_of([QUAY, msgspec.structs.replace(part, conflicts=True)]) == {}


def test_every_occurrence_is_quoted_in_its_sentence() -> None:
    for claim, view in ((TOLL, STORY_VIEW.claims[0]), (CAUSE, STORY_VIEW.claims[1])):
        for occurrence, seen in zip(claim.occurrences, view.occurrences, strict=True):
            text = TEXTS[occurrence.article]
            assert seen.context.quote == text[occurrence.start : occurrence.end]
            assert seen.context.before + seen.context.quote + seen.context.after in text


def test_an_occurrence_tells_its_chain_in_words() -> None:
    first = STORY_VIEW.claims[0].occurrences[0]
    assert [(kind, name.ar) for kind, name in first.chain] == [
        ("source", "الحماية المدنية"),
        ("lineage", "madar"),
        ("outlet", "السنبلة"),
    ]
    assert STORY_VIEW.claims[0].occurrences[2].own


def test_the_same_sentence_is_shown_once_with_all_that_print_it() -> None:
    cause = STORY_VIEW.claims[1]
    assert [len(w.occurrences) for w in cause.wordings] == [2, 1, 1, 1]
    assert [o.article.id for o in cause.wordings[0].occurrences] == ["sanabil", "shira"]
    assert [o.anchor for w in cause.wordings for o in w.occurrences] == [f"c3o{i}" for i in range(1, 6)]


def test_a_carrier_that_is_no_lineage_stands_between() -> None:
    occurrence = msgspec.structs.replace(TOLL.occurrences[0], carriers=("ufuq",), lineage="own-السنبلة")
    claim = msgspec.structs.replace(TOLL, occurrences=(occurrence, *TOLL.occurrences[1:]))
    chain = chain_view(Index(sample()), claim, "c1")
    assert chain.columns == ("source", "carrier", "lineage", "outlet")
    column = {node.id: node.column for node in chain.nodes}
    assert [
        column[n] for n in ("source:defence", "carrier:ufuq", "lineage:own-السنبلة", "outlet:السنبلة")
    ] == [0, 1, 2, 3]
    for edge in chain.edges:
        assert chain.nodes[edge.start].column + 1 == chain.nodes[edge.end].column
    assert any(node.kind == "bend" for node in chain.nodes)


def test_denials_are_drawn_apart() -> None:
    chain = STORY_VIEW.claims[1].chain
    denied = {(chain.nodes[e.start].id, chain.nodes[e.end].id) for e in chain.edges if e.denies}
    assert denied == {("source:port", "lineage:own-المرساة"), ("lineage:own-المرساة", "outlet:المرساة")}
    assert {n.id for n in chain.nodes if n.common} == {"source:defence", "lineage:madar"}


def test_agencies_are_called_what_the_articles_print() -> None:
    credit = m.Credit(
        article="shira",
        key="madar",
        scope="text",
        quote=m.Quote(article="shira", start=8, end=12, text="مدار"),
    )
    reading = msgspec.structs.replace(sample().readings[1], credits=(credit,))
    index = Index(msgspec.structs.replace(sample(), readings=(reading,)))
    assert index.carrier_name("madar").ar == "مدار"
    assert index.carrier_name("afp").ar == "وكالة فرانس برس"


def test_matrix_says_how_each_outlet_carries_each_claim() -> None:
    matrix = STORY_VIEW.matrix
    assert tuple(o.ar for o in matrix.outlets) == (
        "السنبلة",
        "موقع الشراع",
        "جريدة الفنار",
        "المرساة",
        "The Harbour Post",
    )
    cells = [[(c.polarity, c.own, c.value) for c in cell] for cell in matrix.rows[0][1]]
    assert cells[2] == [("asserts", True, "14")]
    assert cells[3] == [("asserts", False, "9")]
    assert matrix.rows[2][1][2] == ()
    assert [claim.number for claim, _ in matrix.rows] == ["1.1", "1.2", "1.3"]
    assert matrix.rows[1][1][3][0].polarity == "denies"


def test_side_by_side_shows_both_texts_whole_and_in_order() -> None:
    for pair in STORY_VIEW.pairs:
        for side, article in (("first", pair.first.id), ("second", pair.second.id)):
            shown = "".join(s.text for row in pair.rows for piece in getattr(row, side) for s in piece)
            assert "".join(shown.split()) == "".join(TEXTS[article].split())


def test_the_original_stands_first_and_edits_are_named_by_direction() -> None:
    pair = STORY_VIEW.pairs[0]
    assert (pair.first.id, pair.second.id, pair.relation) == ("sanabil", "shira", "copied")
    assert (pair.dropped, pair.added, pair.replaced) == (1, 1, 2)
    marks = {
        (side, s.text, c)
        for row in pair.rows
        for side in ("first", "second")
        for piece in getattr(row, side)
        for s in piece
        for c in s.classes
        if c != "shared"
    }
    assert ("first", "الأجنبية ", "dropped") in marks
    assert ("second", "، وهو الأكبر في الشمال", "added") in marks
    assert {("first", "سليم", "spelt"), ("second", "سالم", "spelt")} <= marks
    assert {("first", "اندلع", "replaced"), ("second", "شب", "replaced")} <= marks


def test_a_copy_that_came_first_in_the_record_is_turned_round() -> None:
    passage = sample().passages[2]
    turned = m.Passage(
        a=passage.b,
        b=passage.a,
        similarity=passage.similarity,
        kind=passage.kind,
        edits=tuple(
            m.Edit(op={"insert": "delete", "delete": "insert"}.get(e.op, e.op), a=e.b, b=e.a)  # type: ignore[arg-type]
            for e in passage.edits
        ),
        direction=m.Direction(relation="a_from_b", confidence=0.9),
    )
    pair = pair_views(Index(msgspec.structs.replace(sample(), passages=(turned,))))[0]
    assert (pair.first.id, pair.dropped, pair.added) == ("sanabil", 1, 1)


def test_crossing_passages_are_joined_by_number_only() -> None:
    first = "ألف باء تاء. جيم حاء خاء."
    articles = tuple(
        m.Article(id=id, text=text, sha256=id)
        for id, text in (("x", first), ("y", "جيم حاء خاء. ألف باء تاء."))
    )
    passages = (
        m.Passage(a=m.Span("x", 0, 11), b=m.Span("y", 13, 24), similarity=1.0, kind="verbatim"),
        m.Passage(a=m.Span("x", 13, 24), b=m.Span("y", 0, 11), similarity=1.0, kind="verbatim"),
    )
    pair = pair_views(Index(m.Analysis(articles=articles, passages=passages)))[0]
    assert sum(row.shared for row in pair.rows) == 1
    joins = [
        n.href
        for row in pair.rows
        for side in (row.first, row.second)
        for p in side
        for s in p
        for n in s.before
    ]
    assert sorted(joins) == ["#v1f1", "#v1f2", "#v1g1", "#v1g2"]


def test_pairs_beyond_the_budget_are_only_linked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tawatur.views.pages.pairs.FULL_BUDGET", 800)
    monkeypatch.setattr("tawatur.views.pages.pairs.SHORT_BUDGET", 400)
    sizes = [p.size for p in pair_views(Index(sample()))]
    assert sizes[0] == "full" and set(sizes) == {"full", "short"}
    monkeypatch.setattr("tawatur.views.pages.pairs.SHORT_BUDGET", 0)
    linked = [p for p in pair_views(Index(sample())) if p.size == "link"]
    assert linked and all(not p.rows for p in linked)


def test_articles_keep_every_character_and_say_who_is_understood() -> None:
    for view in PAGE.articles:
        shown = "".join(s.text for paragraph in view.paragraphs for s in paragraph)
        assert "".join(shown.split()) == "".join(TEXTS[view.link.id].split())
    notes = PAGE.articles[0].statements
    assert [n.mode for n in notes] == ["indirect", "indirect", "direct"]
    assert notes[0].elided is None and notes[2].elided == "سليم الوردي"
    assert notes[1].claims == (("1.2", "#c3o1"),)


def test_an_anchor_survives_between_paragraphs() -> None:
    start = TEXTS["sanabil"].index("\nوأضاف")
    mention = m.Mention(
        article="sanabil", start=start, end=start + 6, kind="place", name="x", entity="bizerte"
    )
    reading = msgspec.structs.replace(sample().readings[0], mentions=(mention,))
    page = report_page(msgspec.structs.replace(sample(), readings=(reading,)))
    anchors = {a for p in page.articles[0].paragraphs for s in p for a in s.anchors}
    assert page.stories[0].places.placed[0].href.removeprefix("#") in anchors


def test_places_and_times_that_cannot_be_resolved_are_listed() -> None:
    most = STORY_VIEW.places.placed[0]
    assert (most.name, most.count) == ("بنزرت", 5)
    assert [(p.name, p.count) for p in STORY_VIEW.places.unresolved] == [("رصيف السنابل", 2)]
    days = {day.date: [m.lane for m in day.moments] for day in STORY_VIEW.timeline.days}
    assert days["2031-05-06"] == ["said", "said", "said"]
    assert days["2031-05-07"] == ["happened", "printed", "printed"]
    assert days["2031-05-11"] == ["happened"]
    undated = msgspec.structs.replace(STORY, articles=("library", "mirsat"))
    page = report_page(msgspec.structs.replace(sample(), stories=(undated,)))
    assert len(page.stories[0].timeline.unresolved) == 1


def test_a_round_up_counts_only_in_the_part_that_belongs() -> None:
    story = msgspec.structs.replace(STORY, sections={"mirsat": ((0, 40),)})
    page = report_page(msgspec.structs.replace(sample(), stories=(story,)))
    assert [p.name for p in page.stories[0].places.placed] == ["بنزرت"]


def test_naming_puts_disputed_names_first() -> None:
    rows = [(row.entity, row.names) for row in STORY_VIEW.naming.rows]
    assert rows == [("الضحايا", 3), ("سليم الوردي", 3), ("شركة حصاد الشمال", 1)]
    use = STORY_VIEW.naming.rows[0].cells[0][0]
    assert (use.name, use.own, use.quoted) == ("عاملا", 0, 1)


def test_single_articles_are_stories_only_where_there_are_no_others() -> None:
    assert [link.id for link in PAGE.loose] == ["library"]
    lone = m.Story(id="lone", title="مكتبة", articles=("library",))
    both = report_page(msgspec.structs.replace(sample(), stories=(STORY, lone)))
    assert len(both.stories) == 1 and [link.id for link in both.loose] == ["library"]
    only = report_page(msgspec.structs.replace(sample(), stories=(lone,)))
    assert [s.title for s in only.stories] == ["مكتبة"]


def test_an_empty_analysis_has_a_page() -> None:
    page = report_page(m.Analysis())
    assert (page.title, page.stories, page.articles, page.overview.articles) == (None, (), (), 0)


def test_lineage_percentages_sum_to_a_hundred() -> None:
    thirds = tuple(m.Lineage(label=f"shared-{i}", share=1 / 3, how="shared", spans=()) for i in range(3))
    assert sorted(p.percent for p in lineage_parts(Index(sample()), thirds)) == [33, 33, 34]


def test_words_for_probabilities() -> None:
    assert [degree(p) for p in (0.95, 0.9, 0.5, 0.2, 0.1)] == [
        "proven",
        "proven",
        "likely",
        "possible",
        "faint",
    ]


def test_an_untitled_article_is_called_by_its_first_words() -> None:
    assert opening("كلمة " * 40, 20) == "كلمة كلمة كلمة كلمة…"
    assert opening("قصير") == "قصير"
    assert opening("ط" * 400, 10) == "ط" * 10 + "…"


_layers = st.lists(st.tuples(st.integers(-3, 45), st.integers(-3, 45), st.sampled_from("abc")), max_size=8)


@given(text=st.text(max_size=40), layers=_layers)
def test_cut_text_joins_to_the_text_under_any_layers(text: str, layers: list[tuple[int, int, str]]) -> None:
    made = [Layer(min(a, b), max(a, b), (c,), f"id{i}") for i, (a, b, c) in enumerate(layers)]
    segments = cut(text, 0, len(text), made)
    assert "".join(s.text for s in segments) == text
    at = 0
    for segment in segments:
        for layer in made:
            covers = layer.start <= at and at + len(segment.text) <= layer.end and bool(segment.text)
            assert not covers or layer.classes[0] in segment.classes
        at += len(segment.text)
    anchors = [a for s in segments for a in s.anchors]
    assert len(anchors) == len(set(anchors))


@given(spans=st.lists(st.tuples(st.integers(0, 50), st.integers(0, 9)), max_size=12))
def test_merged_ranges_are_disjoint_and_cover_the_same(spans: list[tuple[int, int]]) -> None:
    ranges = [(s, s + n) for s, n in spans]
    merged = merge(ranges, gap=0)
    covered = {i for s, e in ranges for i in range(s, e)}
    assert {i for s, e in merged for i in range(s, e)} == covered
    assert all(a[1] < b[0] for a, b in pairwise(merged))


@given(text=st.text(max_size=120), bounds=st.tuples(st.integers(0, 120), st.integers(0, 120)))
def test_a_quotation_in_its_sentence_is_a_piece_of_the_text(text: str, bounds: tuple[int, int]) -> None:
    start, end = sorted(min(b, len(text)) for b in bounds)
    context = in_sentence(text, start, end, sentences(text), reach=15)
    assert context.quote == text[start:end]
    assert context.before + context.quote + context.after in text


def test_direction_overrides_and_controls_are_not_shown() -> None:
    assert showable("قبل\u202eبعد\u2066\x00\ud800\r\nسطر") == "قبلبعد\ufffd\ufffd\nسطر"
    assert hidden_characters("قبل\u202eبعد\u2066\x00") == 3
    assert showable("نيم\u200cفاصله") == "نيم\u200cفاصله"


def test_what_points_nowhere_is_left_out() -> None:
    whole = sample()
    gone = m.Span("gone", 0, 4)
    lost = msgspec.structs.replace(TOLL.occurrences[0], article="gone")
    odd = msgspec.structs.replace(
        whole,
        stories=(msgspec.structs.replace(STORY, articles=(*STORY.articles, "gone")),),
        claims=(
            msgspec.structs.replace(TOLL, occurrences=(lost, *TOLL.occurrences), central=99),
            msgspec.structs.replace(QUAY, occurrences=()),
            msgspec.structs.replace(CAUSE, story="no-story"),
        ),
        passages=(*whole.passages, m.Passage(a=gone, b=gone, similarity=1.0, kind="verbatim")),
        changes=(
            *whole.changes,
            m.Change(kind="clause-added", passage=77),
            m.Change(kind="clause-added", passage=5),
        ),
        namings=(m.Naming(story="story-1", entity="nobody", outlet="gone", name="x", own=(gone,)),),
        readings=(*whole.readings, m.Reading(article="gone")),
    )
    page = report_page(odd)
    assert [o.article.id for o in page.stories[0].claims[0].occurrences] == [
        o.article for o in TOLL.occurrences
    ]
    assert len(page.stories[0].changes) == len(whole.changes)
    html = render_report(odd)
    assert 'href="None"' not in html
    targets = set(re.findall(r'id="([^"]+)"', html))
    assert {link for link in re.findall(r'href="#([^"]*)"', html) if link not in targets} == set()


def test_an_empty_analysis_makes_a_report() -> None:
    assert "لم يُقرأ أي مقال" in render_report(m.Analysis())

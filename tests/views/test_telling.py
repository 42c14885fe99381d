"""The claims and stories of a run in the terminal, and what a page of very many articles holds."""

from __future__ import annotations

import json
import re
import time

import msgspec
import pytest

from tawatur.model import (
    Analysis,
    Article,
    Claim,
    Correction,
    Gap,
    Independent,
    Lineage,
    Occurrence,
    Passage,
    Receipt,
    Source,
    Span,
    Story,
)
from tawatur.views.pages import report_page
from tawatur.views.pages.chains import chain_view
from tawatur.views.pages.citing import cite
from tawatur.views.pages.index import Index
from tawatur.views.pages.limits import ARTICLES, COLUMNS
from tawatur.views.pages.ranking import misleading
from tawatur.views.pages.sources import claim_sources
from tawatur.views.report import render_report
from tawatur.views.stories import print_stories
from tawatur.views.telling import as_rows, print_claims, told_claims
from tests.views.sample import sample

TEXT = "قال مدير الميناء عابد الحوراني إن الرصيف الشرقي مغلق. ولم يعرف موعد فتحه بعد."
QUOTE = "الرصيف الشرقي مغلق"


def crowd(count: int, own: bool = False) -> Analysis:
    """One claim that so many outlets print: the same agency text, or each its own."""
    start = TEXT.index(QUOTE)
    articles = tuple(
        Article(
            id=f"a{i}",
            text=TEXT,
            sha256="0" * 64,
            outlet=f"صحيفة {i}",
            published="2031-05-04",
            title=f"الرصيف مغلق {i}",
            url=f"https://paper{i}.example/1",
        )
        for i in range(count)
    )
    occurrences = tuple(
        Occurrence(
            article=f"a{i}",
            start=start,
            end=start + len(QUOTE),
            statement=None,
            speaker_id="source-1",
            carriers=("madar",),
            lineage=f"own-صحيفة {i}" if own else "madar",
            value=None,
            polarity="asserts",
        )
        for i in range(count)
    )
    claim = Claim(
        id="claim-1",
        story="story-1",
        text=QUOTE,
        central=0,
        occurrences=occurrences,
        independent=Independent(low=1, best=1, high=1, named_sources=1, lineages=1),
        common_links=("source:source-1",),
        grade="gharib",
        outlets=tuple(a.outlet or "" for a in articles),
    )
    passages = tuple(
        Passage(a=Span("a0", 0, len(TEXT)), b=Span(a.id, 0, len(TEXT)), similarity=1.0, kind="verbatim")
        for a in articles[1:]
    )
    return Analysis(
        articles=articles,
        receipts=tuple(Receipt(source=f"{a.id}.txt", status="ok", article=a.id) for a in articles),
        passages=passages,
        lineages={
            a.id: (Lineage(label="madar", share=1.0, how="copied", spans=((0, len(TEXT)),)),)
            for a in articles
        },
        sources=(Source(id="source-1", name="عابد الحوراني", kind="person", standing="official"),),
        stories=(
            Story(
                id="story-1",
                title="الرصيف",
                articles=tuple(a.id for a in articles),
                outlets=tuple(sorted(a.outlet or "" for a in articles)),
                gaps=(Gap(outlet="صحيفة غائبة", carried=9, alike=12),),
            ),
        ),
        claims=(claim,),
    )


def test_the_terminal_lists_what_the_report_lists_in_its_order() -> None:
    shown = [c.id for c, _ in told_claims(sample())]
    page = report_page(sample())
    claims = {c.text: c.id for c in sample().claims}
    assert shown == [claims[c.text] for c in page.stories[0].claims]


def test_only_what_misleads_and_so_many_at_most() -> None:
    told = list(told_claims(sample(), only_misleading=True))
    assert told and all(misleading(c, len(c.outlets)) for c, _ in told)
    assert list(told_claims(sample(), top=1)) == list(told_claims(sample()))[:1]


def test_what_nobody_can_tell_does_not_mislead() -> None:
    (claim,) = crowd(5).claims
    nothing = Independent(low=None, best=None, high=None)
    assert misleading(msgspec.structs.replace(claim, independent=nothing), 5) == 0
    assert misleading(claim, 5) == 4


@pytest.mark.parametrize(("language", "words"), [("en", "within these"), ("ar", "ضمن هذه المقالات")])
def test_each_claim_says_within_what_and_who_stands_behind_it(
    capsys: pytest.CaptureFixture[str], language: str, words: str
) -> None:
    print_claims(crowd(12), True, None, language, as_json=False)
    shown = " ".join(capsys.readouterr().out.split())
    assert words in shown
    assert "عابد الحوراني" in shown
    assert ("heard first-hand" if language == "en" else "أُخذ عنه مباشرة") in shown


def test_json_has_a_citation_for_every_occurrence(capsys: pytest.CaptureFixture[str]) -> None:
    analysis = crowd(3)
    print_claims(analysis, False, None, "en", as_json=True)
    (row,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert row == next(iter(as_rows(analysis, told_claims(analysis))))
    for citation in row["citations"]:
        assert TEXT[citation["start"] : citation["end"]] == citation["quote"]
        assert len(citation["sha256"]) == 64


def test_a_citation_leaves_out_what_is_not_known() -> None:
    bare = Article(id="x", text="قيل كذا", sha256="f" * 64)
    assert cite(Index(Analysis(articles=(bare,))), "x", 0, 3).text == f"«قيل» · SHA-256 {'f' * 64} · 0–3"


def test_what_comes_through_another_medium_is_second_hand() -> None:
    for own, hand in ((False, "first"), (True, "second")):
        analysis = crowd(3, own)
        (source,) = claim_sources(Index(analysis), analysis.claims[0])
        assert (source.standing, source.hand) == ("official", hand)


@pytest.mark.parametrize("own", [False, True])
def test_a_chain_of_thirty_outlets_stays_readable(own: bool) -> None:
    analysis = crowd(30, own)
    view = chain_view(Index(analysis), analysis.claims[0], "c1")
    assert view.rows <= 2
    assert [n.name.ar for n in view.nodes if n.kind == "outlet"] == ["صحيفة 0، صحيفة 1 +28"]
    assert any(n.common for n in view.nodes)


def test_few_outlets_are_drawn_one_by_one() -> None:
    analysis = crowd(5)
    view = chain_view(Index(analysis), analysis.claims[0], "c1")
    assert sum(n.kind == "outlet" for n in view.nodes) == 5


def test_a_page_of_two_thousand_copies_is_bounded_and_says_what_it_leaves_out() -> None:
    analysis = crowd(2000)
    began = time.process_time()
    page = render_report(analysis)
    assert time.process_time() - began < 60
    assert len(page.encode("utf-8")) < 5_000_000
    view = report_page(analysis)
    assert view.more_articles == 2000 - ARTICLES
    assert len(view.stories[0].matrix.outlets) == COLUMNS
    ids = set(re.findall(r'\bid="([^"]+)"', page))
    assert {t for t in re.findall(r'href="#([^"]*)"', page) if t} <= ids
    assert str(view.more_articles) in page


def test_the_stories_of_a_run_tell_who_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    print_stories(crowd(3), "en", as_json=False)
    assert "صحيفة غائبة (9/12)" in capsys.readouterr().out
    print_stories(crowd(3), "en", as_json=True)
    assert json.loads(capsys.readouterr().out)["gaps"] == [
        {"outlet": "صحيفة غائبة", "carried": 9, "alike": 12}
    ]


def test_rival_values_show_their_own_sources_and_corrections_stand_beside(
    capsys: pytest.CaptureFixture[str],
) -> None:
    analysis = sample()
    claim = next(c for c in analysis.claims if c.differs)
    one = Independent(low=1, best=1, high=1)
    rival = msgspec.structs.replace(
        claim.differs[0], independent=dict.fromkeys(claim.differs[0].values, one), superseded=()
    )
    o = claim.occurrences[0]
    withdrawn = Correction(kind="withdrawal", article=o.article, start=o.start, end=o.end)
    told = msgspec.structs.replace(claim, differs=(rival,), corrections=(withdrawn,))
    analysis = msgspec.structs.replace(analysis, claims=(told,))
    print_claims(analysis, only_misleading=False, top=None, language="en", as_json=False)
    printed = " ".join(capsys.readouterr().out.split())
    assert f"{next(iter(rival.values))} (1 " in printed
    assert "! withdrawn:" in printed
    row = next(as_rows(analysis, told_claims(analysis)))
    assert row["differs"][0]["values"][next(iter(rival.values))] == {"low": 1, "best": 1, "high": 1}
    assert row["corrections"][0]["kind"] == "withdrawal"
    assert "Corrections and withdrawals" in render_report(analysis)

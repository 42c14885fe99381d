"""The outlets in the terminal, as JSON and as a page: numbers with their evidence, in both languages."""

from __future__ import annotations

import json
import re
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tawatur.corpus.read import read_inputs
from tawatur.model import Analysis
from tawatur.model.outlets import Outlets
from tawatur.pipeline import registry_beside, survey_outlets
from tawatur.views.outlets import as_object, headline
from tawatur.views.pages.outlets import clock, outlets_page
from tawatur.views.report import write_outlets
from tests.conftest import ROOT
from tests.test_cli import tawatur

COVERAGE = ROOT / "examples" / "coverage"
GOLDEN = Path(__file__).parent.parent / "cases" / "outlets.json"


@pytest.fixture(scope="module")
def surveyed() -> tuple[Analysis, Outlets]:
    articles, _ = read_inputs([COVERAGE])
    return survey_outlets(articles, registry=registry_beside([COVERAGE]))


def plain(found: dict[str, Any]) -> dict[str, Any]:
    """What a golden file holds: names and article ids, and no figure with a fraction."""
    return {
        p["outlet"]: {
            "articles": p["articles"],
            "agencies": {a["agency"]: [a["credited"], a["proven"], a["likely"]] for a in p["agencies"]},
            "outlets": {t["outlet"]: [t["credited"], t["uncredited"]] for t in p["outlets"]},
            "renamings": [[r["theirs"], r["its"], r["articles"]] for r in p["renamings"]],
            "credits_dropped": [d["article"] for d in p["credits_dropped"]],
        }
        for p in found["profiles"]
    }


def test_the_examples_give_the_profiles_that_they_were_written_for(
    surveyed: tuple[Analysis, Outlets],
) -> None:
    assert plain(json.loads(json.dumps(as_object(*surveyed)))) == json.loads(GOLDEN.read_text("utf-8"))


def test_every_span_of_the_object_can_be_opened(surveyed: tuple[Analysis, Outlets]) -> None:
    analysis, _ = surveyed
    texts = {a.id: a.text for a in analysis.articles}
    found = as_object(*surveyed)
    seen = 0
    for profile in found["profiles"]:
        groups = [*profile["text"], *profile["agencies"], *profile["outlets"]]
        for span in (s for group in groups for s in group["spans"]):
            assert 0 <= span["start"] < span["end"] <= len(texts[span["article"]])
        for dropped in profile["credits_dropped"]:
            for change in dropped["changes"]:
                side = change["from"]
                assert texts[side["article"]][side["start"] : side["end"]] == side["text"]
                seen += 1
    assert seen


def test_the_headline_in_both_languages(surveyed: tuple[Analysis, Outlets]) -> None:
    _, outlets = surveyed
    n = len(outlets.uncredited.articles)
    for language in ("ar", "en"):
        assert str(n) in headline(outlets, language)
        assert "{" not in headline(outlets, language)


def test_numbers_on_the_page_are_those_of_the_profiles(surveyed: tuple[Analysis, Outlets]) -> None:
    page = outlets_page(*surveyed)
    _, outlets = surveyed
    for shown, profile in zip(page.profiles, outlets.profiles, strict=True):
        assert shown.articles == len(profile.articles)
        assert shown.dropped_total == len(profile.credits_dropped)
        for row, use in zip(shown.agencies, profile.agencies, strict=True):
            assert (row.credited.total, row.proven.total, row.likely.total) == (
                len(use.credited), len(use.proven), len(use.likely)
            )  # fmt: skip


@pytest.mark.parametrize(("minutes", "shown"), [(None, None), (0, "0:00"), (90, "1:30"), (1507.0, "25:07")])
def test_minutes_are_shown_as_hours(minutes: float | None, shown: str | None) -> None:
    assert clock(minutes) == shown


def test_the_command(tmp_path: Path) -> None:
    done = tawatur("outlets", COVERAGE, "-o", tmp_path / "new" / "outlets.html", "--json")
    assert done.returncode == 0, done.stderr
    assert plain(json.loads(done.stdout)) == json.loads(GOLDEN.read_text("utf-8"))
    assert (tmp_path / "new" / "outlets.html").read_text("utf-8").startswith("<!doctype html>")
    for language, word in (("ar", "بندر اليوم"), ("en", "Bandar")):
        done = tawatur("outlets", COVERAGE, "--lang", language, COLUMNS="120")
        assert done.returncode == 0, done.stderr
        assert word in done.stdout
    done = tawatur("outlets", tmp_path / "nowhere")
    assert (done.returncode, done.stderr.splitlines()[-1]) == (1, "tawatur: nothing to analyse")


def test_names_of_outlets_cannot_write_into_the_page(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    row = {"id": "<i>x", "outlet": "<script>alert(1)</script>", "text": "أعلنت البلدية أن الجسر مغلق."}
    file.write_text(json.dumps(row), "utf-8")
    articles, _ = read_inputs([file])
    page = tmp_path / "outlets.html"
    write_outlets(*survey_outlets(articles), page)
    assert "<script>alert" not in page.read_text("utf-8")
    assert "&lt;script&gt;alert(1)" in page.read_text("utf-8")


@pytest.fixture
def opened(open_file: Any, surveyed: tuple[Analysis, Outlets], tmp_path: Path) -> Any:
    path = tmp_path / "outlets.html"
    write_outlets(*surveyed, path)
    return partial(open_file, path)


def test_the_page_is_silent_and_turns_round(opened: Any) -> None:
    watched = opened()
    heading = watched.page.locator("h1")
    assert heading.evaluate("e => getComputedStyle(e).direction") == "rtl"
    watched.page.locator("#lang-en").check()
    assert heading.inner_text() == "Who takes from whom?"
    assert heading.evaluate("e => getComputedStyle(e).direction") == "ltr"
    assert re.search(r"[\u0600-\u06ff]", watched.page.locator("thead").first.inner_text()) is None
    assert (watched.complaints, watched.outside()) == ([], [])


@pytest.mark.parametrize("width", [1200, 360])
def test_the_page_never_scrolls_sideways(opened: Any, width: int) -> None:
    watched = opened(viewport={"width": width, "height": 900})
    assert watched.ask("document.documentElement.scrollWidth") <= width


def test_a_number_opens_its_articles_without_scripts(opened: Any) -> None:
    page = opened(java_script_enabled=False).page
    item = page.locator(".evidence li").first
    assert not item.is_visible()
    page.locator(".evidence summary").first.click()
    assert item.is_visible()

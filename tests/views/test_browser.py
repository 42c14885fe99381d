"""The report in a real browser: silent, self-contained, switchable, and whole without JavaScript."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tawatur.views.report import write_report
from tests.views.sample import sample
from tests.views.test_escaping import PAYLOADS, hostile

if TYPE_CHECKING:
    pass


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.html"
    write_report(sample(), path)
    return path


@pytest.fixture
def open_page(open_file: Any, report: Path) -> Any:
    return lambda path=report, **options: open_file(path, **options)


def test_it_is_silent_and_asks_for_nothing(open_page: Any) -> None:
    watched = open_page()
    watched.page.wait_for_timeout(200)
    assert watched.complaints == []
    assert watched.outside() == []
    loaded = watched.ask(
        "document.fonts.ready.then(f => [...f].filter(x => x.status == 'loaded').map(x => x.family))"
    )
    assert {family.strip('"') for family in loaded} == {"Tawatur Text", "Tawatur Sans", "Tawatur Latin"}


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_the_language_turns_the_page_round(open_page: Any, scripts: bool) -> None:
    page = open_page(java_script_enabled=scripts).page
    heading = page.locator("h1")
    assert "كم مصدر" in heading.inner_text()
    assert heading.evaluate("e => getComputedStyle(e).direction") == "rtl"
    quote = page.locator(".text p").first
    page.locator("#lang-en").check()
    assert heading.inner_text() == "How many independent sources stand behind the news?"
    assert heading.evaluate("e => getComputedStyle(e).direction") == "ltr"
    assert quote.evaluate("e => getComputedStyle(e).direction") == "rtl"
    if scripts:
        assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["en", "ltr"]


def test_a_claim_opens_without_scripts(open_page: Any) -> None:
    page = open_page(java_script_enabled=False).page
    quotation = page.locator("#c4 blockquote").first
    assert not quotation.is_visible()
    page.locator("#c4 summary").first.click()
    assert quotation.is_visible()
    assert "أودى بحياة 14 عاملا" in quotation.inner_text()


def test_a_link_opens_the_claim_that_it_points_into(open_page: Any) -> None:
    page = open_page(java_script_enabled=False).page
    page.locator(".text a.ref.claim").first.click()
    assert page.locator("#c4o1").is_visible()


def test_the_picture_of_the_chain_reads_towards_the_outlets(open_page: Any) -> None:
    page = open_page().page
    page.locator("#c4 summary").first.click()

    def middle(css: str) -> float:
        box = page.locator(f"#c4 svg.chain {css}").first.bounding_box()
        return float(box["x"]) + float(box["width"]) / 2

    assert middle(".source") > middle(".lineage") > middle(".outlet")
    page.locator("#lang-en").check()
    assert middle(".source") < middle(".lineage") < middle(".outlet")


def test_the_words_of_a_picture_stay_in_their_boxes(open_page: Any) -> None:
    page = open_page().page
    page.locator("#c4 summary").first.click()
    for language in ("#lang-ar", "#lang-en"):
        page.locator(language).check()
        overflows = page.evaluate(
            """() => [...document.querySelectorAll('#c4 svg.chain g.node')].filter(g => {
              const box = g.querySelector('path').getBoundingClientRect();
              return [...g.querySelectorAll('text')].some(t => {
                const r = t.getBoundingClientRect();
                return r.width && (r.left < box.left - 1 || r.right > box.right + 1);
              });
            }).length"""
        )
        assert overflows == 0


def test_labels_on_the_map_do_not_overlap(open_page: Any) -> None:
    overlaps = open_page().ask(
        """() => {
          const boxes = [...document.querySelectorAll('svg.map text')]
            .map(t => t.getBoundingClientRect()).filter(r => r.width);
          let n = 0;
          for (let i = 0; i < boxes.length; i++) for (let j = 0; j < i; j++) {
            const a = boxes[i], b = boxes[j];
            if (a.left < b.right && b.left < a.right && a.top + 4 < b.bottom && b.top + 4 < a.bottom) n++;
          }
          return [boxes.length > 3, n];
        }"""
    )
    assert overlaps == [True, 0]


def test_every_anchor_exists_once(open_page: Any) -> None:
    missing, double = open_page().ask(
        """() => {
          const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
          const known = new Set(ids);
          const links = [...document.querySelectorAll('a[href^="#"]')];
          const asked = links.map(a => a.getAttribute('href').slice(1));
          return [asked.filter(a => !known.has(a)), ids.filter((id, i) => ids.indexOf(id) !== i)];
        }"""
    )
    assert missing == []
    assert double == []


def test_claims_and_articles_link_both_ways(open_page: Any) -> None:
    broken = open_page().ask(
        """() => [...document.querySelectorAll('.bearers a[id]')].filter(link => {
          const there = document.querySelector(link.getAttribute('href'));
          const article = there && there.closest('article');
          return !article || !article.querySelector(`a.ref:is(.claim, .lone)[href="#${link.id}"]`);
        }).map(link => link.id)"""
    )
    assert broken == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_width_scrolls_sideways(open_page: Any, language: str) -> None:
    page = open_page().page
    page.locator(f"#lang-{language}").check()
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    for width in (320, 360, 768, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_dark_and_light_can_be_chosen(open_page: Any) -> None:
    page = open_page(color_scheme="dark").page

    def ground() -> int:
        colour: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
        return sum(int(c) for c in colour.strip("rgb()").split(",")[:3])

    assert ground() < 150
    page.locator("#theme-light").check()
    assert ground() > 600
    page.locator("#theme-dark").check()
    assert ground() < 150


def test_what_is_closed_is_printed(open_page: Any) -> None:
    page = open_page().page
    page.emulate_media(media="print")
    assert page.locator("#c4 blockquote").first.bounding_box()["height"] > 10
    assert not page.locator(".bar").is_visible()


def test_hostile_texts_run_nothing(open_page: Any, tmp_path: Path) -> None:
    path = tmp_path / "hostile.html"
    write_report(hostile(" ".join(PAYLOADS)), path)
    watched = open_page(path)
    watched.page.locator("#lang-en").check()
    watched.page.wait_for_timeout(100)
    assert watched.ask("window.pwned === undefined")
    assert watched.complaints == []
    assert watched.outside() == []

"""Finding mentions: exact spans, attached particles, curated bodies, and anything Unicode can hold."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.corpus.document import document
from tawatur.evidence.mentions import find_mentions
from tawatur.model import Article, Mention

CASES = Path(__file__).parents[2] / "cases" / "entities"


def found(text: str) -> tuple[Mention, ...]:
    return find_mentions(document(Article(id="a", text=text, sha256="")))


def rows(name: str) -> list[list[str]]:
    lines = (CASES / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("text", "name", "entity"), rows("bodies.tsv"))
def test_bodies_are_known_by_all_their_names(text: str, name: str, entity: str) -> None:
    hits = [m for m in found(text) if m.name == name]
    assert [m.entity for m in hits] == [entity]
    assert text[hits[0].start : hits[0].end] == name


@pytest.mark.parametrize(
    ("text", "quote", "name"),
    [
        ("وأضاف أن القرار متروك للتحالف الدولي وحده.", "تحالف الدولي", "التحالف الدولي"),
        ("سافر الوفد من دمشق وبغداد إلى القاهرة.", "بغداد", "بغداد"),
        ("انفجرت سيارة بالموصل أمس.", "الموصل", "الموصل"),
        ("وقال رايان مالون إن الهجوم انتهى. ووفقا لمالون لا ضحايا.", "مالون", "مالون"),
        ("قال #رايان_مالون إن الهجوم انتهى.", "رايان_مالون", "رايان مالون"),
    ],
)
def test_particles_are_no_part_of_a_name(text: str, quote: str, name: str) -> None:
    assert (quote, name) in [(text[m.start : m.end], m.name) for m in found(text)]


def test_an_office_may_contain_a_body_and_nothing_else_overlaps() -> None:
    text = "أعلن المتحدث الرسمي باسم التحالف الدولي رايان مالون بدء الهجوم على مدينة الرقة."
    kinds = {m.kind: text[m.start : m.end] for m in found(text)}
    assert kinds["office"] == "المتحدث الرسمي باسم التحالف الدولي"
    assert kinds["organisation"] == "التحالف الدولي"
    assert kinds["person"] == "رايان مالون"
    assert kinds["place"] == "الرقة"


def test_a_surname_is_found_again() -> None:
    text = "التقى الوزير كريستوف هارديسون نظيره. وأكد هارديسون أن المحادثات مستمرة."
    persons = [m.name for m in found(text) if m.kind == "person"]
    assert persons == ["كريستوف هارديسون", "هارديسون"]


def test_a_short_name_needs_its_full_one() -> None:
    alone = "قال التحالف إن الغارة أصابت هدفها."
    assert not [m for m in found(alone) if m.name == "التحالف"]
    named = "أعلن التحالف الدولي تنفيذ غارة. وقال التحالف إن الغارة أصابت هدفها."
    assert [m.entity for m in found(named) if m.name == "التحالف"] == ["coalition-isis"]
    two = "أعلن التحالف الدولي والتحالف العربي تنسيقا. وقال التحالف إن الغارة أصابت هدفها."
    assert [m.entity for m in found(two) if m.name == "التحالف"] == [None]


def test_english_articles() -> None:
    text = (
        "Damascus, Syria - Colonel Ryan Malone, a spokesman for the US-led coalition, said on Friday that "
        "the Syrian army had left Deir ez-Zor. Malone spoke to Reuters."
    )
    names = {(m.kind, m.name) for m in found(text)}
    wanted = {
        ("place", "Damascus"),
        ("place", "Syria"),
        ("person", "Ryan Malone"),
        ("person", "Malone"),
        ("organisation", "Syrian army"),
        ("place", "Deir ez-Zor"),
        ("organisation", "Reuters"),
    }
    assert wanted <= names


def test_marks_inside_a_name_change_nothing() -> None:
    plain = "قال رايان مالون إن قوات سوريا الديمقراطية دخلت الرقة."
    marked = (
        plain.replace("رايان", "را\u200fيا\u200bن")
        .replace("سوريا", "سُور\u2066ي\u2069ا")
        .replace("الرقة", "الرَّقّة")
    )
    assert [m.kind for m in found(marked)] == [m.kind for m in found(plain)]
    for m in found(marked):
        assert marked[m.start : m.end]
    assert [m.entity for m in found(marked)] == [m.entity for m in found(plain)]


def test_a_name_of_five_hundred_characters() -> None:
    name = " ".join(["عبدالرحمن"] * 50)
    mentions = found(f"قال {name} إنه بخير.")
    assert all(m.end > m.start for m in mentions)


def test_a_list_of_three_thousand_places() -> None:
    towns = ["حلب", "حمص", "دمشق", "بغداد", "بيروت", "عدن"] * 500
    mentions = found("، ".join(towns) + ".")
    assert sum(m.kind == "place" for m in mentions) == 3000


def test_every_known_place_case_is_found_or_not() -> None:
    for case in yaml.safe_load((CASES / "places.yaml").read_text("utf-8"))["cases"]:
        names = [m.name for m in found(case["text"]) if m.kind == "place"]
        assert (case["name"] in names) == ("id" in case), (case, names)


@pytest.mark.parametrize("text", ["", " \n\n ", "؟؟؟", "123 456", "\u200f\u200f", "_#_#", "A", "و"])
def test_texts_without_words_have_no_mentions(text: str) -> None:
    assert not [m for m in found(text) if m.kind != "person"]


ALPHABET = "ابتجحدرسعفقكلمنهويةىءأإ ،.\n\u200f\u064b«»:_#-ABeo12"


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=ALPHABET, max_size=200))
def test_spans_always_hold(text: str) -> None:
    last = -1
    for m in found(text):
        assert 0 <= m.start < m.end <= len(text)
        assert m.start >= last
        last = m.start
        assert m.name
        assert 0 < m.confidence <= 1


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=120))
def test_any_unicode_is_read(text: str) -> None:
    assert found(text) == found(text)


def test_two_megabytes_are_read() -> None:
    pick = random.Random(3)
    words = ["قال", "رايان", "مالون", "في", "دمشق", "إن", "الجيش", "السوري", "انسحب", "،", "."]
    text = " ".join(pick.choice(words) for _ in range(12_000))
    assert len(found(text)) > 1000


@pytest.mark.parametrize(("text", "kind", "name"), rows("mentions.tsv"))
def test_names_are_found_whole_and_everyday_words_are_none(text: str, kind: str, name: str) -> None:
    names = [m.name for m in found(text) if m.kind == kind]
    if name.startswith("-"):
        assert name[1:] not in names
    else:
        assert name in names

"""Linking: persons, bodies, offices and places within and across articles, and when to abstain."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tawatur.corpus.document import document
from tawatur.evidence.mentions import find_mentions
from tawatur.findings.entities import link_entities
from tawatur.model import Article, Entity, Mention, Reading

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "entities" / "places.yaml").read_text("utf-8"))[
    "cases"
]


def linked(*texts: str) -> tuple[tuple[Reading, ...], dict[str, Entity]]:
    articles = [
        Article(id=f"a{i}", text=text, sha256="", published="2020-03-01") for i, text in enumerate(texts)
    ]
    readings = [Reading(article=a.id, mentions=find_mentions(document(a))) for a in articles]
    after, entities = link_entities(articles, readings)
    return after, {e.id: e for e in entities}


def entity_of(reading: Reading, name: str) -> list[str | None]:
    return [m.entity for m in reading.mentions if m.name == name]


@pytest.mark.parametrize("case", [c for c in CASES if "id" in c], ids=lambda c: c["text"][:30])
def test_places(case: dict[str, str]) -> None:
    (reading,), entities = linked(case["text"])
    places = [m.entity for m in reading.mentions if m.kind == "place" and m.name == case["name"]]
    assert places == [case["id"]]
    if case["id"]:
        assert entities[case["id"]].kind == "place"
        assert entities[case["id"]].lat is not None


def test_one_person_in_two_spellings_and_by_surname() -> None:
    (one, two), entities = linked(
        "قال الكولونيل رايان مالون إن الهجوم بدأ. وأضاف مالون أن القوات تقدمت.",
        "وقال ريان مالون لرويترز إن الهجوم بدأ.",
    )
    ids = {*entity_of(one, "رايان مالون"), *entity_of(one, "مالون"), *entity_of(two, "ريان مالون")}
    assert len(ids) == 1
    assert set(entities[ids.pop() or ""].names) == {"رايان مالون", "مالون", "ريان مالون"}


def test_an_arabic_and_an_english_article_share_a_person() -> None:
    (one, two), _ = linked(
        "قال رايان مالون إن الهجوم بدأ.", "Colonel Ryan Malone said the attack on Raqqa had begun."
    )
    assert entity_of(one, "رايان مالون") == entity_of(two, "Ryan Malone")
    assert entity_of(one, "رايان مالون")[0]


def mention(article: str, start: int, name: str) -> Mention:
    return Mention(article=article, start=start, end=start + len(name), kind="person", name=name)


def test_two_bearers_of_a_surname_leave_it_open() -> None:
    text = "كريم مالون سمير مالون مالون"
    article = Article(id="a", text=text, sha256="")
    reading = Reading(
        article="a",
        mentions=(mention("a", 0, "كريم مالون"), mention("a", 11, "سمير مالون"), mention("a", 22, "مالون")),
    )
    (after,), _ = link_entities([article], [reading])
    assert after.mentions[0].entity != after.mentions[1].entity
    assert after.mentions[2].entity is None


def test_mohammed_is_never_mahmoud() -> None:
    (one, two), _ = linked(
        "قال محمد المرزوقاوي إن الاجتماع انتهى.", "قال محمود المرزوقاوي إن الاجتماع انتهى."
    )
    people = [m.entity for r in (one, two) for m in r.mentions if m.kind == "person"]
    assert len(people) == 2
    assert len(set(people)) == 2


def test_an_office_means_its_holder() -> None:
    text = (
        "أعلن المتحدث باسم التحالف الدولي رايان مالون بدء الهجوم. "
        "وقال المتحدث باسم التحالف الدولي إن القوات تقدمت. وأضاف المتحدث أن الطريق مفتوح."
    )
    (reading,), _ = linked(text)
    holder = entity_of(reading, "رايان مالون")[0]
    offices = [m.entity for m in reading.mentions if m.kind == "office"]
    assert offices == [holder] * 3


def test_aliases_are_one_body() -> None:
    (one, two), entities = linked("أعلن «داعش» مسؤوليته.", "تقدم تنظيم الدولة شرقا.")
    assert entity_of(one, "داعش") == entity_of(two, "تنظيم الدولة") == ["islamic-state"]
    assert set(entities["islamic-state"].names) == {"داعش", "تنظيم الدولة"}


def test_two_parties_of_one_name_are_told_apart_by_country() -> None:
    (rabat, ankara), _ = linked(
        "اجتمع حزب العدالة والتنمية في الرباط. وقال المغربي كريم إن الحزب في المغرب موحد.",
        "اجتمع حزب العدالة والتنمية في أنقرة. وقالت الصحف التركية إن الاجتماع طال.",
    )
    assert entity_of(rabat, "حزب العدالة والتنمية") == ["pjd-ma"]
    assert entity_of(ankara, "حزب العدالة والتنمية") == ["akp"]


def test_order_of_articles_changes_no_id() -> None:
    texts = ["قال رايان مالون في دمشق إن الهجوم بدأ.", "وقال ريان مالون إن الهجوم انتهى في الرقة."]
    (a, b), forward = linked(*texts)
    (d, c), backward = linked(*reversed(texts))
    assert [m.entity for m in a.mentions] == [m.entity for m in c.mentions]
    assert [m.entity for m in b.mentions] == [m.entity for m in d.mentions]
    assert set(forward) == set(backward)


def test_nothing_in_nothing_out() -> None:
    assert link_entities([], []) == ((), ())
    assert link_entities([Article(id="a", text="", sha256="")], [Reading(article="a")])[1] == ()


def test_every_entity_is_listed_and_used() -> None:
    readings, entities = linked("قال رايان مالون في دمشق إن الجيش السوري انسحب.", "وصل الوزير إلى بيروت.")
    used = {m.entity for r in readings for m in r.mentions if m.entity}
    assert used == set(entities)


def test_an_office_of_a_place_means_its_holder() -> None:
    text = (
        "وصل المنسق الإنساني للأمم المتحدة في اليمن يوهان مالون إلى عدن. "
        "وشكر المنسق الإنساني للأمم المتحدة في اليمن سكان المدينة."
    )
    (reading,), _ = linked(text)
    offices = [m.entity for m in reading.mentions if m.kind == "office"]
    assert offices == [entity_of(reading, "يوهان مالون")[0]] * 2


def test_an_office_alone_takes_up_what_went_before() -> None:
    text = "وصل الرئيس رايان مالون إلى بيروت. وعاد الرئيس مساء. وفي طهران التقى الرئيس الإيراني وفدا."
    (reading,), _ = linked(text)
    holder = entity_of(reading, "رايان مالون")[0]
    assert [m.entity for m in reading.mentions if m.kind == "office"][:2] == [holder] * 2


def body(article: str, start: int, name: str) -> Mention:
    return Mention(article=article, start=start, end=start + len(name), kind="organisation", name=name)


def test_one_word_stands_for_the_body_that_holds_it() -> None:
    texts = ("نادي المروج المروج", "المروج", "شركة الواحة نادي الواحة الواحة")
    articles = [Article(id=str(n), text=text, sha256="") for n, text in enumerate(texts)]
    readings = [
        Reading(article="0", mentions=(body("0", 0, "نادي المروج"), body("0", 12, "المروج"))),
        Reading(article="1", mentions=(body("1", 0, "المروج"),)),
        Reading(
            article="2",
            mentions=(body("2", 0, "شركة الواحة"), body("2", 12, "نادي الواحة"), body("2", 24, "الواحة")),
        ),
    ]
    (one, two, three), _ = link_entities(articles, readings)
    assert len({m.entity for m in (*one.mentions, *two.mentions)}) == 1
    assert one.mentions[0].entity
    assert three.mentions[2].entity is None


def test_a_tribe_and_everybodys_name_join_no_longer_name_of_another_article() -> None:
    (one, two, three), _ = linked(
        "قال خالد عايد الشمري إن المعرض افتتح.",
        "قال خالد الشمري إن الطريق أغلق.",
        "قال بدر محمد باسلوما إن المطار افتتح. وشكر بدر باسلوما العمال.",
    )
    people = [m.entity for r in (one, two) for m in r.mentions if m.kind == "person"]
    assert len(people) == len(set(people)) == 2
    assert len({m.entity for m in three.mentions if m.kind == "person"}) == 1

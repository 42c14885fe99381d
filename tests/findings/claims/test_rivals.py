"""Names that fill a slot: who attacked, which places are listed."""

from __future__ import annotations

import pytest

from tawatur.corpus.document import document
from tawatur.findings.claims.rivals import attackers, listed, lists_agree, lists_differ, others_counted
from tawatur.findings.claims.units import Unit, units_of
from tawatur.model import Article, Mention, Reading


def first_unit(text: str) -> tuple[Unit, object]:
    article = Article(id="a", text=text, sha256="")
    units = units_of(article, Reading(article="a"))
    return max(units, key=lambda unit: unit.clause.end - unit.clause.start), document(article)


@pytest.mark.parametrize(
    ("text", "body", "found"),
    [
        ("غارة تركية على مخزن الحبوب", None, {"TR"}),
        ("أصابت غارة جوية فرنسية مخزن الحبوب", None, {"FR"}),
        ("أصابت الغارة مخزن الحبوب", None, set()),
        ("نفذت قوات الحلف ضربة على مخزن الحبوب", "قوات الحلف", {"body-1"}),
        ("أصابت غارة قرب قاعدة فرنسية مخزن الحبوب", None, set()),
    ],
)
def test_who_attacked(text: str, body: str | None, found: set[str]) -> None:
    unit, page = first_unit(text)
    mentions = []
    if body:
        start = text.index(body)
        mentions = [
            Mention(
                article="a",
                start=start,
                end=start + len(body),
                kind="organisation",
                name=body,
                entity="body-1",
                confidence=1.0,
            )
        ]
    assert set(attackers(unit, page, mentions)) == found  # type: ignore[arg-type]


def test_a_list_of_places() -> None:
    unit, page = first_unit("سيطر الحراس على قرى السروج واللباب وتل المنارة في السهل")
    assert listed(unit, page) == ("السروج", "اللباب", "تل المنارة")  # type: ignore[arg-type]
    unit, page = first_unit("سيطر الحراس على قرى السهل")
    assert listed(unit, page) == ()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("a", "b", "differ"),
    [
        (("السروج", "اللباب", "تل المنارة"), ("السروج", "اللباب", "الصوان"), True),
        (("السروج", "اللباب", "تل المنارة"), ("السروج", "المنارة", "اللباب"), False),
        (("السروج", "اللباب", "تل المنارة"), ("السروج", "اللباب"), False),
        (("السروج", "اللباب", "تل المنارة"), ("البكري", "الخزامى", "الصوان"), False),
    ],
)
def test_when_lists_differ(a: tuple[str, ...], b: tuple[str, ...], differ: bool) -> None:
    assert lists_differ(a, b) is lists_differ(b, a) is differ
    assert not (lists_agree(a, b) and differ)


def test_others_are_counted_beside_somebody() -> None:
    unit, page = first_unit("قتل القبطان مع بحارين اثنين آخرين")
    assert others_counted(unit, page)  # type: ignore[arg-type]
    unit, page = first_unit("قتل ثلاثة بحارة في الميناء")
    assert not others_counted(unit, page)  # type: ignore[arg-type]

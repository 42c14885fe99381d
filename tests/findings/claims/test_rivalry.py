"""Numbers of one story: which contest each other, and which are of something else."""

from __future__ import annotations

import pytest

from tawatur.corpus.document import document
from tawatur.evidence.mentions import find_mentions
from tawatur.evidence.quantities import find_quantities
from tawatur.findings.claims.contests import join_rivals
from tawatur.findings.claims.grouping import Group
from tawatur.findings.claims.rivalry import Count, Scene, count_of, directions_rival, rivals, scene
from tawatur.findings.claims.units import Unit, units_of
from tawatur.model import Article, Mention, Reading


def told(texts: dict[str, str], places: tuple[str, ...] = ()) -> tuple[list[Unit], Scene]:
    """The clauses of some articles and what they show; ``places`` are names of places in all."""
    units, pages, mentions, quantities = [], {}, {}, {}
    for name, text in texts.items():
        article = Article(id=name, text=text, sha256="")
        page = pages[name] = document(article)
        quantities[name] = find_quantities(page)
        mentions[name] = [m for m in find_mentions(page) if m.kind != "place"] + [
            Mention(article=name, start=at, end=at + len(place), kind="place", name=place, entity=place)
            for place in places
            if (at := text.find(place)) >= 0
        ]
        units += units_of(article, Reading(article=name, quantities=tuple(quantities[name])))
    return units, scene(units, pages, mentions, quantities, frozenset())


def counts(units: list[Unit], on: Scene, kind: str) -> list[Count]:
    found = [count_of(unit, kind, on) for unit in units if unit.clause.level == 0]
    return [count for count in found if count is not None]


@pytest.mark.parametrize(
    ("first", "second", "kind", "differ"),
    [
        ("قتل تسعة بحارة في اللباب", "مقتل خمسة بحارة في اللباب", "kill", True),
        ("قتل تسعة بحارة في اللباب", "مقتل خمسة بحارة في السروج", "kill", False),
        ("قتل أكثر من عشرين شخصا", "مقتل 21 شخصا", "kill", False),
        ("قتل أكثر من عشرين شخصا", "مقتل 31 شخصا", "kill", True),
        ("قتل أربعون شخصا", "مقتل خمسة أشخاص", "kill", False),
        ("قتل أربعون شخصا", "مقتل خمسة أشخاص فقط", "kill", True),
        ("وقع الانفجار بعد ثلاثة أيام من مقتل تسعة بحارة", "مقتل خمسة بحارة", "kill", False),
        ("سقوط تسعة قتلى في صفوف الصيادين", "سقوط خمسة قتلى في صفوف الحراس", "kill", False),
        ("سقوط تسعة قتلى في صفوف الصيادين", "سقوط خمسة قتلى في صفوف الصيادين", "kill", True),
        ("كانت تقل 33 راكبا وستة من أفراد الطاقم", "كان على متنها 26 راكبا و6 أعضاء", "aboard", True),
        ("يتصدر النسر برصيد 55 مقعدا", "تصدر النسر برصيد 54 مقعدا", "n:مقعد", True),
        ("يتصدر النسر برصيد 55 مقعدا", "تصدر النسر بفارق 4 مقاعد", "n:مقعد", False),
    ],
)
def test_rival_numbers_of_two_articles(first: str, second: str, kind: str, differ: bool) -> None:
    units, on = told({"a": first, "b": second}, ("اللباب", "السروج"))
    found = counts(units, on, kind)
    assert len({count.unit.article for count in found}) == 2
    assert any(rivals(a, b, on) for a in found for b in found) is differ


def test_what_carried_them_is_no_toll_of_the_dead() -> None:
    units, on = told({"a": "إن رجلين في الطائرة التي كانت تقل خمسة أشخاص لقيا مصرعهما"})
    assert not counts(units, on, "kill")


def test_numbers_of_one_voice_are_of_two_things() -> None:
    units, on = told({"a": "قتل تسعة بحارة. وقتل خمسة بحارة."})
    a, b = counts(units, on, "kill")[:2]
    assert not rivals(a, b, on)


def test_a_round_up_contests_only_what_names_its_place() -> None:
    round_up = "قتل تسعة بحارة في اللباب. وقتل سبعة بحارة في السروج. وقتل أربعة بحارة في الصوان."
    units, on = told({"a": round_up, "b": "مقتل خمسة بحارة في الصوان"}, ("اللباب", "السروج", "الصوان"))
    found = counts(units, on, "kill")
    here = [c for c in found if c.unit.article == "b"]
    assert {c.value for c in found for d in here if rivals(c, d, on)} == {4.0}


@pytest.mark.parametrize(
    ("first", "second", "differ"),
    [
        ("تتقدم القوات إلى حي السنديان وسط اللباب", "تقدمت إلى حي السنديان في الجزء الجنوبي من اللباب", True),
        ("قصفت قرية السنديان في منطقة الصوان في شرق اللباب", "أصيب سكان قرية السنديان شمال اللباب", True),
        (
            "مواجهات الحراس في مدينة الصوان شرقي اللباب",
            "مواجهات الحراس في مدينة السنديان شمالي اللباب",
            False,
        ),
    ],
)
def test_one_thing_in_two_directions(first: str, second: str, differ: bool) -> None:
    units, _ = told({"a": first, "b": second})
    pairs = [(a, b) for a in units for b in units if a.article < b.article]
    assert any(directions_rival(a, b, place_of(a)) for a, b in pairs if a.saying.directions) is differ


def place_of(unit: Unit) -> str:
    return next(iter(unit.saying.directions))[1]


def test_clauses_that_contest_a_number_join_its_claim() -> None:
    units, on = told(
        {"a": "قتل تسعة بحارة في اللباب", "b": "مقتل خمسة بحارة في اللباب", "c": "افتتح السوق اليوم"}
    )
    whole = [unit for unit in units if unit.saying.tolls or unit.article == "c"]
    joined = join_rivals([Group([unit], [unit], [], []) for unit in whole], on)
    assert [{u.article for u in group.units} for group in joined if len(group.units) > 1] == [{"a", "b"}]
    assert sum(len(group.units) for group in joined) == len(whole)


def test_rivals_do_not_join_where_an_article_tells_both() -> None:
    texts = {"a": "قتل تسعة بحارة في اللباب. وقتل خمسة بحارة في اللباب.", "b": "مقتل خمسة بحارة في اللباب"}
    units, on = told(texts, ("اللباب",))
    groups = [Group([unit], [unit], [], []) for unit in units if unit.saying.tolls]
    assert [group.units for group in join_rivals(groups, on)] == [group.units for group in groups]


def test_without_a_story_around_it_a_number_is_compared_by_its_words() -> None:
    units, _ = told({"a": "قتل تسعة بحارة", "b": "مقتل خمسة بحارة"})
    a, b = (count_of(unit, "kill", None) for unit in units)
    assert a is not None and b is not None and rivals(a, b, None)
    assert not rivals(a, b._replace(value=a.value), None)

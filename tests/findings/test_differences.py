"""Differences: rival values, what replaces what, directions that cannot both hold."""

from __future__ import annotations

import msgspec
import pytest

from tawatur.findings.claims.rivalry import count_of, rivals
from tawatur.findings.claims.units import Unit, units_of
from tawatur.findings.differences import with_differences
from tawatur.model import Article, Claim, Independent, Occurrence, Polarity, Quantity, Reading, TimeExpression


def claim_of(
    texts: dict[str, str], numbers: dict[str, float] | None = None, speakers: dict[str, str] | None = None
) -> tuple[Claim, list[Unit]]:
    """A claim whose occurrences are the whole texts; ``numbers`` are words with what they count."""
    occurrences, units = [], []
    for name, text in texts.items():
        quantities = tuple(
            Quantity(
                article=name, start=text.index(w), end=text.index(w) + len(w), low=v, high=v, counted="قتيل"
            )
            for w, v in (numbers or {}).items()
            if w in text
        )
        unit = units_of(Article(id=name, text=text, sha256=""), Reading(article=name, quantities=quantities))[
            0
        ]
        units.append(unit)
        occurrences.append(
            occurrence(name, unit.clause.start, unit.clause.end, (speakers or {}).get(name, name))
        )
    claim = Claim(
        id="c",
        story="s",
        text="",
        central=0,
        occurrences=tuple(occurrences),
        independent=Independent(low=1, best=1, high=1),
    )
    return claim, units


def occurrence(
    article: str, start: int, end: int, speaker: str, polarity: Polarity = "asserts"
) -> Occurrence:
    return Occurrence(
        article=article,
        start=start,
        end=end,
        statement=None,
        speaker_id=speaker,
        carriers=(),
        lineage=f"own-{article}",
        value=None,
        polarity=polarity,
    )


NUMBERS = {"تسعة": 9.0, "خمسة": 5.0}


def test_rival_numbers_and_who_gives_which() -> None:
    claim, units = claim_of({"a": "قتل تسعة بحارة", "b": "مقتل خمسة بحارة", "c": "قتل تسعة بحارة"}, NUMBERS)
    found = with_differences(claim, units, {})
    assert [(d.slot, d.values, d.superseded) for d in found.differs] == [
        ("number:kill", {"9": (0, 2), "5": (1,)}, ())
    ]
    assert [o.value for o in found.occurrences] == ["9", "5", "9"]


def test_a_later_toll_of_one_source_replaces_its_first() -> None:
    claim, units = claim_of(
        {"a": "قتل خمسة بحارة", "b": "مقتل تسعة بحارة"}, NUMBERS, {"a": "source-1", "b": "source-1"}
    )
    found = with_differences(claim, units, {"a": "2031-05-04", "b": "2031-05-05"})
    assert found.differs[0].superseded == ("5",)
    same_day = with_differences(claim, units, {"a": "2031-05-04", "b": "2031-05-04"})
    assert same_day.differs[0].superseded == ()


@pytest.mark.parametrize(
    ("texts", "differ"),
    [
        (("تقع قرية البلوط شمال السروج", "تقع قرية البلوط شرق السروج"), True),
        (("تقع قرية البلوط شمال السروج", "تقع قرية البلوط شمال السروج"), False),
        (("تقع قرية البلوط شمال السروج", "تقع القرية شرق المنارة"), False),
        (("تقع القرية جنوب السروج", "تقع القرية جنوب غرب السروج"), False),
        (("تقع قرية البلوط شمال السروج", "تقع قرية الرمان شرق السروج"), False),
        (("معركة استمرت ساعات", "معركة دامت نحو أسبوع"), True),
        (("معركة استمرت ساعات", "معركة دامت عدة ساعات"), False),
        (("نسخ الكتاب سنة 893", "نسخ الكتاب سنة 901"), True),
        (("نسخ الكتاب سنة 893", "نسخ الكتاب في القدس"), False),
    ],
)
def test_places_and_years(texts: tuple[str, str], differ: bool) -> None:
    claim, units = claim_of({"a": texts[0], "b": texts[1]})
    assert bool(with_differences(claim, units, {}).differs) is differ


@pytest.mark.parametrize(
    ("first", "second", "differ"),
    [
        (("قتل تسعة بحارة", "بحار"), ("مقتل خمسة بحارة", "بحار"), True),
        (("قتل تسعة بحارة", "بحار"), ("مقتل خمسة صيادين", "صياد"), False),
        (("قتل تسعة أشخاص", "شخص"), ("مقتل خمسة بحارة", "بحار"), False),
        (("قتل تسعة بحارة", "بحار"), ("مقتل خمسة أشخاص", "شخص"), True),
        (("قتل تسعة بحارة الاثنين", "بحار"), ("مقتل خمسة بحارة الأربعاء", "بحار"), False),
    ],
)
def test_only_tolls_of_the_same_people_and_day_are_rivals(
    first: tuple[str, str], second: tuple[str, str], differ: bool
) -> None:
    a, b = (count_of(unit_of(*told, name), "kill", None) for told, name in ((first, "a"), (second, "b")))
    assert a is not None
    assert b is not None
    assert rivals(a, b, None) is differ


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        ("قتل خمسة بحارة", {"kill": 5.0}),
        ("بينهم خمسة قتلوا", {}),
        ("تخرجت الدفعة 5 من دفعة الشهيد", {}),
    ],
)
def test_what_is_no_toll(text: str, tolls: dict[str, float]) -> None:
    assert unit_of(text, None).saying.tolls == tolls


def unit_of(text: str, among: str | None, name: str = "a") -> Unit:
    """The first clause, its number counted as dead."""
    word = next(w for w in (*NUMBERS, "5") if w in text)
    start = text.index(word)
    value = NUMBERS.get(word, 5.0)
    found = Quantity(
        article="a", start=start, end=start + len(word), low=value, high=value, counted="قتيل", among=among
    )
    return units_of(Article(id=name, text=text, sha256=""), Reading(article=name, quantities=(found,)))[0]


def test_a_toll_of_last_year_looks_back() -> None:
    text = "قتل خمسة بحارة في ذلك العام"
    past = msgspec.convert(
        {"article": "a", "start": 18, "end": len(text), "from": "2030-01-01", "to": "2030-12-31"},
        TimeExpression,
    )
    article = Article(id="a", text=text, sha256="", published="2031-05-04")
    assert units_of(article, Reading(article="a", times=(past,)))[0].saying.looks_back
    assert not units_of(article, Reading(article="a"))[0].saying.looks_back

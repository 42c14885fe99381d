"""Differences: rival values, what replaces what, directions that cannot both hold, denials."""

from __future__ import annotations

import pytest

from tawatur.findings.claims.units import units_of
from tawatur.findings.differences import conflicts, with_differences
from tawatur.model import Article, Claim, Independent, Occurrence, Polarity, Quantity, Reading


def claim_of(
    texts: dict[str, str], numbers: dict[str, float] | None = None, speakers: dict[str, str] | None = None
) -> tuple[Claim, list[object]]:
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
    found = with_differences(claim, units, {})  # type: ignore[arg-type]
    assert [(d.slot, d.values, d.superseded) for d in found.differs] == [
        ("number:kill", {"9": (0, 2), "5": (1,)}, ())
    ]
    assert [o.value for o in found.occurrences] == ["9", "5", "9"]


def test_a_later_toll_of_one_source_replaces_its_first() -> None:
    claim, units = claim_of(
        {"a": "قتل خمسة بحارة", "b": "مقتل تسعة بحارة"}, NUMBERS, {"a": "source-1", "b": "source-1"}
    )
    found = with_differences(claim, units, {"a": "2031-05-04", "b": "2031-05-05"})  # type: ignore[arg-type]
    assert found.differs[0].superseded == ("5",)
    same_day = with_differences(claim, units, {"a": "2031-05-04", "b": "2031-05-04"})  # type: ignore[arg-type]
    assert same_day.differs[0].superseded == ()


@pytest.mark.parametrize(
    ("texts", "differ"),
    [
        (("تقع القرية شمال السروج", "تقع القرية شرق السروج"), True),
        (("تقع القرية شمال السروج", "تقع القرية شمال السروج"), False),
        (("تقع القرية شمال السروج", "تقع القرية شرق المنارة"), False),
        (("تقع القرية جنوب السروج", "تقع القرية جنوب غرب السروج"), False),
        (("نسخ الكتاب سنة 893", "نسخ الكتاب سنة 901"), True),
        (("نسخ الكتاب سنة 893", "نسخ الكتاب في القدس"), False),
    ],
)
def test_places_and_years(texts: tuple[str, str], differ: bool) -> None:
    claim, units = claim_of({"a": texts[0], "b": texts[1]})
    assert bool(with_differences(claim, units, {}).differs) is differ  # type: ignore[arg-type]


def test_only_a_denial_beside_an_assertion_is_a_conflict() -> None:
    says = occurrence("a", 0, 1, "x")
    denies = occurrence("b", 0, 1, "y", "denies")
    assert conflicts([says, denies])
    assert not conflicts([says]) and not conflicts([denies]) and not conflicts([])

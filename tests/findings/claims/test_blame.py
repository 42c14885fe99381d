"""Blame: clauses that single out an actor, and two of them that cannot both be right."""

from __future__ import annotations

import pytest

from tawatur.corpus.document import document
from tawatur.findings.claims.blame import blame_of, contested, rivals
from tawatur.findings.claims.units import Unit, units_of
from tawatur.model import Article, Reading


def units(text: str, name: str = "a") -> list[Unit]:
    return units_of(Article(id=name, text=text, sha256=""), Reading(article=name))


@pytest.mark.parametrize(
    ("text", "blames"),
    [
        ("حراس السد هم من فتحوا البوابة", True),
        ("شركة الأمواج هي المسؤولة عن غرق العبارة", True),
        ("المهندس هو الذي أطفأ المحرك", True),
        ("اتهمت النقابة حراس السد بفتح البوابة", True),
        ("حملت النقابة حراس السد مسؤولية انهيار البوابة", True),
        ("تقف جماعة اللباب وراء حرق المخزن", True),
        ("أعلنت جماعة اللباب مسؤوليتها عن حرق المخزن", True),
        ("الحراس فتحوا البوابة", False),
        ("هو من السروج", False),
        ("السروج هي من ضمن المدن التي شملها القرار", False),
        ("العبارة هي أكبر عبارة في الجزر", False),
    ],
)
def test_who_is_singled_out(text: str, blames: bool) -> None:
    page = document(Article(id="a", text=text, sha256=""))
    found = [blame_of(unit, page) for unit in units(text)]
    assert any(blame is not None and blame.marked for blame in found) is blames


@pytest.mark.parametrize(
    ("second", "clash"),
    [
        ("قطاع الطرق هم من فتحوا بوابة السد ليلا.", True),
        ("حراس السد هم من فتحوا البوابة ليلا.", False),
        ("مدير المصنع هو من وقع عقد اللباب.", False),
    ],
)
def test_two_who_are_blamed_for_one_deed(second: str, clash: bool) -> None:
    texts = {"a": "حراس السد هم من فتحوا بوابة السد ليلا.", "b": second}
    pages = {name: document(Article(id=name, text=text, sha256="")) for name, text in texts.items()}
    groups = [[unit] for name, text in texts.items() for unit in units(text, name)]
    assert bool(contested(groups, pages)) is clash


@pytest.mark.parametrize(
    ("first", "second", "clash"),
    [
        ("أحرق الحراس مخزن الحبوب", "اتهمت النقابة عمال الميناء بإحراق مخزن الحبوب", True),
        ("أحرق الحراس مخزن الحبوب", "اتهمت النقابة الحراس بإحراق مخزن الحبوب", False),
        ("أحرق مسلحون مجهولون مخزن الحبوب", "اتهمت النقابة عمال الميناء بإحراق مخزن الحبوب", False),
        ("اتهمت النقابة الحراس بإحراق سفينة القاضي", "اتهم الحراس النقابة بإحراق مخزن الحبوب", False),
    ],
)
def test_blame_that_moves(first: str, second: str, clash: bool) -> None:
    found = []
    for name, text in (("a", first), ("b", second)):
        page = document(Article(id=name, text=text, sha256=""))
        found.append([x for unit in units(text, name) if (x := blame_of(unit, page)) is not None])
    assert any(rivals(a, b) for a in found[0] for b in found[1]) is clash

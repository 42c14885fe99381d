"""Denials: the same deed denied here and asserted there, and what only shares the topic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from tawatur.corpus.document import Document, document
from tawatur.findings.claims.asserting import asserted
from tawatur.findings.claims.deeds import roots_of
from tawatur.findings.claims.units import Unit, units_of
from tawatur.findings.denials import contradict, denials_in
from tawatur.model import Article, Reading


def units(text: str, name: str = "a") -> list[Unit]:
    return units_of(Article(id=name, text=text, sha256=""), Reading(article=name))


@pytest.mark.parametrize(
    ("first", "second", "clash"),
    [
        ("أحرق الحراس مخزن الحبوب", "لم يحرق الحراس مخزن الحبوب", True),
        ("أحرق الحراس مخزن الحبوب", "نفى القائد إحراق الحراس مخزن الحبوب", True),
        ("أحرق الحراس مخزن الحبوب", "لا وجود لرهائن في مخزن الحبوب", False),
        ("أحرق الحراس مخزن الحبوب", "لم يحرق الحراس سفينة القاضي", False),
        ("لم يحرق الحراس مخزن الحبوب", "نفى القائد إحراق مخزن الحبوب", False),
        ("أحرق الحراس مخزن الحبوب", "أحرق الحراس مخزن الحبوب دون إنذار", False),
        # a denial that is denied, narrowed, asked, supposed
        ("أحرق الحراس مخزن الحبوب", "لم ينكر الحراس إحراق مخزن الحبوب", False),
        ("أحرق الحراس مخزن الحبوب", "لم يحرق الحراس إلا مخزن الحبوب", False),
        ("أحرق الحراس مخزن الحبوب", "لماذا لم يحرق الحراس مخزن الحبوب؟", False),
        ("أحرق الحراس مخزن الحبوب", "سيرحلون إذا لم يحرق الحراس مخزن الحبوب", False),
        # assured, a topic, a condition, an agent, two things in one clause, two periods
        ("أحرق الحراس مخزن الحبوب", "لا شك أن الحراس أحرقوا مخزن الحبوب", False),
        ("لن يحرق الحراس مخزن الحبوب", "قلق التجار بشأن إحراق الحراس مخزن الحبوب", False),
        ("يصرف التاجر ثمن الحبوب للحراس", "في حال صرف التاجر ثمن الحبوب للحراس", False),
        ("لم يستخدم التاجر مخزن الحبوب", "أعلن التاجر عدد المستخدمين في مخزن الحبوب", False),
        ("ارتفع سعر الحبوب مع انخفاض سعر التمر", "ارتفع سعر الحبوب مع انخفاض سعر التمر", False),
        ("ارتفع سعر الحبوب مقارنة بالشتاء", "انخفض سعر الحبوب مقارنة بالصيف", False),
        # one deed in unlike words
        ("علق الحراس حملة الصيد في البحيرة", "نفى القائد توقف حملة الصيد في البحيرة", True),
        # of another time, of somebody else
        ("أحرق الحراس مخزن الحبوب يوم الأحد", "لم يحرق الحراس مخزن الحبوب يوم الثلاثاء", False),
        ("أحرق الحراس مخزن القاضي", "لم يحرق الحراس مخزن شقيق القاضي", False),
        # what was foiled did not succeed, but was tried
        ("اقتحم لصوص مخزن الحبوب", "أحبط الحراس محاولة لصوص اقتحام مخزن الحبوب", True),
        ("هاجم لصوص مخزن الحبوب", "أحبط الحراس هجوم لصوص على مخزن الحبوب", False),
        ("أقر المجلس قانون الري", "فشل المجلس في إقرار قانون الري", True),
        # opposites of one subject
        ("فتحت البلدية بوابة السروج", "أغلقت البلدية بوابة السروج", True),
        ("فتحت البلدية بوابة السروج", "أغلقت البلدية بوابة المنارة", False),
        ("كانت بوابة السروج صامدة", "انهارت بوابة السروج", False),
    ],
)
def test_what_denies_what(first: str, second: str, clash: bool) -> None:
    pages = [document(Article(id="a", text=text, sha256="")) for text in (first, second)]
    found = [[asserted(unit, page) for unit in units(page.text)] for page in pages]
    assert any(contradict(a, b) for a in found[0] for b in found[1]) is clash
    assert any(contradict(b, a) for a in found[0] for b in found[1]) is clash


@pytest.mark.parametrize("word", ["", "و", "إحراق", "sinking", "٣"])
def test_every_word_has_a_root(word: str) -> None:
    assert roots_of(word)


def clashing(groups: Sequence[Sequence[Unit]], pages: Mapping[str, Document]) -> set[int]:
    """The numbers of the groups of which one denies something said in the other."""
    return {number for denial in denials_in(groups, pages) for number in (denial.by, denial.of)}


def test_nobody_contradicts_himself() -> None:
    text = "أحرق الحراس مخزن الحبوب. لم يحرق الحراس مخزن الحبوب."
    groups = [[unit] for unit in units(text)]
    assert clashing(groups, {"a": document(Article(id="a", text=text, sha256=""))}) == set()


def test_groups_of_two_articles() -> None:
    texts = {"a": "أحرق الحراس مخزن الحبوب.", "b": "لم يحرق الحراس مخزن الحبوب."}
    pages = {name: document(Article(id=name, text=text, sha256="")) for name, text in texts.items()}
    groups = [[unit] for name, text in texts.items() for unit in units(text, name)]
    assert clashing(groups, pages) == {0, 1}

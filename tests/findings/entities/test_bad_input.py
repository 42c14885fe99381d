"""Names, places and dates that nobody should send: right or left open, and private persons stay out."""

from __future__ import annotations

import pytest

from tawatur.corpus.document import document
from tawatur.evidence.mentions import find_mentions
from tawatur.evidence.quantities import find_quantities
from tawatur.evidence.times import find_times
from tawatur.findings.entities import link_entities
from tawatur.model import Article, Entity, Reading
from tawatur.pipeline import analyse
from tawatur.views.export import FILES, rows


def linked(text: str) -> tuple[Reading, dict[str, Entity]]:
    article = Article(id="a", text=text, sha256="", published="2020-03-01")
    reading = Reading(article="a", mentions=find_mentions(document(article)))
    (after,), entities = link_entities([article], [reading])
    assert all(text[m.start : m.end] for m in after.mentions)
    return after, {e.id: e for e in entities}


@pytest.mark.parametrize("mark", ["\u200b", "\u200d", "\u200e", "\u202e", "\u2066", "\ufeff"])
def test_an_unseen_mark_inside_a_name_is_no_letter(mark: str) -> None:
    plain, _ = linked("وصل الوفد إلى البوكمال السورية")
    marked, _ = linked(f"وصل الوفد إلى البو{mark}كمال السورية")
    assert [m.entity for m in marked.mentions if m.kind == "place"] in (
        [m.entity for m in plain.mentions if m.kind == "place"],
        [],
    )


def test_a_name_of_five_hundred_letters_is_nobody_known() -> None:
    for name in ("محمد " + "ر" * 495, "محمد " * 100):
        reading, entities = linked(f"قال {name.strip()} إن الجسر أغلق")
        assert all(len(e.name) <= 510 for e in entities.values())
        assert not any(m.entity in ("un", "SY") for m in reading.mentions)


def test_three_thousand_places_are_each_the_one_they_are() -> None:
    names = ["حلب", "حمص", "بغداد"]
    reading, _ = linked("في " + " و".join(names * 1000))
    found = [m for m in reading.mentions if m.kind == "place"]
    assert len(found) == 3000
    assert len({(m.name, m.entity) for m in found}) == 3


@pytest.mark.parametrize("words", ["31 فبراير 2019", "29/2/2019", "45 مارس 2020"])
def test_no_interval_for_a_day_that_never_was(words: str) -> None:
    article = Article(id="a", text=f"وقع ذلك في {words} هناك", sha256="", published="2020-03-01")
    days = {t.from_[:10] for t in find_times(document(article)) if t.from_ and t.precision == "day"}
    assert not days & {"2019-02-31", "2019-02-29", "2019-03-03", "2019-03-01", "2020-04-14"}


@pytest.mark.parametrize("year", [1, 622, 9999])
def test_years_from_the_first_to_the_last(year: int) -> None:
    article = Article(id="a", text=f"وقع ذلك في 5 مارس {year} هناك", sha256="", published=f"{year:04}-03-09")
    for time in find_times(document(article)):
        assert time.from_ is None or time.from_[:4].isdigit()


def test_mixed_digits_are_one_number_or_none() -> None:
    article = Article(id="a", text="قتل 1٤ شخصا في الهجوم", sha256="")
    assert {q.low for q in find_quantities(document(article))} <= {14.0}


VICTIMS = (
    "قتل الطفل تيم رزقان (7 سنوات) وشقيقته لوجين رزقان حين انهار جدار المدرسة في حلب أمس الأحد.",
    "وقال العقيد سامر الطحان الناطق باسم شرطة حلب إن تيم رزقان كان يلعب قرب الجدار، وإن والدته هناء "
    "رزقان نقلت إلى المستشفى. وقالت الطالبة السورية ديمة رزقان لصحيفة محلية إن الجدار كان مائلا.",
    "وشيع الأهالي لوجين رزقان وشقيقها في مقبرة الحي، فيما قال وزير التعليم هاني السروجي إن المدرسة أغلقت.",
)


def test_victims_and_minors_stay_out_of_names_and_exports() -> None:
    text = "\n".join(VICTIMS)
    articles = [
        Article(id=name, text=text, sha256=name, outlet=f"صحيفة {name}", published="2024-03-02")
        for name in "ab"
    ]
    found = analyse(articles)
    public = {e.id: e.name for e in found.entities}
    named = {public.get(n.entity, n.entity) for n in found.namings}
    assert not [n for n in named if "رزقان" in n]
    assert any("الطحان" in n for n in named)
    for file in ("entities", "mentions", "namings"):
        assert file in FILES
        assert not [row for row in rows(found, file) if "رزقان" in str(row)], file

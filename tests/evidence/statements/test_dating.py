"""When a statement was made: the time expression of its own clause, and nobody else's."""

from __future__ import annotations

import pytest

from tawatur.corpus.document import document
from tawatur.evidence.statements import date_statements, find_statements
from tawatur.evidence.times import find_times
from tawatur.model import Article

CASES = [
    ("قال سامر الدالي أمس إن الجسر سليم.", ["أمس"]),
    ("قال سامر الدالي أمس إن الجسر سليم، مضيفا أن المياه تنحسر.", ["أمس", "أمس"]),
    ("وقال سامر الدالي في مؤتمر صحفي عقده الثلاثاء إن الجسر سليم.", ["الثلاثاء"]),
    ("وقال مسؤول من البلدية اليوم إن الجسر سليم.", ["اليوم"]),
    ("وفي وقت سابق الثلاثاء، قالت ليلى نصار إن الجسر سليم.", ["الثلاثاء"]),
    ("«لن نترك القرية مهما حدث»، قال سامر الدالي مساء الأحد.", ["مساء الأحد"]),
    ("وقال سامر الدالي بعد لقاء الأحد إن الجسر سليم.", [None]),
    ("قال سامر الدالي إن الجسر سيفتح يوم الأحد.", [None]),
    ("قال سامر الدالي أمس إن الجسر سليم. وقالت ليلى نصار إن المياه تنحسر.", ["أمس", None]),
    ("Lina Saab said on Monday that the bridge would open on Friday.", ["Monday"]),
    ("“The road is closed,” said Lina Saab on Tuesday.", ["Tuesday"]),
    ("Lina Saab said the bridge would open on Friday.", [None]),
]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text[:40] for text, _ in CASES])
def test_the_time_of_an_utterance(text: str, wanted: list[str | None]) -> None:
    language = "en" if text.isascii() or text[1].isascii() else "ar"
    page = document(Article(id="t", text=text, sha256="", language=language, published="2031-03-05"))
    times = find_times(page)
    dated = date_statements(page, find_statements(page), times)
    assert [text[slice(*s.said_at)] if s.said_at else None for s in dated] == wanted
    assert {s.said_at for s in dated if s.said_at} <= {(t.start, t.end) for t in times}


def test_a_text_without_times_is_left_as_it_is() -> None:
    page = document(Article(id="t", text="قال سامر الدالي إن الجسر سليم.", sha256=""))
    found = find_statements(page)
    assert date_statements(page, found, ()) == found

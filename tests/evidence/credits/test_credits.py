"""Credits: bylines to keys, datelines, closing lines, credits in the text and what they cover."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.corpus.document import document
from tawatur.evidence.credits import Registry, find_credits, outlet_of
from tawatur.model import Article, Credit

CASES = Path(__file__).parents[2] / "cases" / "credits"


def article(text: str, **more: str | None) -> Article:
    return Article(id="x", text=text, sha256="", **more)


def credits(text: str, **more: str | None) -> tuple[Credit, ...]:
    return find_credits(document(article(text, **more)))


def rows(name: str) -> list[tuple[str, list[str]]]:
    lines = (CASES / name).read_text("utf-8").splitlines()
    pairs = [line.rsplit("\t", 1) for line in lines if line and not line.startswith("#")]
    return [
        (text, [] if keys == "-" else keys.split(" ") if name != "bodies.tsv" else [keys])
        for text, keys in pairs
    ]


@pytest.mark.parametrize(("byline", "keys"), rows("bylines.tsv"))
def test_byline_names_the_agencies(byline: str, keys: list[str]) -> None:
    found = credits("خبر قصير.", byline=byline)
    assert [c.key or "*" for c in found] == keys
    assert all(c.scope == "byline" and c.quote.field == "byline" for c in found)
    assert all(byline[c.quote.start : c.quote.end] == c.quote.text for c in found)


@pytest.mark.parametrize(("text", "keys"), rows("bodies.tsv"))
def test_a_credit_in_the_text_needs_more_than_a_name(text: str, keys: list[str]) -> None:
    opening = "وقع الحادث عند الفجر في عرض البحر. "
    found = credits(opening + text)
    assert [f"{c.key}{'!' * c.voice}" for c in found if c.scope == "text"] == keys
    for credit in found:
        assert (opening + text)[credit.quote.start : credit.quote.end] == credit.quote.text


@pytest.mark.parametrize(
    ("head", "key"),
    [
        ("مرسى الحجر (رويترز) - غرقت عبارة فجر اليوم.", "reuters"),
        ("مرسى الحجر 4 مارس (د ب أ) - غرقت عبارة فجر اليوم.", "dpa"),
        ("واس- مرسى الحجر: غرقت عبارة فجر اليوم.", "spa"),
        ("أ ف ب - غرقت عبارة فجر اليوم.", "afp"),
        ("غرقت عبارة فجر اليوم.\nونجا ركابها.\n(أ ف ب)", "afp"),
        ("غرقت عبارة فجر اليوم.\nونجا ركابها.\nالمصدر: رويترز", "reuters"),
        ("غرقت عبارة فجر اليوم. (إعداد سالم فهد للنشرة العربية - تحرير ليلى سعد)", "reuters"),
    ],
)
def test_datelines_and_closing_lines_cover_the_article(head: str, key: str) -> None:
    assert [(c.key, c.scope) for c in credits(head)] == [(key, "byline")]


def test_a_dash_in_a_lead_makes_no_dateline() -> None:
    assert all(c.scope == "text" for c in credits("ذكرت رويترز - نقلا عن بحارة - أن العبارة غرقت."))


def test_a_text_credit_covers_its_sentence_and_what_goes_on() -> None:
    text = "غرقت العبارة. وقال الدهمي لرويترز إنها قديمة. وأضاف أن البحث مستمر. وأغلق الميناء أبوابه."
    (credit,) = credits(text)
    assert [text[s:e] for s, e in credit.covers] == [
        "وقال الدهمي لرويترز إنها قديمة.",
        "وأضاف أن البحث مستمر.",
    ]


def test_the_agency_is_taken_up_by_its_kind() -> None:
    text = "ونقلت وكالة رويترز عن بحار أن العبارة قديمة. وبحسب الوكالة، نجا تسعة ركاب."
    assert [c.key for c in credits(text)] == ["reuters", "reuters"]


def test_the_articles_own_outlet_is_no_credit() -> None:
    text = "دبي (CNN) - غرقت العبارة. وقال الدهمي لـCNN إن البحث مستمر."
    assert credits(text, outlet="CNN") == ()
    assert [c.key for c in credits(text, outlet="BBC") if c.scope == "text"] == ["cnn"]


@pytest.mark.parametrize(
    ("given_", "outlet"),
    [
        ({"text": "نص", "outlet": "okaz"}, "okaz"),
        ({"text": "نص", "url": "https://www.bbc.co.uk/arabic/1"}, "bbc"),
        ({"text": "عنوان الخبر\nمتابعة ـ الصباح الجديد:\nغرقت العبارة."}, "newsabah"),
        ({"text": "خاص - أمواج نيوز\nغرقت العبارة."}, "أمواج نيوز"),
        ({"text": "الصباح الجديد ـ المرسى ـ سلمى الكندري:\nغرقت العبارة."}, "newsabah"),
        ({"text": "عنوان الخبر\nالمرسى - سالم الكندري - الصباح الجديد :\nغرقت العبارة."}, "newsabah"),
        ({"text": "الصباح الجديد ـ المرسى ـ رويترز:\nغرقت العبارة."}, None),
        ({"text": "ما قالته الصباح الجديد - وغيرها - عن العبارة:\nغرقت."}, None),
        ({"text": "غرقت العبارة - وهي قديمة - فجرا."}, None),
        ({"text": "متابعة - رويترز\nغرقت العبارة."}, None),
        ({"text": "نص", "url": "https://unknown.example/1"}, None),
        ({"text": ""}, None),
    ],
)
def test_outlet_of(given_: dict[str, str], outlet: str | None) -> None:
    assert outlet_of(Article(id="x", sha256="", **given_)) == outlet


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["رويترز", "لـ", "قال", "وكالة", "«", "»", "(", ")", "-", ".", "\n", "و ا س", "أ", "ف", "ب", "عن"]
        )
        | st.text(max_size=4),
        max_size=30,
    )
)
def test_any_text_gives_credits_whose_quotes_stand_in_it(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for credit in credits(text, byline=text[:60]):
        source = text if credit.quote.field == "text" else text[:60]
        assert source[credit.quote.start : credit.quote.end] == credit.quote.text != ""
        assert all(0 <= s < e <= len(text) for s, e in credit.covers)


def test_a_long_text_is_read_in_bounded_time() -> None:
    text = "قال الدهمي لوكالة رويترز إن العبارة قديمة. " * 25_000
    start = time.process_time()
    credits(text)
    assert time.process_time() - start < 30


def test_the_same_text_gives_the_same_credits() -> None:
    text = "وقال الدهمي لرويترز إنها قديمة، وفقا لوكالة فرانس برس."
    assert credits(text, byline="واس") == credits(text, byline="واس")
    assert Registry.load() is Registry.load()

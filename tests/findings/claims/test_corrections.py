"""Corrections and withdrawals, and the claim that they take back."""

from __future__ import annotations

import pytest

from tawatur.corpus.document import document
from tawatur.findings.claims.corrections import correcting, corrections_in
from tawatur.findings.claims.units import Unit, units_of
from tawatur.findings.denials import denials_in
from tawatur.model import Article, Reading

NEWS = "أغرقت العاصفة عبارة اللباب قرب جزيرة الرمان. وصل السفير إلى السروج صباحا."


def groups(texts: dict[str, str]) -> tuple[list[list[Unit]], dict[str, object]]:
    articles = [Article(id=name, text=text, sha256="") for name, text in texts.items()]
    units = [[unit] for article in articles for unit in units_of(article, Reading(article=article.id))]
    return units, {article.id: document(article) for article in articles}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("تصحيح: لم تغرق عبارة اللباب", "correction"),
        ("صححت الوكالة حصيلة القتلى", "correction"),
        ("سحبت الوكالة خبرها عن عبارة اللباب", "withdrawal"),
        ("تراجع القبطان عن تصريحاته", "withdrawal"),
        ("تراجع الجيش عن المدينة", None),
        ("سحب النادي القميص رقم 13", None),
        ("سحبت السفينة عبارة اللباب", None),
        ("", None),
    ],
)
def test_what_corrects(sentence: str, kind: str | None) -> None:
    page = document(Article(id="a", text=sentence, sha256=""))
    found = correcting([token.text for token in page.tokens if token.kind == "word"])
    assert (found and found[0]) == kind


def test_a_withdrawal_is_linked_to_what_it_takes_back() -> None:
    units, pages = groups({"a": NEWS, "b": "سحبت الوكالة خبرها عن غرق عبارة اللباب قرب جزيرة الرمان."})
    found = corrections_in(units, pages, {}, ())  # type: ignore[arg-type]
    (number,) = found
    assert units[number][0].article == "a"
    assert units[number][0].clause.sentence == 0
    assert [(c.kind, c.article) for c in found[number]] == [("withdrawal", "b")]


def test_only_a_later_denial_is_one() -> None:
    units, pages = groups({"a": "أغرقت العاصفة عبارة اللباب.", "b": "لم تغرق العاصفة عبارة اللباب."})
    denials = denials_in(units, pages)  # type: ignore[arg-type]
    assert denials
    later = corrections_in(units, pages, {"a": "2031-05-04", "b": "2031-05-05"}, denials)  # type: ignore[arg-type]
    assert [c.kind for own in later.values() for c in own] == ["denial"]
    assert corrections_in(units, pages, {"a": "2031-05-05", "b": "2031-05-04"}, denials) == {}  # type: ignore[arg-type]
    assert corrections_in(units, pages, {}, denials) == {}  # type: ignore[arg-type]

"""Clauses: where sentences are cut, and that every span is a quotation."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.corpus.document import document
from tawatur.findings.claims.clauses import LONGEST, clauses_of
from tawatur.model import Article, Statement

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[2] / "cases" / "findings" / "clauses.yaml").read_text("utf-8")
)


def article(text: str) -> Article:
    return Article(id="a", text=text, sha256="")


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:30] for case in CASES])
def test_leaves(case: dict[str, Any]) -> None:
    text = case["text"]
    leaves = [c for c in clauses_of(document(article(text)), ()) if 0 in c.levels]
    assert [text[c.start : c.end] for c in sorted(leaves)] == case["leaves"]


def test_a_statement_has_its_own_clauses_and_its_frame_none() -> None:
    text = "قال المدير سالم البزاز إن الحريق دمر المخزن، وشاهد المراسل سيارات الإطفاء في الشارع."
    start = text.index("الحريق")
    statement = Statement(
        id="s",
        article="a",
        content=((start, text.index("،")),),
        cue=(0, 3),
        speaker=(4, 22),
        speaker_name="سالم البزاز",
        speaker_kind="person",
        mode="indirect",
        polarity="asserts",
    )
    found = clauses_of(document(article(text)), [statement])
    said = [text[c.start : c.end] for c in found if c.statement is not None]
    own = [text[c.start : c.end] for c in found if c.statement is None]
    assert said == ["الحريق دمر المخزن"]
    assert own == ["وشاهد المراسل سيارات الإطفاء في الشارع"]


def said(text: str, content: str, cue: str, speaker: str | None) -> Statement:
    start, at = text.index(content), text.index(cue)
    who = None if speaker is None else (text.index(speaker), text.index(speaker) + len(speaker))
    return Statement(
        id="s",
        article="a",
        content=((start, start + len(content)),),
        cue=(at, at + len(cue)),
        speaker=who,
        speaker_name=speaker,
        speaker_kind="organisation",
        mode="indirect",
        polarity="asserts",
    )


def test_what_stands_beside_a_frame_is_told_too() -> None:
    text = "وعثر سكان القرية على جثتين في البئر، ورجحت مصادر أن القتيلين من الرعاة."
    found = clauses_of(document(article(text)), [said(text, "القتيلين من الرعاة", "ورجحت", "مصادر")])
    own = {text[c.start : c.end] for c in found if c.statement is None}
    assert own == {"وعثر سكان القرية على جثتين في البئر"}


@pytest.mark.parametrize(
    ("text", "content", "announced"),
    [
        ("أعلنت جماعة النسر مسؤوليتها عن التفجير.", "مسؤوليتها عن التفجير", True),
        ("أعلنت جماعة النسر أن الجسر آمن.", "الجسر آمن", False),
    ],
)
def test_a_noun_is_announced_with_its_cue(text: str, content: str, announced: bool) -> None:
    found = clauses_of(document(article(text)), [said(text, content, "أعلنت", "جماعة النسر")])
    whole = [c for c in found if text[c.start : c.end] == text.rstrip(".")]
    assert bool(whole) is announced
    assert all(c.statement is not None for c in found)


@given(st.text(max_size=400) | st.text(alphabet='وقتل مصرع في غارة، .\n"«»التي 12أدى', max_size=300))
@settings(max_examples=150, deadline=None)
def test_every_clause_is_a_quotation_of_words(text: str) -> None:
    page = document(article(text))
    for clause in clauses_of(page, ()):
        assert 0 <= clause.start < clause.end <= len(text)
        assert clause.start == page.tokens[clause.first].start
        assert clause.end == page.tokens[clause.last - 1].end
        assert page.tokens[clause.first].kind != "punct"
        assert clause.levels <= {0, 1, 2}
        assert 0 in clause.levels or clause.end - clause.start <= LONGEST


@given(st.text(alphabet="وقتل مصرع في غارة، .التي 12أدى", max_size=300))
@settings(max_examples=100, deadline=None)
def test_leaves_never_overlap(text: str) -> None:
    leaves = sorted(c for c in clauses_of(document(article(text)), ()) if 0 in c.levels)
    assert all(a.end <= b.start for a, b in pairwise(leaves))


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("قتل عشرة صيادين، مساء الأحد، في انفجار سيارة", True),
        ("قتل الصياد نادر الخياط، رئيس جمعية السروج، في انفجار سيارة", True),
        ("قتل عشرة صيادين، واندلع حريق في المخزن", False),
        ("قتل عشرة صيادين، أربعة من السروج", False),
    ],
)
def test_after_a_comma_what_has_no_verb_and_no_number_belongs_to_the_clause(text: str, whole: bool) -> None:
    found = {text[c.start : c.end] for c in clauses_of(document(article(text + ".")), ()) if 1 in c.levels}
    assert (text in found) is whole

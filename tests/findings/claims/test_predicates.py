"""What asserts something, and what is only a phrase of a clause; sentences of our own."""

from __future__ import annotations

import pytest

from tawatur.corpus.words import tokens
from tawatur.findings.claims.predicates import is_phrase

PHRASES = [
    "في الحريق",
    "من مدينة السروج في أقصى الشمال",
    "التي وقعت للطفلة",
    "وأسفرت نتائجه عن",
    "على ما أعلنته وكالة السروج",
    "عند الساعة التاسعة من صباح أمس",
    "",
]
CLAUSES = [
    "من بين الضحايا أطفال المدرسة",
    "في السروج قتل رجل",
    "بحسب المعلومات فإن الحريق متعمد",
    "في حريق شب داخل مخزن اللباب",
    "الحريق بدأ في المخزن",
    "قتل أربعة عمال",
    "في غارة جوية على حاجز للجيش",
    "وفي المخزن 14 عاملا",
    "في المساء وقتل ستة",
]


def texts(sentence: str) -> list[str]:
    return [token.text for token in tokens(sentence) if token.kind != "punct"]


@pytest.mark.parametrize("sentence", PHRASES)
def test_phrases(sentence: str) -> None:
    assert is_phrase(texts(sentence))


@pytest.mark.parametrize("sentence", CLAUSES)
def test_clauses(sentence: str) -> None:
    assert not is_phrase(texts(sentence))

"""No regular expression of the stage costs more than its text is long: each is fed what suits it least."""

from __future__ import annotations

import re
import time

import pytest

from tawatur.evidence.statements.coreference import _DERIVED
from tawatur.evidence.statements.nouns import _ELATIVE
from tawatur.evidence.statements.script import _PIECES
from tawatur.evidence.statements.terms import RANK

LENGTH = 100_000


@pytest.mark.parametrize(
    "expression", [RANK, _ELATIVE, _PIECES, _DERIVED], ids=["rank", "elative", "pieces", "derived"]
)
@pytest.mark.parametrize("unit", ["ا", "ابت", "احد", "اول", "ثان", " ", ". ", "( ", "«"])
def test_an_expression_is_linear(expression: re.Pattern[str], unit: str) -> None:
    text = (unit * LENGTH)[:LENGTH]
    begun = time.process_time()
    expression.fullmatch(text)
    expression.split(text)
    assert sum(1 for _ in expression.finditer(text)) <= LENGTH
    assert time.process_time() - begun < 2

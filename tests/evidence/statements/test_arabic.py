"""Arabic statements against a span table of our own sentences, one for each construction."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from .marked import read, unmark

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "statements_ar.yaml").read_text("utf-8"))


def _each(value: Any, count: int) -> list[Any]:
    return value if isinstance(value, list) else [value] * count


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"])
def test_arabic_statement(case: dict[str, Any]) -> None:
    marked = unmark(case["text"])
    found = read(marked.text)
    assert sorted(span for s in found for span in s.content) == marked.contents
    if not marked.contents:
        return
    assert sorted({s.cue for s in found}) == marked.cues
    assert [s.speaker_name for s in found] == _each(case["who"], len(found))
    assert [s.speaker_kind for s in found] == _each(case.get("kind", "person"), len(found))
    assert [s.mode for s in found] == _each(case.get("mode", "indirect"), len(found))
    assert [s.polarity for s in found] == _each(case.get("polarity", "asserts"), len(found))
    carriers = [marked.text[slice(*s.carrier)] if s.carrier else None for s in found]
    assert carriers == _each(case.get("carrier"), len(found))
    assert found[0].medium == case.get("medium")


def test_an_elided_speaker_is_tied_to_the_name_it_stands_for() -> None:
    text = "قال سامر الدالي إن الجسر سليم. وأضاف أن المياه تنحسر."
    second = read(text)[1]
    assert second.speaker is None
    assert second.antecedent is not None
    assert text[slice(*second.antecedent)] == "سامر الدالي"


def test_a_pronoun_that_nobody_fits_stays_unresolved() -> None:
    found = read("قالت الوزارة إن المخزون كاف. وقالوا إن الجسر سليم.")
    assert found[1].speaker is None
    assert found[1].speaker_name in (None, "الوزارة")


def test_every_statement_says_which_rules_made_it() -> None:
    for statement in read("قال سامر الدالي إن الجسر سليم، مضيفا أن المياه تنحسر، بحسب رويترز."):
        assert statement.rules
        assert statement.id.startswith("t-s")

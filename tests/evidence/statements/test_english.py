"""English statements against a table of sixty texts of our own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from .marked import read, unmark

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "statements_en.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["text"][:50])
def test_english_statement(case: dict[str, Any]) -> None:
    marked = unmark(case["text"])
    found = read(marked.text, "en")
    assert sorted(span for s in found for span in s.content) == marked.contents
    if not marked.contents:
        return
    if marked.cues:
        assert [s.cue for s in found] == marked.cues
    assert {s.speaker_name for s in found} == {case["who"]}
    assert {s.speaker_kind for s in found} == {case["kind"]}
    modes = case.get("modes") or [case.get("mode", "indirect")] * len(found)
    polarities = case.get("polarities") or [case.get("polarity", "asserts")] * len(found)
    assert [s.mode for s in found] == modes
    assert [s.polarity for s in found] == polarities
    assert found[0].medium == case.get("medium")
    carrier = found[0].carrier
    assert (marked.text[slice(*carrier)] if carrier else None) == case.get("carrier")

"""Who speaks, against a table of our own sentences, with what a tagger of names may have seen."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tawatur.corpus.document import document
from tawatur.evidence.statements import find_statements
from tawatur.model import Article, Mention

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "speakers_ar.yaml").read_text("utf-8"))


def _mentions(case: dict[str, Any]) -> list[Mention]:
    """A mention at every place of the tagged words that no longer one covers."""
    tagged = case.get("tagged", [])
    found: list[Mention] = []
    for words, kind in sorted(zip(tagged[::2], tagged[1::2], strict=True), key=lambda t: -len(t[0])):
        for place in re.finditer(re.escape(words), case["text"]):
            if not any(m.start < place.end() and place.start() < m.end for m in found):
                found.append(
                    Mention(article="t", start=place.start(), end=place.end(), kind=kind, name=words)
                )
    return sorted(found, key=lambda m: m.start)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"])
def test_speaker(case: dict[str, Any]) -> None:
    article = Article(id="t", text=case["text"], sha256="", language="ar")
    found = find_statements(document(article), _mentions(case))
    assert [s.speaker_name for s in found] == case["who"]
    kinds = {s.speaker_kind for s in found if s.speaker_name is not None}
    assert kinds == set(case.get("kinds", [case.get("kind", "person")]))

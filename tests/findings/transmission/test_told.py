"""What was told to a paper, and what it could not learn."""

from __future__ import annotations

import pytest

from tawatur.evidence.credits import Registry
from tawatur.findings.transmission.standing import standings
from tawatur.findings.transmission.told import _told
from tawatur.model import Span
from tests.findings.transmission.news import article


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("وقال صاحب المركب الغارق لـ«عكاظ» إن البحر كان هائجا.", 1.0),
        ("وقال المتحدث باسم الميناء لـ«عكاظ» إن البحر كان هائجا.", 0.3),
        ("ونشرت صور لم يتسن لـ«عكاظ» التأكد من مكان التقاطها.", 0.0),
    ],
)
def test_what_a_paper_could_not_learn_was_not_told_to_it(sentence: str, value: float) -> None:
    registry = Registry.load()
    one = article("a", sentence, outlet="okaz")
    standing = standings([one], [], registry)["a"]
    assert _told(standing, Span("a", 0, len(one.text)), registry).value == value

"""Page furniture: invented articles with what is no report marked."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tawatur.corpus.furniture import furniture, is_furniture
from tawatur.model import Article

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "furniture.yaml").read_text("utf-8"))


def article(text: str, **known: str) -> Article:
    return Article(id="a", text=text, sha256="", **known)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_furniture(case: dict[str, Any]) -> None:
    marked = case["text"]
    text = re.sub("[⟦⟧]", "", marked)
    known = {key: case[key] for key in ("title", "byline") if key in case}
    ranges = furniture(article(text, **known))
    shown, at = "", 0
    for start, end in ranges:
        shown += text[at:start] + "⟦" + text[start:end] + "⟧"
        at = end
    assert shown + text[at:] == marked


@given(st.text(), st.text(max_size=20), st.text(max_size=20))
def test_ranges_are_ordered_and_inside(text: str, title: str, byline: str) -> None:
    at = 0
    for start, end in furniture(article(text, title=title, byline=byline)):
        assert at <= start < end <= len(text)
        at = end


def test_more_than_half_is_furniture() -> None:
    assert is_furniture((0, 10), ((0, 6),))
    assert not is_furniture((0, 10), ((0, 5),))
    assert not is_furniture((0, 10), ())


@pytest.mark.parametrize("piece", ["- ", "(", "a:\n", "سمات ", "اقرأ أيضا\n", "\n \n"])
def test_a_long_text_takes_linear_time(piece: str) -> None:
    text = piece * (300_000 // len(piece))
    began = time.process_time()
    furniture(article(text, title="سمات"))
    assert time.process_time() - began < 6

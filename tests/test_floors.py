"""The figures that the project promises, measured on the evaluation set where it is present."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.gate import measure, missed


@pytest.mark.parametrize("name", ["statements", "stories", "reuse"])
def test_floor_holds(name: str, eval_dir: Path, tmp_path: Path) -> None:
    figures = measure(name, eval_dir, tmp_path)
    assert missed(name, figures) == [], figures


def test_a_figure_below_its_floor_is_named() -> None:
    bad = {
        "statement": {"f1": 0.1, "p": 1.0},
        "strict": {"f1": 1.0},
        "accuracy": {"speaker": 1.0, "carrier": 1.0},
    }
    assert missed("statements", bad) == ["statements: statement.f1 is 0.1, floor {'least': 0.94}"]

"""What the annotations promise: nine expressions in ten, and more, resolved exactly."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

RUN = Path(__file__).parents[3] / "evaluation" / "times" / "run.py"


@pytest.fixture(scope="module")
def run() -> ModuleType:
    spec = importlib.util.spec_from_file_location("times_run", RUN)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_annotated_times_resolve(run: ModuleType, eval_dir: Path) -> None:
    windows = [w for name in run.SETS for w in run.read_windows(name)]
    gold = {id_: rows for name in run.SETS for id_, rows in run.read_gold(name).items()}
    figures = run.score(windows, gold, run.load_articles(eval_dir, windows), 0)
    assert figures["gold"] >= 250
    assert figures["exact"] >= 0.97
    assert figures["spans_exact"] >= 0.97
    assert figures["spurious"] <= 6

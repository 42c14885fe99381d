"""What all tests share: the evaluation set, where it is present."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.place import find_evaluation_set

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def eval_dir() -> Path:
    folder = find_evaluation_set()
    if folder is None:
        pytest.skip("the evaluation set is not here: set TAWATUR_EVAL to its folder")
    return folder


@pytest.fixture(scope="session")
def seeds_dir(eval_dir: Path) -> Path:
    folder = eval_dir.parent / "seeds"
    if not folder.is_dir():
        pytest.skip("the two seed reports are not beside the evaluation set")
    return folder

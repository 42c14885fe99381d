"""What all tests share: the evaluation set, where it is present."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def evaluation_folder() -> Path | None:
    """The folder of texts and gold that measure Tawatur, or None: they are not part of the project."""
    for place in (os.environ.get("TAWATUR_EVAL"), ROOT.parent / "shared" / "eval"):
        if place and Path(place, "score.py").is_file():
            return Path(place)
    return None


@pytest.fixture(scope="session")
def eval_dir() -> Path:
    folder = evaluation_folder()
    if folder is None:
        pytest.skip("the evaluation set is not here: set TAWATUR_EVAL to its folder")
    return folder


@pytest.fixture(scope="session")
def seeds_dir(eval_dir: Path) -> Path:
    folder = eval_dir.parent / "seeds"
    if not folder.is_dir():
        pytest.skip("the two seed reports are not beside the evaluation set")
    return folder

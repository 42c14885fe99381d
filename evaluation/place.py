"""Where the evaluation set lies: it is not part of the project."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def find_evaluation_set(given: Path | None = None) -> Path | None:
    """The folder with ``score.py``: the given one, TAWATUR_EVAL's, or the one beside the project."""
    beside = Path(__file__).resolve().parents[2] / "shared" / "eval"
    for place in (given, os.environ.get("TAWATUR_EVAL"), beside):
        if place and Path(place, "score.py").is_file():
            return Path(place)
    return None


def evaluation_set(given: Path | None = None) -> Path:
    """The folder, for a command that can do nothing without it: where it is absent it leaves with 2."""
    folder = find_evaluation_set(given)
    if folder is None:
        print("the evaluation set is not here: set TAWATUR_EVAL to its folder", file=sys.stderr)
        sys.exit(2)
    return folder

"""Language and outlet knowledge as data: YAML with notes, and compiled tables built by ``scripts/``.

Nothing here imports any other part of Tawatur. Adding a verb, an agency or a spelling is a change of
one line in one of these files.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent


def path(name: str) -> Path:
    """Where a data file of the lexicon lies; ``name`` may hold a folder (``speech/ar.yaml``)."""
    return HERE / name


@cache
def load(name: str) -> Any:
    """A YAML file of the lexicon, parsed once. Callers must not change what they are given."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path(name).read_text("utf-8"), Loader=loader)

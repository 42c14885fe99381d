"""Words of others in a terminal: shown, never obeyed."""

from __future__ import annotations

import re

_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Control characters, and marks that turn the direction of the rest of the line."""


def inert(text: str) -> str:
    """A text whose control characters, which a terminal would act upon, are replaced by U+FFFD."""
    return _OBEYED.sub("\ufffd", text)

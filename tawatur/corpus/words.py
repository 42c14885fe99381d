"""Words, numbers and punctuation of a text, with their place in the original."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from tawatur.corpus.folding import fold_string

Kind = Literal["word", "number", "punct"]

# Marks that may stand inside a word without ending it: vowel signs, tatweel, zero-width and direction marks.
_MARKS = (
    r"\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0300-\u036f"
    r"\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069"
)
_TOKEN = re.compile(
    rf"(?P<number>\d+(?:[.,:/٫٬]\d+)*[%٪]?)"
    rf"|(?P<word>[^\W\d_](?:[^\W\d_]|[{_MARKS}])*(?:['’][^\W\d_]+)*)"
    r"|(?P<punct>\.{2,}|[^\w\s]|_)"
)


class Token(NamedTuple):
    """One word, number or mark. ``start``/``end`` are original offsets, ``text`` is folded."""

    start: int
    end: int
    text: str
    kind: Kind


def tokens(text: str) -> list[Token]:
    """All tokens in order. A digit beside a letter starts a new token (``14جنديا`` are two).

    A lone tatweel is a dash, as papers use it. Invisible marks outside words give no token.
    """
    out = []
    for found in _TOKEN.finditer(text):
        kind: Kind = found.lastgroup  # type: ignore[assignment]
        start, end = found.span()
        folded = fold_string(found.group())
        if not folded:
            if "\u0640" not in found.group():
                continue
            kind, folded = "punct", "ـ"
        out.append(Token(start, end, folded, kind))
    return out

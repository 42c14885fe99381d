"""How what is said can begin, and the marks that part sentences."""

from __future__ import annotations

from typing import Literal, NamedTuple

from tawatur.evidence.statements.quotation import Quotation
from tawatur.evidence.statements.script import Script

FULL = 5
"""From this many tokens on a quotation is somebody's words rather than a name or a term."""
COMMAS = frozenset("،,؛;")
DASHES = frozenset({"-", "–", "—", "ـ", "--"})
STOPS = frozenset({".", "!", "?", "؟", "…", "..", "..."})
Kind = Literal["that", "quote", "colon", "noun"]


class Opening(NamedTuple):
    """How a cue's complement begins.

    ``at``: the token that opens it (complementiser, colon, mark, preposition, noun); ``first``: the
    first token of the content; ``skip``: how many characters of that token are not content (ب in
    باعتقال); ``quotation``: the quotation that the content begins with.
    """

    kind: Kind
    at: int
    first: int
    skip: int = 0
    quotation: Quotation | None = None


def content_at(script: Script, kind: Kind, at: int, first: int, skip: int = 0) -> Opening | None:
    """An opening whose content begins at ``first``, or after the commas and dashes that stand there."""
    end = script.paragraph_end[at]
    if first >= end and first in script.opens:
        end = first + 1
    while first < end and (
        script.words[first] in COMMAS or script.words[first] in DASHES or script.words[first] in ":."
    ):
        first += 1
    if first >= end:
        return None
    quotation = script.opens.get(first)
    if quotation is not None and quotation.length < 1:
        quotation = None
    return Opening(kind, at, first, 0 if quotation else skip, quotation)

"""Where tokens spell a place of the gazetteer, as features for the tagger and support for a rule."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from tawatur.corpus.words import Token
from tawatur.evidence.mentions.gazetteer import gazetteer
from tawatur.evidence.mentions.phrases import Found, first_forms


@lru_cache(maxsize=100_000)
def _starts(word: str) -> tuple[tuple[int, str, bool, bool], ...]:
    """(letters cut, form, is a name, begins a longer name) for each reading of a word that the gazetteer
    knows.
    """
    table = gazetteer()
    out = []
    for form in first_forms(word):
        whole, more = form.text in table.phrases, form.text in table.prefixes
        if whole or more:
            out.append((form.cut, form.text, whole, more))
    if len(word) == 3 and word[0] in "وفبلك" and word[1:] in table.prefixes:
        out.append((1, word[1:], False, True))  # «وتل أبيب»: two letters begin a name only before more words
    return tuple(out)


def place_at(row: Sequence[Token], i: int) -> Found[str] | None:
    """The longest name of a place that begins at token ``i``; its value is the name.

    Of readings of one length a name that always is a place comes first (وجدة: و and جدة), then the whole
    word.
    """
    starts = _starts(row[i].text)
    if not starts:
        return None
    table = gazetteer()
    best: Found[str] | None = None
    for cut, text, whole, more in starts:
        end = i + 1
        if whole and (best is None or (best.end == end and _surer(text, best.text))):
            best = Found(i, end, cut, text, text)
        while more and end < len(row) and row[end].kind != "punct" and end - i < 6:
            text = f"{text} {row[end].text}"
            end += 1
            if text in table.phrases and (best is None or end > best.end):
                best = Found(i, end, cut, text, text)
            more = text in table.prefixes
    return best


def _surer(text: str, other: str) -> bool:
    table = gazetteer()
    sure, already = (t in table.trusted and t not in table.words for t in (text, other))
    return sure and not already

"""Whether a clause asserts anything: it needs a predicate, not only a phrase that hangs on another clause."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.corpus.clitics import frequency, split
from tawatur.findings.claims.concepts import is_kind, is_number, words

_KNOWN = 2.5
"""Zipf frequency from which a form of the present is taken for a word of the language."""


_TELLING = 5
"""Words from which a phrase tells of its event: «في غارة جوية على حاجز للجيش»."""


def is_phrase(texts: Sequence[str]) -> bool:
    """Do the folded words make only a phrase: opened by a preposition or relative, or broken off at its end?

    ``في الهجوم``, ``التي وقعت للطفلة`` and ``وأسفرت نتائجه عن`` assert nothing. A fronted predicate does
    («من بين القتلى أطفال»), and so does whatever holds a finite verb of its own or counts something.
    """
    if not texts:
        return True
    if texts[-1] in words("open_ends"):
        return True
    opening = texts[0].removeprefix("و") if len(texts[0]) > 3 else texts[0]
    pair = "_".join(texts[:2])
    if pair in words("fronted"):
        return False
    if opening in words("relatives"):
        return True
    if any(text in words("complementisers") for text in texts):
        return False
    if pair in words("framing"):
        return True
    if opening not in words("hanging") and not _event_in(opening):
        return False
    if len(texts) >= _TELLING and any(is_kind(text, "event") for text in texts):
        return False
    return not any(is_number(split(text)[1]) or text.isdecimal() for text in texts) and not has_verb(texts)


def hangs(texts: Sequence[str]) -> bool:
    """Do the folded words after a comma only add to what stands before it: where, when, who he is?"""
    if not texts or has_verb(texts) or any(is_number(split(t)[1]) or t.isdecimal() for t in texts):
        return False
    opening = texts[0].removeprefix("و") if len(texts[0]) > 3 else texts[0]
    if opening in words("hanging") or opening in words("relatives") or _event_in(opening):
        return True
    return len(texts) <= _ADDED and not texts[0].startswith("و")


_ADDED = 6
"""Words that an apposition has at most."""


def _event_in(word: str) -> bool:
    """An event noun under a preposition of one letter: «بانفجار سيارة»."""
    return split(word)[0] in ("ب", "بال", "ل", "لل") and is_kind(word, "event")


def has_verb(texts: Sequence[str]) -> bool:
    """Does a finite verb stand before the first relative? Right after a preposition stands none."""
    before = ""
    for text in texts:
        if text in words("relatives"):
            return False
        if before not in words("hanging") and _is_finite(text):
            return True
        before = text
    return False


def _is_finite(word: str) -> bool:
    if word.startswith("ال") or len(word) < 3:
        return False
    bare = word[1:] if word[0] in "وف" and len(word) > 4 else word
    if bare in words("verbs") or (word[0] in "وف" and word[1:] in words("verbs")):
        return True
    if bare[0] in "يت" and len(bare) >= 4 and not bare.endswith(("ه", "ات")):
        return frequency("ي" + bare[1:]) >= _KNOWN
    past = next((bare[: -len(end)] for end in ("وا", "تا", "ت") if bare.endswith(end)), bare)
    if not 3 <= len(past) <= 6 or past.endswith("ه"):
        return False
    return frequency("ي" + (past[1:] if past[0] == "ا" else past)) >= _KNOWN

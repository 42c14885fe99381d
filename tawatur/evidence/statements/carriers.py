"""Through whom it came: a medium told (قال لرويترز), a medium quoted (نقلا عن صحيفة …), and the channel."""

from __future__ import annotations

from tawatur.evidence.statements.clauses import COMMAS
from tawatur.evidence.statements.grammar import Classes
from tawatur.evidence.statements.script import Script
from tawatur.evidence.statements.speakers import Tokens


def find_carrier(script: Script, start: int, end: int, classes: Classes) -> Tokens | None:
    """The first medium credited between two tokens: after ل, في حديث مع/إلى, عبر, نقلا عن. None if there is none.

    A bare name in quotation marks (لـ«كذا») is how a paper writes itself, and no other medium's credit.
    """
    for k in range(start, end):
        found = _told(script, k, end, classes)
        if found is not None:
            return found
    return None


def _told(script: Script, k: int, end: int, classes: Classes) -> Tokens | None:
    word = script.words[k]
    if word == "ل":
        first = k + 1
        while first < end and script.is_mark(first) and script.words[first] in "\"'«“”‘(":
            first += 1
        return medium_at(script, first, end, classes) if first < end else None
    if word in ("مع", "الي", "علي", "عبر", "عن", "من") and k + 1 < end:
        return medium_at(script, k + 1, end, classes)
    if word.startswith("ل") and len(word) > 3:
        rest = word[1:]
        rest = "ا" + rest if rest.startswith("ل") else rest
        return medium_at(script, k, end, classes, rest)
    return None


def medium_at(script: Script, k: int, end: int, classes: Classes, word: str | None = None) -> Tokens | None:
    """The tokens of a medium's name at ``k``; ``word`` is how the first one reads without its clitic."""
    first = word or script.words[k]
    for name in classes.media_names:
        if first == name[0] and tuple(script.words[k + 1 : k + len(name)]) == name[1:]:
            return k, k + len(name)
    if first not in classes.media:
        return None
    j = k + 1
    while j < end and j - k < 8 and not _ends_medium(script, j, k, classes):
        j += 1
    return k, j


def _ends_medium(script: Script, j: int, k: int, classes: Classes) -> bool:
    word = script.words[j]
    if script.is_mark(j):
        return word not in "\"'«»“”‘’()" or (j - 1 in script.closes and word in COMMAS)
    if word in classes.that or word in classes.times or word in classes.adjuncts or word in ("في", "ان", "علي", "من"):
        return True
    return False


def medium_of(script: Script, start: int, end: int, classes: Classes) -> str | None:
    """The channel named between two tokens (press-conference, telephone, tweet, statement …), or None."""
    for k in range(start, end):
        word = script.words[k]
        key = classes.mediums.get(word) or (classes.mediums.get(word[1:]) if word[:1] in "بلو" else None)
        if key is not None:
            return key
    return None

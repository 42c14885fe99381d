"""Offices: «وزير الخارجية الروسي», «المتحدث باسم التحالف الدولي», and a bare «المتحدث» later on."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.corpus.words import Token
from tawatur.evidence.mentions.candidates import Candidate
from tawatur.evidence.mentions.demonyms import demonym
from tawatur.evidence.mentions.names import is_name
from tawatur.evidence.mentions.phrases import first_forms
from tawatur.evidence.mentions.vocabulary import classes, in_class

_LONGEST = 9
_LINKS = frozenset(["باسم", "لدي", "لشوون", "للشوون", "في", "علي", "عن", "بشان", "الي", "لمنطقه"])
_HEADS = frozenset(["النايب", "الرييس", "الوزير", "القائد"])
_ABOUT = frozenset(["به", "بها", "عليه", "عليها", "له", "لها"])
_ENDS = frozenset(
    [
        "ان",
        "بان",
        "انه",
        "انها",
        "قد",
        "الذي",
        "التي",
        "ما",
        "لا",
        "لم",
        "لن",
        "هذا",
        "هذه",
        "ذلك",
        "تلك",
        "خلال",
        "بعد",
        "قبل",
        "مع",
        "منذ",
        "عند",
        "اليوم",
        "امس",
    ]
)


def offices_in(row: Sequence[Token], found: Sequence[Candidate]) -> list[Candidate]:
    """Office phrases. They may contain a body or a place that is a mention of its own, but no person."""
    starts = {c.first: c for c in found}
    persons = {k for c in found if c.kind == "person" for k in range(c.first, c.end)}
    taken = {k for c in found if c.kind != "nationality" for k in range(c.first, c.end)}
    out, i = [], 0
    while i < len(row):
        head = _head(row, i) if i not in taken else None
        if head is None:
            i += 1
            continue
        end = _end(row, i + 1, starts, persons)
        bare = end - i == 1
        named = end < len(row) and is_name(row[end].text) and end not in persons
        describes = i > 0 and row[i - 1].text.startswith("ال") and not head  # «الحزب الحاكم»
        if not bare or (row[i].text[head:].startswith("ال") and not named and not describes):
            out.append(Candidate(i, end, head, "office", 8, None, 0.7))
        i = max(end, i + 1)
    return out


def _head(row: Sequence[Token], i: int) -> int | None:
    """Letters of attached particles if an office noun stands here, else ``None``."""
    if row[i].kind != "word":
        return None
    return next((f.cut for f in first_forms(row[i].text) if f.text in classes()["offices"]), None)


def _continues(row: Sequence[Token], at: int, first: int) -> bool:
    """An office in an office («نائب مدير»), or a kind of body right behind the head or a link."""
    word, before = row[at].text, row[at - 1].text
    if in_class(word, "offices"):
        return word[0] != "و" or word in classes()["offices"]  # «وزير الدفاع ورئيس …» are two
    return in_class(word, "body_nouns") and (at == first or before in _LINKS or in_class(before, "offices"))


def _another(word: str) -> bool:
    """Whether an office noun behind a definite one begins another office; «العام المساعد» goes on."""
    return word in classes()["offices"] and (not word.startswith("ال") or word in _HEADS)


def _end(row: Sequence[Token], at: int, starts: dict[int, Candidate], persons: set[int]) -> int:
    """Where the office phrase ends: after its genitives and adjectives, a body or place, or a linked noun."""
    first = at
    while at < len(row) and at - first < _LONGEST:
        inner = starts.get(at)
        word = row[at].text
        if at in persons or row[at].kind != "word" or word in _ENDS:
            break
        if inner and inner.kind in ("organisation", "group", "place"):
            at = inner.end
            while at < len(row) and row[at].kind == "word" and at not in persons and demonym(row[at].text):
                at += 1
            return at
        if word in _LINKS:
            follows = starts.get(at + 1)
            behind = row[at + 1].text if at + 1 < len(row) else ""
            if follows is None and not behind.startswith("ال") and not in_class(behind, "body_nouns"):
                break
            at += 1
        elif at > first and _another(word) and row[at - 1].text.startswith("ال"):
            break  # «وزير الدفاع نائب …» are two
        elif at + 1 < len(row) and row[at + 1].text in _ABOUT:
            break  # «رئيس الوزراء المعترف به»
        elif demonym(word) or word.startswith(("ال", "لل")) or _continues(row, at, first):
            at += 1
        else:
            break
    while at > first and row[at - 1].text in _LINKS:
        at -= 1
    return at

"""Places of the gazetteer in a text: names that always are one, and names for which their surroundings
speak.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tawatur.corpus.clitics import frequency
from tawatur.corpus.words import Token
from tawatur.evidence.mentions.candidates import Candidate
from tawatur.evidence.mentions.demonyms import demonym
from tawatur.evidence.mentions.features import in_class
from tawatur.evidence.mentions.gazetteer import gazetteer
from tawatur.evidence.mentions.names import is_name
from tawatur.evidence.mentions.phrases import Found
from tawatur.evidence.mentions.places import place_at
from tawatur.evidence.mentions.tagger import Tagged

_WORD = 4.3  # … and a listed everyday word
_COMMON = 5.2  # Zipf frequency from which on a word needs more than a neighbour to be a place


def places_in(row: Sequence[Token], tagged: Iterable[Tagged], folded_text: str) -> list[Candidate]:
    """Candidates for places. A name that one spot supports counts at its other spots in the article too."""
    found = [f for f in _all(row) if _may(row, f, folded_text)]
    located = {k for t in tagged if t.label == "LOC" for k in range(t.first, t.end)}
    sure = [_tagged(f, located) or _speaks(row, f, folded_text) for f in found]
    for _ in range(2):
        _spread_along_lists(row, found, sure)
        names = {f.text for f, yes in zip(found, sure, strict=True) if yes and frequency(f.text) < _COMMON}
        sure = [yes or (f.text in names and not is_name(f.text)) for f, yes in zip(found, sure, strict=True)]
    return [
        Candidate(f.first, f.end, f.cut, "place", _rank(f), None, 0.85)
        for f, yes in zip(found, sure, strict=True)
        if yes
    ]


def _tagged(f: Found[str], located: set[int]) -> bool:
    """Whether the tagger saw a place here; of an everyday word it is not believed."""
    limit = _WORD if f.text in gazetteer().words else _COMMON
    return frequency(f.text) < limit and any(k in located for k in range(f.first, f.end))


def forbidden(row: Sequence[Token], c: Candidate, folded_text: str) -> bool:
    """Whether the supplement says that a tagged place is none here (the west bank of a river)."""
    known = place_at(row, c.first)
    return known is not None and known.end == c.end and not _may(row, known, folded_text)


def _all(row: Sequence[Token]) -> list[Found[str]]:
    """The longest gazetteer names, left to right."""
    out, i = [], 0
    while i < len(row):
        found = place_at(row, i) if row[i].kind == "word" else None
        if found:
            out.append(found)
        i = found.end if found else i + 1
    return out


def _may(row: Sequence[Token], f: Found[str], folded_text: str) -> bool:
    """Whether nothing forbids the name here: a place noun itself, or what its row in the supplement
    excludes.
    """
    table = gazetteer()
    after = row[f.end].text if f.end < len(row) else ""
    if f.end - f.first == 1 and in_class(f.text, "place_nouns"):
        return False
    return (f.text, after) not in table.unless and not any(
        phrase in folded_text for phrase in table.texts["unless_text"].get(f.text, ())
    )


def _speaks(row: Sequence[Token], f: Found[str], folded_text: str) -> bool:
    """Whether the name itself, the noun before it or its article speaks for a place."""
    table = gazetteer()
    word = f.text in table.words
    if f.text in table.trusted and not word:
        return True
    if word and any(phrase in folded_text for phrase in table.texts["if_text"].get(f.text, ())):
        return True
    if _of_country(row, f):
        return True
    before = row[f.first - 1].text if f.first else ""
    if in_class(before, "place_nouns"):
        return word or frequency(f.text) < _COMMON
    return f.end - f.first > 1 and not word and not all(is_name(w) for w in f.text.split())


def _of_country(row: Sequence[Token], f: Found[str]) -> bool:
    """Whether the adjective of the place's own country follows, as towns take it: «القائم العراقية»."""
    found = demonym(row[f.end].text) if f.end < len(row) else None
    if (
        found is None
        or found[0]
        or not found[1].definite
        or not found[1].feminine
        or frequency(f.text) >= _COMMON
    ):
        return False
    return any(place.iso == found[1].whose for place in gazetteer().lookup(f.text))


def _spread_along_lists(row: Sequence[Token], found: list[Found[str]], sure: list[bool]) -> None:
    """In «القائم والبوكمال» a sure name carries its neighbours, both ways, also over a comma."""
    order = range(1, len(found))
    for k, near in [(k, k - 1) for k in order] + [(k - 1, k) for k in reversed(order)]:
        if sure[near] and not sure[k] and _joined(row, found, k, near) and frequency(found[k].text) < _COMMON:
            sure[k] = True


def _joined(row: Sequence[Token], found: list[Found[str]], k: int, near: int) -> bool:
    left, right = (found[k], found[near]) if k < near else (found[near], found[k])
    between = [t.text for t in row[left.end : right.first]]
    starts_with_and = right.cut == 1 and row[right.first].text[0] == "و"
    return (not between and starts_with_and) or (
        between in (["،"], [","], ["و"]) and (starts_with_and or right.cut == 0)
    )


def _rank(f: Found[str]) -> int:
    """Longer hand-kept names come before persons, single words after them."""
    if f.end - f.first > 1:
        return 1
    return 3 if f.text in gazetteer().trusted else 5

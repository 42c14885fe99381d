"""Places of the gazetteer in a text: names that are one wherever they stand, and names that need support."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tawatur.corpus.clitics import frequency
from tawatur.corpus.words import Token
from tawatur.evidence.mentions.candidates import Candidate
from tawatur.evidence.mentions.demonyms import demonym
from tawatur.evidence.mentions.gazetteer import gazetteer
from tawatur.evidence.mentions.names import is_name
from tawatur.evidence.mentions.phrases import Found
from tawatur.evidence.mentions.support import COMMON, allowed, known, large, spoken_for
from tawatur.evidence.mentions.tagger import Tagged


def places_in(
    row: Sequence[Token],
    every: Sequence[Found[str]],
    tagged: Iterable[Tagged],
    seen: Iterable[Candidate],
    folded_text: str,
) -> list[Candidate]:
    """Candidates for places: names of the gazetteer (``every``) where something speaks for a place, and those
    ``seen`` by the tagger where it has no name. A name that one spot supports counts at its others too.
    """
    found = [f for f in every if allowed(row, f, folded_text)]
    located = {k for t in tagged if t.label == "LOC" for k in range(t.first, t.end)}
    sure = [spoken_for(row, f, located, folded_text) for f in found]
    for _ in range(2):
        _spread_along_lists(row, found, sure)
        names = {f.text for f, yes in zip(found, sure, strict=True) if yes and frequency(f.text) < COMMON}
        sure = [yes or (f.text in names and not is_name(f.text)) for f, yes in zip(found, sure, strict=True)]
    ends = {k: f.end for f in every for k in range(f.first, f.end)}
    out = [c for c in seen if all(k not in ends for k in range(c.first, c.end)) or _wider(row, c, ends)]
    for f, yes in zip(found, sure, strict=True):
        if yes:
            out.append(Candidate(f.first, f.end, f.cut, "place", _rank(f), None, 0.85))
    return out


def _wider(row: Sequence[Token], c: Candidate, ends: dict[int, int]) -> bool:
    """Whether a tagged place goes on behind the gazetteer's name: then it is another, unless an adjective
    says in which country it lies.
    """
    end = ends.get(c.first, c.end)
    return end < c.end and demonym(row[end].text) is None


def _spread_along_lists(row: Sequence[Token], found: list[Found[str]], sure: list[bool]) -> None:
    """In «القائم والبوكمال» a sure name carries its neighbours, both ways, also over a comma."""
    order = range(1, len(found))
    everyday = gazetteer().everyday
    for k, near in [(k, k - 1) for k in order] + [(k - 1, k) for k in reversed(order)]:
        if sure[near] and not sure[k] and _joined(row, found, k, near):
            text = found[k].text
            rare = frequency(text) < COMMON and len(text) > 3 and text not in everyday
            sure[k] = known(text) or rare or (text in everyday and known(found[near].text) and large(text))


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
        return 0 if known(f.text) else 1
    return 3 if known(f.text) else 5

"""Actors under another name: bodies that no proper name denotes, and two names of one entity."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.corpus.clitics import split
from tawatur.corpus.folding import folded_words
from tawatur.corpus.words import Token, tokens
from tawatur.findings.transmission.copying import Copying, Side, bare_words, other_spelling
from tawatur.findings.transmission.sameness import takes_up
from tawatur.findings.transmission.stretches import overlap
from tawatur.model import Change, Range

_ALIKE = 0.75
"""Similarity of a passage from which a word in another's place means the same body."""
_LONGEST = 4
_BETWEEN = frozenset({"في", "من", "علي", "الي", "عن"})
"""Words after which a stretch is more than a name."""


def _bodies() -> frozenset[str]:
    return folded_words("transmission.yaml", "changes", "bodies")


def body_renamed(copying: Copying) -> Iterator[Change]:
    """A body is called by another common noun («حكومة» for «سلطة»): one such noun replaces the other."""
    if copying.view.passage.similarity < _ALIKE:
        return
    for edit in copying.view.passage.edits:
        if edit.op not in ("replace", "inflection"):
            continue
        source = _body(copying.source, copying.view.edit_here(edit))
        copy = _body(copying.copy, copying.view.edit_there(edit))
        if source is None or copy is None or other_spelling({source[0]}, {copy[0]}):
            continue
        if _stands(copying.copy, source[0]) or _stands(copying.source, copy[0]):
            continue
        if not takes_up(copying, source[1], copy[1]):
            yield copying.change("actor-renamed", source[1], copy[1], 0.85)


def _body(side: Side, where: Range) -> tuple[str, Range] | None:
    """The head noun and the range of a body that a short range names, the word it rules included."""
    found = [t for t in tokens(side.text[where[0] : where[1]]) if t.kind != "punct"]
    if not 1 <= len(found) <= _LONGEST:
        return None
    head = _noun(found[0])
    if head not in _bodies() or any(t.text in _BETWEEN or t.text.isascii() for t in found):
        return None
    start, end = where[0] + found[0].start, where[0] + found[-1].end
    if len(found) == 1:
        following = tokens(side.text[end : end + 40])[:1]
        if following and following[0].text.startswith("ال"):
            end += following[0].end
    return head, (start, end)


def _noun(token: Token) -> str:
    return split(token.text)[1]


def _stands(side: Side, noun: str) -> bool:
    """Does the side use a noun in the passage as well? Then it only changed places."""
    return any(_noun(t) == noun for t in tokens(side.text[side.span.start : side.span.end]))


def entity_renamed(copying: Copying) -> Iterator[Change]:
    """Within one replaced stretch both sides name one entity, each by another name."""
    for edit in copying.view.passage.edits:
        if edit.op != "replace":
            continue
        here, there = copying.view.edit_here(edit), copying.view.edit_there(edit)
        for one in _named(copying.source, here):
            for other in _named(copying.copy, there):
                a, b = bare_words(one[1]), bare_words(other[1])
                if one[0] != other[0] or takes_up(copying, one[2], other[2]):
                    continue
                if a and b and not (a <= b or b <= a or other_spelling(a, b)):
                    yield copying.change("actor-renamed", one[2], other[2], 0.9)


def _named(side: Side, where: Range) -> list[tuple[str, str, Range]]:
    """Entity, name and range of the bodies named where a stretch lies; an agency that is credited is none."""
    credited = [(c.quote.start, c.quote.end) for c in side.reading.credits if c.quote.field == "text"]
    return [
        (m.entity, m.name, (m.start, m.end))
        for m in side.reading.mentions
        if m.entity is not None
        and m.kind in ("organisation", "group")
        and overlap(where, (m.start, m.end)) >= 0.5 * (m.end - m.start)
        and not any(overlap(place, (m.start, m.end)) for place in credited)
        and not any(c.isascii() and c.isalpha() for c in m.name)
    ]

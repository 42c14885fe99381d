"""Reading the span tables: text in which {cues} and [contents] are marked."""

from __future__ import annotations

from typing import NamedTuple

from tawatur.corpus.document import document
from tawatur.evidence.statements import find_statements
from tawatur.model import Article, Range, Statement


class Marked(NamedTuple):
    """A text without its marks, and where they stood."""

    text: str
    cues: list[Range]
    contents: list[Range]


def unmark(marked: str) -> Marked:
    """Take the marks out of a text and keep their places. Contents may hold cues."""
    text = ""
    cues: list[Range] = []
    contents: list[Range] = []
    opened: dict[str, list[int]] = {"{": [], "[": []}
    for char in marked:
        if char in "{[":
            opened[char].append(len(text))
        elif char == "}":
            cues.append((opened["{"].pop(), len(text)))
        elif char == "]":
            contents.append((opened["["].pop(), len(text)))
        else:
            text += char
    return Marked(text, sorted(cues), sorted(contents))


def read(text: str, language: str = "ar") -> tuple[Statement, ...]:
    """The statements of a bare text."""
    return find_statements(document(Article(id="t", text=text, sha256="", language=language)))

"""Statements: who said what, in whose words, through whom. Files in reading order:

script (the document as read here), grammar (the data, inflected), cues, quotation, clauses (where content
begins), boundaries (where it ends), attributions (بحسب and its like), terms (what single
words say), naming (the name in a phrase), speakers (its kind), phrases and heads (where it ends and begins),
people and cast (who is who), coreference, carriers, modes, arabic and english (the two readers), dating (when
it was said).
"""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.corpus.document import Document
from tawatur.evidence.credits import Registry
from tawatur.evidence.statements.arabic import read_arabic
from tawatur.evidence.statements.dating import date_statements
from tawatur.evidence.statements.english import read_english
from tawatur.evidence.statements.script import Script
from tawatur.model import Mention, Statement

__all__ = ["date_statements", "find_statements"]


def find_statements(
    document: Document, mentions: Sequence[Mention] = (), registry: Registry | None = None
) -> tuple[Statement, ...]:
    """All statements of an article that it attributes to somebody by a cue, in the order of their cues.

    ``mentions`` of persons, where given, say which words are names; ``registry`` knows the media. Offsets
    are code points of the article's text. An article in another language than Arabic or English gives none.
    """
    script = Script(document, mentions, registry)
    return read_english(script) if _is_latin(document) else read_arabic(script)


def _is_latin(document: Document) -> bool:
    """Is the text written in Latin letters? The first thousand characters decide."""
    letters = [c for c in document.text[:1000] if c.isalpha()]
    return sum(c < "\u0250" for c in letters) > 0.5 * len(letters) if letters else False

"""Media that speak: whose voice they are."""

from __future__ import annotations

from tawatur.corpus.folding import folded_words
from tawatur.corpus.words import tokens
from tawatur.evidence.credits import Registry
from tawatur.evidence.credits.names import find_names
from tawatur.evidence.credits.registry import Outlet
from tawatur.findings.sourcing.sides import side_of

_REACH = 4
"""A medium that speaks stands among the first words of the phrase: «وكالة الأنباء … عن مسؤول» is not it."""


def owner_of(phrase: str, registry: Registry) -> Outlet | None:
    """The medium that a speaker's phrase names, or ``None``."""
    words = tokens(phrase)
    for named in find_names(words, registry):
        if named.first < _REACH and named.key is not None:
            return registry.get(named.key)
    return None


def held_by(phrase: str, after: str, medium: Outlet | None) -> str | None:
    """The state or party that a medium speaks for: as the article says, else as the registry knows.

    ``after`` is the text that follows the phrase, where a clause may say whose the medium is.
    """
    words = [token.text for token in tokens(f"{phrase} {after}")][:_CLAUSE]
    for i, word in enumerate(words):
        if word in _held() and (side := side_of(" ".join(words[i + 1 : i + 5]))) is not None:
            return side
    return None if medium is None else _OWNERS.get(medium.mouthpiece_of or "", medium.mouthpiece_of)


_CLAUSE = 16
_OWNERS = {"houthi": "houthis", "hizbullah": "hezbollah"}
"""Parties whose key in the registry of media is not their key among bodies."""


def _held() -> frozenset[str]:
    return folded_words("sources.yaml", "held_by", "words")

"""Media that speak: whose voice they are."""

from __future__ import annotations

from tawatur.corpus.words import tokens
from tawatur.evidence.credits import Registry
from tawatur.evidence.credits.names import find_names
from tawatur.evidence.credits.registry import Outlet

_REACH = 4
"""A medium that speaks stands among the first words of the phrase: «وكالة الأنباء … عن مسؤول» is not it."""


def owner_of(phrase: str, registry: Registry) -> Outlet | None:
    """The medium that a speaker's phrase names, or ``None``."""
    words = tokens(phrase)
    for named in find_names(words, registry):
        if named.first < _REACH and named.key is not None:
            return registry.get(named.key)
    return None

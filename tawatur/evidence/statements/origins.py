"""Adjectives of origin in titles: which word they come from, and whether two titles are of one state."""

from __future__ import annotations

from tawatur.evidence.statements.terms import governments


def _states(words: set[str]) -> set[str]:
    """The states that adjectives of origin belong to, as far as their letters tell (اماراتي -> امارات)."""
    return {r for r in map(root, words) if r in governments() or "ال" + r in governments()}


def are_of_two_states(one: set[str], other: set[str]) -> bool:
    """Do two namings speak of different states (المسؤول الإماراتي, an official of another state)?"""
    here, there = _states(one), _states(other)
    return bool(here and there) and here.isdisjoint(there)


def root(word: str) -> str:
    """A word of a title without the endings that make an adjective of it (بحرينيه, بحريني -> بحرين)."""
    for ending in ("يه", "ي"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word

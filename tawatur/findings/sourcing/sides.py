"""Whose interest a source shares, and what kind of witness it is."""

from __future__ import annotations

from functools import cache

from tawatur import lexicon
from tawatur.corpus.clitics import split
from tawatur.corpus.folding import fold_string
from tawatur.corpus.words import tokens
from tawatur.model import SpeakerKind


def side_of(phrase: str) -> str | None:
    """The state (ISO 3166 code) or armed party that a speaker's phrase names, the first one."""
    words = [token.text for token in tokens(phrase) if token.kind == "word"]
    for i, word in enumerate(words):
        pair = f"{_bare(word)}_{_bare(words[i + 1])}" if i + 1 < len(words) else ""
        if (side := _sides().get(pair) or _sides().get(_bare(word))) is not None:
            return side
    return None


def side_of_entity(entity: str | None) -> str | None:
    """The state or armed party whose interest a known body shares: ``army-sy`` -> ``SY``."""
    if entity is None:
        return None
    if (side := _bodies().get(entity)) is not None:
        return side
    institution, _, state = entity.rpartition("-")
    return state.upper() if institution in _institutions() and len(state) == 2 else None


@cache
def _bodies() -> dict[str, str]:
    return {row["id"]: row["side"] for row in lexicon.load("entities.yaml")["entities"] if row.get("side")}


@cache
def _institutions() -> frozenset[str]:
    return frozenset(row["id"] for row in lexicon.load("institutions.yaml")["institutions"])


def is_armed_body(entity: str | None) -> bool:
    """Whether a body is part of a state's armed forces, which speak through each other."""
    if entity is None:
        return False
    institution = entity.rpartition("-")[0]
    return entity in _ARMED or institution in _ARMED


_ARMED = frozenset(
    [
        "army",
        "air-force",
        "navy",
        "defence-ministry",
        "pentagon",
        "centcom",
        "africom",
        "idf",
        "iraq-joc",
        "coalition-isis",
    ]
)


def _bare(word: str) -> str:
    bare = split(word)[1]
    return bare[2:] if bare.startswith("ال") and len(bare) > 4 else bare


@cache
def _sides() -> dict[str, str]:
    """Bare word (or two joined by _) -> side."""
    data = lexicon.load("sources.yaml")
    table: dict[str, str] = {}
    for row in lexicon.load("countries.yaml")["countries"]:
        for nisba in row.get("nisba", ()):
            base = fold_string(nisba)
            if " " in base:
                continue
            for form in (base, base + "ه", base + "ون", base + "ين", base + "ات"):
                table.setdefault(_bare(form), row["iso"])
    for iso, words in data["capitals"].items():
        if iso != "note":
            table.update({_bare(fold_string(word)): iso for word in words.split()})
    for row in data["parties"]:
        for word in row["words"].split():
            table["_".join(_bare(fold_string(part)) for part in word.split("_"))] = row["id"]
    return table


@cache
def _eyewitnesses() -> frozenset[str]:
    return frozenset(
        fold_string(w) for w in lexicon.load("sources.yaml")["nameless_kinds"]["eyewitness"].split()
    )


def standing_of(phrase: str, kind: SpeakerKind, side: str | None, medium: str | None) -> str:
    """The kind of witness: party, official, eyewitness, document, medium, anonymous, organisation, person."""
    words = {split(token.text)[1] for token in tokens(phrase) if token.kind == "word"}
    if kind == "document":
        return "document"
    if words & _eyewitnesses():
        return "eyewitness"
    if medium is not None and side is None:
        return "medium"
    if side is not None and side.islower():
        return "party"
    if kind == "anonymous":
        return "anonymous"
    if kind == "government" or side is not None:
        return "official"
    return "person" if kind == "person" else "organisation"

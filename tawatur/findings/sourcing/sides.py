"""Whose interest a source shares, and what kind of witness it is."""

from __future__ import annotations

from functools import cache

from tawatur import lexicon
from tawatur.corpus.clitics import split
from tawatur.corpus.folding import fold_string
from tawatur.corpus.words import tokens
from tawatur.findings.sourcing.names import Voice


def side_of(phrase: str) -> str | None:
    """The state (ISO 3166 code) or armed party that a speaker's phrase names, the first one."""
    words = [token.text for token in tokens(phrase) if token.kind == "word"]
    for i, word in enumerate(words):
        pair = f"{_bare(word)}_{_bare(words[i + 1])}" if i + 1 < len(words) else ""
        if (side := _sides().get(pair) or _sides().get(_bare(word))) is not None:
            return side
    return None


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


def standing_of(voice: Voice) -> str:
    """What kind of witness: party, official, eyewitness, document, anonymous, organisation or person."""
    words = {split(token.text)[1] for token in tokens(voice.phrase) if token.kind == "word"}
    side = side_of(voice.phrase)
    if voice.kind == "document":
        return "document"
    if words & _eyewitnesses():
        return "eyewitness"
    if side is not None and side.islower():
        return "party"
    if voice.kind == "anonymous":
        return "anonymous"
    if voice.kind == "government" or side is not None:
        return "official"
    return "person" if voice.kind == "person" else "organisation"

"""Whose interest a source shares, and what kind of witness it is."""

from __future__ import annotations

from functools import cache

from tawatur import lexicon
from tawatur.corpus.clitics import split
from tawatur.corpus.folding import fold_string, folded_words
from tawatur.corpus.words import tokens
from tawatur.model import SpeakerKind


def side_of(phrase: str) -> str | None:
    """The state (ISO 3166-1) or armed party for which a speaker's phrase says they speak, the first one.

    A nisba names a state only beside a noun of state («وزارة الخارجية التركية»): an observatory, a party or
    an opposition that bears a country's name is not its government. A city stands for a state only where the
    phrase begins with it or a noun of state governs it.
    """
    words = [_bare(token.text) for token in tokens(phrase) if token.kind == "word"]
    for i, word in enumerate(words):
        pair = f"{word}_{words[i + 1]}" if i + 1 < len(words) else ""
        parties, seats = _words_of("parties"), _words_of("seats")
        side = parties.get(pair) or parties.get(word) or seats.get(word)
        if side is not None:
            if not _before(words, i) & _nouns("against"):
                return side
        elif (side := _words_of("capitals").get(word)) is not None:
            if i == 0 or words[i - 1] in _nouns("state"):
                return side
        elif (side := _nisbas().get(word)) is not None and _of_the_state(words, i):
            return side
    return None


_BESIDE = 3
"""Words before a nisba within which a noun that is no state's takes it: «مركز الدراسات التركي»."""

_GOVERNED = 5
"""Words before a nisba within which its noun of state stands: «وزير الأوقاف والشؤون الدينية الأردني»."""


def _of_the_state(words: list[str], i: int) -> bool:
    """Does a noun of state, and nothing that stands apart from a state, go with the nisba at ``i``?"""
    beside = {*_before(words, i), *words[i : i + 2]}
    if beside & (_nouns("apart") | _nouns("against")):
        return False
    governed = words[max(0, i - _GOVERNED) : i]
    return any(word in _nouns("state") for word in governed) or not _nouns("voice").isdisjoint(governed[-1:])


def _before(words: list[str], i: int) -> set[str]:
    return set(words[max(0, i - _BESIDE) : i])


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
    """Known bodies' sides; a party or movement of a country is not that country's state."""
    return {
        row["id"]: row["side"]
        for row in lexicon.load("entities.yaml")["entities"]
        if row.get("side") and (row["side"].islower() or not _is_apart(row["ar"]))
    }


def _is_apart(name: str) -> bool:
    return any(_bare(token.text) in _nouns("apart") for token in tokens(name))


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
def _nouns(which: str) -> frozenset[str]:
    """A word list of sides: nouns of state, of bodies that are no state's, words against, bare spokesmen."""
    words = lexicon.load("sources.yaml")["sides"][which]["words"].split()
    bare = {_bare(fold_string(word)) for word in words}
    return frozenset(bare | {"ال" + word for word in bare})


@cache
def _nisbas() -> dict[str, str]:
    """Bare nisba -> state."""
    table: dict[str, str] = {}
    for row in lexicon.load("countries.yaml")["countries"]:
        for nisba in row.get("nisba", ()):
            base = fold_string(nisba)
            if " " in base:
                continue
            for form in (base, base + "ه", base + "ون", base + "ين", base + "ات"):
                table.setdefault(_bare(form), row["iso"])
    return table


@cache
def _words_of(which: str) -> dict[str, str]:
    """Bare word (or two joined by _) of a party, a state's seat or a capital -> side."""
    data = lexicon.load("sources.yaml")[which]
    rows = (
        [(row["id"], row["words"]) for row in data]
        if which == "parties"
        else [(iso, words) for iso, words in data.items() if iso != "note"]
    )
    return {
        "_".join(_bare(fold_string(part)) for part in word.split("_")): side
        for side, words in rows
        for word in words.split()
    }


def _eyewitnesses() -> frozenset[str]:
    return folded_words("sources.yaml", "nameless_kinds", "eyewitness")


def is_nameless_media(name: str) -> bool:
    """Are these media that nobody names: «وسائل إعلام», «تقارير»?"""
    media = folded_words("sources.yaml", "nameless_kinds", "media")
    return any(media & {token.text, split(token.text)[1]} for token in tokens(name)[:1])


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


def nisba_of(word: str) -> str | None:
    """The state (ISO 3166-1) whose adjective a folded word is, or ``None``."""
    return _nisbas().get(_bare(word))

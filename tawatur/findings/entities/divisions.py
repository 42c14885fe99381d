"""Divisions that a plural announces: «مناطق عسير وجازان ونجران» are three regions, not three towns."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tawatur import lexicon
from tawatur.corpus.folding import fold_string
from tawatur.evidence.mentions.gazetteer import Place, gazetteer
from tawatur.evidence.mentions.phrases import first_forms
from tawatur.model import Mention

_JOINTS = frozenset("،,-–/(")


def listed_divisions(text: str, mentions: Sequence[Mention]) -> dict[int, Place]:
    """Divisions in a list behind a plural: «مناطق عسير وجازان ونجران» are three divisions, no towns."""
    out: dict[int, Place] = {}
    noun, end = "", -1
    for i, m in enumerate(mentions):
        if m.kind != "place":
            continue
        gap = text[end : m.start] if end >= 0 else " "
        if not noun or not _joined(gap):
            before = text[max(0, m.start - 25) : m.start].replace("(", " ").split()
            noun = next((s for f in _forms(before) if (s := _singular().get(f))), "")
        end = m.end
        found = gazetteer().lookup(f"{noun} {fold_string(m.name)}") if noun else ()
        if len(found) == 1:
            out[i] = found[0]
    return out


def _joined(gap: str) -> bool:
    """Whether only commas and «و» stand between two names of a list, or one name more that was not found."""
    words = "".join(" " if c in _JOINTS else c for c in gap).split()
    return (
        "\n" not in gap
        and len(words) <= 2
        and all(w == "و" or gazetteer().has(fold_string(w).removeprefix("و")) for w in words)
    )


def _forms(before: Sequence[str]) -> list[str]:
    """The readings of the last word before a mention, without attached particles."""
    return [f.text for f in first_forms(fold_string(before[-1]))] if before else []


@cache
def _singular() -> dict[str, str]:
    table = lexicon.load("place_context.yaml")["division_lists"]["singular"]
    return {fold_string(plural): fold_string(one) for plural, one in table.items()}

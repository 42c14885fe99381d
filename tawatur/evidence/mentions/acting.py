"""Bodies named by common nouns, where they act or speak: «قالت *لجان الصيادين*», «أعلنت *رابطة الأهالي*»."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal

from tawatur import lexicon
from tawatur.corpus.folding import fold_string
from tawatur.corpus.words import Token
from tawatur.evidence.mentions.candidates import Candidate
from tawatur.evidence.mentions.vocabulary import in_class


@cache
def _nouns() -> dict[str, Literal["group", "organisation"]]:
    data = lexicon.load("titles.yaml")["acting_nouns"]
    out: dict[str, Literal["group", "organisation"]] = dict.fromkeys(
        fold_string(data["organisations"]).split(), "organisation"
    )
    out.update(dict.fromkeys(fold_string(data["groups"]).split(), "group"))
    return out


def acting_in(row: Sequence[Token]) -> list[Candidate]:
    """Right behind a verb of saying: a noun for a body, and the definite noun it is of with its adjective."""
    out = []
    for i in range(1, len(row) - 1):
        kind = _nouns().get(row[i].text)
        if kind is None or not in_class(row[i - 1].text, "sayers") or not _definite(row[i + 1]):
            continue
        end = i + 2
        while end < min(len(row), i + 4) and _definite(row[end]) and not in_class(row[end].text, "titles"):
            end += 1
        out.append(Candidate(i, end, 0, kind, 8, None, 0.6))
    return out


def _definite(token: Token) -> bool:
    return token.kind == "word" and token.text.startswith("ال") and len(token.text) > 4

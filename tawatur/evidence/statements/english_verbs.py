"""The English cue verbs, inflected."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from tawatur.evidence.statements.english_speakers import data
from tawatur.model import Polarity


class Verb(NamedTuple):
    """One cue verb of the data; ``form``: past, third, base or ing."""

    lemma: str
    takes: frozenset[str]
    polarity: Polarity
    addressee: bool
    accuses: bool
    needs: str
    only: frozenset[str]
    after: str
    form: str


@cache
def verbs() -> dict[str, Verb]:
    """Every form of every cue verb."""
    table: dict[str, Verb] = {}
    for row in data()["verbs"]:
        base = row["base"]
        stem = base[:-1] if base.endswith("e") else base
        past = row.get("past", stem + "ed")
        forms = {
            "past": past,
            "third": row.get("third", base + "s"),
            "ing": row.get("ing", stem + "ing"),
            "base": base,
        }
        for form, word in forms.items():
            table.setdefault(word, _verb(row, form))
    return table


def _verb(row: dict[str, Any], form: str) -> Verb:
    return Verb(
        lemma=row["base"],
        takes=frozenset(row["takes"]),
        polarity=row.get("polarity", "asserts"),
        addressee=row.get("addressee", False),
        accuses=row.get("accuses", False),
        needs=row.get("needs", ""),
        only=frozenset(row.get("only", ())),
        after=row.get("after", ""),
        form=form,
    )

"""Adjectives of countries and peoples (nisba) in all their forms: سوري، السورية، للسوريين."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from tawatur import lexicon
from tawatur.corpus.folding import fold_string
from tawatur.evidence.mentions.phrases import first_forms

_ENDINGS = ("", "ه", "ون", "ين", "ان", "تين", "تان", "ات", "ا")


class Demonym(NamedTuple):
    """Whose adjective a word is: a country's code (``SY``) or a people's id (``people-kurds``), and how it
    agrees.
    """

    whose: str
    feminine: bool
    definite: bool


@cache
def table() -> dict[str, Demonym]:
    """Folded word, with or without article -> demonym."""
    out: dict[str, Demonym] = {}
    data = lexicon.load("countries.yaml")
    others = frozenset(fold_string(data["other_words"]).split())
    for row in data["countries"]:
        for nisba in row["nisba"]:
            if " " not in nisba:
                _forms(out, fold_string(nisba), row["iso"], others)
        for plural in row.get("plural", ()):
            word = fold_string(plural)
            out.setdefault("ال" + word, Demonym(row["iso"], False, True))
            out.setdefault(word, Demonym(row["iso"], False, False))
    for row in data["peoples"]:
        whose = f"people-{row['id']}"
        for form in row.get("only", ()):
            out[fold_string(form)] = Demonym(whose, False, True)
        if "only" not in row:
            _forms(out, fold_string(row["ar"]), whose, others)
            for plural in row["plural"]:
                out.setdefault("ال" + fold_string(plural), Demonym(whose, False, True))
    return out


def _forms(out: dict[str, Demonym], nisba: str, whose: str, others: frozenset[str]) -> None:
    for ending in _ENDINGS:
        form = nisba + ending
        feminine = ending in ("ه", "ات", "تين", "تان")
        out.setdefault("ال" + form, Demonym(whose, feminine, True))
        if nisba not in others:
            out.setdefault(form, Demonym(whose, feminine, False))


@cache
def english() -> dict[str, str]:
    """Lower-case English demonym -> country code or people's id."""
    data = lexicon.load("countries.yaml")
    out = {name.lower(): row["iso"] for row in data["countries"] for name in row["en"]}
    for row in data["peoples"]:
        out |= {name.lower(): f"people-{row['id']}" for name in row["en"]}
    for word in [w for w in out if w.endswith(("an", "i"))]:
        out.setdefault(word + "s", out[word])
    return out


@lru_cache(maxsize=100_000)
def demonym(word: str) -> tuple[int, Demonym] | None:
    """(letters of attached particles, demonym) of a folded word, or ``None``."""
    forms = table()
    for form in first_forms(word):
        like = form.cut and word[form.cut - 1] == "ك" and len(form.text) < 4  # «كروس» is a name
        if form.text in forms and not like:
            return form.cut, forms[form.text]
    return None

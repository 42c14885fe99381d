"""What Arabic writes together: telling proclitics and enclitics from the letters of a root.

A word's rest is compared with the word by frequency (the ratio test of unsupervised segmenters, e.g.
Monroe, Green & Manning 2014 use it as a feature): after a real و, the rest alone is the commoner word.
Everything here takes and gives folded words.
"""

from __future__ import annotations

import gzip
from functools import cache, lru_cache
from typing import NamedTuple

from tawatur import lexicon

_UNSEEN = 0.5
"""Zipf frequency that an unlisted word is taken to have: less than the rarest listed one."""


class _Clitic(NamedTuple):
    form: str
    ratio: float
    long_ratio: float
    rest: str = "any"
    least: int = 2
    after: tuple[str, ...] = ()


@cache
def _frequencies() -> dict[str, float]:
    """Folded word -> Zipf frequency; about 0.1 s to read, once a process."""
    table: dict[str, float] = {}
    with gzip.open(lexicon.path("frequencies.txt.gz"), "rt", encoding="utf-8") as lines:
        for line in lines:
            zipf, words = line.rstrip("\n").split("\t")
            table.update(dict.fromkeys(words.split(" "), float(zipf)))
    return table


@cache
def _clitics(key: str) -> tuple[_Clitic, ...]:
    rows = [
        _Clitic(
            form,
            row["ratio"],
            row.get("long_ratio", row["ratio"]),
            row.get("rest", "any"),
            row.get("least", 2),
            tuple(row.get("after", "").split()),
        )
        for row in lexicon.load("clitics.yaml")[key]
        for form in row["forms"].split()
    ]
    return tuple(sorted(rows, key=lambda c: -len(c.form)))


@cache
def _whole() -> frozenset[str]:
    return frozenset(w for row in lexicon.load("clitics.yaml")["whole"] for w in row["words"].split())


@cache
def _endings() -> tuple[str, ...]:
    forms = [f for row in lexicon.load("clitics.yaml")["endings"] for f in row["forms"].split()]
    return tuple(sorted(forms, key=lambda f: (-len(f), f)))


def frequency(word: str) -> float:
    """Zipf frequency of a folded word (7 = one in a hundred, 3 = one in a million); 0 if unlisted."""
    return _frequencies().get(word, 0.0)


def _commoner(rest: str, word: str, ratio: float) -> bool:
    """Is the rest frequent enough, against the word, for the split to be real?"""
    known = _frequencies()
    if rest not in known:
        return False
    return bool(10 ** (known.get(word, _UNSEEN) - known[rest]) <= ratio)


@lru_cache(maxsize=200_000)
def split(word: str) -> tuple[str, str, str]:
    """(proclitics, stem, enclitic) of a folded word: ``وبالقوات`` -> ``("وبال", "قوات", "")``.

    The three parts joined give the word, except that ``لل`` stands for ل + ال. A word that is not
    Arabic, or that no comparison splits, comes back whole.
    """
    before, rest = "", word
    for clitic in _clitics("proclitics"):
        if clitic.rest == "any" and _splits_before(rest, clitic):
            before, rest = before + clitic.form, rest[len(clitic.form) :]
            break
    for clitic in _clitics("proclitics"):
        if clitic.rest != "any" and _splits_before(rest, clitic):
            before, rest = before + clitic.form, rest[len(clitic.form) :]
            break
    if before.endswith("ل") and rest.startswith("ل") and len(rest) > 3:
        before, rest = before + "ل", rest[1:]
    elif rest.startswith("ال") and len(rest) > 4 and rest not in _whole():
        before, rest = before + "ال", rest[2:]
    stem, after = _without_enclitic(rest)
    return before, stem, after


def _splits_before(word: str, clitic: _Clitic) -> bool:
    rest = word[len(clitic.form) :]
    if not word.startswith(clitic.form) or len(rest) < clitic.least or word in _whole():
        return False
    if clitic.rest == "verb":
        return rest[0] in "يتنا" and len(rest) >= 3 and _commoner(rest, word, clitic.ratio)
    if clitic.form == "ل" and rest.startswith("ل") and len(rest) > 3:
        return _commoner("ا" + rest, word, 2.0) or _commoner(rest[1:], word, 1.0)
    if rest.startswith("ال") and len(rest) > 4:
        return _commoner(rest, word, 10) or _commoner(rest[2:], word, 10) or word not in _frequencies()
    if rest in _whole():
        return clitic.rest == "any" or _commoner(rest, word, 0.6)
    return _commoner(rest, word, clitic.long_ratio if len(rest) >= 4 else clitic.ratio)


def _without_enclitic(word: str) -> tuple[str, str]:
    if word in _whole():
        return word, ""
    for clitic in _clitics("enclitics"):
        stem = word[: len(word) - len(clitic.form)]
        if not word.endswith(clitic.form) or len(stem) < clitic.least:
            continue
        if clitic.after and not stem.endswith(clitic.after):
            continue
        open_ta = stem[:-1] + "ه" if stem.endswith("ت") else stem
        if _commoner(stem, word, clitic.ratio) or _commoner(open_ta, word, clitic.ratio):
            return stem, clitic.form
    return word, ""


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A light stem for matching: proclitics, article, pronouns and endings off, three letters kept.

    It joins inflected forms (المقاتلون, مقاتلين, مقاتليه) and must never be shown or taken for a lemma.
    """
    if not word or not "\u0621" <= word[0] <= "\u064a":
        return word
    _, bare, pronoun = split(word)
    if pronoun and bare[-1] == "ت" and bare[-2:] != "ات" and len(bare) > 3:
        bare = bare[:-1]  # مدينتها is مدينه with a pronoun
    for ending in _endings():
        if bare.endswith(ending) and len(bare) - len(ending) >= 3:
            bare = bare[: -len(ending)]
            break
    return bare[:-1] if len(bare) > 3 and bare[-1] == "ي" else bare

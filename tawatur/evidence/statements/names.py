"""Which words of a phrase can belong to a person's name, where no tagger has said so.

A listed given name or surname is one unless it is met with the article as often as without (a noun). An
unlisted word may be a foreign name if it is rare, takes no article and no preposition is written to it.
"""

from __future__ import annotations

import gzip
from functools import cache, lru_cache

from tawatur import lexicon
from tawatur.corpus.clitics import frequency, split
from tawatur.evidence.statements.grammar import Classes, classes, cue_forms

LINKS = frozenset(
    [
        "بن",
        "ابن",
        "بنت",
        "ال",
        "ابو",
        "ابي",
        "ابا",
        "ام",
        "عبد",
        "ولد",
        "دي",
        "فان",
        "فون",
        "دو",
        "ديل",
        "الله",
        "الدين",
    ]
)
_NOT_FIRST = frozenset({"بن", "ابن", "الله", "الدين", "ال"})
_RARE = 4.7
"""Zipf frequency below which an unlisted word may be a foreign name."""
_COMMON = 4.0
"""Zipf frequency from which on a word with the article is an everyday noun, unless it is a listed surname."""
_FAMILIAR = 25
"""Bearers in the name table from which on a word that is also a noun is still taken for a name."""
_JOINED = ("ال", "لل", "بال", "وال", "فال", "كال", "ولل")


@cache
def _bearers() -> dict[str, int]:
    """Folded name -> how many people in the table bear it, as given name or surname."""
    table = {}
    with gzip.open(lexicon.path("names.tsv.gz"), "rt", encoding="utf-8") as lines:
        for line in lines:
            name, given, surname, *_ = line.rstrip("\n").split("\t")
            table[name] = int(given) + int(surname)
    return table


@lru_cache(maxsize=100_000)
def like_name(word: str) -> bool:
    """May a folded word be a person's given name, or a surname without article?"""
    if len(word) < 2 or not word[0].isalpha() or word in _NOT_FIRST:
        return False
    if word.startswith(_JOINED):
        return _bearers().get(word, 0) > 1 and frequency(word[2:]) < 3
    if word in LINKS:
        return True
    if word in _never() or _is_class_noun(word):
        return False
    if word[0].isascii():
        return False
    bearers = _bearers().get(word, 0)
    if not bearers and word[0] in "ولبكف" and (_is_class_noun(word[1:]) or word.startswith("لل")):
        return False  # لشرطة المنطقة
    alone, with_article = frequency(word), frequency("ال" + word)
    if bearers:
        rather = with_article <= alone - 0.3 and with_article < _COMMON
        return rather or bearers >= _FAMILIAR
    noun = with_article > alone - 0.9 if alone else with_article > 0
    if noun or alone > _RARE or (alone > 3 and (word[0] in "يت" or word[-1] == "ت")):
        return False
    if word[0] in "وفبلك" and frequency(word[1:]) > alone + 0.3:
        return False
    if word[-1] == "ه" or (word[-1] == "ا" and frequency(word[:-1]) > alone):
        return False
    before, stem, after = split(word)
    if before == "س" and stem[0] not in "يتن":
        before = ""  # سايمون: no verb of the future
    return not (before or after) or (alone < 2.5 and frequency(stem) < 3.5)


def is_listed(word: str) -> bool:
    """Does the name table know a folded word as a frequent name, whatever else it may mean (أمير)?"""
    return _bearers().get(word, 0) >= _FAMILIAR


def is_office(word: str) -> bool:
    """Is a folded word an indefinite office, which ends no name before its complement (ولي العهد)?"""
    return word in classes("ar").offices and not word.startswith("ال")


def takes_no_article(word: str) -> bool:
    """Does a folded word hardly ever stand with the article, as no class noun does (أبل)?"""
    return frequency("ال" + word) < frequency(word) - 1


def is_known(word: str) -> bool:
    """Does the name table know a folded word as anybody's name?"""
    return _bearers().get(word, 0) > 2


def is_surname(word: str) -> bool:
    """May a folded word with the article end a name (الدالي), rather than begin the next noun (الأطراف)?"""
    rare = frequency(word[2:]) < _COMMON and not word.endswith(("تين", "تان", "ات", "ون"))
    return rare or _bearers().get(word, 0) > 2


@cache
def _never() -> frozenset[str]:
    """Closed-class words and cue verbs: none of them is a name where a name is looked for."""
    known = classes("ar")
    words = (
        known.adjuncts
        | known.times
        | known.linkers
        | known.fillers
        | known.that
        | known.not_that
        | known.events
    )
    own = frozenset(
        [
            "في",
            "من",
            "الي",
            "علي",
            "عن",
            "باسم",
            "لدي",
            "بين",
            "مع",
            "هذا",
            "هذه",
            "ذلك",
            "تلك",
            "هناك",
            "هنا",
            "كل",
            "جميع",
            "غير",
            "اي",
            "اول",
            "ثاني",
            "ان",
            "او",
            "ثم",
            "قد",
            "لم",
            "لن",
            "لا",
            "ما",
            "نحو",
        ]
    )
    verbs = {f for f, form in cue_forms("ar").items() if form.tense != "participle" and not is_listed(f)}
    return words | own | verbs


def _is_class_noun(word: str) -> bool:
    known: Classes = classes("ar")
    return (
        word in known.bodies
        or word in known.documents
        or word in known.anonymous
        or word in known.media
        or word in known.offices
        or word in known.honorifics
    )

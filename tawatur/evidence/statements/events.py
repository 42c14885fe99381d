"""Which nouns stand for a proposition: verbal nouns of events, feelings, what is denied or measured.

A closed list has the simple patterns; the derived ones are known by their shapes.
"""

from __future__ import annotations

from functools import lru_cache

from tawatur.corpus.clitics import frequency, split
from tawatur.evidence.statements.grammar import Classes


@lru_cache(maxsize=100_000)
def without_pronoun(word: str) -> str:
    """A folded noun without an attached pronoun, ta marbuta restored (مشاركتها -> مشاركه)."""
    for pronoun in ("هما", "ها", "هم", "هن", "ه"):
        if word.endswith(pronoun) and len(word) - len(pronoun) >= 3:
            stem = word[: -len(pronoun)]
            return stem[:-1] + "ه" if stem.endswith("ت") else stem
    return word


def is_event(word: str, classes: Classes, strict: bool = False) -> bool:
    """Does a folded noun without article name an event, so that it can stand for a proposition?

    A closed list has the simple patterns; the derived ones are known by their shapes (تفعيل، إفعال،
    انفعال، افتعال، استفعال، تفعّل، تفاعل، مفاعلة). ``strict`` trusts only the safest shapes.
    """
    if word in classes.events:
        return True
    if (
        word in classes.never_events
        or word in classes.bodies
        or word in classes.documents
        or word in classes.offices
        or not classes.times.isdisjoint((word, "ال" + word))
    ):
        return False
    n = len(word)
    if n < 4 or word.startswith("ال"):
        return False
    if word.startswith("است") and n >= 6 and not word.endswith("ات"):
        return True
    if word[0] == "ت" and word[-2] == "ي" and n in (5, 6):
        return True
    if word[0] == "ا" and n in (5, 6) and word[-2] == "ا" and word[-1] not in "تنيه":
        return True
    stem = without_pronoun(word)
    if stem != word and (stem in classes.events or (len(stem) >= 4 and is_event(stem, classes))):
        return True
    if strict:
        return False
    if n == 4 and word[2] == "و" and frequency("ال" + word) > 3:
        return True
    if word[0] == "ا" and 5 <= n <= 7 and "ا" in word[2:-1] and word[-1] == "ه":
        return True
    if word[0] == "م" and n == 6 and word[2] == "ا" and word[-1] == "ه":
        return True
    return word[0] == "ت" and n in (4, 5) and frequency("ال" + word) > 2.5


def fits(word: str, event: str, classes: Classes) -> bool:
    """Is the noun of the kind that the entry wants (an event, a feeling, something denied …)?"""
    plain = word[2:] if word.startswith("ال") else word
    if event == "feeling":
        return word in classes.feelings or without_pronoun(word) in classes.feelings
    if event == "blame":
        return plain.startswith(("مسووليه", "مسيوليه"))
    if event == "finding":
        return word in classes.findings
    if event == "measure":
        return plain in classes.measures
    if event == "denied" and not classes.denied.isdisjoint((plain, word, without_pronoun(plain))):
        return True
    if event == "any" and word[-1] != "ا" and word.isalpha() and not word.startswith("ال") and len(word) > 2:
        known = word in classes.times or word in classes.adjuncts or split(word)[0]
        if not known and frequency("ال" + word) > frequency(word) - 1 and word not in classes.never_events:
            return not (word in classes.bodies or word in classes.offices)
    return is_event(word, classes, event == "strict")

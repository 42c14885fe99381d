"""What is no part of a subject's phrase: whom its verb speaks to (النيابة *الشخصين*), what it is about
(محللون *جولة*), a verb of its own, the writer's own people.
"""

from __future__ import annotations

from tawatur.corpus.clitics import frequency, split
from tawatur.evidence.statements.events import is_event
from tawatur.evidence.statements.grammar import Classes, classes
from tawatur.evidence.statements.names import like_name, takes_no_article
from tawatur.evidence.statements.script import Script
from tawatur.evidence.statements.terms import (
    PREPOSITIONS,
    Tokens,
    bare,
    governments,
    is_source_noun,
    is_title,
)

_OBJECTS = frozenset(["السبب", "الاسباب", "الامر", "المسووليه", "ذلك"])


def before_object(script: Script, tokens: Tokens, classes: Classes) -> int:
    """Where a body's name ends before whom it speaks to: a state, a body, people (النيابة *الشخصين*)."""
    start, end = tokens
    if end > start + 1 and _differs(script.words[start], script.words[start + 1]):
        return start + 1
    adjectives = 0
    for k in range(start + 1, end):
        word, before = script.words[k], script.words[k - 1]
        if word in _OBJECTS or (k == start + 1 + adjectives and adjectives and _is_indefinite(script, k)):
            return k
        adjectives += word.startswith(("ال", "وال")) and k == start + 1 + adjectives
        if not before.startswith("ال") and not (like_name(before) and word in classes.bodies):
            continue
        adjective = before.endswith(("ي", "يه"))
        body = is_source_noun(word, classes) or (adjective and is_title(word, classes))
        other = word.startswith("ال") and body
        office = is_source_noun(script.words[start], classes) and bare(word) == word in classes.offices
        people = word.startswith("ال") and word.endswith(("ين", "ان")) and not split(word)[2]
        people = people and (
            k - start >= 2 or (word.endswith("ين") and script.words[start] in classes.bodies)
        )
        people = people or (adjective and is_new_noun(script, k))
        origin = word.endswith("يه") and before.startswith("ال") and before.endswith("ه")
        if (word in governments() and not origin) or other or office or people:
            return k
    return end


def _is_indefinite(script: Script, k: int) -> bool:
    """Is a word behind a definite noun and its adjectives a noun of its own (الجيشان الروسي *طائرات*)?"""
    word = script.words[k]
    if script.tokens[k].kind != "word" or word in PREPOSITIONS or k in script.persons or like_name(word):
        return False
    return not split(word)[0] and not word.startswith("ال")


def _differs(head: str, word: str) -> bool:
    """Is a definite word behind a feminine noun, by its ending, no adjective of it (الدراسة *الآباء*)?"""
    both = head.startswith("ال") and head.endswith("ه") and word.startswith("ال")
    return both and not word.endswith(("ه", "ي", "ا", "ات")) and word != "الام"


def before_event(script: Script, tokens: Tokens) -> int:
    """Where a body's name ends before what it announces (تنظيم كذا *المسؤولية*)."""
    start, end = tokens
    for k in range(start + 2, end):
        proper = takes_no_article(script.words[k - 1]) and frequency(script.words[k - 1]) > 0
        if (
            proper
            and script.inside[k] is None
            and script.words[k].startswith("ال")
            and is_event(script.words[k][2:], classes("ar"))
        ):
            return k
    return end


_OF_RANK = frozenset(
    ["العام", "العامه", "الاول", "الثاني", "الاعلي", "السابق", "السابقه", "الحالي", "الجديد"]
)


def before_somebody(script: Script, tokens: Tokens, classes: Classes) -> int:
    """Where an indefinite subject ends before whom it speaks to (قاضية أمريكية *الرئيس* …)."""
    start, end = tokens
    if script.words[start] in classes.anonymous and script.words[start].endswith("ون"):
        k = start + 1
        while k < end and (
            script.words[k].endswith("ون") or script.words[k] in ("في", "من", "مثل") or k != start + 1
        ):
            k += 1
        return k  # a sound plural is joined to nothing: محللون *جولة* …
    for k in range(start + 2, end):
        word, before = script.words[k], script.words[k - 1]
        indefinite = not script.words[start].startswith("ال") and not before.startswith("ال")
        if (
            indefinite
            and before.endswith(("ي", "يه", "يون"))
            and word.startswith("ال")
            and is_title(word, classes)
        ):
            return k
    return end


def is_new_noun(script: Script, k: int) -> bool:
    """Behind an adjective of origin, is a definite word a noun of its own (المندوب الروسي *الهجوم*)?"""
    word = script.words[k]
    if not word.startswith("ال") or word in _OF_RANK or word.endswith(("ي", "يه")) or k in script.persons:
        return False
    return k not in script.in_names and is_event(word[2:], classes("ar"))


def is_ours(word: str, classes: Classes) -> bool:
    """قواتنا, مجتمعنا: a noun with the writer's own pronoun."""
    if not word.endswith("نا") or split(word)[2] != "نا" or is_title(word, classes):
        return False
    if word[:-2] in classes.anonymous or word.startswith("مراسل"):
        return False
    return word[:-2] in classes.bodies or frequency("ال" + word[:-2]) > 4


def is_governed_verb(word: str) -> bool:
    """Is a word a feminine verb of the past with an object pronoun (أصدرته), and no noun (رسالته)?"""
    verb = word.removesuffix("ها").removesuffix("ه")
    noun = frequency(verb[:-1] + "ه") if verb[-1:] == "ت" else 9.0
    return len(verb) > 3 and noun < frequency(verb) - 0.5 and frequency("ال" + verb[:-1] + "ه") < 2


def is_finite(script: Script, k: int, classes: Classes) -> bool:
    """Is a word by its letters a verb and no noun (عثروا، تناقلت، يبلغ)?"""
    word = script.words[k]
    if (
        len(word) < 4
        or k in script.persons
        or k in script.in_names
        or word.startswith("ال")
        or k in script.media
    ):
        return False
    if word in classes.documents or is_source_noun(word, classes) or is_title(word, classes):
        return False
    if word.endswith("وا"):
        return not like_name(word)
    if word.endswith(("ته", "تها")) and is_governed_verb(word):
        return True
    if word[0] == "ي" and not like_name(word):
        return frequency("ال" + word) < frequency(word) - 2
    return word[-1] == "ت" and word[-2] != "ا" and frequency("ال" + word) < min(frequency(word) - 2, 2)

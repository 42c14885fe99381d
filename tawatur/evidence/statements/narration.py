"""Where the paper's own narrative resumes behind a nominal complement: a finite verb joined by و.

أعلن تأييده للقرار *وغادر* القاعة: what goes on with the noun is another noun, so a verb is none of it,
unless a relative clause or a verb stands in the complement already, which it may go on with.
"""

from __future__ import annotations

from tawatur.corpus.clitics import frequency
from tawatur.evidence.statements.events import is_event
from tawatur.evidence.statements.grammar import Classes, cue_forms
from tawatur.evidence.statements.openings import COMMAS
from tawatur.evidence.statements.script import RELATIVES, Script


def resumes(script: Script, first: int, k: int, classes: Classes) -> bool:
    """Does the narrative resume at token ``k`` of a nominal complement that began at ``first``?"""
    word = script.words[k]
    if len(word) < 3 or word[0] != "و" or k in script.persons or k in script.in_names:
        return False
    past = word[1:] in classes.acts or _is_said(word[1:], classes)
    if not past and not (script.words[k - 1] in COMMAS and _is_later(word[1:])):
        return False
    return not any(_is_verb(script.words[j], classes) for j in range(max(first, k - 60), k))


def _is_said(word: str, classes: Classes) -> bool:
    """Is a word a past tense of saying that is no noun as well (أكد، وأشارت; not طلب)?"""
    form = cue_forms("ar").get(word)
    if form is None or form.tense != "past" or form.entry.near < 10 or is_event(word, classes):
        return False
    return frequency("ال" + word) < frequency(word) - 1.5


def _is_verb(word: str, classes: Classes) -> bool:
    if is_event(word, classes):
        return False
    if word in RELATIVES or word in classes.that or word in classes.acts or _is_later(word):
        return True
    return word[0] == "ت" and len(word) >= 4 and frequency("ال" + word) < frequency(word) - 1.5


def _is_later(word: str) -> bool:
    """Is a word by its letters a verb of the present or the future (ينتظر، سيعود)?"""
    if word[0] == "س" and word[1:2] in ("ي", "ت") and len(word) >= 5:
        return frequency("ال" + word) == 0 and frequency(word[1:]) > 2
    return word[0] == "ي" and len(word) >= 4 and frequency("ال" + word) < frequency(word) - 2

"""Where somebody may be speaking: the words that can attribute, whatever follows them."""

from __future__ import annotations

from typing import NamedTuple

from tawatur.evidence.statements.grammar import Form, classes, cue_forms
from tawatur.evidence.statements.script import Script


class Cue(NamedTuple):
    """A token that can attribute. ``joined``: و or ف is written to it."""

    at: int
    form: Form
    joined: bool


def _is_masdar(script: Script, k: int, form: Form) -> bool:
    """Does the hamza below its alef make a word a noun (إبان) though it folds to a past tense (أبان)?"""
    return form.tense == "past" and script.text[script.tokens[k].start] == "إ"


def _is_first_person(script: Script, k: int, form: Form, joined: bool) -> bool:
    """Is a word spelt as «I believe» (أعتقد) though it folds to «he believed» (اعتقد)?"""
    at = script.tokens[k].start + joined
    return form.tense == "past" and form.entry.lemma[0] == "ا" and script.text[at] == "أ"


def _is_passive(script: Script, k: int, form: Form, joined: bool) -> bool:
    """Does a damma on its first letter make a verb of the past a passive (وُصف، أُعلن), which names nobody?"""
    token = script.tokens[k]
    letters = script.text[token.start : token.end]
    damma = letters[joined + 1 : joined + 2] == "\u064f"
    return damma and not form.entry.relays and (form.tense == "past" or _takes_fatha(form))


def _takes_fatha(form: Form) -> bool:
    """Does the present of a derived verb begin with fatha, so that a damma makes it passive (يُتهم)?"""
    lemma = form.entry.lemma
    return form.tense == "present" and lemma[0] in "ات" and len(lemma) >= 4 and lemma[1] != "ا"


def find_cues(script: Script, language: str = "ar") -> list[Cue]:
    """All cue words outside quotations, in order. What stands inside one is the speaker's business."""
    table = cue_forms(language)
    skipped = classes(language).skipped
    out = []
    for k, word in enumerate(script.words):
        form, joined = table.get(word), False
        if form is None and len(word) >= 3 and word[0] in "وفل":
            form, joined = table.get(word[1:]), word[0] != "ل"
            if form is not None and not joined and form.tense != "present":
                continue
        if form is None or script.inside[k] is not None or k in script.in_names:
            continue
        start = script.sentence_start[k]
        if start in script.headings or tuple(script.words[start : start + 2]) in skipped:
            continue
        if _is_first_person(script, k, form, joined) or _is_passive(script, k, form, joined):
            continue
        if joined or not _is_masdar(script, k, form):
            out.append(Cue(k, form, joined))
    return out

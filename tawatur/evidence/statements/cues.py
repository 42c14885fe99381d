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


def find_cues(script: Script, language: str = "ar") -> list[Cue]:
    """All cue words outside quotations, in order. What stands inside one is the speaker's business."""
    table = cue_forms(language)
    skipped = classes(language).skipped
    out = []
    for k, word in enumerate(script.words):
        if script.inside[k] is not None or k in script.in_names:
            continue
        if script.sentence_start[k] in script.headings:
            continue
        if tuple(script.words[(s := script.sentence_start[k]) : s + 2]) in skipped:
            continue
        form = table.get(word)
        if form is not None:
            if not _is_masdar(script, k, form):
                out.append(Cue(k, form, False))
            continue
        if len(word) < 3 or word[0] not in "وفل":
            continue
        form = table.get(word[1:])
        if form is None or (word[0] == "ل" and form.tense != "present"):
            continue
        out.append(Cue(k, form, word[0] != "ل"))
    return out

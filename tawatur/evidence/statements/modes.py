"""Whether words are given as said or in sense, and what a statement does: assert, deny, call, warn …"""

from __future__ import annotations

from tawatur.corpus.clitics import frequency
from tawatur.evidence.statements.boundaries import Extent
from tawatur.evidence.statements.cues import Cue
from tawatur.evidence.statements.events import without_pronoun
from tawatur.evidence.statements.grammar import Classes
from tawatur.evidence.statements.openings import FULL, Opening
from tawatur.evidence.statements.script import Script
from tawatur.model import Mode, Polarity


def mode_of(script: Script, extent: Extent, classes: Classes) -> Mode:
    """Direct if one quotation holds it all, mixed if it quotes in part, indirect otherwise."""
    if extent.whole is not None:
        return "direct"
    if _all_quoted(script, extent):
        return "direct"
    for k in range(extent.first, extent.end):
        quotation = script.opens.get(k)
        if quotation is not None and not _is_name(script, quotation.open, quotation.length, classes):
            return "mixed"
    return "indirect"


def _all_quoted(script: Script, extent: Extent) -> bool:
    """Is the content nothing but quotations joined by و («كذا» و«كذا»)?"""
    k = extent.first
    while k < extent.end:
        quotation = script.opens.get(k)
        if quotation is None or not quotation.closed:
            return False
        k = quotation.close + 1
        while k < extent.end and script.words[k] in ("و", "،"):
            k += 1
    return True


def _is_name(script: Script, opened: int, length: int, classes: Classes) -> bool:
    """Are the quoted words a name or a title (تنظيم «داعش»، سفينة «النور») rather than somebody's wording?"""
    if length >= FULL:
        return False
    before = script.words[opened - 1] if opened else ""
    bare = before[2:] if before.startswith("ال") else before
    for word in (before, bare, before[1:] if before[:1] in "وبلف" else before):
        if word in classes.quotable or word in classes.bodies:
            return True
    inside = script.words[opened + 1 : opened + 1 + length]
    return length <= 2 and any(w in classes.quotable or w in classes.bodies for w in inside)


def _is_present(word: str) -> bool:
    """Is a word after أن a verb of the present (أن *تعود*), not a noun or a demonstrative (أن *تلك*)?"""
    if word[:1] not in ("ي", "ت") or len(word) < 3 or word.startswith(("تم", "تلك")):
        return False
    return frequency("ال" + word) < frequency(word) - (0.5 if word[0] == "ت" else 0)


def polarity_of(script: Script, cue: Cue, opening: Opening, extent: Extent, classes: Classes) -> Polarity:
    """What the cue's verb does; a denied cue (لم ينف) does not deny, a demand in أن + verb calls."""
    entry = cue.form.entry
    before = script.words[cue.at - 1] if cue.at > script.sentence_start[cue.at] else ""
    if entry.polarity == "denies" and before in ("لم", "لا", "ولم", "ولا"):
        return "asserts"
    if entry.event == "feeling":
        felt = script.words[cue.at + 1 : extent.first + 1]
        return (
            "warns"
            if any(w in classes.fears or without_pronoun(w) in classes.fears for w in felt)
            else entry.polarity
        )
    if entry.plain is not None and opening.kind == "that":
        return entry.plain
    if entry.jussive is not None and opening.kind == "that" and script.words[opening.at] == "ان":
        first = script.words[extent.first]
        if _is_present(first):
            return entry.jussive
    return entry.polarity

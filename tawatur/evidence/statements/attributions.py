"""Attributions without a verb of their own clause: بحسب، وفقا لـ، حسبما ذكر، نقلا عن، على لسان، بدعوى.

They name a source for the clause before them, or for the one after them where they begin the sentence.
"""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from tawatur import lexicon
from tawatur.corpus.clitics import split
from tawatur.corpus.folding import fold_string
from tawatur.evidence.statements.carriers import medium_phrase
from tawatur.evidence.statements.events import is_event, without_pronoun
from tawatur.evidence.statements.grammar import Classes, Form, cue_forms
from tawatur.evidence.statements.names import like_name
from tawatur.evidence.statements.openings import COMMAS
from tawatur.evidence.statements.phrases import phrase_from
from tawatur.evidence.statements.script import PUBLISHED, Script
from tawatur.evidence.statements.terms import Tokens, bare, governments, is_source_noun, is_title

_SOME = frozenset(["بعض", "احد", "احدي", "عدد", "معظم", "غالبيه"])
_TOLD = frozenset({"ما", "لما", "مما"})


class Attribution(NamedTuple):
    """Tokens ``at:end`` of the whole attribution; its source's phrase, with ``skip`` characters of a clitic.

    ``own``: it charges whoever acts in the clause before (بدعوى). ``tail``: it names nobody (وفق قوله).
    ``relay``: the phrase names who relayed, not who spoke (وفقا لما نقلت عنه وكالة …).
    """

    at: int
    first: int
    end: int
    phrase: Tokens | None
    skip: int = 0
    own: bool = False
    tail: bool = False
    relay: bool = False
    verb: bool = False
    word: str = ""
    form: Form | None = None
    carrier: Tokens | None = None


def chained(script: Script, attributions: list[Attribution], classes: Classes) -> list[Attribution]:
    """With each medium that only carried an attribution joined to it (وفق فلان *بحسب وكالة كذا*)."""
    out: list[Attribution] = []
    for a in attributions:
        last = out[-1] if out else None
        near = last is not None and a.at - last.end in (0, 1) and a.phrase is not None
        if near and last is not None and last.phrase is not None:
            gap = script.words[last.end : a.at]
            medium = medium_phrase(script, a.phrase, classes) if a.phrase is not None else None
            if medium is not None and all(w in COMMAS for w in gap):
                out[-1] = last._replace(end=a.end, carrier=medium)
                continue
        out.append(a)
    return out


@cache
def _rows() -> dict[str, list[dict[str, Any]]]:
    table: dict[str, list[dict[str, Any]]] = {}
    for row in lexicon.load("speech/ar.yaml")["attributions"]:
        first, *rest = (fold_string(w) for w in str(row["words"]).split())
        table.setdefault(first, []).append(
            {**row, "rest": rest, "after": fold_string(row.get("after", "")), "word": row["words"]}
        )
    return table


def find_attributions(script: Script, opened: frozenset[int], classes: Classes) -> list[Attribution]:
    """All attributions outside quotations, in order. ``opened``: cues that have a complement of their own."""
    out = []
    rows = _rows()
    for k, word in enumerate(script.words):
        if script.inside[k] is not None:
            continue
        found = rows.get(word)
        if found is None and word[:1] in "وف":
            found = rows.get(word[1:])
        for row in found or ():
            attribution = _read(script, k, row, opened, classes)
            if attribution is not None:
                out.append(attribution)
                break
    return out


def _read(
    script: Script, k: int, row: dict[str, Any], opened: frozenset[int], classes: Classes
) -> Attribution | None:
    rest = row["rest"]
    end = script.sentence_end[k]
    j = k + 1 + len(rest)
    if tuple(script.words[k + 1 : j]) != tuple(rest) or j >= end:
        return None
    if row.get("own"):
        if row.get("only_that") and script.words[j] not in classes.that:
            return None
        noun = script.words[j].removeprefix("ال")
        if script.words[j] not in classes.that and j not in script.opens and not is_event(noun, classes):
            return None  # بدعوى مستقلة: a lawsuit
        return Attribution(k, j, j, None, own=True, word=row["word"])
    skip = 0
    word = script.words[j]
    if row["after"] == "ل":
        if not word.startswith("ل"):
            return None
        skip, word = (0, word) if word == "ل" else (1, word[1:])
        if script.words[j] == "ل":
            j += 1
            word = script.words[j] if j < end else ""
        elif word.startswith("ل") and len(word) > 2:
            word = "ا" + word
    elif row["after"]:
        if word != row["after"]:
            return None
        j += 1
        word = script.words[j] if j < end else ""
    if word in classes.tails:
        return Attribution(k, j, j + 1, None, tail=True, word=row["word"])
    if row.get("verb") or word == "ما":
        return _clause(script, k, j + (0 if row.get("verb") else 1), end, row, opened, classes)
    return _source(script, k, j, end, row, skip, word, classes)


def _clause(
    script: Script, k: int, j: int, end: int, row: dict[str, Any], opened: frozenset[int], classes: Classes
) -> Attribution | None:
    """بحسب ما ذكرت مصادر، كما قال فلان: a cue verb, then who."""
    if j >= end or j in opened:
        return None
    form = cue_forms("ar").get(script.words[j]) or cue_forms("ar").get(
        script.words[j].removesuffix("ه").removesuffix("ها")
    )
    if form is None and script.words[j].rstrip("ها") + "ه" in PUBLISHED:
        by = phrase_from(script, j + 1, end, classes) if j + 1 < end else None
        if by is None or medium_phrase(script, by, classes) is None:
            return None
        return Attribution(k, j, by[1], by, relay=True, verb=True, word=row["word"])
    if form is None or form.tense not in ("past", "present"):
        return None
    j += 1
    if j < end and script.words[j] in ("عليه", "عليها"):
        return None  # حسب ما تنص عليه الأنظمة: a manner
    if j < end and script.words[j] in ("عنه", "عنها", "عنهم"):
        j += 1
    if j < end and form.entry.speakers == "document" and script.words[j] in ("في", "عبر", "علي", "ضمن"):
        j += 1
    tokens = phrase_from(script, j, end, classes) if j < end and (script.tokens[j].kind == "word") else None
    if tokens is None or script.words[j] in ("في", "من", "الي", "علي") or script.words[j] in classes.times:
        told = form if row["rest"] == [] and row["word"] != "كما" else None
        return Attribution(k, j, j, None, tail=True, word=row["word"], form=told)
    if row.get("needs") == "cue" and not _is_plain(script, tokens, form, classes):
        return None
    medium = medium_phrase(script, tokens, classes) if form.entry.relays else None
    if medium is not None and (first := _source_behind(script, tokens[1])) < end:
        behind = phrase_from(script, first, end, classes) if first else None
        if behind is not None:  # وفقا لما نقلته وكالة كذا عن فلان
            return Attribution(
                k, j, behind[1], behind, verb=True, word=row["word"], form=form, carrier=medium
            )
    return Attribution(
        k, j, tokens[1], tokens, relay=form.entry.relays, verb=True, word=row["word"], form=form
    )


def _source_behind(script: Script, k: int) -> int:
    """Where whoever a medium quotes is named behind it (عن فلان، على لسان فلان), or 0."""
    if script.words[k : k + 1] == ["عن"]:
        return k + 1
    return k + 2 if script.words[k : k + 2] == ["علي", "لسان"] else 0


def _is_plain(script: Script, tokens: Tokens, form: Form, classes: Classes) -> bool:
    """كما قال فلان: a verb that only reports, and somebody who can vouch; not كما انتقد القرار."""
    entry = form.entry
    plain = entry.that and entry.quote and not (entry.addressee or entry.expressive or entry.any_object)
    plain = plain and not entry.needs_subject
    return plain and can_vouch(script, tokens, script.words[tokens[0]], classes)


def _source(
    script: Script, k: int, j: int, end: int, row: dict[str, Any], skip: int, word: str, classes: Classes
) -> Attribution | None:
    if j >= end:
        return None
    tokens = phrase_from(script, j, end, classes)
    if tokens is None or not can_vouch(script, tokens, word, classes):
        return None
    return Attribution(k, j, tokens[1], tokens, skip, relay=row["word"] == "نقلا", word=row["word"])


def can_vouch(script: Script, tokens: Tokens, word: str, classes: Classes) -> bool:
    """Is a phrase a source (a person, a body, a text, a state), not a manner (وفقا للشروط)?"""
    start, end = tokens
    if word in classes.times and end - start > 1:
        return False  # حسب اليوم المحدد is a day, not the newspaper
    if start in script.media or start + 1 in script.media:
        return True
    if word in _SOME and end - start > 1:
        return can_vouch(script, (start + 1, end), script.words[start + 1], classes)
    subject = word[:-2] + "ون" if word.endswith("ين") else word  # بحسب صحافيين
    for one in (word, subject, without_pronoun(word)):
        if is_title(one, classes) or is_source_noun(one, classes) or one in classes.media:
            return True
    if "ال" + word in classes.bodies or bare(word) in classes.bodies:
        return True
    if script.is_mark(start):
        inside = script.words[start + 1 : end]
        return any(w in classes.media or w in classes.bodies or like_name(w) for w in inside)
    return word in governments() or word[0].isascii() or (like_name(word) and not split(word)[2])

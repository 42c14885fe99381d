"""Who is named as speaking: a noun phrase read into titles and a name, and what kind of source it names."""

from __future__ import annotations

from typing import NamedTuple

from tawatur.corpus.clitics import frequency
from tawatur.evidence.statements.events import without_pronoun
from tawatur.evidence.statements.grammar import Classes
from tawatur.evidence.statements.names import like_name
from tawatur.evidence.statements.naming import name_in, untagged
from tawatur.evidence.statements.openings import COMMAS
from tawatur.evidence.statements.script import Script
from tawatur.evidence.statements.terms import (
    RANK,
    Tokens,
    bare,
    governments,
    is_source_noun,
    is_title,
    nominative,
)
from tawatur.model import SpeakerKind

VOICES = frozenset(["متحدث", "متحدثه", "ناطق", "ناطقه"])


class Phrase(NamedTuple):
    """A speaker's noun phrase: its tokens, the tokens of the person's name in it, its head word."""

    tokens: Tokens
    name: Tokens | None
    head: str


def kind_of(script: Script, phrase: Phrase, classes: Classes) -> SpeakerKind:
    """What kind of source a phrase names, by its name or its head word."""
    head = phrase.head
    start, end = phrase.tokens
    if phrase.name is None and (
        start in script.media or (start in script.opens and start + 1 in script.media)
    ):
        return "organisation"  # «واشنطن بوست»
    after = [w for w in script.words[start:end] if w[0].isalnum()][1:2]
    row = head in governments() and bool(after) and after[0].startswith("و")
    if phrase.name is None and (row or is_state(script, phrase.tokens) or bare(head) == "حكومه"):
        return "government"
    if phrase.name is not None:
        return "person"
    if head in classes.documents:
        return "document"
    if head in classes.bodies or head in classes.media:
        return "organisation"
    if (
        head in classes.anonymous
        or head.removesuffix("نا") in classes.anonymous
        or without_pronoun(head) in classes.kin
        or head[0].isdigit()
    ):
        return "anonymous"
    if is_title(head, classes):
        return "person" if head.startswith("ال") else "anonymous"
    if (head.endswith(("ون", "ين")) and frequency(head[:-2]) > 0) or (
        head.endswith("ي") and not head.startswith("ال")
    ):
        return "anonymous"
    return "organisation"


def is_state(script: Script, tokens: Tokens) -> bool:
    """Is the phrase a state's or a capital's name and nothing else?"""
    start, end = tokens
    if end - start > 8:
        return False
    return " ".join(w for w in script.words[start:end] if w[0].isalnum()) in governments()


def phrase_of(script: Script, tokens: Tokens, classes: Classes) -> Phrase:
    """Read a noun phrase: its head, and the person's name in it unless a body or a text heads it."""
    start, end = tokens
    words = [w for w in script.words[start:end] if w[0].isalnum()]
    head = nominative(words[0] if words else script.words[start], classes)
    follows = words[1] if len(words) > 1 else ""
    if script.words[start] == "ال" and end - start == 2:
        return Phrase(tokens, tokens, head)  # آل فلان: a family name alone
    titled = head in classes.honorifics and (follows in classes.honorifics or like_name(follows))
    if is_source_noun(head, classes) and not titled:
        title = bare(head) in classes.offices
        if not title:
            return Phrase(tokens, None, head)
    inner = spoken_for(script, tokens, classes)
    if inner:
        return Phrase((start, inner), None, head)
    name = name_in(script, tokens, classes) or untagged(script, tokens, head, classes)
    if name is not None and name[0] == start and _is_body_called(script, name[1], end, classes):
        return Phrase((start, name[1]), None, next(w for w in words if w in classes.bodies))
    return Phrase(tokens, name, head)


def spoken_for(script: Script, tokens: Tokens, classes: Classes) -> int:
    """متحدث باسم الرئيس فلان: he bears the name for whom somebody speaks. Where the phrase ends, or 0.

    A spokesman with the article has a name of his own (المتحدث باسم الرئاسة، فلان).
    """
    start, end = tokens
    if script.words[start] not in VOICES or script.words[start + 1 : start + 2] != ["باسم"]:
        return 0
    if not any(is_title(w, classes) for w in script.words[start + 2 : end]):
        return 0
    comma = next((k for k in range(start + 2, end) if script.words[k] in COMMAS), end)
    return comma if name_in(script, tokens, classes) is not None else 0


def _is_body_called(script: Script, k: int, end: int, classes: Classes) -> bool:
    """Does an apposition call what a name names a body (كذا *ثاني أكبر شركة* …)?"""
    words = script.words[k : min(k + 3, end)]
    body = next((n for n, w in enumerate(words) if w in classes.bodies and not w.startswith("ال")), None)
    return bool(body) and all(RANK.fullmatch(w) for w in words[:body])

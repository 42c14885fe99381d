"""A speaker's name cut where the sentence goes on."""

from __future__ import annotations

from functools import cache

from tawatur import lexicon
from tawatur.corpus.folding import fold_string
from tawatur.corpus.words import Token, tokens
from tawatur.model import SpeakerKind


@cache
def _words(which: str) -> frozenset[str]:
    words = lexicon.load("sources.yaml")["name_ends"][which]["words"].split()
    return frozenset(fold_string(word) for word in words)


def clean_name(name: str, kind: SpeakerKind) -> str:
    """The name without what follows it in its sentence, empty where nothing of it is a name.

    It ends before a demonstrative or a date, before a toll («مصادر رسمية مقتل …»), a person's before a
    preposition, a document's before its verb («القرار يحظر …»).
    """
    found = [token for token in tokens(name) if token.kind == "word"]
    if not found or (found[0].text in _words("days") and len(found) > 1):
        return ""
    if len(found) == 1 and kind == "person" and found[0].text in _words("verbs"):
        return ""
    for i in range(1, len(found)):
        if _ends(found, i, kind):
            return name[: found[i].start].rstrip(" ،,-–")
    return name


def _ends(words: list[Token], i: int, kind: SpeakerKind) -> bool:
    word, before = words[i].text, words[i - 1].text
    if word in _words("always"):
        return True
    if word in _words("tolls") and i > 1:
        return before not in _words("prepositions")
    if kind == "person" and words[0].text not in _words("offices"):
        return word in _words("prepositions") or word.startswith("بال")
    definite = i == 1 and before.startswith("ال")
    return kind == "document" and definite and word.startswith("ي") and word not in _words("prepositions")

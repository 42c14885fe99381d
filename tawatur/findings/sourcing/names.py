"""A speaker as a name, a body, or nobody in particular, and when two of them are one."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from tawatur import lexicon
from tawatur.corpus.clitics import frequency, split, stem
from tawatur.corpus.folding import fold_string
from tawatur.corpus.words import tokens
from tawatur.model import SpeakerKind

_WEAK = re.compile("[اويءه]")


class Voice(NamedTuple):
    """A speaker as one article names it.

    ``words`` are the stems of the name; ``body`` those of the body that the phrase says they speak for, and
    ``spokes`` whether they do so as its spokesman. ``full_key`` joins equal full names across stories.
    """

    name: str
    phrase: str
    kind: SpeakerKind
    words: frozenset[str]
    body: frozenset[str]
    spokes: bool
    entity: str | None
    full_key: str | None


@cache
def _list(*path: str) -> frozenset[str]:
    data = lexicon.load("sources.yaml")
    if path[0] == "roles":
        rows = [row["words"] for row in data["roles"] if path[1:] != ("voice",) or row["voice"]]
    else:
        rows = [data[path[0]]["words"]]
    return frozenset(form for row in rows for word in row.split() for form in _forms(fold_string(word)))


def _forms(word: str) -> tuple[str, ...]:
    return (word, word[2:]) if word.startswith("ال") else (word, "ال" + word)


@cache
def _aliases() -> dict[frozenset[str], int]:
    """Stems of a known body's name -> its number."""
    rows = lexicon.load("sources.yaml")["aliases"]
    return {_stems(name): i for i, row in enumerate(rows) for name in row["names"]}


@lru_cache(maxsize=50_000)
def _stems(name: str) -> frozenset[str]:
    return frozenset(key for token in tokens(name) if token.kind == "word" and (key := _key(token.text)))


def _key(word: str) -> str:
    """A word of a name for comparison: rare words by their consonants, so that spellings meet."""
    bare = split(word)[1]
    if frequency(word) < 3.5 and len(skeleton := _WEAK.sub("", bare)) >= 2:
        return skeleton
    return stem(word)


def read_voice(
    name: str, phrase: str, kind: SpeakerKind, entity: str | None = None, full: str | None = None
) -> Voice:
    """A speaker from the resolved name and the noun phrase that introduces it."""
    words = _stems(name) - _plain("ranks")
    alias = _alias(words)
    if kind == "anonymous":
        return Voice(name, phrase, kind, words, frozenset(), False, None, None)
    if kind == "document" and (body := words - _plain("papers")) != words and body:
        kind, words, alias = "organisation", body, _alias(body)
    body, spokes = _body(name, phrase) if kind == "person" else (frozenset(), False)
    if kind != "person" and words & _plain("roles"):
        # an office that nobody fills by name: المتحدث باسم الوزارة
        body, spokes = _body("", phrase)
    key = None
    if alias is not None:
        key = f"alias:{alias}"
    elif entity is not None:
        key = f"entity:{entity}"
    elif len(words) >= 2:
        key = f"{kind}:" + " ".join(sorted(words))
    return Voice(full or name, phrase, kind, words, body, spokes, entity, key)


@cache
def _plain(name: str) -> frozenset[str]:
    """The comparison keys of a word list."""
    return frozenset(_key(word) for word in _list(name))


def _alias(words: frozenset[str]) -> int | None:
    return _aliases().get(words)


def _body(name: str, phrase: str) -> tuple[frozenset[str], bool]:
    """The body that a phrase says its person speaks for: what is left beside name, role and links."""
    texts = [token.text for token in tokens(phrase) if token.kind == "word"]
    own = {token.text for token in tokens(name)}
    roles = [i for i, text in enumerate(texts) if text in _list("roles")]
    if not roles:
        return frozenset(), False
    rest = [
        text
        for text in texts[roles[0] + 1 :]
        if text not in own
        and text not in _list("roles")
        and text not in _list("links")
        and text not in _list("ranks")
    ]
    spokes = any(texts[i] in _list("roles", "voice") for i in roles)
    return frozenset(_key(text) for text in rest), spokes


def same_voice(a: Voice, b: Voice) -> bool:
    """Whether two speakers of one story are one source. Nameless ones only where they are named alike."""
    if a.entity is not None and a.entity == b.entity:
        return True
    if "anonymous" in (a.kind, b.kind):
        return a.kind == b.kind and a.words == b.words
    if a.kind == b.kind == "person":
        return _same_person(a, b) or _same_body(a, b)
    if "person" in (a.kind, b.kind):
        person, body = (a, b) if a.kind == "person" else (b, a)
        return _speaks_for(person, body)
    return _same_name(a.words, b.words) or _speaks_for(a, b) or _speaks_for(b, a)


def _same_person(a: Voice, b: Voice) -> bool:
    """One name holds the other: ديلون, رايان ديلون. Two full names must agree in all words of the shorter."""
    short, long = sorted((a.words, b.words), key=len)
    return bool(short) and short <= long and any(len(word) >= 3 for word in short)


def _same_name(a: frozenset[str], b: frozenset[str]) -> bool:
    """Equal names, known aliases, or a short form that is the beginning of a longer one."""
    if not a or not b:
        return False
    x, y = _alias(a), _alias(b)
    if x is not None and y is not None:
        return x == y
    short, long = sorted((a, b), key=len)
    return a == b or (short <= long and len(short) >= 2 and len(long) - len(short) <= 2)


def _speaks_for(person: Voice, body: Voice) -> bool:
    """Does the person's phrase name this body?"""
    return bool(person.body) and _same_name(person.body, body.words)


def _same_body(a: Voice, b: Voice) -> bool:
    """Two persons who both speak for one body, at least one as its spokesman."""
    return (
        bool(a.body) and (a.spokes or b.spokes) and len(a.body & b.body) >= 2 and _same_name(a.body, b.body)
    )

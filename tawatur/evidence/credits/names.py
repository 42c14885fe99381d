"""Finding the names of media among an article's words, however they are spelt and attached."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from tawatur import lexicon
from tawatur.corpus.folding import fold_string
from tawatur.corpus.words import Token
from tawatur.evidence.credits.registry import Registry, Spelling

QUOTES = frozenset("«»\"“”'’‘„‹›")
_JOINERS = frozenset({".", "-", "–", "ـ", "·", "،"})
_PREFIXES = ("ول", "وب", "و", "ف", "ل", "ب", "ك")
_LONGEST_UNKNOWN = 4


class Named(NamedTuple):
    """A medium named by the tokens ``start:end``.

    ``key`` is ``None`` for nameless agencies; ``again`` is «الوكالة», taking up a medium credited before.
    ``prefix`` is what is attached to it or to the word that introduces it (ل, ب …); ``noun`` is the index
    of that word («صحيفة»), ``None`` where there is none.
    """

    start: int
    end: int
    key: str | None
    kind: Literal["full", "short", "nameless", "unknown", "again"]
    prefix: str = ""
    noun: int | None = None

    @property
    def first(self) -> int:
        """Index of the first token, the introducing word included."""
        return self.start if self.noun is None else self.noun


@cache
def _nouns() -> dict[str, tuple[str, str]]:
    """Surface form of a medium word -> (prefix, gender: f or m)."""
    data = lexicon.load("outlets.yaml")["medium_nouns"]
    masculine = {"موقع", "تلفزيون", "تليفزيون", "راديو"}
    out: dict[str, tuple[str, str]] = {}
    for word in [*data["agency"], *data["outlet"]]:
        first = fold_string(word).split()[0]
        gender = "m" if first in masculine else "f"
        for base, article in ((first, ""), ("ال" + first, "ال")):
            out.setdefault(base, ("", gender))
            for p in _PREFIXES:
                out.setdefault(p + base, (p, gender))
            if article:
                out.setdefault("لل" + first, ("ل", gender))
    return out


def noun_gender(word: str) -> str | None:
    """Grammatical gender (``f``, ``m``) of a medium word such as «صحيفة», else ``None``."""
    entry = _nouns().get(word)
    return entry[1] if entry else None


def find_names(tokens: Sequence[Token], registry: Registry) -> list[Named]:
    """All names of media in order, not overlapping, longest first at each place."""
    out: list[Named] = []
    i = 0
    while i < len(tokens):
        found = _at(tokens, i, registry)
        if found is None:
            i += 1
        else:
            out.append(_introduced(tokens, found))
            i = found.end
    return out


def _at(tokens: Sequence[Token], i: int, registry: Registry) -> Named | None:
    token = tokens[i]
    if token.kind == "punct":
        return None
    for spelling in registry.by_word.get(token.text, ()):
        end = _reach(tokens, i, spelling)
        if end is not None:
            return Named(i, end, spelling.key, spelling.kind, _prefix(token.text, spelling.words[0]))
    if len(token.text) <= 4:
        return _initials(tokens, i, registry)
    return _unknown(tokens, i, registry) if token.text in _nouns() else None


def _prefix(surface: str, word: str) -> str:
    if surface.endswith(word):
        return surface[: len(surface) - len(word)]
    return "ل" if surface.lstrip("و").startswith("لل") else ""


def _reach(tokens: Sequence[Token], i: int, spelling: Spelling) -> int | None:
    """The end of a spelling that begins at token ``i``; a dot or dash may stand between its words."""
    at = i + 1
    for word in spelling.words[1:]:
        if at + 1 < len(tokens) and tokens[at].text in _JOINERS:
            at += 1
        if at >= len(tokens) or tokens[at].text != word:
            return None
        at += 1
    return at


def _initials(tokens: Sequence[Token], i: int, registry: Registry) -> Named | None:
    """«أ ف ب», «أ.ف.ب», «أف ب», «واس»: letters that spell an abbreviation. Two letters must stand apart."""
    text = tokens[i].text
    for prefix in ("", "ل", "و"):
        if prefix and not (text.startswith(prefix) and len(text) > 1):
            continue
        body = text[len(prefix) :]
        for spelling in registry.initials.get(body[:1], ()):
            end = _spelt(tokens, i, body, spelling.words[0])
            if end is not None:
                return Named(i, end, spelling.key, "short", prefix)
    return None


def _spelt(tokens: Sequence[Token], i: int, read: str, target: str) -> int | None:
    at = i + 1
    while read != target:
        if not target.startswith(read):
            return None
        if at < len(tokens) and tokens[at].text in _JOINERS:
            at += 1
        if at >= len(tokens) or tokens[at].kind != "word" or len(tokens[at].text) > 2:
            return None
        read += tokens[at].text
        at += 1
    if len(target) < 3 and at == i + 1:
        return None
    return at + 1 if at < len(tokens) and tokens[at].text == "." and tokens[at - 2].text == "." else at


def _unknown(tokens: Sequence[Token], i: int, registry: Registry) -> Named | None:
    """«صحيفة "…"», up to four words in quotation marks: a medium, known to the registry or not."""
    start, noun = i + 2, tokens[i].text
    if start >= len(tokens) or tokens[i + 1].text not in QUOTES or "ال" in noun[:3] or noun.startswith("لل"):
        return None
    for end in range(start + 1, min(start + _LONGEST_UNKNOWN + 1, len(tokens))):
        if tokens[end].text not in QUOTES:
            continue
        name = " ".join(t.text for t in tokens[start:end] if t.kind != "punct")
        prefix = _nouns()[noun][0]
        known = registry.key_of(f"{noun[len(prefix) :]} {name}") or registry.key_of(name)
        if not name:
            return None
        return Named(start, end, known or name, "full" if known else "unknown", prefix, i)
    return None


def _introduced(tokens: Sequence[Token], named: Named) -> Named:
    """Add the word that introduces a name («لوكالة», «وكالة أنباء»), looking back over quotation marks."""
    if named.noun is not None:
        return named
    at = named.start - 1
    prefix = named.prefix
    while at >= 0 and (tokens[at].text in QUOTES or tokens[at].text in ("(", "انباء", "الانباء")):
        at -= 1
    if at >= 0 and tokens[at].text == "ل":
        return named._replace(prefix="ل", noun=None)
    if at >= 0 and tokens[at].text in _nouns():
        return named._replace(prefix=_nouns()[tokens[at].text][0], noun=at)
    first = tokens[named.start].text
    if first in _nouns():
        return named._replace(prefix=_nouns()[first][0] or prefix, noun=named.start)
    return named

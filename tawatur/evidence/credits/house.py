"""Whose article it is, where the metadata do not say: the address, or a heading line of the text."""

from __future__ import annotations

import re

from tawatur.corpus.folding import folded_words
from tawatur.corpus.words import Token, tokens
from tawatur.evidence.credits.names import find_names
from tawatur.evidence.credits.registry import Registry
from tawatur.model import Article

_LINES = 4
_LONGEST = 80
_DASHES = frozenset("-–—ـ:|/")


def outlet_of(article: Article, registry: Registry | None = None) -> str | None:
    """The outlet an article belongs to: as given, else by its address, byline or heading line, else ``None``.

    Gives the registry's key where the outlet is known to it, otherwise the name as printed.
    """
    registry = registry or Registry.load()
    if article.outlet:
        return article.outlet
    if (key := registry.key_of_url(article.url)) is not None and not registry.is_agency(key):
        return key
    lines = [article.byline] if article.byline else []
    lines += article.text[: _LINES * 200].split("\n")[:_LINES]
    for line in lines:
        found = _heading(line.strip(), registry) or _reporter_line(line.strip(), registry)
        if found is not None:
            return found
    return None


def _heads() -> frozenset[str]:
    return folded_words("credit_cues.yaml", "house_heads", "words")


def _heading(line: str, registry: Registry) -> str | None:
    """«متابعة ـ الصباح الجديد:», «خاص - …»: a short line of a head word, a dash and the outlet's name."""
    if not 3 <= len(line) <= _LONGEST:
        return None
    words = tokens(line)
    while words and words[-1].kind == "punct":
        words.pop()
    dash = next((i for i, t in enumerate(words) if t.text in _DASHES), None)
    if dash is None or not 1 <= dash <= 3:
        return None
    head, name = words[:dash], words[dash + 1 :]
    if not name or len(name) > 5 or any(t.text in _DASHES for t in name):
        return None
    if not any(t.text in _heads() for t in head):
        head, name = name, head
        if not any(t.text in _heads() for t in head) or len(head) > 1:
            return None
    return _name(line, name, registry)


def _reporter_line(line: str, registry: Registry) -> str | None:
    """«… ـ تونس ـ سلوى …:»: a short line of outlet, city and reporter in any order that ends with a colon.

    Only a known outlet whose name fills a part of the line counts; beside an agency it may be anybody's.
    """
    if not 3 <= len(line) <= _LONGEST or not line.endswith(":"):
        return None
    parts: list[list[Token]] = [[]]
    for token in tokens(line[:-1]):
        if token.text in _DASHES:
            parts.append([])
        else:
            parts[-1].append(token)
    if not 2 <= len(parts) <= 4 or not all(1 <= len(part) <= 5 for part in parts):
        return None
    keys = {registry.key_of(line[part[0].start : part[-1].end]) for part in parts} - {None}
    if len(keys) != 1 or any(registry.is_agency(key) for key in keys):
        return None
    return keys.pop()


def _name(line: str, words: list[Token], registry: Registry) -> str | None:
    printed = re.sub(r"[«»\"“”:]", "", line[words[0].start : words[-1].end]).strip()
    if (key := registry.key_of(printed)) is not None:
        return None if registry.is_agency(key) else key
    known = find_names(words, registry)
    if known or any(t.kind == "number" for t in words):
        outlets = [n.key for n in known if n.key and not registry.is_agency(n.key) and n.kind != "unknown"]
        return outlets[0] if len(outlets) == 1 else None
    return printed or None

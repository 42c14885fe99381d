"""Through whom it came: a medium told (قال لرويترز), a medium quoted (نقلا عن صحيفة …), and the channel."""

from __future__ import annotations

from tawatur.evidence.credits import Named
from tawatur.evidence.statements.grammar import Classes
from tawatur.evidence.statements.names import like_name
from tawatur.evidence.statements.openings import COMMAS
from tawatur.evidence.statements.script import LETTERS, PUBLISHED, RELATIVES, Script
from tawatur.evidence.statements.terms import Tokens
from tawatur.model import Range

_TO = frozenset(["مع", "الي", "علي", "عبر"])
_SITES = frozenset(["موقع", "الموقع"])
"""A site that no registry knows may be the speaker's own."""
_SOCIAL = frozenset(["فيسبوك", "تويتر", "يوتيوب", "انستغرام", "انستجرام", "واتساب"])
_BOUNDS = _TO | frozenset(["عن", "من", "في"])
_QUOTES = frozenset("\"'«»“”‘’")


def told_medium(
    script: Script, start: int, end: int, classes: Classes, as_object: bool = False
) -> Tokens | None:
    """The first medium credited between two tokens: told something (ل), talked to (مع), aired by (عبر).

    The article's own outlet is no carrier; nor is a bare name in quotation marks (لـ«كذا»), which is how
    papers write themselves, unless an agency bears it. ``as_object``: the verb tells without a
    preposition (أبلغ رويترز).
    """
    for k in range(start, end):
        word = script.words[k]
        if word in PUBLISHED and (by := published_by(script, k, end, classes)) is not None:
            return by
        named = script.media.get(k)
        if named is not None and named.end <= end + 1:
            before = script.words[k - 1] if k else ""
            if before in _QUOTES and k > 1:
                before = script.words[k - 2]
            told = (
                named.prefix.endswith("ل")
                or before in _TO
                or before == "ل"
                or (
                    as_object and k > start and not _belongs(script, k, classes) and word not in classes.times
                )
            )
            told = told and _SOCIAL.isdisjoint(script.words[named.first : named.end])
            if told and k and script.words[k - 1] in classes.documents:
                continue  # اختبار لموقع كذا: whose it is
            if told and not is_own(script, named, before in _TO):
                return joined_media(script, widened(script, named, end, classes), end, classes)
        elif word.startswith("ل") and _class_noun(word, classes) and k + 1 < end:
            if k and script.words[k - 1] in classes.documents:
                continue
            if k + 1 in script.persons or like_name(script.words[k + 1]):
                continue  # مدير الموقع فلان
            if not _SOCIAL.isdisjoint(script.words[k + 1 : k + 3]):
                continue  # مستخدم لشبكة «فيسبوك»
            return generic_medium(script, k, end, classes)
        elif (
            word in _TO and k + 1 < end and script.words[k + 1] in classes.media and k + 1 not in script.media
        ):
            medium = generic_medium(script, k + 1, end, classes)
            if medium is None or _SOCIAL.isdisjoint(script.words[medium[0] : medium[1]]):
                return medium
        elif word == "ل" and (stranger := _stranger(script, k + 1, end)) is not None:
            return stranger
    return None


def _stranger(script: Script, k: int, end: int) -> Tokens | None:
    """A name in quotation marks that something is told to (لـ«كذا»), where the article's own outlet is known
    by another name. Papers write themselves so.
    """
    quotation = script.opens.get(k)
    if quotation is None or not quotation.closed or quotation.close >= end or quotation.length > 3:
        return None
    if any(j in script.media for j in range(k, quotation.close)):
        return None
    named = any(script.registry.get(key) is not None for key in script.own_keys)
    return (k + 1, quotation.close) if named else None


def _belongs(script: Script, k: int, classes: Classes) -> bool:
    """Is a medium only part of who speaks (مراسل كذا, مدير كذا)?"""
    before = script.words[k - 1]
    return before in classes.offices or before in classes.bodies or before in classes.anonymous


def published_by(script: Script, start: int, end: int, classes: Classes) -> Tokens | None:
    """The medium that published what is quoted (تصريحات *نشرتها* وكالة كذا), between two tokens."""
    for k in range(start, end - 1):
        if script.words[k] not in PUBLISHED:
            continue
        j = k + 1
        while j + 1 < end and script.words[j] in classes.times | classes.fillers:
            j += 1
        named = script.media.get(j) or script.media.get(j + 1)
        if named is not None and named.first <= j + 1 and not is_own(script, named):
            return joined_media(script, widened(script, named, end, classes), end, classes)
        if (script.words[j] in classes.media and script.words[j] not in _SITES) or script.words[
            j : j + 2
        ] == ["وسايل", "اعلام"]:
            return generic_medium(script, j, end, classes)
    return None


def joined_media(script: Script, tokens: Tokens, end: int, classes: Classes) -> Tokens:
    """A medium with those joined to it (رويترز *ووسائل إعلام محلية*)."""
    start, k = tokens
    word = script.words[k] if k < end else ""
    named = script.media.get(k)
    if named is not None and named.prefix.startswith("و") and not is_own(script, named):
        return joined_media(script, (start, widened(script, named, end, classes)[1]), end, classes)
    if word.startswith("و") and (word[1:] in classes.media or word[1:] == "وسايل"):
        more = generic_medium(script, k, end, classes)
        return (start, more[1]) if more is not None else tokens
    return tokens


def _class_noun(word: str, classes: Classes) -> bool:
    rest = word[1:]
    return rest in classes.media or (rest.startswith("ل") and "ا" + rest in classes.media)


def is_own(script: Script, named: Named, talked: bool = False) -> bool:
    """Is the medium the article's own outlet, by what is known of it or by the way it is written?"""
    if named.key in script.own_keys:
        return True
    if talked:
        return False  # «في مقابلة مع …» names whom one talked to, in marks or not
    in_quotes = script.words[named.start - 1 : named.start] and script.words[named.start - 1] in _QUOTES | {
        "("
    }
    return bool(in_quotes) and named.noun is None and not script.registry.is_agency(named.key)


def widened(script: Script, named: Named, end: int, classes: Classes) -> Tokens:
    """The medium's tokens with its closing mark and the adjectives after it (وكالة كذا الروسية للأنباء)."""
    j = named.end
    while j < end and j - named.end < 5:
        word = script.words[j]
        closed = script.closes.get(j)
        if (word in _QUOTES and closed is not None and closed.open >= named.first) or (
            word in _QUOTES and j not in script.opens and closed is None
        ):
            j += 1
        elif word in classes.times or word in RELATIVES:
            break
        elif word.startswith(("ال", "للانباء", "شبه")) and not script.is_mark(j):
            j += 1
        else:
            break
    return named.first, _with_brackets(script, j)


def _with_brackets(script: Script, j: int) -> int:
    """Where a medium ends with its other name in brackets (وكالة كذا (كذا))."""
    if script.words[j : j + 1] != ["("]:
        return j
    close = next((k for k in range(j + 2, min(len(script.words), j + 6)) if script.words[k] == ")"), 0)
    inside = script.words[j + 1 : close]
    known = j + 1 in script.media or all(w.isascii() or w in LETTERS for w in inside)
    return close + 1 if close and known else j


def generic_medium(script: Script, k: int, end: int, classes: Classes) -> Tokens | None:
    """A medium that only its class noun shows (صحيفة يونانية، قناة «كذا» المحلية)."""
    j = k + 1
    while j < end and j - k < 8:
        word = script.words[j]
        quotation = script.opens.get(j)
        if quotation is not None and quotation.closed and quotation.close < end + 1:
            j = quotation.close + 1
            continue
        if word == "(" and j == k + 1 and ")" in script.words[j + 1 : min(end, j + 9)]:
            j = script.words.index(")", j) + 1
            continue
        if script.is_mark(j) or word in classes.that or word in classes.times or word in classes.adjuncts:
            break
        if word in _BOUNDS or word in RELATIVES or word in COMMAS:
            break
        j += 1
    return (k, j) if j > k else None


def medium_phrase(script: Script, tokens: Tokens, classes: Classes) -> Tokens | None:
    """The medium that a phrase names as a whole (وفقا *لوكالة كذا*), or None if it names something else."""
    start, end = tokens
    named = script.media.get(start)
    if named is None and (script.is_mark(start) or script.words[start] in classes.media):
        named = script.media.get(start + 1)
    if named is not None:
        return None if is_own(script, named) else widened(script, named, max(end, named.end), classes)
    word = script.words[start]
    if word in classes.media or _class_noun(word, classes):
        return generic_medium(script, start, end, classes)
    return None


def carrier_range(script: Script, tokens: Tokens, classes: Classes) -> Range:
    """The characters of a carrier, without the preposition written to its first word."""
    first = script.tokens[tokens[0]]
    named = script.media.get(tokens[0])
    skip = 0
    if named is not None and named.prefix:
        skip = (
            1
            if first.text.startswith("لل")
            else len(named.prefix)
            if first.text.startswith(named.prefix)
            else 0
        )
    elif _class_noun(first.text, classes) and first.text[0] == "ل":
        skip = 1
    if skip >= first.end - first.start:
        skip = 0
    return first.start + skip, script.tokens[tokens[1] - 1].end


def carrier_key(script: Script, tokens: Tokens) -> str | None:
    """The registry key of a carrier, where the registry knows it."""
    named = script.media.get(tokens[0])
    return named.key if named is not None and named.kind != "unknown" else None


_AFTER = frozenset(["بعد", "عقب", "قبل", "قبيل", "اثر"])
"""بعد لقاء نظيره is no interview."""


def medium_of(script: Script, start: int, end: int, classes: Classes) -> str | None:
    """The channel named between two tokens (press-conference, telephone, tweet, statement …), or None."""
    for k in range(start, end):
        word = script.words[k]
        key = classes.mediums.get(word) or (classes.mediums.get(word[1:]) if word[:1] in "بلو" else None)
        if key is not None and not (key == "interview" and script.words[k - 1] in _AFTER):
            return key
    return None

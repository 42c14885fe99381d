"""Where an article introduces a body by its full name that it later calls by its class alone (الجمعية)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tawatur.corpus.clitics import split
from tawatur.evidence.statements.grammar import Classes
from tawatur.evidence.statements.names import takes_no_article
from tawatur.evidence.statements.script import RELATIVES, Script
from tawatur.evidence.statements.speakers import Phrase
from tawatur.evidence.statements.terms import PREPOSITIONS, Tokens, bare, governments

_ADJECTIVES = ("يه", "ي")
_RANKS = frozenset(["العام", "العامه", "الاعلي", "العليا", "المركزي", "الموحد", "المتحده"])
_MOST = 40
"""So many places of a noun are looked at."""


def introduced(
    script: Script, phrase: Phrase, places: Mapping[str, Sequence[int]], classes: Classes
) -> Tokens | None:
    """The one fuller naming of a body before a bare definite noun; None if there is none or are two.

    ``places``: folded word -> the tokens where it stands.
    """
    head, at = phrase.head, phrase.tokens[0]
    adjectives = set(script.words[at + 1 : phrase.tokens[1]])
    noun = bare(head)
    if noun == head or head not in classes.bodies:
        return None
    found: dict[tuple[str, ...], Tokens] = {}
    for word in (noun, "و" + noun, "ل" + noun, "ب" + noun, head):
        for k in places.get(word, ())[:_MOST]:
            end = _full_name(script, k, classes) if k < at else k
            if not adjectives <= set(script.words[k + 1 : end]):
                continue
            if end > k + 1 and word[0] not in "ولب":
                found.setdefault(tuple(script.words[k + 1 : end]), (k, end))
            elif end > k + 1:
                return None  # another naming that begins inside a word: not sure
    if not found:
        return None
    longest = max(found, key=len)
    if all(set(words) <= set(longest) for words in found):
        return found[longest]
    return None


def _full_name(script: Script, k: int, classes: Classes) -> int:
    """Where the name of a body ends that begins with its class noun at ``k``."""
    limit = min(script.sentence_end[k], k + 8)
    feminine = script.words[k].endswith(("ه", "ات"))
    j = k + 1
    if not script.words[k].startswith("ال"):
        j = _complement(script, j, limit, classes)
        if j == k + 1:
            return k
    while j < limit and _is_adjective(script.words[j], feminine):
        j += 1
    if j < limit and split(script.words[j])[0] in ("ل", "لل") and j > k + 1 and j not in script.media_told:
        j += 1
        if j < limit and script.words[j].startswith("ال") and script.words[j] not in PREPOSITIONS:
            j += 1
    return j


def _complement(script: Script, j: int, limit: int, classes: Classes) -> int:
    """Behind what an indefinite class noun is joined to: a quoted name, a definite noun, a proper name."""
    if j >= limit:
        return j
    quotation = script.opens.get(j)
    if quotation is not None and quotation.closed and quotation.length <= 5:
        return quotation.close + 1
    named = script.media[j].end if j in script.media else script.bodies.get(j, j)
    if j < named <= limit:
        return named
    word = script.words[j]
    if script.is_mark(j) or word in PREPOSITIONS or word in classes.adjuncts or word in classes.times:
        return j
    proper = takes_no_article(word) or word in governments() or word[0].isascii()
    if word.startswith("ال") or proper:
        return j + 1
    for end in range(j + 1, min(limit, j + 3)):  # وكالة غوث وتشغيل *اللاجئين*
        after = script.words[end]
        if script.is_mark(end) or after in PREPOSITIONS or after in classes.adjuncts:
            return j
        if after.startswith("ال"):
            return end + 1
    return j


def _is_adjective(word: str, feminine: bool) -> bool:
    if not word.startswith("ال") or word in PREPOSITIONS or word in RELATIVES:
        return False
    return word in _RANKS or (word.endswith("يه") if feminine else word.endswith(_ADJECTIVES))

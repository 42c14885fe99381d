"""Where English content begins after its verb, and where it ends."""

from __future__ import annotations

from functools import cache

from tawatur.evidence.statements.english_speakers import Tokens, data
from tawatur.evidence.statements.english_verbs import Verb, verbs
from tawatur.evidence.statements.quotation import Quotation
from tawatur.evidence.statements.script import Script

_COMMAS = frozenset(",;")
_STOPS = frozenset(".!?…")
_LONGEST = 600
"""Tokens after which a clause is no clause."""

Complement = tuple[tuple[Tokens, ...], Quotation | None, str]
"""Spans of a content, the quotation that is all of it, and the rule that found it."""


class Clauses:
    """Complements of verbs in one article."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.words = script.words

    def _skip_scene(self, k: int, end: int) -> int:
        """Past adverbs and scenes between verb and complement (on Monday, in a statement)."""
        words = self.words
        j = k
        while j < end:
            if words[j] in data()["times"]:
                j += 1
            elif words[j] in ("on", "in", "at", "during", "late", "from", "via", "by") and j + 1 < end:
                stop = j + 1
                while (
                    stop < end
                    and stop - j < 7
                    and words[stop] not in ("that", ",", ":")
                    and stop not in self.script.opens
                    and not self._begins_clause(stop)
                ):
                    stop += 1
                if stop - j >= 7 or stop >= end:
                    return j
                j = stop
            else:
                break
        return j

    def _begins_clause(self, k: int) -> bool:
        """Does a subject with its verb seem to begin here (… on Monday *it would* …)?"""
        if self.words[k] in ("it", "he", "she", "they", "we", "the", "its", "his", "there", "no"):
            return self.words[k - 1] not in (
                "in",
                "on",
                "at",
                "from",
                "by",
                "during",
                "via",
                "of",
                "with",
                "a",
            )
        return self.words[k - 1] in data()["times"]

    def complement(self, cue: int, start: int, verb: Verb) -> Complement | None:
        """What a verb's complement is, looked for from ``start``; None if it has none."""
        script, words = self.script, self.words
        end = script.sentence_end[cue]
        k = self._skip_scene(start, end)
        if k < end and words[k] in (",", ":") and k + 1 < end and (k + 1 in script.opens or words[k] == ":"):
            k += 1
        if k >= end:
            return None
        if k in script.opens and "quote" in verb.takes:
            return self._quoted(script.opens[k])
        if words[k] == "that" and "that" in verb.takes:
            return self.clause(k + 1, "that")
        if verb.after and words[k] != verb.after:
            return None
        prepositions = verb.takes & {"of", "for", "against", "as", "to"}
        for j in range(k, min(end, k + (14 if verb.addressee else 1))):
            if words[j] in prepositions and j + 1 < end:
                first = start if verb.accuses else j + 1
                return self.clause(first, words[j])
            if words[j] in _COMMAS or j in script.opens:
                break
            if words[j] == "that" and verb.addressee and "that" in verb.takes:
                return self.clause(j + 1, "that")
        if "gerund" in verb.takes and words[k].endswith("ing"):
            return self.clause(k, "gerund")
        fits = not verb.only or any(w in verb.only for w in words[k : k + 4])
        noun = script.tokens[k].kind == "word" and words[k] not in data()["prepositions"]
        if "object" in verb.takes and fits and noun:
            return self.clause(k, "object")
        if "that" in verb.takes and verb.needs != "that" and self._is_bare_clause(k, end):
            return self.clause(k, "bare")
        return None

    def _is_bare_clause(self, k: int, end: int) -> bool:
        """Can a clause without *that* begin here: a word that is no preposition, some words to come?"""
        word = self.words[k]
        if (
            self.script.is_mark(k)
            or word in data()["prepositions"]
            or word in ("and", "but", "so", "nothing", "anything", "what", "who", "as")
        ):
            return False
        return end - k >= 4

    def _quoted(self, quotation: Quotation) -> Complement | None:
        span = self.inside(quotation)
        return ((span,), quotation, "quote") if span[1] > span[0] else None

    def inside(self, quotation: Quotation) -> Tokens:
        """The tokens within a quotation, final marks off."""
        end = quotation.close
        while end > quotation.open + 2 and (self.words[end - 1] in _COMMAS or self.words[end - 1] in _STOPS):
            end -= 1
        return quotation.open + 1, end

    def clause(self, first: int, rule: str) -> Complement | None:
        """The clause that begins at a token, or the quotation if that is all of it."""
        script = self.script
        if first >= len(script.tokens):
            return None
        quotation = script.opens.get(first)
        end = self._clause_end(first)
        if quotation is not None and quotation.closed and quotation.close + 1 >= end:
            return self._quoted(quotation)
        return (((first, end),), None, rule) if end > first else None

    def _clause_end(self, first: int) -> int:
        """The sentence's end, or where another attribution begins."""
        script, words = self.script, self.words
        end = min(script.sentence_end[first], first + _LONGEST)
        k = first + 1
        while k < end:
            quotation = script.opens.get(k)
            if quotation is not None and quotation.closed:
                if words[k - 1] in _COMMAS and quotation.length >= 5 and quotation.close + 2 >= end:
                    break
                k = quotation.close + 1
                end = max(end, script.sentence_end[quotation.close])
                continue
            comma = words[k - 1] in _COMMAS
            verb = verbs().get(words[k])
            if comma and verb is not None and verb.form == "ing":
                break
            if comma and (words[k] in attribution_heads() or words[k : k + 2] == ["according", "to"]):
                break
            if (
                words[k] == "and"
                and k + 1 < end
                and (v := verbs().get(words[k + 1])) is not None
                and v.form in ("past", "third")
            ):
                break
            if comma and words[k] in ("but", "while", "and") and self._has_cue_soon(k, end):
                break
            k += 1
        while k > first + 1 and (
            words[k - 1] in _COMMAS or words[k - 1] in _STOPS or words[k - 1] in ("and", "but", "-", "–", "—")
        ):
            k -= 1
        return k

    def _has_cue_soon(self, k: int, end: int) -> bool:
        near = (verbs().get(w) for w in self.words[k + 1 : min(end, k + 8)])
        return any(v is not None and v.form in ("past", "third") for v in near)


@cache
def attribution_heads() -> dict[str, list[tuple[tuple[str, ...], bool]]]:
    """First word of an attribution -> its words, and whether it names the source behind a medium."""
    table: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
    for row in data()["attributions"]:
        parts = tuple(row["words"].split())
        table.setdefault(parts[0], []).append((parts, bool(row.get("relay"))))
    return table

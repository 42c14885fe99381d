"""What a number counts: the unit or noun beside it, and what is said to have happened to those counted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from tawatur.corpus.clitics import frequency, split
from tawatur.corpus.words import Token
from tawatur.evidence.quantities.events import event_of
from tawatur.evidence.quantities.vocabulary import (
    Noun,
    canonical,
    events,
    folded,
    nouns,
    single_units,
    unit_phrases,
)

_SENTENCE = frozenset({".", "؟", "!", "?", "؛", "..", "..."})
_TALLY = 12  # words from عدد to its number
_NEAR = 6
_THOSE = frozenset({"هذه", "تلك", "هولاء", "اوليك"})
_OWN = 3.0  # Zipf frequency from which on a word without its accusative ending is a word of its own


class Counted(NamedTuple):
    """Unit, counted noun, and among whom, with the token after the last of them."""

    end: int
    unit: str | None = None
    noun: str | None = None
    among: str | None = None


class Counter:
    """Looks around numbers in one document."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens

    @cached_property
    def _not_nouns(self) -> frozenset[str]:
        return folded("not_nouns", "words")

    @cached_property
    def _reach(self) -> frozenset[str]:
        return folded("reach", "words")

    @cached_property
    def _tally(self) -> frozenset[str]:
        return folded("tally")

    def count(self, first: int, end: int, definite: bool, attached: bool) -> Counted:
        """What the number in ``first:end`` counts; nothing where the text does not show it."""
        if self.tokens[end - 1].text.endswith(("%", "٪")) or self._text(end) in ("%", "٪"):
            return Counted(end + (self._text(end) in ("%", "٪")), unit="%")
        end, bare = self._beyond(first, end), end
        if unit := self.unit(end):
            return Counted(unit[1], unit=unit[0])
        noun, after = self._noun(end, definite)
        if end > bare and noun and not self.surely(end):
            noun, after = None, bare
        end = bare if noun is None else end
        happened = event_of(self.tokens, first, after, attached)
        if happened and (noun is None or noun.person):
            if noun and noun.casualty:
                return Counted(after, noun=noun.name)
            return Counted(after, noun=happened, among=noun.name if noun and noun.name != happened else None)
        if noun and noun.name == "شخص" and (tallied := self._tallied(first, _NEAR)):
            return Counted(after, noun=tallied, among=noun.name)
        if noun:
            return Counted(after, noun=noun.name)
        reached = self._text(first - 1) in self._reach
        tallied = self._tallied(first, _TALLY) if reached else None
        return Counted(end, noun=tallied or self._tally_after(end))

    def _beyond(self, first: int, end: int) -> int:
        """The token behind the bracket of a bracketed number: (24) شهرا, أكثر من (1000) مخالف."""
        opened = any(self._text(k) == "(" for k in range(max(0, first - 1), end))
        return end + (opened and self._text(end) == ")")

    def surely(self, at: int) -> bool:
        """Whether a word is what the number before it counts, not how the sentence goes on."""
        return self.known(at) or self._text(at).endswith("ا")

    def dual(self, at: int) -> str | None:
        """The noun of «صحفيين اثنين»: an indefinite word in the dual right before the number."""
        text = self._text(at)
        if len(text) < 5 or not text.endswith(("ين", "ان")) or text.startswith("ال") or at < 0:
            return None
        return canonical(text[:-2]).name if self._countable(at) else None

    def _text(self, i: int) -> str:
        return self.tokens[i].text if 0 <= i < len(self.tokens) else ""

    def before(self, at: int) -> Counted | None:
        """What a number after its noun counts (الدول الثلاث, يوم واحد); ``end`` is the noun's token."""
        text = self._text(at)
        if at < 0 or self.tokens[at].kind != "word" or text in self._not_nouns:
            return None
        for rest, unit in unit_phrases().get(text, ()):
            if not rest:
                return Counted(at, unit=unit)
        if text in nouns():
            noun = nouns()[text]
            happened = event_of(self.tokens, at, at + 2) if noun.person and not noun.casualty else None
            return Counted(at, noun=happened or noun.name, among=noun.name if happened else None)
        return Counted(at, noun=canonical(text).name) if text.startswith(("ال", "وال", "لل", "بال")) else None

    def plural(self, at: int) -> bool:
        """Whether the token is a plural of the lexicon."""
        noun = nouns().get(self._text(at))
        return noun is not None and noun.number == 0

    def single(self, at: int) -> bool:
        """Whether the token is a definite singular of the lexicon, of a noun or a unit."""
        noun = nouns().get(self._text(at))
        return noun.number == 1 and noun.definite if noun else self._text(at) in single_units()

    def skipped(self, at: int) -> int:
        """Folded characters of particles on a noun."""
        noun = nouns().get(self._text(at))
        return noun.skip if noun else int(self._text(at).startswith(("وال", "بال", "فال")))

    def known(self, at: int) -> bool:
        """Whether the token is a noun of the lexicon."""
        return self._text(at) in nouns()

    def unit(self, at: int) -> tuple[str, int] | None:
        """The unit that begins at a token, and the token after it."""
        for rest, unit in unit_phrases().get(self._text(at), ()):
            if all(self._text(at + 1 + k) == word for k, word in enumerate(rest)):
                return unit, at + 1 + len(rest)
        return None

    def _noun(self, at: int, definite: bool) -> tuple[Noun | None, int]:
        """The counted noun at ``at``: 14 قتيلا, 28 من المتمردين, عشرات الجرحى, 14 Syrian soldiers."""
        those = self._text(at) == "من" and self._text(at + 1) in _THOSE and self.known(at + 2)
        begin = at + 2 if those else at + (self._text(at) in ("من", "of") and self._countable(at + 1))
        if begin >= len(self.tokens) or self.tokens[begin].kind != "word":
            return None, at
        text = self.tokens[begin].text
        if text.isascii():
            return self._english_noun(begin, at)
        if self._countable(begin) and (begin > at or definite or not text.startswith("ال")):
            noun = canonical(text)
            return (noun, begin + 1) if noun.skip == 0 or noun.definite else (None, at)
        return None, at

    def countable(self, at: int) -> bool:
        """Whether the word can be an indefinite noun that a number before it counts."""
        return not self._text(at).startswith("ال") and (self._countable(at) or self.unit(at) is not None)

    def _countable(self, at: int) -> bool:
        """Whether a word can be a counted noun: known, or no function word and no present-tense verb."""
        if at >= len(self.tokens) or self.tokens[at].kind != "word":
            return False
        text = self.tokens[at].text
        if text in nouns():
            return not nouns()[text].skip
        if text in self._not_nouns or len(text) < 3 or text in events() or text.isdigit():
            return False
        if text.isascii():
            return True
        if text.endswith("ا") and frequency(text[:-1]) >= max(_OWN, frequency(text[1:-1])):
            return True  # بندا is an item, not «with dew»
        return not (text[0] == "ي" and len(text) > 3) and not split(text)[0].startswith(("و", "ب", "ل", "س"))

    def _english_noun(self, begin: int, at: int) -> tuple[Noun | None, int]:
        """The known noun within four words (14 Syrian government soldiers), else the word itself."""
        for k in range(begin, min(begin + 4, len(self.tokens))):
            if self.tokens[k].kind != "word" or (self.tokens[k].text in self._not_nouns and k == begin):
                break
            if found := nouns().get(self.tokens[k].text):
                return found, k + 1
            if self.tokens[k].text in self._not_nouns:
                break
        text = self.tokens[begin].text
        if text in self._not_nouns or len(text) < 3 or not text.endswith("s"):
            return None, at
        return Noun(text, False, False, 0), begin + 1

    def _tally_after(self, end: int) -> str | None:
        """The noun of «ارتفع إلى 7 عدد القتلى»."""
        noun = nouns().get(self._text(end + 1)) if self._text(end) in self._tally else None
        return noun.name if noun else None

    def _tallied(self, first: int, far: int) -> str | None:
        """The noun of «ارتفع عدد القتلى في … إلى 14» for a number that has none beside it."""
        for k in range(first - 1, max(-1, first - 1 - far), -1):
            text = self.tokens[k].text
            if text in _SENTENCE:
                return None
            if text in self._tally or text[1:] in self._tally:
                noun = nouns().get(self._text(k + 1)) or nouns().get(self._text(k + 2))
                return noun.name if noun else None
        return None

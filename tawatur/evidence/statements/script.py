"""A document as this stage reads it: folded words, the sentence and quotation that each stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tawatur.corpus.clitics import frequency, split
from tawatur.corpus.document import Document
from tawatur.corpus.sentences import Sentence
from tawatur.corpus.words import Token
from tawatur.evidence.credits import Named, Registry, find_names, outlet_of
from tawatur.evidence.statements.grammar import classes, cue_forms
from tawatur.evidence.statements.names import is_known, is_listed, is_office, like_name
from tawatur.evidence.statements.quotation import Quotation, quotations
from tawatur.model import Mention

RELATIVES = frozenset(
    ["الذي", "التي", "الذين", "اللذين", "اللذان", "اللتين", "والتي", "والذي", "والذين", "اللواتي"]
)

LETTERS = frozenset({"بي", "سي", "تي", "اف", "دي", "جي"})
"""Names of Latin letters: between two of them إن and أن are letters too."""
PUBLISHED = frozenset(
    verb + pronoun
    for verb in ("نشرت", "بثت", "اوردت", "نقلت", "اذاعت", "نشر", "بث", "اورد", "نقل", "اذاع")
    for pronoun in ("ه", "ها")
)
"""تصريح *نشرته* وكالة كذا: what follows carried it."""

_STOPS = frozenset(".!?؟…»”\"'،:؛)")


_PIECES = re.compile(r"[\s.(«\"]+")


_NAME_PARTS = frozenset(["عبد", "ابو", "ابا", "ابي", "بن", "ابن", "بنت"])


def _joined(text: str, sentences: Sequence[Sentence]) -> list[Sentence]:
    """Sentences with those put together again that only dots between initials part (إس.سي.إل)."""
    out: list[Sentence] = []
    for sentence in sentences:
        if out and out[-1].end == sentence.start and out[-1].paragraph == sentence.paragraph:
            piece = text[out[-1].start : out[-1].end].rstrip(".")
            if text[sentence.start - 1] == "." and len(_PIECES.split(piece)[-1]) <= 4:
                out[-1] = out[-1]._replace(end=sentence.end)
                continue
        out.append(sentence)
    return out


def _persons(document: Document, mentions: Sequence[Mention]) -> dict[int, int]:
    """First token -> end token of each mention of a person; عبد, أبو, بن never part from what they join."""
    out = {}
    tokens = document.tokens
    for mention in mentions:
        inside = document.tokens_in(mention.start, mention.end) if mention.kind == "person" else range(0)
        start = inside.start
        end = next((j for j in range(start + 1, inside.stop) if _joins(tokens[j].text)), inside.stop)
        if start and tokens[start - 1].text[0] == "س" and tokens[start - 1].start < mention.start:
            start -= tokens[start - 1].end > mention.start  # no name begins behind the س of the future
        if end - start > 1 and tokens[start].text.startswith("است") and not is_known(tokens[start].text):
            start += 1  # a verb that a tagger took for a given name (*استكمل* فلان)
        if (
            start == end
            or (end - start == 1 and split(tokens[start].text)[2] and not is_known(tokens[start].text))
            or _is_noun_with_clitic(tokens[start].text)
        ):
            continue
        while start > 0 and tokens[start - 1].text in _NAME_PARTS and tokens[start].text not in _NAME_PARTS:
            start -= 1
        while start > 0 and is_listed(tokens[start - 1].text) and like_name(tokens[start - 1].text):
            start -= 1
        if end - start == 1 and _is_given_name(tokens, start - 1):
            start -= 1
        while end - start > 1 and end < len(tokens) and is_office(tokens[end - 1].text):
            if not (tokens[end].text.startswith("ال") or is_office(tokens[end].text)):
                break
            end -= 1
        end = next((k for k in range(start + 1, end) if _is_joined_verb(tokens[k].text)), end)
        while end - start > 1 and _is_calling(tokens, end):
            end -= 1  # فلان *العنصر* في …
        while end - start > 1 and _is_feminine_verb(tokens[end - 1].text):
            end -= 1  # رضائي *ترافقت*
        while end - start > 1 and tokens[start].text in classes("ar").kin_of:
            start += 1  # *خالتا* فلان
        if end - start > 2 and _is_possessed(tokens[end - 1].text):
            end -= 1  # محمد جهاد *تجاربه*
        while end < len(tokens) and tokens[end - 1].text in _NAME_PARTS and tokens[end].kind == "word":
            end += 1
        if end + 1 < len(tokens) and tokens[end].text == "-" and tokens[end].end == tokens[end + 1].start:
            end += 2 * (tokens[end].start == tokens[end - 1].end)  # يون يونغ-تشان
        out[start] = end
    return _adjacent(out, tokens)


def _adjacent(persons: dict[int, int], tokens: Sequence[Token]) -> dict[int, int]:
    """With a lone surname that was tagged apart joined to the full name right before it."""
    for start, end in list(persons.items()):
        if end - start > 1 and persons.get(end) == end + 1 and tokens[end].text[:2] != "ال":
            persons[start] = persons.pop(end)
    return persons


def _named(document: Document, mentions: Sequence[Mention], kind: str) -> dict[int, int]:
    """First token -> end token of each mention of a kind that lies on whole tokens."""
    spans = [document.tokens_in(m.start, m.end) for m in mentions if m.kind == kind]
    return {s.start: s.stop for s in spans if s}


def _attached(document: Document, mentions: Sequence[Mention]) -> dict[int, tuple[int, int]]:
    """Token -> (end token, length of the clitic) of each full name of a person that a clitic is written to
    (*و*فلان الفلاني), one that a tagger took for a part of the name before it among them.
    """
    out = {}
    tokens = document.tokens
    for mention in mentions:
        if mention.kind != "person":
            continue
        inside = document.tokens_in(mention.start, mention.end)
        k = inside.start - 1
        if k >= 0 and tokens[k].start < mention.start < tokens[k].end and inside:
            out[k] = (inside.stop, mention.start - tokens[k].start)
        for j in range(inside.start + 1, inside.stop - 1):
            if _joins(tokens[j].text):
                out[j] = (inside.stop, 1)
    return out


def _is_calling(tokens: Sequence[Token], end: int) -> bool:
    """Is the last word of a name an office with the article that goes on (فلان *المسؤول* في كذا)?"""
    word, after = tokens[end - 1].text, tokens[end].text if end < len(tokens) else ""
    if not word.startswith("ال") or word[2:] not in classes("ar").offices or is_known(word):
        return False
    return after in ("في", "من", "باسم", "لدي", "عن", "علي")


def _is_feminine_verb(word: str) -> bool:
    """Is a word by its letters a feminine verb of the past, and no name (ترافقت, but not طلعت)?"""
    verb = len(word) > 4 and word[-1] == "ت" and word[-2] != "ا" and not is_known(word)
    return verb and frequency(word[:-1]) > 3 and frequency("ال" + word) < 1


def _is_possessed(word: str) -> bool:
    """Is a word a noun with a pronoun (تجاربه), which ends no name?"""
    stem = word.removesuffix("ها").removesuffix("هم").removesuffix("ه")
    noun = stem != word and frequency(stem) > 3 and frequency("ال" + stem) > 3
    return noun and not is_known(word)


def _joins(word: str) -> bool:
    """Is a word the conjunction and a name, and no name itself (وسعيد, but not وليد)?"""
    return word[0] == "و" and is_known(word[1:]) and not is_known(word)


def _is_noun_with_clitic(word: str) -> bool:
    """Is what a tagger took for a name a preposition and a body (بشرطة، لوزارة)?"""
    return word[0] in "بلو" and word[1:] in classes("ar").bodies and not is_known(word)


def _is_joined_verb(word: str) -> bool:
    """Is a word that a tagger took for a surname a verb of saying (أما فلانة *فقالت*، نشطاء *أفادوا*)?"""
    form = cue_forms("ar").get(word[1:] if word[0] in "وف" else word)
    if form is None or form.tense not in ("past", "present") or is_known(word):
        return False
    return word[0] in "وف" or form.number == "p" or form.gender == "f"


def _is_given_name(tokens: Sequence[Token], k: int) -> bool:
    """Is the word before a lone surname a given name that the tagger missed (قال *جون* كيري)?

    Only where no verb can stand: behind a verb of saying, a title or an adjective.
    """
    if k < 1 or tokens[k].kind != "word" or tokens[k + 1].start - tokens[k].end > 1:
        return False
    word, before = tokens[k].text, tokens[k - 1].text
    form = cue_forms("ar").get(before) or cue_forms("ar").get(before[1:])
    led = before.startswith("ال") or before in classes("ar").honorifics
    if before in classes("ar").times or word.startswith("است"):
        return False  # العام الماضي *استكمل* فلان
    if before in "،," and frequency(word) < 2.5 and not split(word)[0]:
        return True
    return like_name(word) and (led or (form is not None and form.tense in ("past", "present")))


@cache
def _called_so() -> frozenset[str]:
    """The class nouns of bodies and media, which a name in quotation marks may follow."""
    known = classes("ar")
    return known.bodies | known.media


class Script:
    """Parallel lists over the document's tokens. Indices everywhere in this stage are token indices.

    ``sentence_start``/``sentence_end``/``paragraph_end`` bound each token's unit; ``inside`` is the
    outermost closed quotation that a token stands strictly inside of, or None. ``media`` are the media named,
    by their first token; ``media_told`` those that something is told to (لرويترز). ``persons`` are the
    mentions of persons: first token -> end token; ``in_names`` their later tokens; ``attached`` those that a
    clitic is written to, ``bodies`` the mentions of organisations. ``at`` tells where a word stands,
    ``called`` which class noun introduced a name in quotation marks.
    """

    def __init__(
        self, document: Document, mentions: Sequence[Mention] = (), registry: Registry | None = None
    ) -> None:
        self.document = document
        self.persons = _persons(document, mentions)
        self.attached = _attached(document, mentions)
        self.bodies = _named(document, mentions, "organisation") | _named(document, mentions, "group")
        self.places = frozenset(
            k for a, b in _named(document, mentions, "place").items() for k in range(a, b)
        )
        self.in_names = frozenset(k for start, end in self.persons.items() for k in range(start + 1, end))
        self.person_ends = frozenset(self.persons.values())
        self.text = document.text
        self.tokens = document.tokens
        self.words = [t.text for t in self.tokens]
        self.at: dict[str, list[int]] = {}
        for k, token in enumerate(self.tokens):
            if len(token.text) > 2 and token.kind == "word":
                self.at.setdefault(token.text, []).append(k)
        n = len(self.tokens)
        self.sentence_start = [0] * n
        self.sentence_end = [n] * n
        self.paragraph_end = [n] * n
        self._bound()
        self.quotations = quotations(self.text, self.tokens, self.paragraph_end, self.sentence_end)
        self.opens: dict[int, Quotation] = {q.open: q for q in self.quotations}
        self.closes: dict[int, Quotation] = {q.close: q for q in self.quotations if q.closed}
        self.inside: list[Quotation | None] = [None] * n
        for q in self.quotations:
            if q.depth == 0 and q.closed:
                self.inside[q.open + 1 : q.close] = [q] * (q.close - q.open - 1)
        registry = registry or Registry.load()
        self.own_keys = registry.own_keys(document.article) | {outlet_of(document.article, registry)}
        self.registry = registry
        self.media: dict[int, Named] = {
            n.first: n
            for n in find_names(self.tokens, registry)
            if not any(w in "،," for w in self.words[n.first : n.end])  # روسيا، اليوم
        }
        self.own_keys |= {
            n.key
            for n in self.media.values()
            if n.end < 18
            and self.words[n.start - 1 : n.start] == ["("]
            and self.words[n.end : n.end + 1] == [")"]
            and self.words[n.end + 1 : n.end + 2] not in ([","], ["،"], ["."])
            and not registry.is_agency(n.key)
        }
        self.called = {
            tuple(self.words[q.open + 1 : q.close]): q.open - 1
            for q in reversed(self.quotations)
            if q.closed and q.length <= 5 and q.open > 0 and self.words[q.open - 1] in _called_so()
        }
        self.media_told = frozenset(k for k, n in self.media.items() if n.prefix.endswith("ل"))
        self.media_ends = frozenset(n.end - 1 for n in self.media.values())

    def _bound(self) -> None:
        tokens, n = self.tokens, len(self.tokens)
        k = 0
        by_paragraph: dict[int, list[int]] = {}
        for sentence in _joined(self.text, self.document.sentences):
            while k < n and tokens[k].start < sentence.start:
                k += 1
            first = k
            while k < n and tokens[k].start < sentence.end:
                k += 1
            for i in range(first, k):
                self.sentence_start[i] = first
                self.sentence_end[i] = k
            if first < k:
                ends = by_paragraph.setdefault(sentence.paragraph, [first, k])
                ends[1] = k
        for first, last in by_paragraph.values():
            self.paragraph_end[first:last] = [last] * (last - first)

        self.headings = self._headings(by_paragraph)

    def _headings(self, paragraphs: dict[int, list[int]]) -> set[int]:
        """First tokens of paragraphs that are headings: short, without a stop, among others that have one."""
        spans = list(paragraphs.values())
        stopped = [self.tokens[last - 1].text in _STOPS for _, last in spans]
        if len(spans) < 4 or sum(stopped) < 0.6 * len(spans):
            return set()
        return {
            first
            for (first, last), stop in zip(spans, stopped, strict=True)
            if not stop and last - first <= 18
        }

    def is_mark(self, k: int) -> bool:
        """Is the token punctuation?"""
        return self.tokens[k].kind == "punct"

    def quote(self, start: int, end: int) -> str:
        """The original text of the token range."""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end] if start < end else ""

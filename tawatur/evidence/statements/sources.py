"""A source of one article: whoever or whatever speaks in it or may, with all that the article says of it."""

from __future__ import annotations

from typing import Literal

from tawatur.evidence.statements.grammar import Classes, Gender, classes
from tawatur.evidence.statements.names import LINKS
from tawatur.evidence.statements.script import Script
from tawatur.evidence.statements.speakers import Phrase, kind_of
from tawatur.evidence.statements.terms import Tokens, bare, governments, is_title
from tawatur.model import SpeakerKind

_MARKS = frozenset('"«»“”„')
_SELF = frozenset(["نفسه", "نفسها", "ذاته", "ذاتها", "هذا", "هذه"])
_PLURALS = frozenset(
    [
        "شهود",
        "نشطاء",
        "ناشطون",
        "خبراء",
        "علماء",
        "اطباء",
        "سكان",
        "اهالي",
        "اخرون",
        "محللون",
        "مسوولون",
        "مواطنون",
        "باحثون",
        "نواب",
    ]
)


_FEMININE = frozenset(["مصادر", "شرطه", "تقارير", "وسايل", "شكوي", "دعوي", "فتوي"])
_MANY = frozenset(
    ["عدد", "مجموعه", "بعض", "البعض", "معظم", "غالبيه", "عشرات", "مئات", "الاف", "كثيرون", "اخرون"]
)


class Source:
    """``tokens`` is the fullest naming so far, ``words`` its telling words, ``titles`` those beside a name.

    ``spoke`` is the token where it last spoke, -1 before that. ``skip``: so many characters of a clitic
    stand before the name (لديلون).
    """

    def __init__(
        self, script: Script, phrase: Phrase, classes: Classes, gender: Gender = "?", skip: int = 0
    ) -> None:
        self.kind: SpeakerKind = kind_of(script, phrase, classes)
        self.tokens: Tokens = phrase.name or phrase.tokens
        self.skip = skip if self.tokens[0] == phrase.tokens[0] else 0
        self.words = name_words(script, self.tokens, self.skip)
        self.heads = {_nominative_plural(bare(phrase.head))}
        self.titles = title_words(script, phrase)
        tells = gender == "?" and self.kind not in ("person", "government")
        self.gender: Gender = gender_of(phrase.head) if tells else gender
        self.number: Literal["s", "p"] = "p" if is_plural(phrase.head, self.kind) else "s"
        self.spoke = -1
        self.aliases: frozenset[str] = frozenset()

    def grow(self, script: Script, tokens: Tokens | None) -> None:
        """Take a fuller naming of the same source."""
        if tokens is not None:
            self.tokens, self.skip = tokens, 0
            self.words = name_words(script, tokens)

    def name(self, script: Script) -> str:
        """The name as the article writes it, on one line, quotation marks around it off."""
        start, end = self.tokens
        if self.kind != "person":
            end = _short(script, start, end)
        name = clean(script.quote(start, end))
        if self.skip:
            name = "ا" + name[1:] if name.startswith("لل") else name[1:]
        return name


def _nominative_plural(head: str) -> str:
    """A sound plural as a subject is written, so that الباحثين finds باحثون; and المصدر finds مصادر."""
    if head == "مصادر":
        return "مصدر"
    return head[:-2] + "ون" if head.endswith("ين") and head[:-2] + "ون" in classes("ar").anonymous else head


def _short(script: Script, start: int, end: int) -> int:
    """Where the name of a body or a text ends: before a comma, and before a second description of place."""
    places = 0
    for k in range(start + 1, end):
        if k > start + 1 and script.words[k] in classes("ar").describing and k + 1 < end:
            return k  # جيش كذا *المؤلف* من …
        places += script.words[k] == "في"
        if script.words[k] in "،,؛;" or (script.words[k] == "في" and (places > 1 or k - start >= 6)):
            return k
    return end


def clean(name: str) -> str:
    """A name on one line, without marks around it, hashtag signs and half pairs of quotation marks."""
    name = " ".join(name.replace("_", " ").replace("#", " ").split()).strip(" '،,.:;()-–ـ")
    marks = [c for c in name if c in _MARKS]
    inside = len(marks) == 2 and not (name[0] in _MARKS and name[-1] in _MARKS)
    return name if inside else " ".join("".join(c for c in name if c not in _MARKS).split())


def name_words(script: Script, tokens: Tokens, skip: int = 0) -> frozenset[str]:
    """The words of a name that tell it from others."""
    words = [w for w in script.words[tokens[0] : tokens[1]] if w[0].isalnum() and w not in _SELF]
    if skip and words:
        rest = words[0][skip:]
        words[0] = "ا" + rest if rest.startswith("ل") and len(rest) > 3 else rest
    known = frozenset(map(bare, words))
    return known - LINKS or known


def title_words(script: Script, phrase: Phrase) -> set[str]:
    """The words of a phrase beside the name."""
    start, end = phrase.tokens
    name = range(*phrase.name) if phrase.name else range(0)
    words = [script.words[k] for k in range(start, end) if k not in name and script.words[k][0].isalnum()]
    return {bare(w[1:] if w[0] in "ولب" and _stands_free(w[1:]) else w) for w in words}


def _stands_free(word: str) -> bool:
    """Is a word, freed of a letter before it, a title or a state (المندوب الدائم *لقطر*)?"""
    return is_title(word, classes("ar")) or word in governments()


def gender_of(head: str) -> Gender:
    """The gender that verbs take with a noun for their subject; unknown where its form does not tell."""
    if head.endswith(("ه", "ات", "اء")) or bare(head) in _FEMININE:
        return "f"
    return "?" if head.endswith("ا") or len(head) <= 3 else "m"


def is_plural(head: str, kind: SpeakerKind) -> bool:
    """Do verbs after it take the plural (خبراء … وأضافوا)?"""
    if kind not in ("anonymous", "organisation"):
        return False
    return (
        bare(head) in _PLURALS
        or head in _MANY
        or head.endswith("ون")
        or (kind == "anonymous" and head.endswith("و"))
        or (head.endswith("ين") and len(head) > 5)
    )

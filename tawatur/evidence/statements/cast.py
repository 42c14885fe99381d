"""The cast of an article: everybody it names, and whom an explicit phrase means among them.

A surname finds the fullest name that contains it; an office or a body with the article (الوزير، الصحيفة)
the latest source of that head. Where two fit equally well nothing is resolved.
"""

from __future__ import annotations

from functools import cache

from tawatur.evidence.statements.grammar import Classes, Gender, classes
from tawatur.evidence.statements.introductions import introduced
from tawatur.evidence.statements.names import like_name, takes_no_article
from tawatur.evidence.statements.origins import are_of_two_states, root
from tawatur.evidence.statements.people import People
from tawatur.evidence.statements.script import Script
from tawatur.evidence.statements.sources import Source
from tawatur.evidence.statements.speakers import Phrase
from tawatur.evidence.statements.terms import (
    PREPOSITIONS,
    Tokens,
    bare,
    governments,
    is_source_noun,
    is_title,
)

_GENERIC = frozenset(
    [
        "مسوول",
        "مسيول",
        "متحدث",
        "ناطق",
        "قيادي",
        "دبلوماسي",
        "زعيم",
        "سياسي",
        "خبير",
        "محلل",
        "كاتب",
        "باحث",
        "رجل",
        "مرشح",
        "نايب",
        "فنان",
        "لاعب",
        "مدرب",
        "صحافي",
        "صحفي",
        "ناشط",
        "نجم",
        "شاب",
    ]
)


_OF_A_PLACE = frozenset(["محافظ", "عمده", "حاكم"])
"""Offices of which a report from a place names only one."""


@cache
def _bare_bodies() -> frozenset[str]:
    """The class nouns of bodies without article."""
    return frozenset(map(bare, classes("ar").bodies))


class Cast(People):
    """All sources of one article: its persons, and whoever has spoken."""

    def __init__(self, script: Script, classes: Classes) -> None:
        super().__init__(script, classes)
        self.spoken: list[Source] = []

    # ------------------------------------------------------------ an explicit phrase

    def refer(self, phrase: Phrase, gender: Gender, at: int, skip: int = 0) -> Source:
        """The source that an explicit phrase names; it becomes the latest speaker.

        ``skip``: how many characters before it are a preposition.
        """
        phrase = self._in_full(phrase)
        source = Source(self.script, phrase, self.classes, gender, skip)
        found = self.resolve(source, phrase) or source
        if source.kind == "organisation":
            found.aliases |= self._in_brackets(phrase.tokens[1])
        if found is not source:
            found.titles |= source.titles
            if gender != "?":
                found.gender = gender
        self.spoke(found, at)
        return found

    def spoke(self, source: Source, at: int) -> None:
        """Remember that a source speaks at a token."""
        if source in self.spoken[-200:]:
            self.spoken.remove(source)
        self.spoken.append(source)
        source.spoke = at

    def resolve(self, source: Source, phrase: Phrase) -> Source | None:
        """The known source that a phrase means, or None if it is a new one or could be two."""
        if phrase.name is not None:
            return self.by_name(source) or self._quoted(source, phrase)
        definite = phrase.head.startswith("ال")
        by_title = (
            source.kind == "person"
            or (source.kind == "anonymous" and definite)
            or is_title(phrase.head, self.classes)
        )
        if by_title and (definite or len(source.words) > 1):
            found = self._by_office(source, phrase, definite)
            if found is not None:
                return found
        found = self._by_head(source, definite) or self._unnamed(source, phrase)
        if found is not None:
            return found
        if definite and source.kind == "organisation" and self._is_described(phrase):
            source.grow(self.script, introduced(self.script, phrase, self.script.at, self.classes))
        if definite and source.kind == "organisation" and not is_source_noun(phrase.head, self.classes):
            found = self.surname(phrase.head)
            if found is not None:
                return found
        if len(source.words) <= 2 and source.kind == "organisation" and not source.heads & _bare_bodies():
            surname = [p for p in self.sharing(source.words) if source.words <= p.words]
            return surname[0] if len(surname) == 1 else None
        return None

    def _in_full(self, phrase: Phrase) -> Phrase:
        """A name in quotation marks with the class noun that it had elsewhere («أس»: صحيفة «أس» الإسبانية),
        or that it is a part of («الداخلية»: وزارة الداخلية).
        """
        start, end = phrase.tokens
        words = self.script.words
        quotation = self.script.opens.get(start)
        if quotation is None and phrase.name is None and self._is_bare(phrase):
            return self._ministry(words[start:end]) or phrase
        if (
            quotation is None
            or not quotation.closed
            or quotation.close + 1 != end
            or start in self.script.media
        ):
            return phrase
        inside = words[start + 1 : quotation.close]
        k = self.script.called.get(tuple(inside))
        if k is not None and k + 1 != start:
            for j in range(k - 1, max(0, k - 3) - 1, -1):
                if self.script.is_mark(j) or words[j] in PREPOSITIONS:
                    break
                if words[j] in self.classes.bodies or words[j] in self.classes.media:
                    k = j  # *شركة* أبحاث السوق «كذا»
            stop = self.script.called[tuple(inside)] + len(inside) + 3
            while stop < len(words) and words[stop].startswith("ال") and words[stop].endswith(("ي", "يه")):
                stop += 1
            return Phrase((k, stop), None, words[k])
        return self._ministry(inside) or phrase

    def _in_brackets(self, k: int) -> frozenset[str]:
        """The words of the other name of a body that stands in brackets behind it (منظمة كذا (الفاو))."""
        words = self.script.words
        close = next((j for j in range(k + 2, min(len(words), k + 5)) if words[j] == ")"), 0)
        return (
            frozenset(map(bare, words[k + 1 : close])) if words[k : k + 1] == ["("] and close else frozenset()
        )

    def _is_bare(self, phrase: Phrase) -> bool:
        """Is a phrase a definite adjective that a ministry may be called by (الخارجية البريطانية)?"""
        head = phrase.head
        if not (head.startswith("ال") and head.endswith("يه")) or phrase.tokens[1] - phrase.tokens[0] > 3:
            return False
        if is_title(head, self.classes) or head in governments() or head in self.classes.media:
            return False
        places = self.script.at.get(head, ())[:20]
        return head not in self.classes.bodies or any(self.script.words[k - 1] == "وزاره" for k in places)

    def _ministry(self, inside: list[str]) -> Phrase | None:
        """The body that a quoted part of its name means (وزارة *الداخلية*, هيئة *الغذاء والدواء*)."""
        words, first = self.script.words, inside[0] if inside else ""
        if not first.startswith("ال"):
            return None
        for word in (first, "لل" + first[2:]):
            for k in self.script.at.get(word, ())[:20]:
                if words[k + 1 : k + len(inside)] != inside[1:]:
                    continue
                for j in range(k - 1, max(0, k - 3) - 1, -1):
                    noun = words[j] in self.classes.bodies and words[j].startswith("ال") == (word != first)
                    if noun and (j == k - 1 or word != first):
                        return Phrase((j, k + len(inside)), None, words[j])
                    if not words[j].startswith("ال"):
                        break
        return None

    def _is_described(self, phrase: Phrase) -> bool:
        """Is a phrase a definite noun with nothing but adjectives (الصحيفة، الصحيفة الإسبانية)?"""
        words = self.script.words[phrase.tokens[0] + 1 : phrase.tokens[1]]
        return all(w.startswith("ال") and w.endswith(("ي", "يه")) for w in words)

    def can_speak(self, tokens: Tokens) -> bool:
        """Does a phrase by its head name somebody or some body, rather than whom one speaks to?"""
        head = self.script.words[tokens[0]]
        if is_title(head, self.classes) or is_source_noun(head, self.classes) or like_name(head):
            return True
        if head.endswith(("ان", "ين")) and head[:-2] in self.classes.bodies:
            return True  # الجيشان
        if (
            head in governments()
            or head in self.classes.media
            or self.script.is_mark(tokens[0])
            or head[0].isascii()
        ):
            return True
        return self.surname(head) is not None or bare(head) in {h for s in self.spoken[-60:] for h in s.heads}

    def may_name(self, word: str) -> bool:
        """May a folded word, freed of its preposition, be somebody's name, known or by its look?"""
        return self.surname(word) is not None or like_name(word)

    def _by_head(self, source: Source, definite: bool) -> Source | None:
        """A body or a text met before: the same words, or its head word with the article (الوزارة)."""
        for other in reversed(self.spoken[-200:]):
            if other.kind != source.kind or source.kind == "person":
                continue
            rest = source.words - _bare_bodies() or source.words
            if source.words == other.words or (other.aliases and rest == other.aliases):
                return other
            same_head = bool(source.heads & other.heads)
            if (
                same_head
                and definite
                and source.kind == "anonymous"
                and len(source.words) == 1
                and (source.number == "p" or source.heads == {"مصدر"})
            ):
                return other  # باحثون إيطاليون … الباحثين
            if same_head and source.words <= other.words and (definite or len(source.words) > 1):
                return other
            if same_head and definite and len(source.words) == 1 and source.kind == "organisation":
                return other
            if same_head and other.words < source.words and source.kind == "document" and definite:
                other.tokens, other.words = source.tokens, source.words
                return other
        return None

    def _unnamed(self, source: Source, phrase: Phrase) -> Source | None:
        """الصحيفة, الشركة: what has spoken by its name alone («واشنطن بوست», أبل) and is of that class."""
        if len(source.words) > 1 or not phrase.head.startswith("ال") or source.kind != "organisation":
            return None
        bodies = [s for s in dict.fromkeys(self.spoken[-60:]) if s.kind == "organisation"]
        media = [
            s for s in bodies if s.tokens[0] in self.script.media or s.tokens[0] + 1 in self.script.media
        ]
        if phrase.head in self.classes.media:
            return media[-1] if media else None
        named = [s for s in bodies if s not in media and all(map(takes_no_article, s.heads))]
        return named[0] if phrase.head in self.classes.proper and len(named) == 1 else None

    def _quoted(self, source: Source, phrase: Phrase) -> Source | None:
        """«أمنستي»: the body that was introduced with that name in quotation marks."""
        start = phrase.tokens[0]
        if start not in self.script.opens:
            return None
        fits = [s for s in self.spoken[-60:] if s.kind == "organisation" and source.words < s.words]
        return fits[-1] if fits else None

    def _by_office(self, source: Source, phrase: Phrase, definite: bool) -> Source | None:
        head = bare(phrase.head)
        for one, other in self.classes.same_office.items():
            if one <= source.titles:
                source.titles = source.titles - one | other
                head = "وزير" if head in one else head
        rest = {w for w in source.titles if w != head and len(w) > 2}
        kinds = (
            ("anonymous",)
            if source.kind == "anonymous" and head not in self.classes.offices
            else ("person", "anonymous")
        )
        pool = [p for p in dict.fromkeys([*self.sharing({head}), *self.spoken[-60:]]) if p.kind in kinds]
        same = [p for p in pool if head in p.titles or head in p.heads or head in p.words]
        if rest:
            wanted = {root(w) for w in rest}
            known = {p: {root(w) for w in p.titles | p.words} for p in same}
            full = [p for p in same if wanted <= known[p]]
            if head in _OF_A_PLACE and len(same) == 1 and not same[0].titles - {head}:
                full = same  # المحافظ فلان … محافظ بيشة
            states = {root(bare(w)) for w in rest if w in governments() or "ال" + w in governments()}
            near = [
                p
                for p in same
                if states <= known[p] and self._same_office(wanted, {root(w) for w in p.titles - {head}})
            ]
            same = full or near
        elif not definite:
            same = []
        if same:
            return max(same, key=lambda p: (p.spoke, -p.tokens[0]))
        if head in _GENERIC and definite:
            said = [p for p in self.spoken if p.kind == "person"]
            roots = {root(w) for w in rest}
            foreign = bool(said) and are_of_two_states(rest, said[-1].titles)
            if said and (
                not rest
                or (len(set(said)) == 1 and not foreign)
                or roots & {root(w) for w in said[-1].titles}
            ):
                return said[-1]
        return None

    @staticmethod
    def _same_office(wanted: set[str], known: set[str]) -> bool:
        """Do two namings of an office agree (وزير الأوقاف الأردني، وزير الأوقاف والمقدسات الأردني)?"""
        shared = wanted & known
        return bool(known) and (known <= wanted or (len(wanted) > 2 and 3 * len(shared) >= 2 * len(wanted)))

"""The cast of an article: everybody it names, and whom an explicit phrase means among them.

A surname finds the fullest name that contains it; an office or a body with the article (الوزير، الصحيفة)
the latest source of that head. Where two fit equally well nothing is resolved.
"""

from __future__ import annotations

from functools import cache

from tawatur.evidence.statements.grammar import Classes, Gender, classes
from tawatur.evidence.statements.introductions import introduced
from tawatur.evidence.statements.names import is_listed, like_name, takes_no_article
from tawatur.evidence.statements.openings import COMMAS
from tawatur.evidence.statements.origins import are_of_two_states, root
from tawatur.evidence.statements.phrases import phrase_from
from tawatur.evidence.statements.script import Script
from tawatur.evidence.statements.sources import Source
from tawatur.evidence.statements.speakers import (
    PREPOSITIONS,
    Phrase,
    Tokens,
    bare,
    governments,
    grown,
    is_source_noun,
    is_title,
    name_in,
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


@cache
def _bare_bodies() -> frozenset[str]:
    """The class nouns of bodies without article."""
    return frozenset(map(bare, classes("ar").bodies))


class Cast:
    """All sources of one article: persons known by name from anywhere in it, and whoever has spoken."""

    def __init__(self, script: Script, classes: Classes) -> None:
        self.script = script
        self.classes = classes
        self.people: list[Source] = []
        self._by_word: dict[str, list[Source]] = {}
        self._places: dict[str, list[int]] = {}
        for k, word in enumerate(script.words):
            if len(word) > 2 and script.tokens[k].kind == "word":
                self._places.setdefault(word, []).append(k)
        self.spoken: list[Source] = []
        self._meet_everybody()

    # ------------------------------------------------------------ persons named anywhere

    def _meet_everybody(self) -> None:
        """Collect the persons whom the article names anywhere, so that a surname can find its full name."""
        script, classes = self.script, self.classes
        lone_last = sorted(script.persons.items(), key=lambda p: p[1] - p[0] < 2)
        for k, end in lone_last:
            start = self._titles_before(k)
            name = grown(script, (k, end), min(script.sentence_end[k], end + 1))
            end = stop = after = name[1]
            if after + 1 < len(script.words) and script.words[after] in COMMAS:
                after += 1
            if after < len(script.words) and is_title(script.words[after], classes):
                stop = self._titles_after(after)
            self._meet(Phrase((start, stop), name, script.words[start]))
        seen = 0
        for k, word in enumerate(script.words):
            if k < seen or not (
                is_title(word, classes) or (word[0] in "لبو" and is_title(word[1:], classes))
            ):
                continue
            phrase = phrase_from(script, k, min(script.sentence_end[k], k + 18), classes)
            found = name_in(script, phrase, classes) if phrase else None
            if phrase and found and (not script.persons or found[0] in script.persons):
                self._meet(Phrase(phrase, found, word))
                seen = found[1]

    def _titles_before(self, k: int) -> int:
        script, start, title = self.script, k, k
        while start > script.sentence_start[k] and k - start < 8:
            word = script.words[start - 1]
            if is_title(word, self.classes):
                title = start - 1
            elif not word.startswith(("ال", "لل", "بال")) and word not in ("باسم", "في", "،"):
                break
            start -= 1
        return title

    def _titles_after(self, k: int) -> int:
        """Where the office that follows a name ends: its noun, one word it is annexed to, definite words."""
        script, j = self.script, k + 1
        while j < script.sentence_end[k] and j - k < 7:
            word = script.words[j]
            annexed = j == k + 1 and script.tokens[j].kind == "word" and word not in PREPOSITIONS
            definite = word.startswith(("ال", "لل", "بال", "وال")) and word not in PREPOSITIONS
            if not (annexed or definite or word in ("في", "باسم", "لدي") or word in governments()):
                break
            j += 1
        return j

    def _meet(self, phrase: Phrase) -> None:
        source = Source(self.script, phrase, self.classes)
        fits = [p for p in self.sharing(source.words) if self._one_person(p, source)]
        if len(source.words) < 2 and len(fits) > 1:
            return
        if not fits and len(source.words) == 1 and not source.titles:
            fits = self._by_given_name(source)
        for known in fits:
            if len(known.words & source.words) < 2 and len(fits) > 1:
                continue
            known.titles |= source.titles
            known.heads |= source.heads
            if len(source.words) > len(known.words):
                known.words, known.tokens = source.words, source.tokens
            self._index(known)
            return
        self.people.append(source)
        self._index(source)

    def _index(self, source: Source) -> None:
        for word in source.words | source.titles | source.heads:
            row = self._by_word.setdefault(word, [])
            if source not in row[-20:]:
                row.append(source)

    def sharing(self, words: frozenset[str] | set[str]) -> list[Source]:
        """The persons of the article who share a word with these, in the order of their naming."""
        found = {id(p): p for w in words for p in self._by_word.get(w, ())}
        return sorted(found.values(), key=lambda p: p.tokens[0])

    def _by_given_name(self, source: Source) -> list[Source]:
        """Whom a bare given name means: the one person of the article whose full name begins with it."""
        fits = [p for p in self.sharing(source.words) if len(p.words) > 1]
        begin = [p for p in fits if bare(self.script.words[p.tokens[0]]) in source.words]
        return begin if len(fits) == 1 else []

    def _one_person(self, one: Source, other: Source) -> bool:
        """May two namings be of one person: the shorter inside the longer, and no given name alone?"""
        short, long = (one, other) if len(one.words) <= len(other.words) else (other, one)
        if not short.words <= long.words:
            return False
        given = self.script.words[long.tokens[0]]
        return len(short.words) > 1 or len(long.words) == 1 or given not in short.words

    # ------------------------------------------------------------ an explicit phrase

    def refer(self, phrase: Phrase, gender: Gender, at: int, skip: int = 0) -> Source:
        """The source that an explicit phrase names; it becomes the latest speaker.

        ``skip``: how many characters before it are a preposition.
        """
        source = Source(self.script, phrase, self.classes, gender, skip)
        found = self.resolve(source, phrase) or source
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
        if definite and source.kind == "organisation" and len(source.words) == 1:
            source.grow(self.script, introduced(self.script, phrase, self._places, self.classes))
        if definite and source.kind == "organisation" and not is_source_noun(phrase.head, self.classes):
            found = self._surname(phrase.head)
            if found is not None:
                return found
        if len(source.words) <= 2 and source.kind == "organisation" and not source.heads & _bare_bodies():
            surname = [p for p in self.sharing(source.words) if source.words <= p.words]
            return surname[0] if len(surname) == 1 else None
        return None

    def can_speak(self, tokens: Tokens) -> bool:
        """Does a phrase by its head name somebody or some body, rather than whom one speaks to?"""
        head = self.script.words[tokens[0]]
        if is_title(head, self.classes) or is_source_noun(head, self.classes) or like_name(head):
            return True
        if (
            head in governments()
            or head in self.classes.media
            or self.script.is_mark(tokens[0])
            or head[0].isascii()
        ):
            return True
        return self._surname(head) is not None or bare(head) in {
            h for s in self.spoken[-60:] for h in s.heads
        }

    def may_name(self, word: str) -> bool:
        """May a folded word, freed of its preposition, be somebody's name, known or by its look?"""
        return self._surname(word) is not None or like_name(word)

    def _surname(self, word: str) -> Source | None:
        """The one person of the article whose name holds a word with the article (الفوزان)."""
        name = bare(word)
        fits = [p for p in self.sharing({name}) if name in p.words and len(name) > 2]
        if len(fits) == 1:
            return fits[0]
        if fits or is_title(word, self.classes) or is_source_noun(word, self.classes):
            return None
        if not (word.startswith("ال") or like_name(word)):
            return None
        for k in self._places.get(word, ())[:50]:
            start = k
            while (
                start > self.script.sentence_start[k]
                and k - start < 4
                and like_name(self.script.words[start - 1])
            ):
                start -= 1
            if start < k and (k - start > 1 or is_listed(self.script.words[start])):
                self._meet(Phrase((start, k + 1), (start, k + 1), self.script.words[start]))
                met = [p for p in self.sharing({name}) if name in p.words]
                return met[0] if len(met) == 1 else None
        return None

    def _by_head(self, source: Source, definite: bool) -> Source | None:
        """A body or a text met before: the same words, or its head word with the article (الوزارة)."""
        for other in reversed(self.spoken[-200:]):
            if other.kind != source.kind or source.kind == "person":
                continue
            if source.words == other.words:
                return other
            same_head = bool(source.heads & other.heads)
            if (
                same_head
                and definite
                and source.kind == "anonymous"
                and len(source.words) == 1
                and source.number == "p"
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

    def by_name(self, source: Source) -> Source | None:
        """The one person whose name holds these words, or whose full name they hold; None if two fit."""
        sharing = self.sharing(source.words)
        fits = [p for p in sharing if source.words <= p.words]
        if not fits:
            fits = [p for p in sharing if p.words <= source.words and len(p.words) > 1]
        if not fits and source.tokens[1] - source.tokens[0] == 1:
            found = self._surname(self.script.words[source.tokens[0]])
            fits = [found] if found is not None else []
        if not fits:
            return None
        if len(source.words) == 1:
            surnames = [p for p in fits if bare(self.script.words[p.tokens[1] - 1]) in source.words]
            fits = surnames or fits
        longest = max(fits, key=lambda p: len(p.words))
        if all(p.words <= longest.words for p in fits):
            return longest
        titled = [p for p in fits if p.titles & source.titles]
        said = [p for p in fits if p.spoke >= 0]
        for choice in (titled, said):
            if len(choice) == 1:
                return choice[0]
        return max(said, key=lambda p: p.spoke) if said else None

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

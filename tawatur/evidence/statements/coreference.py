"""Whom a speaker's phrase, a bare verb or a participle refers back to, within one article.

Sources are kept in reading order. A surname finds the fullest name that contains it; an office or a body
with the article (الوزير، الصحيفة) the latest source of that head; an elided subject the latest speaker
that agrees in gender and number, unless its own sentence has a person for subject. Two different
people that fit a surname equally well leave the phrase as it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.evidence.statements.cues import Cue
from tawatur.evidence.statements.grammar import Classes, Gender
from tawatur.evidence.statements.script import Script
from tawatur.evidence.statements.speakers import Phrase, Tokens, kind_of, name_in, phrase_from
from tawatur.model import Mention, SpeakerKind

_CONTINUES = frozenset({"أضاف", "تابع", "أردف", "استطرد", "زاد", "واصل", "مضى", "استدرك", "ختم", "اختتم"})
_FAMILY = frozenset({"بن", "ابن", "بنت", "ال", "عبد", "ابو", "الله", "الدين"})
_GENERIC = frozenset({"مسوول", "مسيول", "متحدث", "ناطق", "قيادي", "دبلوماسي", "زعيم", "سياسي", "خبير", "محلل", "كاتب", "باحث", "رجل", "مرشح", "نايب", "فنان", "لاعب", "مدرب", "صحافي", "صحفي", "ناشط", "نجم"})


def bare(word: str) -> str:
    """A folded word without the article, as names and titles are compared."""
    for prefix in ("وال", "بال", "لل", "ال"):
        if word.startswith(prefix) and len(word) - len(prefix) >= 2:
            return word[len(prefix) :]
    return word


class Source:
    """Somebody or something that may speak in the article, with all that is known of it so far."""

    def __init__(self, script: Script, phrase: Phrase, kind: SpeakerKind, gender: Gender) -> None:
        self.kind = kind
        self.gender: Gender = gender
        self.number = "?"
        self.tokens: Tokens = phrase.name or phrase.tokens
        self.words = name_words(script, self.tokens)
        self.heads = {bare(phrase.head)}
        self.titles = title_words(script, phrase)
        self.last = phrase.tokens[0]
        self.spoke = -1

    def name(self, script: Script) -> str:
        """The name as the article writes it, quotation marks and line breaks off."""
        start, end = self.tokens
        return clean(script.quote(start, end))


def clean(name: str) -> str:
    """A name on one line, without marks around it."""
    return " ".join(name.split()).strip(" \"'«»“”،,.:()-–")


def name_words(script: Script, tokens: Tokens) -> frozenset[str]:
    """The words of a name that tell it from others."""
    return frozenset(bare(w) for w in script.words[tokens[0] : tokens[1]] if w[0].isalnum()) - _FAMILY


def title_words(script: Script, phrase: Phrase) -> set[str]:
    """The words of a phrase beside the name."""
    start, end = phrase.tokens
    inside = range(*phrase.name) if phrase.name else range(0)
    return {bare(script.words[k]) for k in range(start, end) if k not in inside and script.words[k][0].isalnum()}


class Cast:
    """All sources of one article: persons known by name from anywhere in it, and whoever has spoken."""

    def __init__(self, script: Script, classes: Classes, mentions: Sequence[Mention] = ()) -> None:
        self.script = script
        self.classes = classes
        self.persons: dict[int, int] = {}
        for mention in mentions:
            if mention.kind == "person":
                inside = script.document.tokens_in(mention.start, mention.end)
                if inside:
                    self.persons[inside.start] = inside.stop
        self.people: list[Source] = []
        self.spoken: list[Source] = []
        self._meet_everybody()

    def _meet_everybody(self) -> None:
        """Collect the persons that the article names anywhere, so that a surname can find its full name."""
        script, classes = self.script, self.classes
        seen = 0
        for k, word in enumerate(script.words):
            if k in self.persons:
                name = (k, self.persons[k])
                start = self._titles_before(k)
                self._meet(Phrase((start, name[1]), name, script.words[start]))
                seen = name[1]
                continue
            if k < seen or self.persons:
                continue
            if word in classes.honorifics or bare(word) in classes.offices:
                tokens = phrase_from(script, k, min(script.sentence_end[k], k + 16), classes)
                name = name_in(script, tokens[0], tokens[1], classes) if tokens else None
                if tokens and name:
                    self._meet(Phrase((tokens[0], max(tokens[1], name[1])), name, word))
                    seen = name[1]

    def _titles_before(self, k: int) -> int:
        script = self.script
        start = k
        while start > script.sentence_start[k] and k - start < 8:
            word = script.words[start - 1]
            if word in self.classes.honorifics or bare(word) in self.classes.offices:
                start -= 1
            elif word.startswith("ال") and k - start < 5:
                start -= 1
            else:
                break
        while start < k and not (script.words[start] in self.classes.honorifics or bare(script.words[start]) in self.classes.offices):
            start += 1
        return start

    def _meet(self, phrase: Phrase) -> Source:
        source = Source(self.script, phrase, "person", "?")
        for known in self.people:
            if source.words == known.words or (
                len(known.words & source.words) >= 2 and (source.words <= known.words or known.words <= source.words)
            ):
                known.titles |= source.titles
                known.heads |= source.heads
                if len(source.words) > len(known.words):
                    known.words, known.tokens = source.words, source.tokens
                return known
        self.people.append(source)
        return source

    def refer(self, phrase: Phrase, cue_gender: Gender, at: int) -> Source:
        """The source that an explicit phrase names; it becomes the latest speaker."""
        kind = kind_of(self.script, phrase, self.classes)
        source = Source(self.script, phrase, kind, cue_gender)
        found = self._known(source, phrase)
        if found is None:
            found = source
        else:
            found.titles |= source.titles
            if cue_gender != "?":
                found.gender = cue_gender
        self.spoke(found, at)
        return found

    def spoke(self, source: Source, at: int) -> None:
        """Remember that a source speaks at a token."""
        if source in self.spoken:
            self.spoken.remove(source)
        self.spoken.append(source)
        source.spoke = source.last = at

    def _known(self, source: Source, phrase: Phrase) -> Source | None:
        if phrase.name is not None and source.kind == "person":
            return self._by_name(source)
        definite = phrase.head.startswith("ال")
        length = len(source.words)
        if source.kind == "person" or (source.kind == "anonymous" and definite):
            found = self._by_office(source, phrase)
            if found is not None:
                return found
        if source.kind in ("organisation", "document", "anonymous", "person"):
            for other in reversed(self.spoken):
                if other.kind != source.kind:
                    continue
                if source.words == other.words or (source.words <= other.words and (definite or length > 1) and source.heads & other.heads):
                    return other
        if source.kind == "organisation":
            surname = [p for p in self.people if source.words <= p.words]
            if surname and not definite and len(surname) == 1 and phrase.head not in self.classes.bodies:
                return surname[0]
            if len(surname) == 1 and length <= 2 and bare(phrase.head) not in {bare(b) for b in self.classes.bodies}:
                return surname[0]
        return None

    def _by_name(self, source: Source) -> Source | None:
        fits = [p for p in self.people if source.words <= p.words]
        if not fits:
            fits = [p for p in self.people if p.words <= source.words and len(p.words) > 1]
        if not fits:
            return None
        longest = max(fits, key=lambda p: (len(p.words), p.last))
        if all(p.words <= longest.words for p in fits):
            return longest
        said = [p for p in fits if p.spoke >= 0]
        titled = [p for p in fits if p.titles & source.titles]
        for choice in (titled, said):
            if len(choice) == 1:
                return choice[0]
        return max(said, key=lambda p: p.spoke) if said else None

    def _by_office(self, source: Source, phrase: Phrase) -> Source | None:
        head = bare(phrase.head)
        rest = source.titles - {head}
        pool = [p for p in dict.fromkeys([*self.people, *self.spoken]) if p.kind in ("person", "anonymous")]
        same = [p for p in pool if head in p.titles | p.heads | p.words]
        if rest:
            same = [p for p in same if rest <= p.titles | p.words] or [p for p in same if len(rest & p.titles) * 2 >= len(rest)]
        if same:
            return max(same, key=lambda p: (p.spoke, -p.tokens[0]))
        if head in _GENERIC:
            said = [p for p in self.spoken if p.kind == "person"]
            if said and (not rest or rest & said[-1].titles):
                return said[-1]
        return None

    def elided(self, cue: Cue, start: int, content_before: int) -> Source | None:
        """Who speaks where no subject is written. ``start``: where the cue's own clause may begin."""
        form = cue.form
        if form.entry.lemma not in _CONTINUES or not self.spoken:
            subject = self._subject_of(cue, start, content_before)
            if subject is not None:
                self.spoke(subject, cue.at)
                return subject
        for source in reversed(self.spoken):
            if self._agrees(source, form.gender, form.number):
                self.spoke(source, cue.at)
                return source
        if self.spoken:
            return None
        before = [p for p in self.people if p.tokens[0] < cue.at and self._agrees(p, form.gender, form.number)]
        if before:
            self.spoke(before[0], cue.at)
            return before[0]
        return None

    def _agrees(self, source: Source, gender: Gender, number: str) -> bool:
        if number in ("p", "d"):
            return source.kind in ("anonymous", "organisation") or source.number in ("p", "d")
        return gender == "?" or source.gender in ("?", gender)

    def _subject_of(self, cue: Cue, start: int, content_before: int) -> Source | None:
        """The person who is subject of the clause that an elided cue belongs to (انتقد فلان … وقال)."""
        script = self.script
        if content_before > script.sentence_start[cue.at]:
            return None
        if cue.form.gender == "f":
            return None
        for k in range(script.sentence_start[cue.at], min(cue.at, script.sentence_start[cue.at] + 14)):
            for person in self.people:
                if person.tokens[0] == k or (person.words and bare(script.words[k]) in person.words and len(bare(script.words[k])) > 2 and script.words[k] not in _FAMILY):
                    before = script.words[k - 1] if k else ""
                    if before in ("من", "الي", "علي", "في", "عن", "مع", "بين") or script.words[k].startswith(("ل", "ب")) and not script.words[k].startswith("ال"):
                        continue
                    return person
        return None

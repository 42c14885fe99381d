"""The persons of an article: everybody it names anywhere, so that a surname or a rank finds its full name."""

from __future__ import annotations

from rapidfuzz.distance import Levenshtein

from tawatur.evidence.statements.grammar import Classes
from tawatur.evidence.statements.names import is_known, is_listed, is_office, like_name
from tawatur.evidence.statements.naming import grown, name_in
from tawatur.evidence.statements.openings import COMMAS
from tawatur.evidence.statements.phrases import phrase_from
from tawatur.evidence.statements.script import Script
from tawatur.evidence.statements.sources import Source
from tawatur.evidence.statements.speakers import VOICES, Phrase, spoken_for
from tawatur.evidence.statements.terms import (
    PREPOSITIONS,
    Tokens,
    bare,
    governments,
    is_source_noun,
    is_title,
)


class People:
    """Persons known by name from anywhere in one article, found by any word of their names and titles."""

    def __init__(self, script: Script, classes: Classes) -> None:
        self.script = script
        self.classes = classes
        self.people: list[Source] = []
        self._by_word: dict[str, list[Source]] = {}
        self._meet_everybody()

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
        for k, (end, skip) in sorted(script.attached.items()):
            self._meet(Phrase((k, end), (k, end), script.words[k][skip:]), skip)
        seen = 0
        for k, word in enumerate(script.words):
            if k < seen or not (
                is_title(word, classes) or (word[0] in "لبو" and is_title(word[1:], classes))
            ):
                continue
            phrase = phrase_from(script, k, min(script.sentence_end[k], k + 18), classes)
            found = name_in(script, phrase, classes) if phrase else None
            if phrase and spoken_for(script, phrase, classes):
                continue
            if phrase and found and (not script.persons or self._is_sure(found)):
                self._meet(Phrase(phrase, found, word))
                seen = found[1]
        for person in self.people:
            if len(person.words) == 1:
                self._find_given_name(person)

    def _is_sure(self, name: Tokens) -> bool:
        """Is a name behind a title tagged, or does a known given name begin it?"""
        start, end = name
        return start in self.script.persons or (end - start > 1 and is_known(self.script.words[start]))

    def _find_given_name(self, person: Source) -> None:
        """Give a lone surname the one given name that stands before it where no tagger saw a name."""
        script, found = self.script, dict[str, int]()
        for k in script.at.get(script.words[person.tokens[0]], ())[:50]:
            if k < 2 or script.sentence_start[k] > k - 1 or k - 1 in script.persons:
                continue
            given, before = script.words[k - 1], script.words[k - 2]
            led = before.startswith(("ال", "لل")) or is_title(before, self.classes)
            if led and before not in PREPOSITIONS and given not in governments() and like_name(given):
                found[given] = k
        if len(found) == 1:
            k = next(iter(found.values()))
            person.grow(script, (k - 1, k + 1))
            self._index(person)

    def _titles_before(self, k: int) -> int:
        script, start, title = self.script, k, k
        while start > script.sentence_start[k] and k - start < 8:
            word = script.words[start - 1]
            if word == "باسم" and script.words[start - 2] in VOICES:
                break
            if word[2:] in self.classes.offices and word[:2] == "ال" and is_office(script.words[start]):
                break  # أبلغ الرئيس *كبير* موظفيه فلانا
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

    def _meet(self, phrase: Phrase, skip: int = 0) -> None:
        source = Source(self.script, phrase, self.classes, skip=skip)
        fits = [p for p in self.sharing(source.words) if self._one_person(p, source)]
        if len(source.words) < 2 and len(fits) > 1:
            return
        if not fits and len(source.words) > 1:
            fits = [p for p in self.sharing(source.words) if self._is_misspelt(source, p)]
        rare = not is_listed(self.script.words[source.tokens[0]])
        if not fits and len(source.words) == 1 and (rare or not source.titles):
            fits = self._by_given_name(source)
        for known in fits:
            if len(known.words & source.words) < 2 and len(fits) > 1:
                continue
            known.titles |= source.titles
            known.heads |= source.heads
            if len(source.words) > len(known.words):
                known.words, known.tokens, known.skip = source.words, source.tokens, source.skip
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

    def by_name(self, source: Source) -> Source | None:
        """The one person whose name holds these words, or whose full name they hold; None if two fit."""
        sharing = self.sharing(source.words)
        fits = [p for p in sharing if source.words <= p.words]
        if not fits:
            fits = [p for p in sharing if p.words <= source.words and len(p.words) > 1]
        if not fits and len(source.words) > 1:
            fits = [p for p in sharing if self._is_misspelt(source, p)]
        if not fits and source.tokens[1] - source.tokens[0] == 1:
            found = self.surname(self.script.words[source.tokens[0]])
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

    def _is_misspelt(self, source: Source, other: Source) -> bool:
        """Are two namings one but for a letter of one word (فيرنانديز دياز، خورخي فيرنانيز دياز)?"""
        last = [self.script.words[s.tokens[1] - 1] for s in (source, other)]
        left = source.words - other.words
        if last[0] != last[1] or len(left) != 1 or len(next(iter(left))) < 5:
            return False
        return any(Levenshtein.distance(next(iter(left)), w, score_cutoff=1) < 2 for w in other.words)

    def has_surname(self, word: str) -> bool:
        """Does the full name of a person end in a folded word?"""
        return any(
            p.kind == "person" and len(p.words) > 1 and self.script.words[p.tokens[1] - 1] == word
            for p in self._by_word.get(bare(word), ())
        )

    def surname(self, word: str) -> Source | None:
        """The one person of the article whose name holds a word with the article (الفوزان)."""
        name = bare(word)
        fits = [p for p in self.sharing({name}) if name in p.words and len(name) > 2]
        if len(fits) == 1:
            return fits[0]
        if fits or is_title(word, self.classes) or is_source_noun(word, self.classes):
            return None
        if not (word.startswith("ال") or like_name(word)):
            return None
        for k in self.script.at.get(word, ())[:50]:
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

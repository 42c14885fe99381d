"""Whom a bare verb, a participle or a pronoun of rank refers back to, within one article.

The latest speaker that agrees in gender and number, unless the verb's own clause has a subject; where
nobody agrees, whoever was named last; else nobody.
"""

from __future__ import annotations

import re

from tawatur.corpus.clitics import frequency, split
from tawatur.evidence.statements.cast import Cast
from tawatur.evidence.statements.cues import Cue
from tawatur.evidence.statements.grammar import cue_forms
from tawatur.evidence.statements.heads import IN_IT, may_head
from tawatur.evidence.statements.names import is_known, is_listed
from tawatur.evidence.statements.objects import is_new_noun
from tawatur.evidence.statements.openings import COMMAS, DASHES
from tawatur.evidence.statements.phrases import phrase_from, state_at
from tawatur.evidence.statements.script import RELATIVES
from tawatur.evidence.statements.sources import Source
from tawatur.evidence.statements.speakers import Phrase, phrase_of
from tawatur.evidence.statements.terms import (
    AROUND,
    PREPOSITIONS,
    Tokens,
    governments,
    is_source_noun,
    is_title,
)

_CONTINUES = frozenset(["أضاف", "تابع", "أردف", "استطرد", "زاد", "واصل", "مضى", "استدرك", "ختم", "اختتم"])
_PARTICLES = frozenset(["لم", "لن", "لا", "ما", "سوف", "لقد", "قد"])
_DERIVED = re.compile("ا[^اوي]{3}|است..+|ان...|ا.ت..")
"""The letters of derived verbs of the past (أصدر، استقبل، انطلق، افتتح)."""
_IN_TURN = frozenset(["بدوره", "بدورها", "بدورهم"])
_BLESSED = (["صلي", "الله"], ["عليه", "الصلاه"], ["عليه", "السلام"])
_NEAR = 90
"""Tokens before a cue in which somebody who has not spoken yet may be meant."""


def elided(cast: Cast, cue: Cue, content_before: int) -> Source | None:
    """Who speaks where no subject is written; ``content_before``: where the last content ended."""
    subject = _described(cast, cue) or _subject_before(cast, cue, content_before)
    if (
        subject is None
        and cue.form.tense == "participle"
        and cast.spoken
        and not _agrees(cast, cast.spoken[-1], cue)
    ):
        subject = _nearest(cast, cue)
    if subject is None and cue.form.gender == "f" and cast.script.words[cue.at + 1 : cue.at + 2] in IN_IT:
        subject = _nearest(cast, cue)  # مستندا إلى شريط تعترف فيه
    if subject is None:
        subject = _prophet(cast, cue)
    if subject is not None:
        cast.spoke(subject, cue.at)
        return subject
    for source in reversed(cast.spoken[-200:]):
        if _agrees(cast, source, cue):
            cast.spoke(source, cue.at)
            return source
    near = _named_before(cast, cue) if cast.spoken else None
    if near is not None:
        if near.gender == "?" and cue.form.gender == "f":
            near.gender = "f"
        cast.spoke(near, cue.at)
        return near
    last = cast.spoken[-1] if cast.spoken else None
    if (
        last is not None
        and cue.form.tense == "participle"
        and last.spoke >= cast.script.sentence_start[cue.at]
    ):
        return last  # chained in one sentence, whatever its ending
    if last is None:
        before = [p for p in cast.people if p.tokens[0] < cue.at and _agrees(cast, p, cue)]
        before = [p for p in before if not _is_byline(cast, p)]
        if before:
            cast.spoke(before[0], cue.at)
            return before[0]
    return None


def _is_byline(cast: Cast, person: Source) -> bool:
    """Does a name begin the text before a dash (فلان الفلاني - الرياض:)?"""
    after = cast.script.words[person.tokens[1] : person.tokens[1] + 1]
    return person.tokens[0] == 0 and bool(after) and after[0] in DASHES


def _prophet(cast: Cast, cue: Cue) -> Source | None:
    """وقال صلى الله عليه وسلم: whom the article named last with that blessing."""
    words = cast.script.words
    if words[cue.at + 1 : cue.at + 3] not in _BLESSED:
        return None
    places = [k for w in ("النبي", "الرسول", "رسول") for k in cast.script.at.get(w, ())[:50]]
    before = [k for k in places if k < cue.at] or places
    if not before:
        return None
    k = max(before)
    tokens = (k, k + 1 + (words[k + 1 : k + 2] == ["الله"]))
    return cast.refer(Phrase(tokens, None, words[k]), "m", cue.at)


def _named_before(cast: Cast, cue: Cue, start: int | None = None) -> Source | None:
    """The person mentioned last before a cue that no earlier speaker agrees with."""
    floor = cue.at - _NEAR if start is None else start
    for k in sorted((k for k in cast.script.persons if floor <= k < cue.at), reverse=True):
        phrase = phrase_of(cast.script, (k, cast.script.persons[k]), cast.classes)
        found = cast.by_name(Source(cast.script, phrase, cast.classes)) if phrase.name else None
        if found is not None and _agrees(cast, found, cue):
            return found
    return None


def honoured(cast: Cast, cue: Cue) -> Source | None:
    """Whom سموه means: the latest speaker who is a person, or the first person of rank in the article."""
    found = honoured_before(cast, cue.at)
    if found is not None:
        cast.spoke(found, cue.at)
    return found


def honoured_before(cast: Cast, at: int) -> Source | None:
    """The person of rank that a token may refer back to."""
    said = [p for p in cast.spoken if p.kind == "person"]
    before = [p for p in cast.people if p.tokens[0] < at]
    ranked = [p for p in before if (p.heads | p.titles) & cast.classes.honorifics] or before
    return said[-1] if said else ranked[0] if ranked else None


def _described(cast: Cast, cue: Cue) -> Source | None:
    """حركة كذا التي دانت الهجوم *قائلة*: whom the relative clause of a participle describes."""
    script = cast.script
    if cue.form.tense != "participle" or script.is_mark(cue.at - 1):
        return None
    floor = max(script.sentence_start[cue.at], cue.at - 10)
    k = next((j for j in range(cue.at - 1, floor, -1) if script.words[j] in RELATIVES | COMMAS), -1)
    if k < 0 or script.words[k] not in RELATIVES:
        return None
    for j in range(k - 1, max(script.sentence_start[k], k - 6) - 1, -1):
        word = script.words[j].removeprefix("ل")
        if is_source_noun(word, cast.classes) and (tokens := phrase_from(script, j, k, cast.classes)):
            skip = script.words[j] != word
            phrase = phrase_of(script, tokens, cast.classes)
            source = Source(script, phrase, cast.classes, skip=int(skip))
            if tokens[1] == k and _agrees(cast, source, cue):
                return cast.resolve(source, phrase) or source
    return None


def _nearest(cast: Cast, cue: Cue) -> Source | None:
    """The person named last in the sentence before a participle that the latest speaker cannot govern."""
    return _named_before(cast, cue, cast.script.sentence_start[cue.at])


def _agrees(cast: Cast, source: Source, cue: Cue) -> bool:
    gender, number = cue.form.gender, cue.form.number
    if number in ("p", "d"):
        return source.number == "p" or source.kind == "organisation"
    if number == "s" and source.number == "p" and gender == "m":
        return False
    if gender == "f" and source.gender == "?" and source.kind == "person":
        return _may_be_woman(cast, source)
    return gender == "?" or source.gender in ("?", gender)


def _may_be_woman(cast: Cast, source: Source) -> bool:
    """Has the given name an ending of women's names? Nobody has said she or he of this person yet."""
    given = cast.script.words[source.tokens[0]]
    return given.endswith(("ه", "ا", "ي", "اء", "ان"))


def _subject_before(cast: Cast, cue: Cue, content_before: int) -> Source | None:
    """The subject of the clause that an elided cue goes on with (انتقد فلان … وقال)."""
    script = cast.script
    start = script.sentence_start[cue.at]
    if content_before > start and cue.form.tense != "masdar":
        return None
    if start == cue.at or all(script.words[k] in cast.classes.linkers for k in range(start, cue.at)):
        if (
            cue.form.entry.lemma in _CONTINUES
            or not start
            or content_before > script.sentence_start[start - 1]
        ):
            return None
        named = not _is_cue(script.words[script.sentence_start[start - 1]])
        found = subject_of(cast, script.sentence_start[start - 1], start, named and bool(cast.spoken))
        if named and found is not None and found.kind not in ("person", "organisation"):
            return None
    else:
        found = subject_of(cast, start, cue.at)
    return found if found is not None and _agrees(cast, found, cue) else None


def subject_of(cast: Cast, start: int, end: int, named: bool = False) -> Source | None:
    """The subject of a clause: the phrase that begins it or follows its first word, a verb.

    ``named``: only a person with a name will do.
    """
    script = cast.script
    first = _after_byline(cast, start, end)
    while first < end and (
        script.words[first] in cast.classes.linkers
        or script.is_mark(first)
        or script.words[first] in _IN_TURN
    ):
        first += 1
    if first < end and script.words[first].removeprefix("و") in _PARTICLES:
        first += 1  # لم يسم التقرير أحدا، لكنه …
    if first < end and script.words[first].removeprefix("و") in PREPOSITIONS:
        comma = next((k for k in range(first + 1, min(end, first + 5)) if script.words[k] in COMMAS), None)
        if comma is None:
            return None  # عن تأخير الأمر قال: nothing governed is a subject
        first = comma + 1  # من جانبه، نشر فلان …
    for k in (first, first + 1):
        quotation = script.opens.get(k) if k < end else None
        if quotation is not None and quotation.closed and quotation.length <= 6 and not named:
            phrase = Phrase((k, quotation.close + 1), None, script.words[k + 1])
            return Source(script, phrase, cast.classes)
        if k >= end or script.is_mark(k):
            return None
        verb = k == first and _is_verb(cast, k, end)
        if k > first and k not in script.persons and cast.has_surname(script.words[k]):
            return cast.surname(script.words[k])
        if may_head(script, k, cast.classes) and not verb:
            found = _subject_at(cast, k, end, named)
            if found is not None or k > first:
                return found
            continue
        if (
            script.words[k].startswith(("ال", "لل", "بال"))
            or script.words[k] in PREPOSITIONS
            or script.words[k] in cast.classes.adjuncts
        ):
            return None
    return None


def _after_byline(cast: Cast, start: int, end: int) -> int:
    """Where the text begins behind «فلان - المدينة:», or ``start``."""
    words = cast.script.words[start : min(end, start + 12)]
    colon = words.index(":") if start == 0 and ":" in words else 0
    return colon + 1 if colon and any(w in DASHES for w in words[:colon]) else start


def _is_verb(cast: Cast, k: int, end: int) -> bool:
    """Does a clause begin with a verb: by its letters, or because somebody's title or name comes next?"""
    script, cls = cast.script, cast.classes
    word = script.words[k]
    if _is_cue(word):
        return True
    if k in script.persons or is_source_noun(word, cls) or is_title(word, cls):
        return False
    if word[0] in "يت" or word[-1] == "ت" or (_DERIVED.fullmatch(word) and not is_known(word)):
        return True
    after = script.words[k + 1] if k + 1 < end else ""
    led = k + 1 in script.persons or is_source_noun(after, cls) or is_title(after, cls)
    return led and not word.startswith("ال")


def _is_cue(word: str) -> bool:
    """Is a word, with or without و, a finite verb of saying (وأكد)?"""
    form = cue_forms("ar").get(word) or (cue_forms("ar").get(word[1:]) if word[0] in "وف" else None)
    return form is not None and form.tense in ("past", "present") and not is_listed(word)


def _subject_at(cast: Cast, k: int, end: int, named: bool) -> Source | None:
    script = cast.script
    tokens = phrase_from(script, k, end, cast.classes)
    if tokens is None:
        return None
    if script.words[k] in cast.classes.anaphors:
        return honoured_before(cast, k)
    phrase = phrase_of(script, tokens, cast.classes)
    whole = tokens[1] < end and script.words[tokens[1]] in COMMAS and _is_one_phrase(cast, tokens)
    if phrase.name is None and not whole:
        phrase = phrase._replace(tokens=(k, _adjectives(cast, k, tokens[1])))
    elif (
        phrase.name is not None
        and phrase.name[0] != k
        and not is_title(phrase.head, cast.classes)
        and not all(script.words[j].startswith("ال") for j in range(k, phrase.name[0]))
    ):
        return None
    if named and phrase.name is None:
        return None
    source = Source(script, phrase, cast.classes)
    known = cast.resolve(source, phrase)
    if known is None and source.kind == "organisation" and not is_source_noun(phrase.head, cast.classes):
        return None
    return known or source


def _is_one_phrase(cast: Cast, tokens: Tokens) -> bool:
    """Does a phrase hold no object: behind a definite word only definite ones and ل (الأمانة لهيئة)?"""
    words = cast.script.words
    if any(
        words[k - 1].endswith(("ي", "يه")) and is_new_noun(cast.script, k)
        for k in range(tokens[0] + 1, tokens[1])
    ):
        return False
    return all(
        not words[k - 1].startswith("ال") or words[k].startswith(("ال", "ل")) or words[k] == "في"
        for k in range(tokens[0] + 1, tokens[1])
    )


def _adjectives(cast: Cast, k: int, end: int) -> int:
    """Where a head word and the adjectives after it end; what follows may be the verb's object."""
    words = cast.script.words
    first = cast.script.text[cast.script.tokens[k].start]
    definite = words[k].startswith("ال") and first not in "آأإ"  # not آلاف
    j = k + 1
    quotation = cast.script.opens.get(j)
    if quotation is not None and quotation.closed and quotation.length <= 5 and quotation.close < end:
        j = quotation.close + 1
    if words[k] in governments():
        return max(j, state_at(cast.script, k, end))
    if not definite and is_title(words[k], cast.classes) and j < end and not words[j].startswith("ال"):
        j += cast.script.tokens[j].kind == "word" and words[j] not in PREPOSITIONS  # محافظ *بيشة*
        return j
    if not definite and is_source_noun(words[k], cast.classes):
        while j < min(end, k + 3) and not words[j].startswith("ال") and split(words[j])[0] == "":
            common = frequency("ال" + words[j]) > frequency(words[j]) - 1.5
            j += 1
            if not common:
                return j  # شركة أبل
    if not definite and words[j - 1] not in AROUND and j < end and words[j].startswith("ال"):
        j += 1
    while (
        j < end
        and words[j].startswith("ال")
        and words[j] not in PREPOSITIONS
        and words[j].endswith(("ي", "يه"))
    ):
        j += 1
    return j

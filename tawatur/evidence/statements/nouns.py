"""Nominal complements: what is said in the form of a noun (أعلن *هدنة*، حذر من *انهيار*، طالب ب*تشكيل* لجنة).

The noun is the verb's object or stands behind a preposition that the verb takes.
"""

from __future__ import annotations

import re

from tawatur.corpus.clitics import frequency, split
from tawatur.evidence.statements.cues import Cue
from tawatur.evidence.statements.events import fits, is_event, without_pronoun
from tawatur.evidence.statements.grammar import Classes
from tawatur.evidence.statements.names import is_listed, like_name, takes_no_article
from tawatur.evidence.statements.openings import COMMAS, Opening, content_at
from tawatur.evidence.statements.phrases import ISSUED, is_governing
from tawatur.evidence.statements.quotation import Quotation
from tawatur.evidence.statements.script import Script

_PREPOSITIONS = frozenset({"الي", "علي", "عن", "من", "في"})
_HIM = frozenset(["اياه", "اياها", "اياهم"])
_LONG = 10
"""From this many tokens on what أشار إلى points out is described fully enough to be a statement."""
_AFTER_THESE_NO_OBJECT = _PREPOSITIONS | frozenset(
    [
        "مع",
        "بعد",
        "قبل",
        "خلال",
        "بسبب",
        "رغم",
        "حول",
        "ضد",
        "بين",
        "منذ",
        "عبر",
        "دون",
        "نحو",
        "لدي",
        "عند",
        "حتي",
        "اثناء",
        "بشان",
        "عقب",
        "اثر",
        "قبيل",
        "غداه",
        "فور",
        "لكي",
        "كي",
    ]
)
_ELATIVE = re.compile("ا[^اوي]{2}[^اوي]|اول|اولي|ثاني|ثالث|رابع|خامس|احد|احدي|بعض|كل|اي")


def quoted_object(script: Script, quotation: Quotation, classes: Classes) -> Opening | None:
    """أكد «براءة» كذا: an object whose first word is quoted."""
    inside = script.words[quotation.open + 1] if quotation.length else ""
    bare = inside[2:] if inside.startswith("ال") else inside
    return content_at(script, "noun", quotation.open, quotation.open) if is_event(bare, classes) else None


def noun_at(script: Script, cue: Cue, k: int, classes: Classes) -> Opening | None:
    """A nominal complement at ``k``: after a preposition that the cue takes, or as its object."""
    entry = cue.form.entry
    word = script.words[k]
    if entry.event == "that" or (entry.needs_subject and k == cue.at + 1 and entry.event != "finding"):
        return None
    if word in entry.prepositions:
        return _after_preposition(script, cue, k, classes)
    if "ب" in entry.prepositions or "ل" in entry.prepositions:
        found = _after_clitic(script, cue, k, classes)
        if found is not None:
            return found
    if entry.event == "blame" and k > cue.at + 1 and fits(word, "blame", classes):
        return content_at(script, "noun", k, k)
    if entry.obj and fits(word, entry.event, classes) and _may_be_object(script, cue, k, classes):
        if entry.event == "feeling":
            return _clause_of(script, k, k, classes)
        return content_at(script, "noun", k, k)
    if (
        entry.object_after_comma
        and k > cue.at + 1
        and script.words[k - 1] in COMMAS
        and is_event(word, classes)
    ):
        return content_at(script, "noun", k, k)
    if (
        entry.obj
        and entry.event != "feeling"
        and word.startswith("ال")
        and _is_definite_object(script, cue, k, classes)
    ):
        return content_at(script, "noun", k, k)
    if entry.any_object and cue.form.tense == "participle" and k == cue.at + 1 and word.startswith("ال"):
        return content_at(script, "noun", k, k)
    if entry.any_object and k > cue.at + 1 and _is_second_noun(script, cue, k):
        return content_at(script, "noun", k, k)
    if entry.any_object and k == cue.at + 1 and k not in script.persons and _is_plain_noun(word, classes):
        return content_at(script, "noun", k, k)
    return None


def _after_preposition(script: Script, cue: Cue, k: int, classes: Classes) -> Opening | None:
    entry = cue.form.entry
    aside = script.words[cue.at + 1] in COMMAS and script.words[k - 1] in COMMAS
    if cue.form.tense == "participle" and not entry.addressee and k > cue.at + 3 and not aside:
        return None
    governed = script.words[k] == "علي" and is_governing(script, k)
    governed = governed or (script.words[k] == "عن" and script.words[k - 1] in ISSUED)
    if k + 1 >= script.sentence_end[cue.at] or script.words[k - 1] == "نقلا" or governed:
        return None
    follows = script.words[k + 1]
    if k + 1 in script.opens:
        return content_at(script, "noun", k, k + 1)
    if follows in classes.that:
        return None
    bare = without_article(follows, classes)
    if fits(bare, entry.event, classes):
        return (
            _clause_of(script, k, k + 1, classes)
            if entry.event == "feeling"
            else content_at(script, "noun", k, k + 1)
        )
    if script.words[k] == "الي" and entry.event == "loose" and script.sentence_end[k] - k > _LONG:
        return content_at(script, "noun", k, k + 1)
    loose = entry.event in ("loose", "any") and (
        entry.polarity in ("calls", "warns") or script.words[k] == "عن"
    )
    if loose and follows not in classes.never_events and not _again(script, cue, k):
        return content_at(script, "noun", k, k + 1)
    return None


def without_article(word: str, classes: Classes) -> str:
    """A noun without its article; إلقاء only looks as if it had one."""
    return word if word in classes.events or not word.startswith("ال") else word[2:]


def _clause_of(script: Script, at: int, noun: int, classes: Classes) -> Opening | None:
    """أعرب عن أمله في أن …: what is felt is the clause, not the feeling."""
    for k in range(noun + 1, min(noun + 4, script.sentence_end[at])):
        if script.words[k] in classes.that:
            return content_at(script, "that", k, k + 1)
    return content_at(script, "noun", at, noun)


def _again(script: Script, cue: Cue, k: int) -> bool:
    """Does the same preposition come once more soon (دعا المبعوث إلى اليمن إلى زيارة …)?"""
    end = min(script.sentence_end[cue.at], k + 14)
    pause = next((j for j in range(k + 2, end) if script.words[j] in COMMAS), end)
    return script.words[k] in script.words[k + 2 : pause] and k > cue.at + 1


def _after_clitic(script: Script, cue: Cue, k: int, classes: Classes) -> Opening | None:
    """ب or ل written to its noun: طالب بتكثيف، دعا للتحرك. ل stays with the content, ب does not."""
    entry = cue.form.entry
    word = script.words[k]
    for clitic in ("ب", "ل"):
        if clitic not in entry.prepositions or not word.startswith(clitic):
            continue
        if word == clitic and k + 1 in script.opens:
            return content_at(script, "noun", k, k + 1)
        noun = _behind_clitic(word, clitic, classes)
        if noun is None and entry.accuses and script.words[k - 1] in _HIM:
            noun = word[1:]  # متهما إياها برعاية …
        if noun is None:
            continue
        if clitic == "ل" and _goes_on(script, cue, k):
            continue
        if fits(noun, entry.event, classes) or (entry.accuses and (k > cue.at + 1 or cue.form.pronoun)):
            return content_at(script, "noun", k, k, 1 if clitic == "ب" else 0)
    return None


def _goes_on(script: Script, cue: Cue, k: int) -> bool:
    """دعت الإدارة *للإطفاء* السكان إلى …: ل belongs to the body's name where إلى comes later."""
    later = script.words[k + 1 : min(script.sentence_end[cue.at], k + 40)]
    return k > cue.at + 1 and "الي" in later and "الي" in cue.form.entry.prepositions


def _behind_clitic(word: str, clitic: str, classes: Classes) -> str | None:
    """The noun that a preposition is written to, without article; None if the letter is the word's own."""
    rest = word[1:]
    if rest in classes.that or len(rest) < 2:
        return None
    if rest in classes.events:
        return rest
    bare = rest[2:] if rest.startswith("ال") else rest[1:] if clitic == "ل" and rest.startswith("ل") else rest
    if len(bare) < 2:
        return None
    sure = bare in classes.events or split(word)[0].endswith((clitic, clitic + "ال", "لل"))
    return bare if sure or (is_event(bare, classes, True) and frequency(bare) >= frequency(word)) else None


def _is_possessed(word: str, classes: Classes) -> bool:
    """An event of the closed list with a pronoun (مسؤوليتهم): what stands before it is the subject."""
    stem = without_pronoun(word)
    return stem != word and stem in classes.events


def _is_definite_object(script: Script, cue: Cue, k: int, classes: Classes) -> bool:
    """أعلن الرئيس فلان *الاعتراف* …: an event with the article, right behind a name or a time; or behind a
    feminine verb with which its gender disagrees (وأعلنت *الحداد*).
    """
    before = script.words[k - 1]
    if k == cue.at + 1:
        return cue.form.gender == "f" and script.words[k][2:] in classes.events
    if like_name(before) and script.words[k][2:] in classes.events:
        return True
    between = script.words[cue.at + 1 : k]
    if between[0] in classes.anonymous and not any(w in _PREPOSITIONS or w.startswith("ال") for w in between):
        return is_event(script.words[k][2:], classes)  # استبعد مسؤولون محليون التعاون
    named = k in script.person_ends or before in classes.times
    return named and is_event(script.words[k][2:], classes, True)


def _is_plain_noun(word: str, classes: Classes) -> bool:
    """An indefinite noun that names nobody: right after a verb it is the object (نفى *تسلم* …)."""
    if word.startswith("ال") or like_name(word) or word in classes.bodies or word in classes.anonymous:
        return False
    if (
        word in classes.offices
        or word in classes.honorifics
        or word in classes.documents
        or word in classes.adjuncts
    ):
        return False
    return not split(word)[0] and frequency("ال" + word) > frequency(word) - 1.5


def _is_second_noun(script: Script, cue: Cue, k: int) -> bool:
    """Does a new definite noun begin at ``k``, one that cannot be an adjective of the verb's subject?"""
    word, before, head = script.words[k], script.words[k - 1], script.words[cue.at + 1]
    if not word.startswith("ال") or not (before.startswith("ال") or script.is_mark(k - 1)):
        return False
    return word.endswith(("ه", "ات")) != head.endswith(("ه", "ات")) and not word.endswith(("ي", "يه"))


def _may_be_object(script: Script, cue: Cue, k: int, classes: Classes) -> bool:
    """Could the noun at ``k`` be the verb's object, and not the second part of a name (وزارة تطوير …)?"""
    if is_listed(script.words[k]) or k in script.persons or k in script.in_names:
        return False  # the next part of a name
    if k > cue.at + 1 and _ELATIVE.fullmatch(script.words[k - 1]):
        return False  # ثاني أكبر هجوم
    entry = cue.form.entry
    head = script.words[k - 1] in classes.bodies or script.words[k - 1] in classes.documents
    if entry.event == "any" and k > cue.at + 1 and head and not is_event(script.words[k], classes):
        return False
    if k == cue.at + 1:
        return entry.event != "any" or is_event(script.words[k], classes)
    before = script.words[k - 1]
    if k in script.person_ends:
        return True  # right behind a name
    if script.is_mark(k - 1) or script.tokens[k - 1].kind == "number":
        return before not in "-–("
    if (
        before in classes.fillers
        or before in classes.times
        or (before.startswith(("ال", "لل")) and before not in _PREPOSITIONS)
    ):
        return True
    if (
        before in _AFTER_THESE_NO_OBJECT
        or before in classes.offices
        or (before in classes.bodies and k - 1 == cue.at + 1)
    ):
        return False
    proper = before in classes.bodies and takes_no_article(before)
    if proper or _is_possessed(script.words[k], classes):
        return True
    return like_name(before) or (not split(before)[0] and frequency("ال" + before) < frequency(before) - 1.5)

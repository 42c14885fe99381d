"""Where what is said begins: the complementiser, colon, quotation or event noun that a cue's verb takes.

From the cue onwards the first complement that fits. An أن that another word governs (بعد أن، يمكن أن،
إلا أن) is not the cue's; a noun counts only if it stands for an event (أعلن *هدنة*, not أعلن *ميزانيته*).
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from tawatur.corpus.clitics import frequency, split
from tawatur.evidence.statements.cues import Cue
from tawatur.evidence.statements.grammar import Classes
from tawatur.evidence.statements.names import is_listed, like_name
from tawatur.evidence.statements.quotation import Quotation
from tawatur.evidence.statements.script import RELATIVES, Script

_SAYING = frozenset("قايلا قايله قايلين بالقول بقوله بقولها بقولهم".split())
FULL = 5
"""From this many tokens on a quotation is somebody's words rather than a name or a term."""

COMMAS = frozenset("،,؛;")
DASHES = frozenset({"-", "–", "—", "ـ", "--"})
STOPS = frozenset({".", "!", "?", "؟", "…", "..", "..."})
_PREPOSITIONS = frozenset({"الي", "علي", "عن", "من", "في"})
_LONG = 10
"""From this many tokens on what أشار إلى points out is described fully enough to be a statement."""
_AFTER_THESE_NO_OBJECT = _PREPOSITIONS | frozenset(
    "مع بعد قبل خلال بسبب رغم حول ضد بين منذ عبر دون نحو لدي عند حتي اثناء بشان عقب اثر قبيل غداه فور".split()
)
_ELATIVE = re.compile("ا[^اوي]{2}[^اوي]|اول|اولي|ثاني|ثالث|رابع|خامس|احد|احدي|بعض|كل|اي")
_SUBORDINATES = frozenset("حيث وهي وهو وهم مما بعدما عندما حين حينما وذلك فيما بينما".split())

Kind = Literal["that", "quote", "colon", "noun"]


class Opening(NamedTuple):
    """How a cue's complement begins.

    ``at``: the token that opens it (complementiser, colon, mark, preposition, noun); ``first``: the
    first token of the content; ``skip``: how many characters of that token are not content (ب in
    باعتقال); ``quotation``: the quotation that the content begins with.
    """

    kind: Kind
    at: int
    first: int
    skip: int = 0
    quotation: Quotation | None = None


def without_pronoun(word: str) -> str:
    """A folded noun without an attached pronoun, ta marbuta restored (مشاركتها -> مشاركه); else the word itself."""
    for pronoun in ("هما", "ها", "هم", "هن", "ه"):
        if word.endswith(pronoun) and len(word) - len(pronoun) >= 3:
            stem = word[: -len(pronoun)]
            return stem[:-1] + "ه" if stem.endswith("ت") else stem
    return word


def is_event(word: str, classes: Classes, strict: bool = False) -> bool:
    """Does a folded noun without article name an event, so that it can stand for a proposition?

    A closed list has the simple patterns; the derived ones are known by their shapes (تفعيل، إفعال،
    انفعال، افتعال، استفعال، تفعّل، تفاعل، مفاعلة). ``strict`` trusts only the safest shapes.
    """
    if word in classes.events:
        return True
    if (
        word in classes.never_events
        or word in classes.bodies
        or word in classes.documents
        or word in classes.offices
    ):
        return False
    n = len(word)
    if n < 4 or word.startswith("ال"):
        return False
    if word.startswith("است") and n >= 6 and not word.endswith("ات"):
        return True
    if word[0] == "ت" and word[-2] == "ي" and n in (5, 6):
        return True
    if word[0] == "ا" and n in (5, 6) and word[-2] == "ا" and word[-1] not in "تنيه":
        return True
    stem = without_pronoun(word)
    if stem != word and (stem in classes.events or (len(stem) >= 4 and is_event(stem, classes))):
        return True
    if strict:
        return False
    if n == 4 and word[2] == "و" and frequency("ال" + word) > 3:
        return True
    if word[0] == "ا" and 5 <= n <= 7 and "ا" in word[2:-1] and word[-1] == "ه":
        return True
    if word[0] == "م" and n == 6 and word[2] == "ا" and word[-1] == "ه":
        return True
    return word[0] == "ت" and n in (4, 5) and frequency("ال" + word) > 2.5


def content_at(script: Script, kind: Kind, at: int, first: int, skip: int = 0) -> Opening | None:
    """An opening whose content begins at ``first``, or after the commas and dashes that stand there."""
    end = script.paragraph_end[at]
    if first >= end and first in script.opens:
        end = first + 1
    while first < end and (
        script.words[first] in COMMAS or script.words[first] in DASHES or script.words[first] in ":."
    ):
        first += 1
    if first >= end:
        return None
    quotation = script.opens.get(first)
    if quotation is not None and quotation.length < 1:
        quotation = None
    return Opening(kind, at, first, 0 if quotation else skip, quotation)


def find_opening(script: Script, cue: Cue, others: frozenset[int], classes: Classes) -> Opening | None:
    """The first complement after a cue, or None. ``others``: tokens where cues open clauses of their own."""
    entry = cue.form.entry
    words = script.words
    near = min(entry.near, 16) if cue.form.tense == "participle" else entry.near
    limit = min(script.sentence_end[cue.at], cue.at + 1 + near)
    noun: Opening | None = None
    closed = False  # behind a subordinate clause no noun is the cue's any more
    relative = False  # nor, behind a relative clause, its object
    weak = False  # an object that is a noun of any kind gives way to a preposition or أن after it
    k = cue.at + 1
    while k < limit:
        word = words[k]
        quotation = script.opens.get(k)
        if quotation is not None:
            if entry.obj and k == cue.at + 1 and quotation.closed and quotation.length < FULL:
                noun = _quoted_object(script, quotation, classes)
            if entry.quote and noun is None and _speaks(script, cue, quotation, classes):
                return content_at(script, "quote", k, k)
            k = quotation.close + 1 if quotation.closed else k + 1
            continue
        if word == ":":
            return noun or (_colon(script, k, classes) if entry.quote or entry.that else None)
        if word in entry.blocked:
            return None
        if word in classes.that and entry.that and _governs(script, cue, k, classes):
            if noun is None or weak or (noun.at == noun.first and words[k - 1] not in _PREPOSITIONS):
                return content_at(script, "that", k, k + 1)
            return noun
        if k in others and k > cue.at + 1:
            if noun is not None or word not in _SAYING:
                return noun
        closed = closed or word in _SUBORDINATES
        relative = relative or word in RELATIVES
        if (noun is None or weak) and not closed:
            found = _noun(script, cue, k, classes)
            if found is not None and found.at == found.first and not found.skip and relative:
                found = None
            if found is not None and (noun is None or found.at != found.first or is_event(word, classes)):
                noun = found
                weak = entry.event == "any" and found.at == found.first and not is_event(word, classes)
        k += 1
    return noun


def _quoted_object(script: Script, quotation: Quotation, classes: Classes) -> Opening | None:
    """أكد «براءة» كذا: an object whose first word is quoted."""
    inside = script.words[quotation.open + 1] if quotation.length else ""
    bare = inside[2:] if inside.startswith("ال") else inside
    return content_at(script, "noun", quotation.open, quotation.open) if is_event(bare, classes) else None


def _governs(script: Script, cue: Cue, k: int, classes: Classes) -> bool:
    """Does the complementiser at ``k`` depend on the cue rather than on the word before it?"""
    before = script.words[k - 1]
    if k - 1 == cue.at:
        return True
    if script.words[k][0] == "ب":
        return not cue.form.entry.bare_that
    if before in classes.media and any(w in classes.that for w in script.words[k + 1 : k + 8]):
        return False  # the channel's letters: قناة إن بي سي إن …
    if before in _PREPOSITIONS:
        return before in cue.form.entry.prepositions or before in ("الي", "علي") and cue.at >= k - 3
    return before not in classes.not_that


def _colon(script: Script, k: int, classes: Classes) -> Opening | None:
    """What follows a colon: a quotation, a clause with أن after all, or plain words."""
    if k + 1 < script.paragraph_end[k] and script.words[k + 1] in classes.that:
        return content_at(script, "that", k, k + 2)
    opening = content_at(script, "colon", k, k + 1)
    if opening is not None and opening.quotation is not None:
        return opening._replace(kind="quote")
    return opening


def _speaks(script: Script, cue: Cue, quotation: Quotation, classes: Classes) -> bool:
    """Is the quotation what was said, and not a name in quotation marks (قال الشيخ «فلان» إن …)?"""
    before = script.words[quotation.open - 1]
    if not quotation.closed and before not in (":", "،", ",") and quotation.open - 1 != cue.at:
        return False
    attached = script.tokens[quotation.open - 1].end == script.tokens[quotation.open].start
    if before in classes.quotable or before in _PREPOSITIONS or (attached and len(before) == 1 and before not in ":،,("):
        return False
    after = quotation.close + 1 if quotation.closed else quotation.close
    end = script.sentence_end[cue.at]
    later = script.words[after : min(end, after + 30)]
    resumed = any(w == ":" or w in classes.that for w in later)
    if quotation.length >= FULL:
        led = before in (":", "،", ",") or before in classes.times or before in classes.fillers
        return led or quotation.open - 1 == cue.at or not (resumed and quotation.length < 2 * FULL)
    if resumed and not (later and later[0] in COMMAS):
        return False
    return (
        quotation.open - 1 == cue.at
        or before in (":", "،", ",")
        or before in classes.times
        or before in classes.fillers
    )


def _noun(script: Script, cue: Cue, k: int, classes: Classes) -> Opening | None:
    """A nominal complement at ``k``: after a preposition that the cue takes, or as its object."""
    entry = cue.form.entry
    word = script.words[k]
    if entry.event == "that" or (entry.needs_subject and k == cue.at + 1):
        return None
    if word in entry.prepositions:
        return _after_preposition(script, cue, k, classes)
    if "ب" in entry.prepositions or "ل" in entry.prepositions:
        found = _after_clitic(script, cue, k, classes)
        if found is not None:
            return found
    if entry.obj and _fits(word, entry.event, classes) and _may_be_object(script, cue, k, classes):
        if entry.event == "feeling":
            return _clause_of(script, k, k, classes)
        return content_at(script, "noun", k, k)
    if entry.any_object and k > cue.at + 1 and _is_second_noun(script, cue, k):
        return content_at(script, "noun", k, k)
    if entry.any_object and k == cue.at + 1 and k not in script.persons and _is_plain_noun(word, classes):
        return content_at(script, "noun", k, k)
    return None


def _fits(word: str, event: str, classes: Classes) -> bool:
    """Is the noun of the kind that the entry wants: an event, a feeling, blame, something denied or measured?"""
    plain = word[2:] if word.startswith("ال") else word
    if event == "feeling":
        return word in classes.feelings or without_pronoun(word) in classes.feelings
    if event == "blame":
        return plain.startswith(("مسووليه", "مسيوليه"))
    if event == "measure":
        return plain in classes.measures
    if event == "denied" and (plain in classes.denied or word in classes.denied):
        return True
    if event == "any" and word[-1] != "ا" and word.isalpha() and not word.startswith("ال") and len(word) > 2:
        known = word in classes.times or word in classes.adjuncts or split(word)[0]
        if not known and frequency("ال" + word) > frequency(word) - 1 and word not in classes.never_events:
            return not (word in classes.bodies or word in classes.offices)
    return is_event(word, classes, event == "strict")


def _after_preposition(script: Script, cue: Cue, k: int, classes: Classes) -> Opening | None:
    entry = cue.form.entry
    if k + 1 >= script.sentence_end[cue.at] or script.words[k - 1] == "نقلا":
        return None
    follows = script.words[k + 1]
    if k + 1 in script.opens:
        return content_at(script, "noun", k, k + 1)
    if follows in classes.that:
        return None
    bare = follows[2:] if follows.startswith("ال") else follows
    if _fits(bare, entry.event, classes):
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


def _clause_of(script: Script, at: int, noun: int, classes: Classes) -> Opening | None:
    """أعرب عن أمله في أن …: what is felt is the clause, not the feeling."""
    for k in range(noun + 1, min(noun + 4, script.sentence_end[at])):
        if script.words[k] in classes.that:
            return content_at(script, "that", k, k + 1)
    return content_at(script, "noun", at, noun)


def _again(script: Script, cue: Cue, k: int) -> bool:
    """Does the same preposition come once more soon (دعا المبعوث إلى اليمن إلى زيارة …)?"""
    later = script.words[k + 2 : min(script.sentence_end[cue.at], k + 14)]
    return script.words[k] in later and k > cue.at + 1


def _after_clitic(script: Script, cue: Cue, k: int, classes: Classes) -> Opening | None:
    """ب or ل written to its noun: طالب بتكثيف، دعا للتحرك. ل stays with the content, ب does not."""
    entry = cue.form.entry
    word = script.words[k]
    for clitic in ("ب", "ل"):
        if clitic not in entry.prepositions or not word.startswith(clitic):
            continue
        if word == clitic and k + 1 in script.opens:
            return content_at(script, "noun", k, k + 1)
        rest = word[1:]
        bare = (
            rest[2:]
            if rest.startswith("ال")
            else rest[1:]
            if clitic == "ل" and rest.startswith("ل")
            else rest
        )
        if rest in classes.that or len(bare) < 2:
            continue
        if bare not in classes.events and not split(word)[0].endswith((clitic, clitic + "ال", "لل")):
            continue
        if _fits(bare, entry.event, classes) or (entry.accuses and (k > cue.at + 1 or cue.form.pronoun)):
            return content_at(script, "noun", k, k, 1 if clitic == "ب" else 0)
    return None


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
    return word.endswith(("ه", "ات")) != head.endswith(("ه", "ات")) and not word.endswith("ي")


def _may_be_object(script: Script, cue: Cue, k: int, classes: Classes) -> bool:
    """Could the noun at ``k`` be the verb's object, and not the second part of a name (وزارة تطوير …)?"""
    if is_listed(script.words[k]) or k in script.persons:
        return False  # the next part of a name
    if k > cue.at + 1 and _ELATIVE.fullmatch(script.words[k - 1]):
        return False  # ثاني أكبر هجوم
    entry = cue.form.entry
    if entry.event == "any" and k > cue.at + 1 and script.words[k - 1] in classes.bodies | classes.documents:
        return False
    if k == cue.at + 1:
        return entry.event != "any" or is_event(script.words[k], classes)
    before = script.words[k - 1]
    if script.is_mark(k - 1) or script.tokens[k - 1].kind == "number":
        return before not in "-–("
    if before in classes.times or (before.startswith(("ال", "لل")) and before not in _PREPOSITIONS):
        return True
    if (
        before in _AFTER_THESE_NO_OBJECT
        or before in classes.offices
        or (before in classes.bodies and k - 1 == cue.at + 1)
    ):
        return False
    return like_name(before) or (not split(before)[0] and frequency("ال" + before) < frequency(before) - 1.5)

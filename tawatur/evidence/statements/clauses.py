"""Where what is said begins: the complementiser, colon, quotation or event noun that a cue's verb takes.

From the cue onwards the first complement that fits. An أن that another word governs (بعد أن، يمكن أن،
إلا أن) is not the cue's; a noun counts only if it stands for an event (أعلن *هدنة*, not أعلن *ميزانيته*).
"""

from __future__ import annotations

from tawatur.corpus.clitics import frequency
from tawatur.evidence.statements.cues import Cue
from tawatur.evidence.statements.events import is_event
from tawatur.evidence.statements.grammar import Classes, cue_forms
from tawatur.evidence.statements.names import like_name
from tawatur.evidence.statements.nouns import noun_at, quoted_object
from tawatur.evidence.statements.openings import COMMAS, FULL, STOPS, Opening, content_at
from tawatur.evidence.statements.quotation import Quotation
from tawatur.evidence.statements.script import LETTERS, RELATIVES, Script
from tawatur.evidence.statements.terms import is_title

_SAYING = frozenset(["قايلا", "قايله", "قايلين", "بالقول", "بقوله", "بقولها", "بقولهم"])

_PASSED = 10
"""No complement stands behind so many other words of saying."""
_CONTRASTS = frozenset(["الا", "لكن", "لكنه", "لكنها", "ولكنه", "ولكنها", "غير", "بيد"])
_LISTS = frozenset(
    ["هي", "هم", "وهي", "وهم", "التاليه", "التالي", "الاتيه", "الاتي", "مثل", "منها", "منهم", "بينها"]
)
"""Before a colon they open a list."""
_DOUBLED = "\u0651"
_NEW_CLAUSES = frozenset(["وقد", "كما", "لكن", "ولكن"])
_PREPOSITIONS = frozenset({"الي", "علي", "عن", "من", "في"})
_SUBORDINATES = frozenset(
    ["حيث", "وهي", "وهو", "وهم", "مما", "بعدما", "عندما", "حين", "حينما", "وذلك", "فيما", "بينما"]
)


def find_opening(script: Script, cue: Cue, others: frozenset[int], classes: Classes) -> Opening | None:
    """The first complement after a cue, or None. ``others``: tokens where cues open clauses of their own."""
    entry = cue.form.entry
    words = script.words
    verbs = cue_forms("ar")
    near = min(entry.near, 16) if cue.form.tense == "participle" else entry.near
    if entry.opens_clause and _is_surely_verb(script, cue, classes):
        near = 24
    limit = min(script.sentence_end[cue.at], cue.at + 1 + near)
    noun: Opening | None = None
    closed = False  # behind a subordinate clause no noun is the cue's any more
    relative = False  # nor, behind a relative clause, its object
    weak = False  # an object that is a noun of any kind gives way to a preposition or أن after it
    k = cue.at + 1
    passed = 0
    while k < limit:
        word = words[k]
        passed += word in verbs
        if passed > _PASSED:
            return noun
        quotation = script.opens.get(k)
        if quotation is not None:
            if entry.obj and k == cue.at + 1 and quotation.closed and quotation.length < FULL:
                noun = quoted_object(script, quotation, classes)
            named = relative and quotation.length < FULL and words[k - 1] != ":"
            named = named or _is_relaying_medium(script, cue, quotation)
            if entry.quote and noun is None and not named and _speaks(script, cue, quotation, classes):
                return content_at(script, "quote", k, k)
            if entry.that and noun is None and quotation.length >= FULL and words[k + 1] in classes.that:
                return content_at(script, "quote", k, k)  # تضمن البيان «أن …»
            k = quotation.close + 1 if quotation.closed else k + 1
            continue
        if word == ")" and "(" not in words[cue.at : k] and words[k + 1 : k + 2] not in (["ان"], ["انه"]):
            return noun  # the cue stands in brackets that end here
        if word == "بل":
            return noun
        if word == ":":
            return noun or (_colon(script, k, classes) if entry.quote or entry.that else None)
        if word in entry.blocked:
            return None
        if word in classes.that and entry.that and _governs(script, cue, k, classes):
            inner = relative and word[0] == "ب" and passed and "ب" not in entry.prepositions
            if inner or _is_put_off(script, cue, k, limit, classes):
                k += 1
                continue
            own = noun is None or weak or (noun.at == noun.first and words[k - 1] not in _PREPOSITIONS)
            between = noun is not None and any(w in verbs for w in words[noun.at + 1 : k])
            return content_at(script, "that", k, k + 1) if own and not between else noun
        aside = words[k - 1] in COMMAS
        if k in others and k > cue.at + 1 and (noun is not None or aside or word not in _SAYING):
            return noun
        if aside and word in _NEW_CLAUSES:
            return noun
        closed = closed or word in _SUBORDINATES
        relative = relative or word in RELATIVES
        if (noun is None or weak) and not closed:
            found = noun_at(script, cue, k, classes)
            bare = found is not None and found.at == found.first and not found.skip
            if bare and relative and entry.event != "blame":
                found = None
            if found is not None and (noun is None or found.at != found.first or is_event(word, classes)):
                noun = found
                plain = word if word in classes.events else word.removeprefix("ال")
                weak = entry.event == "any" and found.at == found.first and not is_event(plain, classes)
        k += 1
    return noun


def _is_put_off(script: Script, cue: Cue, k: int, limit: int, classes: Classes) -> bool:
    """After قال, is a بأن or a conditional إن only part of what lies before its own إن (قال ردا على)?"""
    if cue.form.entry.lemma != "قال" or k < cue.at + 3:
        return False
    condition = script.words[k + 1 : k + 2] in (["كان"], ["كانت"], ["كانوا"])
    if script.words[k][0] != "ب" and not condition:
        return False
    return any(
        script.words[j - 1] in COMMAS
        and script.words[j] in classes.that
        and script.text[script.tokens[j].start] == "إ"
        for j in range(k + 2, limit)
    )


def _is_surely_verb(script: Script, cue: Cue, classes: Classes) -> bool:
    """Is بين a verb: spelt with its doubled letter, or heading a sentence before an adjunct or a title?"""
    token = script.tokens[cue.at]
    if _DOUBLED in script.text[token.start : token.end]:
        return True
    after = script.words[cue.at + 1] if cue.at + 1 < len(script.words) else ""
    return cue.at == script.sentence_start[cue.at] and (after in classes.adjuncts or is_title(after, classes))


def _governs(script: Script, cue: Cue, k: int, classes: Classes) -> bool:
    """Does the complementiser at ``k`` depend on the cue rather than on the word before it?"""
    before = script.words[k - 1]
    token = script.tokens[k]
    if script.text[token.end : token.end + 1] == "." and script.words[k + 1 : k + 3] != []:
        return False  # أن.بي.سي
    if token.text == "ان" and script.text[token.start] == "إ" and script.words[k + 1 : k + 2] == ["لم"]:
        return False  # a condition: إن لم تفعل
    if k - 1 == cue.at:
        return True
    if script.words[k][0] == "ب":
        return not cue.form.entry.bare_that
    if before in ("(", "[") or (
        before in LETTERS | {"ان"} and script.words[k + 1 : k + 2] in (["بي"], ["سي"])
    ):
        return False  # an abbreviation spelt out: (إن أو إيه إيه)، إير بي إن بي
    if before in classes.media and any(w in classes.that for w in script.words[k + 1 : k + 8]):
        return False  # the channel's letters: قناة إن بي سي إن …
    if before in _PREPOSITIONS:
        return before in cue.form.entry.prepositions or (before in ("الي", "علي") and cue.at >= k - 3)
    return before not in classes.not_that and not _is_other_verb(script, k - 1, classes)


def _is_other_verb(script: Script, k: int, classes: Classes) -> bool:
    """Does a verb in the present stand right before أن, so that it is its own (كأنهم يخافون أن)?"""
    word = script.words[k]
    behind = script.words[max(0, k - 3) : k]
    if "لم" in behind or not RELATIVES.isdisjoint(behind):
        return False  # المصدر الذي لم يسمه أن
    if word[0] != "ي" or len(word) < 4 or k in script.in_names or k in script.persons or like_name(word):
        return False
    return word not in classes.times and frequency("ال" + word) < frequency(word) - 2


def _colon(script: Script, k: int, classes: Classes) -> Opening | None:
    """What follows a colon: a quotation, a clause with أن after all, or plain words."""
    if k + 1 < script.paragraph_end[k] and script.words[k + 1] in classes.that:
        return content_at(script, "that", k, k + 2)
    if script.words[k - 1] in _LISTS:
        return None
    opening = content_at(script, "colon", k, k + 1)
    if opening is not None and opening.quotation is not None:
        return opening._replace(kind="quote")
    return opening


def _is_somebody(script: Script, cue: Cue, quotation: Quotation) -> bool:
    """Do the quotation marks hold whoever speaks («اللواء فلان»، وكشف «الفلاني» قصة …)?"""
    first, close = quotation.open + 1, quotation.close
    if not quotation.closed or quotation.length > 2 * FULL or script.words[quotation.open - 1] == ":":
        return False
    name = next((k for k in range(first, close) if k in script.persons), None)
    titled = name is not None and all(script.words[k][:2] == "ال" for k in range(first, name))
    if titled and name is not None and script.persons[name] >= close and name - first <= 3:
        return True
    goes_on = close + 1 < script.sentence_end[cue.at] and not script.is_mark(close + 1)
    noun = script.words[first].startswith("ال")
    return goes_on and noun and quotation.length == 1 and quotation.open - 1 == cue.at


def _is_relaying_medium(script: Script, cue: Cue, quotation: Quotation) -> bool:
    """نقلت «رويترز» عن فلان قوله: after a verb of relaying a short quotation before عن names the medium."""
    if not cue.form.entry.relays or not quotation.closed or quotation.length >= FULL:
        return False
    return "عن" in script.words[quotation.close + 1 : quotation.close + 5]


def _speaks(script: Script, cue: Cue, quotation: Quotation, classes: Classes) -> bool:
    """Is the quotation what was said, and not a name in quotation marks (قال الشيخ «فلان» إن …)?"""
    before = script.words[quotation.open - 1]
    if before in classes.that or _is_somebody(script, cue, quotation):
        return False
    if not quotation.closed and before not in (":", "،", ",") and quotation.open - 1 != cue.at:
        return False
    attached = script.tokens[quotation.open - 1].end == script.tokens[quotation.open].start
    if (
        before in classes.quotable
        or before in _PREPOSITIONS
        or (attached and len(before) == 1 and before not in ":،,(")
    ):
        return False
    after = quotation.close + 1 if quotation.closed else quotation.close
    end = script.sentence_end[cue.at]
    later = script.words[after : min(end, after + 30)]
    forms = cue_forms("ar")
    cut = next((n for n, w in enumerate(later) if w in forms or (w[:1] == "و" and w[1:] in forms)), None)
    chained = cut == 1 and (form := forms.get(later[1])) is not None and form.tense == "participle"
    if cut is not None and cut and (chained or not (later[0] in COMMAS and cut == 1)):
        later = later[:cut]
    if len(later) > 1 and later[0] in COMMAS and later[1] in _CONTRASTS:
        later = later[:1]
    resumed = any(w == ":" or w in classes.that for w in later)
    if quotation.length >= FULL:
        led = before in (":", "،", ",") or before in classes.times or before in classes.fillers
        led = led or quotation.open - 1 in script.closes  # behind a name in marks
        return led or quotation.open - 1 == cue.at or not (resumed and quotation.length < 2 * FULL)
    if not resumed and quotation.length >= 3 and (after >= end or script.words[after] in STOPS):
        return True
    if resumed and not (later and later[0] in COMMAS):
        return False
    told = before.startswith("لل") or quotation.open in script.person_ends
    if told and quotation.length >= 3 and later and later[0] in COMMAS:
        return True
    return (
        quotation.open - 1 == cue.at
        or before in (":", "،", ",")
        or before in classes.times
        or before in classes.fillers
    )

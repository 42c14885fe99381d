"""A cue's subject: the phrase after it, the phrase before it, or whom that phrase only relays."""

from __future__ import annotations

from tawatur.evidence.statements.account import Account
from tawatur.evidence.statements.carriers import published_by
from tawatur.evidence.statements.cues import Cue
from tawatur.evidence.statements.heads import subject_after
from tawatur.evidence.statements.names import is_listed, like_name
from tawatur.evidence.statements.objects import before_object
from tawatur.evidence.statements.openings import COMMAS, Opening
from tawatur.evidence.statements.phrases import ISSUED, marks_off, phrase_from
from tawatur.evidence.statements.script import RELATIVES, Script
from tawatur.evidence.statements.sources import gender_of
from tawatur.evidence.statements.terms import (
    PREPOSITIONS,
    Tokens,
    governments,
    is_source_noun,
    is_title,
    nominative,
)

_HE = frozenset(
    [
        "هو",
        "هي",
        "هم",
        "وهو",
        "وهي",
        "وهم",
        "لكنه",
        "لكنها",
        "ولكنه",
        "ولكنها",
        "انه",
        "انها",
        "بانه",
        "بانها",
    ]
)
_BEEN = frozenset(["كان", "كانت"])
_ABOUT = frozenset(["عن", "حول", "بشان", "بخصوص"])
_AUXILIARIES = frozenset(["قد", "كان", "كانت", "وقد", "وكان", "وكانت", "لم", "لن", "لا"])


def find_subject(account: Account, cue: Cue, opening: Opening) -> tuple[Tokens | None, str]:
    """The subject's phrase and where it was found: after the cue, before it, or nowhere."""
    script, cls = account.script, account.classes
    if cue.form.tense in ("participle", "masdar"):
        return None, "elided"
    if cue.form.entry.speakers == "document" and script.words[cue.at + 1] in ("فيه", "فيها"):
        return _document_before(account, cue), "document"
    at = cue.at + 1 + (script.words[cue.at + 1] in cls.fillers)
    if cue.form.entry.speakers == "document" and script.words[at] == "في":
        text = phrase_from(script, at + 1, opening.at, cls)
        return (marks_off(script, text), "document") if text is not None else (None, "elided")
    if cue.at and script.words[cue.at - 1] == "قد" and (led := before_agreeing(account, cue)) is not None:
        return marks_off(script, led), "before"
    if cue.form.entry.addressee and (led := _of_a_pluperfect(account, cue)) is not None:
        return marks_off(script, led), "before"  # كان فلان في زيارة قد دعا واشنطن إلى
    if cue.form.entry.addressee and not cue.joined and (led := _right_before(account, cue)) is not None:
        return marks_off(script, led), "before"  # نائبه فلان اتهم واشنطن ب
    if cue.form.entry.addressee | cue.form.entry.accuses and cue.at and script.words[cue.at - 1] in _HE:
        return None, "elided"  # وهي تحمل فلانا مسؤولية
    after = subject_after(script, cue, opening.at, cls)
    if after is not None and cue.form.entry.addressee and not account.cast.can_speak(after):
        after = None
    if after is not None and cue.form.entry.event == "blame":
        after = after[0], before_object(script, after, cls)
    if after is not None and cue.joined and cue.form.entry.event == "blame":
        rest = range(after[1], opening.at)
        if all(script.is_mark(k) for k in rest):
            after = None  # وحملت الشركة المسؤولية: whom they blame
    if after is not None:
        return marks_off(script, after), "after"
    if cue.joined and script.words[cue.at][0] != "ف":
        return None, "elided"
    if script.words[cue.at + 1 : cue.at + 2] and script.words[cue.at + 1] in (
        "فيه",
        "فيها",
        "خلاله",
        "خلالها",
    ):
        by = published_by(script, max(account.floor(cue.at), cue.at - 12), cue.at, cls)
        if by is not None and cue.form.gender == "f":
            return by, "published"  # تقريرا نشرته وكالة كذا قالت فيه
        return None, "elided"  # نشر تغريدة على تويتر قال فيها: whoever acts in the clause
    before = before_agreeing(account, cue)
    return (marks_off(script, before), "before") if before is not None else (None, "elided")


def _of_a_pluperfect(account: Account, cue: Cue) -> Tokens | None:
    """The subject of a verb after قد whose كان began the clause long before it."""
    script = account.script
    if cue.at < 4 or script.words[cue.at - 1] != "قد":
        return None
    floor = max(script.sentence_start[cue.at], cue.at - 30)
    was = next(
        (k for k in range(cue.at - 2, floor - 1, -1) if script.words[k].removeprefix("و") in _BEEN), None
    )
    if was is None:
        return None
    tokens = phrase_from(script, was + 1, cue.at - 1, account.classes)
    return tokens if tokens is not None and account.cast.can_speak(tokens) else None


def _right_before(account: Account, cue: Cue) -> Tokens | None:
    """A subject that ends right before its verb, without a comma between them."""
    tokens = before_agreeing(account, cue)
    start = account.script.sentence_start[cue.at]
    if tokens is None or tokens[1] != cue.at or account.script.is_mark(cue.at - 1):
        return None
    clause = tokens[0] - start <= 3 or account.script.words[tokens[0] - 1] in account.classes.linkers
    return tokens if clause and account.cast.can_speak(tokens) else None


def _document_before(account: Account, cue: Cue) -> Tokens | None:
    """بيان … جاء فيه: the text named last before the cue."""
    script = account.script
    for k in range(cue.at - 1, max(script.sentence_start[cue.at] - 1, cue.at - 40), -1):
        word = script.words[k]
        if word in account.classes.documents or word[:-1] in account.classes.documents:
            return phrase_from(script, k, cue.at, account.classes)
    return None


def before_agreeing(account: Account, cue: Cue) -> Tokens | None:
    """A subject before its verb, unless their genders differ (أصدرت الجامعة بيانا *أكدت* فيه)."""
    tokens = _before(account, cue)
    if tokens is None:
        return None
    head = account.script.words[tokens[0]]
    if head in PREPOSITIONS:
        return None  # إلى ذلك، اعتبر أن
    noun = head in account.classes.documents or head in account.classes.bodies
    differs = {gender_of(head), cue.form.gender} == {"m", "f"}
    if cue.form.number == "p" and (head in account.classes.media or head in account.classes.bodies):
        return None  # مقاطع على موقع تويتر قالوا إنها …
    return None if noun and differs and cue.form.number == "s" else tokens


def _before(account: Account, cue: Cue) -> Tokens | None:
    """A subject written before its verb: كان الوزير قد أعلن، ممثل الصندوق الذي قال، تقرير أكد."""
    script, cls = account.script, account.classes
    floor = account.floor(cue.at)
    k = cue.at
    while k > floor and script.words[k - 1] in _AUXILIARIES:
        k -= 1
    relative = k > floor and script.words[k - 1] in RELATIVES
    if k > floor and (relative or script.words[k - 1] in COMMAS):
        k -= 1
    if k > floor and relative and script.words[k - 1] in COMMAS:
        k -= 1
    start = k
    while start > floor and k - start < 32 and not _bounds(account, start - 1):
        start -= 1
    if start == k:
        return None
    about = script.words[start].removeprefix("و") in _ABOUT
    if about and not any(w in COMMAS for w in script.words[start:k]):
        return None  # وعن تأخير الفريق قال …
    if (
        _named_at(script, start)
        and start < k - 1
        and not (start > floor and script.words[start - 1].removeprefix("و") in PREPOSITIONS)
    ):
        tokens = phrase_from(script, start, k, cls)
        if tokens is not None and tokens[1] >= k - 1:
            return tokens
    for j in range(start, k):
        word = script.words[j]
        joined = word[1:] in cls.anonymous or word[1:] in cls.bodies or word[1:] in cls.media
        if j == start and word[0] in "وف" and joined and not is_source_noun(word, cls) and j + 1 < k:
            tokens = phrase_from(script, j, k, cls)  # وأحد الزعماء يرى
            if tokens is not None and (word[0] == "و" or tokens[1] >= k - 1):
                return tokens
        adjacent = j >= k - 3 and word in cls.documents and not word.startswith("ال") and not relative
        if _is_governed(script, j, floor) and not adjacent:
            continue
        word = nominative(word, cls)
        if is_source_noun(word, cls) or is_title(word, cls) or j in script.persons or word in cls.media:
            tokens = phrase_from(script, j, k, cls)
            if tokens is not None and all(
                w in cls.times or w in cls.fillers for w in script.words[tokens[1] : k]
            ):
                return tokens
            if tokens is not None and (tokens[1] >= k - 1 or (j == start and k < cue.at and not relative)):
                return tokens
    for j in range(max(start, k - 5), k):
        word = script.words[j]
        named = relative and (_named_at(script, j) or word in governments())
        named = named and not _is_governed(script, j, floor)
        if named or (
            (word.startswith("ال") or _named_at(script, j) or word in governments())
            and (j == start or script.words[j - 1] in COMMAS)
        ):
            tokens = phrase_from(script, j, k, cls)
            return tokens if tokens is not None and tokens[1] >= k - 1 else None
    return None


def _named_at(script: Script, k: int) -> bool:
    """Does a person's name begin here, by a mention or, where nobody is mentioned, by its look?"""
    word = script.words[k]
    looks = is_listed(word) or (not script.persons and like_name(word))
    return k in script.persons or (looks and _goes_on(script, k + 1))


def _goes_on(script: Script, k: int) -> bool:
    """May a name go on here (سعود *الفيصل*), so that the word before is no verb (صدر *بيان*)?"""
    word = script.words[k] if k < len(script.words) else ""
    return word.startswith("ال") or script.is_mark(k) or like_name(word) if word else False


def _is_governed(script: Script, j: int, floor: int) -> bool:
    """Does a preposition stand right before a phrase, or before the class noun of a quoted name?"""
    k = j - 1
    if k > floor and script.is_mark(k):
        k -= 2
    return k >= floor and script.words[k].removeprefix("و") in PREPOSITIONS


def _bounds(account: Account, k: int) -> bool:
    """Does this word bound the phrase before a verb?"""
    script = account.script
    word = script.words[k]
    if word in ("ان", "وان", "فان", "الا") or word in account.classes.linkers:
        return True
    return script.is_mark(k) and word not in COMMAS and word not in '«»"“”()#_'


def find_behind(account: Account, cue: Cue, opening: Opening) -> tuple[Tokens | None, str]:
    """Whom the subject only relays or speaks for: نقلت الوكالة *عن* فلان, نقلا عن مصادر, على لسان مندوبها."""
    script = account.script
    words = script.words
    for k in range(cue.at + 1, opening.at - 1):
        first = -1
        if words[k] in ("عن", "الي") and cue.form.entry.relays:
            if words[k - 1] in ISSUED:
                continue  # نقل بيان صادر عن الوزارة عن فلان
            first = k + 1
        elif (
            (words[k] == "نقلا" and words[k + 1] == "عن")
            or (words[k] == "استنادا" and words[k + 1] == "الي")
            or (words[k] == "علي" and words[k + 1] == "لسان")
        ):
            first = k + 2
        if first < 0 or first >= opening.at:
            continue
        end = next(
            (j for j in range(first, opening.at) if words[j] in ("قوله", "قولها", "قولهم", "تاكيده")),
            opening.at,
        )
        tokens = phrase_from(script, first, end, account.classes)
        if tokens is not None:
            return tokens, "quoting" if words[k] == "نقلا" else "relayed"
    return None, ""


def accused_from(account: Account, cue: Cue, opening: Opening, tokens: Tokens | None, start: int) -> int:
    """Whoever is accused or described belongs to the content: from behind the subject on."""
    script = account.script
    if cue.form.pronoun:
        return start
    k = tokens[1] if tokens is not None and tokens[1] > cue.at else cue.at + 1
    while k < opening.at and (script.words[k] in COMMAS or script.words[k] in account.classes.times):
        k += 1
    return script.tokens[k].start if k < opening.at else start

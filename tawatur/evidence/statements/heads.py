"""The noun phrase that names a speaker after its cue: where it begins.

It begins with a title, a name, a known kind of source or a definite noun; adverbs, times and scenes may
stand before it. Where it ends is told by ``phrases``.
"""

from __future__ import annotations

from tawatur.corpus.clitics import frequency, split
from tawatur.evidence.statements.cues import Cue
from tawatur.evidence.statements.grammar import Classes, Gender, cue_forms
from tawatur.evidence.statements.names import is_office, like_name
from tawatur.evidence.statements.naming import is_ali, name_in
from tawatur.evidence.statements.objects import before_event, before_object, before_somebody, is_ours
from tawatur.evidence.statements.openings import COMMAS, DASHES
from tawatur.evidence.statements.phrases import is_governing, phrase_from
from tawatur.evidence.statements.script import PUBLISHED, RELATIVES, Script
from tawatur.evidence.statements.terms import (
    AROUND,
    PREPOSITIONS,
    Tokens,
    governments,
    is_source_noun,
    is_title,
)

_NO_HEADS = frozenset(
    [
        "النقاب",
        "المهم",
        "الاهم",
        "الغريب",
        "اللافت",
        "الموسف",
        "الملاحظ",
        "الواضح",
        "الانتباه",
        "النظر",
        "الاهتمام",
        "الا",
        "الان",
        "اليه",
        "اليها",
        "اليهم",
        "الينا",
        "اليك",
        "الي",
    ]
)
_THESE: dict[str, Gender] = {"هذا": "m", "هذه": "f", "هولاء": "m", "تلك": "f"}
IN_IT = (["فيه"], ["فيها"], ["خلاله"], ["خلالها"])
_PER_CENT = frozenset(["%", "٪", "في", "المييه", "الميه", "المايه", "بالميه", "بالمايه", "المئه", "بالمئه"])
_OWN_VOICE = frozenset(["سمعنا", "قلنا", "رايت", "رايي", "نظري", "لدينا", "عندنا", "بيننا", "كلنا"])


def subject_after(script: Script, cue: Cue, end: int, classes: Classes) -> Tokens | None:
    """The noun phrase that begins right after a cue and before token ``end``, or None."""
    if cue.form.entry.addressee and script.words[cue.at + 1 : cue.at + 2] in IN_IT:
        return None  # تغريدات طالب فيها السلطات
    if cue.form.number in ("p", "d"):
        return None  # before its subject a verb is singular: a plural verb's subject was named before
    k = cue.at + 1
    if k < end and script.words[k] in ("كل", "كلا") and script.words[k + 1 : k + 2] == ["من"]:
        k += 2  # كل من فلان وفلان
    while k < end and _skippable(script, k, classes):
        if _THESE.get(script.words[k], cue.form.gender) != cue.form.gender:
            return None  # وانتقدت هذا القرار: an object
        if (share := _share_of(script, k, end, classes)) is not None:
            return share
        k += 1
    if k < end and not may_head(script, k, classes):
        k = _resumed(script, k, end, classes)
    if k >= end:
        return None
    end = next((j for j in range(k + 1, end) if _takes(script, cue, j)), end)
    tokens = phrase_from(script, k, end, classes, not cue.form.entry.addressee)
    entry = cue.form.entry
    may_differ = not (entry.obj or entry.addressee or entry.accuses) and cue.form.tense == "past"
    if tokens is None or not (may_differ or _agrees(script, tokens, cue.form.gender, classes)):
        return None  # a verb that takes no object has a subject here, whatever its form (قال الغرافة)
    if cue.form.entry.addressee and cue.form.gender == "m" and _is_feminine_body(script, tokens, classes):
        return None  # ودعا حكومة كذا: whom he called upon
    if cue.form.entry.obj and _is_object(script, tokens, cue.form.gender, classes):
        return None
    if cue.form.entry.obj and script.words[tokens[0]] in classes.bodies:
        tokens = tokens[0], before_event(script, tokens)
    quoted = script.opens.get(tokens[0])
    if cue.form.entry.addressee and quoted is not None and quoted.closed:
        return tokens[0], min(tokens[1], quoted.close + 1)  # وتتهم «كذا» الحكومة ب…
    if cue.form.entry.addressee and is_title(script.words[tokens[0]], classes):
        head, follows = script.words[tokens[0]], script.words[tokens[0] + 1 : tokens[0] + 2]
        if head.startswith("ال") and head[2:] in classes.offices and follows and is_office(follows[0]):
            return tokens[0], tokens[0] + 1  # أبلغ الرئيس *كبير* موظفيه
    if cue.form.entry.addressee:
        tokens = tokens[0], before_somebody(script, tokens, classes)
        if script.words[tokens[0]] in classes.bodies:
            return tokens[0], before_object(script, tokens, classes)
        name = name_in(script, tokens, classes)
        if name is not None and name[1] < tokens[1] and not _is_own_title(script, name[1], cue, classes):
            return tokens[0], name[1]  # what follows the name is whom one speaks to
        if name is None:
            return tokens[0], before_object(script, tokens, classes)
    return tokens


def _is_own_title(script: Script, k: int, cue: Cue, classes: Classes) -> bool:
    """Does an office after a name tell who bears it (فلان رئيس كذا), not whom he speaks to (وزيره)?"""
    word = script.words[k]
    others = cue.form.gender == "m" and word.endswith(("ه", "ها", "هم"))
    return is_title(word, classes) and not others


def _takes(script: Script, cue: Cue, k: int) -> bool:
    """Is a word the preposition with which the cue's verb goes on (أكدت الوزارة *على* …)?"""
    word = script.words[k]
    if cue.form.entry.tells and k in script.media and k > cue.at + 1:
        return True
    free = not is_governing(script, k) and not is_ali(script, k)
    return word in ("علي", "عن") and word in cue.form.entry.prepositions and free


def _share_of(script: Script, k: int, end: int, classes: Classes) -> Tokens | None:
    """70 % من المشاركين, 70 في المئة من المشاركين: the number heads the phrase."""
    if script.tokens[k].kind != "number":
        return None
    j = k + 1
    if j < end and _is_counted(script, j, classes):
        rest = phrase_from(script, j, end, classes)
        return (k, rest[1]) if rest is not None else None
    while j < end and j - k < 4 and script.words[j] in _PER_CENT:
        j += 1
    if j > k + 1 and j + 1 < end and script.words[j] in ("من", "منهم", "منهن"):
        if script.words[j] != "من":
            return k, j + 1
        rest = phrase_from(script, j + 1, end, classes)
        return (k, rest[1]) if rest is not None else None
    return (k, j) if j > k + 1 else None


def _is_counted(script: Script, k: int, classes: Classes) -> bool:
    """Are people counted here (12 *نائبا*، 40 *ناشطا*), so that the number heads the phrase?"""
    word = script.words[k]
    if word in classes.times or word in classes.documents or word in _PER_CENT:
        return False
    plain = word[:-1] if word.endswith("ا") else word
    return plain in classes.offices or word in classes.anonymous or plain in classes.anonymous


def _skippable(script: Script, k: int, classes: Classes) -> bool:
    word = script.words[k]
    if (
        word in _THESE
        or word in classes.fillers
        or word in classes.times
        or word in COMMAS
        or word in DASHES
        or word in ("(", ")", "/", "#")
    ):
        return True
    if (word == "من" and script.words[k - 1] == "اول") or (
        word == "اول" and script.words[k + 1 : k + 2] == ["من"]
    ):
        return True
    return script.tokens[k].kind == "number"


def may_head(script: Script, k: int, classes: Classes) -> bool:
    """Can a noun phrase that names a source begin at this word?"""
    word = script.words[k]
    if k in script.persons:
        return True
    if script.is_mark(k):
        return k in script.opens
    if k in script.media_told or word in _OWN_VOICE or is_ours(word, classes):
        return False  # a medium told; the writer's own people (قواتنا)
    if is_title(word, classes) or is_source_noun(word, classes) or word in classes.media or like_name(word):
        return True
    if word in classes.mediums and not word.startswith("ال"):
        return False  # قال *مداخلة* هاتفية
    if word in classes.adjuncts or word in PREPOSITIONS or word in RELATIVES or word in classes.times:
        return False
    if word.startswith("ال"):
        return word not in _NO_HEADS
    if word[0].isascii() or word in governments():
        return True
    form = cue_forms("ar").get(word)
    if form is not None and form.tense == "participle" and word[-1] == "ا":
        return False  # تابع مستطردا
    before, stem, after = split(word)
    accusative = word[-1] == "ا" and not after and frequency(word[:-1]) > frequency(word)
    if before or accusative or word in cue_forms("ar"):
        return False
    return frequency("ال" + stem) > frequency(word) - 1.7 or frequency(word) == 0


def _agrees(script: Script, tokens: Tokens, gender: Gender, classes: Classes) -> bool:
    """A masculine verb has no feminine noun for its subject: ووصف *العلاقات* … is an object."""
    head = script.words[tokens[0]]
    if head.endswith("ين") and head.startswith("ال") and frequency(head[:-2] + "ون") > 2.5:
        return tokens[0] in script.persons  # سأل المقربين: an object
    if gender != "m" or is_title(head, classes) or not head.startswith("ال"):
        return True
    return not head.endswith(("ه", "ات")) or is_source_noun(head, classes)


def _is_feminine_body(script: Script, tokens: Tokens, classes: Classes) -> bool:
    head = script.words[tokens[0]]
    return head.endswith("ه") and head in classes.bodies and tokens[0] not in script.persons


def _is_object(script: Script, tokens: Tokens, gender: Gender, classes: Classes) -> bool:
    """Is a definite event right after a feminine verb what is announced (وأعلنت *الحداد* …)?"""
    head = script.words[tokens[0]]
    if gender != "f" or not head.startswith("ال") or tokens[0] in script.persons:
        return False
    if head.endswith(("ه", "ات", "اء")) or is_title(head, classes) or is_source_noun(head, classes):
        return False
    return head[2:] in classes.events and head not in classes.media


def _resumed(script: Script, k: int, end: int, classes: Classes) -> int:
    """After a leading adjunct (أكد لرويترز المتحدث …): where a title or a known kind of source begins."""
    for j in range(k + 1, end):
        word, before = script.words[j], script.words[j - 1]
        if before in PUBLISHED or word in PUBLISHED:
            return end  # في مقابلة نشرتها صحف
        pause = before in COMMAS or before in classes.times or before in AROUND or j - 1 in script.media_ends
        if pause and ((is_title(word, classes) and word not in ("م", "د", "ا")) or word in classes.anonymous):
            return j
    return end

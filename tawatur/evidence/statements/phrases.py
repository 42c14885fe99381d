"""The noun phrase that names a speaker: where it begins after a cue, and where it ends.

It begins with a title, a name, a known kind of source or a definite noun; adverbs, times and scenes may
stand before it. It ends at a relative, a time, a scene, a medium that is told, or the complement.
"""

from __future__ import annotations

from tawatur.corpus.clitics import frequency, split
from tawatur.evidence.statements.cues import Cue
from tawatur.evidence.statements.grammar import Classes, Gender, cue_forms
from tawatur.evidence.statements.names import like_name
from tawatur.evidence.statements.objects import before_object, before_somebody, is_finite, is_ours
from tawatur.evidence.statements.openings import COMMAS, DASHES, FULL, STOPS
from tawatur.evidence.statements.script import LETTERS, PUBLISHED, RELATIVES, Script
from tawatur.evidence.statements.speakers import (
    AROUND,
    PREPOSITIONS,
    Tokens,
    bare,
    governments,
    is_ali,
    is_source_noun,
    is_title,
    name_in,
)

ISSUED = frozenset(["صادر", "صادره", "الصادر", "الصادره", "صادرين", "نيابه", "بالنيابه"])
"""بيان صادر *عن* الوزارة: عن goes on with the phrase."""
_MEMBERS = frozenset(["السناتور", "السيناتور", "النايب", "النايبه", "نايب", "المرشح", "المرشحه"])
"""النائب *عن* حزب كذا."""
_NO_HEADS = frozenset(
    [
        "النقاب",
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
GOVERNING = frozenset(
    ["المشرف", "مشرف", "المشرفه", "القايم", "القايمه", "القايمين", "المسوول", "مسوول", "متحدث"]
)
"""What takes a preposition of its own (المشرف *على* العمل)."""
_DOES = frozenset(["صدر", "صدرت", "نشر", "نشرت", "حمل", "حملت", "اعلن", "اعد", "اصدره", "اصدرته"])
_THESE: dict[str, Gender] = {"هذا": "m", "هذه": "f", "هولاء": "m", "تلك": "f"}
_IN_IT = (["فيه"], ["فيها"], ["خلاله"], ["خلالها"])
_PER_CENT = frozenset(["%", "٪", "في", "المييه", "الميه", "المايه", "بالميه", "بالمايه", "المئه", "بالمئه"])
_OWN_VOICE = frozenset(["سمعنا", "قلنا", "رايت", "رايي", "نظري", "لدينا", "عندنا", "بيننا", "كلنا"])
_ASIDES = frozenset(["جانبه", "جهته", "جانبها", "جهتها", "جهتهم", "خلال", "قبل", "ثم"])


def subject_after(script: Script, cue: Cue, end: int, classes: Classes) -> Tokens | None:
    """The noun phrase that begins right after a cue and before token ``end``, or None."""
    if cue.form.entry.addressee and script.words[cue.at + 1 : cue.at + 2] in _IN_IT:
        return None  # تغريدات طالب فيها السلطات
    if cue.form.number in ("p", "d"):
        return None  # before its subject a verb is singular: a plural verb's subject was named before
    k = cue.at + 1
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
    free = not is_governing(script, k) and not is_ali(script, k)
    return word in ("علي", "عن") and word in cue.form.entry.prepositions and free


def is_governing(script: Script, k: int) -> bool:
    """Does the noun before a preposition, or before its adjective, take it (المشرف العام *على* …)?"""
    before = script.words[max(0, k - 2) : k]
    return bool(before) and (before[-1] in GOVERNING or (before[0] in GOVERNING and before[-1][:2] == "ال"))


def _share_of(script: Script, k: int, end: int, classes: Classes) -> Tokens | None:
    """70 % من المشاركين, 70 في المئة من المشاركين: the number heads the phrase."""
    if script.tokens[k].kind != "number":
        return None
    j = k + 1
    while j < end and j - k < 4 and script.words[j] in _PER_CENT:
        j += 1
    if j > k + 1 and j + 1 < end and script.words[j] in ("من", "منهم", "منهن"):
        if script.words[j] != "من":
            return k, j + 1
        rest = phrase_from(script, j + 1, end, classes)
        return (k, rest[1]) if rest is not None else None
    return None


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
        pause = before in COMMAS or before in classes.times or before in AROUND or j - 1 in script.media_ends
        if pause and ((is_title(word, classes) and word not in ("م", "د", "ا")) or word in classes.anonymous):
            return j
    return end


def phrase_from(
    script: Script, start: int, end: int, classes: Classes, appositions: bool = True
) -> Tokens | None:
    """The longest noun phrase from a token on that names a source; appositions between commas belong to it.

    Without ``appositions`` it ends at a comma: after دعا the next phrase is whom one calls upon.
    """
    named = state_at(script, start, end)
    if named > start + 1:
        return start, _coordinated(script, named, end)
    if script.words[start] in classes.anyone:
        return start, start + 1 + (script.words[start + 1 : start + 2] in (["الاخر"], ["الاخرين"]))
    k = start
    document = script.words[start] in classes.documents
    while k < end:
        word = script.words[k]
        quotation = script.opens.get(k)
        if quotation is not None and quotation.length >= FULL:
            break
        if quotation is not None and quotation.closed and quotation.close < end:
            k = quotation.close + 1
            continue
        if word == "(" and k > start and (closing := _bracketed_name(script, k, end, classes)):
            k = closing
            continue
        if k > start and _ends_phrase(script, start, k, end, classes, document):
            break
        if word in COMMAS or word in "(-–":
            after = _apposition(script, start, k, end, classes) if appositions else None
            if after is None:
                break
            k = after
            continue
        if script.is_mark(k) and word not in AROUND and word not in "/.#_":
            break
        k += 1
        if k - start == 1 and word in governments() and not _is_adjective(script, k, end):
            return start, _coordinated(script, k, end)
    while k > start and _loose_end(script, k - 1):
        k -= 1
    return (start, k) if k > start else None


def _bracketed_name(script: Script, k: int, end: int, classes: Classes) -> int:
    """Behind the brackets that hold a body's name (وكالة (كذا) …), or 0."""
    before = script.words[k - 1]
    if before not in classes.quotable and before not in ("انباء", "الانباء"):
        return 0
    return next((j + 1 for j in range(k + 2, min(end, k + 6)) if script.words[j] == ")"), 0)


def _is_adjective(script: Script, k: int, end: int) -> bool:
    """Does an adjective go on with a state's name (بريطانيا العظمى)?"""
    return k < end and script.words[k].startswith("ال") and script.words[k].endswith(("ي", "يه"))


def _coordinated(script: Script, k: int, end: int) -> int:
    """Where a row of states ends (لندن والولايات المتحدة وباريس)."""
    while k < end and script.words[k].startswith("و"):
        for length in (3, 2, 1):
            name = " ".join(script.words[k : k + length])[1:]
            if k + length <= end and (name in governments() or (length == 2 and name.startswith("الاتحاد "))):
                k += length
                break
        else:
            break
    return k


def state_at(script: Script, start: int, end: int) -> int:
    """Where a state's name of several words ends (كوريا الشمالية), or ``start``."""
    for length in (4, 3, 2):
        if start + length <= end and " ".join(script.words[start : start + length]) in governments():
            return start + length
    return start


def _loose_end(script: Script, k: int) -> bool:
    word = script.words[k]
    return (
        word in COMMAS
        or word in DASHES
        or word in STOPS
        or word in PREPOSITIONS
        or word in ("و", "(", "/", "اول")
    )


def _ends_phrase(script: Script, start: int, k: int, end: int, classes: Classes, document: bool) -> bool:
    word, before = script.words[k], script.words[k - 1]
    after = script.words[k + 1] if k + 1 < end else ""
    if before in LETTERS and after in LETTERS:
        return False  # بي أن سي
    if word in PUBLISHED and k - start > 0:
        return True
    if word in RELATIVES or word in classes.linkers or word in classes.then or word in classes.that:
        return True
    if (word, after) in classes.conditions:
        return True
    if (
        k > start
        and word in _DOES
        and not classes.documents.isdisjoint((script.words[start], script.words[start][1:]))
    ):
        return True  # بيان صدر عن …
    if word in ("لم", "لن") or (
        k - start > 1 and script.words[start] not in classes.media and is_finite(script, k, classes)
    ):
        return True  # مسؤولون لم تسمهم، وسائل إعلام تناقلت
    if word in classes.adjuncts:
        joined = word == "عن" and (document or before in ISSUED or before in _MEMBERS)
        return not joined and word != "داخل"
    if word == "عام" and before in classes.offices and not after[:1].isdigit():
        return False  # مدير عام
    if word in classes.times:
        body = before in classes.bodies and not before.startswith("ال")
        return not body and before not in ("صلاه", "خطيب", "صحيفه", "جريده", "مجله")
    if word in ("في", "علي", "ب"):
        if is_ali(script, k):
            return False
        if k + 1 in script.opens and k + 2 < end:
            after = script.words[k + 2]  # غرد فلان على «تويتر»
        return after in classes.mediums or after in classes.times or after in classes.settings
    if word == "ل":
        return True
    if word == "من":
        return after in _ASIDES
    if k in script.media_told:
        return not (document and k <= start + 2)  # تقرير لصحيفة كذا
    if k - 1 in script.media_ends and script.words[start] in classes.media and word in classes.events:
        return True  # أكدت وكالة كذا *نجاة* …
    if (
        word[0] == "ل"
        and split(word)[0] in ("ل", "لل")
        and (like_name(before) or k - 1 in script.in_names or is_ali(script, k - 1))
    ):
        return True  # after a name: whom it was said to
    if word.startswith("ل") and (word[1:] in classes.media or "ا" + word[1:] in classes.media):
        if document and k <= start + 2:
            return False
        return not (k + 1 < end and like_name(script.words[k + 1]))  # مدير الموقع is not one who tells it
    if word == "اول":
        return after == "من"
    if word[0] == "و" and word[1:] in PREPOSITIONS:
        return True
    if (
        word[-1] == "ا"
        and k not in script.in_names
        and before not in classes.media
        and frequency(word[:-1]) > frequency(word) + 0.3
    ):
        return not like_name(word)  # an accusative: the verb's object (أصدرت الجامعة بيانا)
    form = cue_forms("ar").get(word)
    if form is None or k in script.in_names:
        return False
    if form.tense == "present" and len(word) > 3 and word not in ("يدعي", "تدعي"):
        return True
    turned = before in COMMAS or (word[-1] == "ا" and not like_name(word))
    return form.tense == "masdar" or (form.tense == "participle" and turned)


def _apposition(script: Script, start: int, k: int, end: int, classes: Classes) -> int | None:
    """After a comma in a phrase: where its apposition begins (فلان، وزير كذا،), or None if it ends here."""
    j = k + 1
    if j >= end:
        return None
    word = script.words[j]
    if is_title(word, classes) or (word[0] == "و" and bare(word[1:]) in classes.offices):
        return j
    if (
        any(j <= p < end and _after_comma(script, p) for p in script.persons)
        and name_in(script, (start, k), classes) is None
    ):
        return j
    has_title = any(is_title(w, classes) for w in script.words[start:k])
    if has_title and like_name(word) and name_in(script, (start, k), classes) is None:
        return j
    return None


def _after_comma(script: Script, k: int) -> bool:
    """Does a comma stand before a name, or before the one definite word that leads it (، السلوفيني فلان)?"""
    before = script.words[k - 1]
    return before in COMMAS or (before.startswith("ال") and script.words[k - 2] in COMMAS)


def marks_off(script: Script, tokens: Tokens) -> Tokens:
    """The phrase without punctuation at its end."""
    start, end = tokens
    while end > start + 1 and script.words[end - 1] in COMMAS | STOPS | DASHES:
        end -= 1
    return start, end

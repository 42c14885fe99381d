"""The noun phrase that names a speaker: how far it goes from its first word on.

It ends at a relative, a time, a scene, a medium that is told, or the complement. Where it begins after a
cue is told by ``heads``.
"""

from __future__ import annotations

from tawatur.corpus.clitics import frequency, split
from tawatur.evidence.statements.grammar import Classes, cue_forms
from tawatur.evidence.statements.names import is_office, like_name
from tawatur.evidence.statements.naming import is_ali, name_in
from tawatur.evidence.statements.objects import is_finite
from tawatur.evidence.statements.openings import COMMAS, DASHES, FULL, STOPS
from tawatur.evidence.statements.script import LETTERS, PUBLISHED, RELATIVES, Script
from tawatur.evidence.statements.terms import (
    AROUND,
    PREPOSITIONS,
    Tokens,
    bare,
    governments,
    is_title,
    nominative,
)

ISSUED = frozenset(["صادر", "صادره", "الصادر", "الصادره", "صادرين", "نيابه", "بالنيابه"])
"""بيان صادر *عن* الوزارة: عن goes on with the phrase."""
_MEMBERS = frozenset(["السناتور", "السيناتور", "النايب", "النايبه", "نايب", "المرشح", "المرشحه"])
"""النائب *عن* حزب كذا."""
GOVERNING = frozenset(
    ["المشرف", "مشرف", "المشرفه", "القايم", "القايمه", "القايمين", "المسوول", "مسوول", "متحدث"]
)
"""What takes a preposition of its own (المشرف *على* العمل)."""
_DOES = frozenset(
    ["جاء", "جاءت", "ورد", "صدر", "صدرت", "نشر", "نشرت", "حمل", "حملت", "اعلن", "اعد", "اصدره", "اصدرته"]
)
_REGARD = frozenset(["الانتباه", "النظر", "الانظار"])
"""لفت فلان *الانتباه* إلى أن."""
_ASIDES = frozenset(["جانبه", "جهته", "جانبها", "جهتها", "جهتهم", "خلال", "قبل", "ثم"])


def is_governing(script: Script, k: int) -> bool:
    """Does the noun before a preposition, or before its adjective, take it (المشرف العام *على* …)?"""
    before = script.words[max(0, k - 2) : k]
    return bool(before) and (before[-1] in GOVERNING or (before[0] in GOVERNING and before[-1][:2] == "ال"))


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
        titled = document and k == start + 1 and not script.words[start].startswith("ال")
        if quotation is not None and quotation.length >= (2 * FULL if titled else FULL):
            break
        if quotation is not None and quotation.closed and quotation.close < end:
            named = (k == start and k + 1 in script.media) or (
                k - start <= 3 and _is_medium(script, start, classes)
            )
            k = quotation.close + 1
            if named and k < end and not script.words[k].startswith(("ال", "لل", "(", "،")):
                break  # بحسب «رويترز» ارتفع …
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
        if (
            k - start == 1
            and word in governments()
            and not _is_adjective(script, k, end)
            and (start not in script.media or script.media[start].end <= k)
        ):
            return start, _coordinated(script, k, end)
    while k > start and _loose_end(script, k - 1):
        k -= 1
    return (start, k) if k > start else None


def _is_medium(script: Script, start: int, classes: Classes) -> bool:
    """Does a phrase begin with the class noun of a medium (وكالة، لصحيفة)?"""
    word = script.words[start]
    return word in classes.media or word[1:] in classes.media


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
    if (word in PUBLISHED or word in _REGARD) and k - start > 0:
        return True
    if word in ("هذا", "هذه") and after in classes.times:
        return True
    if after == "الله" and word in ("رحمه", "رحمها", "حفظه", "حفظها", "يرحمه"):
        return True
    if (word, after) in (("صلي", "الله"), ("عليه", "الصلاه"), ("عليه", "السلام")):
        return True
    if word in RELATIVES or word in classes.linkers or word in classes.then or word in classes.that:
        return True
    if (word, after) in classes.conditions or (word[1:], after) in classes.conditions:
        return True
    if (
        k > start
        and word in _DOES
        and not classes.documents.isdisjoint((script.words[start], script.words[start][1:]))
    ):
        return True  # بيان صدر عن …
    if word in ("لم", "لن") or (
        (k - start > 1 or word.endswith(("ته", "تها")))
        and script.words[start] not in classes.media
        and is_finite(script, k, classes)
    ):
        return True  # مسؤولون لم تسمهم، وسائل إعلام تناقلت
    if word in classes.adjuncts:
        joined = word == "عن" and (document or before in ISSUED or before in _MEMBERS)
        return not joined and word != "داخل"
    if word == "عام" and before in classes.offices and not after[:1].isdigit():
        return False  # مدير عام
    if word in classes.times:
        body = before in classes.bodies and not before.startswith("ال")
        if before in classes.honorifics:
            return False  # الشيخ صباح
        if word == "مطلع" and before in classes.anonymous:
            return False  # مصدر مطلع
        return not body and before not in ("صلاه", "خطيب", "صحيفه", "جريده", "مجله")
    if word in ("في", "علي") and k == start + 1 and script.words[start] in classes.anonymous:
        j = k + 1 + (k + 1 in script.opens)
        if j < end and classes.mediums.get(script.words[j]) in ("tweet", "post"):
            return False  # مستخدم على تويتر
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
        and not (k == start + 2 and is_office(script.words[start]) and after in COMMAS)
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
        and not word.endswith("ها")
        and not (k == start + 1 and nominative(script.words[start], classes) != script.words[start])
        and k not in script.in_names
        and k not in script.places
        and word not in governments()
        and before not in classes.media
        and frequency(word[:-1]) > frequency(word) + 0.3
    ):
        return not like_name(word)  # an accusative: the verb's object (أصدرت الجامعة بيانا)
    form = cue_forms("ar").get(word)
    if form is None or k in script.in_names:
        return False
    if form.tense == "present" and len(word) > 3 and word not in ("يدعي", "تدعي"):
        return True
    if form.tense == "past" and word[0] == "ت" and k - start > 1 and script.words[start] in classes.media:
        return True  # صحيفة كذا *تضمن* …
    turned = before in COMMAS or (word[-1] == "ا" and not like_name(word))
    return form.tense == "masdar" or (form.tense == "participle" and turned)


def _apposition(script: Script, start: int, k: int, end: int, classes: Classes) -> int | None:
    """After a comma in a phrase: where its apposition begins (فلان، وزير كذا،), or None if it ends here."""
    j = k + 1
    if j >= end:
        return None
    word = script.words[j]
    full = script.persons.get(j, j)
    if full - j > 1 and full <= end and is_office(script.words[start]) and script.words[k - 1][:2] == "لل":
        return j  # رئيس كذا للفنادق، فلان الفلاني،
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
    if script.words[k - 2] in ("في", "ب") and script.words[k - 3] in COMMAS:
        return k - 1 in script.places or before in governments()  # مدير المكتب، في لبنان فلان
    if script.words[k - 2] in COMMAS and frequency(before) < 2.5:
        return True  # ، بريجيته *تسيبريس*
    return before in COMMAS or (before.startswith("ال") and script.words[k - 2] in COMMAS)


def marks_off(script: Script, tokens: Tokens) -> Tokens:
    """The phrase without punctuation at its end."""
    start, end = tokens
    while end > start + 1 and script.words[end - 1] in COMMAS | STOPS | DASHES:
        end -= 1
    return start, end

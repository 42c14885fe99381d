"""Which complement belongs to which cue: no two cues share one, and cues that report nothing have none."""

from __future__ import annotations

from tawatur.corpus.clitics import frequency, split
from tawatur.evidence.statements.account import Account
from tawatur.evidence.statements.attributions import Attribution
from tawatur.evidence.statements.clauses import find_opening
from tawatur.evidence.statements.cues import Cue
from tawatur.evidence.statements.events import is_event
from tawatur.evidence.statements.grammar import Classes, classes, cue_forms
from tawatur.evidence.statements.openings import COMMAS, Opening
from tawatur.evidence.statements.script import RELATIVES, Script
from tawatur.evidence.statements.subjects import before_agreeing
from tawatur.evidence.statements.terms import PREPOSITIONS, governments, is_title

_WHILE = frozenset(["وهو", "وهي", "وهم"])
"""قال فلان *وهو* يتحدث عن كذا: the circumstance has no words of its own."""
_NOTHING = frozenset(["شيء", "شي", "اثر", "دور", "تقدم", "تغير", "تغيير", "خلاف", "جديد"])
"""لم يفعل أي شيء *يذكر*."""
_ONE_CAN = frozenset(["يمكن", "يمكننا", "يمكنني", "نستطيع", "استطيع", "يصح", "يجوز", "يصعب"])
_BEFORE = frozenset(["قبل", "وقبل", "بعد", "وبعد", "دون", "الي"])
_ONCE = frozenset(["بعد", "وبعد", "منذ", "ومنذ", "الي", "سبق", "وسبق", "لولا", "حتي"])
"""بعد أن *قالت*: a past tense does follow."""
_LEADS = frozenset(["كما", "قد", "وقد", "ثم", "حيث", "اذ"])
_NOUN_FOLLOWS = frozenset(
    [
        "اثر",
        "بعد",
        "قبل",
        "خلال",
        "عقب",
        "عبر",
        "رغم",
        "نتيجه",
        "جراء",
        "بسبب",
        "تحت",
        "حول",
        "بدون",
        "دون",
        "وسط",
        "ضد",
        "رفض",
        "عدم",
        "خيبه",
        "عمليه",
        "اعاده",
        "مولف",
        "معرض",
        "يمكن",
        "يمكننا",
        "يصعب",
        "يجوز",
        "ينبغي",
        "يجب",
        "تم",
        "يتم",
    ]
)
_OF_IT = frozenset(["منه", "منها", "عنه", "عنها", "به", "بها", "له", "لها"])
_SECOND_PERSON = frozenset(["انت", "كونك", "انتم"])
_NOT = frozenset(["لم", "لن", "لا", "ولم", "ولن", "ولا", "ليس", "ليست", "غير", "وليست"])
_ACCORDING = frozenset(["حسب", "بحسب", "وبحسب", "وفق", "ووفق", "وحسب"])
_WAS = frozenset(["كان", "كانت", "يكون", "تكون", "اصبح", "اصبحت", "بات", "باتت", "ظل", "يزال"])
_COUNTS = frozenset(["ثلاثه", "اربعه", "خمسه", "سته", "سبعه", "ثمانيه", "تسعه", "عشره", "عشرات", "مئات"])
_WHICH = frozenset(["ما", "مما", "بما"])
_AS = frozenset(["حسبما", "وفقما", "ما", "لما", "مثلما", "مما"])


def pair(account: Account, cues: list[Cue]) -> dict[int, Opening]:
    """The complement of each cue that has one; no two cues share one."""
    script = account.script
    clausal = frozenset(c.at for c in cues if _opens_clause(script, c, account.classes))
    openings: dict[int, Opening] = {}
    owners: dict[int, Cue] = {}
    for cue in cues:
        opening = find_opening(script, cue, clausal, account.classes)
        if opening is None or _is_idle(script, cue, opening):
            continue
        if _is_impersonal(script, cue, opening) and not _has_subject_before(account, cue):
            continue
        owner = owners.get(opening.first)
        if owner is not None:
            if not _takes_over(script, owner, cue, opening):
                continue
            del openings[owner.at]
        owners[opening.first] = cue
        openings[cue.at] = opening
    return {at: o for at, o in openings.items() if not _says_nothing(script, o, openings)}


def _says_nothing(script: Script, opening: Opening, openings: dict[int, Opening]) -> bool:
    """قال إن قال إن: no clause has a verb of the past behind إن; such text repeats itself."""
    inner = openings.get(opening.first)
    if opening.kind not in ("that", "colon") or inner is None or inner.at != opening.first + 1:
        return False
    form = cue_forms("ar").get(script.words[opening.first])
    return script.words[opening.at] in ("ان", ":") and form is not None and form.tense == "past"


def _opens_clause(script: Script, cue: Cue, classes: Classes) -> bool:
    """Does a cue begin a clause of its own, so that no complement is looked for beyond it?"""
    after = script.words[cue.at + 1] if cue.at + 1 < len(script.words) else ""
    if (word_without_conjunction(script, cue), after) in classes.conditions:
        return False  # وطلب عدم نشر اسمه
    if cue.form.entry.near < 10 or not (cue.joined or cue.form.tense == "participle"):
        return False
    before = script.words[cue.at - 1] if cue.at else ","
    noun = cue.form.tense == "participle" and not cue.joined and is_event(script.words[cue.at], classes)
    return not noun or before in COMMAS  # متابعة is a noun as often as a participle


def turns(script: Script, cue: Cue, classes: Classes) -> bool:
    """Does a participle that reports nothing (، مؤكدا أهمية …) still turn from the words to the speaker?"""
    word = script.words[cue.at]
    if cue.form.tense != "participle" or cue.form.gender == "f" or not word.endswith("ا"):
        return False
    return script.words[cue.at - 1] in COMMAS and not is_event(word, classes) and cue.form.entry.near >= 10


def _takes_over(script: Script, owner: Cue, cue: Cue, opening: Opening) -> bool:
    """Of two cues with one complement the first has it (أوضح قائلا), but an act of feeling leaves it (انتقد …
    بالقول), and a finite verb nearer to it takes it (أمر يعد لغزا، وهناك من يقول إن).
    """
    if owner.form.entry.expressive:
        return True
    if cue.form.tense not in ("past", "present") or cue.at - owner.at < 3 or cue.form.entry.near < 10:
        return False
    between = range(owner.at + 2, cue.at)
    if script.words[opening.at - 1] in COMMAS and any(
        script.words[k] in RELATIVES and script.words[k - 1] in COMMAS for k in between
    ):
        return False  # نفت شركة كذا، التي …، أن
    token = script.tokens[opening.at]
    if owner.form.entry.lemma == "قال" and script.text[token.start] == "إ" and cue.form.entry.lemma != "قال":
        return False  # إن is how قال goes on; other verbs take أن
    return script.words[cue.at - 1] not in RELATIVES and script.words[cue.at - 1] not in _WHILE


def _is_impersonal(script: Script, cue: Cue, opening: Opening) -> bool:
    after = script.words[cue.at + 1 : cue.at + 2]
    bare = opening.at <= cue.at + 1 or bool(after and after[0] in ("لهذا", "من"))  # ويتوقع لهذا المشروع أن
    return bare and word_without_conjunction(script, cue) in cue.form.entry.impersonal


def _has_subject_before(account: Account, cue: Cue) -> bool:
    """فلان، مدير كذا، *يتوقع* أن: somebody with a name or a title stands before the verb."""
    if cue.joined or cue.form.tense != "present":
        return False
    script = account.script
    tokens = before_agreeing(account, cue)
    if tokens is None or script.sentence_start[cue.at] == cue.at:
        return False
    return any(k in script.persons or is_title(script.words[k], account.classes) for k in range(*tokens))


def _is_idle(script: Script, cue: Cue, opening: Opening) -> bool:
    """A cue that reports nothing: denied (لم تذكر اسمه), in حسبما ذكر, or a noun of the same letters."""
    before = script.words[cue.at - 1] if cue.at > script.sentence_start[cue.at] else ","
    if before in ("حسبما", "وفقما", "لما") or (before == "ما" and script.words[cue.at - 2] in _ACCORDING):
        return True
    if cue.form.entry.opens_clause and not (
        cue.joined or before in COMMAS or before in _LEADS or cue.form.gender == "f"
    ):
        return True
    if (
        cue.form.tense in ("past", "present")
        and before in PREPOSITIONS
        and not (before == "من" and cue.form.tense == "present")
    ):
        return True
    if cue.form.tense == "present" and not cue.joined and before == "ان":
        begun = script.words[cue.at - 2] if cue.at > 1 else ""
        if begun not in _BEFORE and script.text[script.tokens[cue.at - 1].start] != "إ":
            return True  # يمكنك أن ترى
    if cue.form.tense == "masdar" and before in _ONE_CAN:
        return True  # يمكن القول إن: the writer's own voice
    after_that = before in ("ان", "بان") and script.text[script.tokens[cue.at - 1].start] in "أب"
    after_that = after_that and script.words[cue.at - 2] not in _ONCE
    if cue.form.tense == "past" and not cue.joined and after_that:
        return True  # أن طلب «…»: a noun, for no past tense follows أن
    if cue.form.tense == "past" and not cue.joined and before.removeprefix("و") in _NOUN_FOLLOWS:
        return True
    after = script.words[cue.at + 1] if cue.at + 1 < len(script.words) else ""
    if cue.form.entry.belongs and after.startswith("ل") and cue.at + 1 not in script.media_told:
        return True  # صندوق تابع لوزارة
    if (word_without_conjunction(script, cue), after) in classes("ar").conditions:
        return True  # مصدر طلب عدم الكشف عن اسمه
    if (
        cue.form.entry.lemma == "ذكر"
        and not cue.joined
        and ((before.endswith("ا") and len(before) > 3) or before in _NOTHING)
    ):
        return True  # تأثيرا يذكر
    if after in ("ايضا", "كذلك", "لاحقا") and cue.at + 2 < len(script.words):
        after = script.words[cue.at + 2]  # وجاء أيضا في البيان
    if cue.form.entry.stands_in and after not in ("في", "فيه", "فيها", "ضمن", "علي"):
        return True
    if cue.form.entry.accuses and cue.form.tense == "past" and not cue.form.pronoun and after in PREPOSITIONS:
        return True  # اتهمت في مرات عدة ب…: accused, nobody says by whom
    if before in _SECOND_PERSON or _is_asked(script, cue):
        return True
    if before in RELATIVES and after in _OF_IT and opening.kind != "that":
        return script.words[opening.at - 1] != ":"  # أمور يشتكي منها الناس «…»
    if cue.form.entry.accuses and after in RELATIVES:
        return True  # مهارة وصف الذي …
    if word_without_conjunction(script, cue) in cue.form.entry.impersonal and is_event(
        after, classes("ar"), True
    ):
        return True  # يتوقع توافد الآلاف
    if cue.form.tense == "present" and not cue.joined and script.words[cue.at].startswith("س"):
        elided = opening.at <= cue.at + 1 or after in classes("ar").times or after in PREPOSITIONS
        if elided and opening.kind != "quote" and cue.form.entry.obj:
            return True  # النتائج ستعلن يوم الخميس
    if (
        cue.form.tense == "participle"
        and not cue.joined
        and (
            before in _WAS
            or (cue.at and script.tokens[cue.at - 1].kind == "number")
            or before.removeprefix("و") in _COUNTS
        )
    ):
        return opening.kind != "that" or opening.at > cue.at + 2  # كان مقترحا; 18 متهما
    if _is_adjective(script, cue, before, classes("ar")):
        return True
    if opening.kind == "that":
        shows = cue.form.tense == "present" and before in _WHICH  # مما يؤكد أن: the writer concludes
        return shows or (cue.form.tense == "participle" and before in _NOT)
    if before in _NOT or before in _AS:
        return True
    if cue.form.tense == "participle" and cue.form.gender == "f" and opening.kind == "noun":
        return before not in COMMAS and not script.is_mark(cue.at - 1)
    return False


def _is_asked(script: Script, cue: Cue) -> bool:
    """هل تعتقد أن, ألا ترى أن: a question to whoever is interviewed."""
    if cue.form.tense != "present" or cue.form.gender != "f" or cue.form.number != "s":
        return False
    return not {"هل", "الا", "ام", "كيف", "لماذا", "ماذا"}.isdisjoint(
        script.words[max(0, cue.at - 3) : cue.at]
    )


def _is_adjective(script: Script, cue: Cue, before: str, known: Classes) -> bool:
    """A feminine participle right after an indefinite noun describes it (نتائج *واعدة*)."""
    if cue.form.tense != "participle" or cue.form.gender != "f" or cue.joined:
        return False
    if before in PREPOSITIONS:
        return True  # ردا على مطالبة
    k = cue.at - 1
    named = k in script.persons or k in script.in_names or k in script.media_ends
    if script.is_mark(k) or named or before.startswith("ال") or k < script.sentence_start[cue.at]:
        return False
    if split(before)[2] or frequency("ال" + before) < frequency(before) - 1.5:
        return False  # no noun: التي رفضته قائلة
    return before not in known.bodies and before not in known.linkers and before not in governments()


def word_without_conjunction(script: Script, cue: Cue) -> str:
    """The cue's word without a joined و or ف."""
    word = script.words[cue.at]
    return word[1:] if cue.joined else word


def outside_cues(attributions: list[Attribution], openings: dict[int, Opening]) -> list[Attribution]:
    """Without those that stand between a cue and its complement (ذكرت الصحيفة، نقلا عن مصادر، أن)."""
    gaps = iter(sorted((at, opening.at) for at, opening in openings.items()))
    gap = next(gaps, None)
    inside = -1
    out = []
    for a in attributions:
        while gap is not None and gap[0] < a.at:
            inside = max(inside, gap[1])
            gap = next(gaps, None)
        if a.at >= inside:
            out.append(a)
    return out

"""Who is named as speaking: the noun phrase after a cue, or before it, and what kind of source it is.

A phrase is read into titles and a name: the name is what a person mention covers or, where nobody has
tagged the text, a run of words that are no nouns (they take no article) after a title or a definite word.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from tawatur import lexicon
from tawatur.corpus.clitics import frequency
from tawatur.corpus.folding import fold_string
from tawatur.evidence.statements.clauses import COMMAS, DASHES, STOPS
from tawatur.evidence.statements.cues import Cue
from tawatur.evidence.statements.grammar import Classes, cue_forms
from tawatur.evidence.statements.script import Script
from tawatur.model import SpeakerKind

Tokens = tuple[int, int]

_RELATIVES = frozenset({"الذي", "التي", "الذين", "اللذين", "اللذان", "اللتين", "واللذي", "والتي", "والذي", "اللواتي"})
_LINKS = frozenset({"بن", "ابن", "بنت", "ال", "ابو", "ابي", "ابا", "ام", "عبد", "ولد", "دي", "فان", "فون", "دو", "ديل", "الله", "الدين"})
_NEVER_NAMES = frozenset("هذا هذه ذلك تلك هناك هنا ثلاثه اربعه خمسه عشره مليون الف كل جميع غير اي اول ثاني ان او ثم قد لم لن لا ما".split())
_PREPOSITIONS = frozenset({"في", "من", "الي", "علي", "عن", "باسم", "لدي", "بين", "مع"})


class Phrase(NamedTuple):
    """A speaker's noun phrase: its tokens, the tokens of the person's name in it, its head word."""

    tokens: Tokens
    name: Tokens | None
    head: str


def subject_after(script: Script, cue: Cue, end: int, classes: Classes) -> Tokens | None:
    """The noun phrase that begins right after a cue and before token ``end``, or None."""
    k = cue.at + 1
    while k < end and _skippable(script, k, classes):
        k += 1
    if k >= end:
        return None
    if _is_adjunct(script, k, classes):
        k = _resumed(script, k, end, classes)
        if k >= end:
            return None
    return phrase_from(script, k, end, classes)


def _skippable(script: Script, k: int, classes: Classes) -> bool:
    word = script.words[k]
    return word in classes.fillers or word in classes.times or word in COMMAS or word in DASHES or word in ("(", ")", "/") or (
        script.tokens[k].kind == "number"
    )


def _is_adjunct(script: Script, k: int, classes: Classes) -> bool:
    """Does a prepositional phrase or an adverb begin here rather than a noun phrase?"""
    word = script.words[k]
    if word in classes.adjuncts or word in ("في", "من", "علي", "الي", "ل", "ب", "مع", "عن", "ان"):
        return True
    if word in classes.honorifics or word in classes.offices or word in classes.bodies or word in classes.documents:
        return False
    if word[0] in "بل" and len(word) > 3 and frequency(word[1:]) > frequency(word):
        return True
    return word in _RELATIVES


def _resumed(script: Script, k: int, end: int, classes: Classes) -> int:
    """After a leading adjunct (أكد لرويترز المتحدث …): where a title or a known kind of source begins."""
    for j in range(k + 1, end):
        word = script.words[j]
        starts = word in classes.honorifics or (word[2:] in classes.offices and word.startswith("ال")) or word in classes.anonymous
        before = script.words[j - 1]
        if starts and (before in COMMAS or before in classes.times or before in ("نيوز", "برس", "رويترز")):
            return j
    return end


def phrase_from(script: Script, start: int, end: int, classes: Classes) -> Tokens | None:
    """The longest noun phrase from a token on that names a source; appositions between commas belong to it."""
    k = start
    document = script.words[start] in classes.documents
    while k < end:
        word = script.words[k]
        quotation = script.opens.get(k)
        if quotation is not None and quotation.closed and quotation.close < end:
            k = quotation.close + 1
            continue
        if k > start and _ends_phrase(script, k, end, classes, document):
            break
        if word in COMMAS or word in ("(", "-", "–"):
            after = _apposition(script, start, k, end, classes)
            if after is None:
                break
            k = after
            continue
        if script.is_mark(k) and word not in "\"'«»“”/’()":
            break
        k += 1
    while k > start and (script.words[k - 1] in COMMAS or script.words[k - 1] in DASHES or script.words[k - 1] in _PREPOSITIONS or script.words[k - 1] in ("و", "(")):
        k -= 1
    return (start, k) if k > start else None


def _ends_phrase(script: Script, k: int, end: int, classes: Classes, document: bool) -> bool:
    word = script.words[k]
    if word in _RELATIVES or word in classes.linkers:
        return True
    if word in classes.adjuncts:
        return not (document and word == "عن")
    if word in classes.times:
        return script.words[k - 1] not in classes.bodies and not script.words[k - 1] in ("صلاه", "خطيب")
    if word in ("في", "علي"):
        after = script.words[k + 1] if k + 1 < end else ""
        return after in classes.mediums or after in classes.times or word == "علي" and after in ("هامش", "حسابه", "حسابها", "صفحته", "موقع", "تويتر") or after in (
            "موتمر", "تصريح", "حديث", "ختام", "معرض", "اطار", "وقت", "مستهل", "اول", "اعقاب", "هذا", "هذه", "سياق", "رد", "اشاره", "بث", "اتصال"
        )
    if word == "ل":
        return True
    if word == "من" and k + 1 < end and script.words[k + 1] in ("جانبه", "جهته", "جانبها", "جهتها", "خلال", "قبل"):
        return True
    if word.startswith("ل") and _is_medium(script, k, classes):
        return True
    form = cue_forms("ar").get(word)
    return form is not None and form.tense == "participle" and script.words[k - 1] in COMMAS


def _is_medium(script: Script, k: int, classes: Classes) -> bool:
    word = script.words[k]
    rest = word[1:]
    if rest.startswith("ل"):
        return ("ا" + rest) in classes.media or rest[1:] in ("صحافيين", "صحفيين", "صحيفه", "قناه", "وكاله", "اعلام", "صحافه")
    return rest in classes.media or any(name[0] == rest for name in classes.media_names if len(rest) > 3) or not rest.isascii() and rest in ("وسايل",)


def _apposition(script: Script, start: int, k: int, end: int, classes: Classes) -> int | None:
    """After a comma in a phrase: where its apposition begins (فلان، وزير كذا،), or None if it ends here."""
    j = k + 1
    if j >= end:
        return None
    word = script.words[j]
    bare = word[2:] if word.startswith("ال") else word
    if word in classes.honorifics or bare in classes.offices or bare in ("ناطق", "متحدث"):
        return j
    if bare in classes.offices or script.words[k] == "(":
        return None
    has_office = any(w in classes.offices or w[2:] in classes.offices for w in script.words[start:k])
    if has_office and name_in(script, start, k, classes) is None and like_name(word):
        return j
    return None


def like_name(word: str) -> bool:
    """Is a folded word no noun of the language? Nouns are met with the article nearly as often as without."""
    if len(word) < 2 or word in _NEVER_NAMES or word.startswith(("ال", "لل", "بال", "وال")) or not word[0].isalpha():
        return False
    if word in _LINKS:
        return word not in ("الله", "الدين", "ال")
    alone = frequency(word)
    with_article = frequency("ال" + word)
    if alone == 0:
        return with_article == 0
    return with_article < alone - 0.9


def name_in(script: Script, start: int, end: int, classes: Classes, persons: dict[int, int] | None = None) -> Tokens | None:
    """The person's name in a phrase: the tokens that a mention covers, or else what reads like one.

    ``persons``: first token -> end token of the person mentions of the article.
    """
    if persons:
        inside = [(k, persons[k]) for k in range(start, end) if k in persons and persons[k] <= end]
        if inside:
            return max(inside, key=lambda t: (t[1] - t[0], -t[0]))
    best: Tokens | None = None
    k = start
    while k < end:
        if not _begins_name(script, start, k, classes):
            k += 1
            continue
        j = _name_end(script, k, end, classes)
        if best is None or j - k > best[1] - best[0]:
            best = (k, j)
        k = j + 1
    return best


def _begins_name(script: Script, start: int, k: int, classes: Classes) -> bool:
    word = script.words[k]
    if not like_name(word) or word in classes.honorifics or word in classes.offices or _is_class_noun(word, classes) or word in governments():
        return False
    if k == start:
        return True
    before = script.words[k - 1]
    if before in _PREPOSITIONS or before in classes.offices or before in classes.bodies:
        return False
    if before in classes.honorifics or before in COMMAS or before in "\"«“”(":
        return True
    return before.startswith(("ال", "لل", "بال", "وال"))


def _is_class_noun(word: str, classes: Classes) -> bool:
    return word in classes.bodies or word in classes.documents or word in classes.anonymous or word in classes.media


def _name_end(script: Script, k: int, end: int, classes: Classes) -> int:
    j = k + 1
    while j < end:
        word = script.words[j]
        if word in _LINKS or script.words[j - 1] in _LINKS:
            j += 1
        elif like_name(word) and not _is_class_noun(word, classes) and word not in classes.offices and word not in classes.adjuncts:
            j += 1
        elif word.startswith("ال") and word[2:] not in classes.offices and not _is_class_noun(word, classes) and word not in classes.honorifics:
            j += 1
            break
        else:
            break
    return j


@cache
def governments() -> frozenset[str]:
    """Folded names of states, in full and without the article, and of the capitals that stand for them."""
    names = set()
    for row in lexicon.load("countries.yaml")["countries"]:
        names.update(fold_string(n) for n in row.get("ar", ()))
    names.update(fold_string(n) for row in lexicon.load("speech/ar.yaml")["speakers"]["government"] for n in str(row["words"]).split())
    return frozenset(names)


def kind_of(script: Script, phrase: Phrase, classes: Classes) -> SpeakerKind:
    """What kind of source a phrase names, by its name or its head word."""
    head = phrase.head
    if head in classes.documents:
        return "document"
    if _is_state(script, phrase):
        return "government"
    if head in classes.bodies:
        return "organisation"
    if phrase.name is not None:
        return "person"
    if head in classes.anonymous:
        return "anonymous"
    bare = head[2:] if head.startswith("ال") else head
    if bare in classes.offices or head in classes.honorifics:
        return "person" if head.startswith("ال") else "anonymous"
    return "organisation"


def _is_state(script: Script, phrase: Phrase) -> bool:
    start, end = phrase.tokens
    whole = " ".join(w for w in script.words[start:end] if w.isalnum())
    return whole in governments()


def phrase_of(script: Script, tokens: Tokens, classes: Classes, persons: dict[int, int] | None = None) -> Phrase:
    """Read a noun phrase: its head, and the person's name in it unless a body or a text heads it."""
    start, end = tokens
    head = next((w for w in script.words[start:end] if w[0].isalnum()), script.words[start])
    if head in classes.documents or head in classes.bodies:
        return Phrase(tokens, None, head)
    return Phrase(tokens, name_in(script, start, end, classes, persons), head)


def marks_off(script: Script, tokens: Tokens) -> Tokens:
    """The phrase without punctuation at its ends; quotation marks stay when both belong to it."""
    start, end = tokens
    while end > start and script.words[end - 1] in COMMAS | STOPS | DASHES:
        end -= 1
    return start, end

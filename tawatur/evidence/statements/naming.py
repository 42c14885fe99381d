"""The person's name in a noun phrase.

It is what a person mention covers or, where nobody has tagged the text, a run of words that are no nouns
(they take no article) after a title or a definite word.
"""

from __future__ import annotations

from tawatur.corpus.clitics import frequency
from tawatur.evidence.statements.events import without_pronoun
from tawatur.evidence.statements.grammar import Classes, classes
from tawatur.evidence.statements.names import LINKS, is_known, is_listed, is_surname, like_name
from tawatur.evidence.statements.openings import COMMAS
from tawatur.evidence.statements.script import Script
from tawatur.evidence.statements.terms import (
    AROUND,
    JOINED,
    PREPOSITIONS,
    RANK,
    Tokens,
    bare,
    governments,
    is_source_noun,
    is_title,
    nominative,
)

_KIN = frozenset(["ال", "بن", "ابن", "بنت", "ابو"])
_SIDES = frozenset(
    ["شمال", "جنوب", "شرق", "غرب", "وسط", "قرب", "فوق", "تحت", "حسب", "غير", "كل", "ذات", "ذو"]
)


def name_in(script: Script, tokens: Tokens, classes: Classes) -> Tokens | None:
    """The person's name in a phrase: the tokens that a mention covers, or else what reads like one."""
    start, end = tokens
    persons = script.persons
    if persons:
        inside = [
            (k, min(end, persons[k]))
            for k in range(start, end)
            if k in persons and not _is_dedicated(script, start, k, classes)
        ]
        if inside:
            last = inside[-1]
            if last[0] > start and script.words[last[0] - 1] in COMMAS and last[1] >= end - 1:
                return last
            name = grown(script, next((t for t in inside if t[1] - t[0] > 1), inside[0]), end)
            return _from_honorific(script, start, name, classes)
    for k in range(start, end - 1):
        if script.words[k] in ("يدعي", "تدعي", "يسمي", "تسمي", "اسمه", "اسمها"):
            return k + 1, name_end(script, k + 1, end, classes)
    best: Tokens | None = None
    k = start
    while k < end:
        if not _begins_name(script, start, k, classes):
            k += 1
            continue
        j = name_end(script, k, end, classes)
        if j - k == 1 and k > start and not _is_led(script, k, classes):
            k += 1
            continue
        if best is None or (best[1] - best[0] < 2 and j - k >= 2):
            best = (k, j)
        k = j + 1
    return best


def _from_honorific(script: Script, start: int, name: Tokens, classes: Classes) -> Tokens:
    """A name of which a tagger saw only the end, from the honorific on (الشيخ *صباح الأحمد* الجابر)."""
    k = name[0]
    while k > start and name[0] - k < 3 and script.words[k - 1] not in classes.honorifics:
        if script.tokens[k - 1].kind != "word" or script.words[k - 1] in PREPOSITIONS:
            return name
        k -= 1
    led = k > start and script.words[k - 1] in classes.honorifics and k < name[0]
    return (k, name[1]) if led and not is_title(script.words[k], classes) else name


def _is_dedicated(script: Script, start: int, k: int, classes: Classes) -> bool:
    """Does a place or a body bear the name (مطار الملك *فلان*، جائزة الأمير *فلان*)?"""
    j = k
    while j > start and k - j < 3 and script.words[j - 1] in classes.honorifics:
        j -= 1
    return j > start and j < k and script.words[j - 1] in classes.dedicated


def grown(script: Script, name: Tokens, end: int) -> Tokens:
    """A name with what a tagger may have missed: the rest of its quotation marks («أحمد درع الفلاني»), or the
    word after a lone given name (باراك *أوباما*).
    """
    start, k = name
    quotation = script.opens.get(start - 1)
    if quotation is not None and k < quotation.close <= start + 5:
        return start, quotation.close
    if k - start < 2 and k < end and (like_name(script.words[k]) or _has_no_article(script, k)):
        return start, k + 1
    if k - start < 2 and k + 1 < end and script.words[k] in _KIN:
        return start, k + 2
    led = k - start < 2 or script.words[start + 1] in ("بن", "بنت")
    if led and k < end and is_listed(script.words[start]) and _is_last(script, k, end):
        return start, k + 1  # محمد العمرة، وليد بن علي الجلال
    if k - start < 2 and k < end and _comes_again(script, k):
        return start, k + 1
    return start, k


def _is_last(script: Script, k: int, end: int) -> bool:
    """Is a definite word the surname that ends a name: no title, before a comma, a title, nothing?"""
    word, after = script.words[k], script.words[k + 1] if k + 1 < len(script.words) else ""
    known = classes("ar")
    title = is_title(word, known) and not is_listed(bare(word))
    if not word.startswith("ال") or title or is_source_noun(word, known):
        return False
    return k + 1 == end or after in COMMAS or (is_title(after, known) and not after.startswith("ال"))


def _is_led(script: Script, k: int, classes: Classes) -> bool:
    """May a lone word that looks like a name be one: known, or behind a title or an adjective of origin?"""
    before = script.words[k - 1]
    titled = is_title(before, classes) or before.endswith(("ي", "يه")) or script.is_mark(k - 1)
    return titled or is_listed(script.words[k])


def _has_no_article(script: Script, k: int) -> bool:
    """Is the first letter of what looks like an article a hamza (ألفيس)?"""
    token = script.tokens[k]
    text = script.text[token.start : token.end]
    return text.startswith("أل") and frequency(token.text[2:]) < 5


def _begins_name(script: Script, start: int, k: int, classes: Classes) -> bool:
    word = script.words[k]
    before = script.words[k - 1] if k > start else ""
    if _is_dedicated(script, start, k, classes):
        return False
    if is_ali(script, k) and (before in classes.honorifics or before.startswith(JOINED)):
        return True
    if before in classes.honorifics and not word.startswith("ال"):
        return (
            not is_title(word, classes)
            and (
                is_listed(word)
                or without_pronoun(word) == word
                or frequency("ال" + without_pronoun(word)) < 3
            )
            and not script.is_mark(k)
            and word not in classes.adjuncts
            and word not in PREPOSITIONS
        )
    if (
        not like_name(word)
        or word in governments()
        or k in script.places
        or (RANK.fullmatch(word) and _is_common(script, k + 1, classes))
        or k in script.media
        or (before in AROUND and k - 1 in script.media)
    ):
        return False
    if k == start or before in COMMAS or before in AROUND:
        return True
    headed = before.startswith("ال") and is_title(script.words[start], classes)  # رئيس اللجنة *فلان*
    if before in PREPOSITIONS or before in classes.offices or (before in classes.bodies and not headed):
        return False
    return before.startswith(JOINED) or (before in classes.titles and before not in classes.offices)


def _is_common(script: Script, k: int, classes: Classes) -> bool:
    """Is there an indefinite title or body behind an elative (أصغر *دكتور*)?"""
    after = script.words[k] if k < len(script.words) else ""
    return not after.startswith("ال") and (is_title("ال" + after, classes) or after in classes.bodies)


def is_ali(script: Script, k: int) -> bool:
    """Is the word the name علي, which folds to the preposition على? Its last letter is dotted in print, and a
    name stands beside it.
    """
    token = script.tokens[k]
    if token.text != "علي" or not script.text[token.start : token.end].endswith("ي"):
        return False
    beside = script.words[k + 1 : k + 2] + script.words[max(0, k - 1) : k]
    return any(like_name(w) or (w.startswith("ال") and w not in PREPOSITIONS) for w in beside[:1]) or any(
        like_name(w) for w in beside
    )


def name_end(script: Script, k: int, end: int, classes: Classes) -> int:
    """Where a name ends that begins at a token."""
    j = k + 1
    while j < end:
        word = script.words[j]
        if script.words[j - 1] in LINKS or word in LINKS or is_ali(script, j):
            j += 1
        elif word.startswith("ال"):
            title = is_title(word, classes) and not (j + 1 == end and is_known(word))
            if title or is_source_noun(word, classes) or not is_surname(word):
                return j
            return j + 1
        elif (
            like_name(word)
            or _is_rare(script, j, classes)
            or (j - k == 1 and _comes_again(script, j))
            or (word == "-" and j + 1 < end and like_name(script.words[j + 1]))
            or (
                is_listed(word)
                and j + 1 < end
                and (like_name(script.words[j + 1]) or script.words[j + 1] in LINKS)
            )
        ):
            j += 1
        else:
            break
    return j


def _is_rare(script: Script, j: int, classes: Classes) -> bool:
    """A word that the language hardly knows, after a name: more of the name."""
    word = script.words[j]
    if script.tokens[j].kind != "word" or is_source_noun(word, classes) or word.startswith("و"):
        return False
    return frequency(word) < 3


def _comes_again(script: Script, j: int) -> bool:
    """Is a word after a given name the surname by which the article goes on (توماس *باخ* … وقال باخ)?"""
    word = script.words[j]
    if len(word) < 3 or script.tokens[j].kind != "word" or word.startswith(JOINED):
        return False
    return frequency(word) < 3.5 and len(script.at.get(word, ())) > 1


def untagged(script: Script, tokens: Tokens, head: str, classes: Classes) -> Tokens | None:
    """A name that no tagger and no list knows: indefinite words that end in a surname where no other noun
    stands: behind the definite end of a title (خبيرة المخطوطات *فلانة الفلاني*), or alone after the verb.
    """
    start, end = tokens
    k = end - 1
    last = script.words[k]
    if not (last.startswith("ال") and is_surname(last) and script.tokens[k].kind == "word") or is_title(
        last, classes
    ):
        return None
    while k > start and _may_be_unlisted(script, k - 1, classes):
        k -= 1
    length = end - k
    if not 2 <= length <= 4:
        return None
    if k == start:
        return (k, end) if is_known(last) else None
    after = script.words[k - 1].startswith(JOINED) and bare(nominative(head, classes)) in classes.offices
    return (k, end) if after and script.words[k - 1] not in PREPOSITIONS else None


def _may_be_unlisted(script: Script, k: int, classes: Classes) -> bool:
    word = script.words[k]
    if script.tokens[k].kind != "word" or word.startswith(JOINED) or word in PREPOSITIONS:
        return False
    if word in classes.adjuncts or word in classes.times or word in classes.events or word in _SIDES:
        return False
    if is_title(word, classes) or is_source_noun(word, classes) or word in classes.media:
        return False
    return (word not in governments() and word[0] not in "وبلك") or like_name(word)

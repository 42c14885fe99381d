"""Where what is said ends: at the end of its sentence, unless something of another voice begins before.

That is another statement of the same sentence, an attribution that closes the clause (بحسب …), or a full
quotation after a comma, which is a statement of its own. What opens with a quotation ends with it, unless
the sentence runs on without a pause.
"""

from __future__ import annotations

from typing import NamedTuple

from tawatur.corpus.clitics import frequency
from tawatur.evidence.statements.cues import Cue
from tawatur.evidence.statements.grammar import Classes
from tawatur.evidence.statements.heads import may_head, subject_after
from tawatur.evidence.statements.narration import resumes
from tawatur.evidence.statements.openings import COMMAS, DASHES, FULL, STOPS, Opening
from tawatur.evidence.statements.quotation import Quotation
from tawatur.evidence.statements.script import RELATIVES, Script

_LONGEST = 400
"""Tokens after which a sentence without a stop is cut off, so that no text takes quadratic time."""
_NESTED = 8
"""So many cues inside a content are nested ones; a text with more repeats itself."""
_LINKING_PAIRS = frozenset(
    {
        ("قبل", "ان"),
        ("في", "حين"),
        ("غير", "انه"),
        ("غير", "انها"),
        ("الا", "انه"),
        ("الا", "انها"),
        ("بيد", "انه"),
    }
)


_PAST_OF = frozenset(["كان", "كانت", "قد"])

_TURNS = frozenset(["لكن", "ولكن", "فيما", "بينما"])

_TOPICS = frozenset(["وفي", "وعن", "وحول", "وبشان", "وبخصوص"])


class Extent(NamedTuple):
    """Tokens ``first:end`` of a content. ``whole``: the quotation that all of it stands in.

    ``then``: a full quotation right after it, a second statement of the same cue.
    """

    first: int
    end: int
    whole: Quotation | None = None
    then: Quotation | None = None


def stop_of(script: Script, at: int, classes: Classes) -> int:
    """The first of the connectives before a cue (فيما كان قد …): where the words before it must end."""
    k = at
    start = script.sentence_start[at]
    while k > start:
        if script.words[k - 1] in classes.linkers:
            k -= 1
        elif k - 1 > start and (script.words[k - 2], script.words[k - 1]) in _LINKING_PAIRS:
            k -= 2
        else:
            break
    return _turn_before(script, k, classes)


def _turn_before(script: Script, at: int, classes: Classes) -> int:
    """The لكن or فيما after a comma that begins the clause whose subject stands before its verb at ``at``."""
    for k in range(at - 1, max(script.sentence_start[at], at - 7), -1):
        if script.is_mark(k) or script.words[k] in classes.that:
            return at
        turned = script.words[k - 1] in COMMAS
        if turned and script.words[k] in _TOPICS:
            return k
        if turned and script.words[k] in _TURNS:
            return k if may_head(script, k + 1, classes) else at
    return at


def find_extent(
    script: Script, cue: Cue, opening: Opening, stops: dict[int, Cue | None], classes: Classes
) -> Extent:
    """The tokens that a content reaches over. ``stops``: token -> the cue that begins there, or None."""
    quotation = opening.quotation
    if quotation is not None:
        end = _quoted(script, quotation, stops, cue.form.entry.quoted_only)
        if end == quotation.close and opening.kind != "that" and _joins_that(script, quotation, classes):
            end = None
        after = script.sentence_end[quotation.close] if quotation.closed and end == quotation.close else 0
        joined = bool(after) and opening.kind == "that" and _coordinated(script, after, stops, classes)
        if joined > after and after - quotation.close <= 2:
            return Extent(opening.first, _trim(script, opening.first, joined))
        if end is not None:
            return Extent(quotation.open + 1, end, quotation)
    limit = min(script.sentence_end[opening.first], opening.first + _LONGEST)
    k = opening.first
    nested = 0
    while k < limit:
        if k > opening.first and k in stops:
            nested += 1
            if nested > _NESTED or _halts(script, cue, opening, stops[k], k, classes):
                return Extent(opening.first, _trim(script, opening.first, k))
        if k > opening.first + 1 and _breaks(script, k, opening, classes):
            return Extent(opening.first, _trim(script, opening.first, k))
        if opening.kind == "noun" and k > opening.first and resumes(script, opening.first, k, classes):
            return Extent(opening.first, _trim(script, opening.first, k))
        inner = script.opens.get(k)
        if (
            inner is not None
            and k > opening.first + 2
            and _stands_alone(script, inner, stops)
            and not _after_aside(script, opening.first, k)
        ):
            return Extent(opening.first, _trim(script, opening.first, k), None, inner)
        if inner is not None and inner.closed:
            k = inner.close + 1
            limit = min(max(limit, script.sentence_end[inner.close]), opening.first + _LONGEST)
            continue
        k += 1
    k = _coordinated(script, limit, stops, classes)
    return Extent(opening.first, _trim(script, opening.first, k))


def _quoted(
    script: Script, quotation: Quotation, stops: dict[int, Cue | None], only: bool = False
) -> int | None:
    """Where a content ends that opens with a quotation; None if the sentence runs on after it.

    ``only``: all that runs on is a second quotation or a clause joined by و (وصفه بأنه «كذا» و«كذا»).
    """
    if not quotation.closed:
        for k in range(quotation.open + 1, quotation.close):
            if k in stops:
                return k
        return quotation.close
    after = quotation.close + 1
    if after >= script.sentence_end[quotation.close] or script.is_mark(after) or after in stops:
        return quotation.close
    word = script.words[after]
    if only:
        joined = (word == "و" and after + 1 in script.opens) or word[1:] in ("انه", "انها", "بانه", "بانها")
        return None if joined else quotation.close
    if quotation.length < FULL or not word.startswith("و"):
        return None
    return quotation.close


def _joins_that(script: Script, quotation: Quotation, classes: Classes) -> bool:
    """«…» وإن «…»: does the sentence go on behind a quotation with a second clause of the same cue?"""
    after = quotation.close + 1
    if not quotation.closed or after >= script.sentence_end[quotation.close]:
        return False
    word = script.words[after]
    return word[0] == "و" and word[1:] in classes.that


def _breaks(script: Script, k: int, opening: Opening, classes: Classes) -> bool:
    """Does the paper's own voice resume here (وذلك after a comma, الأمر الذي, a loose relative)?"""
    word = script.words[k]
    comma = script.words[k - 1] in COMMAS
    if not comma and word not in classes.break_words:
        return False
    if comma and (word in classes.endings or (opening.kind == "noun" and word in RELATIVES)):
        return True
    if comma and opening.kind == "noun" and _is_circumstance(word):
        return True
    after = script.words[k + 1] if k + 1 < len(script.words) else ""
    only_nouns = classes.breaks.get((word, after))
    if only_nouns is not None:
        return opening.kind == "noun" or not only_nouns
    only_nouns = classes.breaks.get((word, ""))
    return comma and only_nouns is not None and (opening.kind == "noun" or not only_nouns)


def _is_circumstance(word: str) -> bool:
    """أعلن استقالته، *موجها* رسائل: what the speaker did the while, by the shape of the participle."""
    plain = word[:-1]
    shaped = word[0] == "م" and word[-1] == "ا" and 5 <= len(word) <= 8
    return shaped and frequency("ال" + plain) < frequency(plain) + 0.5 and frequency(word) < 4.5


def _halts(script: Script, outer: Cue, opening: Opening, inner: Cue | None, k: int, classes: Classes) -> bool:
    """Does what begins at ``k`` end the outer content? A verb inside it is nested, unless it is joined.

    In words given after a colon without quotation marks a joined verb is the speaker's own; and a verb
    without subject in the other gender goes on with a subject inside the content (قال إن الشركة … وترى أن).
    """
    if inner is None or inner.form.tense == "participle":
        return True
    before = script.words[k - 1]
    if before in RELATIVES:
        return False
    if opening.kind == "colon" and not inner.joined and inner.form.entry.polarity != "asserts":
        return False
    if inner.at > k:
        own = script.words[k] in _PAST_OF and before not in COMMAS and not script.is_mark(k - 1)
        return not own  # قال إن فلانا *كان يتمنى*: the content's own verb
    if opening.kind == "colon" and inner.form.entry.polarity != "asserts":
        return False
    if _is_anothers(script, outer, inner, classes):
        return False
    if not inner.joined and script.words[k] != "قبل" and _describes(script, inner, opening, classes):
        return False
    if not inner.joined:
        return before in COMMAS or (inner.form.tense == "masdar" and script.words[k][0] == "ب")
    return True


def _is_anothers(script: Script, outer: Cue, inner: Cue, classes: Classes) -> bool:
    """Does an inner verb without subject disagree in gender with the outer verb's speaker?"""
    genders = {outer.form.gender, inner.form.gender}
    if genders != {"m", "f"} or inner.form.number != "s" or outer.form.tense in ("masdar",):
        return False
    return subject_after(script, inner, min(script.sentence_end[inner.at], inner.at + 8), classes) is None


def _describes(script: Script, inner: Cue, opening: Opening, classes: Classes) -> bool:
    """قال إن بلاغا ورد، *يفيد* ب…: a present without subject that tells what a noun of the content says."""
    if inner.form.tense != "present" or opening.kind not in ("that", "noun"):
        return False
    if script.words[inner.at + 1 : inner.at + 2] == [":"] or script.words[inner.at][0] == "س":
        return False
    return subject_after(script, inner, min(script.sentence_end[inner.at], inner.at + 8), classes) is None


def _after_aside(script: Script, first: int, k: int) -> bool:
    """قال إن فلانة، وهي عالمة، «تملك …»: only a name and an aside stand before the quotation."""
    words = script.words[first:k]
    aside = next((n for n, w in enumerate(words) if w in ("وهي", "وهو", "وهم") and words[n - 1] in COMMAS), 0)
    return 0 < aside <= 6 and len(words) - aside < 14


def _stands_alone(script: Script, quotation: Quotation, stops: dict[int, Cue | None]) -> bool:
    """A full quotation after a comma, with nothing of the sentence after it but a new clause."""
    before = script.words[quotation.open - 1]
    inside = script.words[quotation.open + 1] if quotation.length else ""
    if (
        quotation.length < FULL
        or inside in RELATIVES
        or not (before in COMMAS or before in DASHES or before in STOPS)
    ):
        return False
    after = quotation.close + 1 if quotation.closed else quotation.close
    return after >= script.sentence_end[quotation.open] or script.is_mark(after) or after in stops


def _coordinated(script: Script, end: int, stops: dict[int, Cue | None], classes: Classes) -> int:
    """The end after sentences that begin with وأن: they go on with the clause before them."""
    n = len(script.tokens)
    while end < n and script.words[end][0] == "و" and script.words[end][1:] in classes.that:
        if script.paragraph_end[end] != script.paragraph_end[end - 1]:
            break
        if script.sentence_end[end] - end > _LONGEST:
            break
        nearest = min((k for k in range(end, script.sentence_end[end]) if k in stops), default=None)
        if nearest is not None:
            return nearest
        end = script.sentence_end[end]
    return end


def _trim(script: Script, first: int, end: int) -> int:
    """Without the commas, stops and loose connectives at its end; closing marks stay."""
    while end > first + 1:
        word = script.words[end - 1]
        if (
            word in COMMAS
            or word in DASHES
            or word in STOPS
            or word in (":", "و", "(", "[")
            or end - 1 in script.opens
        ):
            end -= 1
        else:
            break
    return end

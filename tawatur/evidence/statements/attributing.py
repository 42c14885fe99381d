"""What an attribution attributes: the clause after it, the one before it, or only how a statement came."""

from __future__ import annotations

from tawatur.evidence.statements.account import Account, Taken, Voice
from tawatur.evidence.statements.attributions import Attribution
from tawatur.evidence.statements.boundaries import Extent, find_extent
from tawatur.evidence.statements.carriers import medium_phrase, published_by
from tawatur.evidence.statements.coreference import subject_of
from tawatur.evidence.statements.cues import Cue
from tawatur.evidence.statements.grammar import Entry, Form, cue_forms
from tawatur.evidence.statements.naming import name_end
from tawatur.evidence.statements.openings import COMMAS, DASHES, FULL, Opening
from tawatur.evidence.statements.script import PUBLISHED, RELATIVES
from tawatur.evidence.statements.sources import Source
from tawatur.evidence.statements.speakers import phrase_of
from tawatur.evidence.statements.terms import Tokens

_FORM = Form(Entry("بحسب", True, True, False, frozenset(), "asserts"), "past", "?", "?")
_COMES = frozenset(["ياتي", "وياتي", "جاء", "وجاء"])
_LEAST = 3
"""Fewer tokens than this are no clause."""


def attribute(account: Account, a: Attribution) -> None:
    """Read one attribution in its place."""
    if a.word == "على لسان" and a.at:
        form = cue_forms("ar").get(account.script.words[a.at - 1])
        if form is not None and form.entry.speakers == "document":
            _meet(account, a)
            return
        if a.end < account.script.sentence_end[a.at] and not account.script.is_mark(a.end):
            _meet(account, a)  # وجهت على لسان فلان رسالة
            return
    before = _statement_before(account, a)
    if before is not None:
        _after_statement(account, a, before)
    elif a.own:
        _pretext(account, a)
    elif not a.tail or (a.form is not None and a.form.entry.quote):
        count = len(account.statements)
        _state_by_place(account, a)
        if len(account.statements) == count and a.phrase is not None and not a.relay:
            _refer(account, a)  # لم يعرف، بحسب المرصد، …، مشيرا إلى: it speaks on


def _state_by_place(account: Account, a: Attribution) -> None:
    """The clause behind an attribution that begins its sentence, else the one before it."""
    start = account.script.sentence_start[a.at]
    words = account.script.words
    if a.at > start and _begins_line(account, a.at):
        start = a.at
    if all(words[k] in account.classes.linkers or account.script.is_mark(k) for k in range(start, a.at)):
        _preposed(account, a)
    else:
        _postposed(account, a)


def _begins_line(account: Account, at: int) -> bool:
    """Does an attribution stand first in its line, below a heading without a stop?"""
    tokens, text = account.script.tokens, account.script.text
    return "\n" in text[tokens[at - 1].end : tokens[at].start] and account.script.words[at][0] == "و"


def _statement_before(account: Account, a: Attribution) -> Taken | None:
    """The statement whose content ends right before the attribution."""
    script = account.script
    k = a.at
    while k > script.sentence_start[a.at] and (script.is_mark(k - 1) or script.words[k - 1] in ("وذلك", "و")):
        k -= 1
    start, last = script.sentence_start[a.at], account.taken[-1] if account.taken else None
    alone = all(script.is_mark(j) for j in (*range(start, a.at), *range(a.end, script.sentence_end[a.at])))
    if alone and last is not None and start - 2 <= last.end <= start:
        return last  # قال إن …. بحسب رويترز.
    for taken in reversed(account.taken[-4:]):
        if k - 1 <= taken.end <= a.at and script.sentence_start[a.at] < taken.end:
            return taken
    return None


def _after_statement(account: Account, a: Attribution, before: Taken) -> None:
    """It credits that statement's carrier, or gives the quotation at its end to another source."""
    script = account.script
    if a.phrase is None:
        return
    medium = medium_phrase(script, a.phrase, account.classes)
    if medium is not None:
        account.credit_last(medium)
        return
    k = a.at - 1
    while k > 0 and script.words[k] in COMMAS:
        k -= 1
    quotation = script.closes.get(k)
    if "opens:noun" in account.statements[-1].rules and script.sentence_start[a.at] >= before.cue - 1:
        start = _after_dateline(account, a, script.sentence_start[a.at])
        _emit(account, a, account.trimmed(Extent(start, a.at)))
    elif quotation is not None and quotation.length >= FULL and quotation.open > before.first:
        _emit(account, a, account.inner(quotation))
    elif account.statements[-1].carrier is None and before is account.taken[-1]:
        _relayed(account, a)


def _relayed(account: Account, a: Attribution) -> None:
    """ذكرت وكالة كذا أن …، بحسب الوزارة: the medium carried what the ministry said."""
    last = account.statements[-1]
    if last.speaker is None or a.phrase is None:
        return
    tokens = account.script.document.tokens_in(*last.speaker)
    if (
        len(tokens)
        and medium_phrase(account.script, (tokens.start, tokens.stop), account.classes) is not None
    ):
        account.credit_last((tokens.start, tokens.stop))
        source = _refer(account, a)
        account.hand_over(source, a.phrase, a.skip)


def _preposed(account: Account, a: Attribution) -> None:
    """وبحسب فلان، …: the clause after it."""
    script = account.script
    end = script.sentence_end[a.at]
    k = a.end
    while k < end and (
        script.words[k] in COMMAS or script.words[k] in account.classes.then or script.words[k] == ":"
    ):
        k += 1
    main = next((j for j in range(k, min(end, k + 25)) if script.words[j] in account.classes.then), -1)
    if main > k and not any(j in account.stops for j in range(k, main)):
        k = main + 1  # وفقا لبيان صدر عن فلان فإن …
    elif k < end and (script.words[k] in PUBLISHED or (script.words[k] in RELATIVES and k > a.end)):
        k = next((j + 1 for j in range(k, min(end, k + 25)) if script.words[j] in COMMAS), k)
    if k in account.stops and a.phrase is not None:
        account.pending = (script.sentence_start[a.at], medium_phrase(script, a.phrase, account.classes))
    if k >= end or k in account.stops or script.words[k] in ("وهي", "وهو", "وهم"):
        return
    extent = _clause(account, a, k)
    if extent.end - extent.first >= _LEAST:
        _emit(account, a, extent)


def _postposed(account: Account, a: Attribution) -> None:
    """…، بحسب فلان: the clause before it, or only the quotation that ends it."""
    script = account.script
    start = _after_dateline(account, a, account.floor(a.at))
    while start < a.at and script.is_mark(start) and start not in script.opens:
        start += 1
    end = a.at
    while end > start and (
        script.words[end - 1] in COMMAS
        or script.words[end - 1] in DASHES
        or script.words[end - 1] in ("وذلك", "و")
    ):
        end -= 1
    if end - start > 2 and script.words[end - 1] == "ذلك" and script.words[end - 2] in _COMES:
        end = account.trimmed(Extent(start, end - 2)).end  # …، يأتي ذلك وفقا ل…
    if end - start < _LEAST:
        return
    quotation = script.closes.get(end - 1)
    if quotation is not None and quotation.open == start:
        _emit(account, a, account.inner(quotation))
        return
    _emit(account, a, Extent(start, end))
    _goes_on(account, a)


def _goes_on(account: Account, a: Attribution) -> None:
    """يعمل الجهاز، بحسب رويترز، على …: the clause that an attribution interrupts goes on behind it."""
    script = account.script
    k = a.end
    if (
        k + _LEAST >= script.sentence_end[a.at]
        or script.words[k] not in COMMAS
        or script.words[a.at - 1] not in COMMAS
    ):
        return
    k += 1
    if (
        k in account.stops
        or script.words[k] in RELATIVES
        or script.words[k].startswith("و")
        or script.words[k] in account.classes.linkers
    ):
        return
    rest = account.trimmed(_clause(account, a, k))
    if rest.whole is None and rest.end - rest.first >= _LEAST:
        account.extend_last(rest)


def _after_dateline(account: Account, a: Attribution, start: int) -> int:
    """Where the text begins after «المدينة (الوكالة) -»."""
    words = account.script.words
    for k in range(start + 1, min(a.at, start + 14)):
        if words[k] in DASHES and (words[k - 1] in DASHES or words[k - 1] == ")"):
            return k + 1
    return start


def _pretext(account: Account, a: Attribution) -> None:
    """فعل كذا بدعوى …: whoever acts in the clause before says that this is why."""
    script = account.script
    first = (
        a.end + 1
        if a.end < script.sentence_end[a.at] and script.words[a.end] in account.classes.that
        else a.end
    )
    if first >= script.sentence_end[a.at]:
        return
    extent = _clause(account, a, first)
    actor = subject_of(account.cast, script.sentence_start[a.at], a.at)
    if extent.end - extent.first >= 2 and actor is not None:
        account.cast.spoke(actor, a.at)
        rules = (f"attribution:{a.word}", "speaker:actor")
        voice = Voice(None, actor)
        account.emit(
            Cue(a.at, _FORM, False),
            (account.span(extent),),
            voice,
            extent,
            Opening("that", a.at, extent.first),
            rules,
        )


def _clause(account: Account, a: Attribution, first: int) -> Extent:
    opening = Opening("that", a.at, first, 0, account.script.opens.get(first))
    extent = find_extent(account.script, Cue(a.at, _FORM, False), opening, account.stops, account.classes)
    return account.trimmed(extent) if extent.whole is not None else extent


def _meet(account: Account, a: Attribution) -> None:
    """جاء على لسان فلان: whoever it is speaks next."""
    if a.phrase is not None:
        account.cast.refer(phrase_of(account.script, a.phrase, account.classes), "?", a.at)


def _emit(account: Account, a: Attribution, extent: Extent) -> None:
    cue = Cue(a.at, a.form or _FORM, False)
    source = _refer(account, a) if a.phrase is not None else None
    if a.phrase is None and a.form is not None:
        source = account.source_of(cue, None)
        if source is None:
            return
    voice = Voice(a.phrase, source, a.carrier or _published(account, a), a.skip)
    opening = Opening("that", a.at, extent.first)
    account.emit(cue, (account.span(extent),), voice, extent, opening, (f"attribution:{a.word}",))


def _published(account: Account, a: Attribution) -> Tokens | None:
    """The medium that published what the attribution names (بحسب بيان *نشرته وكالة كذا*)."""
    script = account.script
    if script.words[a.end : a.end + 1] and script.words[a.end] in PUBLISHED:
        return published_by(script, a.end, script.sentence_end[a.at], account.classes)
    return None


def _refer(account: Account, a: Attribution) -> Source:
    """The source that an attribution names; a clitic before it is no part of its name."""
    assert a.phrase is not None
    phrase = phrase_of(account.script, a.phrase, account.classes)
    if a.skip:
        word = phrase.head[1:]
        phrase = phrase._replace(head="ا" + word if word.startswith("ل") else word)
        if phrase.name is None and account.cast.may_name(phrase.head):
            start, end = a.phrase
            phrase = phrase._replace(name=(start, name_end(account.script, start, end, account.classes)))
    return account.cast.refer(phrase, "?", a.at, a.skip)

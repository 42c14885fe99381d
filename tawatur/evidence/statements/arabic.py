"""Arabic statements: cues, their complements, where these end, who speaks, through whom."""

from __future__ import annotations

from itertools import pairwise

from msgspec.structs import replace

from tawatur.evidence.statements.account import Account, Voice
from tawatur.evidence.statements.attributing import attribute
from tawatur.evidence.statements.attributions import Attribution, chained, find_attributions
from tawatur.evidence.statements.boundaries import Extent, find_extent, stop_of
from tawatur.evidence.statements.carriers import medium_phrase, told_medium
from tawatur.evidence.statements.cues import Cue, find_cues
from tawatur.evidence.statements.grammar import Classes, classes
from tawatur.evidence.statements.heads import subject_after
from tawatur.evidence.statements.openings import COMMAS, DASHES, Opening
from tawatur.evidence.statements.pairing import outside_cues, pair, turns
from tawatur.evidence.statements.quotation import Quotation
from tawatur.evidence.statements.script import Script
from tawatur.evidence.statements.sources import Source
from tawatur.evidence.statements.speakers import phrase_of
from tawatur.evidence.statements.subjects import accused_from, find_behind, find_subject
from tawatur.model import Statement

_FIRST_PERSON = frozenset(
    ["انني", "اني", "بانني", "انا", "نظري", "رايي", "شخصيا", "لكنني", "سالته", "سالتها", "لي"]
)
_BRACKETS = {"(": ")", "[": "]"}


def read_arabic(script: Script) -> tuple[Statement, ...]:
    """All statements of an Arabic article, in the order of their cues."""
    account = Account(script, classes("ar"))
    cues = find_cues(script)
    openings = pair(account, cues)
    attributions = find_attributions(script, frozenset(openings), account.classes)
    attributions = chained(script, outside_cues(attributions, openings), account.classes)
    account.stops = {a.at: None for a in attributions if a.at > script.sentence_start[a.at] + 2}
    account.stops |= {stop_of(script, c.at, account.classes): c for c in cues if c.at in openings}
    account.stops |= {c.at: None for c in cues if c.at not in openings and turns(script, c, account.classes)}
    account.stops |= {o.at: None for o in _put_off(openings) if o.kind == "that"}
    verbs = {k for a in attributions for k in range(a.at, a.first)}
    steps: list[tuple[int, Cue | Attribution]] = [(c.at, c) for c in cues if c.at not in verbs]
    steps += [(a.at, a) for a in attributions]
    for at, step in sorted(steps, key=lambda s: s[0]):
        if isinstance(step, Attribution):
            attribute(account, step)
        elif at in openings and not (openings[at].kind == "quote" and _is_inserted(account, step)):
            _state(account, step, openings[at])
        elif not _follow(account, step):
            _notice(account, step)
    _name_the_lead(account)
    return without_echoes(account.statements)


def _put_off(openings: dict[int, Opening]) -> list[Opening]:
    """Complements behind another cue's (الوزارة التي أفادت بأن …، *أن* …): what that one says ends there."""
    cues = sorted(openings)
    return [openings[at] for at, after in pairwise(cues) if after < openings[at].at]


def without_echoes(statements: list[Statement]) -> tuple[Statement, ...]:
    """Without statements that lie inside another of the same speaker (قال إنه *يأمل أن*), numbered afresh."""
    kept: list[Statement] = []
    for one in sorted(statements, key=lambda s: (s.content[0][0], -s.content[-1][1])):
        near = kept[-6:]
        if not any(
            o.speaker_name == one.speaker_name
            and o.speaker_name is not None
            and o.content[0][0] <= one.cue[0]
            and one.content[-1][1] <= o.content[0][1]
            for o in near
        ):
            kept.append(one)
    order = {id(s) for s in kept}
    left = [s for s in statements if id(s) in order]
    return tuple(replace(s, id=f"{s.article}-s{n}") for n, s in enumerate(left, 1))


def _name_the_lead(account: Account) -> None:
    """قال متحدث باسم … in a lead is the one person who speaks by name later, if nothing speaks against it.

    He must be the only named speaker, and be introduced by the same office or by a rank alone.
    """
    script, sources = account.script, account.sources
    lead = sources[0] if sources else None
    if lead is None or lead.kind != "anonymous" or lead.tokens[0] > script.sentence_end[0]:
        return
    named = list(dict.fromkeys(s for s in sources if s is not None and s.kind == "person"))
    head = next(iter(lead.heads))
    if len(named) != 1 or head not in account.classes.offices:
        return
    offices = named[0].titles & account.classes.offices
    beside = {w for w in lead.titles - {head} if len(w) > 2}
    if beside and len(named[0].titles) > 2 and beside.isdisjoint(named[0].titles):
        return
    if head in offices or (not offices and head in ("متحدث", "ناطق", "متحدثه")):
        account.rename(lead, named[0])


def _state(account: Account, cue: Cue, opening: Opening) -> None:
    """A cue with its complement."""
    script, cls = account.script, account.classes
    extent = find_extent(script, cue, opening, account.stops, cls)
    extent = _unbracketed(account, opening, extent)
    if extent.end <= extent.first or _is_swallowed(account, cue, opening, extent):
        return
    tokens, found_by = find_subject(account, cue, opening)
    carrier = told_medium(script, cue.at + 1, opening.at, cls, cue.form.entry.tells)
    carrier = carrier or account.carrier_before(cue)
    other, how = find_behind(account, cue, opening)
    subject = tokens
    if other is not None:
        if tokens is not None and medium_phrase(script, tokens, cls) is not None:
            carrier = medium_phrase(script, tokens, cls)
        tokens, found_by = other, how
    if tokens is None and cue.form.entry.needs_subject:
        return
    source = account.source_of(cue, tokens, tokens is subject)
    if tokens is None and _is_second_person(cue, opening, source, script):
        return
    if tokens is None and cue.form.gender == "f" and _is_own_voice(script, cue):
        return  # وكتبت أيضا: an essay's «I wrote»
    if source is None and not account.cast.spoken and not _goes_on_unnamed(cue, opening):
        return  # nobody to ascribe it to: an essay's own voice
    rules = (f"cue:{cue.form.entry.lemma}", f"opens:{opening.kind}", f"speaker:{found_by}")
    start, end = account.span(extent, opening.skip if extent.whole is None else 0)
    if cue.form.entry.accuses and not (cue.form.entry.quoted_only and opening.quotation is not None):
        start = accused_from(account, cue, opening, tokens, start)
    voice = Voice(tokens, source, carrier)
    account.emit(cue, ((start, end),), voice, extent, opening, rules)
    if extent.then is not None:
        second = account.inner(extent.then)
        account.emit(cue, (account.span(second),), voice, second, opening, (*rules, "second-quotation"))
    if how == "quoting" and subject is not None:
        account.source_of(cue, subject)  # the medium itself speaks on
    _next_quotations(account, cue, opening, voice, extent, rules)


def _is_own_voice(script: Script, cue: Cue) -> bool:
    """May a verb without subject be «I said», as the writer says «I» in or right before its sentence?"""
    if cue.form.tense != "past" or cue.form.number != "s":
        return False
    start = script.sentence_start[cue.at]
    start = script.sentence_start[start - 1] if start else 0
    return any(
        script.words[k] in _FIRST_PERSON and script.inside[k] is None
        for k in range(max(start, cue.at - 60), cue.at)
    )


def _goes_on_unnamed(cue: Cue, opening: Opening) -> bool:
    """Does a cue surely go on with somebody whom the text has told of, though nobody was seen to speak?"""
    form = cue.form
    if form.entry.near < 10 or form.tense not in ("past", "participle"):
        return False
    chained = cue.joined or form.tense == "participle"
    return chained and (form.number == "p" or (opening.kind in ("that", "quote") and form.entry.quote))


def _is_second_person(cue: Cue, opening: Opening, source: Source | None, script: Script) -> bool:
    """تتوقع is «she expects» and «you expect»: the latter unless a woman or a body spoke or إنها follows."""
    form = cue.form
    if form.tense != "present" or form.gender != "f" or form.number != "s":
        return False
    if script.words[opening.at].endswith(("ها", "نه")):
        return False
    return source is None or (source.gender == "?" and source.kind in ("person", "anonymous"))


def _is_swallowed(account: Account, cue: Cue, opening: Opening, extent: Extent) -> bool:
    """A nominal complement inside what somebody else says is part of it, no statement of its own."""
    if opening.kind != "noun" or not account.taken:
        return False
    last = account.taken[-1]
    return last.first <= cue.at and extent.end <= last.end


def _unbracketed(account: Account, opening: Opening, extent: Extent) -> Extent:
    """Final marks off; and brackets after a colon are quotation marks: (هكذا كتب)."""
    words = account.script.words
    if extent.whole is not None:
        return account.trimmed(extent)
    closing = _BRACKETS.get(words[extent.first])
    if opening.kind == "colon" and closing is not None and words[extent.end - 1] == closing:
        return account.inner(Quotation(extent.first, extent.end - 1, True, 0))
    return extent


def _next_quotations(
    account: Account, cue: Cue, opening: Opening, voice: Voice, extent: Extent, rules: tuple[str, ...]
) -> None:
    """Quotations that follow the first without a cue of their own go on with it."""
    script = account.script
    whole = extent.then or extent.whole
    while whole is not None and whole.closed:
        k = whole.close + 1
        end = script.paragraph_end[whole.close]
        while k < end and script.is_mark(k) and k not in script.opens:
            k += 1
        whole = script.opens.get(k) if k < end else None
        if whole is None or whole.length < 5 or k in account.stops or not _ends_there(account, whole):
            return
        more = account.inner(whole)
        account.emit(cue, (account.span(more),), voice, more, opening, (*rules, "next-quotation"))


def _ends_there(account: Account, quotation: Quotation) -> bool:
    script = account.script
    after = quotation.close + 1 if quotation.closed else quotation.close
    return after >= script.sentence_end[quotation.open] or script.is_mark(after) or after in account.stops


# ---------------------------------------------------------------- a cue after what it attributes


def _is_inserted(account: Account, cue: Cue) -> bool:
    """Does the cue stand between two halves of a quotation («…»، قال فلان، «…»)?"""
    script = account.script
    k = cue.at - 1
    while k > 0 and (script.words[k] in COMMAS or script.words[k] in DASHES):
        k -= 1
    quotation = script.closes.get(k)
    if quotation is None or is_called(script, quotation, account.classes):
        return False
    if cue.joined or k == cue.at - 1 or script.sentence_start[cue.at] == cue.at:
        return False
    return not any(t.first <= quotation.open + 1 < t.end for t in account.taken[-40:])


def is_called(script: Script, quotation: Quotation, classes: Classes) -> bool:
    """Are the words in quotation marks a name, by the class noun before them (موقع «كذا»)?"""
    return quotation.open > 0 and script.words[quotation.open - 1] in classes.quotable


def _notice(account: Account, cue: Cue) -> None:
    """نوه فلان بالجهود … مؤكدا: a person named as speaking, though no statement follows, speaks on."""
    script, form = account.script, cue.form
    entry = form.entry
    says = entry.that or entry.expressive or entry.event == "feeling"
    if not says or entry.relays or entry.opens_clause or form.tense != "past" or form.pronoun:
        return
    if script.inside[cue.at] is not None or (account.taken and cue.at < account.taken[-1].end):
        return
    first = cue.joined or cue.at <= script.sentence_start[cue.at] + 3
    if not first and script.words[cue.at - 1] not in account.classes.linkers:
        return
    tokens = subject_after(script, cue, min(script.sentence_end[cue.at], cue.at + 20), account.classes)
    if tokens is None or tokens[0] != cue.at + 1:
        return
    name = phrase_of(script, tokens, account.classes).name
    head = script.words[tokens[0]]
    many = head in account.classes.anonymous and head.endswith(("ون", "و"))
    body = (head in account.classes.bodies or many) and tokens[1] - tokens[0] < 6
    if (body and entry.quote and not entry.addressee) or (
        name is not None and (name[0] in script.persons or name[1] - name[0] > 1)
    ):
        account.source_of(cue, tokens)


def _follow(account: Account, cue: Cue) -> bool:
    """«…»، قال فلان: a cue without complement right after a quotation; it may go on after the subject."""
    script = account.script
    if cue.joined or cue.form.tense not in ("past", "present") or not cue.form.entry.quote:
        return False
    k = cue.at - 1
    while k > 0 and (
        script.words[k] in COMMAS or script.words[k] in DASHES or script.words[k] in (".", "هكذا", "كما")
    ):
        k -= 1
    quotation = script.closes.get(k)
    if (
        quotation is None
        or quotation.length < 3
        or script.paragraph_end[quotation.close] <= cue.at
        or is_called(script, quotation, account.classes)
        or any(t.first <= quotation.open + 1 < t.end for t in account.taken[-40:])
    ):
        return False
    tokens = subject_after(script, cue, script.sentence_end[cue.at], account.classes)
    if tokens is None and cue.form.entry.lemma != "قال":
        return False
    after = tokens[1] if tokens else cue.at + 1
    source = account.source_of(cue, tokens)
    extent = account.inner(quotation)
    spans = [account.span(extent)]
    rest = _resumes(account, after)
    if rest is not None:
        spans.append(account.span(rest))
    carrier = told_medium(script, cue.at + 1, script.sentence_end[cue.at], account.classes)
    opening = Opening("quote", cue.at, quotation.open, 0, quotation)
    rules = (
        f"cue:{cue.form.entry.lemma}",
        "after-quotation",
        "speaker:after" if tokens else "speaker:elided",
    )
    account.emit(cue, tuple(spans), Voice(tokens, source, carrier), extent, opening, rules)
    if rest is not None:
        account.taken.append(account.taken[-1]._replace(first=rest.first, end=rest.end))
    return True


def _resumes(account: Account, k: int) -> Extent | None:
    """The second half of a quotation that its cue interrupted."""
    words = account.script.words
    while k < len(words) and (words[k] in COMMAS or words[k] in DASHES or words[k] == ":"):
        k += 1
    quotation = account.script.opens.get(k)
    return account.inner(quotation) if quotation is not None and quotation.length >= 2 else None

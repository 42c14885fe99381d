"""Arabic statements: cues, their complements, where these end, who speaks, through whom."""

from __future__ import annotations

from tawatur.evidence.statements.account import Account, Voice
from tawatur.evidence.statements.attributing import attribute
from tawatur.evidence.statements.attributions import Attribution, find_attributions
from tawatur.evidence.statements.boundaries import Extent, find_extent, stop_of
from tawatur.evidence.statements.carriers import medium_phrase, told_medium
from tawatur.evidence.statements.clauses import COMMAS, DASHES, Opening, find_opening
from tawatur.evidence.statements.cues import Cue, find_cues
from tawatur.evidence.statements.grammar import classes
from tawatur.evidence.statements.names import is_listed, like_name
from tawatur.evidence.statements.quotation import Quotation
from tawatur.evidence.statements.script import RELATIVES, Script
from tawatur.evidence.statements.sources import Source
from tawatur.evidence.statements.speakers import (
    PREPOSITIONS,
    Tokens,
    governments,
    is_source_noun,
    is_title,
    marks_off,
    phrase_from,
    subject_after,
)
from tawatur.model import Statement

_LEADS = frozenset("كما قد وقد ثم حيث اذ".split())
_NOUN_FOLLOWS = frozenset("اثر بعد قبل خلال عقب عبر رغم نتيجه جراء بسبب تحت حول بدون دون وسط ضد رفض".split())
_SECOND_PERSON = frozenset("انت كونك انتم".split())
_NOT = frozenset("لم لن لا ولم ولن ولا ليس ليست غير وليست".split())
_ACCORDING = frozenset("حسب بحسب وبحسب وفق ووفق وحسب".split())
_AS = frozenset("حسبما وفقما ما لما مثلما مما".split())
_BRACKETS = {"(": ")", "[": "]"}
_AUXILIARIES = frozenset("قد كان كانت وقد وكان وكانت لم لن لا".split())


def read_arabic(script: Script) -> tuple[Statement, ...]:
    """All statements of an Arabic article, in the order of their cues."""
    account = Account(script, classes("ar"))
    cues = find_cues(script)
    openings = _openings(account, cues)
    attributions = find_attributions(script, frozenset(openings), account.classes)
    attributions = _outside_cues(attributions, openings)
    account.stops = {a.at: None for a in attributions if a.at > script.sentence_start[a.at] + 2}
    account.stops |= {stop_of(script, c.at, account.classes): c for c in cues if c.at in openings}
    verbs = {k for a in attributions for k in range(a.at, a.first)}
    steps: list[tuple[int, Cue | Attribution]] = [(c.at, c) for c in cues if c.at not in verbs]
    steps += [(a.at, a) for a in attributions]
    for at, step in sorted(steps, key=lambda s: s[0]):
        if isinstance(step, Attribution):
            attribute(account, step)
        elif at in openings and not (openings[at].kind == "quote" and _is_inserted(account, step)):
            _state(account, step, openings[at])
        else:
            _follow(account, step)
    _name_the_lead(account)
    return tuple(account.statements)


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
    if head in offices or (not offices and head in ("متحدث", "ناطق", "متحدثه")):
        account.rename(lead, named[0])


def _openings(account: Account, cues: list[Cue]) -> dict[int, Opening]:
    """The complement of each cue that has one; no two cues share one."""
    script = account.script
    clausal = frozenset(
        c.at for c in cues if (c.joined or c.form.tense == "participle") and c.form.entry.near >= 10
    )
    openings: dict[int, Opening] = {}
    owners: dict[int, Cue] = {}
    for cue in cues:
        opening = find_opening(script, cue, clausal, account.classes)
        if opening is None or _is_impersonal(script, cue, opening) or _is_idle(script, cue, opening):
            continue
        owner = owners.get(opening.first)
        if owner is not None:
            if not _takes_over(script, owner, cue, opening):
                continue
            del openings[owner.at]
        owners[opening.first] = cue
        openings[cue.at] = opening
    return openings


def _takes_over(script: Script, owner: Cue, cue: Cue, opening: Opening) -> bool:
    """Of two cues with one complement the first has it (أوضح قائلا), but an act of feeling leaves it (انتقد …
    بالقول), and a finite verb nearer to it takes it (أمر يعد لغزا، وهناك من يقول إن)."""
    if owner.form.entry.expressive:
        return True
    if cue.form.tense not in ("past", "present") or cue.at - owner.at < 3 or cue.form.entry.near < 10:
        return False
    token = script.tokens[opening.at]
    if owner.form.entry.lemma == "قال" and script.text[token.start] == "إ" and cue.form.entry.lemma != "قال":
        return False  # إن is how قال goes on; other verbs take أن
    return script.words[cue.at - 1] not in RELATIVES


def _is_impersonal(script: Script, cue: Cue, opening: Opening) -> bool:
    word = script.words[cue.at]
    word = word[1:] if cue.joined else word
    return word in cue.form.entry.impersonal and opening.at <= cue.at + 2


def _is_idle(script: Script, cue: Cue, opening: Opening) -> bool:
    """A cue that reports nothing: denied (لم تذكر اسمه), in حسبما ذكر, or a participle that is an adjective."""
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
    if cue.form.tense == "past" and not cue.joined and before.removeprefix("و") in _NOUN_FOLLOWS:
        return True
    if before in _SECOND_PERSON:
        return True
    if opening.kind == "that":
        return cue.form.tense == "participle" and before in _NOT
    if before in _NOT or before in _AS:
        return True
    if cue.form.tense == "participle" and cue.form.gender == "f" and opening.kind == "noun":
        return before not in COMMAS and not script.is_mark(cue.at - 1)
    return False


def _outside_cues(attributions: list[Attribution], openings: dict[int, Opening]) -> list[Attribution]:
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


def _state(account: Account, cue: Cue, opening: Opening) -> None:
    """A cue with its complement."""
    script, cls = account.script, account.classes
    extent = find_extent(script, cue, opening, account.stops, cls)
    extent = _unbracketed(account, opening, extent)
    if extent.end <= extent.first or _is_swallowed(account, cue, opening, extent):
        return
    tokens, found_by = _subject(account, cue, opening)
    carrier = told_medium(script, cue.at + 1, opening.at, cls, cue.form.entry.tells)
    other, how = _behind(account, cue, opening)
    subject = tokens
    if other is not None:
        if tokens is not None and medium_phrase(script, tokens, cls) is not None:
            carrier = medium_phrase(script, tokens, cls)
        tokens, found_by = other, how
    if tokens is None and cue.form.entry.needs_subject:
        return
    source = account.source_of(cue, tokens, tokens is subject)
    if tokens is None and _is_second_person(account, cue, source):
        return
    if source is None and not account.cast.spoken:
        return  # nobody to ascribe it to: an essay's own voice
    rules = (f"cue:{cue.form.entry.lemma}", f"opens:{opening.kind}", f"speaker:{found_by}")
    start, end = account.span(extent, opening.skip if extent.whole is None else 0)
    if cue.form.entry.accuses and not (extent.whole is not None and _is_pronoun(account, opening)):
        start = _accused(account, cue, opening, tokens, start)
    voice = Voice(tokens, source, carrier)
    account.emit(cue, ((start, end),), voice, extent, opening, rules)
    if extent.then is not None:
        second = account.inner(extent.then)
        account.emit(cue, (account.span(second),), voice, second, opening, (*rules, "second-quotation"))
    if how == "quoting" and subject is not None:
        account.source_of(cue, subject)  # the medium itself speaks on
    _next_quotations(account, cue, opening, voice, extent, rules)


def _is_second_person(account: Account, cue: Cue, source: Source | None) -> bool:
    """تتوقع is «she expects» and «you expect»: without a woman or a body that spoke before, the latter."""
    form = cue.form
    if form.tense != "present" or form.gender != "f" or form.number != "s":
        return False
    return source is None or source.gender == "?" and source.kind in ("person", "anonymous")


def _is_pronoun(account: Account, opening: Opening) -> bool:
    """Is what is described only a pronoun (واصفا إياه بأنه «…»)?"""
    return account.script.words[opening.at - 1].startswith("ايا")


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


# ---------------------------------------------------------------- who


def _subject(account: Account, cue: Cue, opening: Opening) -> tuple[Tokens | None, str]:
    """The subject's phrase and where it was found: after the cue, before it, or nowhere."""
    script, cls = account.script, account.classes
    if cue.form.tense in ("participle", "masdar"):
        return None, "elided"
    if cue.form.entry.speakers == "document" and script.words[cue.at + 1] in ("فيه", "فيها"):
        return _document_before(account, cue), "document"
    if cue.form.entry.speakers == "document" and script.words[cue.at + 1] == "في":
        text = phrase_from(script, cue.at + 2, opening.at, cls)
        return (marks_off(script, text), "document") if text is not None else (None, "elided")
    if cue.at and script.words[cue.at - 1] == "قد" and (led := _before(account, cue)) is not None:
        return marks_off(script, led), "before"
    after = subject_after(script, cue, opening.at, cls)
    if after is not None and cue.form.entry.addressee and not account.cast.can_speak(after):
        after = None
    if after is not None:
        return marks_off(script, after), "after"
    if cue.joined and script.words[cue.at][0] != "ف":
        return None, "elided"
    before = _before(account, cue)
    return (marks_off(script, before), "before") if before is not None else (None, "elided")


def _document_before(account: Account, cue: Cue) -> Tokens | None:
    """بيان … جاء فيه: the text named last before the cue."""
    script = account.script
    for k in range(cue.at - 1, max(script.sentence_start[cue.at] - 1, cue.at - 40), -1):
        if script.words[k] in account.classes.documents:
            return phrase_from(script, k, cue.at, account.classes)
    return None


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
        adjacent = j >= k - 3 and word in cls.documents and not word.startswith("ال") and not relative
        if _is_governed(script, j, floor) and not adjacent:
            continue
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
        named = _named_at(script, j) and relative and not _is_governed(script, j, floor)
        if named or (
            (word.startswith("ال") or _named_at(script, j) or word in governments())
            and (j == start or script.words[j - 1] in COMMAS)
        ):
            tokens = phrase_from(script, j, k, cls)
            return tokens if tokens is not None and tokens[1] >= k - 1 else None
    return None


def _named_at(script: Script, k: int) -> bool:
    """Does a person's name begin here, by a mention or, where nobody is mentioned, by its look?"""
    return k in script.persons or (not script.persons and like_name(script.words[k])) or is_listed(script.words[k])


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
    if word in ("ان", "وان") or word in account.classes.linkers:
        return True
    return script.is_mark(k) and word not in COMMAS and word not in '«»"“”()'


def _behind(account: Account, cue: Cue, opening: Opening) -> tuple[Tokens | None, str]:
    """Whom the subject only relays or speaks for: نقلت الوكالة *عن* فلان, نقلا عن مصادر, على لسان مندوبها."""
    script = account.script
    words = script.words
    for k in range(cue.at + 1, opening.at - 1):
        first = -1
        if words[k] in ("عن", "الي") and cue.form.entry.relays:
            first = k + 1
        elif words[k] == "نقلا" and words[k + 1] == "عن" or words[k] == "علي" and words[k + 1] == "لسان":
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


def _accused(account: Account, cue: Cue, opening: Opening, tokens: Tokens | None, start: int) -> int:
    """Whoever is accused or described belongs to the content: from behind the subject on."""
    script = account.script
    if cue.form.pronoun:
        return start
    k = tokens[1] if tokens is not None else cue.at + 1
    while k < opening.at and (script.words[k] in COMMAS or script.words[k] in account.classes.times):
        k += 1
    return script.tokens[k].start if k < opening.at else start


# ---------------------------------------------------------------- a cue after what it attributes


def _is_inserted(account: Account, cue: Cue) -> bool:
    """Does the cue stand between two halves of a quotation («…»، قال فلان، «…»)?"""
    script = account.script
    k = cue.at - 1
    while k > 0 and (script.words[k] in COMMAS or script.words[k] in DASHES):
        k -= 1
    quotation = script.closes.get(k)
    if quotation is None or cue.joined or k == cue.at - 1 or script.sentence_start[cue.at] == cue.at:
        return False
    return not any(t.first <= quotation.open + 1 < t.end for t in account.taken[-40:])


def _follow(account: Account, cue: Cue) -> None:
    """«…»، قال فلان: a cue without complement right after a quotation; it may go on after the subject."""
    script = account.script
    if cue.joined or cue.form.tense not in ("past", "present") or not cue.form.entry.quote:
        return
    k = cue.at - 1
    while k > 0 and (
        script.words[k] in COMMAS or script.words[k] in DASHES or script.words[k] in (".", "هكذا", "كما")
    ):
        k -= 1
    quotation = script.closes.get(k)
    if (
        quotation is None
        or quotation.length < 3
        or any(t.first <= quotation.open + 1 < t.end for t in account.taken[-40:])
    ):
        return
    tokens = subject_after(script, cue, script.sentence_end[cue.at], account.classes)
    if tokens is None and cue.form.entry.lemma != "قال":
        return
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


def _resumes(account: Account, k: int) -> Extent | None:
    """The second half of a quotation that its cue interrupted."""
    words = account.script.words
    while k < len(words) and (words[k] in COMMAS or words[k] in DASHES or words[k] == ":"):
        k += 1
    quotation = account.script.opens.get(k)
    return account.inner(quotation) if quotation is not None and quotation.length >= 2 else None

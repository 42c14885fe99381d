"""Who vouches: credits and sources that the copy drops or makes vaguer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tawatur.corpus.folding import folded_words
from tawatur.evidence.credits import Registry
from tawatur.findings.transmission.copying import Copying, Side, bare_words, covers
from tawatur.findings.transmission.sameness import gone, other_people, same_report
from tawatur.findings.transmission.stretches import joined, overlap
from tawatur.model import Change, Range, Statement


def credit_dropped(copying: Copying) -> Iterator[Change]:
    """A credit in the passage is missing from the copy, which credits that medium nowhere.

    Nothing is said where the copy is credited to an agency itself: that agency's text may not have had it.
    """
    kept = {c.key for c in copying.copy.reading.credits}
    agency = any(c.scope == "byline" for c in copying.copy.reading.credits)
    if copying.view.passage.similarity < _EDITED or (agency and not copying.sure):
        return
    span = copying.source.span
    for credit in copying.source.reading.credits:
        start, end = credit.quote.start, credit.quote.end
        inside = credit.quote.field == "text" and span.start <= start and end <= span.end
        if inside and credit.key is not None and credit.key not in kept:
            there = copying.there(start, end)
            near = copying.copy.text[max(0, there[0] - 40) : there[1] + 40]
            if credit.quote.text not in near and gone(credit.quote.text, copying.copy, there) > 0:
                yield copying.change("credit-dropped", (start, end), None, 0.95)


def byline_dropped(copying: Copying) -> Iterator[Change]:
    """The original's byline or dateline credits an agency; the copy of its wording credits nobody at all.

    Told once for two articles, at their longest passage, and only where nearly all of the copy is that
    wording. Where a reporter signs the copy of a state's agency nothing is said: the same statement may have
    been sent to both. A byline lies outside the text: then the first sentence that it covers stands for it.
    """
    span, copy, passage = copying.source.span, copying.copy, copying.view.passage
    direction = passage.direction
    credits = [c for c in copying.source.reading.credits if c.scope == "byline" and c.key is not None]
    if direction is None or len({c.key for c in credits}) != 1 or copy.reading.credits:
        return
    if passage.similarity < _SAME or not _is_longest(copying) or not _mostly(copy):
        return
    key, quote = credits[0].key, credits[0].quote
    agency = Registry.load().get(key)
    if copy.signed and agency is not None and agency.mouthpiece_of is not None:
        return
    if direction.relation == "unknown" or direction.via not in (key, None):
        return
    if quote.field == "text":
        yield copying.change("credit-dropped", (quote.start, quote.end), None, 0.85)
        return
    found = re.search(rf"(?<!\w){re.escape(quote.text)}(?!\w)", copying.source.text[:_DATELINE])
    at = found.start() if found else -1
    first = copying.source.sentence_at(span.start) or (span.start, span.end)
    place = (at, at + len(quote.text)) if at >= 0 else (span.start, min(first[1], span.end))
    yield copying.change("credit-dropped", place, None, 0.85)


_SAME = 0.93
"""Similarity from which an article is the text of another, not a statement that both edited."""
_DATELINE = 80
_EDITED = 0.8
"""Similarity of a passage from which a credit that is missing was left out, and the rest not just retold."""


def _is_longest(copying: Copying) -> bool:
    """Is this the first of the longest passages that the two articles share?"""
    spans = [(start - end, start) for start, end in copying.source.shared]
    own = copying.source.span
    return not spans or (own.start - own.end, own.start) == min(spans)


def _mostly(side: Side) -> bool:
    """Do passages with the other article hold most of this one?"""
    held = joined(side.shared) or [(side.span.start, side.span.end)]
    return sum(e - s for s, e in held) >= 0.75 * len(side.text)


def source_changed(copying: Copying) -> Iterator[Change]:
    """Who said it is left out, or becomes somebody whom nobody names."""
    span = copying.source.span
    for statement in copying.source.reading.statements:
        speaker = statement.speaker
        if speaker is None or not statement.content:
            continue
        start, end = statement.content[0]
        if min(start, speaker[0]) < span.start or max(end, speaker[1]) > span.end:
            continue
        there = copying.there(start, end)
        if there[1] - there[0] < 0.6 * (end - start) or other_people(copying):
            continue
        if gone(copying.source.text[start:end], copying.copy, there) > _KEPT:
            continue
        yield from _source_change(copying, statement, speaker, there)


def _source_change(copying: Copying, statement: Statement, speaker: Range, there: Range) -> Iterator[Change]:
    credited = [c.quote for c in copying.source.reading.credits if c.quote.field == "text"]
    if any(overlap(speaker, (q.start, q.end)) for q in credited):
        return
    nameless = statement.speaker_kind == "anonymous"
    found = [s for s in copying.copy.reading.statements if covers(s, *there) >= 0.5]
    if not found:
        place = copying.there(*speaker)
        cue = copying.there(*statement.cue)
        if nameless or not _somebody(copying, speaker) or place[1] - place[0] > 2 or cue[1] - cue[0] > 2:
            return
        if _original(copying) and same_report(copying) and not _named_anywhere(copying, statement, speaker):
            yield copying.change("source-dropped", speaker, None, 0.9)
        return
    other = found[0]
    if other.speaker is None or other.speaker_kind != "anonymous":
        return
    if re.fullmatch(r"ال\w+", copying.copy.text[slice(*other.speaker)]):
        return  # «المصدر» takes up whom the copy has introduced before
    named, vague = (
        bare_words(copying.source.text[slice(*speaker)]),
        bare_words(copying.copy.text[slice(*other.speaker)]),
    )
    if nameless:
        # «مصدر في إدارة الميناء» says more than «مصادر مطلعة», though neither has a name
        more = named - _nameless() - _vague()
        vaguer = vague <= _nameless() | _vague() and len(more) >= 2 and bool(named & _within())
    else:
        vaguer = bool(vague & _nameless()) and not named & (vague | _nameless())
    if vaguer and (nameless or not _named_anywhere(copying, statement, speaker)):
        yield copying.change("source-vaguer", speaker, other.speaker, 0.9)


_KEPT = 0.4
"""Part of a content's words that may be missing where it is said to stand without its source."""


def _somebody(copying: Copying, speaker: Range) -> bool:
    """Does a speaker's span hold the name or the office of somebody, and no more than a few words?"""
    return any(
        overlap(speaker, (m.start, m.end)) and m.kind in ("person", "organisation", "group", "office")
        for m in copying.source.reading.mentions
    )


def _original(copying: Copying) -> bool:
    """Is this side the original, by the direction or because it alone credits an agency?

    A paper that gives a statement its speaker adds a source; the statement itself drops none.
    """
    here, there = (
        any(c.scope == "byline" for c in side.reading.credits) for side in (copying.source, copying.copy)
    )
    return copying.sure or (here and not there)


def _vague() -> frozenset[str]:
    return folded_words("transmission.yaml", "changes", "vague")


def _named_anywhere(copying: Copying, statement: Statement, speaker: Range) -> bool:
    """Does the copy name the source in another place, or is it only «the statement», which says nothing?"""
    name = f"{copying.source.text[slice(*speaker)]} {statement.speaker_name or ''}"
    words = {w for w in bare_words(name) if len(w) > 2}
    if statement.speaker_kind == "document" and len(words) < 2:
        return True
    return bool(words & bare_words(copying.copy.text))


def _within() -> frozenset[str]:
    """Words between a nameless source and the body it belongs to."""
    return folded_words("transmission.yaml", "changes", "within")


def _nameless() -> frozenset[str]:
    return folded_words("transmission.yaml", "changes", "nameless")

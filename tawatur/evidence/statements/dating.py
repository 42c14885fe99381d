"""When a statement was made, where its sentence says so (قال أمس، في مؤتمر صحفي عقده الثلاثاء).

The time stands between cue and content, right before the cue, or behind a cue that follows its content. A
time that dates something else (بعد لقاء الأحد، since Monday) is none; a participle chained to a statement
shares its time.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from msgspec.structs import replace

from tawatur import lexicon
from tawatur.corpus.document import Document
from tawatur.evidence.statements.grammar import words
from tawatur.model import Range, Statement, TimeExpression

_REACH = 160
"""Characters behind a cue within which its time may stand, where the content came before it."""
_LEAD = 30
"""Characters that may stand between a time and the cue after it, and before that time in its sentence."""


@cache
def _others() -> frozenset[str]:
    """Folded words behind which a time dates another event."""
    tables = (lexicon.load(f"speech/{language}.yaml") for language in ("ar", "en"))
    return words([row for table in tables for row in table["dates_others"]])


def date_statements(
    document: Document, statements: Sequence[Statement], times: Sequence[TimeExpression]
) -> tuple[Statement, ...]:
    """The statements with ``said_at``, the span of the time expression that dates the saying.

    ``times`` are the article's time expressions in the order of the text; the one with the same span tells
    the interval.
    """
    if not times:
        return tuple(statements)
    starts = [t.start for t in times]
    sentences = document.sentences
    begins = [s.start for s in sentences]
    out: list[Statement] = []
    floor = 0
    for statement in statements:
        sentence = sentences[max(0, bisect_right(begins, statement.cue[0]) - 1)]
        found = None
        for start, end, back in _places(statement, (sentence.start, sentence.end), floor):
            inside = times[bisect_left(starts, start) : bisect_right(starts, end)]
            fits = [t for t in inside if t.end <= end and _dates(document, statement, t, (start, end), back)]
            if fits:
                found = (fits[-1].start, fits[-1].end) if back else (fits[0].start, fits[0].end)
                break
        if found is None and out and _goes_on(out[-1], statement, sentence.start):
            found = out[-1].said_at
        floor = max(floor, statement.cue[1], *(end for _, end in statement.content))
        out.append(statement if found is None else replace(statement, said_at=found))
    return tuple(out)


def _places(statement: Statement, sentence: Range, floor: int) -> list[tuple[int, int, bool]]:
    """Stretches in which a statement's time may stand; the last field: it is looked for backwards."""
    first = min(start for start, _ in statement.content)
    cue = statement.cue
    if first >= cue[1]:
        ahead = (cue[1], first, False)
    else:
        inner = [start for start, _ in statement.content if start >= cue[1]]
        ahead = (cue[1], min([sentence[1], cue[1] + _REACH, *inner]), False)
    return [ahead, (max(sentence[0], floor), cue[0], True)]


def _dates(document: Document, statement: Statement, time: TimeExpression, place: Range, back: bool) -> bool:
    """Does a time expression of that stretch date the saying, not what the speaker did or is?"""
    who = statement.speaker
    if who is not None and who[0] <= time.start and time.end <= who[1]:
        return False
    if back and (place[1] - time.end > _LEAD or time.start - place[0] > _LEAD):
        return False
    between = document.tokens_in(place[0], time.start)
    named = document.tokens_in(*who) if who is not None else range(0)
    return not any(document.tokens[k].text in _others() for k in between if k not in named)


def _goes_on(before: Statement, statement: Statement, sentence: int) -> bool:
    """Is a cue without speaker chained to the statement before it, in one sentence?"""
    chained = statement.speaker is None and "speaker:elided" in statement.rules
    return chained and before.cue[0] >= sentence and before.speaker_name == statement.speaker_name

"""Whether a clause tells of a time before the days that its article reports, and how long something took."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tawatur import lexicon
from tawatur.corpus.clitics import split
from tawatur.corpus.folding import fold_string, folded_words
from tawatur.corpus.publication import day_number
from tawatur.model import Range, TimeExpression

_RECENT = 12
"""Days before publication that a report may still be about."""

_LONG = 27
"""Days from which an interval is a period, whose tolls are sums: «منذ مطلع العام»."""


def of_the_past(
    published: str | None, times: Sequence[TimeExpression], clause: Range, sentence: Range
) -> bool:
    """Whether the times a clause names, else all that its sentence names, lie before the reported days.

    Periods of a month or more count as such: a toll over a year is no rival of a day's. Without a publication
    date nothing is decided.
    """
    today = day_number(published)
    if today is None:
        return False
    within = [t for t in times if clause[0] <= t.start < clause[1]]
    around = within or [t for t in times if sentence[0] <= t.start < sentence[1]]
    ends = [
        (start, end)
        for t in around
        if (start := day_number(t.from_)) is not None and (end := day_number(t.to))
    ]
    return bool(ends) and all(today - end > _RECENT or end - start >= _LONG for start, end in ends)


@cache
def _lasting() -> tuple[frozenset[str], dict[str, str]]:
    """Verbs of lasting, and folded unit -> its name."""
    data = lexicon.load("claims/counts.yaml")
    units = {
        split(fold_string(word))[1]: name
        for name, forms in data["spans"].items()
        if name != "note"
        for word in forms.split()
    }
    return folded_words("claims/counts.yaml", "lasting", "words"), units


_REACH = 4
"""Words after a verb of lasting among which the unit stands."""


def duration(words: Sequence[str]) -> str | None:
    """The unit of the time that something lasted, of the first verb of lasting: ``hour`` … ``year``."""
    verbs, units = _lasting()
    at = next((i for i, word in enumerate(words) if word in verbs), None)
    if at is None:
        return None
    near = (units.get(split(word)[1]) for word in words[at + 1 : at + 1 + _REACH])
    return next((unit for unit in near if unit is not None), None)

"""The factors that speak for one way or the other of a passage, each a function with a readable name.

What the texts say of each other is in ``told``, slips of the pen in ``errors``, agencies in ``common``.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import lru_cache
from math import log, tanh

from tawatur.findings.transmission.pairs import NOTHING, Pair, Seen, difference
from tawatur.findings.transmission.standing import Standing
from tawatur.findings.transmission.told import (
    names_the_other,
    names_the_other_before,
    told_to_the_house,
)
from tawatur.model import Article, Quote, Range, Span


def published_earlier(pair: Pair) -> Seen:
    """One side was published before the other, beyond what the precision of the dates leaves open."""
    a, b = moment(pair.a.article.published), moment(pair.b.article.published)
    if a is None or b is None:
        return NOTHING
    if a[0] > b[1]:
        gap = a[0] - b[1]
        return Seen(_gap(gap), f"{_hours(gap)} later")
    if b[0] > a[1]:
        gap = b[0] - a[1]
        return Seen(-_gap(gap), f"{_hours(gap)} earlier")
    return NOTHING


def _gap(gap: timedelta) -> float:
    """Half weight for an hour, nearly full for half a day."""
    return 0.3 + 0.7 * tanh(gap.total_seconds() / 3600 / 6)


def _hours(gap: timedelta) -> str:
    hours = gap.total_seconds() / 3600
    return f"{hours:.0f} h" if hours < 48 else f"{hours / 24:.0f} days"


@lru_cache(maxsize=100_000)
def moment(published: str | None) -> tuple[datetime, datetime] | None:
    """The interval in which an article came out: a day for a bare date, a minute for a moment."""
    if not published:
        return None
    try:
        at = datetime.fromisoformat(published)
    except ValueError:
        return None
    try:
        if len(published) <= 10:
            # a bare date is a paper's or crawler's day: allow it to be one off
            return at, at + timedelta(days=2)
        at = at.replace(tzinfo=None) - (at.utcoffset() or timedelta())
        return at, at + timedelta(minutes=1)
    except OverflowError:  # the first and the last days of the calendar have no neighbours
        return None


def signed_by_its_own(pair: Pair) -> Seen:
    """One side is signed by its own people, the other by nobody or by «وكالات»."""
    a, b = pair.a, pair.b
    if b.signed and (a.bare or a.nameless):
        return Seen(1.0, f"{b.house} signs it", _byline(b))
    if a.signed and (b.bare or b.nameless):
        return Seen(-1.0, f"{a.house} signs it", _byline(a))
    return NOTHING


def _byline(standing: Standing) -> tuple[Quote, ...]:
    line = standing.article.byline
    if not line:
        return ()
    return (Quote(article=standing.article.id, field="byline", start=0, end=len(line), text=line),)


def cut_from_the_end(pair: Pair) -> Seen:
    """One side is the other's beginning: papers shorten from the end."""
    return difference(_cut(pair), _cut(pair.turned()))


def _cut(pair: Pair) -> Seen:
    short, long = len(pair.a.article.text), len(pair.b.article.text)
    here, there = pair.passage.a, pair.passage.b
    whole = here.end - here.start >= 0.8 * short
    head = there.start <= 0.1 * long and there.end <= 0.75 * long
    return Seen(1.0, f"{short} of {long} characters, cut from the end") if whole and head else NOTHING


def often_takes_from_others(pair: Pair) -> Seen:
    """One outlet often credits other outlets of this run, the other seldom: it is used to copying.

    The two articles themselves are not counted.
    """
    a, b = (_borrowing(pair, standing) for standing in (pair.a, pair.b))
    value = max(-1.0, min(1.0, log(a / b) / 3))
    return Seen(value, f"{100 * a:.1f} % of its articles against {100 * b:.1f} %") if value else NOTHING


def _borrowing(pair: Pair, standing: Standing) -> float:
    """The part of an outlet's other articles that credit another outlet; drawn to 2 % where there are few."""
    borrowing, of = pair.around.borrowing.get(standing.house, (0, 0))
    mine = standing.article.id in pair.around.borrowers
    return (borrowing - mine + 1) / (max(0, of - 1) + 50)


def slips_copied_along(pair: Pair) -> Seen:
    """Both sides have the same rare slip of the pen: they come from one text, not from one speech.

    It counts for either way. What a third article with this wording has as well says nothing of the two.
    """
    there = {word for word, _ in _slips(pair, pair.passage.b)}
    here = [(w, at) for w, at in _slips(pair, pair.passage.a) if w in there]
    own = [at for w, at in here if not _elsewhere(pair, w, at)]
    return Seen(min(1.0, len(own) / 2), "the same slip", _quotes(pair.a.article, own)) if own else NOTHING


def _slips(pair: Pair, span: Span) -> list[tuple[str, Range]]:
    found = pair.around.slips.get(span.article, ())
    return [(word, at) for word, at in found if span.start <= at[0] and at[1] <= span.end]


_MOST_VIEWS = 50
"""Other passages that are looked at: a text that everybody prints need not be looked at to its end."""


def _elsewhere(pair: Pair, word: str, at: Range) -> bool:
    """Does a third article that shares this place make the same slip?"""
    two = (pair.a.article.id, pair.b.article.id)
    return any(
        view.here.start <= at[0]
        and at[1] <= view.here.end
        and any(w == word for w, _ in pair.around.slips.get(view.there.article, ()))
        for view in pair.around.touching.get(two[0], ())[:_MOST_VIEWS]
        if view.there.article not in two
    )


def _quotes(article: Article, places: list[Range]) -> tuple[Quote, ...]:
    return tuple(Quote(article=article.id, start=s, end=e, text=article.text[s:e]) for s, e in places[:2])


def another_passage_agrees(pair: Pair) -> Seen:
    """Another passage of the same two articles went this way; as much as that is sure."""
    direction = pair.sibling.direction if pair.sibling else None
    if direction is None or direction.relation not in ("a_from_b", "b_from_a"):
        return NOTHING
    sign = 1.0 if direction.relation == "a_from_b" else -1.0
    evidence = tuple(q for r in direction.because for q in r.evidence)[:2]
    return Seen(sign * direction.confidence, None, evidence)


def edited_wording(pair: Pair) -> Seen:
    """The wording differs: who takes from a rival rewrites, what agencies send is printed as it comes."""
    return Seen(1.0 - max(0.0, (pair.passage.similarity - 0.6) / 0.4))


DIRECTION: tuple[Callable[[Pair], Seen], ...] = (
    names_the_other, names_the_other_before, told_to_the_house, published_earlier, signed_by_its_own,
    cut_from_the_end, often_takes_from_others, another_passage_agrees,
)  # fmt: skip
"""Factors that speak for one way."""

EITHER: tuple[Callable[[Pair], Seen], ...] = (edited_wording, slips_copied_along)
"""Factors that speak for neither way, or, with a weight below 0, for either."""

SAID = frozenset({"names_the_other", "names_the_other_before", "told_to_the_house", "another_passage_agrees"})
"""Factors that rest on a word in one of the texts; the rest only add to them."""

"""The factors that speak for one way or the other of a passage, each a function with a readable name.

A factor of direction gives a value from -1 to 1: above 0 that side ``a`` took it from ``b``. A factor of
common source gives 0 to 1 and the agency, where one is known. Weights are in ``transmission.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache, lru_cache
from math import log2, tanh
from typing import NamedTuple

from tawatur import lexicon
from tawatur.corpus.folding import fold_string
from tawatur.corpus.words import tokens
from tawatur.evidence.credits import Registry
from tawatur.findings.transmission.credited import carries
from tawatur.findings.transmission.standing import Standing
from tawatur.findings.transmission.stretches import overlap
from tawatur.model import Credit, Passage, Quote, Range, Span

Explained = Mapping[str, Mapping[str, Sequence[Range]]]
"""Article -> agency -> where an article that credits this agency has the same wording."""


class Pair(NamedTuple):
    """What the factors look at: a passage, both articles' standing, and what the other passages say.

    ``partners``: with how many outlets each article shares wording; ``explained``: see there; ``sibling``:
    another passage of the same two articles, in the same order, whose direction is known; ``None`` where
    those that are known do not agree.
    """

    passage: Passage
    a: Standing
    b: Standing
    partners: Mapping[str, int]
    explained: Explained
    registry: Registry
    sibling: Passage | None = None

    def turned(self) -> Pair:
        """The same pair seen from the other side."""
        p = self.passage
        return self._replace(
            passage=Passage(a=p.b, b=p.a, similarity=p.similarity, kind=p.kind), a=self.b, b=self.a
        )


class Seen(NamedTuple):
    """A factor's value, with a word of detail and the quotes it rests on."""

    value: float
    detail: str | None = None
    evidence: tuple[Quote, ...] = ()


NOTHING = Seen(0.0)
_NEAR = 400
"""Characters before a passage in which the naming of its source still belongs to it."""


def _near(credit: Credit, span: Span) -> bool:
    return any(s < span.end and e > span.start - _NEAR for s, e in credit.covers)


def _names(one: Standing, other: Standing, span: Span) -> Seen:
    """Does one article credit the other's outlet, for this passage or at all?"""
    if not other.own or other.own & one.own:
        return NOTHING
    for credit in one.bylines:
        if credit.key in other.own:
            return Seen(1.0, "in the byline", (credit.quote,))
    found = [c for c in one.texts if c.key in other.own]
    for credit in found:
        if _near(credit, span):
            return Seen(1.0, "beside the passage", (credit.quote,))
    return Seen(0.5, "elsewhere in the article", (found[0].quote,)) if found else NOTHING


def names_the_other(pair: Pair) -> Seen:
    """One side credits the other's outlet («نقلا عن صحيفة …»)."""
    return _difference(_names(pair.a, pair.b, pair.passage.a), _names(pair.b, pair.a, pair.passage.b))


def _difference(here: Seen, there: Seen) -> Seen:
    """What speaks for ``a`` less what speaks for ``b``; the stronger one's detail."""
    stronger = here if here.value >= there.value else there
    return Seen(here.value - there.value, stronger.detail, stronger.evidence)


def told_to_the_house(pair: Pair) -> Seen:
    """One side has it that somebody said this to its own paper («لـ«الشرق الأوسط»»): it was there first."""
    return _difference(
        _told(pair.b, pair.passage.b, pair.registry), _told(pair.a, pair.passage.a, pair.registry)
    )


def _told(standing: Standing, span: Span, registry: Registry) -> Seen:
    said = _said_to(standing.own, registry)
    found = said.search(standing.article.text, span.start, span.end) if said else None
    if found is None:
        return NOTHING
    quote = Quote(article=standing.article.id, start=found.start(), end=found.end(), text=found.group())
    return Seen(1.0, "said to this paper", (quote,))


def the_nameless_told_the_house(pair: Pair) -> Seen:
    """A nameless source said it to one side's own paper alone; a spokesman's word goes to all of them.

    Little of it counts where somebody signs the other side, who may have met the same source.
    """
    return _difference(_exclusive(pair.turned()), _exclusive(pair))


def _exclusive(pair: Pair) -> Seen:
    """Does side ``a`` have it from a nameless source that spoke to its own paper?"""
    seen = _told(pair.a, pair.passage.a, pair.registry)
    if not seen.value:
        return NOTHING
    quote = seen.evidence[0]
    before = tokens(pair.a.article.text[max(0, quote.start - _NEAR // 4) : quote.start])
    if not any(t.text in _voices() for t in before):
        return NOTHING
    return Seen(0.3 if pair.b.signed else 1.0, "a nameless source spoke to this paper", seen.evidence)


@cache
def _voices() -> frozenset[str]:
    words = fold_string(lexicon.load("transmission.yaml")["direction"]["nameless_voices"]).split()
    return frozenset(p + w for w in words for p in ("", "و", "ال", "ل"))


@lru_cache(maxsize=512)
def _said_to(keys: frozenset[str], registry: Registry) -> re.Pattern[str] | None:
    """«لـ«عكاظ»», «لصحيفة "الوطن"»: an outlet's name in quotation marks after «ل»."""
    outlets = [o for k in sorted(keys) if (o := registry.get(k)) is not None]
    names = dict.fromkeys(re.escape(name) for o in outlets for name in (*o.short, *o.full) if len(name) > 2)
    if not names:
        return None
    return re.compile(rf"(?<!\w)ل(?:ـ|صحيفة|جريدة|قناة|موقع)?\s?[«»\"“”(]\s?(?:{'|'.join(names)})")


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
    return _difference(_cut(pair), _cut(pair.turned()))


def _cut(pair: Pair) -> Seen:
    short, long = len(pair.a.article.text), len(pair.b.article.text)
    here, there = pair.passage.a, pair.passage.b
    whole = here.end - here.start >= 0.8 * short
    head = there.start <= 0.1 * long and there.end <= 0.75 * long
    return Seen(1.0, f"{short} of {long} characters, cut from the end") if whole and head else NOTHING


def draws_on_many(pair: Pair) -> Seen:
    """One article shares wording with many outlets, the other with few: the first gathers."""
    a, b = pair.partners.get(pair.a.article.id, 1), pair.partners.get(pair.b.article.id, 1)
    value = max(-1.0, min(1.0, log2(max(1, a) / max(1, b)) / 3))
    return Seen(value, f"{a} outlets against {b}") if value else NOTHING


def another_passage_agrees(pair: Pair) -> Seen:
    """Another passage of the same two articles went this way; as much as that is sure."""
    direction = pair.sibling.direction if pair.sibling else None
    if direction is None or direction.relation not in ("a_from_b", "b_from_a"):
        return NOTHING
    sign = 1.0 if direction.relation == "a_from_b" else -1.0
    evidence = tuple(q for r in direction.because for q in r.evidence)[:2]
    return Seen(sign * direction.confidence, None, evidence)


def keeps_the_wording(pair: Pair) -> Seen:
    """Verbatim wording points to copying rather than to one statement that both edited; not a direction."""
    return Seen(max(0.0, (pair.passage.similarity - 0.6) / 0.4))


DIRECTION: tuple[Callable[[Pair], Seen], ...] = (
    names_the_other, told_to_the_house, the_nameless_told_the_house, published_earlier, signed_by_its_own,
    cut_from_the_end, draws_on_many, another_passage_agrees,
)  # fmt: skip
"""Factors of direction, the strongest first."""


class Agency(NamedTuple):
    """What one side says of agencies behind a passage: their keys, with the quotes."""

    keys: tuple[str, ...]
    quotes: tuple[Quote, ...]
    nameless: bool


def behind(standing: Standing, span: Span, registry: Registry) -> Agency:
    """The agencies that one side credits for a passage, in its byline or inside the passage."""
    inside = [
        c
        for c in standing.texts
        if carries(c, registry) and any(s < span.end and e > span.start for s, e in c.covers)
    ]
    credits: Sequence[Credit] = [c for c in standing.bylines if c.key in standing.agencies] + inside
    keys = tuple(dict.fromkeys(c.key for c in credits if c.key is not None))
    return Agency(keys, tuple(c.quote for c in credits), standing.nameless)


class Common(NamedTuple):
    """A common source: how strong a case, which agency, on what ground."""

    factor: str
    value: float
    via: str | None
    evidence: tuple[Quote, ...]


def common_source(pair: Pair) -> Common | None:
    """Do both print one agency? Both credit it, or one, or a third with this wording, or both «وكالات».

    Where nothing of that holds for the passage itself, another passage of the two may have shown it.
    """
    a, b = behind(pair.a, pair.passage.a, pair.registry), behind(pair.b, pair.passage.b, pair.registry)
    both = [k for k in a.keys if k in b.keys]
    if both:
        return Common("both_credit_one_agency", 1.0, both[0], (a.quotes[:1] + b.quotes[:1]))
    if a.keys and b.keys:
        return None
    if a.keys or b.keys:
        one, silent = (a, pair.b) if a.keys else (b, pair.a)
        value = 0.7 if silent.signed else 1.0
        return Common("one_credits_an_agency", value, one.keys[0], one.quotes[:1])
    third = _third(pair)
    if third is not None:
        return Common("a_third_credits_an_agency", 1.0, third, ())
    if a.nameless and b.nameless:
        return Common("both_credit_nameless_agencies", 1.0, None, ())
    return _in_another_passage(pair)


def _in_another_passage(pair: Pair) -> Common | None:
    """The agency of another passage, where one of the two prints its credit; a third's is not enough."""
    direction = pair.sibling.direction if pair.sibling else None
    if direction is None or direction.relation != "common_source":
        return None
    if not any(r.factor in ("both_credit_one_agency", "one_credits_an_agency") for r in direction.because):
        return None
    said = (q for r in direction.because if r.detail == direction.via for q in r.evidence)
    evidence = tuple(dict.fromkeys(said))
    return Common("another_passage_has_this_source", direction.confidence, direction.via, evidence[:2])


def _third(pair: Pair) -> str | None:
    """An agency that a third article credits for this very wording, on either side."""
    for span in (pair.passage.a, pair.passage.b):
        for agency, ranges in sorted(pair.explained.get(span.article, {}).items()):
            if sum(overlap((span.start, span.end), r) for r in ranges) >= 0.5 * (span.end - span.start):
                return agency
    return None

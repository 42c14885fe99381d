"""Factors of direction that lie in what the texts say: who names whom, who was told first."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from tawatur.corpus.folding import folded_words
from tawatur.corpus.words import tokens
from tawatur.evidence.credits import Registry
from tawatur.findings.transmission.pairs import NOTHING, Pair, Seen, difference
from tawatur.findings.transmission.standing import Standing
from tawatur.model import Credit, Quote, Span

_NEAR = 400
"""Characters before a passage in which the naming of its source still belongs to it."""


def _near(credit: Credit, span: Span) -> bool:
    return any(s < span.end and e > span.start - _NEAR for s, e in credit.covers)


def _names(one: Standing, other: Standing, span: Span) -> Seen:
    """Does one article credit the other's outlet for this passage?"""
    for credit in one.bylines:
        if credit.key in _named(one, other):
            return Seen(1.0, "in the byline", (credit.quote,))
    for credit in one.texts:
        if credit.key in _named(one, other) and _near(credit, span):
            return Seen(1.0, "beside the passage", (credit.quote,))
    return NOTHING


def _named(one: Standing, other: Standing) -> frozenset[str]:
    """The keys of the other's outlet, where it is not one's own as well."""
    return frozenset() if other.own & one.own else other.own


def _names_before(one: Standing, other: Standing, span: Span) -> Seen:
    if _names(one, other, span).value:
        return NOTHING
    keys = _named(one, other)
    found = [c.quote for c in one.texts if c.key in keys and c.quote.end <= span.start]
    return Seen(1.0, "earlier in the article", (found[0],)) if found else NOTHING


def names_the_other(pair: Pair) -> Seen:
    """One side credits the other's outlet («نقلا عن صحيفة …»), in its byline or beside the passage."""
    return difference(_names(pair.a, pair.b, pair.passage.a), _names(pair.b, pair.a, pair.passage.b))


def names_the_other_before(pair: Pair) -> Seen:
    """One side credits the other's outlet well before the passage: perhaps for all that follows, perhaps not.

    A naming that comes after the passage is an addition, and says nothing of it.
    """
    return difference(
        _names_before(pair.a, pair.b, pair.passage.a), _names_before(pair.b, pair.a, pair.passage.b)
    )


def told_to_the_house(pair: Pair) -> Seen:
    """One side has it that somebody said this to its own paper («لـ«الشرق الأوسط»»): it was there first.

    A spokesman's word counts little: he says the same to every paper that asks.
    """
    return difference(
        _told(pair.b, pair.passage.b, pair.registry), _told(pair.a, pair.passage.a, pair.registry)
    )


_BESIDE = 60
"""Characters around «لـ«الشرق الأوسط»» in which the speaker's office stands."""


def _told(standing: Standing, span: Span, registry: Registry) -> Seen:
    said = _said_to(standing.own, registry)
    text = standing.article.text
    found = said.search(text, span.start, span.end) if said else None
    if found is None:
        return NOTHING
    quote = Quote(article=standing.article.id, start=found.start(), end=found.end(), text=found.group())
    before = tokens(text[max(0, found.start() - _BESIDE) : found.start()])
    if before and before[-1].text in folded_words("transmission.yaml", "direction", "unheard"):
        return NOTHING
    beside = tokens(text[max(0, found.start() - _BESIDE) : found.end() + _BESIDE])
    if any(t.text in _spokesmen() for t in beside):
        return Seen(0.3, "a spokesman said it to this paper", (quote,))
    return Seen(1.0, "said to this paper", (quote,))


@cache
def _spokesmen() -> frozenset[str]:
    words = folded_words("transmission.yaml", "direction", "spokesmen")
    return frozenset(p + w for w in words for p in ("", "و", "ال", "وال", "ل", "لل"))


@lru_cache(maxsize=512)
def _said_to(keys: frozenset[str], registry: Registry) -> re.Pattern[str] | None:
    """«لـ«عكاظ»», «لصحيفة "الوطن"»: an outlet's name in quotation marks after «ل»."""
    outlets = [o for k in sorted(keys) if (o := registry.get(k)) is not None]
    names = dict.fromkeys(re.escape(name) for o in outlets for name in (*o.short, *o.full) if len(name) > 2)
    if not names:
        return None
    return re.compile(rf"(?<!\w)ل(?:ـ|صحيفة|جريدة|قناة|موقع)?\s?[«»\"“”(]\s?(?:{'|'.join(names)})")

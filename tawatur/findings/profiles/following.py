"""Whom an outlet follows: its articles that print the wording of earlier ones, and how much later."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, time
from statistics import median
from typing import Literal

from tawatur.findings.transmission.mapping import views
from tawatur.findings.transmission.stretches import joined
from tawatur.model import Article, Passage, Range, outlet_key
from tawatur.model.outlets import Delay, Following

_MOST = 0.5
"""Part of an article that must stand in the other for the two to be one report."""

Way = Literal["copied", "earlier"]


def followings(articles: Sequence[Article], passages: Sequence[Passage]) -> dict[str, tuple[Following, ...]]:
    """For every outlet those whose wording it printed later, the one followed most often first.

    Who followed is told by the direction of a passage where it is known, else by the times; two articles of
    one day, or without times, follow nobody.
    """
    texts = {a.id: a for a in articles}
    found: dict[tuple[str, str], list[Delay]] = defaultdict(list)
    for (one, other), shared in _pairs(texts, passages).items():
        a, b = texts[one], texts[other]
        if outlet_key(a) == outlet_key(b) or not (_mostly(a, shared[0]) or _mostly(b, shared[1])):
            continue
        late, early, copied = _order(a, b, shared[2])
        if late is not None and early is not None:
            minutes = _minutes(early, late)
            if copied and minutes is not None and minutes < 0:
                minutes = None  # a later edition of the original: its time says nothing about the delay
            delay = Delay(article=late.id, earlier=early.id, minutes=minutes, copied=copied)
            found[outlet_key(late), outlet_key(early)].append(delay)
    out: dict[str, list[Following]] = defaultdict(list)
    for (follower, leader), delays in found.items():
        out[follower].append(_following(leader, delays))
    return {
        follower: tuple(sorted(rows, key=lambda f: (-len(f.delays), f.outlet)))
        for follower, rows in out.items()
    }


Shared = tuple[list[Range], list[Range], set[str]]
"""What two articles share: ranges of the first, of the second, and which of them is known as a copy."""


def _pairs(texts: dict[str, Article], passages: Sequence[Passage]) -> dict[tuple[str, str], Shared]:
    out: dict[tuple[str, str], Shared] = {}
    for passage in passages:
        here, there = sorted(views(passage), key=lambda v: v.here.article)
        pair = (here.here.article, there.here.article)
        if pair[0] not in texts or pair[1] not in texts:
            continue
        shared = out.setdefault(pair, ([], [], set()))
        shared[0].append((here.here.start, here.here.end))
        shared[1].append((there.here.start, there.here.end))
        relation = passage.direction.relation if passage.direction else "unknown"
        if relation in ("a_from_b", "b_from_a"):
            shared[2].add(passage.a.article if relation == "a_from_b" else passage.b.article)
    return out


def _mostly(article: Article, ranges: Sequence[Range]) -> bool:
    return sum(e - s for s, e in joined(ranges)) >= _MOST * max(1, len(article.text))


def _order(a: Article, b: Article, copies: set[str]) -> tuple[Article | None, Article | None, bool]:
    """The later article, the earlier, and whether the later is known to be a copy of the other."""
    if len(copies) == 1:
        return (a, b, True) if a.id in copies else (b, a, True)
    minutes = _minutes(a, b)
    if minutes is not None and minutes != 0:
        return (b, a, False) if minutes > 0 else (a, b, False)
    days = (a.published or "")[:10], (b.published or "")[:10]
    if minutes is None and all(days) and days[0] != days[1] and _day_only(a) and _day_only(b):
        return (b, a, False) if days[0] < days[1] else (a, b, False)
    return None, None, False


def _day_only(article: Article) -> bool:
    return len(article.published or "") == 10


def _moment(article: Article) -> datetime | None:
    """A publication time with its time zone. Midnight to the second is how a bare date is often stored."""
    if len(article.published or "") <= 10:
        return None
    try:
        moment = datetime.fromisoformat(article.published or "")
    except ValueError:
        return None
    return None if moment.tzinfo is None or moment.time() == time() else moment


def _minutes(early: Article, late: Article) -> int | None:
    one, other = _moment(early), _moment(late)
    return round((other - one).total_seconds() / 60) if one and other else None


def _following(leader: str, delays: Sequence[Delay]) -> Following:
    exact = [d.minutes for d in delays if d.minutes is not None]
    return Following(
        outlet=leader,
        delays=tuple(sorted(delays, key=lambda d: (d.article, d.earlier))),
        copied=sum(d.copied for d in delays),
        exact=len(exact),
        median=float(median(exact)) if exact else None,
        least=min(exact, default=None),
        most=max(exact, default=None),
    )

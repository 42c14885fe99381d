"""Who did not report a story, though it usually reports such stories.

*Such* stories are those of the run most alike in their words; *usually* means at least six in ten of them.
An outlet counts only where the run holds something that it published in the days of the story: an outlet
of which nothing was collected then has no gap.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from tawatur.findings.stories.features import Vector
from tawatur.findings.stories.pairs import day_of
from tawatur.model import Article, Gap

ALIKE = 0.12
"""Least likeness of the centres of two stories of one kind."""

FEWEST, MOST = 8, 20
"""So many stories of the kind are needed to say what is usual; so many of the most alike are looked at."""

USUALLY = 0.6

OUTLETS = 2
"""Outlets that must report a story before it is asked who did not."""

_COMMON = 100
"""A word that more stories hold says nothing about their kind."""


def gaps_of(
    articles: Sequence[Article],
    centres: Sequence[Vector],
    outlets: Sequence[tuple[str, ...]],
    days: Sequence[Sequence[str]],
) -> list[tuple[Gap, ...]]:
    """For each story the outlets that usually carry such stories and did not carry this one."""
    told = [k for k, names in enumerate(outlets) if len(names) >= OUTLETS]
    found: list[tuple[Gap, ...]] = [()] * len(centres)
    if len(told) <= FEWEST:
        return found
    active = _active(articles)
    kept = {k: _heaviest(centres[k]) for k in told}
    holding: dict[str, list[int]] = defaultdict(list)
    for k in told:
        for word in kept[k]:
            holding[word].append(k)
    for k in told:
        if not days[k]:
            continue
        likeness: dict[int, float] = defaultdict(float)
        for word, weight in kept[k].items():
            if len(holding[word]) <= _COMMON:
                for other in holding[word]:
                    likeness[other] += weight * kept[other][word]
        likeness.pop(k, None)
        such = [s for s, alike in sorted(likeness.items(), key=lambda x: (-x[1], x[0])) if alike >= ALIKE]
        if len(such) >= FEWEST:
            found[k] = _missing(k, such[:MOST], outlets, active, days[k])
    return found


def _heaviest(centre: Vector) -> Vector:
    """The 40 heaviest words of a centre: the rest only cost time."""
    return dict(sorted(centre.items(), key=lambda item: (-item[1], item[0]))[:40])


def _active(articles: Sequence[Article]) -> dict[str, frozenset[str]]:
    """The days on which the run holds something of each outlet."""
    days: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        if article.outlet and article.published and day_of(article) is not None:
            days[article.outlet].add(article.published[:10])
    return {outlet: frozenset(found) for outlet, found in days.items()}


def _missing(
    k: int,
    such: Sequence[int],
    outlets: Sequence[tuple[str, ...]],
    active: dict[str, frozenset[str]],
    days: Sequence[str],
) -> tuple[Gap, ...]:
    out = []
    for outlet in sorted(set(active) - set(outlets[k])):
        carried = sum(outlet in outlets[s] for s in such)
        if carried >= USUALLY * len(such) and _published(active[outlet], days):
            out.append(Gap(outlet=outlet, carried=carried, alike=len(such)))
    return tuple(out)


def _published(days: frozenset[str], story: Sequence[str]) -> bool:
    """Does the run hold something of the outlet from the story's days, or the day after?"""
    last = date.fromisoformat(story[-1]).toordinal() + 1
    return any(day in days for day in story) or date.fromordinal(last).isoformat() in days

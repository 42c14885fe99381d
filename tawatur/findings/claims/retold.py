"""Articles that tell the same facts in the same order without a shared wording: two versions of one original.

Two translations or paraphrases of one foreign report share no words that an aligner could see, but they keep
its order: what they have in common forms one long common subsequence. Reporters who work apart choose other
facts and another order; a common quotation makes it surer. Articles that share some wording are left to the
lineages, which see whose it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tawatur.corpus.publication import day_number
from tawatur.findings.claims.units import Unit

_FACTS = 6
"""Facts that two articles must share."""

_ORDER = 0.8
"""Part of these that stand in the same order."""

_MOST = 0.5
"""Part of the shorter article's facts, of those that any other article tells, that the other tells too."""

_DAYS = 1
"""Days between them, at most."""

_ARTICLES = 60
"""More articles than this are not compared pair by pair."""


def retold(
    groups: Sequence[Sequence[Unit]],
    copies: Iterable[tuple[Unit, Unit]],
    published: Mapping[str, str | None],
) -> dict[tuple[str, str], bool]:
    """Pairs of articles, in alphabetical order, of which one likely retells the other, or both a third.

    ``True`` where they share a quotation too. ``copies`` are clauses that share their wording.
    """
    facts: dict[str, dict[int, Unit]] = {}
    for number, group in enumerate(groups):
        leaves = [unit for unit in group if 0 in unit.clause.levels]
        if len({unit.article for unit in leaves}) >= 2:
            for unit in sorted(leaves, key=lambda unit: unit.range):
                facts.setdefault(unit.article, {}).setdefault(number, unit)
    worded = {tuple(sorted((a.article, b.article))) for a, b in copies}
    names = sorted(facts)[:_ARTICLES]
    found = {}
    for place, b in enumerate(names):
        for a in names[:place]:
            if (a, b) in worded:
                continue
            common = [number for number in facts[a] if number in facts[b]]
            least = min(len(facts[a]), len(facts[b]))
            if len(common) < max(_FACTS, _MOST * least) or _days_apart(published.get(a), published.get(b)):
                continue
            order = [facts[b][n].range for n in sorted(common, key=lambda n: facts[a][n].range)]
            if _rising(order) >= _ORDER * len(common):
                found[a, b] = any(_is_quoted(facts[a][n]) and _is_quoted(facts[b][n]) for n in common)
    return found


def _days_apart(a: str | None, b: str | None) -> bool:
    """Were they printed on days too far from each other? Unknown days are not."""
    x, y = day_number(a), day_number(b)
    return x is not None and y is not None and abs(x - y) > _DAYS


def _is_quoted(unit: Unit) -> bool:
    return unit.clause.statement is not None and unit.clause.statement.mode != "indirect"


def _rising(places: Sequence[tuple[int, int]]) -> int:
    """Length of the longest rising subsequence (Schensted 1961), in n²: articles have few facts."""
    best: list[int] = []
    for i, place in enumerate(places):
        best.append(1 + max((best[k] for k in range(i) if places[k] < place), default=0))
    return max(best, default=0)

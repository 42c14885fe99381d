"""What articles share: every article's copied stretches, and which other articles hold them too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tawatur.model import Passage, Range
from tawatur.views.pages.index import ArticleLink, Index
from tawatur.views.pages.limits import COUNTERPARTS
from tawatur.views.pages.spans import merge


@dataclass(frozen=True)
class Counterpart:
    """Another article that holds a stretch: how much of it, how alike, which way it went."""

    article: ArticleLink
    href: str
    kind: str
    percent: int
    relation: str


@dataclass(frozen=True)
class Run:
    """A stretch of one article that stands, nearly word for word, in others; ``more`` are left out."""

    anchor: str
    number: int
    start: int
    end: int
    counterparts: tuple[Counterpart, ...]
    more: int = 0


def runs(index: Index) -> dict[str, tuple[Run, ...]]:
    """The shared stretches of every article: passages that touch or overlap are one stretch."""
    sides: dict[str, list[tuple[int, int, Passage, bool]]] = {}
    for passage in index.analysis.passages:
        if passage.a.article in index.articles and passage.b.article in index.articles:
            sides.setdefault(passage.a.article, []).append((passage.a.start, passage.a.end, passage, True))
            sides.setdefault(passage.b.article, []).append((passage.b.start, passage.b.end, passage, False))
    ranges = {article: merge((s, e) for s, e, _, _ in found) for article, found in sides.items()}
    return {
        article: tuple(
            _run(
                index,
                f"a{index.numbers[article]}p{number}",
                number,
                (start, end),
                [(p, is_a) for s, e, p, is_a in found if s < end and start < e],
                ranges,
            )
            for number, (start, end) in enumerate(ranges[article], 1)
        )
        for article, found in sides.items()
    }


def _run(
    index: Index,
    anchor: str,
    number: int,
    place: Range,
    found: Sequence[tuple[Passage, bool]],
    ranges: dict[str, list[tuple[int, int]]],
) -> Run:
    others = {(p.b if is_a else p.a).article for p, is_a in found}
    return Run(
        anchor=anchor,
        number=number,
        start=place[0],
        end=place[1],
        counterparts=_counterparts(index, found, ranges),
        more=max(0, len(others) - COUNTERPARTS),
    )


def _counterparts(
    index: Index, found: Sequence[tuple[Passage, bool]], ranges: dict[str, list[tuple[int, int]]]
) -> tuple[Counterpart, ...]:
    best: dict[str, tuple[int, Passage, bool]] = {}
    for passage, is_a in found:
        other = passage.b if is_a else passage.a
        length = other.end - other.start
        if other.article not in best or best[other.article][0] < length:
            best[other.article] = (length, passage, is_a)
    out = []
    for article, (_, passage, is_a) in sorted(best.items(), key=lambda item: index.numbers[item[0]])[
        :COUNTERPARTS
    ]:
        other = passage.b if is_a else passage.a
        place = next(i for i, (s, e) in enumerate(ranges[article], 1) if s <= other.start and other.end <= e)
        out.append(
            Counterpart(
                article=index.link(article),
                href=f"#a{index.numbers[article]}p{place}",
                kind=passage.kind,
                percent=round(100 * passage.similarity),
                relation=relation(passage, is_a),
            )
        )
    return tuple(out)


def relation(passage: Passage, is_a: bool) -> str:
    """Which way a passage went, seen from one side: ``from_other``, ``to_other``, ``common``, ``unknown``."""
    direction = passage.direction
    if direction is None or direction.relation == "unknown":
        return "unknown"
    if direction.relation == "common_source":
        return "common"
    return "from_other" if (direction.relation == "a_from_b") == is_a else "to_other"

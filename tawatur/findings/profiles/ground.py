"""What profiles count on: who prints whose text, who credits it, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from tawatur.evidence.credits import Registry
from tawatur.findings.transmission.mapping import views
from tawatur.findings.transmission.stretches import ink, joined, overlap
from tawatur.model import Article, Lineage, Passage, Range, Reading, outlet_key
from tawatur.model.outlets import TextKind

_VERBATIM = 0.9
"""Similarity from which a passage is proof of common wording."""
_MOST = 0.5


class Printed(NamedTuple):
    """One lineage of one article: of what kind it is for the outlet, whose, and where."""

    article: Article
    kind: TextKind
    whose: str
    ranges: tuple[Range, ...]
    characters: int
    credited: bool
    sure: Literal["proven", "likely"]


class Ground:
    """Look-up tables over a run's articles, built once."""

    def __init__(
        self,
        articles: Sequence[Article],
        readings: Sequence[Reading],
        passages: Sequence[Passage],
        lineages: Mapping[str, Sequence[Lineage]],
        registry: Registry,
    ) -> None:
        self.articles = {a.id: a for a in articles}
        self.registry = registry
        self.lineages = lineages
        self._credits = {r.article: frozenset(c.key for c in r.credits) for r in readings}
        self._near: dict[str, list[tuple[int, int, str]]] = {}
        for passage in passages:
            if passage.similarity >= _VERBATIM:
                for view in views(passage):
                    place = (view.here.start, view.here.end, view.there.article)
                    self._near.setdefault(view.here.article, []).append(place)

    def outlet(self, article: str) -> str:
        """The outlet that an article counts for."""
        return outlet_key(self.articles[article])

    def uncredited(self, article: Article) -> bool:
        """Does it print no agency's credit, not even a nameless one?"""
        keys = self._credits.get(article.id, frozenset())
        own = self.registry.key_of(article.outlet)
        return not self.registry.is_agency(own) and not any(
            key is None or self.registry.is_agency(key) for key in keys
        )

    def printed(self, article: Article) -> Iterator[Printed]:
        """The article's lineages, one by one."""
        keys = self._credits.get(article.id, frozenset())
        for lineage in self.lineages.get(article.id, ()):
            kind, whose = self._kind(article, lineage, keys)
            yield Printed(
                article,
                kind,
                whose,
                lineage.spans,
                ink(article.text, lineage.spans),
                kind == "credited" or whose in keys,
                "proven" if kind == "uncredited" and self._proven(article, lineage) else "likely",
            )

    def _kind(self, article: Article, lineage: Lineage, keys: frozenset[str | None]) -> tuple[TextKind, str]:
        label = lineage.label.removeprefix("own-")
        own = self.registry.key_of(article.outlet) or outlet_key(article)
        if lineage.how == "own" or label in (own, outlet_key(article)):
            return "own", label
        if lineage.how == "shared":
            return "shared", label
        if lineage.label.startswith("own-"):
            return "outlets", label
        return ("credited" if lineage.how == "credited" or label in keys else "uncredited"), label

    def _proven(self, article: Article, lineage: Lineage) -> bool:
        """Is most of it, nearly word for word, in articles of others that print the agency's credit?

        Of a state's agency that proves nothing: ministries send their statements to it and to papers alike.
        """
        agency = self.registry.get(lineage.label)
        if agency is None or agency.mouthpiece_of is not None:
            return False
        house = outlet_key(article)
        twins = joined(
            (start, end)
            for start, end, there in self._near.get(article.id, ())
            if lineage.label in self._credits.get(there, ()) and self.outlet(there) != house
        )
        held = sum(overlap(one, other) for one in lineage.spans for other in twins)
        return held >= _MOST * sum(end - start for start, end in lineage.spans)

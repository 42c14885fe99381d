"""Look-up tables over one analysis, and how things are called and where they stand on a page.

Anchors are made of positions (``a3``, ``c5o2``), never of what a user sent, so that no input can
choose an anchor.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from tawatur import lexicon
from tawatur.corpus.document import Document, document
from tawatur.evidence.credits import Registry
from tawatur.evidence.credits.registry import Outlet
from tawatur.model import (
    Analysis,
    Article,
    Claim,
    Entity,
    Mention,
    Reading,
    Reason,
    Source,
    Statement,
    Story,
    outlet_key,
)

RTL_LANGUAGES = frozenset({"ar", "fa", "ur", "he", "ps", "ku", "ckb", "sd", "ug"})


@dataclass(frozen=True)
class Name:
    """What something is called on a page, in both interface languages.

    ``key`` is a label that says what kind of thing it is (``lineage_own``) and takes the name as its
    argument; ``None`` shows the bare name.
    """

    ar: str
    en: str
    key: str | None = None

    @classmethod
    def same(cls, text: str, key: str | None = None) -> Name:
        """A name that is the same in both languages, as most names from the texts are."""
        return cls(text, text, key)


@dataclass(frozen=True)
class ArticleLink:
    """An article as other parts of the page point to it: its place, title, outlet and text direction."""

    anchor: str
    number: int
    title: str
    outlet: str | None
    id: str
    name: Name
    published: str | None
    language: str
    dir: str


@dataclass(frozen=True)
class ReasonView:
    """One factor of a judgement: ``name`` stands for the detail where that is a medium's key."""

    factor: str
    detail: str | None
    name: Name | None
    quotes: tuple[str, ...]


class Index:
    """Look-up tables of an analysis, built once per page and shared by all parts of it."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.articles: dict[str, Article] = {a.id: a for a in analysis.articles}
        self.numbers: dict[str, int] = {a.id: i for i, a in enumerate(analysis.articles, 1)}
        self.readings: dict[str, Reading] = {r.article: r for r in analysis.readings}
        self.sources: dict[str, Source] = {s.id: s for s in analysis.sources}
        self.entities: dict[str, Entity] = {e.id: e for e in analysis.entities}
        self.stories: dict[str, Story] = {s.id: s for s in analysis.stories}
        self._documents: dict[str, Document] = {}

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """Statements by their id."""
        return {s.id: s for r in self.analysis.readings for s in r.statements}

    @cached_property
    def statement_anchors(self) -> dict[str, str]:
        """Where each statement's content begins, by statement id."""
        return {
            s.id: f"a{self.numbers[r.article]}s{i}"
            for r in self.analysis.readings
            if r.article in self.numbers
            for i, s in enumerate(r.statements, 1)
        }

    @cached_property
    def claims(self) -> tuple[tuple[str, Claim], ...]:
        """Claims whose story and articles are known, each with its anchor, in the run's order."""
        return tuple((f"c{i}", c) for i, c in enumerate(self.analysis.claims, 1))

    @cached_property
    def mentions(self) -> dict[str, tuple[Mention, ...]]:
        """Mentions of each article, by article id."""
        return {r.article: r.mentions for r in self.analysis.readings}

    def document(self, article: str) -> Document:
        """The article with its sentences and paragraphs, cut once."""
        if article not in self._documents:
            self._documents[article] = document(self.articles[article])
        return self._documents[article]

    def link(self, article: str) -> ArticleLink:
        """How other parts of the page point to an article."""
        found = self.articles[article]
        number = self.numbers[article]
        return ArticleLink(
            anchor=f"a{number}",
            number=number,
            title=found.title or opening(found.text),
            outlet=found.outlet,
            id=found.id,
            name=self.outlet_name(outlet_key(found)),
            published=found.published,
            language=found.language,
            dir=direction(found.language),
        )

    def links(self, articles: Iterable[str]) -> tuple[ArticleLink, ...]:
        """Links to those of the given articles that the run holds."""
        return tuple(self.link(a) for a in articles if a in self.articles)

    def outlet(self, article: str) -> str:
        """The outlet that an article counts for."""
        return outlet_key(self.articles[article])

    def source_name(self, source: str) -> Name:
        """What a source is called; ``own`` is the article's own voice."""
        if source == "own":
            return Name("", "", "own_voice")
        known = self.sources.get(source)
        if known is None:
            return Name.same(source)
        return Name.same(known.name, "nameless" if known.kind == "anonymous" else None)

    def carrier_name(self, key: str) -> Name:
        """What an agency or outlet is called whose registry key is given."""
        known = self.media.get(key) or registry().get(key)
        return known or Name.same(self.printed_names.get(key, key))

    @cached_property
    def media(self) -> dict[str, Name]:
        """Names of the agencies and outlets that the run itself describes, by registry key."""
        return {m.key: Name(m.name, _latin(m.key, m.spellings)) for m in self.analysis.media}

    def outlet_name(self, outlet: str) -> Name:
        """What an outlet is called; articles may name it by its registry key."""
        return self.media.get(outlet) or registry().get(outlet) or Name.same(outlet)

    def reasons(self, because: Iterable[Reason]) -> tuple[ReasonView, ...]:
        """Reasons with the media that they name called by their names."""
        return tuple(
            ReasonView(
                r.factor,
                r.detail,
                self.carrier_name(r.detail) if r.detail in self.known_keys else None,
                tuple(q.text for q in r.evidence),
            )
            for r in because
        )

    @cached_property
    def registry(self) -> Registry:
        """The built-in registry with the media that the run itself describes."""
        own = [Outlet(m.key, m.kind, m.name, full=m.spellings) for m in self.analysis.media]
        base = Registry.load()
        return Registry([*base.outlets.values(), *own]) if own else base

    @cached_property
    def known_keys(self) -> frozenset[str]:
        """Every registry key that has a name here."""
        return frozenset((*registry(), *self.media, *self.printed_names))

    @cached_property
    def printed_names(self) -> dict[str, str]:
        """How articles print the name of each agency that they credit, most often so, by registry key."""
        seen: dict[str, Counter[str]] = {}
        for reading in self.analysis.readings:
            for credit in reading.credits:
                if credit.key is not None:
                    words = " ".join(credit.quote.text.split())
                    seen.setdefault(credit.key, Counter())[words] += 1
        return {key: min(names, key=lambda n: (-names[n], len(n), n)) for key, names in seen.items()}

    def lineage_name(self, label: str) -> Name:
        """What a lineage is called: an agency, an outlet's own wording, or wording of unknown origin."""
        if label.startswith("own-"):
            own = label.removeprefix("own-")
            known = self.outlet_name(self.outlet(own) if own in self.articles else own)
            return Name(known.ar, known.en, "lineage_own")
        if label.startswith("shared-"):
            return Name.same(label.removeprefix("shared-"), "lineage_shared")
        return self.carrier_name(label)

    def node_name(self, node: str) -> tuple[str, Name]:
        """Kind and name of a node of a claim's chains (``source:…``, ``carrier:…``, ``lineage:…``)."""
        kind, _, rest = node.partition(":")
        if kind == "source":
            return "source", self.source_name(rest.partition("@")[0])
        if kind == "carrier":
            return "carrier", self.carrier_name(rest)
        if kind == "lineage":
            return "lineage", self.lineage_name(rest)
        if kind == "own":
            name = self.lineage_name(rest)
            return "own", Name(name.ar, name.en, "own_voice_of")
        return "other", self.source_name(node)


def direction(language: str) -> str:
    """``rtl`` or ``ltr``: the writing direction of a language."""
    return "rtl" if language.split("-")[0] in RTL_LANGUAGES else "ltr"


def opening(text: str, length: int = 70) -> str:
    """The first words of a text, for an article that has no title."""
    words = text[: length * 4].split()
    out = ""
    for word in words:
        if len(out) + len(word) + 1 > length:
            return (out or word[:length]) + "…"
        out = f"{out} {word}" if out else word
    return out


@cache
def registry() -> dict[str, Name]:
    """Display names of agencies and outlets by registry key, as far as the lexicon has them."""
    if not lexicon.path("outlets.yaml").exists():
        return {}
    data: dict[str, Any] = lexicon.load("outlets.yaml")
    rows = [row for part in ("agencies", "outlets") for row in data.get(part, ())]
    return {
        row["key"]: Name(row["name"], _latin(row["key"], (*row.get("full", ()), *row.get("short", ()))))
        for row in rows
    }


def _latin(key: str, spellings: Iterable[str]) -> str:
    """The name in Latin letters, if a spelling has them; else the key, which is in Latin letters."""
    written = [name for name in spellings if name.isascii()]
    return max(written, key=len) if written else key.upper() if len(key) <= 4 else key.capitalize()

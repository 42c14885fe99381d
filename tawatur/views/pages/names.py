"""Who calls whom what: entities in rows, outlets in columns, names with their counts in the cells."""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.model import Naming, Span, Story
from tawatur.views.pages.index import Index, Name


@dataclass(frozen=True)
class NameUse:
    """One name in one outlet: how often in its own voice, how often quoted, and the first place.

    ``inherited`` of them stand in text that the article took from elsewhere.
    """

    name: str
    own: int
    quoted: int
    inherited: int
    epithets: tuple[str, ...]
    href: str | None


@dataclass(frozen=True)
class NamingRow:
    """One entity: what each outlet calls it. ``names``: how many different names there are."""

    entity: str
    kind: str
    names: int
    cells: tuple[tuple[NameUse, ...], ...]


@dataclass(frozen=True)
class NamingTable:
    """The naming table of one story; entities on whose name outlets differ come first."""

    outlets: tuple[Name, ...]
    rows: tuple[NamingRow, ...]


def naming_table(index: Index, story: Story) -> NamingTable:
    """The namings of a story as a table, rows with the most different names first."""
    found = [n for n in index.analysis.namings if n.story == story.id and (n.own or n.quoted)]
    order = dict.fromkeys(index.outlet(a) for a in story.articles if a in index.articles)
    present = {n.outlet for n in found}
    outlets = tuple(o for o in order if o in present) + tuple(sorted(present - set(order)))
    by_entity: dict[str, dict[str, list[Naming]]] = {}
    for naming in found:
        by_entity.setdefault(naming.entity, {}).setdefault(naming.outlet, []).append(naming)
    rows = [_row(index, entity, uses, outlets) for entity, uses in by_entity.items()]
    rows.sort(key=lambda row: (-row.names, -sum(bool(c) for c in row.cells), row.entity))
    return NamingTable(tuple(index.outlet_name(o) for o in outlets), tuple(rows))


def _row(index: Index, entity: str, uses: dict[str, list[Naming]], outlets: tuple[str, ...]) -> NamingRow:
    known = index.entities.get(entity)
    return NamingRow(
        entity=known.name if known else entity,
        kind=known.kind if known else "",
        names=len({n.name for namings in uses.values() for n in namings}),
        cells=tuple(
            tuple(
                _use(index, n)
                for n in sorted(uses.get(o, []), key=lambda n: (-len(n.own) - len(n.quoted), n.name))
            )
            for o in outlets
        ),
    )


def _use(index: Index, naming: Naming) -> NameUse:
    first = min((*naming.own, *naming.quoted))
    return NameUse(
        name=naming.name,
        own=len(naming.own),
        quoted=len(naming.quoted),
        inherited=len(naming.inherited),
        epithets=naming.epithets,
        href=name_anchor(index, first),
    )


def name_anchor(index: Index, span: Span) -> str | None:
    """Where a naming's first span is anchored in its article."""
    number = index.numbers.get(span.article)
    return None if number is None else f"#a{number}n{span.start}"


def name_spans(index: Index) -> dict[str, set[tuple[int, int]]]:
    """The spans that naming tables point to, by article."""
    out: dict[str, set[tuple[int, int]]] = {}
    for naming in index.analysis.namings:
        if naming.own or naming.quoted:
            first = min((*naming.own, *naming.quoted))
            out.setdefault(first.article, set()).add((first.start, first.end))
    return out

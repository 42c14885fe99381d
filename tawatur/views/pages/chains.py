"""The chains of one claim as a layered graph: sources, carriers, lineages, outlets."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tawatur.model import Claim, Occurrence
from tawatur.views.pages.index import Index, Name


@dataclass(frozen=True)
class Node:
    """One node of a picture: its column (0: sources) and row, what it is, where it leads."""

    id: str
    kind: str
    name: Name
    column: int
    row: int
    href: str | None = None
    common: bool = False


@dataclass(frozen=True)
class Edge:
    """A link of a chain between two nodes, as indices. ``denies``: only denials go this way."""

    start: int
    end: int
    denies: bool = False


@dataclass(frozen=True)
class ChainView:
    """The picture's content: nodes by column and row, edges, and the columns that are in use."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    columns: tuple[str, ...]
    rows: int


def links_of(occurrence: Occurrence, outlet: str, lineages: Collection[str] = ()) -> tuple[str, ...]:
    """One occurrence's chain as node ids, source first.

    What is carrier and lineage at once counts once: a carrier that is some ``lineages`` label of the claim
    is that lineage's node, as it is where independence is computed.
    """
    nodes = [] if occurrence.speaker_id == "own" else [f"source:{occurrence.speaker_id}"]
    for carrier in occurrence.carriers:
        own = carrier == occurrence.lineage or carrier in lineages
        nodes.append(f"lineage:{carrier}" if own else f"carrier:{carrier}")
    nodes += [f"lineage:{occurrence.lineage}", f"outlet:{outlet}"]
    return tuple(dict.fromkeys(nodes))


def lineages_of(claim: Claim) -> frozenset[str]:
    """The lineage labels of a claim's occurrences."""
    return frozenset(o.lineage for o in claim.occurrences)


def chain_view(index: Index, claim: Claim, anchor: str) -> ChainView:
    """The layered graph of all occurrences of a claim.

    A node stands as far from the sources as its longest chain is; nodes of a column are ordered by the mean
    row of their neighbours (barycentre method of Sugiyama, Tagawa and Toda 1981), so that few links cross.
    """
    paths: dict[tuple[str, ...], bool] = {}
    first: dict[str, str] = {}
    lineages = lineages_of(claim)
    for number, occurrence in enumerate(claim.occurrences, 1):
        if occurrence.article not in index.articles:
            continue
        path = links_of(occurrence, index.outlet(occurrence.article), lineages)
        denies = occurrence.polarity == "denies"
        paths[path] = paths.get(path, True) and denies
        first.setdefault(path[-1], f"#{anchor}o{number}")
    paths, together = gathered(paths)
    for node, inside in together.items():
        if node.startswith("outlet:"):
            first.setdefault(node, first.get(inside[0], f"#{anchor}"))
    column_of = _columns(paths)
    links = _with_bends(_edges(paths), column_of)
    columns: list[list[str]] = [[] for _ in range(max(column_of.values(), default=0) + 1)]
    for node in dict.fromkeys(node for link in links for node in link):
        columns[column_of[node]].append(node)
    _untangle(columns, list(links))
    common = set(claim.common_links)
    nodes: list[Node] = []
    at: dict[str, int] = {}
    for column, members in enumerate(columns):
        for row, node in enumerate(members):
            at[node] = len(nodes)
            nodes.append(_node(index, node, column, row, first.get(node), node in common, together))
    return ChainView(
        nodes=tuple(nodes),
        edges=tuple(Edge(at[a], at[b], denies) for (a, b), denies in links.items()),
        columns=tuple(_heading(c) for c in columns),
        rows=max((len(c) for c in columns), default=0),
    )


def _kind(node: str) -> str:
    return node.partition(":")[0]


def _node(
    index: Index,
    node: str,
    column: int,
    row: int,
    href: str | None,
    common: bool,
    together: Mapping[str, Sequence[str]],
) -> Node:
    kind = _kind(node)
    if node in together:
        names = [_name(index, member) for member in together[node]]
        more = f" +{len(names) - 2}" if len(names) > 2 else ""
        name = Name("، ".join(n.ar for n in names[:2]) + more, ", ".join(n.en for n in names[:2]) + more)
        return Node(node, kind, name, column, row, href, common)
    return Node(node, kind, _name(index, node), column, row, href, common)


def _name(index: Index, node: str) -> Name:
    kind, _, rest = node.partition(":")
    return index.outlet_name(rest) if kind in ("outlet", "bend") else index.node_name(node)[1]


CROWD = 8
"""From so many outlets on, those that a claim reached in the same way are drawn as one box."""


def gathered(
    paths: dict[tuple[str, ...], bool],
) -> tuple[dict[tuple[str, ...], bool], dict[str, tuple[str, ...]]]:
    """Paths with the outlets that differ in nothing but themselves drawn together, and who is in each box.

    What only one outlet's paths pass (its own text, a source that nobody else names) is drawn with it, so
    that a picture grows with the number of different ways and not with the number of outlets.
    """
    passing: dict[str, set[str]] = {}
    by_outlet: dict[str, list[tuple[str, ...]]] = {}
    for path in paths:
        by_outlet.setdefault(path[-1], []).append(path)
        for node in path:
            passing.setdefault(node, set()).add(path[-1])
    if len(by_outlet) <= CROWD:
        return paths, {}
    alike: dict[tuple[object, ...], list[str]] = {}
    for outlet, own in by_outlet.items():
        ways = tuple(
            sorted(
                (tuple("" if len(passing[n]) == 1 else n for n in p), tuple(map(_kind, p)), paths[p])
                for p in own
            )
        )
        alike.setdefault(ways, []).append(outlet)
    boxed: dict[str, str] = {}
    together: dict[str, tuple[str, ...]] = {}
    for number, outlets in enumerate(alike.values()):
        if len(outlets) < 3:
            continue
        private: dict[str, dict[str, None]] = {}
        for outlet in outlets:
            for path in by_outlet[outlet]:
                for node in path:
                    if len(passing[node]) == 1:
                        private.setdefault(_kind(node), {})[node] = None
        for kind, nodes in private.items():
            box = f"{kind}:*{number}"
            together[box] = tuple(nodes)
            boxed.update(dict.fromkeys(nodes, box))
    out: dict[tuple[str, ...], bool] = {}
    for path, denies in paths.items():
        way = tuple(dict.fromkeys(boxed.get(node, node) for node in path))
        out[way] = out.get(way, True) and denies
    return out, together


def _heading(column: Iterable[str]) -> str:
    """What a column holds: one kind of node, or ``between`` where carriers and lineages share it."""
    kinds = {_kind(node) for node in column} - {"bend"}
    return kinds.pop() if len(kinds) == 1 else "between" if kinds else ""


_DEEPEST = 6
"""Columns between sources and outlets, at most: a bound for circular reporting, where no chain ends."""


def _columns(paths: Iterable[tuple[str, ...]]) -> dict[str, int]:
    """Sources first, outlets last, all others as far from the sources as their longest chain is."""
    paths = list(paths)
    sourced = int(any(_kind(path[0]) == "source" for path in paths))
    carriers = max((sum(_kind(n) == "carrier" for n in path) for path in paths), default=0)
    least = {"source": 0, "carrier": sourced}
    depth = {n: least.get(_kind(n), sourced + carriers) for path in paths for n in path}
    for _ in range(_DEEPEST):
        for path in paths:
            for a, b in pairwise(path):
                depth[b] = min(_DEEPEST, max(depth[b], depth[a] + 1))
    inner = max((d for node, d in depth.items() if _kind(node) != "outlet"), default=0)
    return {node: inner + 1 if _kind(node) == "outlet" else d for node, d in depth.items()}


def _edges(paths: dict[tuple[str, ...], bool]) -> dict[tuple[str, str], bool]:
    links: dict[tuple[str, str], bool] = {}
    for path, denies in paths.items():
        for pair in pairwise(path):
            links[pair] = links.get(pair, True) and denies
    return links


def _with_bends(links: dict[tuple[str, str], bool], column_of: dict[str, int]) -> dict[tuple[str, str], bool]:
    """Links that skip a column go through a bend there, one for all links of their node, not behind a box."""
    out: dict[tuple[str, str], bool] = {}
    for (a, b), denies in links.items():
        at = a
        for column in range(column_of[a] + 1, column_of[b]):
            bend = f"bend:{column}:{a}"
            column_of[bend] = column
            out[(at, bend)] = out.get((at, bend), True) and denies
            at = bend
        out[(at, b)] = denies
    return out


def _untangle(columns: list[list[str]], links: Sequence[tuple[str, str]]) -> None:
    neighbours: dict[str, list[str]] = {}
    for a, b in links:
        neighbours.setdefault(a, []).append(b)
        neighbours.setdefault(b, []).append(a)
    for _ in range(4):
        for column in columns:
            place = {n: i / max(1, len(c)) for c in columns for i, n in enumerate(c)}

            def mean(node: str, place: dict[str, float] = place, own: list[str] = column) -> float:
                others = [place[n] for n in neighbours.get(node, ()) if n not in own]
                return sum(others) / len(others) if others else place[node]

            column.sort(key=mean)

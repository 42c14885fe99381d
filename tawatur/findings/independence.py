"""How many independent sources stand behind a claim: maximum flow through its chains.

A chain leads from an original source over carriers to a textual lineage and so to an article. Sources,
carriers and lineages are nodes of capacity one; the largest number of paths from the claim to the reader
that share none of them is the number of independent sources (Menger 1927: it equals the smallest number
of nodes whose failure leaves the claim without support). Paths are found one by one in the residual graph
(Ford and Fulkerson 1956). What is uncertain is whether two nodes are one: such a *dependence* has a
probability, and merging by different thresholds gives an interval.

Pure graph code: nothing here knows texts. Node names are ``source:X``, ``carrier:X``, ``lineage:X`` and
``own:X``, the voice of lineage X, which vouches for itself.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from tawatur.model import Dependence, Grade, Independent, Record

PROVEN = 0.9
LIKELY = 0.5
POSSIBLE = 0.2

_CLAIM = "claim"
_READER = "reader"


class Chain(Record, frozen=True, kw_only=True):
    """One way a claim took. ``source`` is ``None`` where the article says it in its own voice.

    ``carriers`` go from the source outwards. ``medium`` is the outlet key of a source that is itself a
    medium, so that its own chains can be followed; ``outlet`` is the key of the article's outlet. ``value``
    is what it gives for the slot in which the claim's occurrences differ.
    """

    source: str | None
    carriers: tuple[str, ...] = ()
    lineage: str
    article: str
    outlet: str | None = None
    medium: str | None = None
    value: str | None = None


class Weight(Record, frozen=True, kw_only=True):
    """What the chains of a claim amount to. ``circular``: outlets cite each other and nobody else."""

    independent: Independent
    common_links: tuple[str, ...] = ()
    circular: bool = False
    dependences: tuple[Dependence, ...] = ()


def usable(chains: Iterable[Chain]) -> list[Chain]:
    """The chains that count: an article's own voice adds nothing to what it also attributes."""
    chains = list(chains)
    attributed = {chain.article for chain in chains if chain.source is not None}
    return [chain for chain in chains if chain.source is not None or chain.article not in attributed]


def trace_back(chains: Sequence[Chain]) -> list[Chain]:
    """Follow media that are cited as sources to what their own articles rest on.

    A medium whose own chains are among these is no origin but a carrier. Media that only cite each
    other have no origin: their chains fall away.
    """
    behind: dict[str, list[Chain]] = {}
    for chain in chains:
        if chain.outlet is not None:
            behind.setdefault(chain.outlet, []).append(chain)

    def origins(chain: Chain, seen: frozenset[str]) -> list[tuple[str | None, tuple[str, ...], str]]:
        medium = chain.medium
        if medium is None or medium not in behind or medium == chain.outlet:
            return [(chain.source, (), chain.lineage)]
        if medium in seen:
            return []
        found: list[tuple[str | None, tuple[str, ...], str]] = []
        for earlier in behind[medium]:
            for source, carriers, lineage in origins(earlier, seen | {medium}):
                voice = source if source is not None else f"own:{lineage}"
                found.append((voice, (*carriers, *earlier.carriers, medium), lineage))
        return found

    traced = []
    for chain in chains:
        start = frozenset() if chain.outlet is None else frozenset({chain.outlet})
        for source, carriers, _ in origins(chain, start):
            traced.append(
                Chain(
                    source=source,
                    carriers=(*carriers, *chain.carriers),
                    lineage=chain.lineage,
                    article=chain.article,
                    outlet=chain.outlet,
                )
            )
    return traced


def paths_of(chains: Iterable[Chain]) -> list[tuple[str, ...]]:
    """Each distinct chain as the nodes it passes; a carrier that is also a lineage is one node."""
    chains = list(chains)
    lineages = {chain.lineage for chain in chains}
    paths: dict[tuple[str, ...], None] = {}
    for chain in chains:
        if chain.source is None:
            first = f"own:{chain.lineage}"
        elif chain.source.startswith("own:"):
            first = chain.source
        else:
            first = f"source:{chain.source}"
        carriers = (f"lineage:{c}" if c in lineages else f"carrier:{c}" for c in chain.carriers)
        nodes = [first, *carriers, f"lineage:{chain.lineage}"]
        paths[tuple(dict.fromkeys(nodes))] = None
    return list(paths)


def merged(
    paths: Iterable[tuple[str, ...]], dependences: Iterable[Dependence], least: float
) -> list[tuple[str, ...]]:
    """The paths after every two nodes whose dependence is at least that probable became one."""
    parent: dict[str, str] = {}

    def root(node: str) -> str:
        while parent.get(node, node) != node:
            node = parent[node]
        return node

    for dependence in dependences:
        if dependence.probability >= least:
            # the one that keeps its name: an agency before an outlet's own text
            a, b = sorted((root(dependence.a), root(dependence.b)), key=lambda n: (_is_own(n), n))
            parent[b] = a
    return list(dict.fromkeys(tuple(dict.fromkeys(root(node) for node in path)) for path in paths))


def _is_own(node: str) -> bool:
    return ":own-" in node or ":shared-" in node


def _graph(paths: Iterable[tuple[str, ...]]) -> dict[str, list[str]]:
    """Successors of every node between claim and reader."""
    after: dict[str, dict[str, None]] = {_CLAIM: {}}
    for path in paths:
        for a, b in pairwise((_CLAIM, *path, _READER)):
            after.setdefault(a, {})[b] = None
    return {node: list(nodes) for node, nodes in after.items()}


class _Flow(NamedTuple):
    """A largest flow: for each node on a chosen way the node before it and the one after it."""

    after: dict[str, list[str]]
    taken: dict[str, str]
    following: dict[str, str]


def _largest_flow(paths: Iterable[tuple[str, ...]]) -> _Flow:
    flow = _Flow(_graph(paths), {}, {})
    while (way := _residual_way(flow, _START, (_READER, False))) is not None:
        _augment(way, flow.taken, flow.following)
    return flow


def disjoint_paths(paths: Iterable[tuple[str, ...]]) -> list[list[str]]:
    """A largest set of ways from claim to reader that share no node."""
    paths = list(paths)
    if len(paths) == 1:  # most claims stand in one article
        return [list(paths[0])]
    flow = _largest_flow(paths)
    ways = []
    for first in sorted(node for node, before in flow.taken.items() if before == _CLAIM):
        nodes = [first]
        while flow.following[nodes[-1]] != _READER:
            nodes.append(flow.following[nodes[-1]])
        ways.append(nodes)
    return ways


_State = tuple[str, bool]
_START: _State = (_CLAIM, True)


def _residual_way(flow: _Flow, start: _State, goal: _State) -> list[_State] | None:
    """A shortest way through the residual graph as (node, at its reader's side?) states.

    Each node is split: its front is entered along an edge, its back only through the node itself or,
    against the flow, from the node that now follows it.
    """
    before: dict[_State, _State] = {start: start}
    queue = deque([start])
    while queue:
        state = queue.popleft()
        for step in _steps(flow, state):
            if step not in before:
                before[step] = state
                if step == goal:
                    way = [step]
                    while way[-1] != start:
                        way.append(before[way[-1]])
                    return way[::-1]
                queue.append(step)
    return None


def _steps(flow: _Flow, state: _State) -> Iterator[_State]:
    """Where the residual graph leads from a state: onwards where nothing flows, back where something does."""
    node, at_back = state
    if node == _READER:
        yield from ((last, True) for last, b in flow.following.items() if b == _READER)
    elif at_back:
        yield from ((b, False) for b in flow.after.get(node, ()) if flow.taken.get(b) != node)
        if node in flow.taken:
            yield (node, False)  # undo the flow through the node
    elif node in flow.taken:
        yield (flow.taken[node], True)  # undo the edge that leads here
    else:
        yield (node, True)


def _augment(way: list[_State], taken: dict[str, str], following: dict[str, str]) -> None:
    """Send one unit along the way: forward steps are added, undone ones removed."""
    added, removed = [], []
    for (a, a_back), (b, b_back) in pairwise(way):
        if a != b and a_back and not b_back:
            added.append((a, b))
        elif a != b and not a_back and b_back:
            removed.append((b, a))
    for a, b in removed:
        if taken.get(b) == a:
            del taken[b]
        if following.get(a) == b:
            del following[a]
    for a, b in added:
        if b != _READER:
            taken[b] = a
        if a != _CLAIM:
            following[a] = b


def common_links(paths: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Every source, carrier or lineage whose removal lowers the flow, sources first.

    Such a node carries flow, and the residual graph of a largest flow has no way around it (the node is in a
    smallest cut: Picard and Queyranne 1980).
    """
    if len(paths) == 1:
        links = list(paths[0])
    else:
        flow = _largest_flow(paths)
        links = [n for n in flow.taken if _residual_way(flow, (n, False), (n, True)) is None]
    rank = {"source": 0, "carrier": 1, "lineage": 2}
    named = [node for node in links if node.partition(":")[0] in rank]
    return tuple(sorted(named, key=lambda node: (rank[node.partition(":")[0]], node)))


def weigh_chains(
    chains: Sequence[Chain],
    dependences: Sequence[Dependence] = (),
    named: Iterable[str] = (),
) -> Weight:
    """The interval of independent sources of one claim, its common links, and whether it is circular.

    ``high`` merges what is proven to be one, ``best`` what is more likely than not, ``low`` all that may
    be. ``named`` are the source ids with a name of their own. No chain at all: all ``None``.
    """
    counted = usable(chains)
    if not counted:
        return Weight(independent=Independent(low=None, best=None, high=None))
    traced = trace_back(counted)
    paths = paths_of(traced)
    nodes = {node for path in paths for node in path}
    relevant = tuple(d for d in dependences if d.a in nodes and d.b in nodes and d.a != d.b)
    likely = merged(paths, relevant, LIKELY)
    best = len(disjoint_paths(likely))
    high = best if not relevant else len(disjoint_paths(merged(paths, relevant, PROVEN)))
    best = min(high, best)
    low = best if not relevant else min(best, len(disjoint_paths(merged(paths, relevant, POSSIBLE))))
    known = set(named)
    sources = {chain.source for chain in traced if chain.source is not None}
    independent = Independent(
        low=low,
        best=best,
        high=high,
        named_sources=len(sources & known),
        lineages=len({chain.lineage for chain in traced} or {chain.lineage for chain in counted}),
    )
    return Weight(
        independent=independent,
        common_links=common_links(likely),
        circular=not traced,
        dependences=relevant,
    )


def grade(weight: Weight) -> Grade:
    """The tradition's word for the number: one chain gharib, two aziz, three or more mashhur."""
    low = weight.independent.low
    if low is None:
        return "cannot-tell"
    if weight.circular or low == 0:
        return "circular"
    return "gharib" if low == 1 else "aziz" if low == 2 else "mashhur"

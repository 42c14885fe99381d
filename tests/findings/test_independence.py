"""Independence against brute force: every graph small enough is solved by trying all cuts."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.findings.independence import (
    Chain,
    common_links,
    disjoint_paths,
    grade,
    merged,
    paths_of,
    trace_back,
    weigh_chains,
)
from tawatur.model import Dependence

SOURCES = ["s1", "s2", "s3", "s4"]
CARRIERS = ["k1", "k2", "l1"]
LINEAGES = ["l1", "l2", "l3"]

chains = st.lists(
    st.builds(
        Chain,
        source=st.one_of(st.none(), st.sampled_from(SOURCES)),
        carriers=st.lists(st.sampled_from(CARRIERS), max_size=2).map(tuple),
        lineage=st.sampled_from(LINEAGES),
        article=st.sampled_from(["a", "b", "c", "d"]),
    ),
    max_size=9,
)
NODES = (
    [f"source:{s}" for s in SOURCES]
    + ["carrier:k1", "carrier:k2"]
    + [f"lineage:{n}" for n in LINEAGES]
    + [f"own:{n}" for n in LINEAGES]
)
dependences = st.lists(
    st.builds(
        Dependence,
        a=st.sampled_from(NODES),
        b=st.sampled_from(NODES),
        probability=st.sampled_from([0.1, 0.2, 0.4, 0.5, 0.8, 0.9, 1.0]),
        reason=st.just("drawn"),
    ),
    max_size=5,
)


def reachable(paths: list[tuple[str, ...]], lost: set[str]) -> bool:
    """Whether the reader still hears the claim when these nodes fail, by plain search."""
    edges: dict[str, set[str]] = {}
    for path in paths:
        for a, b in zip(("claim", *path), (*path, "reader"), strict=True):
            edges.setdefault(a, set()).add(b)
    seen, stack = {"claim"}, ["claim"]
    while stack:
        for node in edges.get(stack.pop(), set()) - seen - lost:
            seen.add(node)
            stack.append(node)
    return "reader" in seen


def smallest_cut(paths: list[tuple[str, ...]], lost: set[str]) -> int:
    """The number of nodes that must fail besides the lost ones, by trying every set of them."""
    nodes = sorted({node for path in paths for node in path} - lost)
    for size in range(len(nodes) + 1):
        for cut in combinations(nodes, size):
            if not reachable(paths, lost | set(cut)):
                return size
    raise AssertionError("the reader cannot be cut off")


@given(chains)
@settings(max_examples=200, deadline=None)
def test_flow_is_the_smallest_cut(drawn: list[Chain]) -> None:
    paths = paths_of(drawn)
    ways = disjoint_paths(paths)
    assert len(ways) == smallest_cut(paths, set())
    used = [node for way in ways for node in way]
    assert len(used) == len(set(used)), "two ways share a node"


@given(chains)
@settings(max_examples=100, deadline=None)
def test_common_links_are_exactly_what_lowers_the_flow(drawn: list[Chain]) -> None:
    paths = paths_of(drawn)
    flow = smallest_cut(paths, set())
    nodes = {node for path in paths for node in path if not node.startswith("own:")}
    expected = {node for node in nodes if smallest_cut(paths, {node}) < flow}
    links = common_links(paths)
    assert set(links) == expected
    assert list(links) == sorted(links, key=lambda n: ("source", "carrier", "lineage").index(n.split(":")[0]))


@given(chains, dependences)
@settings(max_examples=300, deadline=None)
def test_the_interval_is_ordered(drawn: list[Chain], merges: list[Dependence]) -> None:
    weight = weigh_chains(drawn, merges)
    low, best, high = (
        weight.independent.low,
        weight.independent.best,
        weight.independent.high,
    )
    if not drawn:
        assert low is best is high is None
        assert grade(weight) == "cannot-tell"
    else:
        assert low is not None and best is not None and high is not None
        assert 0 <= low <= best <= high
        assert high >= 1, "without media among the sources every claim has an origin"


@given(chains, dependences, st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_the_order_of_chains_changes_nothing(
    drawn: list[Chain], merges: list[Dependence], random: object
) -> None:
    shuffled = list(drawn)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert weigh_chains(drawn, merges) == weigh_chains(shuffled, merges)


def chain(source: str | None, lineage: str, article: str, *carriers: str, **more: str) -> Chain:
    return Chain(source=source, carriers=carriers, lineage=lineage, article=article, **more)  # type: ignore[arg-type]


def test_nine_outlets_one_wire_one_spokesman() -> None:
    weight = weigh_chains([chain("spokesman", "wire", f"a{i}") for i in range(9)])
    assert weight.independent.low == weight.independent.high == 1
    assert weight.common_links == ("source:spokesman", "lineage:wire")
    assert grade(weight) == "gharib"


def test_two_agencies_with_one_spokesman_hang_on_him() -> None:
    weight = weigh_chains([chain("spokesman", "wire", "a"), chain("spokesman", "other", "b")])
    assert weight.independent.best == 1
    assert weight.common_links == ("source:spokesman",)


def test_own_voice_counts_once_per_lineage_and_not_beside_an_attribution() -> None:
    alone = weigh_chains([chain(None, "own-x", "a"), chain(None, "own-x", "b")])
    assert alone.independent.best == 1
    assert alone.common_links == ("lineage:own-x",)
    lead = weigh_chains([chain(None, "own-x", "a"), chain("police", "wire", "a")])
    assert lead.independent.best == 1
    assert lead.common_links == ("source:police", "lineage:wire")


def test_three_sources_in_three_lineages_are_mashhur() -> None:
    weight = weigh_chains([chain(f"s{i}", f"l{i}", f"a{i}") for i in range(3)])
    assert weight.independent.best == 3
    assert grade(weight) == "mashhur"


def test_a_carrier_that_is_the_lineage_counts_once() -> None:
    assert paths_of([chain("s", "wire", "a", "wire")]) == [("source:s", "lineage:wire")]
    weight = weigh_chains([chain("s", "own-x", "a", "agency"), chain("t", "own-y", "b", "agency")])
    assert weight.independent.best == 1, "one agency carries both"
    assert weight.common_links == ("carrier:agency",)


def test_media_that_cite_only_each_other_carry_nothing() -> None:
    weight = weigh_chains(
        [
            chain("channel-b", "own-a", "1", outlet="a", medium="b"),
            chain("channel-a", "own-b", "2", outlet="b", medium="a"),
        ]
    )
    assert weight.circular
    assert weight.independent.high == 0
    assert grade(weight) == "circular"


def test_a_cited_medium_is_followed_to_its_own_source() -> None:
    found = trace_back(
        [
            chain("channel-b", "own-a", "1", outlet="a", medium="b"),
            chain("minister", "own-b", "2", outlet="b"),
        ]
    )
    assert {c.source for c in found} == {"minister"}
    assert found[0].carriers == ("b",)
    assert weigh_chains(found).independent.best == 1


def test_merges_move_the_bound_they_should() -> None:
    drawn = [chain("s1", "l1", "a"), chain("s2", "l2", "b")]
    for probability, expected in (
        (0.95, (1, 1, 1)),
        (0.6, (1, 1, 2)),
        (0.3, (1, 2, 2)),
        (0.1, (2, 2, 2)),
    ):
        merge = Dependence(a="source:s1", b="source:s2", probability=probability, reason="same name")
        found = weigh_chains(drawn, [merge]).independent
        assert (found.low, found.best, found.high) == expected


def test_merging_is_transitive() -> None:
    merges = [
        Dependence(a="source:s1", b="source:s2", probability=1, reason=""),
        Dependence(a="source:s2", b="source:s3", probability=1, reason=""),
    ]
    paths = [("source:s1", "lineage:a"), ("source:s3", "lineage:b")]
    assert {path[0] for path in merged(paths, merges, 0.9)} == {"source:s1"}

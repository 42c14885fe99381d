"""The numbers behind a claim: its chains as a graph, and which of its nodes may be one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

import msgspec

from tawatur.findings.claims.chains import MAYBE, OWN, Context, text_at
from tawatur.findings.independence import Chain, grade, usable, weigh_chains
from tawatur.findings.sourcing.media import owner_of
from tawatur.findings.sourcing.sides import is_armed_body
from tawatur.model import Claim, Dependence, Occurrence, Source, outlet_key

_MAYBE = 0.3
"""Less likely than not, but not to be ruled out: counts for the lower bound only."""

_SURE = 0.95
"""Shown by the text itself."""

_PROVEN = 0.9
"""One chain of command: an army cannot confirm its own ministry."""

_RATHER = 0.55
"""More likely than not: counts for the best estimate."""

_LIKELY = 0.7
"""What the lineages say, where the wording itself does not show it."""

_MOST = 40
"""More nodes of a kind than this are not compared pair by pair."""


def weigh_claim(
    claim: Claim,
    core: Sequence[Occurrence],
    near: Sequence[Occurrence],
    copies: Sequence[tuple[str, str]],
    context: Context,
) -> Claim:
    """The claim with its interval, common links, grade, and the flow of its denials.

    ``core`` surely assert the claim: the lower bound rests on them. ``copies`` are lineages whose texts say
    the claim in the same words: here they are one. ``near`` may assert the claim too: where they would add
    an independent source, the upper bound is one more.
    """
    chains = [chain_of(o, context) for o in claim.occurrences if o.polarity != "denies"]
    against = [chain_of(o, context) for o in claim.occurrences if o.polarity == "denies"]
    same = [
        Dependence(a=f"{kind}:{a}", b=f"{kind}:{b}", probability=_SURE, reason="the same wording")
        for a, b in copies
        for kind in ("lineage", "own")
    ]
    named = [s.id for s in context.sources.values() if s.kind != "anonymous"]
    weight = weigh_chains(chains, [*dependences(chains, context), *same], named)
    independent = msgspec.structs.replace(weight.independent, lineages=_labels(chains))
    sure = [chain_of(o, context) for o in core if o.polarity != "denies"]
    if sure and independent.low is not None and independent.low > 1 and len(sure) < len(chains):
        least = weigh_chains(sure, [*dependences(sure, context), *same]).independent.low
        independent = msgspec.structs.replace(independent, low=min(independent.low, least or 1))
    more = [chain_of(o, context) for o in near if o.polarity != "denies"]
    if more and independent.high is not None:
        wider = [*chains, *more]
        most = weigh_chains(wider, [*dependences(wider, context), *same]).independent
        if most.high is not None and most.high > independent.high:
            independent = msgspec.structs.replace(independent, high=independent.high + 1)
    denials = None
    if against:
        denials = weigh_chains(against, [*dependences(against, context), *same], named).independent
        denials = msgspec.structs.replace(denials, lineages=_labels(against))
    return msgspec.structs.replace(
        claim,
        independent=independent,
        denials=denials,
        common_links=tuple(dict.fromkeys(_plain(link) for link in weight.common_links)),
        grade=grade(msgspec.structs.replace(weight, independent=independent)),
        dependences=tuple(
            msgspec.structs.replace(d, a=_plain(d.a), b=_plain(d.b)) for d in weight.dependences
        ),
    )


def _labels(chains: Sequence[Chain]) -> int:
    """How many lineages the chains that count go through."""
    return len({chain.lineage.partition(MAYBE)[0] for chain in usable(chains)})


def chain_of(o: Occurrence, context: Context) -> Chain:
    """The chain of one occurrence. A nameless source is somebody else in each lineage."""
    article = context.articles[o.article]
    source: str | None = None
    medium = None
    if o.speaker_id != OWN:
        known = context.sources[o.speaker_id]
        source = f"{known.id}@{o.lineage}" if known.kind == "anonymous" else known.id
        outlet = (
            owner_of(known.name, context.registry) if known.kind in ("organisation", "anonymous") else None
        )
        medium = None if outlet is None or outlet.mouthpiece_of else outlet.key
    return Chain(
        source=source,
        carriers=o.carriers,
        lineage=text_at(o.article, (o.start, o.end), context),
        article=o.article,
        outlet=context.registry.key_of(article.outlet) or outlet_key(article),
        medium=medium,
    )


def _plain(node: str) -> str:
    """A node's name without what tells nameless sources and stretches of one lineage apart."""
    return node.partition("@" if node.startswith("source:") else MAYBE)[0]


def dependences(chains: Sequence[Chain], context: Context) -> list[Dependence]:
    """Which nodes of the chains may be one, how likely, and why."""
    sources = _first(dict.fromkeys(c.source for c in chains if c.source is not None))
    owns = _first(dict.fromkeys(c.lineage for c in chains if c.source is None))
    lineages = _first(dict.fromkeys(c.lineage for c in chains))
    found = []
    for a, b in combinations(sources, 2):
        same = _same_source(context.sources[a.partition("@")[0]], context.sources[b.partition("@")[0]])
        if same is not None:
            probability, reason = same
            found.append(Dependence(a=f"source:{a}", b=f"source:{b}", probability=probability, reason=reason))
    for a, b in combinations(owns, 2):
        found.append(
            Dependence(
                a=f"own:{a}", b=f"own:{b}", probability=_MAYBE, reason="nobody is named: may be one source"
            )
        )
    if owns and sources:
        # no reporter saw it: who is not named in one paper may be who is named in the other
        found.append(
            Dependence(
                a=f"own:{owns[0]}",
                b=f"source:{sources[0]}",
                probability=_MAYBE,
                reason="no source is named: may be the other",
            )
        )
    for a, b in combinations(lineages, 2):
        if a.partition(MAYBE)[0] == b.partition(MAYBE)[0]:
            found.extend(
                Dependence(
                    a=f"{kind}:{a}", b=f"{kind}:{b}", probability=_LIKELY, reason="one text, as far as seen"
                )
                for kind in ("lineage", "own")
            )
        elif (owner := _owner(a, context)) is not None and owner == _owner(b, context):
            found.append(
                Dependence(
                    a=f"lineage:{a}", b=f"lineage:{b}", probability=_MAYBE, reason=f"both belong to {owner}"
                )
            )
    return found


def _first(nodes: Iterable[str]) -> list[str]:
    return list(nodes)[:_MOST]


def _same_source(a: Source, b: Source) -> tuple[float, str] | None:
    """How likely two sources are one, and why; ``None`` where nothing speaks for it."""
    if a.id == b.id:
        return _MAYBE, "nameless in both: may be the same"
    nameless = [s for s in (a, b) if s.kind == "anonymous"]
    if len(nameless) == 2 and (a.side == b.side or None in (a.side, b.side)):
        return _MAYBE, "nameless in both: may be the same"
    if a.side is not None and a.side == b.side:
        if nameless:
            return _MAYBE, "nameless, of one state or party"
        if is_armed_body(a.entity) and is_armed_body(b.entity):
            return _PROVEN, "both speak for the armed forces of one state"
        if "government" in (a.kind, b.kind):
            return _RATHER, "a state, and a body of it that may be meant"
        return _MAYBE, "of one state or party"
    if nameless and None in (a.side, b.side):
        return _MAYBE, "nameless: may be the other"
    return None


def _owner(lineage: str, context: Context) -> str | None:
    """Who owns the outlet or agency of a lineage, as far as the registry knows."""
    label = lineage.partition(MAYBE)[0].removeprefix("own-")
    outlet = context.registry.get(context.registry.key_of(label) or label)
    return None if outlet is None else outlet.owner

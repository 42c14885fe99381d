"""The numbers behind a claim: its chains as a graph, and which of its nodes may be one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import msgspec

from tawatur.findings.claims.chains import MAYBE, OWN, Context, text_at
from tawatur.findings.claims.dependences import dependences, one_text
from tawatur.findings.independence import Chain, Weight, grade, usable, weigh_chains
from tawatur.findings.sourcing.media import owner_of
from tawatur.model import Claim, Dependence, Occurrence, outlet_key

_RETOLD = {True: 0.55, False: 0.3}
"""How likely two articles with the same facts in the same order are one text: with, without a quotation."""

_SURE = 0.95
"""Shown by the text itself."""


def weigh_claim(
    claim: Claim,
    core: Sequence[Occurrence],
    near: Sequence[Occurrence],
    copies: Sequence[tuple[str, str]],
    context: Context,
    retold: Mapping[tuple[str, str], bool] = MappingProxyType({}),
) -> Claim:
    """The claim with its interval, common links, grade, the flow of its denials and that of each rival value.

    ``core`` surely assert the claim: the lower bound rests on them. ``copies`` are lineages whose texts say
    the claim in the same words: here they are one. ``near`` may assert the claim too: where they would add
    an independent source, the upper bound is one more. ``retold`` are pairs of articles that may be versions
    of one original, more likely so (``True``) where they share a quotation.
    """
    said = [o for o in claim.occurrences if o.polarity != "denies"]
    same = [d for a, b in copies for d in one_text(a, b, _SURE, "the same wording")]
    same += _versions(claim, retold, context)
    named = [s.id for s in context.sources.values() if s.kind != "anonymous"]
    rare = _rare(claim)

    def weighed(occurrences: Iterable[Occurrence]) -> Weight:
        chains = [chain_of(o, context) for o in occurrences]
        weight = weigh_chains(chains, [*dependences(chains, context, rare), *same], named)
        independent = msgspec.structs.replace(weight.independent, lineages=_labels(chains))
        return msgspec.structs.replace(weight, independent=independent)

    weight = weighed(said)
    independent = weight.independent
    sure = [o for o in core if o.polarity != "denies"]
    if sure and independent.low is not None and independent.low > 1 and len(sure) < len(said):
        least = weighed(sure).independent.low
        independent = msgspec.structs.replace(independent, low=min(independent.low, least or 1))
    more = [o for o in near if o.polarity != "denies"]
    if more and independent.high is not None:
        most = weighed([*said, *more]).independent.high
        if most is not None and most > independent.high:
            independent = msgspec.structs.replace(independent, high=independent.high + 1)
    against = [o for o in claim.occurrences if o.polarity == "denies"]
    return msgspec.structs.replace(
        claim,
        independent=independent,
        denials=weighed(against).independent if against else None,
        common_links=tuple(dict.fromkeys(_plain(link) for link in weight.common_links)),
        grade=grade(msgspec.structs.replace(weight, independent=independent)),
        differs=tuple(
            msgspec.structs.replace(
                difference,
                independent={
                    value: weighed([o for o in _at(claim, places) if o.polarity != "denies"]).independent
                    for value, places in difference.values.items()
                },
            )
            for difference in claim.differs
        ),
        dependences=tuple(
            msgspec.structs.replace(d, a=_plain(d.a), b=_plain(d.b)) for d in weight.dependences
        ),
    )


def _versions(claim: Claim, retold: Mapping[tuple[str, str], bool], context: Context) -> list[Dependence]:
    """The texts of two articles that tell the same facts in the same order may be one."""
    if not retold:
        return []
    text: dict[str, str] = {}
    for o in claim.occurrences:
        text.setdefault(o.article, text_at(o.article, (o.start, o.end), context))
    return [
        dependence
        for (a, b), quoted in sorted(retold.items())
        if a in text and b in text and text[a] != text[b]
        for dependence in one_text(text[a], text[b], _RETOLD[quoted], "retold in the same order")
    ]


def _at(claim: Claim, places: Iterable[int]) -> list[Occurrence]:
    return [claim.occurrences[place] for place in places]


_MANY = 3
"""Lineages that must give another value before one that two give is rare."""


def _rare(claim: Claim) -> frozenset[str]:
    """Values that fewer texts give than another one, and that are no first tolls."""
    rare: set[str] = set()
    for difference in claim.differs:
        texts = {
            value: len({o.lineage for o in _at(claim, places)}) for value, places in difference.values.items()
        }
        most = max(texts.values())
        if most >= _MANY:
            rare |= {value for value, n in texts.items() if n < most and value not in difference.superseded}
    return frozenset(rare)


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
        value=o.value,
    )


def _plain(node: str) -> str:
    """A node's name without what tells nameless sources and stretches of one lineage apart."""
    return node.partition("@" if node.startswith("source:") else MAYBE)[0]

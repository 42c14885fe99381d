"""Which nodes of a claim's chains may be one, how likely that is, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import combinations

from tawatur import lexicon
from tawatur.findings.claims.chains import MAYBE, Context
from tawatur.findings.independence import Chain
from tawatur.findings.sourcing.names import words_of
from tawatur.findings.sourcing.sides import is_armed_body, is_nameless_media
from tawatur.model import Dependence, Source

_MAYBE = 0.3
"""Less likely than not, but not to be ruled out: counts for the lower bound only."""

_PROVEN = 0.9
"""One chain of command: an army cannot confirm its own ministry."""

_RATHER = 0.55
"""More likely than not: counts for the best estimate."""

_LIKELY = 0.7
"""What the lineages say, where the wording itself does not show it."""

_PERHAPS = 0.45
"""Not so likely where each text quotes somebody else for it, who is named."""

_MOST = 40
"""More nodes of a kind than this are not compared pair by pair."""


def dependences(
    chains: Sequence[Chain], context: Context, rare: frozenset[str] = frozenset()
) -> list[Dependence]:
    """Which nodes of the chains may be one, how likely, and why. ``rare`` are values that few texts give."""
    sources = _first(dict.fromkeys(c.source for c in chains if c.source is not None))
    owns = _first(dict.fromkeys(c.lineage for c in chains if c.source is None))
    lineages = _first(dict.fromkeys(c.lineage for c in chains))
    found = []
    relayed: set[str] = set()
    for a, b in combinations(sources, 2):
        pair = context.sources[a.partition("@")[0]], context.sources[b.partition("@")[0]]
        same = _same_source(*pair)
        if (media := _relaying(*pair)) is not None and media not in relayed:
            # of one source only, so that two who are named do not become one through it
            relayed.add(media)
            same = _RATHER, "media that nobody names, from whom others name"
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
    found.extend(_from_a_source_named_elsewhere(chains, context))
    found.extend(_share_a_rare_value(chains, rare))
    quoted = _quoted(chains, context)
    for a, b in combinations(lineages, 2):
        if a.partition(MAYBE)[0] == b.partition(MAYBE)[0]:
            other = quoted[a] and quoted[b] and not quoted[a] & quoted[b]
            probability = _PERHAPS if other else _LIKELY
            found.extend(one_text(a, b, probability, "one text, as far as seen"))
        elif (owner := _owner(a, context)) is not None and owner == _owner(b, context):
            found.append(
                Dependence(
                    a=f"lineage:{a}", b=f"lineage:{b}", probability=_MAYBE, reason=f"both belong to {owner}"
                )
            )
    return found


def _quoted(chains: Sequence[Chain], context: Context) -> dict[str, set[str]]:
    """The sources with a name of each lineage; none where it also has the claim from nobody."""
    found: dict[str, set[str]] = defaultdict(set)
    silent = set()
    for chain in chains:
        if chain.source is None or context.sources[chain.source.partition("@")[0]].kind == "anonymous":
            silent.add(chain.lineage)
        else:
            found[chain.lineage].add(chain.source)
    return defaultdict(set, {lineage: own for lineage, own in found.items() if lineage not in silent})


def one_text(a: str, b: str, probability: float, reason: str) -> list[Dependence]:
    """Two lineages may be one: then so are their own voices."""
    return [
        Dependence(a=f"{kind}:{a}", b=f"{kind}:{b}", probability=probability, reason=reason)
        for kind in ("lineage", "own")
    ]


def _from_a_source_named_elsewhere(chains: Sequence[Chain], context: Context) -> list[Dependence]:
    """Own voices that most likely rest on a source by which others have this very claim.

    It is the only one that the article names for anything it says, or its headline opens with it («الشرطة:
    …»): «own» stands where no source shows, not where a reporter was there. Another value than that source
    gives is not from it.
    """
    vouching: dict[str, set[str | None]] = defaultdict(set)
    for chain in chains:
        if chain.source is not None:
            vouching[chain.source].add(chain.value)
    found: dict[Dependence, None] = {}
    for chain in chains:
        if chain.source is not None:
            continue
        named = context.speaking.get(chain.article, frozenset())
        for source, values in _first_items(vouching):
            if chain.value is not None and not {None, chain.value} & values:
                continue
            reason = None
            if _heads(source, chain.article, context):
                probability, reason = _LIKELY, "the headline names the source"
            elif named == {source}:
                probability, reason = _RATHER, "the only source that the article names"
            if reason is not None:
                dependence = Dependence(
                    a=f"own:{chain.lineage}", b=f"source:{source}", probability=probability, reason=reason
                )
                found[dependence] = None
    return list(found)


_HEADING = 5
"""Words before a headline's colon that may name who says it."""


def _heads(source: str, article: str, context: Context) -> bool:
    """Does the article's headline begin with the source and a colon? A country there is where it happened."""
    heading, colon, _ = (context.articles[article].title or "").partition(":")
    words = words_of(heading)
    known = context.sources[source.partition("@")[0]]
    if not colon or not 0 < len(words) <= _HEADING or words <= _countries():
        return False
    return words <= words_of(" ".join((known.name, *known.names)))


@cache
def _countries() -> frozenset[str]:
    """Comparison keys of countries: a name and its adjective have the same (سوريا, سوري)."""
    rows = lexicon.load("countries.yaml")["countries"]
    return words_of(" ".join(nisba for row in rows for nisba in row.get("nisba", ())))


def _first_items(vouching: Mapping[str, set[str | None]]) -> list[tuple[str, set[str | None]]]:
    return list(vouching.items())[:_MOST]


def _share_a_rare_value(chains: Sequence[Chain], rare: frozenset[str]) -> list[Dependence]:
    """Texts that give the same rare value in their own voice.

    Most give another: that two err alike by chance is less likely than that one has it from the other, while
    agreeing on what most say shows nothing (Dong, Berti-Équille and Srivastava 2009).
    """
    found: list[Dependence] = []
    for value in sorted(rare):
        alike = _first(dict.fromkeys(c.lineage for c in chains if c.value == value and c.source is None))
        for a, b in combinations(alike, 2):
            found.extend(one_text(a, b, _RATHER, "the same rare value"))
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


def _relaying(a: Source, b: Source) -> str | None:
    """The media that nobody names of the two, where the other has a name: they saw nothing themselves."""
    media = [s.id for s in (a, b) if s.kind == "anonymous" and is_nameless_media(s.name)]
    named = [s.id for s in (a, b) if s.kind != "anonymous"]
    return media[0] if media and named else None


def _owner(lineage: str, context: Context) -> str | None:
    """Who owns the outlet or agency of a lineage, as far as the registry knows."""
    label = lineage.partition(MAYBE)[0].removeprefix("own-")
    outlet = context.registry.get(context.registry.key_of(label) or label)
    return None if outlet is None else outlet.owner

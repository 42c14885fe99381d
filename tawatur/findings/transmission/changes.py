"""What a copy did to its original, as typed edits: credits and sources dropped, actors renamed, and more.

Each kind has a function in ``kinds`` that looks at one passage as a ``Copying``. Where the direction is
unknown, the side that holds more is taken for the original, edit by edit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tawatur.corpus.furniture import furniture, is_furniture
from tawatur.findings.transmission.copying import Copying, Rule, Side
from tawatur.findings.transmission.kinds import KINDS
from tawatur.findings.transmission.mapping import Track, View, views
from tawatur.findings.transmission.standing import signed
from tawatur.model import Article, Change, Passage, Range, Reading, Span, outlet_key


def find_changes(
    articles: Sequence[Article], readings: Sequence[Reading], passages: Sequence[Passage]
) -> tuple[Change, ...]:
    """All typed changes in passages between two outlets, by passage, in the order of their place.

    ``Change.passage`` is the index into ``passages``. Works best when mentions already have their entities.
    """
    texts = {a.id: a for a in articles}
    around: dict[str, tuple[Range, ...]] = {}
    known = {r.article: _ordered(r) for r in readings}
    shared = _shared(passages)
    out: list[Change] = []
    for number, passage in enumerate(passages):
        a, b = texts.get(passage.a.article), texts.get(passage.b.article)
        if a is None or b is None or outlet_key(a) == outlet_key(b):
            continue
        found: list[Change] = []
        for copying, rules in _copyings(number, passage, texts, known, shared):
            for rule in rules:
                for change in rule(copying):
                    if not _told(change, found) and not _outside(change, texts, around):
                        found.append(change)
        out += sorted(found, key=_order)
    return tuple(out)


Shared = Mapping[tuple[str, str], Sequence[Range]]
"""(article, other article) -> the stretches of the first that passages with the other hold."""


def _shared(passages: Sequence[Passage]) -> Shared:
    out: dict[tuple[str, str], list[Range]] = {}
    for passage in passages:
        for view in views(passage):
            place = (view.here.article, view.there.article)
            out.setdefault(place, []).append((view.here.start, view.here.end))
    return out


def _told(change: Change, found: Sequence[Change]) -> bool:
    """Has another rule found the same change already, or one of this kind at this place?"""
    return any(
        change.kind == other.kind and _meet(change.from_, other.from_) and _meet(change.to, other.to)
        for other in found
    )


def _outside(change: Change, texts: Mapping[str, Article], around: dict[str, tuple[Range, ...]]) -> bool:
    """Does either side of a change stand in a page's furniture: tags, links to other reports?"""
    for span in (change.from_, change.to):
        if span is not None:
            if span.article not in around:
                around[span.article] = tuple(furniture(texts[span.article]))
            if is_furniture((span.start, span.end), around[span.article]):
                return True
    return False


def _meet(one: Span | None, other: Span | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.article == other.article and one.start < other.end and other.start < one.end


def _order(change: Change) -> tuple[Span, str, Span]:
    nowhere = Span("", -1, -1)
    return change.from_ or change.to or nowhere, change.kind, change.to or nowhere


def _ordered(reading: Reading) -> Reading:
    return Reading(
        article=reading.article,
        mentions=tuple(sorted(reading.mentions, key=lambda r: r.start)),
        times=tuple(sorted(reading.times, key=lambda r: r.start)),
        quantities=tuple(sorted(reading.quantities, key=lambda r: r.start)),
        statements=reading.statements,
        credits=reading.credits,
    )


def _copyings(
    number: int,
    passage: Passage,
    texts: Mapping[str, Article],
    known: Mapping[str, Reading],
    shared: Shared,
) -> Iterator[tuple[Copying, list[Rule]]]:
    """A passage as one copying where it is known which side is the original, else one from either side.

    A rule that finds a change from both sides (a renaming) is asked once: from the side that prints the
    credit of the agency behind both, or else from the longer one.
    """
    relation = passage.direction.relation if passage.direction else "unknown"
    via = passage.direction.via if passage.direction else None
    from_a, from_b = views(passage)
    known_original = {"b_from_a": from_a, "a_from_b": from_b}.get(relation)
    sides = (from_a, from_b)
    agencies = [v for v in sides if via is not None and outlet_key(texts[v.here.article]) == via]
    original = known_original or (agencies[0] if len(agencies) == 1 else None)
    if original is not None:
        yield _copying(number, original, texts, known, shared, True), [rule for rule, _ in KINDS]
        return

    def rank(view: View) -> tuple[bool, int]:
        credits = known[view.here.article].credits if view.here.article in known else ()
        return any(c.key == via is not None for c in credits), view.here.end - view.here.start

    for i, view in enumerate(sorted(sides, key=rank, reverse=True)):
        rules = [rule for rule, once in KINDS if not (once and i)]
        yield _copying(number, view, texts, known, shared, False), rules


def _copying(
    number: int,
    view: View,
    texts: Mapping[str, Article],
    known: Mapping[str, Reading],
    shared: Shared,
    sure: bool,
) -> Copying:
    def side(span: Span, other: str) -> Side:
        reading = known.get(span.article) or Reading(article=span.article)
        article = texts[span.article]
        day = article.published[:10] if article.published else None
        return Side(article.text, reading, span, shared.get((span.article, other), ()), signed(article), day)

    back = views(view.passage)[1 if view.side == "a" else 0]
    return Copying(
        number,
        view,
        side(view.here, view.there.article),
        side(view.there, view.here.article),
        Track(back),
        sure,
    )

"""What a copy did to its original, as typed edits: credits and sources dropped, actors renamed, and more.

Each kind has a function in ``kinds`` that looks at one passage as a ``Copying``. Where the direction is
unknown, the side that holds more is taken for the original, edit by edit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tawatur.findings.transmission.copying import Copying, Rule, Side
from tawatur.findings.transmission.kinds import KINDS
from tawatur.findings.transmission.mapping import Track, View, views
from tawatur.model import Article, Change, Passage, Reading, Span, outlet_key


def find_changes(
    articles: Sequence[Article], readings: Sequence[Reading], passages: Sequence[Passage]
) -> tuple[Change, ...]:
    """All typed changes in passages between two outlets, by passage, in the order of their place.

    ``Change.passage`` is the index into ``passages``. Works best when mentions already have their entities.
    """
    texts = {a.id: a for a in articles}
    known = {r.article: _ordered(r) for r in readings}
    out: list[Change] = []
    for number, passage in enumerate(passages):
        a, b = texts.get(passage.a.article), texts.get(passage.b.article)
        if a is None or b is None or outlet_key(a) == outlet_key(b):
            continue
        found: list[Change] = []
        for copying, rules in _copyings(number, passage, texts, known):
            for rule in rules:
                found += rule(copying)
        out += sorted(set(found), key=_order)
    return tuple(out)


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
) -> Iterator[tuple[Copying, list[Rule]]]:
    """A passage as one copying where its direction is known, else as two, one from either side.

    A rule that finds a change from both sides (a renaming) is asked once, from the longer side.
    """
    relation = passage.direction.relation if passage.direction else "unknown"
    from_a, from_b = views(passage)
    longer_first = [from_a, from_b]
    if passage.b.end - passage.b.start > passage.a.end - passage.a.start:
        longer_first.reverse()
    if relation in ("a_from_b", "b_from_a"):
        view = from_a if relation == "b_from_a" else from_b
        yield _copying(number, view, texts, known, True), [rule for rule, _ in KINDS]
        return
    for i, view in enumerate(longer_first):
        yield _copying(number, view, texts, known, False), [rule for rule, once in KINDS if not (once and i)]


def _copying(
    number: int, view: View, texts: Mapping[str, Article], known: Mapping[str, Reading], sure: bool
) -> Copying:
    def side(span: Span) -> Side:
        return Side(texts[span.article].text, known.get(span.article) or Reading(article=span.article), span)

    back = views(view.passage)[1 if view.side == "a" else 0]
    return Copying(number, view, side(view.here), side(view.there), Track(back), sure)

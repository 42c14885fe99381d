"""An article in full: its statements, its copied stretches and the claims that stand in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tawatur.model import Lineage, Reading, Statement
from tawatur.views.pages.changes import change_spans
from tawatur.views.pages.copies import Run, runs
from tawatur.views.pages.index import ArticleLink, Index, Name, direction
from tawatur.views.pages.limits import ARTICLES, TEXTS
from tawatur.views.pages.names import name_spans
from tawatur.views.pages.places import place_spans
from tawatur.views.pages.spans import Layer, Note, Segment, by_block, cut, hidden_characters


@dataclass(frozen=True)
class LineagePart:
    """One part of the lineage bar; ``percent`` of the body's characters."""

    name: Name
    label: str
    percent: int
    how: str
    tone: int


@dataclass(frozen=True)
class StatementNote:
    """An entry of the apparatus under an article: who says what, how, through whom, and in which claims."""

    anchor: str
    href: str
    number: int
    speaker: str | None
    speaker_kind: str | None
    elided: str | None
    elided_href: str | None
    mode: str
    polarity: str
    carrier: Name | None
    medium: str | None
    said_at: str | None
    claims: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Speaker:
    """Who speaks, with number and address of each statement; ``name`` is None for all left unresolved."""

    name: str | None
    statements: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class ArticleView:
    """All that the page of one article shows.

    ``twin`` is an earlier article with the very same text, which stands there; not ``shown``: left out, as
    the page holds enough text.
    """

    link: ArticleLink
    byline: str | None
    url: str | None
    status: str
    trouble: str | None
    lineages: tuple[LineagePart, ...]
    paragraphs: tuple[tuple[Segment, ...], ...]
    statements: tuple[StatementNote, ...]
    speakers: tuple[Speaker, ...]
    runs: tuple[Run, ...]
    stories: tuple[str, ...]
    hidden: int
    dir: str
    shown: bool = True
    twin: ArticleLink | None = None


def article_views(
    index: Index, claim_numbers: dict[str, str], lone: frozenset[str], story_anchors: dict[str, str]
) -> tuple[ArticleView, ...]:
    """Every article of the run.

    ``claim_numbers`` maps a claim's anchor to the number it is shown under; ``lone`` are the numbers of
    those that only one outlet carries.
    """
    shared = runs(index)
    marks = _marks(index, claim_numbers, lone)
    status = {
        r.article: r.status for r in index.analysis.receipts if r.article and r.status in ("ok", "partial")
    }
    stories: dict[str, list[str]] = {}
    for story in index.analysis.stories:
        for article in story.articles:
            if story.id in story_anchors:
                stories.setdefault(article, []).append(story_anchors[story.id])
    out, left, printed = [], TEXTS, dict[str, str]()
    large = len(index.analysis.articles) > ARTICLES
    for one in index.analysis.articles[:ARTICLES]:
        twin = printed.get(one.sha256) if large else None
        view = _view(index, one.id, shared.get(one.id, ()), marks, status.get(one.id, "ok"), stories)
        if twin is not None or left < len(one.text):
            link = index.link(twin) if twin else None
            view = replace(view, paragraphs=(), statements=(), speakers=(), runs=(), shown=False, twin=link)
        else:
            left -= len(one.text)
            printed[one.sha256] = one.id
        out.append(view)
    return tuple(out)


_Marks = dict[str, list[Layer]]


def _marks(index: Index, claim_numbers: dict[str, str], lone: frozenset[str]) -> _Marks:
    """Layers of all articles that come from elsewhere: claims, names, places, times, changes."""
    out: _Marks = {}
    for anchor, claim in index.claims:
        number = claim_numbers.get(anchor)
        for place, o in enumerate(claim.occurrences, 1):
            if number is not None and o.article in index.numbers:
                here = f"a{index.numbers[o.article]}{anchor}o{place}"
                note = Note("lone" if number in lone else "claim", number, f"#{anchor}o{place}")
                css = () if number in lone else ("claim",)
                out.setdefault(o.article, []).append(Layer(o.start, o.end, css, here, (), (note,)))
    named: dict[str, set[tuple[int, int]]] = {}
    for spans in (name_spans(index), place_spans(index)):
        for article, found in spans.items():
            named.setdefault(article, set()).update(found)
    _anchor_all(index, out, named, "n")
    _anchor_all(index, out, change_spans(index), "x")
    times = {r.article: {(t.start, t.end) for t in r.times} for r in index.analysis.readings}
    _anchor_all(index, out, times, "t")
    return out


def _anchor_all(index: Index, out: _Marks, spans: dict[str, set[tuple[int, int]]], letter: str) -> None:
    for article, found in spans.items():
        seen: set[int] = set()
        for start, end in sorted(found):
            if article in index.numbers and start not in seen:
                seen.add(start)
                anchor = f"a{index.numbers[article]}{letter}{start}"
                out.setdefault(article, []).append(Layer(start, end, (), anchor))


def _view(
    index: Index, id: str, shared: tuple[Run, ...], marks: _Marks, status: str, stories: dict[str, list[str]]
) -> ArticleView:
    article = index.articles[id]
    document = index.document(id)
    link = index.link(id)
    reading = index.readings.get(id, Reading(article=id))
    layers = [*marks.get(id, ())]
    for run in shared:
        note = Note("run", str(run.number), f"#{run.anchor}e")
        layers.append(Layer(run.start, run.end, ("copied",), run.anchor, (note,), (Note("runend", ""),)))
    notes = []
    claims = _Claimed(marks.get(id, ()))
    for number, statement in enumerate(reading.statements, 1):
        layers += _statement_layers(link.anchor, number, statement)
        notes.append(_note(index, link.anchor, number, statement, claims))
    layers = [_trimmed(layer, document.text) for layer in layers]
    return ArticleView(
        link=link,
        byline=article.byline,
        url=article.url,
        status=status,
        trouble=reading.trouble,
        lineages=lineage_parts(index, index.analysis.lineages.get(id, ())),
        paragraphs=tuple(
            cut(document.text, start, end, near)
            for (start, end), near in zip(
                document.paragraphs, by_block(document.paragraphs, layers), strict=True
            )
        ),
        statements=tuple(notes),
        speakers=_speakers(notes),
        runs=shared,
        stories=tuple(stories.get(id, ())),
        hidden=hidden_characters(article.text),
        dir=direction(article.language),
    )


def _trimmed(layer: Layer, text: str) -> Layer:
    """The layer without white space at its ends: between paragraphs there is no place for its anchor."""
    words = text[layer.start : layer.end]
    lead = len(words) - len(words.lstrip())
    if lead == len(words):
        return layer
    return layer._replace(start=layer.start + lead, end=layer.start + len(words.rstrip()))


def _statement_layers(anchor: str, number: int, statement: Statement) -> list[Layer]:
    here = f"{anchor}s{number}"
    layers = []
    last = len(statement.content) - 1
    for place, (start, end) in enumerate(statement.content):
        closing = (Note("statement", str(number), f"#{here}n"),) if place == last else ()
        layers.append(Layer(start, end, ("said", statement.mode), here if place == 0 else None, (), closing))
    elided = statement.speaker is None and statement.antecedent is not None
    note: tuple[Note, ...] = ()
    if elided:
        note = (Note("elided", statement.speaker_name or "", f"#{here}w"),)
        assert statement.antecedent is not None
        layers.append(Layer(*statement.antecedent, ("who",), f"{here}w"))
    layers.append(Layer(*statement.cue, ("cue",), None, (), note))
    if statement.speaker is not None:
        layers.append(Layer(*statement.speaker, ("who",)))
    if statement.carrier is not None:
        layers.append(Layer(*statement.carrier, ("carrier",)))
    return layers


class _Claimed:
    """The claims that stand in one article, to be asked which of them meet a stretch of it."""

    def __init__(self, layers: Iterable[Layer]) -> None:
        found = [(la, n) for la in layers for n in la.closing if n.kind in ("claim", "lone")]
        self.found = sorted(found, key=lambda pair: (pair[0].start, pair[0].end))
        self.longest = max((la.end - la.start for la, _ in found), default=0)

    def meeting(self, start: int, end: int) -> list[tuple[str, str]]:
        """Number and address of each claim that shares a character with the range, in text order."""
        first = bisect_left(self.found, start - self.longest, key=lambda pair: pair[0].start)
        last = bisect_left(self.found, end, key=lambda pair: pair[0].start)
        return [(n.text, n.href or "") for la, n in self.found[first:last] if start < la.end]


def _note(index: Index, anchor: str, number: int, statement: Statement, claims: _Claimed) -> StatementNote:
    here = f"{anchor}s{number}"
    text = index.articles[statement.article].text
    elided = statement.speaker is None and statement.antecedent is not None
    inside = [claim for start, end in statement.content for claim in claims.meeting(start, end)]
    source = index.sources.get(statement.speaker_id or "")
    written = text[slice(*statement.speaker)] if statement.speaker else None
    return StatementNote(
        anchor=f"{here}n",
        href=f"#{here}",
        number=number,
        speaker=statement.speaker_name or (source.name if source else written),
        speaker_kind=statement.speaker_kind,
        elided=text[slice(*statement.antecedent)] if elided and statement.antecedent else None,
        elided_href=f"#{here}w" if elided else None,
        mode=statement.mode,
        polarity=statement.polarity,
        carrier=_carrier(index, statement, text),
        medium=statement.medium,
        said_at=text[slice(*statement.said_at)] if statement.said_at else None,
        claims=tuple(dict.fromkeys(inside)),
    )


def _speakers(notes: Sequence[StatementNote]) -> tuple[Speaker, ...]:
    """The notes by speaker in the order of first speaking; those whose speaker was left open come last."""
    by_name: dict[str | None, list[tuple[int, str]]] = {}
    for note in notes:
        by_name.setdefault(note.speaker, []).append((note.number, f"#{note.anchor}"))
    unresolved = by_name.pop(None, [])
    named = [Speaker(name, tuple(places)) for name, places in by_name.items()]
    return (*named, Speaker(None, tuple(unresolved))) if unresolved else tuple(named)


def _carrier(index: Index, statement: Statement, text: str) -> Name | None:
    if statement.carrier_key:
        return index.carrier_name(statement.carrier_key)
    return Name.same(text[slice(*statement.carrier)]) if statement.carrier else None


def lineage_parts(index: Index, lineages: tuple[Lineage, ...]) -> tuple[LineagePart, ...]:
    """The lineage bar of an article: percentages that sum to 100 (largest remainders rounded up)."""
    exact = [100 * line.share for line in lineages]
    whole = [int(x) for x in exact]
    missing = round(sum(exact)) - sum(whole)
    for i in sorted(range(len(exact)), key=lambda i: (whole[i] - exact[i], i))[: max(0, missing)]:
        whole[i] += 1
    return tuple(
        LineagePart(index.lineage_name(line.label), line.label, percent, line.how, tone % 5)
        for tone, (line, percent) in enumerate(zip(lineages, whole, strict=True))
    )

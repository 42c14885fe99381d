"""Lineages: whose reporting each part of an article's text is.

In this order: what the article's own credits say; what its copies in other outlets credit (a hidden
credit); what it took over from another outlet; what it shares with others and nobody credits; the rest
is its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from tawatur.corpus.sentences import Sentence, sentences
from tawatur.evidence.credits import Registry
from tawatur.findings.transmission.credited import credited
from tawatur.findings.transmission.hidden import NOT_WEIGHED, Hidden, Verdict, Weighed, trusted
from tawatur.findings.transmission.mapping import Track, View, views
from tawatur.findings.transmission.printing import Twin
from tawatur.findings.transmission.shared import copied_from, shared_labels
from tawatur.findings.transmission.standing import Standing, standings
from tawatur.findings.transmission.stretches import Claimed, Stretch, ink, joined, settle, sweep
from tawatur.model import Article, Lineage, Passage, Quote, Range, Reading

_LEAST = 0.5
"""Sum of claims below which a stretch stays unlabelled: one passage at half its words in common."""

_ROUNDS = 2
"""How often labels are passed on: from those who credit to their copies, and from these to further ones."""

WHOLE = 100.0
"""Weight of an agency that is found to be behind the whole of an unsigned article: its rivals, and whom the
agency itself quotes, have been heard."""

_GAP = 160
"""Characters without a label between two stretches of one agency that are taken for its rewritten words."""


class Text:
    """One article on the way to its lineages: claims on it, and the labels that follow from them."""

    def __init__(self, standing: Standing, touched: bool) -> None:
        self.standing = standing
        self.length = len(standing.article.text)
        busy = touched or bool(standing.texts) or len(standing.agencies) > 1
        self.sentences: list[Sentence] = sentences(standing.article.text) if busy else []
        self.claims: list[Claimed] = []
        self.stretches: list[Stretch] = []
        self.twins: dict[str, list[Twin]] = {}
        self.weighed: Weighed = NOT_WEIGHED

    @property
    def whole(self) -> Verdict | None:
        """The agency that was found to be behind the whole of it, though nobody signs it."""
        return self.weighed.verdict

    def resolve(self, least: float) -> None:
        """Turn claims into labelled stretches, sentence by sentence."""
        swept = sweep(self.length, self.claims, least)
        if self.sentences:
            swept = settle(self.standing.article.text, swept, [(s.start, s.end) for s in self.sentences])
        self.stretches = swept

    def open_ranges(self) -> list[Range]:
        """Where no label stands yet."""
        return [(s.start, s.end) for s in self.stretches if s.label is None]


def trace_lineages(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    passages: Sequence[Passage],
    registry: Registry | None = None,
) -> dict[str, tuple[Lineage, ...]]:
    """The lineages of every article, the largest share first.

    Each character of a body other than white space has exactly one label; shares sum to 1. An article without
    any ink has no lineage. Time grows with the number of articles and passages.
    """
    registry = registry or Registry.load()
    known = standings(articles, readings, registry)
    touching: dict[str, list[View]] = {}
    for passage in passages:
        for view in views(passage):
            if view.here.article in known and view.there.article in known:
                touching.setdefault(view.here.article, []).append(view)
    texts = {a.id: Text(known[a.id], a.id in touching) for a in articles}
    for text in texts.values():
        text.claims = credited(text.standing, text.sentences, registry)
        text.resolve(0.0)
    hidden = Hidden(known, registry)
    for number in range(_ROUNDS):
        _copy_labels(texts, touching, hidden, registry, first=number == 0)
    for text in texts.values():
        _fill(text)
    _outlets(texts, touching, passages)
    return {a.id: _lineages(texts[a.id], texts) for a in articles}


def _copy_labels(
    texts: Mapping[str, Text],
    touching: Mapping[str, Sequence[View]],
    hidden: Hidden,
    registry: Registry,
    first: bool,
) -> None:
    """Let every text take the agencies' labels that its passages have in other articles.

    All claims are read from the state before, so that the order of articles does not matter.
    """
    before = {key: text.stretches for key, text in texts.items()}
    for key, found in touching.items():
        text = texts[key]
        twins: dict[str, list[Twin]] = {}
        for view in found:
            there = texts[view.there.article].standing
            for start, end, label in _labels_there(view, before[view.there.article]):
                quotes = tuple(c.quote for c in (*there.bylines, *there.texts) if c.key == label)
                twins.setdefault(label, []).append(Twin(start, end, label, there.house, view, quotes[:1]))
        text.twins = twins
        if first:
            text.weighed = hidden.agency(text.standing, twins, found)
        text.claims = [c for label in sorted(twins) for c in _claims(text, label, twins[label], hidden)]
        if text.whole is None:
            text.claims += credited(text.standing, text.sentences, registry)
        else:
            text.claims.append(Claimed(0, text.length, text.whole.label, WHOLE))
        text.resolve(_LEAST)
        _several(text)


def _labels_there(view: View, labels: Sequence[Stretch]) -> list[tuple[int, int, str]]:
    """The labelled stretches of the other side of a passage, as ranges of this side."""
    out = []
    track: Track | None = None
    for s in labels:
        if s.label is None or s.end <= view.there.start or s.start >= view.there.end:
            continue
        if s.start <= view.there.start and s.end >= view.there.end:
            out.append((view.here.start, view.here.end, s.label))
            continue
        track = track or Track(view)
        start, end = track.range(s.start, s.end)
        if start < end:
            out.append((start, end, s.label))
    return out


def _claims(text: Text, label: str, twins: Sequence[Twin], hidden: Hidden) -> list[Claimed]:
    """One claim an outlet: that it prints the stretch under this label."""
    home = hidden.home(label)
    good = [t for t in twins if trusted(text.standing, t, text.weighed, home, hidden.texts)]
    named = 0.5 if label in text.standing.agencies else 0.0
    out = []
    for house in sorted({t.house for t in good}):
        mine = [t for t in good if t.house == house]
        weight = max(t.view.passage.similarity for t in mine)
        out += [Claimed(s, e, label, weight + named) for s, e in joined((t.start, t.end) for t in mine)]
    return out


def _several(text: Text) -> None:
    """Under a byline of several agencies, give what no twin explains to them in their order."""
    agencies = text.standing.agencies
    if len(agencies) < 2 or text.standing.nameless:
        return
    found = [s.label for s in text.stretches if s.label in agencies]
    missing = [k for k in agencies if k not in found] or list(agencies)
    unlabelled = text.open_ranges()
    total = ink(text.standing.article.text, unlabelled)
    done = 0
    out = []
    for s in text.stretches:
        label = s.label
        if label is None and total:
            label = missing[min(len(missing) - 1, done * len(missing) // total)]
            done += ink(text.standing.article.text, [(s.start, s.end)])
        out.append(s._replace(label=label))
    text.stretches = out


def _fill(text: Text) -> None:
    """Close short gaps between two stretches of one agency in a text that nobody signs."""
    if text.standing.signed:
        return
    s = text.stretches
    for i in range(1, len(s) - 1):
        if (
            s[i].label is None
            and s[i].end - s[i].start <= _GAP
            and s[i - 1].label == s[i + 1].label is not None
        ):
            s[i] = s[i]._replace(label=s[i - 1].label)


def _outlets(
    texts: Mapping[str, Text], touching: Mapping[str, Sequence[View]], passages: Sequence[Passage]
) -> None:
    """Label what is left: taken from another outlet, shared with others, or the article's own."""
    houses = {key: text.standing.house for key, text in texts.items()}
    unlabelled = {key: joined(text.open_ranges()) for key, text in texts.items()}
    numbers = shared_labels(passages, unlabelled, houses)
    for key, text in texts.items():
        claims = [Claimed(s.start, s.end, s.label, 10.0) for s in text.stretches if s.label is not None]
        for view in touching.get(key, ()):
            source = copied_from(view, houses, unlabelled)
            if source is not None:
                claims.append(Claimed(view.here.start, view.here.end, f"own-{source}", 3.0))
            elif (number := numbers.get(view.passage)) is not None:
                claims.append(Claimed(view.here.start, view.here.end, number, 1.0))
        own = text.standing.outlets[0] if text.standing.outlets and not text.standing.agencies else None
        claims.append(Claimed(0, text.length, f"own-{own or text.standing.house}", 0.5))
        text.claims = claims
        text.resolve(0.0)


def _lineages(text: Text, texts: Mapping[str, Text]) -> tuple[Lineage, ...]:
    body = text.standing.article.text
    spans: dict[str, list[Range]] = {}
    for s in text.stretches:
        if s.label is not None:
            spans.setdefault(s.label, []).append((s.start, s.end))
    weights = {label: ink(body, ranges) for label, ranges in spans.items()}
    total = sum(weights.values())
    if not total:
        return ()
    out = [
        Lineage(
            label=label,
            share=weights[label] / total,
            how=_how(text, label),
            spans=tuple(_trimmed(body, ranges)),
            evidence=_evidence(text, label),
            confidence=_confidence(text, label, texts),
        )
        for label, ranges in spans.items()
        if weights[label]
    ]
    return tuple(sorted(out, key=lambda x: (-x.share, x.label)))


def _how(text: Text, label: str) -> Literal["credited", "copied", "own", "shared"]:
    if label.startswith("shared-"):
        return "shared"
    if label == f"own-{text.standing.house}":
        return "own"
    own = {c.key for c in (*text.standing.bylines, *text.standing.texts)}
    return "credited" if label.removeprefix("own-") in own or label in own else "copied"


def _trimmed(body: str, ranges: Sequence[Range]) -> list[Range]:
    """Ranges joined over white space and without it at their ends; empty ones are left out."""
    out: list[Range] = []
    for start, end in joined(ranges):
        piece = body[start:end]
        start, end = start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))
        if start >= end:
            continue
        if out and not body[out[-1][1] : start].strip():
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def _confidence(text: Text, label: str, texts: Mapping[str, Text]) -> float:
    """How likely an agency's label is: of the whole by inference, or as sure as the surest twin's; else 1."""
    if any(c.key == label for c in text.standing.bylines):
        return 1.0
    if text.whole is not None and text.whole.label == label:
        return _inferred(text, label)
    twins = text.twins.get(label, ())
    if not twins or any(c.key == label for c in text.standing.texts):
        return 1.0
    return max(_inferred(texts[t.view.there.article], label) for t in twins)


def _inferred(text: Text, label: str) -> float:
    """1 where a byline prints the label or the whole has not been weighed.

    A credit inside the text is proof for its own sentences alone.
    """
    whole = text.whole
    if whole is None or whole.label != label or any(c.key == label for c in text.standing.bylines):
        return 1.0
    return round(min(whole.chance, _MOST_LIKELY) if whole.alone else whole.chance, 3)


_MOST_LIKELY = 0.8
"""A style alone is never proof, however clear it is."""
_MOST_EVIDENCE = 4


def _evidence(text: Text, label: str) -> tuple[Quote, ...]:
    """The printed credits that a label rests on: the article's own first, then those of its twins."""
    own = [c.quote for c in (*text.standing.bylines, *text.standing.texts) if c.key == label]
    for twin in sorted(text.twins.get(label, ()), key=lambda t: (-t.view.passage.similarity, t.view.there)):
        if len(own) >= _MOST_EVIDENCE:
            break
        own += [q for q in twin.quotes if q not in own][:1]
    if text.whole is not None and text.whole.label == label:
        own += [q for q in text.whole.quotes if q not in own]
    return tuple(own[:_MOST_EVIDENCE])

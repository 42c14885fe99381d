"""Texts cut at the borders of everything that is marked in them, so that marks may overlap.

HTML elements cannot overlap but findings do: a copied passage begins inside a quotation. So a text is
cut into segments at every border, and each segment carries the marks of all layers that cover it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


class Layer(NamedTuple):
    """A stretch of text to be marked: CSS classes, anchors where it begins, notes where it ends."""

    start: int
    end: int
    classes: tuple[str, ...] = ()
    anchor: str | None = None
    opening: tuple[Note, ...] = ()
    closing: tuple[Note, ...] = ()
    href: str | None = None


class Note(NamedTuple):
    """A small reference set into a text: what it says, where it leads, what kind it is."""

    kind: str
    text: str
    href: str | None = None


@dataclass(frozen=True)
class Segment:
    """A piece of text under the same marks throughout, with what is set before and after it."""

    text: str
    classes: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    before: tuple[Note, ...] = ()
    after: tuple[Note, ...] = ()
    href: str | None = None


@dataclass
class _Edge:
    opens: list[Layer] = field(default_factory=list)
    closes: list[Layer] = field(default_factory=list)


def cut(text: str, start: int, end: int, layers: Iterable[Layer]) -> tuple[Segment, ...]:
    """Segments of ``text[start:end]`` under the given layers; their texts join to what was given.

    Layers are clipped to the range; notes and anchors are set only where a layer truly begins or ends.
    An empty layer inside the range gives an empty segment that carries its anchor and notes.
    """
    edges: dict[int, _Edge] = {start: _Edge(), end: _Edge()}
    for layer in layers:
        low, high = max(layer.start, start), min(layer.end, end)
        if low > high or (low == high and not (start <= layer.start == layer.end < end)):
            continue
        edges.setdefault(low, _Edge()).opens.append(layer)
        edges.setdefault(high, _Edge()).closes.append(layer)
    active: list[Layer] = []
    out: list[Segment] = []
    points = sorted(edges)
    for at, following in zip(points, points[1:] or [end], strict=False):
        edge = edges[at]
        empty = [layer for layer in edge.opens if layer.start == layer.end]
        out.extend(_mark("", [layer], True, True) for layer in empty)
        closed = {id(layer) for layer in edge.closes}
        active = [layer for layer in active if id(layer) not in closed]
        opened = [layer for layer in edge.opens if layer.start != layer.end]
        active += opened
        if following > at:
            out.append(_segment(text, at, following, active))
    return tuple(out)


def _segment(text: str, start: int, end: int, active: Sequence[Layer]) -> Segment:
    begins = [layer for layer in active if layer.start == start]
    ends = [layer for layer in active if layer.end == end]
    return Segment(
        text=text[start:end],
        classes=tuple(dict.fromkeys(c for layer in active for c in layer.classes)),
        anchors=tuple(dict.fromkeys(layer.anchor for layer in begins if layer.anchor)),
        before=tuple(dict.fromkeys(n for layer in begins for n in layer.opening)),
        after=tuple(dict.fromkeys(n for layer in ends for n in layer.closing)),
        href=next((layer.href for layer in reversed(active) if layer.href), None),
    )


def _mark(text: str, layers: Sequence[Layer], begins: bool, ends: bool) -> Segment:
    return Segment(
        text=text,
        classes=tuple(dict.fromkeys(c for layer in layers for c in layer.classes)),
        anchors=tuple(layer.anchor for layer in layers if layer.anchor) if begins else (),
        before=tuple(n for layer in layers for n in layer.opening) if begins else (),
        after=tuple(n for layer in layers for n in layer.closing) if ends else (),
    )


def by_block(blocks: Sequence[tuple[int, int]], layers: Iterable[Layer]) -> list[list[Layer]]:
    """The layers that touch each block; blocks are sorted and disjoint, as paragraphs are."""
    ends = [end for _, end in blocks]
    out: list[list[Layer]] = [[] for _ in blocks]
    for layer in layers:
        at = bisect_left(ends, layer.start)
        while at < len(blocks) and blocks[at][0] <= layer.end:
            out[at].append(layer)
            at += 1
    return out


def merge(spans: Iterable[tuple[int, int]], gap: int = 1) -> list[tuple[int, int]]:
    """The union of ranges as sorted disjoint ranges; ranges at most ``gap`` apart become one."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1] + gap:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out


@dataclass(frozen=True)
class Context:
    """A quotation in its surroundings: what stands before it, the quotation, what follows."""

    before: str
    quote: str
    after: str
    clipped_before: bool = False
    clipped_after: bool = False


def in_sentence(
    text: str, start: int, end: int, sentences: Sequence[tuple[int, int, int]], reach: int = 160
) -> Context:
    """A range of a text inside the sentence or sentences that hold it, clipped to ``reach`` characters."""
    at = max(0, bisect_right(sentences, start, key=_start) - 1)
    low, high = start, end
    if sentences and sentences[at][0] <= start:
        low = sentences[at][0]
        last = max(at, bisect_right(sentences, max(start, end - 1), key=_start) - 1)
        high = max(end, sentences[last][1])
    near_low, near_high = _word_border(text, low, start, reach), _word_end(text, end, high, reach)
    return Context(
        before=text[near_low:start],
        quote=text[start:end],
        after=text[end:near_high],
        clipped_before=near_low > low,
        clipped_after=near_high < high,
    )


def _start(sentence: tuple[int, int, int]) -> int:
    return sentence[0]


def _word_border(text: str, low: int, start: int, reach: int) -> int:
    if start - low <= reach:
        return low
    space = text.find(" ", start - reach, start)
    return space + 1 if space >= 0 else start - reach


def _word_end(text: str, end: int, high: int, reach: int) -> int:
    if high - end <= reach:
        return high
    space = text.rfind(" ", end, end + reach)
    return space if space > end else end + reach


_STEERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_UNSHOWABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def showable(text: str) -> str:
    """A text as a page may show it: direction overrides are left out, unshowable characters replaced.

    The record keeps them; only what is shown is made inert, since an override could make a quotation
    read as something that it does not say.
    """
    return _UNSHOWABLE.sub("\ufffd", _STEERING.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))


def hidden_characters(text: str) -> int:
    """How many characters of a text are left out or replaced when it is shown."""
    return len(_STEERING.findall(text)) + len(_UNSHOWABLE.findall(text.replace("\r", "\n")))

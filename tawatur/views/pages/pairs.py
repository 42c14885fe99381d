"""Two articles that share text, side by side, row by row, with what the copy did to its original."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from tawatur.model import Edit, Passage, Range
from tawatur.views.pages.claims import degree
from tawatur.views.pages.index import ArticleLink, Index, Name, ReasonView
from tawatur.views.pages.spans import Layer, Note, Segment, cut, merge

FULL_BUDGET = 150_000
"""Characters of text that all full pairs of a report may hold; further pairs show shared text only."""
SHORT_BUDGET = 60_000
"""Characters of text for pairs that show shared text only; further pairs are listed with links."""


@dataclass(frozen=True)
class Row:
    """What stands beside each other: a shared passage, or what either article has between two of them."""

    shared: bool
    first: tuple[tuple[Segment, ...], ...]
    second: tuple[tuple[Segment, ...], ...]


@dataclass(frozen=True)
class PairView:
    """Two articles that share text. ``first`` is the original where the direction is known.

    ``size`` says how much is shown: ``full`` texts, ``short`` (only what is shared) or ``link``.
    ``relation`` is ``copied`` (second from first), ``common`` (both from one source) or ``unknown``.
    """

    anchor: str
    first: ArticleLink
    second: ArticleLink
    passages: int
    shared_first: int
    shared_second: int
    relation: str
    degree: str
    via: Name | None
    because: tuple[ReasonView, ...]
    size: str
    rows: tuple[Row, ...]
    dropped: int
    added: int
    replaced: int

    @property
    def place(self) -> str:
        """The anchor inside the view, so that a link to it opens what is folded."""
        return self.anchor if self.size == "link" else f"{self.anchor}t"


@dataclass(frozen=True)
class _Side:
    """One passage as a pair sees it: its index in the run and both ranges in the pair's order."""

    number: int
    passage: Passage
    first: Range
    second: Range
    swapped: bool


def pair_views(index: Index) -> tuple[PairView, ...]:
    """All pairs of articles that share text, most shared first; the longest are shown in full."""
    groups: dict[tuple[str, str], list[tuple[int, Passage]]] = {}
    for number, passage in enumerate(index.analysis.passages):
        if passage.a.article in index.articles and passage.b.article in index.articles:
            low, high = sorted((passage.a.article, passage.b.article), key=lambda a: index.numbers[a])
            if low != high:
                groups.setdefault((low, high), []).append((number, passage))
    order = sorted(
        groups, key=lambda pair: (-_weight(groups[pair]), index.numbers[pair[0]], index.numbers[pair[1]])
    )
    full, short = FULL_BUDGET, SHORT_BUDGET
    out = []
    for place, pair in enumerate(_needed_first(order), 1):
        sides, first, second = _oriented(pair, groups[pair])
        cost = sum(len(index.articles[a].text) for a in pair)
        shared = sum(s.first[1] - s.first[0] + s.second[1] - s.second[0] for s in sides)
        size = "full" if cost <= full else "short" if shared <= short else "link"
        full -= cost if size == "full" else 0
        short -= shared if size == "short" else 0
        out.append(_view(index, f"v{place}", first, second, sides, size))
    return tuple(out)


def _weight(found: Iterable[tuple[int, Passage]]) -> int:
    return sum(p.a.end - p.a.start for _, p in found)


def _needed_first(order: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Pairs that join every sharing article to its nearest relative come first (a spanning forest by
    weight, after Kruskal 1956), so that a small budget still shows every article beside another.
    """
    parent: dict[str, str] = {}

    def root(node: str) -> str:
        while parent.get(node, node) != node:
            node = parent[node]
        return node

    tree, rest = [], []
    for a, b in order:
        if root(a) != root(b):
            parent[root(a)] = root(b)
            tree.append((a, b))
        else:
            rest.append((a, b))
    return tree + rest


def _oriented(pair: tuple[str, str], found: Sequence[tuple[int, Passage]]) -> tuple[list[_Side], str, str]:
    """The pair with the original first, by the direction that most of the shared text went."""
    low, high = pair
    balance = 0
    for _, passage in found:
        relation = passage.direction.relation if passage.direction else "unknown"
        if relation in ("a_from_b", "b_from_a"):
            original = passage.b.article if relation == "a_from_b" else passage.a.article
            balance += (1 if original == low else -1) * (passage.a.end - passage.a.start)
    first, second = (high, low) if balance < 0 else (low, high)
    sides = []
    for number, passage in found:
        a, b = (passage.a.start, passage.a.end), (passage.b.start, passage.b.end)
        swapped = passage.a.article != first
        sides.append(_Side(number, passage, b if swapped else a, a if swapped else b, swapped))
    return sorted(sides, key=lambda s: (s.first, s.second)), first, second


def _view(index: Index, anchor: str, first: str, second: str, sides: list[_Side], size: str) -> PairView:
    longest = max(sides, key=lambda s: s.first[1] - s.first[0])
    direction = longest.passage.direction
    relation = "unknown"
    if direction is not None and direction.relation == "common_source":
        relation = "common"
    elif direction is not None and direction.relation != "unknown":
        relation = "copied"
    edits = [_flipped(e, s.swapped) for s in sides for e in s.passage.edits]
    texts = index.articles[first].text, index.articles[second].text
    return PairView(
        anchor=anchor,
        first=index.link(first),
        second=index.link(second),
        passages=len(sides),
        shared_first=_percent((s.first for s in sides), texts[0]),
        shared_second=_percent((s.second for s in sides), texts[1]),
        relation=relation,
        degree=degree(direction.confidence) if direction else "faint",
        via=index.carrier_name(direction.via) if direction and direction.via else None,
        because=index.reasons(direction.because) if direction else (),
        size=size,
        rows=_rows(index, anchor, first, second, sides, relation, size) if size != "link" else (),
        dropped=sum(e.op == "delete" for e in edits),
        added=sum(e.op == "insert" for e in edits),
        replaced=sum(e.op == "replace" for e in edits),
    )


def _percent(ranges: Iterable[Range], text: str) -> int:
    covered = sum(len("".join(text[s:e].split())) for s, e in merge(ranges, gap=0))
    return round(100 * covered / max(1, len("".join(text.split()))))


def _flipped(edit: Edit, swapped: bool) -> Edit:
    if not swapped:
        return edit
    op = {"insert": "delete", "delete": "insert"}.get(edit.op, edit.op)
    return Edit(op=op, a=edit.b, b=edit.a)  # type: ignore[arg-type]


def aligned(sides: Sequence[_Side]) -> list[_Side]:
    """The heaviest set of passages that stand in the same order in both articles (weighted increasing
    subsequence); these are set in rows, all others are only joined by their numbers.
    """
    best: list[tuple[int, int]] = []
    for i, side in enumerate(sides):
        weight = side.first[1] - side.first[0]
        options = [
            (best[j][0], -j)
            for j in range(i)
            if sides[j].first[1] <= side.first[0] and sides[j].second[1] <= side.second[0]
        ]
        score, before = max(options, default=(0, 1))
        best.append((score + weight, -before))
    if not best:
        return []
    at = max(range(len(best)), key=lambda i: (best[i][0], -i))
    chosen = []
    while at >= 0:
        chosen.append(sides[at])
        at = best[at][1]
    return chosen[::-1]


def _rows(
    index: Index, anchor: str, first: str, second: str, sides: list[_Side], relation: str, size: str
) -> tuple[Row, ...]:
    marked = _layers(anchor, sides, relation)
    texts = (index.articles[first].text, index.articles[second].text)
    blocks = (index.document(first).paragraphs, index.document(second).paragraphs)
    rows, at = [], (0, 0)
    chosen = aligned(sides) if size == "full" else sides
    ends = (len(texts[0]), len(texts[1]))
    for side in chosen:
        shown = [_with_marks(texts[i], r, at[i]) for i, r in enumerate((side.first, side.second))]
        if size == "full":
            rows += _between(texts, blocks, marked, at, (shown[0][0], shown[1][0]))
        pieces = [_pieces(texts[i], shown[i], blocks[i], marked[i]) for i in (0, 1)]
        rows.append(Row(True, pieces[0], pieces[1]))
        at = (shown[0][1], shown[1][1]) if size == "full" else (0, 0)
    if size == "full":
        rows += _between(texts, blocks, marked, at, ends)
    return tuple(rows)


def _with_marks(text: str, shared: Range, at: int) -> Range:
    """A range with the punctuation around it, which would look lost in a row of its own."""
    start, end = shared
    while start > at and text[start - 1] in "«“‘\"'([":
        start -= 1
    while end < len(text) and not text[end].isalnum() and not text[end].isspace():
        end += 1
    return start, end


_Blocks = tuple[list[tuple[int, int]], list[tuple[int, int]]]


def _between(
    texts: tuple[str, str],
    blocks: _Blocks,
    marked: tuple[list[Layer], list[Layer]],
    start: tuple[int, int],
    end: tuple[int, int],
) -> list[Row]:
    sides = [_pieces(texts[i], (start[i], end[i]), blocks[i], marked[i]) for i in (0, 1)]
    return [Row(False, sides[0], sides[1])] if sides[0] or sides[1] else []


def _pieces(
    text: str, within: Range, blocks: Sequence[Range], layers: Sequence[Layer]
) -> tuple[tuple[Segment, ...], ...]:
    """The range cut into its paragraphs and these into segments; white space alone gives nothing."""
    out = []
    first = bisect_right(blocks, within[0], key=lambda block: block[1])
    for start, end in islice(blocks, first, None):
        if start >= within[1]:
            break
        low, high = max(start, within[0]), min(end, within[1])
        if low < high and text[low:high].strip():
            near = [layer for layer in layers if layer.start <= high and low <= layer.end]
            out.append(cut(text, low, high, near))
    return tuple(out)


def _layers(anchor: str, sides: Sequence[_Side], relation: str) -> tuple[list[Layer], list[Layer]]:
    lost, won = ("dropped", "added") if relation == "copied" else ("only", "only")
    first: list[Layer] = []
    second: list[Layer] = []
    for place, side in enumerate(sides, 1):
        here, there = f"{anchor}f{place}", f"{anchor}g{place}"
        label = str(place)
        first.append(Layer(*side.first, ("shared",), here, (Note("join", label, f"#{there}"),)))
        second.append(Layer(*side.second, ("shared",), there, (Note("join", label, f"#{here}"),)))
        for edit in (_flipped(e, side.swapped) for e in side.passage.edits):
            ours, theirs = {
                "delete": (lost, ""),
                "insert": ("", won),
                "replace": ("replaced", "replaced"),
                "move": ("moved", "moved"),
            }.get(edit.op, ("spelt", "spelt"))
            if ours and edit.a[0] < edit.a[1]:
                first.append(Layer(*edit.a, (ours,)))
            if theirs and edit.b[0] < edit.b[1]:
                second.append(Layer(*edit.b, (theirs,)))
    return first, second

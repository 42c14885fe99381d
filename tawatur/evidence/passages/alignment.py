"""Seventh step: how two stretches of common wording align, word by word, and what was edited between them.

Words are aligned by their stems (edit distance of rapidfuzz); wording that stands in both but at another
place is then looked for in what is left over. Punctuation and white space do not count as wording.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from tawatur.evidence.passages.vocabulary import Words, read_words
from tawatur.model import Edit, EditOp, Range

MOVE = 3
"""Words that wording must have to count as moved, not as chance."""

STRAY = 0.9
"""Match weight below which an agreement between two long differences is chance (a lone «في»)."""


class Side(NamedTuple):
    """One side of an alignment, a list entry for each word."""

    text: str
    span: Range
    start: Sequence[int]
    end: Sequence[int]
    form: Sequence[int]
    stem: Sequence[int]


class Block(NamedTuple):
    """Words ``a0:a1`` of one side and ``b0:b1`` of the other: equal stems, moved, or different."""

    kind: str
    a0: int
    a1: int
    b0: int
    b1: int


class Alignment(NamedTuple):
    """Edits in the order of ``a``, and the share (0..1) of all words that both sides have in common."""

    edits: tuple[Edit, ...]
    similarity: float


def align(text_a: str, span_a: Range, text_b: str, span_b: Range) -> tuple[Edit, ...]:
    """The edits that lead from ``text_a[span_a]`` to ``text_b[span_b]``, with code-point ranges of both texts.

    What no edit covers is the same words in the same order on both sides, but for punctuation. The edits do
    not overlap on either side and come in the order of ``a``. An insertion has an empty range in ``a``
    where it was put in, a deletion in ``b``. ``spelling`` is another way to write one word (equal once
    folded), ``inflection`` another form with the same stem, ``move`` the same stems at another place.
    """
    return compare(text_a, span_a, text_b, span_b).edits


def similarity(text_a: str, span_a: Range, text_b: str, span_b: Range) -> float:
    """The share (0..1) of the words of both stretches that align, moved ones included; 1 if both are empty."""
    return compare(text_a, span_a, text_b, span_b).similarity


def compare(text_a: str, span_a: Range, text_b: str, span_b: Range) -> Alignment:
    """``align`` and ``similarity`` in one go."""
    words = read_words((text_a[slice(*span_a)], text_b[slice(*span_b)]))
    middle, end = int(words.first[1]), int(words.first[2])
    a = side(words, 0, middle, text_a, span_a, span_a[0])
    b = side(words, middle, end, text_b, span_b, span_b[0])
    return compare_sides(a, b, words.weight.tolist())


def side(words: Words, low: int, high: int, text: str, span: Range, offset: int = 0) -> Side:
    """The words ``low:high`` as one side; ``offset`` is what must be added to their places."""
    starts = (words.start[low:high] + offset).tolist()
    ends = (words.end[low:high] + offset).tolist()
    return Side(text, span, starts, ends, words.form[low:high].tolist(), words.stem[low:high].tolist())


def compare_sides(a: Side, b: Side, weight: Sequence[float]) -> Alignment:
    """Align two sides whose form and stem numbers come from one vocabulary with these stem weights."""
    blocks = find_moves(align_stems(a.stem, b.stem, weight), a.stem, b.stem, weight)
    common = sum(x.a1 - x.a0 for x in blocks if x.kind != "differs")
    total = len(a.stem) + len(b.stem)
    edits = [edit for block in blocks for edit in _edits(block, a, b)]
    edits.sort(key=lambda e: (e.a, e.b))
    return Alignment(tuple(edits), round(2 * common / total, 4) if total else 1.0)


def align_stems(a: Sequence[int], b: Sequence[int], weight: Sequence[float]) -> list[Block]:
    """Blocks of equal and of different words, in order, covering both sides."""
    blocks = [
        Block(
            "equal" if op.tag == "equal" else "differs", op.src_start, op.src_end, op.dest_start, op.dest_end
        )
        for op in Levenshtein.opcodes(a, b)
    ]
    out: list[Block] = []
    for i, block in enumerate(blocks):
        if block.kind == "equal" and _is_stray(blocks, i, a, weight):
            block = block._replace(kind="differs")
        if out and out[-1].kind == block.kind:
            out[-1] = Block(block.kind, out[-1].a0, block.a1, out[-1].b0, block.b1)
        else:
            out.append(block)
    return out


def _is_stray(blocks: list[Block], i: int, a: Sequence[int], weight: Sequence[float]) -> bool:
    """Is an agreement too weak to be more than chance, between differences that are longer than it?"""
    block = blocks[i]
    size = block.a1 - block.a0
    if size > 2 or not 0 < i < len(blocks) - 1:
        return False
    if sum(weight[s] for s in a[block.a0 : block.a1]) >= STRAY:
        return False
    around = (blocks[i - 1], blocks[i + 1])
    return all(max(x.a1 - x.a0, x.b1 - x.b0) > size for x in around)


def find_moves(
    blocks: list[Block], a: Sequence[int], b: Sequence[int], weight: Sequence[float]
) -> list[Block]:
    """The same blocks with wording cut out that differs in place only."""
    left = [x for x in blocks if x.kind == "differs"]
    in_a = {s for x in left if x.a1 - x.a0 >= MOVE for s in a[x.a0 : x.a1]}
    in_b = {s for x in left if x.b1 - x.b0 >= MOVE for s in b[x.b0 : x.b1]}
    if len(in_a & in_b) < MOVE:
        return blocks
    moves = _moved_runs(left, a, b, weight)
    if not moves:
        return blocks
    out = [x for x in blocks if x.kind != "differs"]
    out += moves
    for block in left:
        out += _remainder(block, moves)
    return out


def _moved_runs(
    left: list[Block], a: Sequence[int], b: Sequence[int], weight: Sequence[float]
) -> list[Block]:
    places: dict[tuple[int, ...], list[int]] = {}
    free = [0] * (len(b) + 1)  # where the block of b ends in which a word is still free
    for block in left:
        free[block.b0 : block.b1] = [block.b1] * (block.b1 - block.b0)
        for j in range(block.b0, block.b1 - MOVE + 1):
            places.setdefault(tuple(b[j : j + MOVE]), []).append(j)
    moves: list[Block] = []
    for block in left:
        i = block.a0
        while i + MOVE <= block.a1:
            size, j = _longest(i, block.a1, places.get(tuple(a[i : i + MOVE]), ())[:8], a, b, free)
            if size >= MOVE and sum(weight[s] for s in a[i : i + size]) >= MOVE * 0.7:
                moves.append(Block("moved", i, i + size, j, j + size))
                free[j : j + size] = [0] * size
                i += size
            else:
                i += 1
    return moves


def _longest(
    i: int, end: int, starts: Sequence[int], a: Sequence[int], b: Sequence[int], free: Sequence[int]
) -> tuple[int, int]:
    """(length, start in b) of the longest run from ``i`` that is still free in b."""
    best = (0, 0)
    for j in starts:
        size = 0
        while i + size < end and j + size < free[j] and free[j + size] and a[i + size] == b[j + size]:
            size += 1
        if size > best[0]:
            best = (size, j)
    return best


def _remainder(block: Block, moves: list[Block]) -> list[Block]:
    """What is left of a difference once the moved words are taken out, pieces paired in order."""
    in_a = _gaps(block.a0, block.a1, [(m.a0, m.a1) for m in moves])
    in_b = _gaps(block.b0, block.b1, [(m.b0, m.b1) for m in moves])
    if len(in_a) == 1 and len(in_b) == 1:
        return [Block("differs", *in_a[0], *in_b[0])]
    out = [Block("differs", low, high, block.b0, block.b0) for low, high in in_a]
    return out + [Block("differs", block.a0, block.a0, low, high) for low, high in in_b]


def _gaps(low: int, high: int, taken: list[Range]) -> list[Range]:
    out = []
    for start, end in sorted(t for t in taken if low <= t[0] < high):
        if start > low:
            out.append((low, start))
        low = end
    return [*out, (low, high)] if low < high else out


def _edits(block: Block, a: Side, b: Side) -> list[Edit]:
    if block.kind == "equal":
        return _small_edits(block, a, b)
    op: EditOp = "move"
    if block.kind == "differs":
        op = "insert" if block.a0 == block.a1 else "delete" if block.b0 == block.b1 else "replace"
    return [Edit(op=op, a=_range(a, block.a0, block.a1), b=_range(b, block.b0, block.b1))]


def _small_edits(block: Block, a: Side, b: Side) -> list[Edit]:
    """Differences within words that align."""
    out = []
    for i, j in zip(range(block.a0, block.a1), range(block.b0, block.b1), strict=True):
        span_a, span_b = (a.start[i], a.end[i]), (b.start[j], b.end[j])
        if a.form[i] != b.form[j]:
            out.append(Edit(op="inflection", a=span_a, b=span_b))
        elif a.text[slice(*span_a)] != b.text[slice(*span_b)]:
            out.append(Edit(op="spelling", a=span_a, b=span_b))
    return out


def _range(side: Side, low: int, high: int) -> Range:
    """The range of words ``low:high``; where there are none, the place after the word before."""
    if low < high:
        return side.start[low], side.end[high - 1]
    at = side.end[low - 1] if low else side.span[0]
    return at, at

"""How two stretches of words align: blocks of equal stems, moved ones, and what differs between them.

Words are aligned by edit distance (rapidfuzz) over their stems; wording that stands in both but at
another place is then looked for in what is left over.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

import numpy as np
from rapidfuzz.distance import Levenshtein

from tawatur.evidence.passages.vocabulary import Words

MOVE = 3
"""Words that wording must have to count as moved, not as chance."""

MOVE_WEIGHT = 2.1
"""Match weight that it must have."""

STRAY = 0.9
"""Match weight below which an agreement between two long differences is chance (a lone «في»)."""

_SURROGATES = 0xD800, 0x800
_LETTERS = 0x10F800
"""Stems that can have a letter of their own; beyond a million, some share one."""

Kind = Literal["equal", "moved", "differs"]
Bounds = tuple[int, int, int, int]


class Block(NamedTuple):
    """Words ``a0:a1`` of one side and ``b0:b1`` of the other (indices of all words)."""

    kind: Kind
    a0: int
    a1: int
    b0: int
    b1: int


class Wording:
    """All words, each stem as one letter of a long string: strings are what can be compared fastest."""

    def __init__(self, words: Words) -> None:
        codes = words.stem.astype(np.uint32) % _LETTERS
        codes[codes >= _SURROGATES[0]] += np.uint32(_SURROGATES[1])
        self.text: str = codes.astype("<u4").tobytes().decode("utf-32-le")
        weights = np.append(0.0, np.cumsum(words.weight[words.stem], dtype=np.float64))
        # the weight of all words before each word, so that any stretch's weight is one subtraction
        self._until = memoryview(weights)  # type: ignore[arg-type]  # numpy arrays are buffers

    def weight(self, low: int, high: int) -> float:
        """Summed match weight of the words ``low:high``."""
        return float(self._until[high] - self._until[low])


def align_words(wording: Wording, bounds: Bounds) -> list[Block]:
    """Blocks that cover both sides, in the order of ``a``."""
    a0, a1, b0, b1 = bounds
    blocks: list[Block] = []
    i, j = a0, b0
    for found in Levenshtein.editops(wording.text[a0:a1], wording.text[b0:b1]).as_matching_blocks():
        at, to = a0 + found.a, b0 + found.b
        if i < at or j < to:
            blocks.append(Block("differs", i, at, j, to))
        i, j = at + found.size, to + found.size
        if found.size:
            blocks.append(Block("equal", at, i, to, j))
    return find_moves(wording, _without_strays(wording, blocks))


def _without_strays(wording: Wording, blocks: list[Block]) -> list[Block]:
    """The same blocks, where agreements too weak to be more than chance count as differences."""
    out: list[Block] = []
    for i, block in enumerate(blocks):
        if 0 < i < len(blocks) - 1 and block.kind == "equal" and _is_stray(wording, *blocks[i - 1 : i + 2]):
            block = block._replace(kind="differs")
        if out and out[-1].kind == block.kind:
            out[-1] = Block(block.kind, out[-1].a0, block.a1, out[-1].b0, block.b1)
        else:
            out.append(block)
    return out


def _is_stray(wording: Wording, before: Block, block: Block, after: Block) -> bool:
    """Is an agreement weak, and are the differences on both sides of it longer than it?"""
    size = block.a1 - block.a0
    if size > 2 or wording.weight(block.a0, block.a1) >= STRAY:
        return False
    return all(x.a1 - x.a0 > size or x.b1 - x.b0 > size for x in (before, after))


def find_moves(wording: Wording, blocks: list[Block]) -> list[Block]:
    """The same blocks with wording cut out that differs in place only."""
    left = [x for x in blocks if x.kind == "differs"]
    in_a = [x for x in left if x.a1 - x.a0 >= MOVE]
    in_b = [x for x in left if x.b1 - x.b0 >= MOVE]
    if not in_a or not in_b or not _have_common_words(wording.text, in_a, in_b):
        return blocks
    moves = _moved_runs(wording, in_a, in_b)
    if not moves:
        return blocks
    out = [x for x in blocks if x.kind != "differs"] + moves
    for block in left:
        out += _remainder(block, moves)
    return sorted(out, key=lambda x: (x.a0, x.a1, x.b0))


def _have_common_words(text: str, in_a: list[Block], in_b: list[Block]) -> bool:
    words_a = {s for x in in_a for s in text[x.a0 : x.a1]}
    return len(words_a.intersection(*[{s for x in in_b for s in text[x.b0 : x.b1]}])) >= MOVE


def _moved_runs(wording: Wording, in_a: list[Block], in_b: list[Block]) -> list[Block]:
    text = wording.text
    places: dict[str, list[int]] = {}
    free: dict[int, int] = {}  # where the block of b ends in which a word is still free
    for block in in_b:
        free.update(dict.fromkeys(range(block.b0, block.b1), block.b1))
        for j in range(block.b0, block.b1 - MOVE + 1):
            places.setdefault(text[j : j + MOVE], []).append(j)
    moves: list[Block] = []
    for block in in_a:
        i = block.a0
        while i + MOVE <= block.a1:
            starts = places.get(text[i : i + MOVE])
            size, j = _longest(text, i, block.a1, starts[:8], free) if starts else (0, 0)
            if size >= MOVE and wording.weight(i, i + size) >= MOVE_WEIGHT:
                moves.append(Block("moved", i, i + size, j, j + size))
                for k in range(j, j + size):
                    del free[k]
                i += size
            else:
                i += 1
    return moves


def _longest(text: str, i: int, end: int, starts: list[int], free: dict[int, int]) -> tuple[int, int]:
    """(length, start in b) of the longest run from ``i`` that is still free in b."""
    best = (0, 0)
    for j in starts:
        size = 0
        limit = min(end - i, free.get(j, j) - j)
        while size < limit and j + size in free and text[i + size] == text[j + size]:
            size += 1
        if size > best[0]:
            best = (size, j)
    return best


def _remainder(block: Block, moves: list[Block]) -> list[Block]:
    """What is left of a difference once the moved words are taken out."""
    in_a = _gaps(block.a0, block.a1, [(m.a0, m.a1) for m in moves])
    in_b = _gaps(block.b0, block.b1, [(m.b0, m.b1) for m in moves])
    if len(in_a) == 1 and len(in_b) == 1:
        return [Block("differs", *in_a[0], *in_b[0])]
    out = [Block("differs", low, high, block.b0, block.b0) for low, high in in_a]
    return out + [Block("differs", block.a0, block.a0, low, high) for low, high in in_b]


def _gaps(low: int, high: int, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out = []
    for start, end in sorted(t for t in taken if low <= t[0] < high):
        if start > low:
            out.append((low, start))
        low = end
    return [*out, (low, high)] if low < high else out

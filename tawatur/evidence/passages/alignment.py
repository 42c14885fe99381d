"""Seventh step: what was edited between two stretches of common wording, with its place in both texts.

Punctuation and white space do not count as wording.
"""

from __future__ import annotations

from typing import NamedTuple

from tawatur.evidence.passages.blocks import Block, Bounds, Wording, align_words
from tawatur.evidence.passages.vocabulary import Words, read_words
from tawatur.model import Edit, EditOp, Range


class Alignment(NamedTuple):
    """Edits in the order of ``a``, and the share (0..1) of all words that both sides have in common."""

    edits: tuple[Edit, ...]
    similarity: float


class Texts(NamedTuple):
    """The two texts whose words are compared, and what must be added to the words' places in them."""

    a: str
    b: str
    offset_a: int = 0
    offset_b: int = 0


def align(text_a: str, span_a: Range, text_b: str, span_b: Range) -> tuple[Edit, ...]:
    """The edits that lead from ``text_a[span_a]`` to ``text_b[span_b]``, as code-point ranges of the texts.

    What no edit covers is the same words in the same order on both sides, but for punctuation. Edits do
    not overlap on either side and come in the order of ``a``. An insertion has an empty range in ``a``
    where it was put in, a deletion in ``b``. ``spelling`` is another way to write one word (equal once
    folded), ``inflection`` another form with the same stem, ``move`` the same stems at another place.
    """
    return compare(text_a, span_a, text_b, span_b).edits


def similarity(text_a: str, span_a: Range, text_b: str, span_b: Range) -> float:
    """The share (0..1) of the words of both stretches that align, moved ones too; 1 if both are empty."""
    return compare(text_a, span_a, text_b, span_b).similarity


def compare(text_a: str, span_a: Range, text_b: str, span_b: Range) -> Alignment:
    """``align`` and ``similarity`` in one go."""
    words = read_words((text_a[slice(*span_a)], text_b[slice(*span_b)]))
    middle, end = int(words.first[1]), int(words.first[2])
    texts = Texts(text_a, text_b, span_a[0], span_b[0])
    return compare_words(words, Wording(words), (0, middle, middle, end), texts)


def compare_words(words: Words, wording: Wording, bounds: Bounds, texts: Texts) -> Alignment:
    """Align the words ``a0:a1`` with ``b0:b1`` (indices of all words) and name the edits."""
    blocks = align_words(wording, bounds)
    common = sum(x.a1 - x.a0 for x in blocks if x.kind != "differs")
    total = bounds[1] - bounds[0] + bounds[3] - bounds[2]
    namer = _Namer(words, bounds, texts)
    edits = [edit for block in blocks for edit in namer.edits(block)]
    edits.sort(key=lambda e: (e.a, e.b))
    return Alignment(tuple(edits), round(2 * common / total, 4) if total else 1.0)


class _Side(NamedTuple):
    """One side's words: index of the first, and places and forms of all."""

    text: str
    first: int
    origin: int
    start: list[int]
    end: list[int]
    form: list[int]

    def span(self, low: int, high: int) -> Range:
        """The range of words ``low:high``; where there are none, the place after the word before."""
        low, high = low - self.first, high - self.first
        if low < high:
            return self.start[low], self.end[high - 1]
        at = self.end[low - 1] if low else self.start[0] if self.start else self.origin
        return at, at


class _Namer:
    """Names the edits of aligned blocks."""

    def __init__(self, words: Words, bounds: Bounds, texts: Texts) -> None:
        self._a = _side(words, bounds[0], bounds[1], texts.a, texts.offset_a)
        self._b = _side(words, bounds[2], bounds[3], texts.b, texts.offset_b)

    def edits(self, block: Block) -> list[Edit]:
        """No edit for words that agree to the letter, else one for each word, or one for the block."""
        if block.kind == "equal":
            return self._within(block)
        op: EditOp = "move"
        if block.kind == "differs":
            op = "insert" if block.a0 == block.a1 else "delete" if block.b0 == block.b1 else "replace"
        return [Edit(op=op, a=self._a.span(block.a0, block.a1), b=self._b.span(block.b0, block.b1))]

    def _within(self, block: Block) -> list[Edit]:
        a, b = self._a, self._b
        i, j, size = block.a0 - a.first, block.b0 - b.first, block.a1 - block.a0
        if a.text[a.start[i] : a.end[i + size - 1]] == b.text[b.start[j] : b.end[j + size - 1]]:
            return []
        out = []
        for m, n in zip(range(i, i + size), range(j, j + size), strict=True):
            span_a, span_b = (a.start[m], a.end[m]), (b.start[n], b.end[n])
            if a.form[m] != b.form[n]:
                out.append(Edit(op="inflection", a=span_a, b=span_b))
            elif a.text[slice(*span_a)] != b.text[slice(*span_b)]:
                out.append(Edit(op="spelling", a=span_a, b=span_b))
        return out


def _side(words: Words, low: int, high: int, text: str, offset: int) -> _Side:
    starts = (words.start[low:high] + offset).tolist()
    ends = (words.end[low:high] + offset).tolist()
    return _Side(text, low, offset, starts, ends, words.form[low:high].tolist())

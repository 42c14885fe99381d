"""The steps joined: from words to candidates, and from accepted candidates to passages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from tawatur.evidence.passages.alignment import compare_all
from tawatur.evidence.passages.arrays import Hashes, Ints
from tawatur.evidence.passages.candidates import Candidates
from tawatur.evidence.passages.circumstances import Circumstances
from tawatur.evidence.passages.ends import extend
from tawatur.evidence.passages.factors import Judge
from tawatur.evidence.passages.regions import find_regions
from tawatur.evidence.passages.seeds import Seeds, pair_keys
from tawatur.evidence.passages.sifting import may_hold
from tawatur.evidence.passages.verification import verify
from tawatur.evidence.passages.vocabulary import Words
from tawatur.evidence.passages.wording import Bounds, Wording
from tawatur.model import Passage, Span

AT_ONCE = 20_000
"""Passages that are aligned in one go, so that memory is bounded."""


class Searched(NamedTuple):
    """Candidates of a set of texts, scored, their words counted from the beginning of their text; and
    the pairs (see ``pair_keys``) that had any evidence.
    """

    candidates: Candidates
    alive: Hashes

    def renumbered(self, texts: Ints) -> Searched:
        """The same for texts that are numbered otherwise, in the same order."""
        found = self.candidates
        high, low = (
            (self.alive >> np.uint64(32)).astype(np.int64),
            (self.alive & np.uint64(0xFFFFFFFF)).astype(np.int64),
        )
        return Searched(
            found._replace(a=texts[found.a], b=texts[found.b]), pair_keys(texts[high], texts[low])
        )


def search(words: Words, seeds: Seeds, known: Circumstances) -> Searched:
    """All candidates of the pairs that have seeds."""
    regions = find_regions(words, seeds)
    del seeds  # most of what is in memory
    a, b = np.divmod(regions.pairs, len(words.first) - 1)
    a0, a1, b0, b1 = extend(words, regions)
    keep = may_hold(words, a0, a1, b0, b1)
    nothing = np.zeros(len(a0))
    candidates = Candidates(
        words.article_of(a0), words.article_of(b0), a0, a1, b0, b1, regions.known, regions.lasting, nothing
    )
    del regions
    wording = Wording(words)
    scored = verify(candidates.take(keep).in_order(), Judge(words, wording, known), wording)
    scored = scored.moved(-words.first[scored.a], -words.first[scored.b])
    return Searched(scored, pair_keys(a, b))


def passages_of(words: Words, found: Candidates, texts: Sequence[str], names: Sequence[str]) -> list[Passage]:
    """The accepted candidates as passages, in order, with alignment and edits."""
    wording = Wording(words)
    out: list[Passage] = []
    for low in range(0, len(found.a), AT_ONCE):
        part = found.take(slice(low, low + AT_ONCE))  # type: ignore[arg-type]  # a slice of each column
        aligned = compare_all(words, wording, part.bounds)
        columns = (x.tolist() for x in (part.a, part.b, *_spans(words, part.bounds)))
        for alignment, a, b, *spans in zip(aligned, *columns, strict=True):
            (start_a, end_a), (start_b, end_b) = _with_punctuation(texts[a], texts[b], *spans)
            edited = any(e.op != "spelling" for e in alignment.edits)
            out.append(
                Passage(
                    a=Span(names[a], start_a, end_a),
                    b=Span(names[b], start_b, end_b),
                    similarity=alignment.similarity,
                    kind="edited" if edited else "verbatim",
                    edits=alignment.edits,
                )
            )
    return out


def _spans(words: Words, bounds: Bounds) -> tuple[Ints, ...]:
    return (
        words.start[bounds.a0].astype(np.int64),
        words.end[bounds.a1 - 1].astype(np.int64),
        words.start[bounds.b0].astype(np.int64),
        words.end[bounds.b1 - 1].astype(np.int64),
    )


def _with_punctuation(
    a: str, b: str, start_a: int, end_a: int, start_b: int, end_b: int
) -> list[tuple[int, int]]:
    """Both spans widened by the punctuation that both texts print at their ends."""
    while end_a < len(a) and end_b < len(b) and a[end_a] == b[end_b] and _is_mark(a[end_a]):
        end_a, end_b = end_a + 1, end_b + 1
    while start_a and start_b and a[start_a - 1] == b[start_b - 1] and _is_mark(a[start_a - 1]):
        start_a, start_b = start_a - 1, start_b - 1
    return [(start_a, end_a), (start_b, end_b)]


def _is_mark(char: str) -> bool:
    return not char.isalnum() and not char.isspace()

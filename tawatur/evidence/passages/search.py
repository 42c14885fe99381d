"""The steps joined: from articles to the passages that pairs of them have in common."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from tawatur.evidence.passages.alignment import Texts, compare_words
from tawatur.evidence.passages.arrays import Ints
from tawatur.evidence.passages.blocks import Bounds, Wording
from tawatur.evidence.passages.circumstances import circumstances
from tawatur.evidence.passages.duplicates import (
    between,
    group_copies,
    mirrored,
    pairs_of_copies,
    pairs_of_texts,
)
from tawatur.evidence.passages.ends import extend
from tawatur.evidence.passages.features import features
from tawatur.evidence.passages.regions import LEAST, find_regions
from tawatur.evidence.passages.seeds import find_seeds
from tawatur.evidence.passages.sifting import may_hold
from tawatur.evidence.passages.support import accept
from tawatur.evidence.passages.verification import Candidate, Fame, Judge, Pair, verify
from tawatur.evidence.passages.vocabulary import Words, read_words
from tawatur.model import Article, Passage, Span


def find_passages(articles: Sequence[Article]) -> tuple[Passage, ...]:
    """Common wording of any two different articles, with alignment and edits, direction left open.

    Passages come in the order of the articles, ``a`` before ``b``, then by offsets. A span begins and
    ends with a word, or with punctuation that both sides print there. The same articles in the same order
    give the same passages. Copies of one text beyond a dozen are shown as passages of the first only.
    """
    copies = group_copies(articles)
    distinct = [articles[members[0]] for members in copies.members]
    place = {article.id: i for i, article in enumerate(articles)}
    found: list[Passage] = []
    for passage, a, b in _between_texts(distinct):
        ids_a, ids_b = ([articles[i].id for i in copies.members[side]] for side in (a, b))
        for id_a, id_b in pairs_of_texts(ids_a, ids_b):
            renamed = between(passage, id_a, id_b)
            found.append(renamed if place[id_a] < place[id_b] else mirrored(renamed))
    for members, first in zip(copies.members, distinct, strict=True):
        found += _whole_texts([articles[i].id for i in members], first.text)
    return tuple(sorted(found, key=lambda p: (place[p.a.article], place[p.b.article], p.a, p.b)))


def _whole_texts(ids: Sequence[str], text: str) -> Iterator[Passage]:
    """A text equal to the letter is one passage from its first to its last character."""
    bare = text.strip()
    if len(ids) < 2 or not any(c.isalnum() for c in bare):
        return
    start = text.index(bare)
    for i, j in pairs_of_copies(range(len(ids))):
        spans = (Span(ids[k], start, start + len(bare)) for k in (i, j))
        yield Passage(a=next(spans), b=next(spans), similarity=1.0, kind="verbatim")


def _between_texts(articles: Sequence[Article]) -> Iterator[tuple[Passage, int, int]]:
    """Passages between different texts, with the indices of the two."""
    texts = [article.text for article in articles]
    words = read_words(texts)
    wording = Wording(words)
    known = circumstances(articles)
    judge = Judge(words, wording, known)
    for candidate in accept(list(verify(_candidates(words, known.days()), judge))):
        yield _passage(candidate, texts, words, wording), *candidate.pair


def _candidates(words: Words, days: Ints) -> Iterator[tuple[Pair, Bounds, Fame]]:
    """Regions worth aligning, ordered by pair, then by place."""
    found = features(words)
    regions = find_regions(words, find_seeds(words, found, days, LEAST))
    del found
    a0, a1, b0, b1 = extend(words, regions)
    article_a, article_b = words.article_of(a0), words.article_of(b0)
    order = np.lexsort((b0, a0, article_b, article_a))
    order = order[may_hold(words, a0, a1, b0, b1)[order]]
    columns = (x[order].tolist() for x in (article_a, article_b, a0, a1, b0, b1))
    fame = map(Fame, regions.known[order].tolist(), regions.lasting[order].tolist())
    for a, b, p, q, r, s, met in zip(*columns, fame, strict=True):
        yield (a, b), (p, q, r, s), met


def _passage(found: Candidate, texts: Sequence[str], words: Words, wording: Wording) -> Passage:
    a, b = (texts[i] for i in found.pair)
    bounds = (found.a0, found.a1, found.b0, found.b1)
    span_a = int(words.start[found.a0]), int(words.end[found.a1 - 1])
    span_b = int(words.start[found.b0]), int(words.end[found.b1 - 1])
    aligned = compare_words(words, wording, bounds, Texts(a, b))
    (start_a, end_a), (start_b, end_b) = _with_punctuation(a, span_a, b, span_b)
    return Passage(
        a=Span(str(found.pair[0]), start_a, end_a),
        b=Span(str(found.pair[1]), start_b, end_b),
        similarity=aligned.similarity,
        kind="edited" if any(e.op != "spelling" for e in aligned.edits) else "verbatim",
        edits=aligned.edits,
    )


def _with_punctuation(
    a: str, span_a: tuple[int, int], b: str, span_b: tuple[int, int]
) -> list[tuple[int, int]]:
    """Both spans widened by the punctuation that both texts print at their ends."""
    (start_a, end_a), (start_b, end_b) = span_a, span_b
    while end_a < len(a) and end_b < len(b) and a[end_a] == b[end_b] and _is_mark(a[end_a]):
        end_a, end_b = end_a + 1, end_b + 1
    while start_a and start_b and a[start_a - 1] == b[start_b - 1] and _is_mark(a[start_a - 1]):
        start_a, start_b = start_a - 1, start_b - 1
    return [(start_a, end_a), (start_b, end_b)]


def _is_mark(char: str) -> bool:
    return not char.isalnum() and not char.isspace()

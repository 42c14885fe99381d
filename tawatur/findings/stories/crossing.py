"""Stories across languages: an English report of what Arabic papers report.

Words do not meet across scripts, meanings do: the headline and the first sentences are compared as vectors.
Only articles in a language other than most are looked at, so that a run in one language costs nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np

from tawatur.corpus.sentences import sentences
from tawatur.findings.meaning import Matrix, Vectors
from tawatur.model import Article

ALIKE = 0.45
"""Mean, over an opening's sentences, of the likeness to the nearest sentence of the other opening."""

_SENTENCES = 3


def join_languages(
    articles: Sequence[Article],
    groups: Sequence[Sequence[int]],
    near: Callable[[int, int], bool],
    vectors: Vectors,
) -> list[list[int]]:
    """Groups (of numbers into ``articles``) with those of other languages joined to what they report.

    ``near`` says whether two articles are close enough in time. A group joins the one whose opening is most
    like its own, if it is alike enough; else it stays.
    """
    counts = Counter(article.language for article in articles)
    if len(counts) < 2:
        return [list(group) for group in groups]
    main = min(counts, key=lambda language: (-counts[language], language))
    openings: dict[int, Matrix] = {}

    def opening(i: int) -> Matrix:
        if i not in openings:
            openings[i] = vectors.encode(opening_of(articles[i]))
        return openings[i]

    at_home = [k for k, group in enumerate(groups) if articles[group[0]].language == main]
    joined = {k: list(groups[k]) for k in range(len(groups))}
    for k, group in enumerate(groups):
        if articles[group[0]].language == main:
            continue
        best, home = ALIKE, None
        for other in at_home:
            for i in group:
                for j in groups[other]:
                    if near(i, j) and (likeness := alike(opening(i), opening(j))) > best:
                        best, home = likeness, other
        if home is not None:
            joined[home] += joined.pop(k)
    return [sorted(members) for members in joined.values()]


def opening_of(article: Article) -> list[str]:
    """The headline and the first sentences."""
    found = [article.text[s.start : s.end] for s in sentences(article.text)[:_SENTENCES]]
    return [article.title, *found] if article.title else found


def alike(a: Matrix, b: Matrix) -> float:
    """How much of opening ``a`` is said in opening ``b``."""
    if not len(a) or not len(b):
        return 0.0
    return float(np.round((a @ b.T).max(axis=1).mean(), 3))

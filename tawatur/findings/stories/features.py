"""What an article is about: its rare words, weighted.

The weight of a word is the surprise of meeting it in an article (inverse document frequency, Spärck Jones
1972). In a small run the run's own counts say little, so they are blended with the word's frequency in
Arabic at large; in a large run the run decides.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import log, sqrt

from tawatur.corpus.clitics import frequency, stem
from tawatur.corpus.folding import fold_string
from tawatur.model import Article

Vector = dict[str, float]

KEPT = 60
"""How many words stand for an article: fewer lose stories, more only cost time."""

_BACKGROUND = 2000.0
"""How many articles of the run weigh as much as the language at large."""

_WORD = re.compile(r"[^\W\d_]{2,}|\d{2,}")
_LEAD = 600
_READ = 6000


@lru_cache(maxsize=400_000)
def _term(word: str) -> tuple[str, float]:
    """The stem of a folded word, and the probability that an article of 200 words holds the word."""
    zipf = max(frequency(word), 1.5)
    return stem(word), float(min(0.9, 200 * 10 ** (zipf - 9)))


def counts_of(article: Article) -> dict[str, tuple[float, float]]:
    """Stem -> (weighted count, rate in the language). Headline and opening count more than the rest."""
    words: dict[str, float] = {}
    parts = (
        (article.title or "", 2.0),
        (article.text[:_LEAD], 1.5),
        (article.text[_LEAD:_READ], 1.0),
    )
    for text, weight in parts:
        for word, times in Counter(_WORD.findall(fold_string(text))).items():
            words[word] = words.get(word, 0.0) + times * weight
    counts: dict[str, tuple[float, float]] = {}
    for word, count in words.items():
        key, rate = _term(word)
        before, known = counts.get(key, (0.0, 0.0))
        counts[key] = (before + count, max(known, rate))
    return counts


def vectors_of(articles: Sequence[Article]) -> list[Vector]:
    """One unit vector an article, of its most telling words."""
    bags = [counts_of(article) for article in articles]
    seen: Counter[str] = Counter(key for bag in bags for key in bag)
    return [weighed(bag, seen, len(bags)) for bag in bags]


def weighed(bag: Mapping[str, tuple[float, float]], seen: Mapping[str, int], articles: int) -> Vector:
    """The unit vector of an article's most telling words, where ``seen`` of so many articles hold each."""
    total = articles + _BACKGROUND
    weights = {
        key: (1 + log(count)) * -log((seen[key] + _BACKGROUND * rate) / total)
        for key, (count, rate) in bag.items()
    }
    best = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:KEPT]
    return unit({key: weight for key, weight in best if weight > 0})


def unit(vector: Mapping[str, float]) -> Vector:
    """The vector at length one; the empty one stays empty."""
    length = sqrt(sum(weight * weight for weight in vector.values()))
    return {key: weight / length for key, weight in vector.items()} if length else {}


def cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """The cosine of two unit vectors."""
    if len(a) > len(b):
        a, b = b, a
    return sum(weight * b[key] for key, weight in a.items() if key in b)

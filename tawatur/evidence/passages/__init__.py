"""Passages: common wording of two articles, found in time that grows with the number of words.

In reading order: ``vocabulary`` (texts to columns of word numbers), ``features`` (skip-grams over stems),
``seeds`` (the index), ``regions`` (seeds clustered on both sides), ``ends`` (where they begin and end),
``verification`` (formulae and chance turned away), ``alignment`` (edits word by word), ``duplicates``
(texts equal to the letter). ``search`` joins them.
"""

from tawatur.evidence.passages.alignment import align, compare, similarity
from tawatur.evidence.passages.search import find_passages

__all__ = ["align", "compare", "find_passages", "similarity"]

"""Passages: common wording of two articles, found in time that grows with the number of words.

In reading order: ``vocabulary`` (texts to columns of word numbers), ``features`` (skip-grams over stems),
``facts`` (how many articles have a feature), ``seeds`` (the join), ``regions`` (seeds clustered on both
sides),
``ends`` (where they begin and end), ``verification`` with ``factors`` (formulae and chance turned away),
``support`` (what a third article knows), ``alignment`` (edits word by word), ``duplicates`` (texts equal
to the
letter). ``search`` joins them; ``index`` keeps what they found, so that articles can be added.
"""

from tawatur.evidence.passages.alignment import align, compare, similarity
from tawatur.evidence.passages.index import PassageIndex, Update, find_passages

__all__ = ["PassageIndex", "Update", "align", "compare", "find_passages", "similarity"]

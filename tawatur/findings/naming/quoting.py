"""Whose wording a name stands in: a quotation's, or one that the article has from another."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import accumulate

from tawatur.corpus.folding import fold_string
from tawatur.model import Article, Mention, Passage, Range, Reading

_NEAR = 3  # characters by which a quotation must be longer than the name in it


class Quotations:
    """What an article gives in the words of others. Built once an article, asked for every mention."""

    def __init__(self, text: str, reading: Reading) -> None:
        self._text = text
        self._spoken = sorted(
            (start, end, statement.mode)
            for statement in reading.statements
            if statement.mode in ("direct", "mixed")
            for start, end in statement.content
        )
        self._starts = [start for start, _, _ in self._spoken]
        self._reach = list(accumulate((end for _, end, _ in self._spoken), max))

    def hold(self, mention: Mention) -> bool:
        """Is it inside a direct statement, or in quotation marks of a mixed one with more than the name?"""
        at = bisect_right(self._starts, mention.start) - 1
        while at >= 0 and self._reach[at] >= mention.end:
            start, end, mode = self._spoken[at]
            if mention.end <= end and (mode == "direct" or _marked(self._text, start, end, mention)):
                return True
            at -= 1
        return False


def _marked(text: str, start: int, end: int, mention: Mention) -> bool:
    opened: int | None = None
    for i in range(start, end):
        char = text[i]
        if char in "«“" or (char == '"' and opened is None):
            opened = i
        elif char in "»”" or char == '"':
            if opened is not None and opened < mention.start and mention.end <= i:
                return i - opened - 1 > mention.end - mention.start + _NEAR
            opened = None
    return opened is not None and opened < mention.start


def copied_stretches(
    passages: Sequence[Passage], articles: Mapping[str, Article]
) -> dict[str, list[tuple[Range, str]]]:
    """Article id -> stretches it has from another article, with that article's folded wording."""
    out: dict[str, list[tuple[Range, str]]] = defaultdict(list)
    for passage in passages:
        relation = passage.direction.relation if passage.direction else "unknown"
        for mine, other, copied in (
            (passage.a, passage.b, relation in ("a_from_b", "common_source")),
            (passage.b, passage.a, relation in ("b_from_a", "common_source")),
        ):
            if copied and other.article in articles:
                text = articles[other.article].text[other.start : other.end]
                out[mine.article].append(((mine.start, mine.end), fold_string(text)))
    return dict(out)

"""Whose wording a name stands in: a quotation's, or one that the article has from another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tawatur.corpus.folding import fold_string
from tawatur.model import Article, Mention, Passage, Range, Reading

_NEAR = 3  # characters by which a quotation must be longer than the name in it


def in_quotation(text: str, reading: Reading, mention: Mention) -> bool:
    """Inside a direct statement, or between quotation marks that hold more than the name in a mixed one."""
    for statement in reading.statements:
        for start, end in statement.content:
            if start <= mention.start and mention.end <= end:
                if statement.mode == "direct":
                    return True
                if statement.mode == "mixed" and _marked(text, start, end, mention):
                    return True
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

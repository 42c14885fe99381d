"""Where a text itself shows whose reporting it is, and where that is only likely.

A printed byline covers its article, wording that stands in another text of the lineage shows where it comes
from, and a credit in the text covers its sentence. What lies between them in an article stitched together
by its desk may be the desk's own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tawatur.corpus.document import document
from tawatur.model import Article, Lineage, Passage, Range

Shown = Mapping[tuple[str, str], Sequence[Range] | None]
"""(article, label) -> the stretches that are shown to be of that lineage; ``None``: all of the article."""

_PROVEN = 0.9
"""Confidence from which a lineage is shown by what is printed."""

_MOST = 0.5
"""Part of a clause that must lie in shown stretches."""


def shown_lineages(
    articles: Mapping[str, Article],
    lineages: Mapping[str, Sequence[Lineage]],
    passages: Sequence[Passage],
) -> Shown:
    """What byline, credits and common wording show of the lineages of the articles."""
    labels: dict[str, set[str]] = {key: {item.label for item in own} for key, own in lineages.items()}
    found: dict[tuple[str, str], list[Range] | None] = defaultdict(list)
    for key, own in lineages.items():
        for item in own:
            if item.confidence < _PROVEN and item.how != "own":
                # by wording or style alone: likely, not shown
                found[key, item.label] = found[key, item.label] or []
                continue
            printed = [quote for quote in item.evidence if quote.article == key]
            if item.how == "own" or any(quote.field != "text" for quote in printed):
                found[key, item.label] = None
            elif key in articles:
                spans = _sentences_of(articles[key], [quote.start for quote in printed])
                found[key, item.label] = [*(found[key, item.label] or ()), *spans]
    for passage in passages:
        a, b = passage.a, passage.b
        for label in sorted(labels.get(a.article, set()) & labels.get(b.article, set())):
            for side in (a, b):
                if (spans_of := found[side.article, label]) is not None:
                    spans_of.append((side.start, side.end))
    return dict(found)


def _sentences_of(article: Article, places: Sequence[int]) -> list[Range]:
    sentences = document(article).sentences
    return [(s.start, s.end) for s in sentences if any(s.start <= at < s.end for at in places)]


def is_shown(shown: Shown, article: str, label: str, span: Range) -> bool:
    """Whether most of a stretch lies where the text shows its lineage; unknown articles count as shown."""
    stretches = shown.get((article, label))
    if stretches is None:
        return True
    covered = {at for start, end in stretches for at in range(max(start, span[0]), min(end, span[1]))}
    return len(covered) >= _MOST * (span[1] - span[0])

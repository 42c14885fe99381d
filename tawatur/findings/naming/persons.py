"""Who may stand in an index: private persons – victims, minors, bystanders – may not."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from tawatur import lexicon
from tawatur.corpus.folding import fold_string, folded_words
from tawatur.corpus.words import tokens
from tawatur.model import Article, Entity, Mention, Reading

_NEAR = 3  # characters between an office or title and the name that holds it


def public_entities(
    articles: Sequence[Article], readings: Sequence[Reading], entities: Sequence[Entity]
) -> frozenset[str]:
    """Entities that may be indexed: all but persons, and persons who speak, hold office or bear a title.

    A child, or whoever a text calls a victim, may not, unless an office stands beside the name.
    """
    persons = {e.id for e in entities if e.kind == "person"}
    public = {e.id for e in entities if e.kind not in ("person", "office", "nationality")}
    texts = {a.id: a.text for a in articles}
    victims: set[str] = set()
    in_office: set[str] = set()
    for reading in readings:
        speakers = {s.speaker_id for s in reading.statements if s.speaker_id}
        spans = [s.speaker or s.antecedent for s in reading.statements]
        held = sorted(m.start for m in reading.mentions if m.kind == "office")
        ends = sorted(m.end for m in reading.mentions if m.kind == "office")
        for mention in reading.mentions:
            if mention.entity not in persons:
                continue
            if _behind(texts.get(reading.article, ""), mention, _victims(), adjective=True):
                victims.add(mention.entity)
            spoke = mention.entity in speakers or any(
                span and span[0] <= mention.start and mention.end <= span[1] for span in spans
            )
            office = mention.kind == "office" or _beside(mention, held, ends)
            if office:
                in_office.add(mention.entity)
            if spoke or office or _behind(texts.get(reading.article, ""), mention, _titles()):
                public.add(mention.entity)
    return frozenset(public - (victims - in_office))


def _beside(mention: Mention, starts: Sequence[int], ends: Sequence[int]) -> bool:
    """Whether an office stands right before or right after the name."""
    i = bisect_right(ends, mention.start)
    before = i > 0 and mention.start - ends[i - 1] <= _NEAR
    j = bisect_right(starts, mention.end)
    after = j < len(starts) and starts[j] - mention.end <= _NEAR
    return before or after


@cache
def _titles() -> frozenset[str]:
    """Ranks and titles that make a person public; «السيد» is none."""
    rows = lexicon.load("titles.yaml")["titles"]
    words = {fold_string(word) for row in rows for word in row["words"] if len(word) > 2}
    return frozenset(
        words - {fold_string(word) for word in lexicon.load("epithets.yaml")["courtesy"]["words"]}
    )


@cache
def _victims() -> frozenset[str]:
    return folded_words("epithets.yaml", "victims", "words")


def _behind(text: str, mention: Mention, words: frozenset[str], adjective: bool = False) -> bool:
    """Whether one of the words stands right before a name, or with one adjective between them."""
    before = [t.text for t in tokens(text[max(0, mention.start - 32) : mention.start])]
    if adjective and len(before) > 1 and before[-1].startswith("ال") and before[-1] not in words:
        before = before[:-1]
    return bool(before) and before[-1] in words

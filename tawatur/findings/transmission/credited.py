"""What an article's own credits settle: which stretches are whose, before any other article is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tawatur import lexicon
from tawatur.corpus.folding import fold_string
from tawatur.corpus.sentences import Sentence
from tawatur.corpus.words import tokens
from tawatur.evidence.credits import Registry
from tawatur.findings.transmission.standing import Standing
from tawatur.findings.transmission.stretches import Claimed
from tawatur.model import Credit

BYLINE = 1.4
"""Weight of a byline's credit against copies: two outlets that credit another agency outweigh it."""

TEXT = 4.0
"""Weight of a credit in the text: it names the sentence itself."""


def carries(credit: Credit, registry: Registry) -> bool:
    """Does a text credit make its stretch that agency's reporting?

    Only an agency's does; a newspaper or channel is quoted in the article's own words. Nor does a state's
    mouthpiece that speaks itself («قالت وكالة سانا»): it is its owner's carrier.
    """
    outlet = registry.get(credit.key)
    if outlet is None or outlet.kind != "agency":
        return False
    return not (outlet.mouthpiece_of and credit.voice)


def credited(standing: Standing, sentences: Sequence[Sentence], registry: Registry) -> list[Claimed]:
    """Claims that an article's byline and text credits make on its own text.

    A byline with one agency covers all. Under «وكالات», or several agencies, a credit in the text covers its
    section; in an outlet's own article it covers its sentence and what goes on with it.
    """
    length = len(standing.article.text)
    if standing.agency is not None:
        return [Claimed(0, length, standing.agency, BYLINE)]
    out = [
        Claimed(start, end, credit.key, TEXT)
        for credit in standing.texts
        if credit.key is not None and carries(credit, registry)
        for start, end in credit.covers
    ]
    if (standing.nameless or len(standing.agencies) > 1) and out:
        out += _sections(standing, sentences, out)
    return out


def _sections(standing: Standing, sentences: Sequence[Sentence], claims: Sequence[Claimed]) -> list[Claimed]:
    """Let each text credit of an article put together from agencies reach to the ends of its section."""
    text = standing.article.text
    bounds = [s.start for s in sentences if breaks(text, s)] + [len(text)]
    out = []
    for i, claim in enumerate(claims):
        others = [c for c in claims if c.label != claim.label]
        start = max(
            [0, *(b for b in bounds if b <= claim.start), *(c.end for c in others if c.end <= claim.start)]
        )
        end = min(
            [
                len(text),
                *(b for b in bounds if b >= claim.end),
                *(c.start for c in others if c.start >= claim.end),
            ]
        )
        if start < end:
            out.append(Claimed(start, end, claim.label, 1.0 + 0.001 * i))
    return out


@cache
def _break_words() -> tuple[tuple[str, ...], ...]:
    rows = lexicon.load("credit_cues.yaml")["section_breaks"]["starts"]
    return tuple(tuple(fold_string(row).split()) for row in rows)


def breaks(text: str, sentence: Sentence) -> bool:
    """Does a sentence turn to another matter («من جهة أخرى …»)?"""
    first = tuple(t.text for t in tokens(text[sentence.start : min(sentence.end, sentence.start + 40)])[:3])
    return any(
        first[: len(row)] == row
        or (first and first[0][:1] == "و" and (first[0][1:], *first[1:])[: len(row)] == row)
        for row in _break_words()
    )

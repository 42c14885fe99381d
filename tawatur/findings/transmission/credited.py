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
    carrying = [c for c in standing.texts if carries(c, registry)]
    out = [Claimed(s, e, c.key, TEXT) for c in carrying if c.key is not None for s, e in c.covers]
    if standing.nameless or len(standing.agencies) > 1:
        out += _sections(standing, sentences, [c for c in carrying if not c.voice])
    return out


_BEFORE, _AFTER = 3, 6
"""How many sentences before and after a credit its section may hold."""


def _sections(standing: Standing, sentences: Sequence[Sentence], credits: Sequence[Credit]) -> list[Claimed]:
    """Let each text credit of an article put together from agencies reach to the ends of its section.

    A section ends where another agency is credited or the text turns to another matter.
    """
    text = standing.article.text
    turns = {i for i, s in enumerate(sentences) if breaks(text, s)}
    places = {s.start: i for i, s in enumerate(sentences)}
    held = {places[s]: c.key for c in standing.texts for s, _ in c.covers if s in places}
    out = []
    for credit in credits:
        at = places.get(credit.covers[0][0])
        if at is None or credit.key is None:
            continue
        first, last = at, at
        while (
            first > max(0, at - _BEFORE)
            and first not in turns
            and held.get(first - 1, credit.key) == credit.key
        ):
            first -= 1
        while (
            last + 1 < min(len(sentences), at + _AFTER + 1)
            and last + 1 not in turns
            and held.get(last + 1, credit.key) == credit.key
        ):
            last += 1
        out.append(Claimed(sentences[first].start, sentences[last].end, credit.key, 1.0))
    return out


@cache
def _break_words() -> tuple[tuple[str, ...], ...]:
    rows = lexicon.load("credit_cues.yaml")["section_breaks"]["starts"]
    return tuple(tuple(fold_string(row).split()) for row in rows)


def breaks(text: str, sentence: Sentence, least: int = 1) -> bool:
    """Does a sentence turn to another matter («من جهة أخرى …») with a phrase of ``least`` words or more?"""
    head = tokens(text[sentence.start : min(sentence.end, sentence.start + 40)])[:3]
    words = tuple(t.text for t in head)
    bare = (words[0].removeprefix("و"), *words[1:]) if words else ()
    return any(
        words[: len(row)] == row or bare[: len(row)] == row for row in _break_words() if len(row) >= least
    )

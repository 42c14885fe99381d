"""All credits of one article, with the stretch of text that each covers."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur import lexicon
from tawatur.corpus.document import Document
from tawatur.corpus.folding import folded_words
from tawatur.corpus.words import Token
from tawatur.evidence.credits.bylines import byline_credits
from tawatur.evidence.credits.cues import Sight, manner_of, speaks
from tawatur.evidence.credits.names import Named, find_names
from tawatur.evidence.credits.registry import Registry
from tawatur.model import Credit, Quote, Range


def find_credits(document: Document, registry: Registry | None = None) -> tuple[Credit, ...]:
    """Every credit that an article gives: of its byline first, then those in its text, in order.

    A text credit covers its sentence and the sentences that go on with the same speech («وأضاف …»). A
    medium that is only talked about, and the article's own outlet, are no credits.
    """
    registry = registry or Registry.load()
    byline = byline_credits(document, registry)
    taken = {(c.quote.start, c.quote.end) for c in byline if c.quote.field == "text"}
    own = registry.own_keys(document.article)
    names = find_names(document.tokens, registry)
    found = [c for c in _text_credits(document, names, own) if (c.quote.start, c.quote.end) not in taken]
    return (*byline, *found)


def _text_credits(document: Document, names: Sequence[Named], own: frozenset[str]) -> list[Credit]:
    out: list[Credit] = []
    seen: set[tuple[str | None, int]] = set()
    places = _by_sentence(document, names)
    last: str | None = None
    last_voice = False
    for number, (start, end, _) in enumerate(document.sentences):
        here = list(places.get(number, ()))
        if not here and last is None:
            continue
        span = document.tokens_in(start, end)
        words = document.tokens[span.start : span.stop]
        if last is not None:
            here += _again(words, span.start, last)
        for named in here:
            local = named._replace(
                start=named.start - span.start,
                end=named.end - span.start,
                noun=None if named.noun is None else max(0, named.noun - span.start),
            )
            sight = Sight(words, local)
            manner = manner_of(sight)
            if manner is None or named.kind == "nameless":
                continue
            again = last is not None and named.kind == "again"
            voice = last_voice if again else speaks(manner, sight)
            last, last_voice = named.key, voice
            if named.key not in own and (named.key, number) not in seen:
                seen.add((named.key, number))
                out.append(_credit(document, named, voice, number))
    return _chained(document, out, places)


def _by_sentence(document: Document, names: Sequence[Named]) -> dict[int, list[Named]]:
    """Names by the number of their sentence; both are in order, so one pass is enough."""
    out: dict[int, list[Named]] = {}
    number = 0
    sentences = document.sentences
    for named in names:
        at = document.tokens[named.start].start
        while number + 1 < len(sentences) and sentences[number].end <= at:
            number += 1
        if sentences and sentences[number].start <= at < sentences[number].end:
            out.setdefault(number, []).append(named)
    return out


def _again(words: Sequence[Token], offset: int, key: str) -> list[Named]:
    """«وبحسب الوكالة»: the medium credited before, taken up by its kind."""
    known = _words("anaphora")
    return [
        Named(offset + i, offset + i + 1, key, "again", "ل" if t.text.lstrip("و").startswith("لل") else "")
        for i, t in enumerate(words[:12])
        if t.text in known and (i + 1 == len(words) or words[i + 1].text not in _NOT_ALONE)
    ]


_NOT_ALONE = frozenset({"الدوليه", "الامريكيه", "الاميركيه", "الفضاءيه", "الوطنيه", "الاوروبيه"})


def _words(key: str) -> frozenset[str]:
    return folded_words("credit_cues.yaml", key, "words")


def _credit(document: Document, named: Named, voice: bool, number: int) -> Credit:
    start, end = document.tokens[named.first].start, document.tokens[named.end - 1].end
    sentence = document.sentences[number]
    quote = Quote(article=document.article.id, start=start, end=end, text=document.text[start:end])
    return Credit(
        article=document.article.id,
        key=named.key,
        scope="text",
        quote=quote,
        covers=((sentence.start, sentence.end),),
        voice=voice,
    )


def _chained(document: Document, credits: list[Credit], places: dict[int, list[Named]]) -> list[Credit]:
    """Let each credit also cover the sentences straight after it that go on with the same speech."""
    numbers = {s.start: i for i, s in enumerate(document.sentences)}
    taken = {numbers[c.covers[0][0]] for c in credits}
    out = []
    for credit in credits:
        number = numbers[credit.covers[0][0]]
        covers = (*credit.covers, *_going_on(document, number, taken, places))
        out.append(Credit(**{f: getattr(credit, f) for f in credit.__struct_fields__} | {"covers": covers}))
    return out


def _going_on(
    document: Document, number: int, taken: set[int], places: dict[int, list[Named]]
) -> list[Range]:
    out: list[Range] = []
    most = int(lexicon.load("credit_cues.yaml")["continues"]["most"])
    for k in range(number + 1, min(number + 1 + most, len(document.sentences))):
        sentence = document.sentences[k]
        span = document.tokens_in(sentence.start, sentence.end)
        first = document.tokens[span.start].text if len(span) else ""
        if k in taken or k in places or first not in _words("continues"):
            break
        out.append((sentence.start, sentence.end))
    return out

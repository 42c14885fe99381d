"""Credits that cover a whole article: bylines, datelines («عدن (رويترز) -»), closing lines («(د ب أ)»).

A short name counts here only where it fills a part of the line by itself: «الرياض - واس» names an
agency, «فارس العتيبي - الدمام» names a man.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from tawatur import lexicon
from tawatur.corpus.document import Document
from tawatur.corpus.folding import fold_string, folded_words
from tawatur.corpus.words import Token, tokens
from tawatur.evidence.credits.names import QUOTES, Named, find_names
from tawatur.evidence.credits.registry import Registry
from tawatur.model import Credit, Quote

_SEPARATORS = QUOTES | frozenset("-–—ـ:()[]،,|/\\;؛&*") | {"nbsp", "من", "و", "+"}
_DASHES = frozenset("-–—ـ:")
_HEAD_TOKENS = 14
_TAIL_TOKENS = 8


def byline_credits(document: Document, registry: Registry) -> list[Credit]:
    """Credits of the byline, of a dateline at the body's head and of a closing line, in that order."""
    article = document.article
    own = registry.own_keys(article)
    out: list[Credit] = []
    if article.byline:
        words = tokens(article.byline)
        out += [_credit(article.id, n, words, article.byline, "byline") for n in _standing(words, registry)]
    seen = {c.key for c in out}
    for named in [*_dateline(document, registry), *_closing(document, registry)]:
        if named.key not in seen and not (named.key is None and seen):
            out.append(_credit(article.id, named, document.tokens, document.text, "text"))
            seen.add(named.key)
    out += _signed(document, seen)
    return [c for c in out if c.key not in own]


def _credit(
    article: str, named: Named, words: Sequence[Token], text: str, field: Literal["byline", "text"]
) -> Credit:
    start, end = words[named.first].start, words[named.end - 1].end
    quote = Quote(article=article, field=field, start=start, end=end, text=text[start:end])
    return Credit(article=article, key=named.key, scope="byline", quote=quote)


def _standing(words: Sequence[Token], registry: Registry) -> Iterator[Named]:
    """The media that a line of credits names: agencies by any name, outlets by their full name."""
    for named in find_names(words, registry):
        agency = registry.is_agency(named.key)
        if named.kind == "full":
            stands = agency or _alone(words, named)
        elif named.kind == "nameless":
            stands = named.noun is None and _alone(words, named)
        else:
            stands = named.kind == "short" and agency and _is_part(words, named)
        if stands:
            yield named


def _alone(words: Sequence[Token], named: Named) -> bool:
    """Does the name fill its part of the line?"""
    before, after = named.first - 1, named.end
    return (before < 0 or words[before].text in _SEPARATORS) and (
        after >= len(words) or words[after].text in _SEPARATORS
    )


def _is_part(words: Sequence[Token], named: Named) -> bool:
    """A short name must fill its part; spaced initials, which no person bears, may stand at its edge."""
    if named.noun is not None or _alone(words, named):
        return True
    spaced = named.end - named.start >= 3 or words[named.start].text in ("واس", "وام")
    before, after = named.first - 1, named.end
    edge = (
        before < 0
        or words[before].text in _SEPARATORS
        or after >= len(words)
        or words[after].text in _SEPARATORS
    )
    return spaced and edge


def _dateline(document: Document, registry: Registry) -> list[Named]:
    """Media in the head of a body, before the dash or colon that ends its dateline."""
    words = document.tokens[:_HEAD_TOKENS]
    end = _dateline_end(words, document.text)
    if end is None:
        return []
    head = words[:end]
    if any(t.text in _speech() for t in head):
        return []
    return [n for n in _standing(head, registry) if registry.is_agency(n.key) or n.kind == "nameless"]


def _dateline_end(words: Sequence[Token], text: str) -> int | None:
    """Where a dateline ends: at its last dash, colon, closing bracket before a dash, or line break."""
    end = None
    for i, token in enumerate(words):
        if token.text in _DASHES and (token.start == 0 or not text[token.start - 1].isdigit()):
            end = i
        elif i and "\n" in text[words[i - 1].end : token.start]:
            return i
    return end


def _closing(document: Document, registry: Registry) -> list[Named]:
    """Media in a body's last line or last bracket: «(رويترز)», «المصدر: د ب أ», «أ ف ب/ رويترز»."""
    words = document.tokens
    if not words:
        return []
    start = _closing_start(document)
    tail = words[start:]
    if not tail or len(tail) > _TAIL_TOKENS + 4:
        return []
    names = [n for n in _standing(tail, registry) if registry.is_agency(n.key) or n.kind == "nameless"]
    if not names or not _only_names(tail, find_names(tail, registry)):
        return []
    return [
        n._replace(start=n.start + start, end=n.end + start, noun=None if n.noun is None else n.noun + start)
        for n in names
    ]


def _closing_start(document: Document) -> int:
    """Index of the first token of the last line, or of the last bracket where the text ends with one."""
    words, text = document.tokens, document.text
    if words[-1].text == ")":
        for i in range(len(words) - 1, max(-1, len(words) - _TAIL_TOKENS - 2), -1):
            if words[i].text == "(":
                return i
    line = text.rstrip().rfind("\n") + 1
    return document.tokens_in(line, len(text)).start


def _only_names(words: Sequence[Token], names: Sequence[Named]) -> bool:
    """Is every word of a closing line part of a medium's name or of a label like «المصدر»?"""
    covered = {i for n in names for i in range(n.first, n.end)}
    return all(
        i in covered or t.kind == "punct" or t.text in _labels() or len(t.text) == 1
        for i, t in enumerate(words)
    )


def _labels() -> frozenset[str]:
    return folded_words("credit_cues.yaml", "footers", "source_labels")


@cache
def _speech() -> frozenset[str]:
    cues = lexicon.load("credit_cues.yaml")
    lists = (
        cues["relays"]["feminine"],
        cues["says"]["feminine"],
        cues["says"]["masculine"],
        cues["according"]["words"],
    )
    return frozenset(word for words in lists for word in fold_string(words).split())


def _signed(document: Document, seen: set[str | None]) -> list[Credit]:
    """Formulae that only one agency prints at the end of its reports."""
    out = []
    for row in lexicon.load("credit_cues.yaml")["footers"]["signatures"]:
        at = document.folded.text.find(fold_string(row["words"])) if row["key"] not in seen else -1
        if at >= 0:
            start, end = document.folded.original(at, at + len(fold_string(row["words"])))
            quote = Quote(article=document.article.id, start=start, end=end, text=document.text[start:end])
            out.append(Credit(article=document.article.id, key=row["key"], scope="byline", quote=quote))
    return out

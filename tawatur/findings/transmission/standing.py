"""What one article says about where it comes from: the ground on which directions and lineages stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tawatur.corpus.folding import folded_words
from tawatur.corpus.words import Token, tokens
from tawatur.evidence.credits import Registry, find_names
from tawatur.model import Article, Credit, Reading, outlet_key

_DASHES = frozenset('-–—ـ:()[]،,|/«»"“”') | {"من"}
_HEAD_CHARS = 160


class Standing(NamedTuple):
    """An article with its credits sorted by what they mean.

    ``agencies`` are those the byline names, in order; ``outlets`` other papers it names; ``nameless``: it
    says «وكالات»; ``signed``: a person or the house itself signs and no agency does; ``bare``: nobody does.
    ``texts`` are the credits inside the body.
    """

    article: Article
    house: str
    own: frozenset[str]
    agencies: tuple[str, ...]
    outlets: tuple[str, ...]
    nameless: bool
    signed: bool
    bare: bool
    bylines: tuple[Credit, ...]
    texts: tuple[Credit, ...]

    @property
    def agency(self) -> str | None:
        """The one agency that the byline credits, if it credits one alone."""
        return (
            self.agencies[0] if len(self.agencies) == 1 and not self.outlets and not self.nameless else None
        )


def standings(
    articles: Sequence[Article], readings: Sequence[Reading], registry: Registry
) -> dict[str, Standing]:
    """The standing of every article, by its id."""
    credits = {r.article: r.credits for r in readings}
    return {a.id: _standing(a, credits.get(a.id, ()), registry) for a in articles}


def _standing(article: Article, credits: Sequence[Credit], registry: Registry) -> Standing:
    bylines = tuple(c for c in credits if c.scope == "byline")
    keys = list(dict.fromkeys(c.key for c in bylines if c.key is not None))
    agencies = tuple(k for k in keys if registry.is_agency(k))
    nameless = any(c.key is None for c in bylines)
    own = registry.own_keys(article)
    printed = bool(article.byline and article.byline.strip())
    signed = not bylines and (
        _by_person(article.byline or "", registry) or _house_head(article, own, registry)
    )
    return Standing(
        article=article,
        house=outlet_key(article),
        own=own,
        agencies=agencies,
        outlets=tuple(k for k in keys if k not in agencies and k not in own),
        nameless=nameless,
        signed=signed,
        bare=not bylines and not signed and not printed,
        bylines=bylines,
        texts=tuple(c for c in credits if c.scope == "text"),
    )


def _desk_words() -> frozenset[str]:
    return folded_words("credit_cues.yaml", "house_heads", "words")


def _parts(words: Sequence[Token]) -> list[list[Token]]:
    out: list[list[Token]] = [[]]
    for token in words:
        if token.text in _DASHES:
            out.append([])
        else:
            out[-1].append(token)
    return [p for p in out if p]


def signed(article: Article, registry: Registry | None = None) -> bool:
    """Does a person's name stand in an article's byline?"""
    return _by_person(article.byline or "", registry or Registry.load())


def _by_person(byline: str, registry: Registry) -> bool:
    """Does a part of a byline look like a person's name: two words or more, no medium, no desk?"""
    for part in _parts(tokens(byline)):
        words = [t for t in part if t.kind == "word" and len(t.text) >= 2]
        if (
            len(words) >= 2
            and not find_names(part, registry)
            and not any(t.text in _desk_words() for t in words)
        ):
            return True
    return False


def _house_head(article: Article, own: frozenset[str], registry: Registry) -> bool:
    """Does the body open with a line of the house itself («سالم فهد- سبق- جازان: …», «متابعة ـ …:»)?"""
    head = article.text[:_HEAD_CHARS]
    colon = head.find(":")
    if colon < 0 or not own:
        return False
    line = head[head.rfind("\n", 0, colon) + 1 : colon]
    words = tokens(line)
    return len(words) <= 12 and any(n.key in own for n in find_names(words, registry))

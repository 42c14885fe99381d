"""Corrections, withdrawals and later denials, each linked to the claim that it takes back.

A correction is a sentence that says so («تصحيح: …», «سحبت الوكالة خبرها عن …», «تراجع عن تصريحاته بشأن …»).
What it corrects is the claim, told elsewhere, that shares most of its telling words. A denial is a later one
where it was printed after what it denies.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal

from tawatur.corpus.clitics import stem
from tawatur.corpus.document import Document
from tawatur.corpus.folding import folded_words
from tawatur.findings.claims.slots import keys_of
from tawatur.findings.claims.units import Unit
from tawatur.findings.denials import Denial
from tawatur.model import Correction, Range

_NEAR = 4
"""Words after the verb among which the thing said stands."""

_SHARED = 0.5
"""Part of a claim's words, by weight, that the correction names."""

_ENOUGH = 3.0
"""Least weight of the words that a correction and a claim share."""

_ABOUT = 2
"""Sentences that a correction goes on for: «تصحيح» may stand in a line of its own."""

Kind = Literal["correction", "withdrawal", "denial"]


@cache
def _words(name: str) -> frozenset[str]:
    folded = folded_words("claims/corrections.yaml", name, "words")
    return frozenset(map(stem, folded)) if name == "said" else folded


def correcting(texts: Sequence[str]) -> tuple[Kind, int] | None:
    """Whether a sentence's folded words correct or withdraw something, and at which of them."""
    if texts and texts[0] in _words("headings"):
        return "correction", 0
    kinds: tuple[tuple[str, Kind], ...] = (("corrects", "correction"), ("withdraws", "withdrawal"))
    for i, text in enumerate(texts):
        for name, kind in kinds:
            near = texts[i + 1 : i + 1 + _NEAR]
            if text in _words(name) and any(stem(word) in _words("said") for word in near):
                return kind, i
    return None


def corrections_in(
    groups: Sequence[Sequence[Unit]],
    pages: Mapping[str, Document],
    published: Mapping[str, str | None],
    denials: Sequence[Denial],
) -> dict[int, tuple[Correction, ...]]:
    """Number of a group -> what corrects, withdraws or later denies it, in the order of the articles."""
    found: dict[int, dict[Correction, None]] = defaultdict(dict)
    for article, page in pages.items():
        for number, sentence in enumerate(page.sentences):
            inside = [
                page.tokens[i]
                for i in page.tokens_in(sentence.start, sentence.end)
                if page.tokens[i].kind == "word"
            ]
            said = correcting([token.text for token in inside])
            if said is None:
                continue
            of = _corrected(article, number, page, groups)
            if of is not None:
                kind, at = said
                cue = (inside[at].start, inside[at].end)
                span = (sentence.start, sentence.end)
                found[of][_correction(kind, article, span, cue)] = None
    for denial in denials:
        first, then = published.get(denial.denied.article), published.get(denial.denying.article)
        if first and then and first < then and denial.denied.article != denial.denying.article:
            unit = denial.denying
            found[denial.of][_correction("denial", unit.article, unit.range, None)] = None
    return {number: tuple(own) for number, own in found.items()}


def _correction(kind: Kind, article: str, span: Range, cue: Range | None) -> Correction:
    return Correction(kind=kind, article=article, start=span[0], end=span[1], cue=cue)


def _corrected(article: str, sentence: int, page: Document, groups: Sequence[Sequence[Unit]]) -> int | None:
    """The group whose words the correction holds most of; none where no clause elsewhere is close enough."""
    around = page.sentences[sentence : sentence + _ABOUT]
    inside = page.tokens_in(around[0].start, around[-1].end)
    held = {key for i in inside for key, _ in keys_of(page.tokens[i].text)}
    best, most = None, 0.0
    for number, group in enumerate(groups):
        for unit in group:
            if unit.article == article and sentence <= unit.clause.sentence < sentence + _ABOUT:
                continue
            words = {key: weight for key, weight in unit.saying.words.items() if not key.startswith("#")}
            shared = sum(weight for key, weight in words.items() if key in held)
            total = sum(words.values())
            if shared >= max(_ENOUGH, _SHARED * total) and shared > most:
                best, most = number, shared
    return best

"""Which numbers of a clause are tolls, of whom, and which tolls can be rivals.

A number counts by a toll only where the toll word governs it. What is part of another number, what is the
name of something (الدفعة 12) and what is measured counts nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from tawatur import lexicon
from tawatur.corpus.clitics import split, stem
from tawatur.corpus.document import Document
from tawatur.corpus.folding import folded_words
from tawatur.corpus.words import Token
from tawatur.findings.claims.concepts import concepts_of
from tawatur.model import Quantity

_GOVERNED = 3
"""Words that may stand between a toll word and the number it governs."""

_UNLIKE = 3.0
"""How many times one toll may be another before they are taken for tolls of two events."""


def _words(name: str) -> frozenset[str]:
    return folded_words("claims/counts.yaml", name, "words")


@cache
def _anybody() -> tuple[frozenset[str], frozenset[str]]:
    """Stems and concepts that say of the counted no more than that they are people."""
    things = frozenset(lexicon.load("claims/counts.yaml")["people"]["things"].split())
    return frozenset(stem(word) for word in _words("people")), things


_PART = "part"
"""The class of a number beside another of its toll, with who is counted: «شرطيان وثلاثة بحارة»."""


def tolls_of(
    page: Document,
    first: int,
    last: int,
    quantities: Sequence[Quantity],
    around: Sequence[Quantity] = (),
) -> tuple[dict[str, float], dict[str, str]]:
    """What is counted in the tokens ``first`` to ``last`` of a page, and who: the class of each toll.

    The keys are tolls (``kill``), units (``u:km``) and other counted nouns (``n:…``). In «مقتل 29 وجرح 15»
    the numbers belong to killing and wounding; in «تدمير خمس سيارات» to cars. ``quantities`` are those of
    the clause, ``around`` all of its article.
    """
    tokens = [page.tokens[i] for i in range(first, last) if page.tokens[i].kind != "punct"]
    tolls: dict[str, float] = {}
    classes: dict[str, str] = {}
    for quantity in quantities:
        if quantity.low is None or quantity.vague:
            continue
        if quantity.unit:
            tolls.setdefault(f"u:{quantity.unit}", quantity.low)
            continue
        before = [token.text for token in tokens if token.end <= quantity.start]
        if any(word in _words("parts") for word in before[-2:]) or _is_label(before, quantity, page.text):
            continue
        kind = _kind(tokens, quantity)
        if kind is not None:
            tolls.setdefault(kind, quantity.low)
            of = class_of(quantity)
            joined = _is_joined(page, quantity, around, kind)
            classes.setdefault(kind, f"{_PART}:{of or quantity.counted or ''}" if joined else of)
        elif quantity.counted:
            names = concepts_of(quantity.counted)
            tolls.setdefault(f"n:{names[0] if names else quantity.counted}", quantity.low)
    return tolls, classes


def vague_tolls(page: Document, first: int, last: int, quantities: Sequence[Quantity]) -> frozenset[str]:
    """The tolls that are told without a number: «مقتل العشرات», «أصيب عدد من السكان»."""
    tokens = [page.tokens[i] for i in range(first, last) if page.tokens[i].kind != "punct"]
    kinds = (_kind(tokens, q) for q in quantities if (q.vague or q.low is None) and not q.unit)
    return frozenset(kind for kind in kinds if kind is not None)


def _is_label(before: Sequence[str], quantity: Quantity, text: str) -> bool:
    """Is the number the name of something? The counted noun may be that very word («الدفعة 12 من دفعة …»)."""
    if not before or before[-1] not in _words("labels"):
        return False
    return text[quantity.start : quantity.start + 1].isdecimal()


def _is_joined(page: Document, quantity: Quantity, around: Sequence[Quantity], kind: str) -> bool:
    """Does «و» join the number directly to another of the same toll, so that each is a part?"""
    for other in around:
        # the first may be counted by its noun alone: مقتل شرطيان وثلاثة مدنيين
        if other.unit or not other.counted or _toll(concepts_of(other.counted)) not in (kind, None):
            continue
        first, second = sorted((quantity, other), key=lambda q: q.start)
        between = page.text[first.end : second.start]
        if first is not second and first.end <= second.start and between.strip() == "و":
            return True
    return False


def _kind(tokens: Sequence[Token], quantity: Quantity) -> str | None:
    """The toll that governs the number: that of the counted noun, else of a toll word close by."""
    kinds = {
        i: kind
        for i, token in enumerate(tokens)
        if token.text not in _words("honours") and (kind := _toll(concepts_of(token.text)))
    }
    own = _toll(concepts_of(quantity.counted)) if quantity.counted else None
    place = next((i for i, token in enumerate(tokens) if token.end > quantity.start), len(tokens))
    near = kinds.get(place - 1, own)
    if near != own and quantity.among:
        # what stands right before the number governs it: كانت تقل خمسة أشخاص لقوا مصرعهم
        return near
    if own is not None:
        return own if own in kinds.values() or not kinds else None
    if class_of(quantity):
        return None
    after = next((i for i, token in enumerate(tokens) if token.start >= quantity.end), len(tokens))
    for i in [*range(place - 1, place - 2 - _GOVERNED, -1), after, after + 1]:
        if i in kinds:
            return kinds[i]
    return None


def _toll(names: Iterable[str]) -> str | None:
    return next((name[5:] for name in names if name.startswith("toll:")), None)


@lru_cache(maxsize=20_000)
def _class(noun: str) -> str:
    stems, things = _anybody()
    names = concepts_of(noun)
    if any(name in things or name.startswith("toll:") for name in names) or stem(noun) in stems:
        return ""
    return next((name for name in names if name.startswith("thing:")), stem(split(noun)[1]))


def class_of(quantity: Quantity) -> str:
    """Who is counted (``thing:police``, a stem), or ``""`` where it may be anybody."""
    noun = quantity.among or quantity.counted
    return _class(noun) if noun else ""


def may_be_rivals(value: float, of: str, other: float, of_other: str) -> bool:
    """Whether two tolls of one kind may be of the same people, though they differ.

    Of one class, or the one that says nothing of a class gives the smaller number: policemen may be part of
    the dead, but not the dead part of the policemen. A part has rivals only among parts of one class. Tolls
    that are very unlike are of two events.
    """
    if (of.startswith(_PART) or of_other.startswith(_PART)) and (of != of_other or of.endswith(":")):
        return False
    if of and of_other and of != of_other:
        return False
    if bool(of) != bool(of_other) and (value < other if of else other < value):
        return False
    return max(value, other) <= _UNLIKE * max(1.0, min(value, other))

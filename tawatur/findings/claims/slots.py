"""What a clause says, taken apart: weighted words, tolls and other counts, negation, directions, days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from tawatur import lexicon
from tawatur.corpus.clitics import frequency, split, stem
from tawatur.corpus.document import Document
from tawatur.corpus.folding import fold_string, folded_words
from tawatur.corpus.words import Token
from tawatur.findings.claims.clauses import Clause
from tawatur.findings.claims.concepts import concepts_of, family_of, is_number
from tawatur.findings.claims.counts import tolls_of, vague_tolls
from tawatur.findings.claims.periods import duration, of_the_past
from tawatur.model import Quantity, TimeExpression

_NUMBER = 3.0
"""The weight of a number that both clauses name."""

_COMMON = 6.0
"""Zipf frequency from which a word says nothing (في, من, قال)."""


class Saying(NamedTuple):
    """A clause as it is compared.

    ``words`` maps each telling word, or the concept it stands for, to its weight. ``tolls`` maps what is
    counted (``kill``, the stem of a counted noun, a unit) to its number, ``classes`` a toll to who is counted
    (``thing:police``; empty: anybody), ``vague`` are tolls told without a number. ``directions`` say where,
    from what, and which names stand before it (north, Erbil). ``days``
    are weekdays from Monday, ``years`` years named as such, ``duration`` the unit of the time something
    lasted. ``looks_back`` holds where it tells of an earlier
    event or of a long period, ``again`` where it confirms what was said (هذه الحصيلة).
    """

    words: dict[str, float]
    total: float
    tolls: dict[str, float]
    classes: dict[str, str]
    vague: frozenset[str]
    toll_kinds: frozenset[str]
    events: frozenset[str]
    negated: bool
    calls: bool
    directions: frozenset[tuple[str, str, frozenset[str]]]
    days: frozenset[int]
    years: frozenset[int]
    duration: str | None
    looks_back: bool
    again: bool


@cache
def _data() -> dict[str, dict[str, str]]:
    data = lexicon.load("claims/concepts.yaml")
    return {key: data[key] for key in ("negations", "directions", "weekdays", "background", "again")}


@cache
def _folded(words: str) -> frozenset[str]:
    return frozenset(fold_string(word) for word in words.split())


@cache
def _negations() -> frozenset[str]:
    return _folded(_data()["negations"]["words"])


@cache
def _background() -> frozenset[str]:
    return _folded(_data()["background"]["words"])


@cache
def _named(key: str) -> dict[str, str]:
    """Folded word -> name of its group, for directions and weekdays."""
    return {
        word: str(name) for name, forms in _data()[key].items() if name != "note" for word in _folded(forms)
    }


@cache
def _again() -> tuple[frozenset[str], frozenset[str]]:
    return _folded(_data()["again"]["demonstratives"]), _folded(_data()["again"]["nouns"])


def _confirms(texts: Sequence[str]) -> bool:
    """Is a toll or a piece of news confirmed that is only named: «وأكد المسؤول الحصيلة»?"""
    verbs, nouns = _folded(_data()["again"]["confirming"]), _folded(_data()["again"]["alone"])
    at = next((i for i, text in enumerate(texts) if text in verbs), None)
    return at is not None and any(text in nouns for text in texts[at + 1 :])


@lru_cache(maxsize=200_000)
def keys_of(word: str) -> tuple[tuple[str, float], ...]:
    """What a folded word counts for in a comparison, with weights.

    Its concept and that concept's family; else, for rare words, which are mostly names, the consonants alone
    (so that باكتيكا meets بكتيكا); else its stem.
    """
    bare = split(word)[1]
    zipf = max(frequency(word), frequency(bare))
    weight = max(0.0, min(5.0, _COMMON + 1 - zipf)) if zipf else 4.0
    names = concepts_of(word)
    if names:
        weight, family = max(weight, 1.5), family_of(names[0])
        return (
            ((names[0], weight),)
            if family is None
            else ((names[0], weight / 2), (f"family:{family}", weight / 2))
        )
    if zipf >= _COMMON or len(bare) < 2:
        return ()
    key = stem(word)
    if zipf < _RARE and len(skeleton := _WEAK.sub("", key)) >= 3:
        return ((skeleton, weight),)
    return ((key, weight),)


_RARE = 3.3
"""Below this Zipf frequency a word is compared by its consonants."""

_WEAK = re.compile("[اويهء]")


def saying(
    page: Document, clause: Clause, quantities: Sequence[Quantity], times: Sequence[TimeExpression] = ()
) -> Saying:
    """Take a clause apart. ``quantities`` and ``times`` are those of its article."""
    counted = [q for q in quantities if clause.start <= q.start and q.end <= clause.end]
    weights: dict[str, float] = {}
    tokens = [page.tokens[i] for i in range(clause.first, clause.last) if page.tokens[i].kind == "word"]
    texts = [token.text for token in tokens]
    for token in tokens:
        if is_number(split(token.text)[1]):
            continue
        for key, weight in keys_of(token.text):
            weights[key] = max(weights.get(key, 0.0), weight)
    tolls, classes = tolls_of(page, clause.first, clause.last, counted, quantities)
    for number in sorted({q.low for q in counted if q.low is not None and q.low >= 3}):
        weights[f"#{number:g}"] = _NUMBER
    bare = [text if text in _negations() else split(text)[1] for text in texts]
    sentence = page.sentences[clause.sentence]
    around = [page.tokens[i].text for i in page.tokens_in(sentence.start, sentence.end)]
    demonstratives, nouns = _again()
    return Saying(
        words=weights,
        total=sum(weights.values()),
        tolls=tolls,
        classes=classes,
        vague=vague_tolls(page, clause.first, clause.last, counted),
        toll_kinds=frozenset(key for key in weights if key.startswith("toll:")),
        events=frozenset(key for key in weights if key.startswith(("act:", "event:"))),
        negated=any(word in _negations() for word in bare),
        calls=_calls(clause, bare),
        directions=_directions(texts),
        days=frozenset(int(_named("weekdays")[t]) for t in texts if t in _named("weekdays")),
        years=_years([page.tokens[i] for i in range(clause.first, clause.last)]),
        duration=duration(texts),
        looks_back=any(word in _background() for word in around)
        or of_the_past(
            page.article.published, times, (clause.start, clause.end), (sentence.start, sentence.end)
        ),
        again=any(a in demonstratives and b in nouns for a, b in pairwise(texts))
        or (not counted and _confirms(texts)),
    )


def _calls(clause: Clause, bare: Sequence[str]) -> bool:
    """Whether the clause is what somebody calls for, or tells that somebody does."""
    if clause.statement is not None and clause.statement.polarity == "calls":
        return True
    return any(word in _call_words() for word in bare)


@cache
def _call_words() -> frozenset[str]:
    return _folded(lexicon.load("claims/concepts.yaml")["calls"]["words"])


def _directions(words: Sequence[str]) -> frozenset[tuple[str, str, frozenset[str]]]:
    """Where something lies from what: «شمال أربيل», «الجزء الجنوبي من المدينة»; and the names before it."""
    names = _named("directions")
    found = set()
    for i, word in enumerate(words):
        if word not in names:
            continue
        rest = [w for w in words[i + 1 : i + 4] if w not in _words("between") and w not in names]
        # two directions in a row are one: شمال شرق
        if rest and not (i and words[i - 1] in names):
            both = names[words[i + 1]] if i + 1 < len(words) and words[i + 1] in names else ""
            place = _WEAK.sub("", split(rest[0])[1])
            if len(place) < _CONSONANTS:
                place = split(rest[0])[1]
            if len(place) < _CONSONANTS or place in _words("between"):
                continue
            near = {key for w in _located(words[:i]) for key, weight in keys_of(w) if weight >= _NAME}
            near = {key for key in near if ":" not in key and key != place}
            found.add(("-".join(filter(None, (names[word], both))), place, frozenset(near)))
    return frozenset(found)


def _words(name: str) -> frozenset[str]:
    return folded_words("claims/concepts.yaml", "located", name)


def _located(before: Sequence[str]) -> Sequence[str]:
    """The words that name what lies there: the last phrase, with the one before it where it only holds it.

    In «قرية زاركلي في منطقة رواندز في شرق أربيل» the region holds the village.
    """
    near, inside = before[-_LOCATED:], _words("inside")
    # the preposition of the direction itself, and «the part» of a city
    while near and (near[-1] in inside or near[-1] in _words("part")):
        near = near[:-1]
    starts = [0, *(k + (word in inside) for k, word in enumerate(near) if word in inside or _hangs(word))]
    first = starts.pop()
    if starts and near[first : first + 1] and split(near[first])[1] in _words("between") | _words("holding"):
        held = starts.pop()
        if near[held : held + 1] and split(near[held])[1] in _words("sites"):
            first = held
    return near[first:]


def _hangs(word: str) -> bool:
    """Is a preposition written together with the word?"""
    return split(word)[0] in ("ب", "بال", "ل", "لل")


_CONSONANTS = 3
"""Letters of a place's name that tell it from others."""

_NAME = 2.4
"""Weight from which a word before a direction is taken for a name."""

_LOCATED = 6
"""Words before a direction among which stands what lies there."""


def _years(tokens: Sequence[Token]) -> frozenset[int]:
    """Years that the clause names as such: «سنة 893», «عام 2015»."""
    return frozenset(
        int(b.text)
        for a, b in pairwise(tokens)
        if a.text in _YEAR_WORDS and b.kind == "number" and b.text.isdecimal() and len(b.text) in (3, 4)
    )


_YEAR_WORDS = frozenset({"سنه", "عام", "العام", "year", "in"})


def likeness(a: Saying, b: Saying) -> float:
    """The weighted Dice coefficient of what two clauses say, numbers apart; 0 to 1."""
    x, y = ({k: w for k, w in s.words.items() if not k.startswith("#")} for s in (a, b))
    total = sum(x.values()) + sum(y.values())
    return 2 * sum(min(w, y[k]) for k, w in x.items() if k in y) / total if total else 0.0

"""An agency's way of writing: openings, verbs, month names and word pairs that its editors prefer.

A multinomial logistic regression over frequent words and word pairs, whose weights are a table in the
lexicon (``agency_style.json.gz``, built by ``scripts/build_agency_style.py`` from articles whose byline
names one agency or one person). It never decides alone: it is one factor beside shared wording.
"""

from __future__ import annotations

import gzip
import json
import re
from functools import cache
from itertools import pairwise
from math import exp, sqrt
from typing import NamedTuple

from tawatur import lexicon
from tawatur.corpus.words import tokens

OWN = "own"
"""The class of texts that an outlet's own people sign."""

_LENGTH = 400


class _Table(NamedTuple):
    labels: tuple[str, ...]
    bias: tuple[float, ...]
    weights: dict[str, tuple[float, ...]]


@cache
def _table() -> _Table:
    with gzip.open(lexicon.path("agency_style.json.gz"), "rt", encoding="utf-8") as file:
        data = json.load(file)
    scale = data["scale"]
    weights = {word: tuple(w * scale for w in row) for word, row in data["weights"].items()}
    return _Table(tuple(data["labels"]), tuple(data["bias"]), weights)


_MARKS = re.compile(r"\s[.,،:؛]|\d+هـ|\(\s|\s\)|/\s?/|[«»“”\"]\s?|\.\.|…|ـ")
_HABITS = frozenset(
    word
    for line in (
        "ان الي او اي انه انها اكد اعلن اضاف احد امس اول اكثر اقل ايضا اذا الا اعلنت اكدت اضافت الان اثر",
        "اثناء امير امن اسرة ازمة اطلق اصيب ادي اشار اوضح وان وانه واكد واضاف واعلن واشار واوضح بان لان كان",
        "بامكان",
    )
    for word in line.split()
)


def features(text: str) -> set[str]:
    """What a style is read from, in a text's first 400 words: words, pairs of words, the opening words (^).

    All numbers are one word (#). Also how the commonest words with hamza are spelt (=), and habits of
    punctuation such as a space before a full stop (_).
    """
    found = [t for t in tokens(text[:4000]) if t.kind != "punct"][:_LENGTH]
    words = ["#" if t.kind == "number" else t.text for t in found]
    out = set(words) | {f"{a} {b}" for a, b in pairwise(words)}
    out |= {"^" + w for w in words[:2]}
    out |= {"=" + text[t.start : t.end] for t in found if t.text in _HABITS}
    end = found[-1].end if found else 0
    return out | {"_" + re.sub(r"\s+", " ", re.sub(r"\d+", "#", m)) for m in set(_MARKS.findall(text[:end]))}


class Habit(NamedTuple):
    """A place in a text that speaks for a style, and how much more it does than for the own people's."""

    start: int
    end: int
    weight: float


def habits(text: str, label: str, most: int = 4) -> list[Habit]:
    """The words and pairs of words in a text that speak most for an agency's style, in the order of the text.

    Only what speaks more for it than for outlets' own people counts; pairs come before single words.
    """
    table = _table()
    if label not in table.labels:
        return []
    mine, own = table.labels.index(label), table.labels.index(OWN)
    found = [t for t in tokens(text[:4000]) if t.kind != "punct"][:_LENGTH]
    words = ["#" if t.kind == "number" else t.text for t in found]
    best: dict[str, Habit] = {}
    for i in range(len(found)):
        for size in (1, 2):
            feature = " ".join(words[i : i + size])
            row = table.weights.get(feature)
            if row is not None and i + size <= len(found) and row[mine] - row[own] > 0:
                end = found[i + size - 1].end
                best.setdefault(feature, Habit(found[i].start, end, row[mine] - row[own]))
    out: list[Habit] = []
    for habit in sorted(best.values(), key=lambda h: (" " not in text[h.start : h.end], -h.weight, h.start)):
        if len(out) < most and all(habit.end <= h.start or h.end <= habit.start for h in out):
            out.append(habit)
    return sorted(out)


def style(text: str) -> dict[str, float]:
    """How likely each agency, or an outlet's own people (``own``), is to write like this; sums to 1."""
    table = _table()
    known = sorted(f for f in features(text) if f in table.weights)
    norm = sqrt(len(known)) or 1.0
    scores = list(table.bias)
    for word in known:
        for i, w in enumerate(table.weights[word]):
            scores[i] += w / norm
    top = max(scores)
    parts = [exp(s - top) for s in scores]
    return {label: p / sum(parts) for label, p in zip(table.labels, parts, strict=True)}

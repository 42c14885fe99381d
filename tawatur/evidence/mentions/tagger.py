"""The name tagger: a linear-chain conditional random field over the features of ``features``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import pycrfsuite

from tawatur import lexicon
from tawatur.corpus.words import Token
from tawatur.evidence.mentions.features import Hints, features


class Tagged(NamedTuple):
    """A name at tokens ``first:end``; ``label`` is PERS, LOC or ORG."""

    first: int
    end: int
    label: str


@cache
def _model() -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    tagger.open(str(lexicon.path("tagger.crfsuite")))
    return tagger


def tag(row: Sequence[Token], told: Hints) -> list[Tagged]:
    """The names in one sentence, in order; ``told`` are the hints of its article."""
    return names_of(_model().tag(features(row, told))) if row else []


def names_of(labels: Sequence[str]) -> list[Tagged]:
    """Join B- and I- labels to names; an I- without a beginning begins a name."""
    out: list[Tagged] = []
    for i, label in enumerate(labels):
        kind = label[2:]
        if label == "O" or kind == "MISC":
            continue
        if label[0] == "I" and out and out[-1].end == i and out[-1].label == kind:
            out[-1] = out[-1]._replace(end=i + 1)
        else:
            out.append(Tagged(i, i + 1, kind))
    return out

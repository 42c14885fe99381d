"""Where common wording ends is a matter of the two texts, whatever else is looked at in the same go."""

from __future__ import annotations

import random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.evidence.passages import ends
from tawatur.evidence.passages.regions import Regions
from tawatur.evidence.passages.vocabulary import Words, read_words

LETTERS = "بتثجحخدذرزسشصضطظعغفقكلمنهوي"


def made_up(seed: int, count: int) -> Words:
    """Pairs of texts that go together, part, and may meet again, each pair elsewhere."""
    chance = random.Random(seed)
    known = ["".join(chance.choices(LETTERS, k=chance.randint(4, 7))) for _ in range(300)]
    texts = []
    for _ in range(count):
        one = chance.choices(known, k=60)
        other = list(one)
        for _ in range(chance.randint(1, 4)):
            at = chance.randint(2, 55)
            other[at : at + chance.randint(0, 9)] = chance.choices(known, k=chance.randint(0, 9))
        texts += [" ".join(one), " ".join(other)]
    return read_words(texts)


def seeded(words: Words, pairs: list[int]) -> Regions:
    """A region of one seed, the first word, of each pair of texts."""
    a, b = words.first[:-1:2][pairs], words.first[1:-1:2][pairs]
    none = np.zeros(len(a))
    return Regions(a, a + 1, b, b + 1, none, none, a, b, np.arange(len(a) + 1), a)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_ends_do_not_depend_on_the_company(seed: int) -> None:
    words = made_up(seed, 12)
    together = np.asarray(ends.extend(words, seeded(words, list(range(12)))))
    for pair in range(12):
        alone = np.asarray(ends.extend(words, seeded(words, [pair])))
        assert (alone[:, 0] == together[:, pair]).all()
    assert (together[1] > together[0] + 1).any()

"""Adding to an index comes to the same as a run over everything, whatever the portions."""

from __future__ import annotations

import gc
import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.evidence.passages import PassageIndex, find_passages
from tawatur.model import Article, Passage

LETTERS = "بتثجحخدذرزسشصضطظعغفقكلمنهوي"


def sentences(count: int) -> list[str]:
    chance = random.Random(3)
    words = ["".join(chance.choices(LETTERS, k=chance.randint(4, 8))) for _ in range(400)]
    return [" ".join(chance.choices(words, k=chance.randint(9, 20))) + "." for _ in range(count)]


STOCK = sentences(30)


def made_up(seed: int, count: int) -> list[Article]:
    """Articles that share sentences, some by many, edited here and there, on days near and far."""
    chance = random.Random(seed)
    out: list[Article] = []
    for i in range(count):
        chosen = [chance.choice(STOCK[: chance.choice((4, 12, 30))]) for _ in range(chance.randint(1, 5))]
        words = " ".join(chosen).split(" ")
        for _ in range(chance.randint(0, len(words) // 5)):
            words[chance.randrange(len(words))] = "".join(chance.choices(LETTERS, k=5))
        text = chance.choice(out).text if out and chance.random() < 0.1 else " ".join(words)
        day = f"2031-03-{chance.randint(1, 28):02d}" if chance.random() < 0.8 else None
        outlet = chance.choice(("الشراع", "المرفأ", None))
        out.append(Article(id=f"a{i}", text=text, sha256="", outlet=outlet, published=day))
    return out


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 1000), st.lists(st.integers(1, 99), max_size=4))
def test_portions_come_to_the_same_as_a_run_over_all(seed: int, cuts: list[int]) -> None:
    articles = made_up(seed, 100)
    index = PassageIndex()
    standing: set[Passage] = set()
    bounds = [0, *sorted(set(cuts)), 100]
    for low, high in pairwise(bounds):
        update = index.add(articles[low:high])
        assert set(update.withdrawn) <= standing
        standing = standing - set(update.withdrawn) | set(update.found)
    whole = find_passages(articles)
    assert len(whole) > 100
    assert index.passages() == whole
    assert standing == set(whole)


def test_what_becomes_too_common_is_looked_at_again() -> None:
    formula = STOCK[0] + " " + STOCK[1]
    articles = [Article(id=f"a{i}", text=f"{formula} {sentences(60 + i)[-1]}", sha256="") for i in range(60)]
    index = PassageIndex()
    for article in articles:
        index.add([article])
    assert index.passages() == find_passages(articles)


def test_one_id_twice_is_refused() -> None:
    index = PassageIndex()
    index.add([Article(id="a", text=STOCK[0], sha256="")])
    with pytest.raises(ValueError, match="two articles"):
        index.add([Article(id="a", text=STOCK[1], sha256="")])


def test_nothing_added_changes_nothing() -> None:
    index = PassageIndex()
    assert index.add([]) == ((), ())
    index.add(made_up(1, 5))
    assert index.add([]) == ((), ())
    assert len(index) == 5


def pairs(passages: tuple[Passage, ...]) -> set[frozenset[str]]:
    return {frozenset((p.a.article, p.b.article)) for p in passages}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_another_order_finds_nearly_the_same_pairs_and_portions_still_change_nothing(seed: int) -> None:
    articles = made_up(seed, 100)
    other = random.Random(7).sample(articles, len(articles))
    one, two = find_passages(articles), find_passages(other)
    assert len(pairs(one) & pairs(two)) > 0.95 * len(pairs(one) | pairs(two))
    index = PassageIndex()
    for low in range(0, 100, 23):
        index.add(other[low : low + 23])
    assert index.passages() == two


def test_the_collector_is_left_as_it_was() -> None:
    PassageIndex().add(made_up(1, 5))
    assert gc.isenabled()
    with pytest.raises(ValueError, match="two articles"):
        PassageIndex().add([Article(id="a", text=STOCK[0], sha256="")] * 2)
    assert gc.isenabled()

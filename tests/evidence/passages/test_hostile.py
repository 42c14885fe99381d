"""Input that would be slow or large: the answer is right or nothing, in bounded time and memory."""

from __future__ import annotations

import random
import resource
import sys
import time
from collections.abc import Iterator

import pytest

from tawatur.evidence.passages import find_passages
from tawatur.model import Article, Passage

LETTERS = "بتثجحخدذرزسشصضطظعغفقكلمنهوي"


@pytest.fixture(autouse=True)
def bounded() -> Iterator[None]:
    started, peak = time.process_time(), peak_mb()
    yield
    assert time.process_time() - started < 60
    assert peak_mb() - peak < 1000


def peak_mb() -> int:
    """The most memory this process ever held."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak >> (20 if sys.platform == "darwin" else 10)


def invented(seed: int, count: int) -> str:
    chance = random.Random(seed)
    return " ".join("".join(chance.choices(LETTERS, k=chance.randint(4, 8))) for _ in range(count))


def find(texts: list[str]) -> tuple[Passage, ...]:
    return find_passages([Article(id=f"t{i}", text=t, sha256="") for i, t in enumerate(texts)])


def test_an_article_repeated_five_thousand_times() -> None:
    found = find([invented(1, 120)] * 5000)
    assert len(found) == 4999
    assert {p.a.article for p in found} == {"t0"}


def test_an_article_five_thousand_times_with_another_last_word() -> None:
    text = invented(1, 120)
    found = find([f"{text} {invented(2 + i, 1)}" for i in range(5000)])
    assert 4000 <= len(found) <= 5000 * 12


def test_one_word_a_hundred_thousand_times() -> None:
    assert find(["سفينة " * 100_000, "سفينة " * 90_000 + "قارب", invented(1, 50)]) == ()


def test_two_words_in_turn() -> None:
    assert len(find(["سفينة قارب " * 20_000, "قارب سفينة " * 20_000])) <= 1


def test_three_words_in_turn() -> None:
    assert len(find(["سفينة قارب مرسى " * 3_000, "قارب مرسى سفينة " * 3_000])) <= 2


def test_a_text_of_two_megabytes_against_itself() -> None:
    text = " ".join(random.Random(1).choices(invented(1, 4_000).split(), k=300_000))
    found = find([text, text, text + " خاتمة"])
    assert [(p.a.article, p.b.article) for p in found][:1] == [("t0", "t1")]
    assert {p.b.article for p in found} == {"t1", "t2"}


def test_a_footer_in_every_article() -> None:
    footer = "\n" + invented(99, 24)
    assert find([invented(i, 90) + footer for i in range(1500)]) == ()


def test_scripts_mixed_within_words() -> None:
    line = "Вечером السفينةship出港した 12٣4 नाव καράβι\u200f\u0640\u064b\ud800 "
    found = find([line * 40, line * 40 + "end"])
    assert all(p.a.start < p.a.end for p in found)


def test_punctuation_only() -> None:
    assert find(["«،.؟!» " * 50_000, "«،.؟!» " * 50_000 + "!", "\u064b\u0640" * 50_000, "", " "]) == ()

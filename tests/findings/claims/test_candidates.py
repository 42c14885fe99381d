"""Which clauses are compared: in large stories those that share rare words, each pair once."""

from __future__ import annotations

from tawatur.findings.claims.candidates import candidates
from tawatur.findings.claims.slots import Saying
from tawatur.findings.claims.units import units_of
from tawatur.model import Article, Reading


def sayings(texts: list[str]) -> list[Saying]:
    articles = [Article(id=f"a{n}", text=text, sha256="") for n, text in enumerate(texts)]
    return [units_of(a, Reading(article=a.id))[0].saying for a in articles]


def pairs(of: list[Saying]) -> list[tuple[int, int]]:
    return [(int(a), int(b)) for rows, columns in candidates(of) for a, b in zip(rows, columns, strict=True)]


def test_of_few_clauses_every_pair_is_compared() -> None:
    assert pairs(sayings(["حريق في برباط"] * 4)) == [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]


def test_of_many_clauses_those_that_share_a_rare_word_each_once() -> None:
    consonants = "بتثجحخدرزسشصضطعغفقكلمن"
    names = [a + b + c + "برط" for a in consonants for b in "قلمنك" for c in "دسطجف"][:500]
    found = pairs(sayings([f"حريق في {names[n % 250]}" for n in range(500)]))
    assert len(found) == len(set(found))
    assert all(low < high for low, high in found)
    assert {(n, n + 250) for n in range(250)} <= set(found)
    assert len(found) <= 500 * 24

"""Grouping: average linkage, stretches carried over by common wording, tolls that are no rivals."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.corpus.document import document
from tawatur.evidence.quantities import find_quantities
from tawatur.findings.carrying import Carrier
from tawatur.findings.claims.aligned import aligned_pairs
from tawatur.findings.claims.alike import weights
from tawatur.findings.claims.cluster import average_linkage
from tawatur.findings.claims.grouping import group_units
from tawatur.findings.claims.scoring import score_pairs
from tawatur.findings.claims.units import not_rivals, units_of
from tawatur.model import Article, Edit, Passage, Quantity, Reading, Span

pairs = st.dictionaries(
    st.tuples(st.integers(0, 6), st.integers(0, 6)).filter(lambda p: p[0] < p[1]),
    st.sampled_from([0.1, 0.3, 0.5, 0.7, 0.9]),
    max_size=15,
)


def mean(a: list[int], b: list[int], scores: dict[tuple[int, int], float]) -> float:
    """The average over all pairs of two groups; a pair without score counts 0."""
    return sum(scores.get((min(i, j), max(i, j)), 0.0) for i in a for j in b) / (len(a) * len(b))


@given(pairs)
@settings(max_examples=200, deadline=None)
def test_no_two_groups_are_left_that_should_be_one(scores: dict[tuple[int, int], float]) -> None:
    groups = average_linkage([1] * 7, scores, 0.4)
    assert sorted(i for group in groups for i in group) == list(range(7))
    assert all(mean(a, b, scores) < 0.4 + 1e-9 for a, b in combinations(groups, 2))


def test_small_likenesses_do_not_chain() -> None:
    chain = {(0, 1): 0.9, (1, 2): 0.5, (2, 3): 0.9}
    assert average_linkage([1] * 4, chain, 0.4) == [[0, 1], [2, 3]]


def test_sizes_weigh() -> None:
    scores = {(0, 1): 0.9, (0, 2): 0.5}
    assert average_linkage([1, 1, 1], scores, 0.3) == [[0, 1], [2]]
    assert average_linkage([9, 1, 1], scores, 0.3) == [[0, 1, 2]]


def test_a_ban_keeps_groups_apart() -> None:
    assert average_linkage([1, 1], {(0, 1): 0.9}, 0.3, lambda a, b: False) == [[0], [1]]


def test_a_stretch_is_carried_across_an_edit() -> None:
    a, b = "قتل تسعة عمال في الحريق", "قتل ثلاثة عشر عاملا في الحريق"
    edit = Edit(op="replace", a=(4, 13), b=(4, 19))
    passage = Passage(
        a=Span("a", 0, len(a)), b=Span("b", 0, len(b)), similarity=0.8, kind="edited", edits=(edit,)
    )
    start, end = Carrier(passage).stretch(a.index("في"), len(a))
    assert b[start:end].strip() == "في الحريق"
    assert aligned_pairs(passage, [(0, 13), (14, len(a))], [(0, 19), (20, len(b))]) == [(0, 0), (1, 1)]


def counted(text: str, word: str, value: float, counts: str) -> Quantity:
    start = text.index(word)
    return Quantity(article="a", start=start, end=start + len(word), low=value, high=value, counted=counts)


def test_two_numbers_of_one_voice_in_one_sentence_count_two_things() -> None:
    text = "أسفر القتال عن مقتل تسعة جنود ومقتل ستة مسلحين."
    quantities = (counted(text, "تسعة", 9, "قتيل"), counted(text, "ستة", 6, "قتيل"))
    units = units_of(Article(id="a", text=text, sha256=""), Reading(article="a", quantities=quantities))
    assert not_rivals(units) == {"kill": frozenset({(6.0, 9.0)})}


def test_a_confirmed_toll_is_that_of_the_dead_where_the_wounded_stand_close_by() -> None:
    texts = {
        "a": "قتل 15 عاملا في الحريق. وأصيب 38 آخرون بجروح. وأكد المسؤول في السروج سالم البزاز الحصيلة.",
        "b": "قتل 15 عاملا في الحريق. وأصيب 38 آخرون بجروح.",
    }
    units = {}
    for name, text in texts.items():
        article = Article(id=name, text=text, sha256="")
        counts = find_quantities(document(article))
        units[name] = units_of(article, Reading(article=name, quantities=counts))
    groups = group_units(units, texts, (), None)
    confirmed = next(g for g in groups if any(u.saying.again for u in g.units))
    told = {texts[u.article][u.range[0] : u.range[1]] for u in confirmed.units}
    assert any("قتل 15 عاملا" in text for text in told)
    assert not any("وأصيب" in text for text in told)


def test_a_toll_without_a_number_is_of_the_claim_that_counts_it() -> None:
    def score(text: str) -> float:
        items = []
        for name, said in (("a", "قتل 15 عاملا في حريق المخزن."), ("b", text)):
            article = Article(id=name, text=said, sha256="")
            counts = find_quantities(document(article))
            found = units_of(article, Reading(article=name, quantities=counts))
            items.append(
                next(u for u in found if 0 in u.clause.levels and "toll:kill" in u.saying.toll_kinds)
            )
        return score_pairs(items, None, weights(False, 0), {}).get((0, 1), 0.0)

    assert score("لقي العشرات من سكان حي الميناء القديم مصرعهم.") >= 0.45
    assert score("وزار الوالي أسر القتلى في السروج.") < 0.45

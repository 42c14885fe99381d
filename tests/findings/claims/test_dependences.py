"""Which nodes of a claim's chains may be one: only sources, rare values, one state, retold reports."""

from __future__ import annotations

import msgspec

from tawatur.corpus.document import document
from tawatur.evidence.credits import Registry
from tawatur.findings.claims.chains import Context
from tawatur.findings.claims.dependences import dependences
from tawatur.findings.claims.retold import retold
from tawatur.findings.claims.units import Unit, units_of
from tawatur.findings.claims.weighing import weigh_claim
from tawatur.findings.independence import LIKELY, Chain
from tawatur.model import (
    Article,
    Claim,
    Dependence,
    Difference,
    Independent,
    Lineage,
    Occurrence,
    Reading,
    Source,
)


def context(speaking: dict[str, frozenset[str]] | None = None, articles: str = "abcde") -> Context:
    texts = [Article(id=name, text="نص قصير", sha256="", outlet=name) for name in articles]
    sources = [
        Source(id="police", name="شرطة السروج", kind="organisation"),
        Source(id="union", name="نقابة الميناء", kind="organisation"),
        Source(id="media", name="وسائل إعلام محلية", kind="anonymous"),
    ]
    return Context(
        {article.id: article for article in texts},
        {a.id: (Lineage(label=f"own-{a.id}", share=1.0, how="own", spans=((0, 7),)),) for a in texts},
        {source.id: source for source in sources},
        Registry.load(),
        {},
        speaking or {},
    )


def chain(article: str, source: str | None = None, value: str | None = None) -> Chain:
    return Chain(source=source, lineage=f"own-{article}", article=article, value=value)


def likely(found: list[Dependence]) -> set[str]:
    return {d.reason for d in found if d.probability >= LIKELY}


def test_what_an_article_says_itself_is_likely_from_its_only_source() -> None:
    chains = [chain("a", "police"), chain("b")]
    only = dependences(chains, context({"b": frozenset({"police"})}))
    assert "the only source that the article names" in likely(only)
    for named in (frozenset(), frozenset({"union"}), frozenset({"police", "union"})):
        assert likely(dependences(chains, context({"b": named}))) == set()


def test_media_that_nobody_names_have_it_from_one_who_is_named() -> None:
    chains = [chain("a", "police"), chain("b", "media@own-b"), chain("c", "union")]
    found = dependences(chains, context())
    relayed = [d for d in found if d.probability >= LIKELY]
    assert [(d.a, d.b) for d in relayed] == [("source:police", "source:media@own-b")]


def test_two_texts_of_one_label_that_quote_other_people_are_less_surely_one() -> None:
    def text(article: str, source: str) -> Chain:
        return Chain(source=source, lineage=f"agency~{article}", article=article)

    same = dependences([text("a", "police"), text("b", "police")], context())
    other = dependences([text("a", "police"), text("b", "union")], context())
    assert "one text, as far as seen" in likely(same)
    assert "one text, as far as seen" not in likely(other)
    assert "one text, as far as seen" in {d.reason for d in other}


def test_a_headline_names_who_says_it() -> None:
    chains = [chain("a", "police"), chain("b")]
    for title, names in (("الشرطة : حريق في السروج", True), ("حريق في السروج: خسائر", False), (None, False)):
        made = context()
        headed = msgspec.structs.replace(made.articles["b"], title=title)
        found = dependences(chains, made._replace(articles={**made.articles, "b": headed}))
        assert ("the headline names the source" in likely(found)) is names


def test_another_value_is_not_from_that_source() -> None:
    chains = [chain("a", "police", "8"), chain("b", None, "14")]
    assert likely(dependences(chains, context({"b": frozenset({"police"})}))) == set()


def test_texts_with_one_rare_value_depend_on_each_other() -> None:
    chains = [chain("a", None, "41"), chain("b", None, "41"), chain("c", None, "14"), chain("d", None, "14")]
    found = [
        d for d in dependences(chains, context(), frozenset({"41"})) if d.reason == "the same rare value"
    ]
    assert {(d.a, d.b) for d in found} == {("lineage:own-a", "lineage:own-b"), ("own:own-a", "own:own-b")}
    assert "the same rare value" not in {d.reason for d in dependences(chains, context())}


def occurrence(article: str, value: str, speaker: str = "own") -> Occurrence:
    return Occurrence(
        article=article,
        start=0,
        end=7,
        statement=None,
        speaker_id=speaker,
        carriers=(),
        lineage=f"own-{article}",
        value=value,
        polarity="asserts",
    )


def weighed(given: list[tuple[str, str, str]]) -> Claim:
    occurrences = tuple(occurrence(*row) for row in given)
    values = {
        v: tuple(i for i, o in enumerate(occurrences) if o.value == v) for v in {row[1] for row in given}
    }
    claim = Claim(
        id="c",
        story="s",
        text="",
        central=0,
        occurrences=occurrences,
        independent=Independent(low=None, best=None, high=None),
        differs=(Difference(slot="number:kill", values=values),),
    )
    return weigh_claim(claim, occurrences, (), (), context())


def test_each_rival_value_has_its_own_number() -> None:
    claim = weighed([("a", "8", "police"), ("b", "14", "union"), ("c", "14", "police"), ("d", "8", "police")])
    numbers = {value: number.best for value, number in claim.differs[0].independent.items()}
    assert numbers == {"8": 1, "14": 2}
    assert claim.independent.best == 2


def test_a_rare_value_in_two_texts_counts_once() -> None:
    rows = [("a", "14", "own"), ("b", "14", "own"), ("c", "14", "own")]
    claim = weighed([*rows, ("d", "41", "own"), ("e", "41", "own")])
    numbers = {value: number.best for value, number in claim.differs[0].independent.items()}
    assert numbers == {"14": 3, "41": 1}


FACTS = (
    "أغرقت العاصفة عبارة اللباب. أطفأ البحارة حريق المخزن. أغلق القاضي مصنع الزجاج. سرق لصوص متحف السروج. "
    "هدم السيل جسر الرمان. أنقذ الحراس راعي الجبل."
)


def groups(*orders: tuple[int, ...]) -> tuple[list[list[Unit]], list[Article]]:
    """Articles with the facts in the given orders, every fact one group."""
    facts = [part.strip() for part in FACTS.split(".") if part.strip()]
    articles = [
        Article(id=f"x{n}", text=". ".join(facts[k] for k in order) + ".", sha256="")
        for n, order in enumerate(orders)
    ]
    found: list[list[Unit]] = [[] for _ in facts]
    for article, order in zip(articles, orders, strict=True):
        for unit in units_of(article, Reading(article=article.id)):
            if 0 in unit.clause.levels:
                found[order[unit.clause.sentence]].append(unit)
    return found, articles


def test_the_same_facts_in_the_same_order_are_retold() -> None:
    same, articles = groups((0, 1, 2, 3, 4, 5), (0, 1, 2, 3, 4, 5))
    assert len(document(articles[0]).sentences) == len(same)
    assert retold(same, (), {}) == {("x0", "x1"): False}
    assert retold(same, (), {"x0": "2031-05-04", "x1": "2031-05-09"}) == {}
    assert retold(same, [(same[0][0], same[0][1])], {}) == {}  # some wording is shared
    other, _ = groups((0, 1, 2, 3, 4, 5), (5, 3, 1, 4, 2, 0))
    assert retold(other, (), {}) == {}
    few, _ = groups((0, 1, 2), (0, 1, 2))
    assert retold(few, (), {}) == {}

"""The whole way on the examples: ``tests/cases/coverage.yaml`` lists what the analysis must find in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from tawatur.corpus.folding import fold_string
from tawatur.corpus.read import read_inputs
from tawatur.model import Analysis, Change, Claim, Occurrence, Passage, Range, Statement

COVERAGE = Path(__file__).parents[1] / "examples" / "coverage"
CASES: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "cases" / "coverage.yaml").read_text("utf-8"))


def cases(section: str) -> list[Any]:
    """The entries of a section as parameters; one that is known to be missed is expected to fail."""
    return [
        pytest.param(
            case,
            id=" ".join(
                (*(case[k] for k in ("article", "copy", "name", "kind") if case.get(k)), f"#{number}")
            ),
            marks=[pytest.mark.xfail(reason=case["missed"], strict=False)] if "missed" in case else [],
        )
        for number, case in enumerate(CASES[section], 1)
    ]


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    from tawatur.findings.meaning import default_vectors
    from tawatur.pipeline import analyse, registry_beside

    articles, receipts = read_inputs([COVERAGE])
    return analyse(articles, receipts, registry=registry_beside([COVERAGE]), vectors=default_vectors())


@pytest.fixture(scope="module")
def texts(analysis: Analysis) -> dict[str, str]:
    return {article.id: article.text for article in analysis.articles}


# ---------------------------------------------------------------- reading


def test_every_input_is_read(analysis: Analysis) -> None:
    assert len(analysis.articles) == 22
    assert {receipt.status for receipt in analysis.receipts} == {"ok"}
    assert sum(article.language == "en" for article in analysis.articles) == 3


def test_the_readme_names_every_article(analysis: Analysis) -> None:
    readme = (COVERAGE.parent / "README.md").read_text("utf-8")
    assert [a.id for a in analysis.articles if f"`{a.id}`" not in readme] == []


@pytest.mark.parametrize("case", cases("outlets"))
def test_the_heading_gives_the_outlet(case: dict[str, Any], analysis: Analysis) -> None:
    outlets = {article.id: article.outlet for article in analysis.articles}
    assert outlets[case["article"]] == case["key"]


# ---------------------------------------------------------------- evidence


@pytest.mark.parametrize("case", cases("statements"))
def test_statement(case: dict[str, Any], analysis: Analysis, texts: dict[str, str]) -> None:
    text = texts[case["article"]]
    found = [s for s in statements(analysis, case["article"]) if same_words(quoted(text, s), case["content"])]
    assert found, [quoted(text, s) for s in statements(analysis, case["article"])]
    statement = found[0]
    assert fold_string(case["speaker"]) in fold_string(statement.speaker_name or "")
    for field, given in (
        ("kind", statement.speaker_kind),
        ("mode", statement.mode),
        ("carrier", statement.carrier_key),
    ):
        assert case.get(field, given) == given
    assert statement.polarity == case.get("polarity", "asserts")


@pytest.mark.parametrize("case", cases("times"))
def test_time(case: dict[str, Any], analysis: Analysis, texts: dict[str, str]) -> None:
    text = texts[case["article"]]
    times = [
        time for reading in analysis.readings if reading.article == case["article"] for time in reading.times
    ]
    found = [time for time in times if case["quote"] in text[time.start : time.end]]
    assert found, [text[time.start : time.end] for time in times]
    assert [day(found[0].from_), day(found[0].to)] == [case["from"], case["to"]]


@pytest.mark.parametrize("case", cases("lineages"))
def test_lineage(case: dict[str, Any], analysis: Analysis) -> None:
    first = analysis.lineages[case["article"]][0]
    assert (first.label, first.how) == (case["label"], case.get("how", first.how))


@pytest.mark.parametrize("case", cases("copies"))
def test_copy(case: dict[str, Any], analysis: Analysis, texts: dict[str, str]) -> None:
    between = [p for p in analysis.passages if {p.a.article, p.b.article} == {case["copy"], case["original"]}]
    assert between, "no common wording found"
    longest = max(between, key=lambda passage: passage.a.end - passage.a.start)
    assert any(p.kind == case["kind"] for p in between)
    assert longest.direction is not None
    assert goes(longest, case["copy"], case["original"]) or longest.direction.relation == "common_source"


@pytest.mark.parametrize("case", cases("changes"))
def test_change(case: dict[str, Any], analysis: Analysis, texts: dict[str, str]) -> None:
    found = list(changes(analysis, case))
    assert found, "no change of this kind"
    if "from" in case:
        assert any(
            case[side] in texts[span.article][span.start : span.end]
            for change in found
            for side, span in (("from", change.from_), ("to", change.to))
            if span is not None and case.get(side)
        )


@pytest.mark.parametrize("case", cases("no_change"))
def test_no_change(case: dict[str, Any], analysis: Analysis) -> None:
    assert list(changes(analysis, case)) == []


# ---------------------------------------------------------------- findings


def test_stories(analysis: Analysis) -> None:
    found = sorted(sorted(story.articles) for story in analysis.stories if len(story.articles) > 1)
    assert found == sorted(sorted(story["articles"]) for story in CASES["stories"])
    assert not {a for articles in found for a in articles} & set(CASES["no_story"])


@pytest.mark.parametrize("case", cases("claims"))
def test_claim(case: dict[str, Any], analysis: Analysis, texts: dict[str, str]) -> None:
    claim = claim_of(case, analysis, texts)
    carry = {o.article for o in claim.occurrences if o.polarity != "denies"}
    assert set(case["asserted_by"]) - carry == set()
    assert (
        set(case.get("denied_by", ())) - {o.article for o in claim.occurrences if o.polarity == "denies"}
        == set()
    )
    if "independent" in case:
        assert claim.independent.best == case["independent"]
    if "grade" in case:
        assert claim.grade == case["grade"]
    if "source" in case:
        of_entity = {entity.id: (entity.name, *entity.names) for entity in analysis.entities}
        names = {
            f"source:{source.id}": (source.name, *source.names, *of_entity.get(source.entity or "", ()))
            for source in analysis.sources
        }
        assert any(case["source"] in name for link in claim.common_links for name in names.get(link, ()))
    values = {
        int(float(value))
        for slot in claim.differs
        for value in slot.values
        if re.fullmatch(r"\d+(\.0)?", value)
    }
    assert set(case.get("differs", ())) - values == set()
    assert case.get("conflicts", claim.conflicts) == claim.conflicts


@pytest.mark.parametrize("names", CASES["one_entity"], ids=lambda names: str(names[0]))
def test_one_entity_under_all_its_names(names: list[str], analysis: Analysis) -> None:
    wanted = {fold_string(name) for name in names}
    found = {m.entity for r in analysis.readings for m in r.mentions if fold_string(m.name) in wanted}
    assert len(found) == 1 and None not in found


@pytest.mark.parametrize("case", cases("places"))
def test_place_on_the_map(case: dict[str, Any], analysis: Analysis) -> None:
    placed = {fold_string(n) for e in analysis.entities if e.lat is not None for n in (e.name, *e.names)}
    assert fold_string(case["name"]) in placed


@pytest.mark.parametrize("case", cases("namings"))
def test_naming(case: dict[str, Any], analysis: Analysis) -> None:
    calls = {n.outlet: n for n in analysis.namings if fold_string(n.name) == fold_string(case["calls"])}
    assert case["outlet"] in calls
    entity = calls[case["outlet"]].entity
    assert {fold_string(n) for n in case["names"]} <= {
        fold_string(n.name) for n in analysis.namings if n.entity == entity
    }


# ---------------------------------------------------------------- looking things up


def statements(analysis: Analysis, article: str) -> list[Statement]:
    return [s for reading in analysis.readings if reading.article == article for s in reading.statements]


def quoted(text: str, statement: Statement) -> str:
    return " ".join(text[start:end] for start, end in statement.content)


def same_words(a: str, b: str) -> bool:
    """Whether two contents share three words in five, as the evaluation matches them."""
    one, two = set(fold_string(a).split()), set(fold_string(b).split())
    return len(one & two) >= 0.6 * len(one | two)


def day(moment: str | None) -> str | None:
    return moment[:10] if moment else None


def goes(passage: Passage, copy: str, original: str) -> bool:
    assert passage.direction is not None
    relation = "a_from_b" if passage.a.article == copy else "b_from_a"
    return passage.direction.relation == relation


def changes(analysis: Analysis, case: dict[str, Any]) -> Iterator[Change]:
    for change in analysis.changes:
        passage = analysis.passages[change.passage]
        pair = {passage.a.article, passage.b.article}
        if change.kind == case["kind"] and pair == {case["copy"], case["original"]}:
            yield change


def claim_of(case: dict[str, Any], analysis: Analysis, texts: dict[str, str]) -> Claim:
    """The claim with most of its occurrences in these words."""
    words = re.compile(case["words"], re.DOTALL)

    def hits(occurrences: Sequence[Occurrence]) -> int:
        return sum(bool(words.search(texts[o.article][o.start : o.end])) for o in occurrences)

    best = max(analysis.claims, key=lambda claim: hits(claim.occurrences), default=None)
    assert best is not None and hits(best.occurrences), "no claim in these words"
    return best


def test_spans_are_within_their_texts(analysis: Analysis, texts: dict[str, str]) -> None:
    def inside(article: str, where: Range) -> bool:
        return 0 <= where[0] <= where[1] <= len(texts[article])

    for reading in analysis.readings:
        for mention in reading.mentions:
            assert texts[mention.article][mention.start : mention.end].split() == mention.name.split()
        for statement in reading.statements:
            assert all(inside(statement.article, r) for r in (*statement.content, statement.cue))
    for claim in analysis.claims:
        assert all(inside(o.article, (o.start, o.end)) for o in claim.occurrences)

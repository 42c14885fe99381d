"""Claims from beginning to end, on invented reports: who stands behind what, and where accounts differ."""

from __future__ import annotations

import hashlib
import time

import msgspec
import pytest

from tawatur.findings.claims import explain_claim, match_claims
from tawatur.findings.sources import identify_sources
from tawatur.findings.stories import group_stories
from tawatur.model import Analysis, Article, Claim, Lineage, Polarity, Quantity, Reading, Statement
from tawatur.pipeline import analyse as run_pipeline

SAYS = "قال الناطق باسم بلدية السروج هيثم القصاب إن "
TOLL = "أربعة عمال قتلوا في الحريق"
CAUSE = "الحريق بدأ في مخزن اللباب"


def reading(article: Article, content: str, speaker: str | None, polarity: Polarity = "asserts") -> Reading:
    """A reading with one statement on ``content`` (none where nobody speaks) and the numbers in the text."""
    statements = []
    if speaker is not None:
        start, said = article.text.index(content), article.text.index(speaker)
        statements.append(
            Statement(
                id=f"{article.id}-s",
                article=article.id,
                content=((start, start + len(content)),),
                cue=(0, article.text.index(" ")),
                speaker=(said, said + len(speaker)),
                speaker_name=speaker,
                speaker_kind="anonymous" if speaker.startswith("مصدر") else "person",
                mode="indirect",
                polarity=polarity,
            )
        )
    quantities = tuple(
        Quantity(
            article=article.id,
            start=article.text.index(word),
            end=article.text.index(word) + len(word),
            low=value,
            high=value,
            counted="قتيل",
        )
        for word, value in (("أربعة", 4.0), ("سبعة", 7.0))
        if word in article.text
    )
    return Reading(article=article.id, statements=tuple(statements), quantities=quantities)


def make(name: str, text: str, outlet: str | None = None) -> Article:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(id=name, text=text, sha256=digest, outlet=outlet or name, published="2031-05-04")


def analyse(
    parts: list[tuple[Article, str, str | None]],
    lineages: dict[str, str],
    polarity: dict[str, Polarity] | None = None,
) -> Analysis:
    """The findings stages over articles with one statement each and given lineages."""
    articles = [article for article, _, _ in parts]
    readings = [reading(a, c, s, (polarity or {}).get(a.id, "asserts")) for a, c, s in parts]
    whole = {
        a.id: (Lineage(label=lineages[a.id], share=1.0, how="own", spans=((0, len(a.text)),)),)
        for a in articles
    }
    stories = group_stories(articles)
    found, sources = identify_sources(articles, readings, (), stories)
    claims = match_claims(articles, found, (), whole, (), sources, stories)
    return Analysis(articles=tuple(articles), readings=found, sources=sources, stories=stories, claims=claims)


def claim_on(analysis: Analysis, words: str) -> Claim:
    return next(c for c in analysis.claims if words in c.text)


def wire(n: int) -> list[tuple[Article, str, str | None]]:
    return [(make(f"o{i}", SAYS + TOLL + "."), TOLL, "هيثم القصاب") for i in range(n)]


def test_nine_outlets_that_print_one_wire_are_one_source() -> None:
    analysis = analyse(wire(9), {f"o{i}": "afp" for i in range(9)})
    claim = claim_on(analysis, "قتلوا")
    assert len(claim.outlets) == 9
    number = claim.independent
    assert (number.low, number.best, number.high) == (1, 1, 1)
    assert claim.grade == "gharib"
    assert claim.common_links[-1] == "lineage:afp"
    said = explain_claim(claim, analysis)
    assert said["en"] == "9 outlets carry it; all print AFP's text; the only source is هيثم القصاب."
    assert "وسائل إعلام" in said["ar"] and "هيثم القصاب" in said["ar"]


def test_two_sources_in_two_texts_are_two() -> None:
    other = make("x", "أكدت الطبيبة رنا الحلواني أن " + TOLL + " مساء.")
    analysis = analyse([*wire(2), (other, TOLL, "رنا الحلواني")], {"o0": "afp", "o1": "afp", "x": "own-x"})
    claim = claim_on(analysis, "قتلوا")
    assert claim.independent.best == 2
    assert claim.grade == "aziz"
    unsure = msgspec.structs.replace(claim.independent, low=1)
    claim = msgspec.structs.replace(claim, independent=unsure, dependences=())
    said = explain_claim(claim, analysis)
    assert "()" not in said["ar"] + said["en"]
    assert "not sure that all the reports say the same" in said["en"]


def test_one_spokesman_in_two_texts_is_one() -> None:
    other = make("x", "وأوضح هيثم القصاب أن " + TOLL + " مساء.")
    analysis = analyse([*wire(1), (other, TOLL, "هيثم القصاب")], {"o0": "afp", "x": "own-x"})
    claim = claim_on(analysis, "قتلوا")
    assert claim.independent.high == 1
    assert claim.common_links[0].startswith("source:")


def test_rival_tolls_are_one_claim_that_differs() -> None:
    more = "سبعة عمال قتلوا في الحريق"
    other = make("x", "أكدت الطبيبة رنا الحلواني أن " + more + ".")
    analysis = analyse([*wire(2), (other, more, "رنا الحلواني")], {"o0": "afp", "o1": "afp", "x": "own-x"})
    claim = claim_on(analysis, "قتلوا")
    assert {v for d in claim.differs for v in d.values} == {"4", "7"}
    assert {o.value for o in claim.occurrences} == {"4", "7"}


def test_a_denial_is_a_conflict_and_carries_no_flow() -> None:
    other = make("x", "نفى المدير حازم الدبيسي أن " + TOLL + ".")
    analysis = analyse(
        [*wire(2), (other, TOLL, "حازم الدبيسي")], {"o0": "afp", "o1": "afp", "x": "own-x"}, {"x": "denies"}
    )
    claim = claim_on(analysis, "قتلوا")
    assert claim.conflicts
    assert claim.independent.best == 1
    assert claim.denials is not None and claim.denials.best == 1


def test_nameless_sources_of_two_texts_may_be_one() -> None:
    parts: list[tuple[Article, str, str | None]] = [
        (make(f"o{i}", f"ذكر مصدر طبي أن {TOLL} {when}."), TOLL, "مصدر طبي")
        for i, when in enumerate(("فجرا", "اليوم"))
    ]
    claim = claim_on(analyse(parts, {"o0": "own-o0", "o1": "own-o1"}), "قتلوا")
    assert (claim.independent.low, claim.independent.best) == (1, 2)


def test_two_claims_of_one_sentence_stay_two() -> None:
    text = SAYS + TOLL + "، و" + CAUSE + "."
    parts: list[tuple[Article, str, str | None]] = [
        (make(f"o{i}", text), TOLL + "، و" + CAUSE, "هيثم القصاب") for i in range(3)
    ]
    analysis = analyse(parts, {f"o{i}": "afp" for i in range(3)})
    assert any("قتلوا" in c.text and "بدأ" not in c.text for c in analysis.claims)
    assert any("بدأ" in c.text for c in analysis.claims)


def test_a_single_article_gives_claims_of_one_source() -> None:
    analysis = analyse(wire(1), {"o0": "own-o0"})
    assert {c.independent.best for c in analysis.claims} == {1}


@pytest.mark.parametrize("text", ["", " \n ", "…", "كلمة"])
def test_an_article_that_says_nothing_gives_no_claim(text: str) -> None:
    assert analyse([(make("o0", text), "", None)], {"o0": "own-o0"}).claims == ()


def test_a_claim_fifty_times_in_one_article_is_one_source() -> None:
    text = " ".join(f"{TOLL}." for _ in range(50))
    other = make("x", TOLL + " أمس.")
    analysis = analyse([(make("o0", text), TOLL, None), (other, TOLL, None)], {"o0": "own-a", "x": "own-a"})
    claim = claim_on(analysis, "قتلوا")
    assert claim.independent.high == 1
    assert len(claim.occurrences) >= 51


def test_three_hundred_copies_take_bounded_time_and_the_same_bytes_twice() -> None:
    parts = wire(300)
    lineages = {f"o{i}": "afp" for i in range(300)}
    began = time.perf_counter()
    first = analyse(parts, lineages)
    assert time.perf_counter() - began < 20
    assert claim_on(first, "قتلوا").independent.high == 1
    assert msgspec.json.encode(first.claims) == msgspec.json.encode(analyse(parts, lineages).claims)


def test_what_one_article_repeats_fifty_times_and_what_many_print_alike_has_one_source() -> None:
    said = "قال مدير الدفاع المدني سالم البزاز إن حريقا كبيرا دمر سبعة مخازن في مدينة برباط. "

    def run(texts: list[str]) -> Analysis:
        return run_pipeline(
            [Article(id=f"a{n}", text=t, outlet=f"o{n}", sha256="") for n, t in enumerate(texts)]
        )

    repeated, identical = run([said * 50, said + "وحضر المحافظ إلى المكان."]), run([said] * 30)
    for found, times in ((repeated, 51), (identical, 30)):
        first = found.claims[0]
        assert len(first.occurrences) == times
        assert (first.independent.low, first.independent.high) == (1, 1)

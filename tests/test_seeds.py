"""What the two reports that Tawatur began with must show; read by offsets, where they are present."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawatur.corpus.read import read_inputs
from tawatur.findings.meaning import default_vectors
from tawatur.model import Analysis, Claim, Range
from tawatur.pipeline import analyse
from tawatur.views.compare import compare_two

FIRST, SECOND = "000_0366d7dbe30f022b", "004_d4c08487aa3aff6e"

# where each of the spokesman's nine statements in the second report stands, and the same words in the first
NINE: list[tuple[Range, Range]] = [
    ((63, 211), (692, 836)), ((941, 997), (838, 894)), ((1009, 1067), (907, 965)),
    ((1345, 1376), (1258, 1289)),
    ((1390, 1447), (1304, 1361)), ((1458, 1608), (1939, 2062)), ((1624, 1835), (2065, 2276)),
    ((1852, 2031), (989, 1145)), ((2041, 2133), (1148, 1241)),
]  # fmt: skip


@pytest.fixture(scope="module")
def seeds(seeds_dir: Path) -> Analysis:
    articles, receipts = read_inputs([seeds_dir])
    return analyse(articles, receipts, vectors=default_vectors())


def joins(claim: Claim, second: Range, first: Range) -> bool:
    """Does the claim stand at most of one of the two places and at the other too?"""

    def stands(article: str, place: Range) -> bool:
        return any(
            o.article == article and 2 * (min(o.end, place[1]) - max(o.start, place[0])) > place[1] - place[0]
            for o in claim.occurrences
        )

    return stands(SECOND, second) and stands(FIRST, first)


def test_one_story_and_the_outlet_that_a_byline_gives(seeds: Analysis) -> None:
    assert [set(s.articles) for s in seeds.stories] == [{FIRST, SECOND}]
    assert [a.outlet for a in seeds.articles] == ["newsabah", None]


@pytest.mark.parametrize(("second", "first"), NINE)
def test_each_of_the_nine_statements_has_one_source(seeds: Analysis, second: Range, first: Range) -> None:
    spokesman = next(s.id for s in seeds.sources if len(s.names) >= 2 and s.kind == "person")
    found = [c for c in seeds.claims if joins(c, second, first)]
    assert found
    numbers = {(c.independent.low, c.independent.best, c.independent.high) for c in found}
    assert (1, 1, 1) in numbers
    assert any(c.common_links[:1] == (f"source:{spokesman}",) for c in found)


def test_the_spokesman_has_eleven_and_nine_statements(seeds: Analysis) -> None:
    said = [[s for s in r.statements if s.speaker_name and "ديلون" in s.speaker_name] for r in seeds.readings]
    assert [len(rows) for rows in said] == [11, 9]
    assert len({s.speaker_id for rows in said for s in rows}) == 1


def test_the_sentence_in_their_own_voice_hangs_on_its_lineage(seeds: Analysis) -> None:
    claim = next(c for c in seeds.claims if joins(c, (1069, 1185), (1558, 1637)) and len(c.occurrences) == 2)
    assert {o.speaker_id for o in claim.occurrences} == {"own"}
    assert (claim.independent.best, claim.common_links) == (1, ("lineage:reuters",))


def test_one_credits_the_agency_and_the_other_leaves_a_clause_out(seeds: Analysis) -> None:
    lineages = {name: {x.label: x.how for x in rows} for name, rows in seeds.lineages.items()}
    assert lineages[SECOND]["reuters"] == "credited"
    assert lineages[FIRST]["reuters"] == "copied"
    dropped = [c.from_ for c in seeds.changes if c.kind == "clause-dropped" and c.from_]
    assert any(s.article == SECOND and s.start >= 1140 and s.end <= 1190 for s in dropped)


def test_two_answers_to_who_did_it_are_contested(seeds: Analysis) -> None:
    contested = {o.start for c in seeds.claims if c.conflicts for o in c.occurrences}
    assert {3016, 3203} <= contested
    speakers = {s.speaker_id for s in seeds.readings[0].statements if s.cue[0] > 2400}
    assert len(speakers) == 4


def test_places_and_names(seeds: Analysis) -> None:
    placed = {e.id for e in seeds.entities if e.lat is not None}
    towns = {"geo-174448", "geo-92138", "geo-92004", "geo-170794", "geo-99072", "geo-172955", "geo-168325"}
    assert towns | {"place-al-omar-oil-field", "place-shayrat-air-base"} <= placed
    names = {
        (n.entity, n.outlet): {m.name for m in seeds.namings if m.entity == n.entity} for n in seeds.namings
    }
    assert len(names["islamic-state", "newsabah"]) >= 2
    assert len(names["government-sy", "newsabah"]) >= 2


def test_relative_dates_wait_for_a_day_of_printing(seeds: Analysis, seeds_dir: Path) -> None:
    assert {t.precision for r in seeds.readings for t in r.times} == {"unanchored", "year"}
    articles, _ = read_inputs([seeds_dir], published="2017-10-29")
    times = [t for r in analyse(articles).readings for t in r.times]
    assert all(t.from_ for t in times)
    assert (times[0].from_, times[0].to) == ("2017-10-27", "2017-10-27")


def test_compared_they_share_all_nine(seeds: Analysis) -> None:
    found = compare_two(seeds)
    assert len(found.both) == 9
    assert "two outlets, one source" in found.verdict

"""Articles into stories: alike in their rare words, near in time, and not far from each other in space."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.findings.meaning import Vectors
from tawatur.findings.stories.crossing import join_languages
from tawatur.findings.stories.features import vectors_of
from tawatur.findings.stories.joining import join, least_likeness
from tawatur.findings.stories.pairs import DAYS, apart, common_wording, day_of, pairs_of
from tawatur.findings.stories.places import places_of
from tawatur.findings.stories.portrait import portraits
from tawatur.findings.stories.sections import with_sections
from tawatur.model import Article, Entity, Passage, Reading, Story


def group_stories(
    articles: Sequence[Article],
    readings: Sequence[Reading] = (),
    passages: Sequence[Passage] = (),
    vectors: Vectors | None = None,
    entities: Sequence[Entity] = (),
) -> tuple[Story, ...]:
    """Every article in a story; a story of one is an event that nobody else here reports.

    An article is in one story, but a round-up is also in those that whole paragraphs of it report; then
    ``sections`` says which. The order of the input changes nothing. With ``vectors``, reports in another
    language join the story that they report; with ``readings`` and ``entities``, events far from each other
    are told apart.
    """
    ordered = sorted(articles, key=lambda a: (a.published or "9999", a.id))
    days = [day_of(article) for article in ordered]
    bags = vectors_of(ordered)
    pairs = pairs_of(bags, days, common_wording(ordered, passages))
    places = places_of(ordered, readings, entities)
    groups = join(bags, days, places, pairs, least_likeness(len(ordered)))
    if vectors is not None:
        groups = join_languages(ordered, groups, lambda i, j: apart(days[i], days[j]) <= DAYS, vectors)
    members, sections = with_sections(ordered, sorted(groups), passages)
    return portraits(ordered, bags, members, sections, readings, entities)

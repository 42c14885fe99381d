"""From articles to claims: clauses, their groups, the chains behind them, and what these amount to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from tawatur.corpus.document import document
from tawatur.evidence.credits import Registry
from tawatur.findings.claims.blame import contested
from tawatur.findings.claims.chains import Context, occurrence, speaking_in, text_at
from tawatur.findings.claims.contests import join_rivals
from tawatur.findings.claims.corrections import corrections_in
from tawatur.findings.claims.doubles import asserts_nothing
from tawatur.findings.claims.grouping import Group, group_units
from tawatur.findings.claims.retold import retold
from tawatur.findings.claims.rivalry import WIDE, scene
from tawatur.findings.claims.shown import shown_lineages
from tawatur.findings.claims.units import Unit, units_of
from tawatur.findings.claims.weighing import weigh_claim
from tawatur.findings.denials import denials_in
from tawatur.findings.differences import names_in, with_differences
from tawatur.findings.meaning import Vectors
from tawatur.model import (
    Article,
    Claim,
    Entity,
    Independent,
    Lineage,
    Passage,
    Range,
    Reading,
    Source,
    Story,
    outlet_key,
)


def match_claims(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    passages: Sequence[Passage],
    lineages: Mapping[str, Sequence[Lineage]],
    entities: Sequence[Entity],
    sources: Sequence[Source],
    stories: Sequence[Story],
    registry: Registry | None = None,
    vectors: Vectors | None = None,
) -> tuple[Claim, ...]:
    """Every claim of every story with its occurrences, independent sources, common links and differences.

    Claims stand by story, those that most outlets carry first. ``vectors`` may be ``None``: then clauses are
    compared by their words alone.
    """
    context = Context(
        {article.id: article for article in articles},
        lineages,
        {source.id: source for source in sources},
        registry or Registry.load(),
        shown_lineages({article.id: article for article in articles}, lineages, passages),
        speaking_in(readings, sources),
        {reading.article: reading.mentions for reading in readings},
    )
    reading_of = {reading.article: reading for reading in readings}
    wide = frozenset(entity.id for entity in entities if entity.feature in WIDE)
    shared = _passages_by_story(passages, stories)
    claims: list[Claim] = []
    for story in stories:
        own = [context.articles[a] for a in story.articles if a in context.articles]
        units = {
            a.id: _units(a, reading_of.get(a.id), story.sections.get(a.id, ()), single=len(own) == 1)
            for a in own
        }
        texts = {a.id: a.text for a in own}
        # one article by itself has nothing to be matched with
        if len(own) == 1:
            groups = [Group([unit], [unit], [], []) for unit in units[own[0].id]]
        else:
            groups = group_units(units, texts, shared[story.id], vectors)
        claims.extend(_claims(story, groups, context, reading_of, wide))
    return tuple(claims)


def _passages_by_story(passages: Sequence[Passage], stories: Sequence[Story]) -> dict[str, list[Passage]]:
    home: dict[str, list[str]] = defaultdict(list)
    for story in stories:
        for article in story.articles:
            home[article].append(story.id)
    found: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        for story_id in home.get(passage.a.article, ()):
            if story_id in home.get(passage.b.article, ()):
                found[story_id].append(passage)
    return found


def _units(
    article: Article, reading: Reading | None, sections: Sequence[Range], *, single: bool
) -> list[Unit]:
    """The clauses of an article; of one that stands alone only what it attributes to somebody."""
    units = units_of(article, reading or Reading(article=article.id), sections)
    return [u for u in units if u.clause.statement is not None and u.clause.level < 2] if single else units


def _claims(
    story: Story,
    groups: Sequence[Group],
    context: Context,
    reading_of: Mapping[str, Reading],
    wide: frozenset[str],
) -> list[Claim]:
    published = {article: context.articles[article].published for article in story.articles}
    pages = {article: document(context.articles[article]) for article in story.articles}
    copies = [pair for group in groups for pair in group.copies]
    versions = retold([group.units for group in groups], copies, published)
    around = scene(
        [unit for group in groups for unit in group.units],
        pages,
        context.mentions,
        {article: reading_of[article].quantities for article in pages if article in reading_of},
        wide,
    )
    groups = join_rivals(groups, around)
    made = []
    for group in groups:
        claim = _claim(story, group, context)
        named = names_in(claim, group.units, around)
        made.append(
            _weighed(with_differences(claim, group.units, published, named), group, context, versions)
        )
    units = [group.units for group in groups]
    denials = denials_in(units, pages)
    clashing = contested(units, pages) | {n for denial in denials for n in (denial.by, denial.of)}
    for number in sorted(clashing):
        made[number] = msgspec.structs.replace(made[number], conflicts=True)
    for number, corrections in sorted(corrections_in(units, pages, published, denials).items()):
        made[number] = msgspec.structs.replace(made[number], corrections=corrections)
    order = {article: place for place, article in enumerate(story.articles)}
    made.sort(
        key=lambda c: (
            -len(c.outlets),
            -len({o.article for o in c.occurrences}),
            -len(c.occurrences),
            min((order[o.article], o.start, o.end) for o in c.occurrences),
        )
    )
    return [msgspec.structs.replace(c, id=f"{story.id}-claim-{n}") for n, c in enumerate(made, 1)]


def _central(group: Group) -> Unit:
    """The clause that a reader is shown: whole and asserting, of the most central ones the shortest."""
    whole = [unit for unit in group.units if unit.clause.level < 2 and not asserts_nothing(unit)]
    asserting = [u for u in whole if u.clause.statement is None or u.clause.statement.polarity != "denies"]
    best = asserting or whole or group.units
    return min(best[: 1 + len(best) // 3], key=lambda unit: unit.clause.end - unit.clause.start)


def _claim(story: Story, group: Group, context: Context) -> Claim:
    """One claim of a group of clauses, the most central first; occurrences stand in the story's order."""
    order = {article: place for place, article in enumerate(story.articles)}
    central = _central(group)
    ordered = sorted(group.units, key=lambda u: (order[u.article], u.range))
    occurrences = tuple(occurrence(unit, context) for unit in ordered)
    text = context.articles[central.article].text[central.clause.start : central.clause.end]
    return Claim(
        id="",
        story=story.id,
        text=text,
        central=ordered.index(central),
        occurrences=occurrences,
        independent=Independent(low=None, best=None, high=None),
        outlets=tuple(sorted({outlet_key(context.articles[o.article]) for o in occurrences})),
    )


def _weighed(claim: Claim, group: Group, context: Context, versions: Mapping[tuple[str, str], bool]) -> Claim:
    """The claim with its numbers: what else may assert it, and which of its texts are copies here."""
    held = {unit.article for unit in group.units}
    near = [occurrence(unit, context) for unit in group.near if unit.article not in held]
    core = [occurrence(unit, context) for unit in group.core]
    copies = {
        tuple(sorted((text_at(a.article, a.range, context), text_at(b.article, b.range, context))))
        for a, b in group.copies
    }
    return weigh_claim(claim, core, near, [(a, b) for a, b in sorted(copies) if a != b], context, versions)

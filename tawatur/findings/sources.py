"""Who vouches: every statement's speaker as a source, spokesman and body as one.

A source is known by its name, a body also by those who speak for it: «المتحدث باسم الوزارة» is the ministry.
Names are compared within one story, where a short form is safe (ديلون, المرصد); across stories only
full names join. A medium that speaks for a state or an armed party stands for its owner.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from tawatur.findings.sourcing.names import Voice, read_voice, same_voice
from tawatur.findings.sourcing.sides import side_of, standing_of
from tawatur.model import Article, Entity, Reading, Source, Statement, Story


class _Heard(NamedTuple):
    """One statement's speaker as read, and where."""

    statement: str
    story: str
    voice: Voice


def identify_sources(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    entities: Sequence[Entity] = (),
    stories: Sequence[Story] = (),
) -> tuple[tuple[Reading, ...], tuple[Source, ...]]:
    """The readings with every statement's ``speaker_id`` set to a source, and those sources.

    A statement whose speaker nobody can tell keeps ``None``.
    """
    texts = {article.id: article.text for article in articles}
    story_of = {article: story.id for story in stories for article in story.articles}
    names = {entity.id: entity for entity in entities}
    heard = [
        _Heard(statement.id, story_of.get(reading.article, reading.article), voice)
        for reading in readings
        for statement in reading.statements
        if (voice := _voice(statement, reading, texts[reading.article], names)) is not None
    ]
    groups = _group(heard)
    sources, ids = _sources(groups)
    return (
        tuple(
            msgspec.structs.replace(
                reading,
                statements=tuple(
                    msgspec.structs.replace(s, speaker_id=ids.get(s.id)) for s in reading.statements
                ),
            )
            for reading in readings
        ),
        sources,
    )


def _voice(statement: Statement, reading: Reading, text: str, entities: Mapping[str, Entity]) -> Voice | None:
    if not statement.speaker_name or statement.speaker_kind is None:
        return None
    span = statement.speaker or statement.antecedent
    phrase = text[span[0] : span[1]] if span else statement.speaker_name
    entity = None
    if span is not None:
        inside = [
            m for m in reading.mentions if span[0] <= m.start and m.end <= span[1] and m.entity is not None
        ]
        wanted = {"person": "person"}.get(statement.speaker_kind)
        fit = [m for m in inside if wanted is None or m.kind == wanted]
        named = [m for m in fit if m.name in statement.speaker_name or statement.speaker_name in m.name]
        best = max(named, key=lambda m: (m.end - m.start, -m.start), default=None)
        entity = best.entity if best is not None else None
    full = entities[entity].name if entity is not None and entity in entities else None
    return read_voice(statement.speaker_name, phrase, statement.speaker_kind, entity, full)


def _group(heard: Sequence[_Heard]) -> list[list[_Heard]]:
    """Statements of one source together, in order of their first."""
    parent = list(range(len(heard)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    def join(i: int, j: int) -> None:
        a, b = sorted((root(i), root(j)))
        parent[b] = a

    by_story: dict[str, list[int]] = defaultdict(list)
    everywhere: dict[str, int] = {}
    for i, item in enumerate(heard):
        by_story[item.story].append(i)
        if (key := item.voice.full_key) is not None:
            join(everywhere.setdefault(key, i), i)
    for members in by_story.values():
        first: dict[Voice, int] = {}
        for i in members:
            join(first.setdefault(heard[i].voice, i), i)
        distinct = sorted(first.values())
        for place, i in enumerate(distinct):
            for j in distinct[:place]:
                if root(i) != root(j) and same_voice(heard[i].voice, heard[j].voice):
                    join(i, j)
    groups: dict[int, list[_Heard]] = defaultdict(list)
    for i, item in enumerate(heard):
        groups[root(i)].append(item)
    return [groups[key] for key in sorted(groups)]


def _sources(groups: Sequence[Sequence[_Heard]]) -> tuple[tuple[Source, ...], dict[str, str]]:
    sources, ids = [], {}
    for number, group in enumerate(groups, 1):
        voices = [item.voice for item in group]
        # a person's or body's own name before a description, the longest, then the most frequent
        best = max(voices, key=lambda v: (v.kind != "anonymous", len(v.name), v.name))
        name = f"source-{number}"
        sources.append(
            Source(
                id=name,
                name=best.name,
                kind=best.kind,
                entity=next((v.entity for v in voices if v.entity is not None), None),
                side=next((side for v in voices if (side := side_of(v.phrase)) is not None), None),
                standing=standing_of(best),
                names=tuple(sorted({v.name for v in voices})),
            )
        )
        ids.update({item.statement: name for item in group})
    return tuple(sources), ids

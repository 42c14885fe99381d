"""Who vouches: every statement's speaker as a source, spokesman and body as one.

A source is known by its name, a body also by those who speak for it: «المتحدث باسم الوزارة» is the ministry.
Names are compared within one story, where a short form is safe (ديلون, المرصد); across stories only
full names join. A medium that speaks for a state or an armed party stands for its owner.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from tawatur import lexicon
from tawatur.corpus.words import tokens
from tawatur.evidence.credits import Registry
from tawatur.evidence.credits.names import noun_gender
from tawatur.findings.sourcing.media import held_by, owner_of
from tawatur.findings.sourcing.names import (
    Known,
    Voice,
    apposition,
    is_bare_paper,
    is_embassy,
    is_plain_name,
    is_to,
    office_of,
    read_voice,
    same_voice,
    speaks_for_a_body,
    words_of,
)
from tawatur.findings.sourcing.sides import standing_of
from tawatur.model import Article, Entity, Mention, Range, Reading, Source, Statement, Story

UNNAMED = "source-unnamed"
"""The source of every statement whose speaker the article does not tell: somebody else in each lineage."""


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
    registry: Registry | None = None,
) -> tuple[tuple[Reading, ...], tuple[Source, ...]]:
    """The readings with every statement's ``speaker_id`` set to a source, and those sources.

    A statement whose speaker nobody can tell keeps ``None``; where there are any, ``UNNAMED`` is a source.
    """
    texts = {article.id: article.text for article in articles}
    story_of = {article: story.id for story in stories for article in story.articles}
    names = {entity.id: entity for entity in entities}
    registry = registry or Registry.load()
    heard = [
        _Heard(statement_id, story_of.get(reading.article, reading.article), voice)
        for reading in readings
        for statement_id, voice in _voices(reading, texts[reading.article], names, registry)
    ]
    groups = _group(heard)
    sources, ids = _sources(groups)
    unnamed = [r.article for r in readings for s in r.statements if s.id not in ids and untold(s)]
    if unnamed:
        languages = Counter(article.language for article in articles if article.id in unnamed)
        sources += (_unnamed(max(sorted(languages), key=lambda code: languages[code])),)
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


def untold(statement: Statement) -> str | None:
    """``UNNAMED`` where a statement's speaker is not told; «the agency» without a name is the text's own."""
    return UNNAMED if statement.speaker_name is None or statement.speaker_kind == "person" else None


def _unnamed(language: str) -> Source:
    names = lexicon.load("sources.yaml")["unnamed"]
    return Source(id=UNNAMED, name=names.get(language, names["en"]), kind="anonymous", standing="anonymous")


def _voices(
    reading: Reading, text: str, entities: Mapping[str, Entity], registry: Registry
) -> list[tuple[str, Voice]]:
    """The speaker of each statement of an article, in order; «the statement said» is its issuer's word."""
    found: list[tuple[str, Voice]] = []
    last: Voice | None = None
    introduced: dict[tuple[str | None, str | None], Voice] = {}
    mentions = sorted(reading.mentions, key=lambda m: (m.start, m.end))
    reading = msgspec.structs.replace(reading, mentions=tuple(mentions))
    for statement in sorted(reading.statements, key=lambda s: (s.cue, s.id)):
        named = (statement.speaker_name, statement.speaker_kind)
        voice = _voice(statement, reading, text, entities, registry)
        known = introduced.get(named)
        lone_office = voice is not None and voice.kind == "anonymous" and known is not None and known.spokes
        if known is not None and (statement.speaker is None or lone_office):
            # who is only taken up is who was introduced, with the office named there
            voice = known
        if voice is None:
            continue
        introduced.setdefault(named, voice)
        if is_bare_paper(voice) and last is not None:
            voice = last
        elif voice.kind not in ("anonymous", "document"):
            last = voice
        found.append((statement.id, voice))
    return found


def _voice(
    statement: Statement, reading: Reading, text: str, entities: Mapping[str, Entity], registry: Registry
) -> Voice | None:
    if not statement.speaker_name or statement.speaker_kind is None:
        return None
    span = statement.speaker or statement.antecedent
    phrase = text[span[0] : span[1]] if span else statement.speaker_name
    if span and statement.speaker_kind in ("person", "anonymous"):
        phrase += apposition(text[span[1] : span[1] + 120])
    name, kind = statement.speaker_name, statement.speaker_kind
    if kind == "person" and statement.speaker and not _holds_office(phrase, statement, reading, text):
        # an office whose holder nobody names is its body: «الناطق بلسان الشرطة»
        name, kind = phrase, "anonymous"
        statement = msgspec.structs.replace(statement, speaker_name=name, speaker_kind=kind)
    entity, body = _named(statement, reading, span, text, entities)
    medium = owner_of(phrase, registry)
    after = text[span[1] : span[1] + 80].split("\n")[0] if span else ""
    # a phrase that names a person or body beside the medium is theirs: وكالة ... عن وزير
    speaks = kind != "person" and (medium is not None or _sounds_like_a_medium(phrase))
    owner = held_by(phrase, after, medium) if speaks else None
    return read_voice(
        name,
        phrase,
        kind,
        Known(entity, body, medium if speaks else None, owner),
    )


_TITLE = 90
"""Characters before and after a name within which its title stands, in the same sentence."""

_STOP = re.compile(r"[\n.!?؟؛]")


def _holds_office(phrase: str, statement: Statement, reading: Reading, text: str) -> bool:
    """Does a phrase name its person, or an office that the article gives the person elsewhere?

    An office without a body («الناطق») may be anybody's whom the article has called so.
    """
    name = statement.speaker_name or ""
    own = {token.text for token in tokens(name)}
    body = office_of(phrase)
    if not body or not own.isdisjoint(token.text for token in tokens(phrase)):
        return True
    spots = [
        (m.start, m.end) for m in reading.mentions if m.kind == "person" and m.name in (name, *name.split())
    ]
    around = " ".join(
        part
        for start, end in spots
        for part in (
            _STOP.split(text[max(0, start - _TITLE) : start])[-1],
            _STOP.split(text[end : end + _TITLE])[0],
        )
    )
    return not spots or bool(body & words_of(around))


def _sounds_like_a_medium(phrase: str) -> bool:
    return any(noun_gender(token.text) is not None for token in tokens(phrase)[:2])


def _named(
    statement: Statement,
    reading: Reading,
    span: Range | None,
    text: str,
    entities: Mapping[str, Entity],
) -> tuple[Entity | None, str | None]:
    """Who the speaker is among the linked entities, and the body that the phrase names beside a person."""
    if span is None or not statement.speaker_name:
        return None, None
    first, last = (bisect_left(reading.mentions, at, key=lambda m: m.start) for at in span)
    inside = [m for m in reading.mentions[first:last] if m.end <= span[1] and m.entity in entities]
    name = statement.speaker_name
    if statement.speaker_kind == "anonymous" and speaks_for_a_body(name):
        bodies = [m for m in inside if m.kind in ("organisation", "group")]
        return None, bodies[0].entity if bodies else None
    if statement.speaker_kind == "person":
        persons = [m for m in inside if m.kind == "person" and (m.name in name or name in m.name)]
        person = _longest(persons)
        bodies = [m for m in inside if m.kind in ("organisation", "group")]
        # a delegate to a body does not speak for it
        body = bodies[0].entity if bodies and not is_to(text[span[0] : bodies[0].start]) else None
        return (None if person is None else entities[str(person.entity)]), body
    kinds = (
        ("organisation", "group", "place")
        if statement.speaker_kind == "government"
        else ("organisation", "group")
    )
    own = [m for m in inside if m.kind in kinds and (m.name in name or name in m.name)]
    if statement.speaker_kind == "anonymous":
        # an official of a body is not the body
        own = [m for m in own if 2 * len(m.name) > len(name)]
    named = _longest(own)
    return (None if named is None else entities[str(named.entity)]), None


def _longest(mentions: Sequence[Mention]) -> Mention | None:
    return max(mentions, key=lambda m: (m.end - m.start, -m.start), default=None)


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
        for key in sorted(item.voice.keys):
            join(everywhere.setdefault(key, i), i)
    for members in by_story.values():
        first: dict[Voice, int] = {}
        for i in members:
            join(first.setdefault(heard[i].voice, i), i)
        distinct = sorted(first.values())
        if len({heard[i].voice.side for i in distinct if is_embassy(heard[i].voice)} - {None}) > 1:
            # «the embassy» may be anybody's where ambassadors of two states speak
            distinct = [i for i in distinct if heard[i].voice.side or not is_embassy(heard[i].voice)]
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
        state = any(key.startswith("state:") for voice in voices for key in voice.keys)
        # a person's or body's own name before an office or a text of theirs,
        # the state before a medium that speaks for it
        best = max(
            voices,
            key=lambda v: (
                v.kind != "anonymous",
                state == (v.kind == "government"),
                is_plain_name(v.name),
                not v.name.isascii(),
                len(v.name),
                v.name,
            ),
        )
        name = f"source-{number}"
        sides = Counter(v.side for v in voices if v.side is not None).most_common(1)
        side = sides[0][0] if sides else None
        sources.append(
            Source(
                id=name,
                name=best.name,
                kind="government" if state else best.kind,
                entity=best.entity or next((v.entity for v in voices if v.entity is not None), None),
                side=side,
                standing=standing_of(best.phrase, best.kind, side, best.medium),
                names=tuple(sorted({v.name for v in voices})),
            )
        )
        ids.update({item.statement: name for item in group})
    return tuple(sources), ids

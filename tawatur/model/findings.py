"""What follows across articles: lineages, entities, sources, stories, claims; and the whole of a run."""

from __future__ import annotations

from typing import Literal

import msgspec

from tawatur.model.between import Change, Passage
from tawatur.model.received import Article, Quote, Range, Reason, Receipt, Record, Span
from tawatur.model.within import MentionKind, Polarity, Reading, SpeakerKind


class Lineage(Record, frozen=True, kw_only=True):
    """Whose reporting a part of an article's text is; ``share`` is its part of the body's characters.

    ``label`` is an agency key (``afp``), ``own-OUTLET``, another outlet's ``own-X`` or ``shared-N``.
    ``confidence`` is below 1 where nobody prints the credit and the wording or the style speaks for it.
    """

    label: str
    share: float
    how: Literal["credited", "copied", "own", "shared"]
    spans: tuple[Range, ...]
    evidence: tuple[Quote, ...] = ()
    confidence: float = 1.0


class Entity(Record, frozen=True, kw_only=True):
    """Somebody, some body or some place that mentions refer to, unique in a run."""

    id: str
    kind: MentionKind
    name: str
    names: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    country: str | None = None
    feature: str | None = None


class Source(Record, frozen=True, kw_only=True):
    """Who vouches for content, unique in a run: a speaker with the body they speak for, or a document.

    ``id`` is what ``speaker_id`` of occurrences names. ``side`` is the state or armed party whose
    interest it shares, where that is known. ``standing`` is official, party, eyewitness, document,
    medium, anonymous or person.
    """

    id: str
    name: str
    kind: SpeakerKind
    entity: str | None = None
    side: str | None = None
    standing: str | None = None
    names: tuple[str, ...] = ()


class Gap(Record, frozen=True, kw_only=True):
    """An outlet that did not carry a story, though it carried ``carried`` of the ``alike`` most like it."""

    outlet: str
    carried: int
    alike: int


class Story(Record, frozen=True, kw_only=True):
    """Articles that report one event. ``sections``: which part of a round-up belongs.

    ``title`` is the headline of its most central article. ``first`` and ``last`` are days of publication
    (ISO 8601), ``places`` entities that its openings name, most named first.
    """

    id: str
    title: str
    articles: tuple[str, ...]
    sections: dict[str, tuple[Range, ...]] = msgspec.field(default_factory=dict)
    first: str | None = None
    last: str | None = None
    places: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()


class Occurrence(Record, frozen=True, kw_only=True):
    """The minimal clause of one article that asserts a claim, with its chain.

    ``speaker_id`` is a source's id, or ``own`` for the article's own voice. ``carriers`` are registry
    keys, from the source outwards. ``value`` is what is at stake where occurrences differ in it.
    """

    article: str
    start: int
    end: int
    statement: str | None
    speaker_id: str
    carriers: tuple[str, ...]
    lineage: str
    value: str | None
    polarity: Polarity
    because: tuple[Reason, ...] = ()


class Dependence(Record, frozen=True, kw_only=True):
    """Two nodes of a claim's chains that may be one, how likely that is, and why."""

    a: str
    b: str
    probability: float
    reason: str


class Independent(Record, frozen=True, kw_only=True):
    """The number of independent sources as an interval; ``None`` all through: cannot tell."""

    low: int | None
    best: int | None
    high: int | None
    named_sources: int = 0
    lineages: int = 0


class Difference(Record, frozen=True, kw_only=True):
    """Rival values of one slot and which occurrences (indices) give each.

    ``superseded`` lists values that a later, dated value of the same source replaces. ``independent`` is the
    number of independent sources of each value by itself: «8 dead: one; 14 dead: two».
    """

    slot: str
    values: dict[str, tuple[int, ...]]
    superseded: tuple[str, ...] = ()
    independent: dict[str, Independent] = msgspec.field(default_factory=dict)


class Correction(Record, frozen=True, kw_only=True):
    """Where a claim is corrected, withdrawn or denied later; ``cue`` is the word that says so."""

    kind: Literal["correction", "withdrawal", "denial"]
    article: str
    start: int
    end: int
    cue: Range | None = None


Grade = Literal["gharib", "aziz", "mashhur", "circular", "cannot-tell"]


class Claim(Record, frozen=True, kw_only=True):
    """The occurrences of one proposition across a story's articles, and what stands behind it.

    ``text`` is the wording of its most central occurrence (index ``central``). ``denials`` is the
    flow of the denying occurrences, shown beside the other. ``common_links`` are nodes
    (``source:…``, ``carrier:…``, ``lineage:…``) whose removal lowers the flow, sources first.
    """

    id: str
    story: str
    text: str
    central: int
    occurrences: tuple[Occurrence, ...]
    independent: Independent
    denials: Independent | None = None
    common_links: tuple[str, ...] = ()
    differs: tuple[Difference, ...] = ()
    conflicts: bool = False
    grade: Grade = "cannot-tell"
    outlets: tuple[str, ...] = ()
    dependences: tuple[Dependence, ...] = ()
    corrections: tuple[Correction, ...] = ()


class Naming(Record, frozen=True, kw_only=True):
    """What one outlet calls one entity in one story, with the spans to count.

    ``loaded`` are those of the spans that have an epithet beside them, ``inherited`` those whose wording
    the article shares with the one it comes from: not the outlet's own choice of word.
    """

    story: str
    entity: str
    outlet: str
    name: str
    own: tuple[Span, ...] = ()
    quoted: tuple[Span, ...] = ()
    epithets: tuple[str, ...] = ()
    loaded: tuple[Span, ...] = ()
    inherited: tuple[Span, ...] = ()


class Medium(Record, frozen=True, kw_only=True):
    """An agency or outlet that a run meets: its registry key, what it is called, how papers print it."""

    key: str
    kind: Literal["agency", "outlet"]
    name: str
    spellings: tuple[str, ...] = ()


class Analysis(Record, frozen=True, kw_only=True):
    """Everything one run found: the only thing that views are given.

    ``media`` are the registry's entries for the keys that records name, a user's own among them.
    """

    articles: tuple[Article, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    readings: tuple[Reading, ...] = ()
    passages: tuple[Passage, ...] = ()
    changes: tuple[Change, ...] = ()
    lineages: dict[str, tuple[Lineage, ...]] = msgspec.field(default_factory=dict)
    entities: tuple[Entity, ...] = ()
    sources: tuple[Source, ...] = ()
    stories: tuple[Story, ...] = ()
    claims: tuple[Claim, ...] = ()
    namings: tuple[Naming, ...] = ()
    media: tuple[Medium, ...] = ()

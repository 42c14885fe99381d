"""The nouns of Tawatur: frozen records that every stage takes and gives.

Nothing here knows how a record is found, stored or shown, and this module imports nothing of ours.
All offsets are Unicode code points into the immutable text of an article, end exclusive, so that
``article.text[start:end]`` is always the quote. Unknown is ``None``, never a guess.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Range = tuple[int, int]
"""(start, end) in code points of one article's text, end exclusive."""


class Record(msgspec.Struct, frozen=True):
    """What all nouns have in common: immutable, compared by value, written as one JSON object."""


# ---------------------------------------------------------------- what was received

Status = Literal["ok", "duplicate", "partial", "quarantined"]


class Article(Record, frozen=True, kw_only=True):
    """One report as received. ``text`` is the body and never changes; all else may be unknown.

    ``published`` is ISO 8601, a date (``2017-10-29``) or a moment with its time zone.
    ``language`` is an ISO 639-1 code. ``sha256`` is the digest of the text in UTF-8.
    """

    id: str
    text: str
    sha256: str
    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    byline: str | None = None
    url: str | None = None
    language: str = "ar"


class Receipt(Record, frozen=True, kw_only=True):
    """What became of one input: every input gets exactly one, so that their counts add up.

    ``source`` names the file (and line) as the user gave it. ``article`` is the id of the article
    that came of it, or of the one it duplicates; ``None`` where nothing could be read.
    """

    source: str
    status: Status
    reason: str | None = None
    article: str | None = None


class Span(msgspec.Struct, frozen=True, order=True):
    """A stretch of one article's text."""

    article: str
    start: int
    end: int


class Quote(Record, frozen=True, kw_only=True):
    """Evidence that a reader can open: the words, and where they stand.

    ``field`` says in which part of the article ``start`` and ``end`` count.
    """

    article: str
    field: Literal["text", "byline", "title"] = "text"
    start: int
    end: int
    text: str


class Reason(Record, frozen=True, kw_only=True):
    """One readable factor of a judgement: its name, its weight in the sum, and what it rests on."""

    factor: str
    weight: float
    detail: str | None = None
    evidence: tuple[Quote, ...] = ()


# ---------------------------------------------------------------- evidence within one article

MentionKind = Literal["person", "organisation", "group", "place", "office", "nationality"]


class Mention(Record, frozen=True, kw_only=True):
    """A span that names somebody or some place. ``entity`` is who that is, or ``None``: unresolved.

    ``name`` is the mention's name as it would stand alone, without attached conjunctions and
    prepositions (``لديلون`` -> ``ديلون``); ``start``/``end`` cover exactly that name in the text.
    """

    article: str
    start: int
    end: int
    kind: MentionKind
    name: str
    entity: str | None = None
    confidence: float = 1.0


class TimeExpression(Record, frozen=True, kw_only=True):
    """A span that denotes a time, and the interval it denotes: ISO 8601, both ends inclusive.

    ``from_``/``to`` are ``None`` where the expression needs a publication time that is unknown.
    ``part`` narrows it without hours: dawn, morning … of a day, start, middle, end of a period.
    """

    article: str
    start: int
    end: int
    from_: str | None = msgspec.field(default=None, name="from")
    to: str | None = None
    precision: Literal["year", "month", "week", "day", "part", "hour", "minute", "decade", "unanchored"] = (
        "day"
    )
    part: str | None = None


class Quantity(Record, frozen=True, kw_only=True):
    """A span that counts something: ``14 قتيلا``. ``low`` = ``high`` for an exact figure.

    ``counted`` is the folded, light-stemmed noun that is counted (قتيل), ``unit`` a measure
    (%, km, USD). ``approximate`` holds for نحو، أكثر من and their like; ``vague`` amounts (عشرات) have
    no value, only a least one. Of «مقتل عشرة جنود» the dead are counted and ``among`` is the soldiers.
    """

    article: str
    start: int
    end: int
    low: float | None
    high: float | None
    unit: str | None = None
    counted: str | None = None
    approximate: bool = False
    vague: bool = False
    among: str | None = None


SpeakerKind = Literal["person", "organisation", "government", "document", "anonymous"]
Mode = Literal["direct", "indirect", "mixed"]
Polarity = Literal["asserts", "denies", "calls", "warns", "expects"]


class Statement(Record, frozen=True, kw_only=True):
    """A proposition that an article attributes to a source: cue, speaker, content, carrier.

    ``speaker`` is the noun phrase in this sentence, ``None`` when elided or a pronoun;
    ``antecedent`` is then the span that the article resolves it to. ``speaker_name`` is the fullest
    name the article gives. ``carrier`` is another medium credited for it, ``carrier_key`` its key in
    the outlet registry. ``medium`` is the channel (press-conference, telephone, tweet, statement,
    interview). ``rules`` names what fired, for whoever has to mend it.
    """

    id: str
    article: str
    content: tuple[Range, ...]
    cue: Range
    speaker: Range | None
    speaker_name: str | None
    speaker_kind: SpeakerKind | None
    mode: Mode
    polarity: Polarity
    carrier: Range | None = None
    carrier_key: str | None = None
    medium: str | None = None
    antecedent: Range | None = None
    speaker_id: str | None = None
    rules: tuple[str, ...] = ()


class Credit(Record, frozen=True, kw_only=True):
    """An agency or outlet that an article names as where its text comes from.

    ``key`` is the registry key (``afp``) or ``None`` for a nameless «وكالات». ``scope`` is ``byline``
    where it covers the article and ``text`` where it covers its own sentence: then ``covers`` is that
    stretch. ``voice`` holds where the medium itself is the one who speaks («قالت وكالة …»): a state's
    mouthpiece is then its owner's carrier, not the origin of the text.
    """

    article: str
    key: str | None
    scope: Literal["byline", "text"]
    quote: Quote
    covers: tuple[Range, ...] = ()
    voice: bool = False


class Reading(Record, frozen=True, kw_only=True):
    """All that one article shows by itself: what the per-article stages found in it.

    ``trouble`` says why an article could not be read to its end; then nothing is asserted of it.
    """

    article: str
    trouble: str | None = None
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    statements: tuple[Statement, ...] = ()
    credits: tuple[Credit, ...] = ()


# ---------------------------------------------------------------- evidence between two articles

EditOp = Literal["spelling", "inflection", "replace", "insert", "delete", "move"]


class Edit(Record, frozen=True, kw_only=True):
    """One difference inside a passage. An insertion has an empty range in ``a``, a deletion in ``b``."""

    op: EditOp
    a: Range
    b: Range


class Direction(Record, frozen=True, kw_only=True):
    """Which way a passage went, with what speaks for it.

    ``via`` is the registry key of the agency behind a ``common_source``, where one is known.
    """

    relation: Literal["a_from_b", "b_from_a", "common_source", "unknown"]
    via: str | None = None
    confidence: float = 0.0
    because: tuple[Reason, ...] = ()


class Passage(Record, frozen=True, kw_only=True):
    """Common wording of two articles: two spans, how they align, what was edited, which way it went."""

    a: Span
    b: Span
    similarity: float
    kind: Literal["verbatim", "edited"]
    edits: tuple[Edit, ...] = ()
    direction: Direction | None = None


ChangeKind = Literal[
    "credit-dropped",
    "source-dropped",
    "source-vaguer",
    "actor-renamed",
    "number-changed",
    "place-changed",
    "date-changed",
    "clause-dropped",
    "clause-added",
    "hedge-removed",
    "denial-removed",
]


class Change(Record, frozen=True, kw_only=True):
    """What a copy did to its original, typed. ``passage`` is an index into the run's passages.

    ``from_`` is the wording that the other text has, ``to`` what stands in its place; one may be
    ``None``. Where the direction is unknown ``from_`` is the side that holds more.
    """

    kind: ChangeKind
    passage: int
    from_: Span | None = msgspec.field(default=None, name="from")
    to: Span | None = None
    confidence: float = 1.0


# ---------------------------------------------------------------- findings across articles


class Lineage(Record, frozen=True, kw_only=True):
    """Whose reporting a part of an article's text is; ``share`` is its part of the body's characters.

    ``label`` is an agency key (``afp``), ``own-OUTLET``, another outlet's ``own-X`` or ``shared-N``.
    """

    label: str
    share: float
    how: Literal["credited", "copied", "own", "shared"]
    spans: tuple[Range, ...]
    evidence: tuple[Quote, ...] = ()


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


class Story(Record, frozen=True, kw_only=True):
    """Articles that report one event. ``sections``: which part of a round-up belongs."""

    id: str
    title: str
    articles: tuple[str, ...]
    sections: dict[str, tuple[Range, ...]] = {}


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

    ``superseded`` lists values that a later, dated value of the same source replaces.
    """

    slot: str
    values: dict[str, tuple[int, ...]]
    superseded: tuple[str, ...] = ()


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
    lineages: dict[str, tuple[Lineage, ...]] = {}
    entities: tuple[Entity, ...] = ()
    sources: tuple[Source, ...] = ()
    stories: tuple[Story, ...] = ()
    claims: tuple[Claim, ...] = ()
    namings: tuple[Naming, ...] = ()
    media: tuple[Medium, ...] = ()


def outlet_key(article: Article) -> str:
    """The outlet that an article counts for: its name, or the article itself where none is known."""
    return article.outlet or article.id

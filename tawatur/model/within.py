"""Evidence within one article: mentions, times, quantities, statements, credits."""

from __future__ import annotations

from typing import Literal

import msgspec

from tawatur.model.received import Quote, Range, Record

MentionKind = Literal["person", "organisation", "group", "place", "office", "nationality"]


class Mention(Record, frozen=True, kw_only=True):
    """A span that names somebody or some place. ``entity`` is who that is, or ``None``: unresolved.

    ``start``/``end`` cover the words of the name in the text; ``name`` is how they would stand alone: on one
    line, a hashtag opened, the article restored where it is written with a preposition (``لل``).
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
    interview). ``said_at`` is the span of the time at which it was said, where the sentence gives it: the
    ``TimeExpression`` with that span tells the interval. ``rules`` names what fired, for whoever has to
    mend it.
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
    said_at: Range | None = None
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

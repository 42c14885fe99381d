"""Evidence between two articles: common wording, its direction, what was changed."""

from __future__ import annotations

from typing import Literal

import msgspec

from tawatur.model.received import Range, Reason, Record, Span

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

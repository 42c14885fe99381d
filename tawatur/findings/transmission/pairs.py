"""What the factors of a direction look at: two articles, a passage of theirs, and what other passages say.

A factor of direction gives a value from -1 to 1: above 0 that side ``a`` took it from ``b``. One that speaks
for neither way, or for either, gives 0 to 1. Weights are in ``transmission.yaml``, fitted by
``scripts/fit_directions.py``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tawatur.evidence.credits import Registry
from tawatur.findings.transmission.mapping import View
from tawatur.findings.transmission.standing import Standing
from tawatur.model import Edit, Passage, Quote, Range
from tawatur.model.between import EditOp

Explained = Mapping[str, Mapping[str, Sequence[Range]]]
"""Article -> agency -> where an article that credits this agency has the same wording."""


class Around(NamedTuple):
    """What the run's other passages say of an article, by its id.

    ``explained``: see there; ``slips``: its slips of the pen and where they stand; ``touching``: its
    passages; ``borrowers``: does it credit another outlet of this run; ``borrowing``: by outlet, how many of
    its articles do, and of how many.
    """

    explained: Explained
    slips: Mapping[str, Sequence[tuple[str, Range]]]
    touching: Mapping[str, Sequence[View]]
    borrowers: frozenset[str]
    borrowing: Mapping[str, tuple[int, int]]


class Pair(NamedTuple):
    """What the factors look at: a passage, both articles' standing, and what the other passages say.

    ``sibling``: another passage of the same two articles, in the same order, whose direction is known;
    ``None`` where those that are known do not agree.
    """

    passage: Passage
    a: Standing
    b: Standing
    around: Around
    registry: Registry
    sibling: Passage | None = None

    def turned(self) -> Pair:
        """The same pair seen from the other side."""
        p = self.passage
        return self._replace(
            passage=Passage(a=p.b, b=p.a, similarity=p.similarity, kind=p.kind, edits=turned_edits(p)),
            a=self.b,
            b=self.a,
        )


class Seen(NamedTuple):
    """A factor's value, with a word of detail and the quotes it rests on."""

    value: float
    detail: str | None = None
    evidence: tuple[Quote, ...] = ()


NOTHING = Seen(0.0)


def turned_edits(passage: Passage) -> tuple[Edit, ...]:
    """A passage's edits seen from the other side."""
    ops: dict[EditOp, EditOp] = {"insert": "delete", "delete": "insert"}
    return tuple(Edit(op=ops.get(e.op, e.op), a=e.b, b=e.a) for e in passage.edits)


def difference(here: Seen, there: Seen) -> Seen:
    """What speaks for ``a`` less what speaks for ``b``; the stronger one's detail."""
    stronger = here if here.value >= there.value else there
    return Seen(here.value - there.value, stronger.detail, stronger.evidence)

"""What an outlet does over many articles, as counts that open the articles and spans they rest on."""

from __future__ import annotations

from typing import Literal

import msgspec

from tawatur.model.between import Change
from tawatur.model.received import Record, Span

TextKind = Literal["own", "credited", "uncredited", "outlets", "shared"]
"""Its own; an agency's that it credits; an agency's that it does not; another outlet's; of unknown origin."""


class TextPart(Record, frozen=True, kw_only=True):
    """A part of all that an outlet printed. ``characters`` other than white space; shares sum to 1."""

    kind: TextKind
    characters: int
    share: float
    spans: tuple[Span, ...]


class AgencyUse(Record, frozen=True, kw_only=True):
    """What an outlet has from one agency: articles (ids) that print the agency's credit, and that do not.

    ``proven``: at least half of the agency's text in the article stands, nearly word for word, in an article
    of another outlet that prints the credit, and the agency is no state's. ``likely``: all other finds.
    """

    agency: str
    characters: int
    share: float
    credited: tuple[str, ...]
    proven: tuple[str, ...]
    likely: tuple[str, ...]
    spans: tuple[Span, ...]


class Taken(Record, frozen=True, kw_only=True):
    """What an outlet has from another: ``credited`` and ``uncredited`` are ids of its articles."""

    outlet: str
    characters: int
    credited: tuple[str, ...]
    uncredited: tuple[str, ...]
    spans: tuple[Span, ...]


class Delay(Record, frozen=True, kw_only=True):
    """An article that prints the wording of an earlier one. ``minutes``: ``None`` without exact times."""

    article: str
    earlier: str
    minutes: int | None
    copied: bool


class Following(Record, frozen=True, kw_only=True):
    """How often an outlet printed the wording of another after it, and how much later, in minutes.

    Only articles of which half of either stands in the other. ``delays`` with ``copied`` are those in which
    the direction of the copying is known; all others say no more than who was first. ``median``, ``least``
    and ``most`` are over exact times alone; ``None``: not known.
    """

    outlet: str
    delays: tuple[Delay, ...]
    copied: int
    exact: int
    median: float | None = None
    least: int | None = None
    most: int | None = None


class Renaming(Record, frozen=True, kw_only=True):
    """A name in the place of which an outlet, in wording that is otherwise the same, prints another.

    ``changes`` has one change for each place; ``copied`` is in how many of them it is known that the outlet
    had the text from the other. Where it is not, the other may as well be the one who renamed.
    """

    theirs: str
    its: str
    articles: tuple[str, ...]
    changes: tuple[Change, ...]
    copied: int


class Dropped(Record, frozen=True, kw_only=True):
    """An article that leaves out credits which others print in the same wording: a change for each other."""

    article: str
    changes: tuple[Change, ...]


class OutletProfile(Record, frozen=True, kw_only=True):
    """One outlet over all of its articles in a run."""

    outlet: str
    articles: tuple[str, ...]
    characters: int
    text: tuple[TextPart, ...]
    agencies: tuple[AgencyUse, ...] = ()
    outlets: tuple[Taken, ...] = ()
    follows: tuple[Following, ...] = ()
    renamings: tuple[Renaming, ...] = ()
    credits_dropped: tuple[Dropped, ...] = ()


class Uncredited(Record, frozen=True, kw_only=True):
    """The articles of a run that print no agency's credit, and those of them that mostly are agency text."""

    articles: tuple[str, ...] = ()
    proven: tuple[str, ...] = ()
    likely: tuple[str, ...] = ()


class Outlets(Record, frozen=True, kw_only=True):
    """Profiles of all outlets of a run, the one with the most articles first."""

    profiles: tuple[OutletProfile, ...] = ()
    uncredited: Uncredited = msgspec.field(default_factory=Uncredited)

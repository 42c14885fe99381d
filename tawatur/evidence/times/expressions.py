"""What the grammar finds: expressions as parts, before anything is computed from them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

Place = tuple[int, int]
"""(first token, token after the last)."""


class Named(NamedTuple):
    """A calendar date as written: any part may be missing; ``until`` is the last day of ``20–25 مايو``."""

    calendar: str
    year: int | None
    month: int | None
    dom: int | None
    until: int | None = None


class Clock(NamedTuple):
    """A time of the clock. ``offset`` is minutes east of Greenwich, ``None`` where unknown.

    ``sure`` is false where nothing tells morning from evening (الساعة السادسة): then only the day counts.
    """

    hour: int
    minute: int | None
    offset: int | None
    sure: bool = True


@dataclass(slots=True)
class Point:
    """One stretch of the calendar, described by whatever parts were written."""

    first: int
    end: int
    skip: int = 0
    weekday: int | None = None
    last_weekday: int | None = None
    relative: int | None = None
    dates: list[Named] = field(default_factory=list)
    year: tuple[str, int, int] | None = None
    pointer: str | None = None
    steps: int = 1  # two for قبل الماضي
    part: str | None = None
    clock: Clock | None = None
    edge: str | None = None
    unit: str | None = None
    season: int | None = None
    quarter: int | None = None
    half: int | None = None
    decade: int | None = None
    century: bool = False
    day_cue: bool = False
    lead: bool = False

    def days(self) -> bool:
        """Whether it names single days."""
        return (
            self.weekday is not None
            or self.relative is not None
            or any(d.dom is not None for d in self.dates)
        )

    def bare_pointer(self) -> bool:
        """Whether only هذا was read so far."""
        return bool(self.pointer) and not (self.dates or self.unit or self.year)

    def grain(self) -> str:
        """The size of what it names, for joining two points into a range."""
        if self.days():
            return "day"
        if self.clock:
            return "clock"
        if self.dates:
            return "month"
        return "year" if self.year else self.unit or "other"


@dataclass(slots=True)
class Stretch:
    """A counted stretch that ends or begins at publication: الأيام الثلاثة الماضية, منذ عامين, قبل يومين."""

    first: int
    end: int
    skip: int
    count: float
    unit: str
    how: str  # "last", "next", "since" or "ago"


@dataclass(slots=True)
class Between:
    """From one point to another; ``last`` is ``None`` for منذ: up to publication."""

    first: int
    end: int
    skip: int
    start: Point
    last: Point | None


Expression = Point | Stretch | Between

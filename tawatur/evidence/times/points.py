"""Reading one point of the calendar, part by part, in whatever order its parts stand."""

from __future__ import annotations

from tawatur.evidence.times.days import DaySlots
from tawatur.evidence.times.expressions import Point
from tawatur.evidence.times.page import Page
from tawatur.evidence.times.periods import PeriodSlots

_OPEN = ("(", "«", "[")
_CLOSE = (")", "»", "]")


class PointReader:
    """Reads points on one page: each part once, with a few words and marks allowed between."""

    def __init__(self, page: Page) -> None:
        self.page = page
        day, period = DaySlots(page), PeriodSlots(page)
        self.slots = (
            day.clock,
            day.numeric,
            day.dated,
            day.dom_of_month,
            day.agrees,
            period.lead,
            day.relative,
            day.part,
            day.day_cue,
            day.weekday,
            day.first_day,
            period.quarter,
            period.edge,
            period.decade,
            period.season,
            period.month,
            period.unit,
            period.year,
            period.pointer,
        )

    def read(self, i: int, cued: bool = False) -> Point | None:
        """The point that begins at token ``i``, or ``None``; ``cued`` after الساعة: a number is an hour."""
        if not 0 <= i < len(self.page.tokens):
            return None
        point = Point(i, i)
        at = i
        if cued and (clock := self.page.clocks.read(i, True)):
            point.clock, point.part, at = clock
        while (after := self._next(point, at)) > at:
            at = after
        if at == i or not self._stands(point):
            return None
        point.end = at
        return point

    def _next(self, point: Point, at: int) -> int:
        for begin, closing in self._begins(point, at):
            if begin >= len(self.page.tokens):
                continue
            for slot in self.slots:
                end = slot(point, begin)
                if end <= begin and begin == point.first:
                    point.skip = 0  # a part that did not read may have found a particle
                if end > begin:
                    return end + (closing and self.page.reader.text(end) in _CLOSE)
        return at

    def _begins(self, point: Point, at: int) -> list[tuple[int, bool]]:
        """Where the next part may begin: here, or after a word or mark that joins parts."""
        if at >= len(self.page.tokens):
            return []
        out = [(at, False)]
        if at == point.first:
            return out
        text = self.page.reader.text(at)
        if text in ("من", "of", "لل", "ال") or (text in (",", "،") and self._after_comma(at + 1)):
            out.append((at + 1, False))
        elif text in ("عند", "في", "at", "on", "in", "الساعه", "نحو", "حوالي") and self._after_in(at):
            out += (
                [(at + 1, False), (at + 2, False)]
                if self.page.reader.text(at + 1) in ("تمام", "حدود")
                else [(at + 1, False)]
            )
        elif text in _OPEN and (self._after_comma(at + 1) or self._weekday_of(point, at + 1)):
            out.append((at + 1, True))
        return out

    def _after_comma(self, at: int) -> bool:
        if at >= len(self.page.tokens):
            return False
        return bool(
            self.page.reader.match(at, "agrees")
            or self.page.dates.dated(at)
            or self.page.dates.numeric(at)
            or (self.page.dates.number(at) is not None and self.page.dates.year(at, False))
            or self.page.clocks.read(at)
        )

    def _weekday_of(self, point: Point, at: int) -> bool:
        """أمس (الأحد)."""
        named = self.page.reader.match(at, "weekdays")
        return bool(named and point.relative is not None and self.page.reader.text(named.end) in _CLOSE)

    def _after_in(self, at: int) -> bool:
        begin = at + 1 + (self.page.reader.text(at + 1) in ("تمام", "حدود"))
        return begin < len(self.page.tokens) and bool(
            self.page.clocks.read(begin) or self.page.dates.dated(begin) or self.page.dates.numeric(begin)
        )

    def _stands(self, point: Point) -> bool:
        """Whether what was read is enough for a time: a part of the day alone is not."""
        if point.quarter or point.half:
            return bool(point.year or point.unit == "year")
        return bool(
            point.days()
            or point.dates
            or point.year
            or point.unit
            or point.clock
            or point.season is not None
            or point.decade is not None
            or (point.pointer == "this" and point.part)
        )

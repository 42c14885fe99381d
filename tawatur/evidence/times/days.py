"""The parts of a point that name days: clock, dates, weekdays, أمس and غدا, parts of the day.

Every method takes the point read so far and a token, fills what it reads, and gives the token after it; the
same token where it reads nothing.
"""

from __future__ import annotations

from tawatur.evidence.numerals import read_ordinal
from tawatur.evidence.times.expressions import Named, Point
from tawatur.evidence.times.page import Page
from tawatur.evidence.times.vocabulary import Match, words


class DaySlots:
    """Reads the parts that name days on one page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.not_today = (words("not_today", "before"), words("not_today", "after"))
        self.not_weekday = words("not_weekday", "before") | words("not_weekday", "first_names")
        self.named_after = words("named_after", "before")

    def clock(self, point: Point, at: int) -> int:
        """الساعة التاسعة مساء; not after a list of days."""
        if point.clock or point.last_weekday is not None:
            return at
        found = self.page.clocks.read(at)
        if found is None:
            return at
        point.clock, part, end = found
        point.part = point.part or (part if part not in ("am", "pm") else None)
        return end

    def numeric(self, point: Point, at: int) -> int:
        """23/7/2015, and a second date after it."""
        if len(point.dates) > 1 or point.year or point.edge:
            return at
        found = self.page.dates.numeric(at)
        if found is None:
            return at
        point.dates.append(found[0])
        return found[1]

    def dated(self, point: Point, at: int) -> int:
        """7 أبريل 2015, السابع من أبريل; where the name of a place or war is none."""
        if point.year or point.edge or point.unit or len(point.dates) > 1:
            return at
        found = self.page.dates.dated(at)
        if found is None or (point.dates and point.dates[0].calendar == found[0].calendar):
            return at
        named, end = found
        if at == point.first and (ordinal := read_ordinal(self.page.tokens, at)):
            point.skip = ordinal.skip
        if (
            at == point.first
            and self.page.reader.text(at - 1) in self.named_after
            and not self.page.year_of(end)
        ):
            return at
        point.dates.append(named)
        if year := self.page.year_of(end):
            point.dates[-1] = named._replace(
                calendar=year[0] if year[0] == "hijri" else named.calendar, year=year[1]
            )
            end = year[3]
        return end

    def dom_of_month(self, point: Point, at: int) -> int:
        """A day whose month is only pointed at: الـ20 من الشهر الماضي, يوم 12 الجاري."""
        if point.dates or point.year or point.relative is not None:
            return at
        begin = at + (self.page.reader.text(at) in ("ال", "لل"))
        number = self.page.dates.number(begin)
        ordinal = None if number else read_ordinal(self.page.tokens, begin)
        dom, end = (
            (number, begin + 1) if number else (int(ordinal.value), ordinal.end) if ordinal else (0, at)
        )
        if not 0 < dom < 32:
            return at
        month = self.page.reader.match(end + (self.page.reader.text(end) == "من"), "units")
        of_month = month is not None and month.sense.value == ("month", 1) and month.sense.definite
        pointer = self.page.pointer_at(month.end if month and of_month else end)
        if pointer is None or not (of_month or (point.day_cue and pointer[0] == "this")):
            return at
        point.dates.append(Named("gregorian", None, 0, dom))
        point.pointer, point.steps, end = pointer
        return end

    def agrees(self, point: Point, at: int) -> int:
        """الموافق 30 يوليو 2015, بتاريخ 18/10/1436هـ."""
        found = self.page.reader.match(at, "agrees")
        if found is None or (at == point.first and found.sense.skip):
            return at
        begin = found.end
        if day := self.page.reader.match(begin, "day-cue"):
            begin = day.end
        if self.page.reader.match(begin, "weekdays") and not point.weekday:
            begin = self.weekday(point, begin)
        begin += self.page.reader.text(begin) in (":", "ل")
        if begin >= len(self.page.tokens) or len(point.dates) > 1:
            return at
        end = self.numeric(point, begin)
        return end if end > begin else (end if (end := self.dated(point, begin)) > begin else at)

    def relative(self, point: Point, at: int) -> int:
        """أمس, غدا, اليوم."""
        if point.relative is not None or point.weekday is not None:
            return at
        found = self.page.found(point, at, "relative")
        if found is None or self._no_day(at, found):
            return at
        if found.sense.weak and at == point.first and not self.page.reader.match(found.end, "weekdays"):
            return at
        days, part = found.sense.value
        point.relative, point.part = days, point.part or part
        return found.end

    def _no_day(self, at: int, found: Match) -> bool:
        """Whether اليوم here is a name, a day of something, or nowadays."""
        if found.sense.value[0] != 0 or found.sense.value[1]:
            return False
        before = self.page.reader.text(at - 1)
        if before in self.not_today[0] or (before[:1] == "و" and before[1:] in self.not_today[0]):
            return True
        return self.page.reader.text(found.end) in self.not_today[1]

    def part(self, point: Point, at: int) -> int:
        """صباح, فجر, مساء before or after a day."""
        here = at == point.first or point.lead or point.days() or point.clock or point.bare_pointer()
        if point.part or not here:
            return at
        found = self.page.found(point, at, "parts")
        if found is None or found.sense.value in ("am", "pm"):
            return at
        if found.sense.weak and at == point.first and not self._day_follows(found.end):
            return at
        point.part = found.sense.value
        return found.end

    def _day_follows(self, at: int) -> bool:
        at += self.page.reader.text(at) in ("من",)
        return any(self.page.reader.match(at, kind) for kind in ("weekdays", "relative", "day-cue"))

    def day_cue(self, point: Point, at: int) -> int:
        """يوم before a weekday, a date or another day; never alone."""
        if point.day_cue or point.weekday is not None or point.dates or point.relative is not None:
            return at
        found = self.page.found(point, at, "day-cue")
        if found is None:
            return at
        begin = found.end
        follows = (
            self.page.reader.match(begin, "weekdays")
            or self.page.reader.match(begin, "relative")
            or (
                begin < len(self.page.tokens)
                and (self.page.dates.numeric(begin) or self.page.dates.dated(begin))
            )
            or self.page.reader.text(begin + 1) in ("الجاري", "الحالي")
            or self.dom_of_month(Point(begin, begin), begin) > begin
        )
        if not follows:
            return at
        point.day_cue = True
        return found.end

    def weekday(self, point: Point, at: int) -> int:
        """الخميس, الخميس والجمعة, ليل الأحد الاثنين."""
        if point.weekday is not None:
            return at
        found = self.page.found(point, at, "weekdays")
        if found is None or not self._weekday_stands(point, at, found):
            return at
        point.weekday, end = found.sense.value, found.end
        while (more := self.page.reader.match(end, "weekdays")) and more.sense.joined:
            point.last_weekday, end = more.sense.value, more.end
        between = self.page.reader.match(end, "weekdays") if point.part == "night" else None
        if between and between.sense.value == (found.sense.value + 1) % 7:  # ليل الأحد الاثنين
            point.last_weekday, end = between.sense.value, between.end
        return end

    def _weekday_stands(self, point: Point, at: int, found: Match) -> bool:
        if self.page.tokens[at].text.isascii():
            proper = self.page.source[self.page.tokens[at].start].isupper()
            return proper and (not found.sense.weak or self.page.reader.text(found.end) in (",", "."))
        if found.sense.weak and not point.day_cue:
            return False
        if at == point.first and self.page.reader.text(at - 1) in self.not_weekday:
            return False
        ordinal = read_ordinal(self.page.tokens, found.end)
        counted = ordinal is not None and self.page.reader.text(found.end).startswith("ال")
        return not counted or self.page.dates.dated(found.end) is not None

    def first_day(self, point: Point, at: int) -> int:
        """غرة شهر رجب."""
        found = self.page.found(point, at, "first-day")
        month = self.page.dates.month(found.end) if found else None
        if found is None or month is None or point.dates:
            return at
        point.dates.append(Named(month[0], None, month[1], found.sense.value))
        if year := self.page.year_of(month[2]):
            point.dates[-1] = point.dates[-1]._replace(year=year[1])
            return year[3]
        return month[2]

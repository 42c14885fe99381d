"""The parts of a point that name longer periods: months, years, units with a pointer, seasons, decades.

Methods work as those of ``DaySlots``: they fill the point and give the token after what they read.
"""

from __future__ import annotations

from tawatur.evidence.numerals import pieces, read_ordinal
from tawatur.evidence.times.expressions import Named, Point
from tawatur.evidence.times.page import Page
from tawatur.evidence.times.vocabulary import words

_THIS_UNITS = ("week", "month", "year", "decade")
_OPEN = ("(", "«", "[")


class PeriodSlots:
    """Reads the parts that name periods on one page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.named_after = words("named_after", "before")
        self.general = words("not_year", "before")
        self.adjectives = words("units", "adjectives", "words")
        self.not_after = words("bare_year", "not_after")
        self.likely_after = words("bare_year", "likely_after")
        self.closed = words("bare_year", "followed_by")

    def lead(self, point: Point, at: int) -> int:
        """ساعة متأخرة من, before a part of the day."""
        found = self.page.found(point, at, "lead") if at == point.first else None
        if found is None:
            return at
        point.lead = True
        return found.end

    def edge(self, point: Point, at: int) -> int:
        """نهاية, منتصف, مطلع."""
        if point.edge or at != point.first:
            return at
        found = self.page.found(point, at, "edges")
        if found is None:
            return at
        point.edge = found.sense.value
        return found.end

    def quarter(self, point: Point, at: int) -> int:
        """الربع الأخير, النصف الأول."""
        if at != point.first:
            return at
        if found := self.page.found(point, at, "quarter"):
            point.quarter = found.sense.value
            return found.end
        if found := self.page.found(point, at, "half"):
            point.half = found.sense.value
            return found.end
        return at

    def decade(self, point: Point, at: int) -> int:
        """الأربعينيات من القرن الماضي; not a person's age."""
        found = self.page.found(point, at, "decades") if point.decade is None else None
        if found is None:
            return at
        if found.sense.weak and self.page.reader.text(found.end) != "القرن":
            return at
        point.decade, end = found.sense.value, found.end
        begin = end + (self.page.reader.text(end) == "من")
        if self.page.reader.text(begin) in ("القرن", "هذا"):
            begin += 1 + (self.page.reader.text(begin) == "هذا")
            point.century = (
                self.page.reader.text(begin) in ("الحالي", "الجاري", "الحادي")
                or self.page.reader.text(begin - 2) == "هذا"
            )
            if self.page.reader.match(begin, "directions"):
                return begin + 1
            ordinal = read_ordinal(self.page.tokens, begin)
            return ordinal.end if ordinal else end
        return -1 if self.page.reader.text(begin).startswith(("عمر", "العمر")) else end

    def season(self, point: Point, at: int) -> int:
        """الصيف الماضي, صيف 2014, هذا الشتاء; never a bare season."""
        if point.season is not None:
            return at
        found = self.page.found(point, at, "seasons")
        if found is None:
            return at
        year = self.page.year_of(found.end)
        pointer = self.page.reader.match(found.end, "directions")
        if year is None and not pointer and not point.pointer:
            return at
        point.season = found.sense.value
        if year:
            point.year = year[:3]
            return year[3]
        return found.end

    def month(self, point: Point, at: int) -> int:
        """سبتمبر, شهر أغسطس, مارس/آذار 2016."""
        if point.dates or point.year:
            return at
        found = self.page.dates.month(at)
        if found is None:
            return at
        calendar, number, end = found
        if self.page.dates.number(at - 1) is not None and self.page.reader.text(at - 2) in self.named_after:
            return at
        if at == point.first and (
            match := self.page.reader.match(at, "months") or self.page.reader.match(at, "month-cue")
        ):
            point.skip = match.sense.skip
        named = Named(calendar, None, number, None)
        if year := self.page.year_of(end):
            named, end = named._replace(year=year[1]), year[3]
        point.dates.append(named)
        return end

    def unit(self, point: Point, at: int) -> int:
        """الأسبوع الماضي, هذا الشهر, مطلع العام, العام الدراسي الحالي 1436/1437هـ."""
        if point.unit or point.year:
            return at
        found = self.page.found(point, at, "units")
        if found is None:
            return at
        unit, number = found.sense.value
        if number != 1 or not found.sense.definite or unit not in _THIS_UNITS or self._adjective(point, at):
            return at
        end = found.end
        while self.page.reader.text(end) in self.adjectives:
            end += 1
        pointer = self.page.pointer_at(end)
        numbered = self._unit_year(unit, pointer[2] if pointer else end)
        if numbered:
            point.year = numbered[:3]
            return numbered[3]
        if end > found.end or not (pointer or point.pointer or point.edge):
            return at
        if point.dates and point.dates[0].year is None and not pointer:
            return at
        point.unit = unit
        if pointer:
            point.pointer, point.steps, end = pointer
        return end

    def _unit_year(self, unit: str, at: int) -> tuple[str, int, int, int] | None:
        if unit != "year" or (
            self.page.dates.number(at) is None and not self.page.reader.text(at)[:4].isdigit()
        ):
            return None
        found = self.page.dates.year(at, True)
        return found if found and (1900 <= found[1] < 2100 or found[0] == "hijri") else None

    def _adjective(self, point: Point, at: int) -> bool:
        """Whether العام is "general" here: الأمين العام الحالي."""
        return (
            self.page.reader.text(at) == "العام"
            and not point.pointer
            and self.page.reader.text(at - 1) in self.general
        )

    def year(self, point: Point, at: int) -> int:
        """عام 2015, 2014-2015, a year alone where nothing else can be meant."""
        if point.year or any(d.year is not None or d.dom is not None for d in point.dates) or point.days():
            return at
        cue = self.page.found(point, at, "year-cue")
        dual = self.page.reader.match(at, "units") if cue is None else None
        if dual and dual.sense.value[0] == "year" and dual.sense.value[1] != 1 and dual.sense.skip == 0:
            cue = dual
        found = self.page.dates.year(cue.end if cue else at, cue is not None)
        if found is None or (cue is None and not self._bare_year(point, at, found[3])):
            return at
        point.year = found[:3]
        return found[3]

    def _bare_year(self, point: Point, at: int, end: int) -> bool:
        """Whether four digits alone are a year: 1900–2099, after a word, and nothing countable follows."""
        number = self.page.dates.number(at) or int(self.page.reader.text(at)[:4])
        if era := self.page.reader.match(end - 1, "era"):
            return 1343 <= number <= 1500 if era.sense.value == "hijri" else 1700 <= number < 2100
        if not 1900 <= number < 2100:
            return False
        pair = "/" in self.page.reader.text(at)
        if pair or point.edge or point.quarter or point.half or point.unit:
            return True
        if (
            at == 0
            or self.page.reader.match(at - 1, "about")
            or self.page.reader.text(at - 1) in self.not_after
        ):
            return False
        following = self.page.reader.text(end)
        if self._year_place(number, at, end):
            return True
        plain = self.page.tokens[at - 1].kind == "word" or self.page.reader.text(at - 1) in _OPEN
        return plain and (
            end >= len(self.page.tokens) or self.page.tokens[end].kind == "punct" or following in self.closed
        )

    def _year_place(self, number: int, at: int, end: int) -> bool:
        """Where likely years stand: في 2014, الألعاب 2022; no unit or scale word after them."""
        if not 1950 <= number <= 2035 or number == 2000 or self.page.reader.match(end, "units"):
            return False
        piece = pieces().get(self.page.reader.text(end))
        if piece and piece.kind in ("scale", "many"):
            return False
        before = self.page.reader.text(at - 1)
        return before in self.likely_after or (before.startswith("ال") and len(before) > 4)

    def pointer(self, point: Point, at: int) -> int:
        """الماضي after what it points from; هذا before it."""
        if point.pointer:
            return at
        if at == point.first:
            found = self.page.found(point, at, "directions")
            ok = found is not None and (
                found.sense.value == "this" and not self.page.reader.text(at).startswith("ال")
            )
            if found and (ok or self.page.reader.text(at).isascii()) and self._pointable(found.end):
                point.pointer = found.sense.value
                return found.end
            return at
        pointer = self.page.pointer_at(at)
        dated = point.dates and point.dates[-1].year is None
        if pointer is None or not (
            point.weekday is not None or dated or point.season is not None or point.part
        ):
            return at
        if self.page.reader.text(at) in self.page.vague_pointers or self.page.reader.text(at) in (
            "هذا",
            "هذه",
        ):
            return at
        point.pointer, point.steps, end = pointer
        return end

    def _pointable(self, at: int) -> bool:
        unit = self.page.reader.match(at, "units")
        if unit and unit.sense.definite and unit.sense.value[1] == 1:
            return unit.sense.value[0] in _THIS_UNITS
        part = self.page.reader.match(at, "parts")
        if part and not part.sense.weak:
            return True
        return any(self.page.reader.match(at, kind) for kind in ("weekdays", "seasons", "months"))

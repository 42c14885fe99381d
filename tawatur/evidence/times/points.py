"""Reading one point of the calendar, slot by slot, in whatever order its parts stand."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.corpus.words import Token
from tawatur.evidence.numerals import read_ordinal
from tawatur.evidence.times.clock import ClockReader
from tawatur.evidence.times.dates import DateReader
from tawatur.evidence.times.expressions import Named, Point
from tawatur.evidence.times.vocabulary import Match, Reader, words

_OPEN = ("(", "«", "[")
_CLOSE = (")", "»", "]")
_THIS_UNITS = ("week", "month", "year", "decade")


class PointReader:
    """Reads points at tokens of one document. Each ``_slot`` method fills one part and gives the token after."""

    def __init__(self, tokens: Sequence[Token], text: str, language: str) -> None:
        self.tokens, self.source = tokens, text
        self.reader = Reader([t.text for t in tokens])
        self.dates = DateReader(tokens, text, self.reader, language)
        self.clocks = ClockReader(tokens, self.reader)
        self.not_today = (words("not_today", "before"), words("not_today", "after"))
        self.not_weekday = words("not_weekday", "before") | words("not_weekday", "first_names")
        self.general = words("not_year", "before")
        self.adjectives = words("units", "adjectives", "words")
        self.vague_pointers = words("directions", "article_only", "words")

    def read(self, i: int) -> Point | None:
        """The point that begins at token ``i``, or ``None``."""
        if not 0 <= i < len(self.tokens):
            return None
        point = Point(i, i)
        at = i
        while (after := self._next(point, at)) > at:
            at = after
        if at == i or not self._stands(point):
            return None
        point.end = at
        return point

    def _next(self, point: Point, at: int) -> int:
        for begin, closing in self._begins(point, at):
            for slot in _SLOTS:
                end = slot(self, point, begin)
                if end > begin:
                    return end + (closing and self.reader.text(end) in _CLOSE)
        return at

    def _begins(self, point: Point, at: int) -> list[tuple[int, bool]]:
        """Where the next part may begin: here, or after a word or mark that joins parts."""
        if at >= len(self.tokens):
            return []
        out = [(at, False)]
        if at == point.first:
            return out
        text = self.reader.text(at)
        if text in ("من", "of", "لل", "ال"):
            out.append((at + 1, False))
        elif text in (",", "،") and self._after_comma(at + 1):
            out.append((at + 1, False))
        elif text in ("عند", "في", "at", "on", "in", "الساعه", "نحو", "حوالي") and self._after_in(at):
            out += (
                [(at + 1, False), (at + 2, False)]
                if self.reader.text(at + 1) in ("تمام", "حدود")
                else [(at + 1, False)]
            )
        elif text in _OPEN and self._after_comma(at + 1):
            out.append((at + 1, True))
        return out

    def _after_comma(self, at: int) -> bool:
        if at >= len(self.tokens):
            return False
        return bool(
            self.reader.match(at, "agrees")
            or self.dates.dated(at)
            or self.dates.numeric(at)
            or (self.dates.number(at) is not None and self.dates.year(at, False))
            or self.clocks.read(at)
        )

    def _after_in(self, at: int) -> bool:
        begin = at + 1 + (self.reader.text(at + 1) in ("تمام", "حدود"))
        return begin < len(self.tokens) and bool(
            self.clocks.read(begin) or self.dates.dated(begin) or self.dates.numeric(begin)
        )

    def _found(self, point: Point, at: int, kind: str) -> Match | None:
        """A match that may stand here: only the first part of a point has a particle before it."""
        match = self.reader.match(at, kind)
        if match and match.sense.skip:
            if at != point.first:
                return None
            point.skip = match.sense.skip
        return match

    # ------------------------------------------------------------ slots

    def _clock(self, point: Point, at: int) -> int:
        if point.clock or point.last_weekday is not None:
            return at
        found = self.clocks.read(at)
        if found is None:
            return at
        point.clock, part, end = found
        point.part = point.part or (part if part not in ("am", "pm") else None)
        return end

    def _numeric(self, point: Point, at: int) -> int:
        if len(point.dates) > 1 or point.year:
            return at
        found = self.dates.numeric(at)
        if found is None:
            return at
        point.dates.append(found[0])
        return found[1]

    def _dated(self, point: Point, at: int) -> int:
        if point.year or point.edge or point.unit or len(point.dates) > 1:
            return at
        found = self.dates.dated(at)
        if found is None or (point.dates and point.dates[0].calendar == found[0].calendar):
            return at
        named, end = found
        if at == point.first and (ordinal := read_ordinal(self.tokens, at)):
            point.skip = ordinal.skip
        point.dates.append(named)
        if year := self._year_of(end):
            point.dates[-1] = named._replace(
                calendar=year[0] if year[0] == "hijri" else named.calendar, year=year[1]
            )
            end = year[3]
        return end

    def _dom_of_month(self, point: Point, at: int) -> int:
        """A day whose month is only pointed at: الـ20 من الشهر الماضي, يوم 12 الجاري."""
        if point.dates or point.year or point.relative is not None:
            return at
        begin = at + (self.reader.text(at) in ("ال", "لل"))
        number = self.dates.number(begin)
        ordinal = None if number else read_ordinal(self.tokens, begin)
        dom, end = (
            (number, begin + 1) if number else (int(ordinal.value), ordinal.end) if ordinal else (0, at)
        )
        if not 0 < dom < 32:
            return at
        month = self.reader.match(end + (self.reader.text(end) == "من"), "units")
        of_month = month is not None and month.sense.value == ("month", 1) and month.sense.definite
        pointer = self._pointer_at(month.end if month and of_month else end)
        if pointer is None or not (of_month or (point.day_cue and pointer[0] == "this")):
            return at
        point.dates.append(Named("gregorian", None, 0, dom))
        point.pointer, point.steps, end = pointer
        return end

    def _year_of(self, at: int) -> tuple[str, int, int, int] | None:
        """The year that follows a day and month or a month: 2015, عام 2015, من عام 2015, ، 2015."""
        begin = at + (self.reader.text(at) in ("من", "،", ",", "لعام", "of"))
        cue = self.reader.match(begin, "year-cue")
        if cue:
            return self.dates.year(cue.end, True)
        return self.dates.year(begin, False) if self.dates.number(begin) is not None else None

    def _agrees(self, point: Point, at: int) -> int:
        found = self.reader.match(at, "agrees")
        if found is None or at == point.first and found.sense.skip:
            return at
        begin = found.end
        if day := self.reader.match(begin, "day-cue"):
            begin = day.end
        if self.reader.match(begin, "weekdays") and not point.weekday:
            begin = self._weekday(point, begin)
        begin += self.reader.text(begin) in (":", "ل")
        if begin >= len(self.tokens) or len(point.dates) > 1:
            return at
        end = self._numeric(point, begin)
        return end if end > begin else (end if (end := self._dated(point, begin)) > begin else at)

    def _lead(self, point: Point, at: int) -> int:
        found = self._found(point, at, "lead") if at == point.first else None
        return found.end if found else at

    def _relative(self, point: Point, at: int) -> int:
        if point.relative is not None or point.weekday is not None:
            return at
        found = self._found(point, at, "relative")
        if found is None or self._no_day(at, found):
            return at
        if found.sense.weak and at == point.first and not self.reader.match(found.end, "weekdays"):
            return at
        days, part = found.sense.value
        point.relative, point.part = days, point.part or part
        return found.end

    def _no_day(self, at: int, found: Match) -> bool:
        """Whether اليوم here is a name, a day of something, or nowadays."""
        if found.sense.value[0] != 0 or found.sense.value[1]:
            return False
        before = self.reader.text(at - 1)
        if before in self.not_today[0] or (before[:1] == "و" and before[1:] in self.not_today[0]):
            return True
        return self.reader.text(found.end) in self.not_today[1]

    def _part(self, point: Point, at: int) -> int:
        if point.part:
            return at
        found = self._found(point, at, "parts")
        if found is None or found.sense.value in ("am", "pm"):
            return at
        if found.sense.weak and at == point.first and not self._day_follows(found.end):
            return at
        point.part = found.sense.value
        return found.end

    def _day_follows(self, at: int) -> bool:
        at += self.reader.text(at) in ("من",)
        return any(self.reader.match(at, kind) for kind in ("weekdays", "relative", "day-cue"))

    def _day_cue(self, point: Point, at: int) -> int:
        """يوم before a weekday, a date or another day; never alone."""
        if point.day_cue or point.weekday is not None or point.dates or point.relative is not None:
            return at
        found = self._found(point, at, "day-cue")
        if found is None:
            return at
        begin = found.end
        follows = (
            self.reader.match(begin, "weekdays")
            or self.reader.match(begin, "relative")
            or (begin < len(self.tokens) and (self.dates.numeric(begin) or self.dates.dated(begin)))
            or self.reader.text(begin + 1) in ("الجاري", "الحالي")
            or self._dom_of_month(Point(begin, begin), begin) > begin
        )
        if not follows:
            return at
        point.day_cue = True
        return found.end

    def _weekday(self, point: Point, at: int) -> int:
        if point.weekday is not None:
            return at
        found = self._found(point, at, "weekdays")
        if found is None or not self._weekday_stands(point, at, found):
            return at
        point.weekday, end = found.sense.value, found.end
        while (more := self.reader.match(end, "weekdays")) and more.sense.joined:
            point.last_weekday, end = more.sense.value, more.end
        return end

    def _weekday_stands(self, point: Point, at: int, found: Match) -> bool:
        if self.tokens[at].text.isascii():
            proper = self.source[self.tokens[at].start].isupper()
            return proper and (not found.sense.weak or self.reader.text(found.end) in (",", "."))
        if found.sense.weak and not point.day_cue:
            return False
        if at == point.first and self.reader.text(at - 1) in self.not_weekday:
            return False
        ordinal = read_ordinal(self.tokens, found.end)
        counted = ordinal is not None and self.reader.text(found.end).startswith("ال")
        return not counted or self.dates.dated(found.end) is not None

    def _edge(self, point: Point, at: int) -> int:
        if point.edge or at != point.first:
            return at
        found = self._found(point, at, "edges")
        if found is None:
            return at
        point.edge = found.sense.value
        return found.end

    def _first_day(self, point: Point, at: int) -> int:
        """غرة شهر رجب."""
        found = self._found(point, at, "first-day")
        month = self.dates.month(found.end) if found else None
        if found is None or month is None or point.dates:
            return at
        point.dates.append(Named(month[0], None, month[1], found.sense.value))
        if year := self._year_of(month[2]):
            point.dates[-1] = point.dates[-1]._replace(year=year[1])
            return year[3]
        return month[2]

    def _quarter(self, point: Point, at: int) -> int:
        if at != point.first:
            return at
        if found := self._found(point, at, "quarter"):
            point.quarter = found.sense.value
            return found.end
        if found := self._found(point, at, "half"):
            point.half = found.sense.value
            return found.end
        return at

    def _decade(self, point: Point, at: int) -> int:
        found = self._found(point, at, "decades") if point.decade is None else None
        if found is None:
            return at
        point.decade, end = found.sense.value, found.end
        begin = end + (self.reader.text(end) == "من")
        if self.reader.text(begin) in ("القرن", "هذا"):
            begin += 1 + (self.reader.text(begin) == "هذا")
            point.century = (
                self.reader.text(begin) in ("الحالي", "الجاري", "الحادي")
                or self.reader.text(begin - 2) == "هذا"
            )
            if self.reader.match(begin, "directions"):
                return begin + 1
            ordinal = read_ordinal(self.tokens, begin)
            return ordinal.end if ordinal else end
        return -1 if self.reader.text(begin).startswith(("عمر", "العمر")) else end

    def _season(self, point: Point, at: int) -> int:
        """الصيف الماضي, صيف 2014, هذا الشتاء; never a bare season."""
        if point.season is not None:
            return at
        found = self._found(point, at, "seasons")
        if found is None:
            return at
        year = self._year_of(found.end)
        pointer = self.reader.match(found.end, "directions")
        if year is None and not pointer and not point.pointer:
            return at
        point.season = found.sense.value
        if year:
            point.year = year[:3]
            return year[3]
        return found.end

    def _month(self, point: Point, at: int) -> int:
        if point.dates or point.year:
            return at
        found = self.dates.month(at)
        if found is None:
            return at
        calendar, number, end = found
        if at == point.first and (
            match := self.reader.match(at, "months") or self.reader.match(at, "month-cue")
        ):
            point.skip = match.sense.skip
        named = Named(calendar, None, number, None)
        if year := self._year_of(end):
            named, end = named._replace(year=year[1]), year[3]
        point.dates.append(named)
        return end

    def _unit(self, point: Point, at: int) -> int:
        """الأسبوع الماضي, هذا الشهر, مطلع العام, العام الدراسي الحالي 1436/1437هـ."""
        if point.unit or point.year:
            return at
        found = self._found(point, at, "units")
        if found is None:
            return at
        unit, number = found.sense.value
        if number != 1 or not found.sense.definite or unit not in _THIS_UNITS or self._adjective(point, at):
            return at
        end = found.end
        while self.reader.text(end) in self.adjectives:
            end += 1
        pointer = self._pointer_at(end)
        numbered = self._unit_year(unit, pointer[2] if pointer else end)
        if numbered:
            point.year, point.cued = numbered[:3], True
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
        if unit != "year" or self.dates.number(at) is None and not self.reader.text(at)[:4].isdigit():
            return None
        return self.dates.year(at, True)

    def _adjective(self, point: Point, at: int) -> bool:
        """Whether العام is "general" here: الأمين العام الحالي."""
        return (
            self.reader.text(at) == "العام" and not point.pointer and self.reader.text(at - 1) in self.general
        )

    def _year(self, point: Point, at: int) -> int:
        if point.year or any(d.year is not None or d.dom is not None for d in point.dates) or point.days():
            return at
        cue = self._found(point, at, "year-cue")
        dual = self.reader.match(at, "units") if cue is None else None
        if dual and dual.sense.value[0] == "year" and dual.sense.value[1] != 1 and dual.sense.skip == 0:
            cue = dual
        found = self.dates.year(cue.end if cue else at, cue is not None)
        if found is None or (cue is None and not self._bare_year(point, at, found[3])):
            return at
        point.year, point.cued = found[:3], cue is not None
        return found[3]

    def _bare_year(self, point: Point, at: int, end: int) -> bool:
        """Whether four digits alone are a year: 1900–2099, after a word, and nothing countable follows."""
        number = self.dates.number(at) or int(self.reader.text(at)[:4])
        if self.reader.match(end - 1, "era"):
            return True
        if not 1900 <= number < 2100:
            return False
        if point.edge or point.quarter or point.half or point.unit:
            return True
        if at == 0 or self.reader.match(at - 1, "about") or self.reader.text(at - 1) in _LABELS:
            return False
        following = self.reader.text(end)
        plain = self.tokens[at - 1].kind == "word" or self.reader.text(at - 1) in _OPEN
        return plain and (end >= len(self.tokens) or self.tokens[end].kind == "punct" or following in _CLOSED)

    def _pointer(self, point: Point, at: int) -> int:
        """الماضي after what it points from; هذا before it."""
        if point.pointer:
            return at
        if at == point.first:
            found = self._found(point, at, "directions")
            ok = found is not None and (
                found.sense.value == "this" and not self.reader.text(at).startswith("ال")
            )
            if found and (ok or self.reader.text(at).isascii()) and self._pointable(found.end):
                point.pointer = found.sense.value
                return found.end
            return at
        pointer = self._pointer_at(at)
        dated = point.dates and point.dates[-1].year is None
        if pointer is None or not (
            point.weekday is not None or dated or point.season is not None or point.part
        ):
            return at
        if self.reader.text(at) in self.vague_pointers or self.reader.text(at) in ("هذا", "هذه"):
            return at
        point.pointer, point.steps, end = pointer
        return end

    def _pointable(self, at: int) -> bool:
        unit = self.reader.match(at, "units")
        if unit and unit.sense.definite and unit.sense.value[1] == 1:
            return unit.sense.value[0] in _THIS_UNITS
        part = self.reader.match(at, "parts")
        if part and not part.sense.weak:
            return True
        return any(self.reader.match(at, kind) for kind in ("weekdays", "seasons", "months"))

    def _pointer_at(self, at: int) -> tuple[str, int, int] | None:
        """(last | next | this, steps, token after); قبل الماضي is two steps."""
        steps = 1
        if self.reader.text(at) in ("قبل", "ماقبل", "بعد"):
            at, steps = at + 1, 2
        found = self.reader.match(at, "directions")
        if found is None or found.sense.skip:
            return None
        if self.reader.text(at) in self.vague_pointers or self.reader.text(at) in ("هذا", "هذه"):
            return None
        return found.sense.value, steps, found.end

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


_LABELS = frozenset(
    {"رقم", "رقمه", "برقم", "الرقم", "قرار", "القرار", "ب", "طراز", "موديل", "ايه", "بوينغ", "ايرباص"}
)
_CLOSED = frozenset(
    "من في علي الي عن حتي مع بعد قبل عند بين لدي ان انه انها التي الذي الذين ثم او اي كما حيث بعدما عندما فيما بينما "
    "و لا ما لم لن قد كان كانت هو هي وهو وهي وفي ومن وعلي وقد وكان وكانت والذي والتي to in on at and of the for by was "
    "when after before with that which as but is were has from".split()
)
_SLOTS = (
    PointReader._clock, PointReader._numeric, PointReader._dated, PointReader._dom_of_month, PointReader._agrees, PointReader._lead,
    PointReader._relative, PointReader._part, PointReader._day_cue, PointReader._weekday, PointReader._first_day,
    PointReader._quarter, PointReader._edge, PointReader._decade, PointReader._season, PointReader._month,
    PointReader._unit, PointReader._year, PointReader._pointer,
)  # fmt: skip

"""Reading written dates: days with months, numeric dates, years; of both calendars."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tawatur.corpus.words import Token
from tawatur.evidence.numerals import read_number, read_ordinal
from tawatur.evidence.times.expressions import Named
from tawatur.evidence.times.vocabulary import Match, Reader, words

_NUMERIC = re.compile(r"(\d{1,4})([/.])(\d{1,2})\2(\d{1,4})")
_YEARS = re.compile(r"(\d{4})/(\d{4})")
_DASHES = frozenset({"-", "–", "—", "ـ", "/"})
_ARTICLES = frozenset({"ال", "وال", "بال", "لل", "the"})


class DateReader:
    """Reads one written date at a token; every method gives what it read and the token after, or ``None``."""

    def __init__(self, tokens: Sequence[Token], text: str, reader: Reader, language: str) -> None:
        self.tokens, self.source, self.reader, self.language = tokens, text, reader, language
        self.month_before = words("months", "before", "words")
        self.strong_only = words("months", "strong_only", "words")

    def number(self, i: int) -> int | None:
        """A token of plain digits, up to four."""
        if not 0 <= i < len(self.tokens) or self.tokens[i].kind != "number":
            return None
        text = self.tokens[i].text
        return int(text) if text.isdigit() and len(text) <= 4 else None

    # ------------------------------------------------------------ numeric dates

    def numeric(self, i: int) -> tuple[Named, int] | None:
        """23/7/2015, 2015/7/23, 6 / 10 / 1436هـ, 2017-10-29, with an era."""
        if self.tokens[i].kind != "number":
            return None
        parts, end = self._parts(i)
        if parts is None:
            return None
        era = self.reader.match(end, "era")
        if era and era.sense.skip:
            era = None
        named = self._arrange(parts, era.sense.value if era else None)
        if named is None:
            return None
        return named, (era.end if era else self._moment(end))

    def _parts(self, i: int) -> tuple[tuple[int, int, int] | None, int]:
        if found := _NUMERIC.fullmatch(self.tokens[i].text):
            return (int(found[1]), int(found[3]), int(found[4])), i + 1
        first, second, third = self.number(i), self.number(i + 2), self.number(i + 4)
        marks = (self.reader.text(i + 1), self.reader.text(i + 3))
        if None in (first, second, third) or marks[0] != marks[1] or marks[0] not in _DASHES:
            return None, i
        if self.reader.text(i + 5) == marks[0] and self.number(i + 6) is not None:
            return None, i
        return (first or 0, second or 0, third or 0), i + 5

    def _moment(self, end: int) -> int:
        """Past the time of an ISO moment (``T10:00:00Z``), which is given up: only its day is kept."""
        if self.reader.text(end) == "t" and self.reader.text(end + 1)[:1].isdigit():
            return end + 2 + (self.reader.text(end + 2) == "z")
        return end

    def _arrange(self, parts: tuple[int, int, int], era: str | None) -> Named | None:
        a, b, c = parts
        year, month, dom = (a, b, c) if a > 999 else (c, b, a)
        if year < 1000 or era == "before":
            return None
        hijri = era == "hijri" or (era is None and 1300 <= year < 1600)
        if not hijri and month > 12 >= dom and a < 1000:
            month, dom = dom, month
        elif self.language == "en" and a < 1000 and dom <= 12 and dom != month:
            return None  # 3/4/2015 is March in Washington and April in London
        return Named("hijri" if hijri else "gregorian", year, month, dom)

    # ------------------------------------------------------------ months

    def month(self, i: int) -> tuple[str, int, int] | None:
        """(calendar, number, token after) of a month name, doublets («مارس (آذار)») taken as one."""
        cue = self.reader.match(i, "month-cue")
        at = cue.end if cue else i
        found = self.reader.match(at, "months")
        if found is None or (cue and found.sense.skip):
            return None
        if self.tokens[at].text.isascii() and not self.source[self.tokens[at].start].isupper():
            return None
        calendar, number = found.sense.value
        end = self._doublet(found)
        if found.sense.weak and end == found.end and not cue and not self._supported(i, found):
            return None
        return calendar, number, end

    def _doublet(self, found: Match) -> int:
        """The token after a second name of the same month: يناير كانون الثاني, مارس/آذار, «مارس (آذار)»."""
        mark = self.reader.text(found.end)
        at = found.end + (mark in ("/", "(", "«", '"', "-", "["))
        other = self.reader.match(at, "months")
        if other is None or other.sense.value != found.sense.value or other.sense.skip:
            return found.end
        closed = self.reader.text(other.end) in (")", "»", '"', "]") and mark in ("(", "«", '"', "[")
        return other.end + closed

    def _supported(self, i: int, found: Match) -> bool:
        """Whether a month name that also means something else stands where a month would."""
        if self.number(found.end) is not None and self.year(found.end, True):
            return True
        if self.reader.match(found.end, "year-cue") or self.reader.match(found.end, "directions"):
            return True
        before = self.reader.text(i - 1)
        before = before[1:] if before[1:] in self.month_before else before
        if self.tokens[found.end - 1].text in self.strong_only or self.tokens[i].text in self.strong_only:
            return before == "شهر"
        number = self.number(i - 1)
        return before in self.month_before or (number is not None and 0 < number < 32)

    # ------------------------------------------------------------ days of a month

    def dated(self, i: int) -> tuple[Named, int] | None:
        """A day (or a few) with its month: 7 أبريل, الـ17 من نوفمبر, السابع من شهر أبريل, April 7."""
        if english := self._month_first(i):
            return english
        at = i + (self.reader.text(i) in _ARTICLES)
        read = self._dom(at)
        if read is None:
            return None
        dom, at = read
        until, at = self._until(at)
        at += self.reader.text(at) == ")" and self.reader.text(i - 1) == "("
        at += self.reader.text(at) in _DASHES  # 10/ شوال / 1436هـ
        if self.reader.text(at) in ("من", "of", "لشهر"):
            at += 1
        named = self._month_after(at)
        if named is None:
            return None
        calendar, number, end = named
        doubtful = self.tokens[end - 1].text in self.strong_only and self.reader.text(at) != "شهر"
        if doubtful and self.year(end, True) is None:
            return None
        return Named(calendar, None, number, dom, until), end

    def _month_after(self, at: int) -> tuple[str, int, int] | None:
        """A month after a day number: no doubt about weak names here."""
        cue = self.reader.match(at, "month-cue")
        begin = cue.end if cue else at
        found = self.reader.match(begin, "months")
        if found is None or found.sense.skip:
            return None
        if self.tokens[begin].text.isascii() and not self.source[self.tokens[begin].start].isupper():
            return None
        return *found.sense.value, self._doublet(found)

    def _dom(self, i: int) -> tuple[int, int] | None:
        number = self.number(i)
        if number is not None:
            suffix = self.reader.text(i + 1) in ("st", "nd", "rd", "th")
            return (number, i + 1 + suffix) if 0 < number < 32 and len(self.tokens[i].text) < 3 else None
        ordinal = read_ordinal(self.tokens, i)
        if ordinal is None or not 0 < ordinal.value < 32:
            return None
        return int(ordinal.value), ordinal.end

    def _until(self, at: int) -> tuple[int | None, int]:
        """The second day of ``20 و21 أبريل``, ``20-25 مايو``, ``5 إلى 12 مارس``."""
        if self.reader.text(at) not in ("و", "-", "–", "الي", "حتي", "to", "and"):
            return None, at
        begin = at + 1 + (self.reader.text(at + 1) in _ARTICLES)
        other = self._dom(begin)
        return other if other else (None, at)

    def _month_first(self, i: int) -> tuple[Named, int] | None:
        """April 7, April 7th, April 7-9."""
        if not self.tokens[i].text.isascii() or self.tokens[i].kind != "word":
            return None
        found = self.reader.match(i, "months")
        if found is None or not self.source[self.tokens[i].start].isupper():
            return None
        at = found.end + (self.reader.text(found.end) == ".")
        read = self._dom(at)
        if read is None:
            return None
        until, end = self._until(read[1])
        return Named(found.sense.value[0], None, found.sense.value[1], read[0], until), end

    # ------------------------------------------------------------ years

    def year(self, i: int, cued: bool) -> tuple[str, int, int, int] | None:
        """(calendar, first, last, token after) of a year or of two joined (2014-2015, 1436/1437هـ)."""
        if i >= len(self.tokens):
            return None
        if found := _YEARS.fullmatch(self.tokens[i].text):
            first, last = sorted((int(found[1]), int(found[2])))  # 2014/2013 is how it shows, not how it goes
            end = i + 1
        else:
            number = self.number(i)
            if number is None or len(self.tokens[i].text) != 4:
                return self._spoken(i) if cued else None
            first, last, end = number, number, i + 1
            mark = self.reader.text(end)
            other = self.number(end + 1)
            joined = mark in _DASHES or (mark == "و" and cued and self.reader.match(i - 1, "units"))
            if joined and other and first < other <= first + 60:
                last, end = other, end + 2
        return self._with_era(first, last, end, cued)

    def _with_era(self, first: int, last: int, end: int, cued: bool) -> tuple[str, int, int, int] | None:
        era = self.reader.match(end, "era")
        if era and not era.sense.skip:
            if era.sense.value == "before":
                return None
            if self.reader.text(end) not in ("ه", "م") or self._closes(end):
                calendar, end = era.sense.value, era.end
                return (calendar, first, last, end) if self._plausible(calendar, first) else None
        calendar = "hijri" if cued and 1343 <= first <= 1500 else "gregorian"
        possible = self._plausible(calendar, first) or (cued and 0 < first < 2200)
        return (calendar, first, last, end) if possible and not self._before_christ(end) else None

    def _before_christ(self, end: int) -> bool:
        """عامي 1186 و1155 قبل الميلاد: the era stands after the second year only."""
        era = self.reader.match(end + 2, "era") if self.number(end + 1) is not None else None
        return era is not None and era.sense.value == "before" and self.reader.text(end) in (*_DASHES, "و")

    def _closes(self, end: int) -> bool:
        """Whether ه or م is the era's sign and not the first letter of something (م.):"""
        return self.tokens[end].start == self.tokens[end - 1].end or self.reader.text(end + 1) != "."

    def _plausible(self, calendar: str, number: int) -> bool:
        return 1 <= number <= 1500 if calendar == "hijri" else 1000 <= number < 2200

    def _spoken(self, i: int) -> tuple[str, int, int, int] | None:
        """عام ألفين وأربعة عشر."""
        number = read_number(self.tokens, i)
        if number is None or number.digits or number.vague or not 1300 <= number.value <= 2100:
            return None
        return "gregorian", int(number.value), int(number.value), number.end

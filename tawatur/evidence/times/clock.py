"""Reading times of the clock: الساعة التاسعة والنصف مساء, 14,00 ت غ, 47ر09 بتوقيت غرينتش, 3:30 pm."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tawatur.corpus.words import Token
from tawatur.evidence.numerals import read_number, read_ordinal
from tawatur.evidence.times.expressions import Clock
from tawatur.evidence.times.vocabulary import Reader, data, words

_DIGITAL = re.compile(r"(\d{1,2})[:.,٫](\d{2})")
_WITH_SECONDS = re.compile(r"(\d{1,2}):(\d{2}):\d{2}")
_STRONG = ("dawn", "morning", "noon", "afternoon", "evening", "midnight")


class ClockReader:
    """Reads one time of the clock at a token: (clock, part of the day, token after) or ``None``."""

    def __init__(self, tokens: Sequence[Token], reader: Reader) -> None:
        self.tokens, self.reader = tokens, reader
        self.glue = words("clock", "glue")
        self.late = frozenset(data()["parts"]["pm_hours"])

    def read(self, i: int, cued: bool = False) -> tuple[Clock, str | None, int] | None:
        """A time with الساعة, or one whose form or zone or part of the day shows what it is."""
        cue = self.reader.match(i, "clock")
        at = cue.end if cue else i
        cued = cued or cue is not None
        while cue and self.reader.text(at) in self.glue:
            at += 1
        if at >= len(self.tokens):
            return None
        number = self._digital(at) or self._reversed(at) or self._joined(at) or self._spoken(at)
        if number is None:
            return None
        hour, minute, end = number
        part, end = self._part(end, cued, minute is not None)
        offset, zoned, end = self._zone(end)
        if not self._certain(cued, at, part, zoned):
            return None
        clock = self._settle(hour, minute, part, offset)
        if clock is None:
            return None
        short = len(self.tokens[at].text) < 5 or not self.tokens[at].text[:1].isdigit()
        if part is None and not zoned and short and 0 < hour < 12:
            clock = clock._replace(sure=False)
        return clock, part, self._again(end)

    def _digital(self, i: int) -> tuple[int, int | None, int] | None:
        text = self.tokens[i].text
        found = _DIGITAL.fullmatch(text) or _WITH_SECONDS.fullmatch(text)
        return (int(found[1]), int(found[2]), i + 1) if found else None

    def _joined(self, i: int) -> tuple[int, int | None, int] | None:
        """2045 بتوقيت غرينتش: four digits before a zone."""
        text = self.tokens[i].text
        if len(text) != 4 or not text.isdigit() or self.reader.match(i + 1, "zone") is None:
            return None
        return int(text[:2]), int(text[2:]), i + 1

    def _reversed(self, i: int) -> tuple[int, int | None, int] | None:
        """47ر09: agencies' decimal ر, stored minutes first so that it shows as 09ر47."""
        if self.reader.text(i + 1) not in ("ر", "."):
            return None
        minute, hour = self.reader.text(i), self.reader.text(i + 2)
        if not (minute.isdigit() and hour.isdigit() and len(minute) == len(hour) == 2):
            return None
        return int(hour), int(minute), i + 3

    def _spoken(self, i: int) -> tuple[int, int | None, int] | None:
        """التاسعة والنصف, الثالثة و40 دقيقة, 7."""
        text = self.tokens[i].text
        if text.isdigit() and len(text) < 3:
            hour, end = int(text), i + 1
        else:
            ordinal = read_ordinal(self.tokens, i)
            if ordinal is None or ordinal.value > 12 or not text.endswith("ه"):
                return None
            hour, end = int(ordinal.value), ordinal.end
        if fraction := self.reader.match(end, "fraction"):
            minutes = int(fraction.sense.value)
            return ((hour - 1) % 24 if minutes < 0 else hour), minutes % 60, fraction.end
        return self._minutes(hour, end)

    def _minutes(self, hour: int, end: int) -> tuple[int, int | None, int]:
        at = end + (self.reader.text(end) == "و")
        number = read_number(self.tokens, at) if at < len(self.tokens) else None
        if number and (at > end or number.skip) and 0 < number.value < 60:
            unit = self.reader.match(number.end, "units")
            if unit and unit.sense.value[0] == "minute":
                return hour, int(number.value), unit.end
        return hour, None, end

    def _part(self, end: int, cued: bool, minutes: bool) -> tuple[str | None, int]:
        at = end + (self.reader.text(end) == "من")
        found = self.reader.match(at, "parts")
        if found is None or found.sense.skip:
            return None, end
        if (
            found.sense.value in ("am", "pm")
            and not cued
            and not minutes
            and not self.reader.text(at).isascii()
        ):
            return None, end
        return found.sense.value, found.end

    def _zone(self, end: int) -> tuple[int | None, bool, int]:
        at = end + (self.reader.text(end) in ("(", "،"))
        found = self.reader.match(at, "zone")
        if found is None:
            return None, False, end
        closed = self.reader.text(end) == "(" and self.reader.text(found.end) == ")"
        return found.sense.value, True, found.end + closed

    def _certain(self, cued: bool, at: int, part: str | None, zoned: bool) -> bool:
        """Without الساعة a number is a time only with a zone, a colon, or a part of the day beside it."""
        if cued or zoned:
            return True
        if part is None:
            return False
        return not self.tokens[at].text.isdigit() or part in (*_STRONG, "am", "pm")

    def _again(self, end: int) -> int:
        """Past the same time in another zone: (05,30 ت غ)."""
        if self.reader.text(end) != "(" or end + 1 >= len(self.tokens):
            return end
        number = self._digital(end + 1) or self._joined(end + 1) or self._spoken(end + 1)
        zone = self.reader.match(number[2], "zone") if number else None
        return zone.end + 1 if zone and self.reader.text(zone.end) == ")" else end

    def _settle(self, hour: int, minute: int | None, part: str | None, offset: int | None) -> Clock | None:
        if part in self.late and hour < 12 and not (part == "night" and hour < 6):
            hour += 12 if part != "noon" or hour < 6 else 0
        if part in ("dawn", "morning", "am", "midnight") and hour == 12:
            hour = 0
        if hour == 24 and not minute:
            hour = 0
        if hour > 23 or (minute or 0) > 59:
            return None
        return Clock(hour, minute, offset)

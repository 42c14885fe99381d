"""The grammar of times: from tokens to expressions.

A point is read part by part (part of the day, weekday, day, month, year, pointer, clock …) in whatever
order a paper writes them, each once, with a few words allowed between; larger forms (منذ، قبل، من … إلى،
counted stretches) are built of points and durations.
"""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.corpus.words import Token
from tawatur.evidence.numerals import read_number
from tawatur.evidence.times.expressions import Between, Expression, Point, Stretch
from tawatur.evidence.times.page import Page
from tawatur.evidence.times.points import PointReader


class Grammar:
    """Reads expressions at a token of one document."""

    def __init__(self, tokens: Sequence[Token], text: str, language: str) -> None:
        page = Page(tokens, text, language)
        self.points, self.page, self.reader = PointReader(page), page, page.reader
        self.tokens = tokens

    def read(self, i: int) -> Expression | None:
        """The longest expression that begins at token ``i``."""
        if self.reader.match(i, "since"):
            return self._since(i)
        if found := (self._ago(i) or self._english_ago(i) or self._stretch(i)):
            return found
        return self._range(i)

    def _since(self, i: int) -> Expression | None:
        """منذ عام 2011, منذ مساء الأربعاء وحتى الجمعة, منذ نحو أربعة أشهر."""
        found = self.reader.match(i, "since")
        assert found is not None
        about = self.reader.match(found.end, "about")
        begin = about.end if about else found.end
        if point := self.points.read(begin):
            last = self._last(point)
            return Between(i, (last or point).end, found.sense.skip, point, last)
        if duration := self._duration(begin):
            return Stretch(i, duration[2], found.sense.skip, duration[0], duration[1], "since")
        return None

    def _last(self, start: Point) -> Point | None:
        """The other end of a range that begins with ``start``, after حتى or إلى."""
        past = (start.relative or 0) < 0
        after_mark = start.end + (self.reader.text(start.end) in (",", "،"))
        until = None if past else self.reader.match(after_mark, "until")
        point = self.points.read(until.end, cued=start.clock is not None) if until else None
        if point is None and until and start.year and (year := self.page.dates.year(until.end, True)):
            point = Point(until.end, year[3], year=year[:3])
        if point is None or (start.grain() != point.grain() and "day" not in (start.grain(), point.grain())):
            return None
        return point

    def _ago(self, i: int) -> Stretch | None:
        """قبل يومين, قبل نحو ثلاثة أشهر; not قبل يومين من الحدث, which counts from something else."""
        found = self.reader.match(i, "ago")
        if found is None or self.reader.text(i).isascii():
            return None
        about = self.reader.match(found.end, "about")
        begin = about.end if about else found.end
        duration = self._duration(begin)
        if duration is None:
            return None
        count, unit, end = duration
        if end == begin + 1 and self.points.read(begin):  # قبل عام 2017, قبل يوم الجمعة
            return None
        if self.reader.text(end) in _OTHER_ANCHOR and self.reader.text(end + 1) not in _NOW:
            return None
        return Stretch(i, end, found.sense.skip, count, unit, "ago")

    def _english_ago(self, i: int) -> Stretch | None:
        if not self.reader.text(i).isascii():
            return None
        about = self.reader.match(i, "about")
        begin = about.end if about else i
        duration = self._duration(begin)
        if duration and self.reader.text(duration[2]) == "ago":
            return Stretch(i, duration[2] + 1, 0, duration[0], duration[1], "ago")
        return None

    def _duration(self, i: int) -> tuple[float, str, int] | None:
        """A counted unit: (how many, unit, token after)."""
        bare = self.reader.match(i, "units")
        if bare and not (bare.sense.definite and not self.reader.text(i).isascii()) and not bare.sense.skip:
            unit, number = bare.sense.value
            if unit in ("decade", "century") and number == 1:  # قبل عقد الاجتماع is no decade
                stated = self.reader.text(bare.end) == "من" and self.reader.text(bare.end + 1) in _OF_TIME
                return (1.0, unit, bare.end + 2) if stated else None
            return (float(number), unit, bare.end) if number else None
        if self.reader.text(i) in ("a", "an") and (one := self.reader.match(i + 1, "units")):
            return 1.0, one.sense.value[0], one.end
        number_found = read_number(self.tokens, i)
        if number_found is None or number_found.vague or number_found.skip or number_found.value > 10_000:
            return None
        unit_found = self.reader.match(number_found.end, "units")
        if unit_found is None or unit_found.sense.value[1] == 2:
            return None
        return number_found.value, unit_found.sense.value[0], unit_found.end

    def _stretch(self, i: int) -> Stretch | None:
        """الأيام الثلاثة الماضية, اليومين الماضيين, الـ24 ساعة المقبلة, the last three days."""
        named = self.reader.match(i, "units")
        if named and named.sense.definite and named.sense.value[1] != 1 and not self.reader.text(i).isascii():
            return self._counted_after(i)
        return self._counted_before(i)

    def _counted_after(self, i: int) -> Stretch | None:
        named = self.reader.match(i, "units")
        assert named is not None
        unit, number = named.sense.value
        at, count = named.end, float(number)
        if not number:
            at += self.reader.text(at) in _ARTICLES
            found = read_number(self.tokens, at)
            if found is None or found.vague:
                return None
            at, count = found.end, found.value
        return self._pointed(i, named.sense.skip, count, unit, at)

    def _counted_before(self, i: int) -> Stretch | None:
        """A number, then the unit, then the pointer; the article or آخر or last comes first."""
        text = self.reader.text(i)
        pointer = self.reader.match(i, "directions") if text.isascii() else None
        latest = text in _LATEST or pointer is not None
        at = i + 1 if latest or text in _ARTICLES else i
        found = read_number(self.tokens, at)
        if found is None or found.vague or found.value > 10_000:
            return None
        unit = self.reader.match(found.end, "units")
        if unit is None or (unit.sense.definite and not text.isascii()):
            return None
        skip = found.skip if at == i else (1 if text in _JOINED else 0)
        if latest:
            how = pointer.sense.value if pointer else "last"
            return (
                Stretch(i, unit.end, skip, found.value, unit.sense.value[0], how) if how != "this" else None
            )
        return self._pointed(i, skip, found.value, unit.sense.value[0], unit.end)

    def _pointed(self, i: int, skip: int, count: float, unit: str, at: int) -> Stretch | None:
        pointer = self.reader.match(at, "directions")
        if pointer is None or pointer.sense.value == "this" or unit in ("quarter", "century") or count <= 0:
            return None
        vague = self.reader.text(at) in self.page.vague_pointers
        if vague and self.reader.text(pointer.end) in ("من", "ل", "في"):  # السنوات الأربع الأخيرة من رئاسته
            return None
        return Stretch(i, pointer.end, skip, count, unit, pointer.sense.value)

    def _range(self, i: int) -> Expression | None:
        """A point, or two joined by إلى, حتى, a dash or بين … و."""
        start = self.points.read(i)
        if start is None or start.last_weekday is not None:
            return start
        last = self._last(start) or self._dashed(start) or self._and(start)
        if last is None or (start.grain() != last.grain()):
            return start
        return Between(start.first, last.end, start.skip, start, last)

    def _dashed(self, start: Point) -> Point | None:
        if self.reader.text(start.end) not in ("-", "–", "—", "ـ") or start.clock:
            return None
        return self.points.read(start.end + 1)

    def _and(self, start: Point) -> Point | None:
        """بين 3 مارس و5 أبريل."""
        if not any(self.reader.match(k, "between") for k in (start.first - 1, start.first - 2)):
            return None
        at = start.end + 1 if self.reader.text(start.end) in ("و", "and") else start.end
        point = self.points.read(at)
        return point if point and (at > start.end or point.skip) else None


_OTHER_ANCHOR = frozenset({"من", "علي", "عن", "ان"})
_NOW = frozenset({"الان"})
_OF_TIME = frozenset({"الزمن", "الزمان"})
_ARTICLES = frozenset({"ال", "وال", "بال", "لل", "the"})
_JOINED = frozenset({"وال", "بال"})
_LATEST = frozenset({"اخر", "واخر"})

"""The stage: all quantities of one article, with what each counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tawatur.corpus.document import Document
from tawatur.corpus.folding import fold_string
from tawatur.evidence.numerals import Number, digits, ordinals, pieces, read_number
from tawatur.evidence.quantities.counting import Counter
from tawatur.evidence.quantities.events import event_of
from tawatur.evidence.quantities.vocabulary import (
    Phrases,
    bounds,
    data,
    duals,
    events,
    folded,
    nouns,
    unit_duals,
)
from tawatur.evidence.times import time_spans
from tawatur.model import Quantity

_DASHES = frozenset({"-", "–", "—"})
_TO = frozenset({"الي", "to", "او", "or", "حتي"})
_BETWEEN = frozenset({"بين", "between", "يتراوح", "تتراوح"})


_APPROXIMATIONS = frozenset({"نحو", "حوالي", "اكثر", "اقل"})


class _Amount(NamedTuple):
    """Tokens ``first:end`` that say how many, with the ends of the interval and what bounds it."""

    first: int
    end: int
    low: float | None
    high: float | None
    skip: int
    approximate: bool
    vague: bool = False


def find_quantities(document: Document) -> tuple[Quantity, ...]:
    """Numbers that count or measure, in order: with unit, counted noun and how exact they are.

    Dates, clock times and bare years are none, nor are numbers that name (رقم 5, المادة 12) or scores.
    A number that counts nothing that the text shows is left out unless it is approximated.
    """
    return tuple(_Finder(document).find())


class _Finder:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.tokens = document.tokens
        self.counter = Counter(document.tokens)
        self.labels = folded("not_counting", "before")
        self.done = 0  # token after the last quantity
        self.symbols = data()["symbols"]

    def find(self) -> Iterator[Quantity]:
        spans = iter(time_spans(self.document))
        busy = next(spans, None)
        i, words, twos, table, measures = 0, pieces(), duals(), nouns(), unit_duals()
        while i < len(self.tokens):
            token = self.tokens[i]
            while busy and busy[1] <= token.start:
                busy = next(spans, None)
            if busy and busy[0] < token.end:
                i += 1
                continue
            quantity, end = None, i + 1
            if token.kind == "number" or token.text in words:
                quantity, end = self._number(i, busy[0] if busy else None)
            elif token.text in twos:
                quantity, end = self._dual(i)
            elif token.text in measures:
                quantity, end = self._measure(i)
            elif token.text in table:
                quantity, end = self._single(i)
            if quantity:
                self.done = max(end, i + 1)
                yield quantity
            i = max(end, i + 1)

    # ------------------------------------------------------------ how many

    def _number(self, i: int, busy: int | None) -> tuple[Quantity | None, int]:
        number = read_number(self.tokens, i)
        if number is None or (busy is not None and self.tokens[number.end - 1].end > busy):
            return None, i + 1
        if self._names(i) or self._scores(number) or self._ordinal_before(number):
            return None, number.end
        if number.value == 2 and not number.digits and (pair := self._pair(number)):
            return pair, number.end
        article = i > 0 and self.tokens[i - 1].text in ("ال", "لل") and not self._indefinite(number.end)
        one = number.value == 1 and not number.digits
        if one or article or (number.definite and not number.vague):
            found = self._after_noun(number)
            if found or one or not self._indefinite(number.end):
                return found, number.end
        amount = self._bounded(self._ranged(number))
        attached = number.skip > 0 and not self.tokens[i].text.startswith(("و", "ف"))
        counted = self.counter.count(amount.first, amount.end, number.definite or number.vague, attached)
        dashed = amount.end > number.end and self.tokens[number.end].text in _DASHES
        if dashed and not counted.unit and not self.counter.known(counted.end - 1):
            return None, amount.end
        if counted.unit is None and self._year(number) and not self.counter.surely(number.end):
            return None, amount.end
        symbol = self.symbols.get(self.tokens[amount.first - 1].text) if amount.first else None
        first, end = amount.first - (symbol is not None), max(amount.end, counted.end)
        unit = symbol or counted.unit
        if not (unit or counted.noun or amount.approximate):
            return None, amount.end
        if counted.noun is None and unit is None and not number.digits and number.value < 3:
            return None, amount.end
        amount, end = self._halved(amount, end, unit)
        amount = self._after(amount, end)
        end = max(end, amount.end)
        return self._quantity(first, end, amount, unit, counted.noun, counted.among), end

    def _year(self, number: Number) -> bool:
        """Whether bare digits look like a year: «car of 2014, parked» counts nobody."""
        text = self.tokens[number.first].text
        alone = number.digits and number.end == number.first + 1
        return alone and len(text) == 4 and text.isdigit() and 1900 <= number.value <= 2100

    def _halved(self, amount: _Amount, end: int, unit: str | None) -> tuple[_Amount, int]:
        """ساعتين ونصف الساعة, 3 سنوات ونصف: half a unit more, and the token after it."""
        half = self.tokens[end].text == "ونصف" if unit and end < len(self.tokens) else False
        if not half or amount.low is None or amount.low != amount.high:
            return amount, end
        again = self.counter.unit(end + 1)
        if again and again[0] != unit:
            return amount, end
        more = amount.low + 0.5
        return amount._replace(low=more, high=more), again[1] if again else end + 1

    def _pair(self, number: Number) -> Quantity | None:
        """صحفيين اثنين: the dual comes first and says already how many."""
        noun = self.counter.dual(number.first - 1) if number.first > self.done else None
        if noun is None or number.skip:
            return None
        amount = _Amount(number.first - 1, number.end, 2.0, 2.0, 0, False)
        return self._quantity(amount.first, number.end, amount, None, noun, None)

    def _ordinal_before(self, number: Number) -> bool:
        """الثالثة والثلاثين, السابعة عشرة: the rest of an ordinal; القرن العشرين: a whole one."""
        if number.digits or not number.first:
            return False
        if number.definite and 20 <= number.value < 100 and self.counter.single(number.first - 1):
            return True
        word = self.tokens[number.first - 1].text
        return word in ordinals() and word.startswith(("ال", "وال", "بال", "لل")) and number.value < 100

    def _indefinite(self, at: int) -> bool:
        """Whether an indefinite word follows, which can be what is counted."""
        return at < len(self.tokens) and self.tokens[at].kind == "word" and self.counter.countable(at)

    def _after_noun(self, number: Number) -> Quantity | None:
        """الدول الثلاث, رجل واحد: the noun comes first."""
        article = self.tokens[number.first - 1].text in ("ال", "لل") if number.first else False
        counted = self.counter.before(number.first - 1 - article)
        if counted is None or counted.end < self.done:
            return None
        if article and not self.counter.plural(counted.end):
            return None  # التقرير الـ51 is the fifty-first
        skip = self.counter.skipped(counted.end)
        amount = _Amount(counted.end, number.end, number.value, number.value, skip, False)
        return self._quantity(counted.end, number.end, amount, counted.unit, counted.noun, counted.among)

    def _names(self, i: int) -> bool:
        """Whether the number names or orders: رقم 5, (6) after a label, F-16."""
        before = self.tokens[i - 1] if i else None
        if before is None:
            return False
        if before.text in ("(", '"', "«") and i > 1:
            before = self.tokens[i - 2]
        if before.text in self.labels:
            return True
        tied = before.text in ("-", "/", "_", "#", "@") and before.end == self.tokens[i].start
        latin = before.kind == "word" and before.text.isascii() and before.end == self.tokens[i].start
        return latin or (
            tied and i > 1 and self.tokens[i - 2].end == before.start and not self._range_before(i)
        )

    def _range_before(self, i: int) -> bool:
        return i > 1 and self.tokens[i - 1].text in _DASHES and self.tokens[i - 2].kind == "number"

    def _scores(self, number: Number) -> bool:
        """3-1, 70-40, 1-صفر: results and ratios, unless the second is larger (a range)."""
        at = number.end
        if at + 1 >= len(self.tokens) or self.tokens[at].text not in ("-", "–", ":", "/"):
            zero = number.first > 1 and self.tokens[number.first - 2].text == "صفر"
            return self._range_before(number.first) or (
                zero and self.tokens[number.first - 1].text in _DASHES
            )
        other = digits(self.tokens[at + 1].text) if self.tokens[at + 1].kind == "number" else None
        return self.tokens[at + 1].text == "صفر" or (other is not None and other <= number.value)

    def _ranged(self, number: Number) -> _Amount:
        """The amount with the other end of its range, where one follows."""
        low: float | None = number.value
        high = None if number.vague else low
        amount = _Amount(number.first, number.end, low, high, number.skip, number.vague, number.vague)
        at = number.end
        if at >= len(self.tokens) or number.vague:
            return amount
        joined = self.tokens[at].text in _TO or self.tokens[at].text in _DASHES
        after_between = any(
            self.tokens[k].text in _BETWEEN for k in range(max(0, number.first - 2), number.first)
        )
        begin = at + 1 if joined or (after_between and self.tokens[at].text in ("و", "and")) else at
        other = read_number(self.tokens, begin) if begin < len(self.tokens) else None
        if other is None or other.vague or not (joined or (after_between and (begin > at or other.skip))):
            return amount
        low, high = number.value, other.value
        if low < high and low * 1000 < high and high >= 1000:  # بين 5 و7 آلاف: the scale is said once
            scale = 10.0 ** (3 * ((len(str(int(high))) - 1) // 3))
            low *= scale
        return amount._replace(end=other.end, low=low, high=high) if low < high else amount

    def _bounded(self, amount: _Amount) -> _Amount:
        """Take in what stands before: نحو, أكثر من, ما لا يقل عن."""
        at = amount.first - 1
        if at >= 0 and self.tokens[at].text in ("ال", "وال", "ل", "ب", "("):
            at -= 1
        if at < 0:
            return amount
        for rest, bound in bounds("before").get(self.tokens[at].text, ()):
            if all(at - 1 - k >= 0 and self.tokens[at - 1 - k].text == word for k, word in enumerate(rest)):
                first = at - len(rest)
                if first < self.done:
                    return amount
                return _limit(amount, bound)._replace(first=first, skip=_joined(self.tokens[first].text))
        return amount

    def _after(self, amount: _Amount, end: int) -> _Amount:
        found = _phrase(bounds("after"), [t.text for t in self.tokens[end : end + 3]])
        return _limit(amount, found[0])._replace(end=end + found[1]) if found else amount

    # ------------------------------------------------------------ one and two

    def _dual(self, i: int) -> tuple[Quantity | None, int]:
        """قتيلان, جنديين: the noun is the number."""
        noun = duals()[self.tokens[i].text]
        attached = noun.skip > 0 and not self.tokens[i].text.startswith(("و", "ف"))
        happened = event_of(self.tokens, i, i + 1, attached)
        name = happened if happened and noun.person else noun.name
        amount = _Amount(i, i + 1, 2.0, 2.0, noun.skip, False)
        among = noun.name if name != noun.name else None
        following = self.tokens[i + 1].text if i + 1 < len(self.tokens) else ""
        end = i + 1 + (following in ("اثنين", "اثنان"))
        return self._quantity(i, end, amount, None, name, among), end

    def _measure(self, i: int) -> tuple[Quantity | None, int]:
        """يومين, نحو ساعتين ونصف: a unit in the dual."""
        unit, skip = unit_duals()[self.tokens[i].text]
        amount = _Amount(i, i + 1, 2.0, 2.0, skip, False)
        amount, end = self._halved(amount if skip else self._bounded(amount), i + 1, unit)
        return self._quantity(amount.first, end, amount, unit, None, None), end

    def _single(self, i: int) -> tuple[Quantity | None, int]:
        """مقتل شخص, إصابة جندي: one, where a casualty is said of one indefinite person."""
        noun = nouns()[self.tokens[i].text]
        if noun.number != 1 or noun.definite or not (noun.person and noun.alone) or noun.casualty or not i:
            return None, i + 1
        found = [e.name for e in events().get(self.tokens[i - 1].text, ()) if not e.after]
        following = self.tokens[i + 1].text if i + 1 < len(self.tokens) else ""
        if not found or noun.skip or self.tokens[i].text.isascii() or following == "ما":
            return None, i + 1
        end = i + 1 + following.startswith("واحد")
        return self._quantity(i, end, _Amount(i, end, 1.0, 1.0, 0, False), None, found[0], noun.name), end

    def _quantity(
        self, first: int, end: int, amount: _Amount, unit: str | None, noun: str | None, among: str | None
    ) -> Quantity:
        start = self.tokens[first].start
        skip, text = amount.skip if first == amount.first else 0, self.document.text
        while skip > 0 and start < len(text):
            skip -= len(fold_string(text[start]))
            start += 1
        return Quantity(
            article=self.document.article.id,
            start=start,
            end=self.tokens[end - 1].end,
            low=amount.low,
            high=amount.high,
            unit=unit,
            counted=noun,
            approximate=amount.approximate,
            vague=amount.vague,
            among=among,
        )


def _joined(word: str) -> int:
    """Folded characters of a particle written to an approximation: ونحو, بأكثر."""
    return int(not word.isascii() and len(word) > 2 and word[0] in "وبل" and word[1:] in _APPROXIMATIONS)


def _limit(amount: _Amount, bound: str) -> _Amount:
    if bound == "least":
        return amount._replace(high=None, approximate=True)
    if bound == "most":
        return amount._replace(low=None, approximate=True)
    return amount._replace(approximate=True)


def _phrase(table: Phrases, texts: list[str]) -> tuple[str, int] | None:
    """The phrase that ``texts`` begins with: (its value, how many words)."""
    for rest, value in table.get(texts[0], ()) if texts else ():
        if tuple(texts[1 : 1 + len(rest)]) == rest:
            return value, 1 + len(rest)
    return None

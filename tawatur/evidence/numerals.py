"""Reading numbers: digits of every kind, Arabic and English number words, cardinals and ordinals.

A cardinal is read as spoken: groups below a scale word (ألف, مليون) are summed, multiplied by it, and the
groups are summed in falling order, so that ``6 مليارات و712 مليونا`` is one number and ``خمسة وستة`` two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from tawatur import lexicon
from tawatur.corpus.folding import fold_string
from tawatur.corpus.words import Token


class Number(NamedTuple):
    """A number read from tokens ``first:end``. ``skip`` is the count of folded characters of attached
    particles on the first token that are not part of it (``و`` in وخمسة). ``vague`` numbers (عشرات) give
    the least value that the word allows.
    """

    value: float
    first: int
    end: int
    skip: int = 0
    vague: bool = False
    definite: bool = False
    digits: bool = False


class Piece(NamedTuple):
    """One number word: its class and value, and which particles it carries."""

    kind: str
    value: float
    skip: int
    conjoined: bool
    definite: bool


_PLAIN = re.compile(r"\d+(?:[.,٫٬]\d+)*")


@cache
def pieces() -> dict[str, Piece]:
    """Every surface form of a cardinal word, with particles, -> what it is."""
    data = lexicon.load("numerals.yaml")
    arabic = data["arabic"]
    base: dict[str, tuple[str, float]] = {}
    for kind in ("vague", "halves", "hundreds", "tens", "units"):
        for value, words in arabic[kind].items():
            if value != "note":
                base |= {fold_string(word): (kind, float(value)) for word in words}
    for value, rows in arabic["scales"].items():
        base |= {fold_string(word): ("many", float(value)) for word in rows["many"]}
        base |= {fold_string(word): ("double", 2.0 * float(value)) for word in rows["two"]}
        base |= {fold_string(word): ("scale", float(value)) for word in rows["one"]}
    base |= {fold_string(word): ("eleven", 1.0) for word in arabic["eleven"]}
    base |= {fold_string("عشر"): ("teen", 10.0)}
    out: dict[str, Piece] = {}
    for particle in data["particles"]["forms"]:
        definite = particle.endswith(("ال", "لل"))
        skip = len(particle) - (2 if definite and particle.endswith("ال") else 1 if definite else 0)
        for word, (kind, number) in base.items():
            out.setdefault(particle + word, Piece(kind, number, skip, particle.startswith("و"), definite))
    for word in data["particles"]["never"]:
        out.pop(fold_string(word), None)
    english = data["english"]
    for kind, key in (("units", "units"), ("tens", "tens"), ("scale", "scales"), ("vague", "vague")):
        out |= {word: Piece(kind, float(value), 0, False, False) for word, value in english[key].items()}
    out["hundred"] = Piece("hundred", 100.0, 0, False, False)
    return out


@cache
def ordinals() -> dict[str, tuple[int, int, bool]]:
    """Surface form of an ordinal -> (value, skipped particle characters, conjoined)."""
    data = lexicon.load("numerals.yaml")
    out: dict[str, tuple[int, int, bool]] = {}
    tens = {w: v for v, ws in data["arabic"]["tens"].items() for w in ws}
    for particle in data["particles"]["forms"]:
        definite = particle.endswith(("ال", "لل"))
        skip = len(particle) - (2 if definite and particle.endswith("ال") else 1 if definite else 0)
        rows = [(w, int(v)) for v, ws in data["arabic"]["ordinals"].items() if v != "note" for w in ws]
        for word, value in rows + ([(w, int(v)) for w, v in tens.items()] if definite else []):
            out.setdefault(particle + fold_string(word), (value, skip, particle.startswith("و")))
    out |= {word: (int(value), 0, False) for word, value in data["english"]["ordinals"].items()}
    return out


def digits(text: str, scaled: bool = False) -> float | None:
    """The value of a folded number token, ``None`` for dates, clock times and other compounds.

    Three digits after a single point are thousands (``14.000``), unless a scale word follows
    (``6.935 مليون``) or the whole part is zero; a comma before other than three digits is decimal.
    """
    text = text.rstrip("%٪")
    if not _PLAIN.fullmatch(text) or len(text) > 30:
        return None
    text = text.replace("٫", ".").replace("٬", ",")
    head, *tail = re.split(r"[.,]", text)
    if not tail:
        return float(head)
    if len(tail) > 1:
        grouped = all(len(t) == 3 for t in tail[:-1])
        if not grouped or len(head) > 3:
            return None
        if len(tail[-1]) == 3:
            return float(head + "".join(tail))
        return float(f"{head}{''.join(tail[:-1])}.{tail[-1]}")
    thousands = len(tail[0]) == 3 and 0 < len(head) <= 3 and head.strip("0") != "" and not scaled
    return float(head + tail[0]) if thousands else float(f"{head}.{tail[0]}")


def read_number(tokens: Sequence[Token], i: int) -> Number | None:
    """The longest cardinal that begins at token ``i``, or ``None``."""
    return _Reader(tokens, i).read()


def read_ordinal(tokens: Sequence[Token], i: int) -> Number | None:
    """The ordinal that begins at token ``i``: الأول، السابع والعشرين، الرابع عشر, third."""
    if i >= len(tokens):
        return None
    found = ordinals().get(tokens[i].text)
    if found is None:
        return None
    value, skip, _ = found
    end = i + 1
    if end < len(tokens) and value < 10:
        following = pieces().get(tokens[end].text)
        if following and _teen(following) and not following.conjoined:
            return Number(value + 10, i, end + 1, skip)
        if following and following.kind == "tens" and following.conjoined:
            return Number(value + following.value, i, end + 1, skip)
    return Number(value, i, end, skip)


class _Reader:
    """One pass over the words of a number; ``total`` holds finished scale groups, ``group`` the open one."""

    def __init__(self, tokens: Sequence[Token], i: int) -> None:
        self.tokens, self.first, self.i = tokens, i, i
        self.total = self.group = 0.0
        self.ceiling = float("inf")  # the last finished scale: what follows must be smaller
        self.last = ""  # class of the last piece read
        self.skip, self.definite, self.digits, self.vague = 0, False, False, False

    def read(self) -> Number | None:
        while self.i < len(self.tokens) and self._step():
            pass
        value = self.total + self.group
        if not self.last or self.last == "eleven":
            return None
        return Number(value, self.first, self.i, self.skip, self.vague, self.definite, self.digits)

    def _step(self) -> bool:
        token = self.tokens[self.i]
        if token.kind == "number":
            return self._digits(token, 0)
        if token.text == "و" and self.last in ("scale", "many", "double", "hundreds"):
            after = self.tokens[self.i + 1] if self.i + 1 < len(self.tokens) else None
            return after is not None and after.kind == "number" and self._digits(after, 1)
        if token.text == "-" and self.last == "tens" and self._hyphenated():
            return True
        piece = pieces().get(token.text)
        return piece is not None and self._word(piece)

    def _hyphenated(self) -> bool:
        after = pieces().get(self.tokens[self.i + 1].text) if self.i + 1 < len(self.tokens) else None
        if after is None or after.kind != "units" or not self.tokens[self.i + 1].text.isascii():
            return False
        self.group += after.value
        self.last, self.i = "units", self.i + 2
        return True

    def _digits(self, token: Token, glue: int) -> bool:
        at = self.i + glue
        if not self.last and (value := self._reversed(at)) is not None:
            self.group, self.digits, self.last, self.i = value, True, "digits", at + 3
            return not self.tokens[at + 2].text.endswith(("%", "٪"))
        following = pieces().get(self.tokens[at + 1].text) if at + 1 < len(self.tokens) else None
        scaled = following is not None and following.kind in ("scale", "many") and not following.conjoined
        value = digits(token.text, scaled)
        if value is None or (self.last and not glue):
            return False
        if self.last:
            worth = value * following.value if scaled and following else value
            if worth >= self.ceiling or (self.last == "hundreds" and value >= 100):
                return False
        self.group += value
        self.digits = self.digits or not self.last
        self.last, self.i = "digits", at + 1
        return not token.text.endswith(("%", "٪"))

    def _reversed(self, at: int) -> float | None:
        """7ر10%: agencies' decimal ر, stored fraction first so that it shows as 10ر7."""
        if at + 2 >= len(self.tokens) or self.tokens[at + 1].text != "ر":
            return None
        part, mark, whole = self.tokens[at : at + 3]
        fraction, text = part.text, whole.text.rstrip("%٪")
        if part.end != mark.start or mark.end != whole.start or not (fraction.isdigit() and text.isdigit()):
            return None
        return float(f"{text}.{fraction}") if len(fraction) < 4 and len(text) < 7 else None

    def _word(self, piece: Piece) -> bool:
        if not self.last:
            self.skip, self.definite = piece.skip, piece.definite
            return self._first(piece)
        if not self._follows(piece):
            return False
        self._add(piece)
        return True

    def _first(self, piece: Piece) -> bool:
        if piece.kind == "many":  # «آلاف» alone is as vague as «مئات»
            piece = piece._replace(kind="vague", value=2 * piece.value)
        if piece.kind == "hundred" or (piece.kind == "eleven" and not self._teen_next()):
            return False
        if piece.kind == "halves" and not self._scale_next():
            return False
        self._add(piece)
        return True

    def _next(self) -> Piece | None:
        return pieces().get(self.tokens[self.i + 1].text) if self.i + 1 < len(self.tokens) else None

    def _teen_next(self) -> bool:
        after = self._next()
        return after is not None and not after.conjoined and _teen(after)

    def _scale_next(self) -> bool:
        after = self._next()
        return after is not None and not after.conjoined and after.kind == "scale"

    def _follows(self, piece: Piece) -> bool:
        """Whether this word continues the number: grammar of Arabic and English cardinals."""
        english = self.tokens[self.i].text.isascii()
        if piece.kind == "halves":
            return piece.conjoined and self.last in ("scale", "many", "double", "digits")
        if piece.kind in ("scale", "many"):
            return self._scales(piece)
        if piece.kind == "hundred":
            return self.last == "units" and self.group < 10
        if self.last == "vague":
            return piece.kind == "vague" and piece.definite
        if piece.kind == "teen" or (
            _teen(piece) and self.last in ("units", "eleven") and not piece.conjoined
        ):
            return self.last in ("units", "eleven") and self.group % 10 > 0 and not piece.conjoined
        if piece.kind == "hundreds" and not piece.conjoined:
            return self.last == "units" and piece.value == 100 and 2 < self.group < 10 and _bare(piece)
        if english:
            return (self.last == "tens" and piece.kind == "units" and piece.value < 10) or (
                self.last in ("scale", "hundreds") and piece.kind in ("units", "tens")
            )
        if not piece.conjoined:
            return False
        if piece.kind == "tens":
            return (self.last == "units" and self.group % 100 < 10) or self.last in _HIGH
        if piece.kind == "units":
            return self.last in _HIGH and (self.last != "double" or piece.value < 11)
        return piece.kind in ("hundreds", "double") and self.last in _HIGH and self._smaller(piece)

    def _scales(self, piece: Piece) -> bool:
        if self.last == "vague":  # عشرات الآلاف, عشرات آلاف
            return piece.definite or (piece.kind == "many" and _bare(piece))
        if self.last == "halves" and self.total:  # ونصف المليون repeats its scale
            return piece.definite
        if piece.kind == "scale" and piece.conjoined:
            return self.last in _HIGH and piece.value < self.ceiling
        above = self.group > 0 and piece.value <= self.ceiling and _bare(piece)
        return above and self.last not in ("scale", "many", "double")

    def _smaller(self, piece: Piece) -> bool:
        return piece.value < self.ceiling and not (piece.kind == "hundreds" and self.group >= 100)

    def _add(self, piece: Piece) -> None:
        if piece.kind == "vague":
            self.vague = True
            self.group = max(self.group, 1.0) * piece.value if self.last else piece.value
            if self.last:
                self.group = 10 * piece.value if self.group < 10 * piece.value else self.group
        elif piece.kind == "halves":
            self._half(piece)
        elif piece.kind in ("scale", "many") and not (piece.conjoined and self.last):
            self._scale(piece)
        elif piece.kind in ("double", "scale"):
            self.total += piece.value
            self.ceiling = piece.value / (2 if piece.kind == "double" else 1)
        elif piece.kind == "hundred" or (
            piece.kind == "hundreds" and self.last == "units" and not piece.conjoined
        ):
            self.group *= 100
        else:
            self.group += piece.value
        self.last, self.i = ("hundreds" if piece.kind == "hundred" else piece.kind), self.i + 1

    def _half(self, piece: Piece) -> None:
        if self.last in ("scale", "many", "double"):
            self.total += piece.value * self.ceiling
        else:
            self.group += piece.value

    def _scale(self, piece: Piece) -> None:
        if self.last == "halves" and self.total:
            return
        product = (self.group if self.last else 1.0) * piece.value
        self.total += float(round(product)) if abs(product - round(product)) < 1e-3 else product
        self.group, self.ceiling = 0.0, piece.value


_HIGH = ("hundreds", "scale", "many", "double")


def _bare(piece: Piece) -> bool:
    """Without particle or article: بالمئة after a number is per cent, not hundred."""
    return not piece.skip and not piece.definite


def _teen(piece: Piece) -> bool:
    return piece.kind == "teen" or (piece.kind == "units" and piece.value == 10)

"""Finding listed phrases in a row of tokens, also where a conjunction or preposition is attached to the
first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from tawatur.corpus.folding import fold_string
from tawatur.corpus.words import Token, tokens

V = TypeVar("V")
_LONGEST = 9
_REMEMBERED = 100_000


class Form(NamedTuple):
    """One way to read a word: without its first ``cut`` letters it is ``text`` (للتحالف: 2, التحالف)."""

    cut: int
    text: str


@lru_cache(maxsize=100_000)
def first_forms(word: str) -> tuple[Form, ...]:
    """The word itself, then without و/ف, then without ب/ل/ك too; لل stands for ل and the article."""
    forms = [Form(0, word)]
    rest, cut = word, 0
    if not word or not "\u0621" <= word[0] <= "\u064a":
        return (forms[0],)
    if rest[0] in "وف" and len(rest) > 3:
        rest, cut = rest[1:], 1
        forms.append(Form(cut, rest))
    if rest.startswith("لل") and len(rest) > 4:
        forms.append(Form(cut + 2, "ال" + rest[2:]))
        forms.append(Form(cut + 1, rest[1:]))
    elif rest[0] in "بلك" and len(rest) > 3:
        forms.append(Form(cut + 1, rest[1:]))
    return tuple(forms)


def all_of(row: Sequence[Token], finder: Callable[[Sequence[Token], int], Found[V] | None]) -> list[Found[V]]:
    """What ``finder`` finds from left to right, without overlap."""
    out, i = [], 0
    while i < len(row):
        found = finder(row, i) if row[i].kind == "word" else None
        if found:
            out.append(found)
        i = found.end if found else i + 1
    return out


class Found(NamedTuple, Generic[V]):
    """A listed phrase at tokens ``first:end``, whose first word lacks its first ``cut`` letters."""

    first: int
    end: int
    cut: int
    text: str
    value: V


def _hyphen(row: Sequence[Token], k: int) -> int:
    """1 where token ``k`` is a hyphen inside a word (US-led), which a phrase reads over."""
    if not 0 < k < len(row) - 1 or row[k].text != "-":
        return 0
    return int(row[k - 1].end == row[k].start and row[k].end == row[k + 1].start)


def _words_of(name: str) -> tuple[str, ...]:
    """The folded words of a name; quick for names of letters and spaces, as nearly all are."""
    folded = fold_string(name)
    if folded.replace(" ", "").isalpha():
        return tuple(folded.split())
    return tuple(t.text for t in tokens(folded) if t.kind != "punct")


class Phrases(Generic[V]):
    """Phrases by their folded words. Matching takes time linear in the tokens; the longest phrase wins."""

    def __init__(self) -> None:
        self._values: dict[tuple[str, ...], V] = {}
        self._prefixes: set[tuple[str, ...]] = set()
        self._firsts: set[str] = set()
        self._openings: dict[str, tuple[Form, ...]] = {}

    def add(self, names: Iterable[str], value: V) -> None:
        """List each name for ``value``; a name that is listed already keeps its first value."""
        for name in names:
            words = _words_of(name)
            if not words or len(words) > _LONGEST:
                continue
            self._values.setdefault(words, value)
            self._firsts.add(words[0])
            self._prefixes.update(words[:k] for k in range(1, len(words)))

    def get(self, name: str) -> V | None:
        """The value of a phrase given whole."""
        return self._values.get(_words_of(name))

    def opens(self, word: str) -> tuple[Form, ...]:
        """The readings of a word with which some phrase begins; remembered, for most have none."""
        forms = self._openings.get(word)
        if forms is None:
            if len(self._openings) > _REMEMBERED:
                self._openings.clear()
            forms = tuple(f for f in first_forms(word) if f.text in self._firsts)
            self._openings[word] = forms
        return forms

    def all_in(self, row: Sequence[Token]) -> list[Found[V]]:
        """The longest listed phrases from left to right, without overlap."""
        return all_of(row, self.at)

    def at(self, row: Sequence[Token], i: int) -> Found[V] | None:
        """The longest listed phrase that begins at token ``i``."""
        forms = self.opens(row[i].text)
        if not forms:
            return None
        best: Found[V] | None = None
        for form in forms:
            words: tuple[str, ...] = (form.text,)
            end = i + 1
            while True:
                if words in self._values and (best is None or end > best.end):
                    best = Found(i, end, form.cut, " ".join(words), self._values[words])
                end += _hyphen(row, end)
                if words not in self._prefixes or end >= len(row) or row[end].kind == "punct":
                    break
                words += (row[end].text,)
                end += 1
        return best

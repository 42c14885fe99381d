"""Paragraphs and sentences as newspapers print them: hard wraps, abbreviations, dangling quotes.

Sentence splitters for general text break after «د.» or lose themselves in one unclosed quotation mark;
this one reads each paragraph anew and looks only at what stands around a possible end.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from tawatur import lexicon
from tawatur.corpus.folding import fold_string


class Sentence(NamedTuple):
    """A sentence's range in the original text and the number of its paragraph."""

    start: int
    end: int
    paragraph: int


_ENDS = re.compile(r"[.!?؟…。]+[\"”»’')\]]*(?=\s|$|[^\W\d_])")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_FIRST_WORD = re.compile(r"[^\W_]+")
_CLOSED = frozenset('.!?؟…:؛"”»')


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(
        fold_string(w) for row in lexicon.load("sentences.yaml")[key] for w in row["words"].split()
    )


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Ranges of paragraphs, outer white space off. A line that was only wrapped joins the next one."""
    lines = [
        (m.start() + _lead(m.group()), m.end() - _tail(m.group()))
        for m in re.finditer(r"[^\n\r\u2029]+", text)
    ]
    lines = [(s, e) for s, e in lines if s < e]
    width = _wrap_width([e - s for s, e in lines])
    out: list[tuple[int, int]] = []
    for start, end in lines:
        if out and _is_wrapped(text, out[-1], (start, end), width):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def _lead(line: str) -> int:
    return len(line) - len(line.lstrip())


def _tail(line: str) -> int:
    return len(line) - len(line.rstrip())


def _wrap_width(lengths: list[int]) -> int:
    """The column at which a text was wrapped, or 0: then most lines are nearly as long as the longest."""
    if len(lengths) < 6 or max(lengths) > 130:
        return 0
    longest = max(lengths)
    full = sum(n >= 0.8 * longest for n in lengths)
    return longest if full >= 0.6 * len(lengths) else 0


def _is_wrapped(text: str, before: tuple[int, int], line: tuple[int, int], width: int) -> bool:
    """Was the line break between two lines only the printer's? Only if the text runs on across it."""
    gap = text[before[1] : line[0]]
    if gap.count("\n") > 1 or text[before[1] - 1] in _CLOSED:
        return False
    last = _LAST_WORD.search(text, max(before[0], before[1] - 40), before[1])
    if last and fold_string(last.group()) in _words("never_last"):
        return True
    first = text[line[0]]
    if first in "،,؛;.:!؟?)]»”":
        return True
    last_line = text.rfind("\n", before[0], before[1]) + 1 or before[0]
    return bool(width) and before[1] - last_line >= 0.75 * width


def sentences(text: str) -> list[Sentence]:
    """Sentences in order; each lies inside one paragraph, and none is only white space."""
    out = []
    for number, (start, end) in enumerate(paragraphs(text)):
        at = start
        for mark in _ENDS.finditer(text, start, end):
            if mark.start() > at and not _is_abbreviation(text, mark.start(), mark.end(), end):
                out.append(Sentence(at, mark.end(), number))
                at = mark.end()
                while at < end and text[at].isspace():
                    at += 1
        if at < end:
            out.append(Sentence(at, end, number))
    return out


def _is_abbreviation(text: str, dot: int, after: int, end: int) -> bool:
    """Does the dot belong to the word before it (د. أحمد, أ.ف.ب, U.N.) or run on («البوكمال... التي»)?"""
    mark = text[dot:after]
    if mark[0] != ".":
        return mark[0] == "…" and _runs_on(text, after, end)
    if mark.startswith(".."):
        return _runs_on(text, after, end)
    word = _LAST_WORD.search(text, max(0, dot - 20), dot)
    if word is None:
        return False
    before = fold_string(word.group())
    if len(before) == 1 or before in _words("abbreviations"):
        return True
    if _in_spelled_letters(text, dot, end):
        return True
    # a missing space after a full stop is common; a Latin address (example.com) is no sentence end
    return after < end and after == dot + 1 and text[after].isalpha() and text[dot - 1].isascii()


def _in_spelled_letters(text: str, dot: int, end: int) -> bool:
    """Foreign letters spelled out, with dots between: بي.بي.سي, إس.سي.إل."""
    before = _LAST_WORD.search(text, max(0, dot - 5), dot)
    after = _FIRST_WORD.match(text, dot + 1, min(end, dot + 6))
    if not before or not after or max(len(before.group()), len(after.group())) > 4:
        return False
    left, right = before.start() - 1, after.end()
    return (left >= 0 and text[left] == ".") or (right < end and text[right] == ".")


def _runs_on(text: str, after: int, end: int) -> bool:
    """After dots of omission the sentence goes on if a word follows that cannot begin one."""
    word = _FIRST_WORD.search(text, after, min(end, after + 25))
    return word is not None and fold_string(word.group()) in _words("never_first")

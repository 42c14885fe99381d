"""Page furniture: what stands in an article's text and reports nothing.

A byline or dateline at the head, a line that repeats the title, tags, links to other pages, captions. Such a
stretch is nobody's assertion; two papers that print the same tag have not confirmed each other. Shape comes
before words: only a short line at the head is a byline, only a whole line is a tag or a link. What might be
a sentence of the report stays in it.
"""

from __future__ import annotations

import re
from functools import cache

from tawatur import lexicon
from tawatur.corpus.clitics import split
from tawatur.corpus.folding import fold_string, folded_words
from tawatur.corpus.words import tokens
from tawatur.model import Article, Range

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_DASH = re.compile(r"\s[-–—−ـ]+(?=\s)|[-–—−]\s|\s[-–—−]")
_JOINED = re.compile(r"[-–—−]")
_STOP = re.compile(r"[.!?؟…؛]")

_HEAD_LINES = 3
"""Lines at the head among which a byline stands, a heading or two before it."""

_HEAD = 90
"""Characters beyond which the head of a line is no byline."""

_HEAD_WORDS = 9
_LINE_WORDS = 6
"""Words beyond which a head is no byline: before a colon, as a whole line."""

_LINK = 200
"""Characters beyond which a line is no link."""

_FOOT_LINES = 4
"""Lines at the foot among which tags stand."""

_TAGS = 400
"""Characters beyond which a last line is no list of tags."""

_CAPTION_WORDS = 20


def furniture(article: Article) -> tuple[Range, ...]:
    """The stretches of an article's text that are no report, in order, without overlap.

    Each is a whole line, or the byline with which a line begins. Time is linear in the text.
    """
    text = article.text
    lines = [(m.start(), m.end()) for m in _LINE.finditer(text) if not m.group().isspace()]
    title = _plain(article.title or "")
    byline = _plain(article.byline or "")
    found = []
    for number, (start, end) in enumerate(lines):
        start, end = _trimmed(text, start, end)
        line = text[start:end]
        at_foot = number >= len(lines) - _FOOT_LINES and number > 0
        again = len(lines) > 1 and bool(title) and len(line) <= _TAGS and _plain(line) == title
        if again or _is_link(line) or _is_caption(line) or (at_foot and _is_tags(line)):
            found.append((start, end))
        elif number < _HEAD_LINES and (length := _byline(line, byline, number + 1 < len(lines))):
            found.append((start, start + length))
    if lines and (tags := _tags_after(text, *_trimmed(text, *lines[-1]))) is not None:
        last = (tags, _trimmed(text, *lines[-1])[1])
        found += [last] if not found or found[-1][1] <= tags else []
    return tuple(found)


def is_furniture(span: Range, ranges: tuple[Range, ...]) -> bool:
    """Whether more than half of a stretch is furniture."""
    covered = sum(max(0, min(end, span[1]) - max(start, span[0])) for start, end in ranges)
    return 2 * covered > span[1] - span[0]


def _trimmed(text: str, start: int, end: int) -> Range:
    line = text[start:end]
    return start + len(line) - len(line.lstrip()), end - (len(line) - len(line.rstrip()))


def _plain(text: str) -> tuple[str, ...]:
    """The folded words of a text: for telling whether two lines say the same."""
    return tuple(token.text for token in tokens(text) if token.kind != "punct")


@cache
def _starts(which: str) -> re.Pattern[str]:
    """The phrases of a list at the beginning of a folded line, as whole words."""
    starts = sorted({fold_string(start) for start in lexicon.load("furniture.yaml")[which]["starts"]})
    return re.compile(f"(?:{'|'.join(map(re.escape, reversed(starts)))})(?!\\w)")


def _words(which: str) -> frozenset[str]:
    return folded_words("furniture.yaml", which, "words")


_OPENING = " *•●▪«\"'“>[-–—"


def _is_led_by(line: str, which: str) -> bool:
    return _starts(which).match(fold_string(line[:_HEAD].lstrip(_OPENING))) is not None


def _is_link(line: str) -> bool:
    return len(line) <= _LINK and _is_led_by(line, "links")


def _is_tags(line: str) -> bool:
    return len(line) <= _TAGS and not _STOP.search(line) and _is_led_by(line, "tags")


@cache
def _tag_mark() -> re.Pattern[str]:
    words = lexicon.load("furniture.yaml")["tags"]["starts"]
    return re.compile(rf"(?<=[.!?؟…\"”»)])[^\S\n]+(?=(?:{'|'.join(map(re.escape, words))})\s)")


def _tags_after(text: str, start: int, end: int) -> int | None:
    """Where tags begin that stand behind the last full stop of the last line."""
    marks = [m.end() for m in _tag_mark().finditer(text, max(start, end - _TAGS), end)]
    return marks[-1] if marks and not _STOP.search(text, marks[-1], end) else None


def _is_caption(line: str) -> bool:
    """A picture's credit, a line in brackets, or a short line that ends with whose picture it was."""
    if _is_led_by(line, "captions"):
        return True
    if len(line) > 2 * _HEAD or not line.endswith(")"):
        return False
    before, bracket, inside = line[:-1].rpartition("(")
    if not bracket:
        return False
    words = _plain(inside)
    if not before.strip():
        return len(words) <= 4 and not any(word[0].isdigit() for word in words)
    short = len(_plain(before)) <= _CAPTION_WORDS and not _STOP.search(before)
    return short and not _words("credits").isdisjoint(words)


def _byline(line: str, known: tuple[str, ...], more: bool) -> int:
    """The length of the byline with which a line begins, 0 for none.

    It is the whole line (if ``more`` follow) or ends in a colon, has a dash between a name and a place or an
    agency, and no full stop or verb of saying. The byline already ``known`` needs no shape.
    """
    colon = line.find(":", 0, _HEAD) + 1
    whole = len(line) if more and len(line) <= _HEAD else 0
    for length, most in ((colon, _HEAD_WORDS), (whole, _LINE_WORDS)):
        words = _plain(line[:length])
        if words and (words == known or (len(words) <= most and _looks_signed(line[:length], words))):
            return length
    return 0


def _looks_signed(head: str, words: tuple[str, ...]) -> bool:
    """A name, a dash and a place or an agency: no full stop, no verb of saying, no «and» at its beginning."""
    if words[0][0].isdigit() or head.endswith(tuple("-–—−ـ")):
        return False  # an item of a list, a parenthesis
    inner = head.strip(" :-–—−ـ")
    dashed = _DASH.search(inner) or (head.endswith(":") and _JOINED.search(inner))
    if not dashed or _STOP.search(inner) or "و" in split(words[0])[0]:
        return False
    return _words("speech").isdisjoint(words)

"""Loaded words beside a name: ما يسمى, الإرهابي, ميليشيا. They are listed, never judged."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from tawatur import lexicon
from tawatur.corpus.folding import fold_string
from tawatur.corpus.words import tokens
from tawatur.model import Mention

_AROUND = 60  # characters beside a name in which epithets are looked for
_OPEN, _CLOSE = "«\"“'„(‹", "»\"”'‟)›"


class _Epithet(NamedTuple):
    show: str
    words: tuple[str, ...]
    of: tuple[str, ...]
    kinds: tuple[str, ...]

    def fits(self, mention: Mention, name: str) -> bool:
        """Whether it can be said of this mention."""
        kinds = mention.kind in self.kinds if self.kinds else mention.kind != "place"
        return kinds and (not self.of or any(word in name for word in self.of))


@cache
def _book(where: str) -> dict[str, list[_Epithet]]:
    """Epithets by the word next to the name: the last of those before it, the first of those after."""
    table: dict[str, list[_Epithet]] = defaultdict(list)
    for row in lexicon.load("epithets.yaml")[where]:
        of = tuple(fold_string(word) for word in row.get("of", ()))
        for phrase in row["words"]:
            words = tuple(t.text for t in tokens(phrase))
            epithet = _Epithet(row["show"], words, of, tuple(row.get("kinds", ())))
            table[words[-1 if where == "before" else 0]].append(epithet)
    return dict(table)


def epithets_of(text: str, mention: Mention) -> tuple[str, ...]:
    """The loaded words right before and right after a name, and those that begin or end it."""
    name = fold_string(text[mention.start : mention.end])
    before = [t.text for t in tokens(text[max(0, mention.start - _AROUND) : mention.start])]
    after = [t.text for t in tokens(text[mention.end : mention.end + _AROUND])]
    inside = [t.text for t in tokens(text[mention.start : mention.end])]
    found = [_ending(_bare(before[::-1], _OPEN + "ـ")[::-1], mention, name)]
    if len(inside) > 1:
        found += [_ending(inside[:1], mention, name), _beginning(inside[-1:], mention, name)]
    after = _bare(after, _CLOSE)
    for _ in range(2):  # two adjectives at most
        following = _beginning(after, mention, name)
        if following is None:
            break
        found.append(following)
        after = after[len(following.words) :]
    return tuple(dict.fromkeys(e.show for e in found if e))


def _bare(words: list[str], marks: str) -> list[str]:
    """The words from the first that is no quotation mark or lone ب."""
    at = 0
    while at < len(words) and (words[at] in marks or words[at] in ("ب", "ال")):
        at += 1
    return words[at:]


def _ending(words: list[str], mention: Mention, name: str) -> _Epithet | None:
    """The epithet that the words end with; و, ب and ل may be attached to it."""
    if not words:
        return None
    last = words[-1]
    rows = _book("before").get(last) or _book("before").get(last[1:] if last[:1] in "وبل" else "") or []
    for e in rows:
        shown = tuple(words[-len(e.words) :])
        if shown[1:] == e.words[1:] and shown[0].endswith(e.words[0]) and e.fits(mention, name):
            return e
    return None


def _beginning(words: list[str], mention: Mention, name: str) -> _Epithet | None:
    """The longest epithet that the words begin with."""
    rows = _book("after").get(words[0], ()) if words else ()
    for e in sorted(rows, key=lambda e: -len(e.words)):
        if tuple(words[: len(e.words)]) == e.words and e.fits(mention, name):
            return e
    return None

"""Cutting an article into the minimal clauses that each assert one thing.

A sentence such as «قُتل عشرة جنود في غارة على معسكر» holds a toll and an attack: two claims. Cuts stand at
punctuation, before particles that open a clause, before و with a verb, and before a phrase that tells of an
event. Between cuts lie *leaves*. A leaf with the phrases that hang on it is a *clause*; all between two full
stops, if it is short enough, a *sentence*. All three are offered, for papers cut the same report differently.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from tawatur.corpus.clitics import frequency, split
from tawatur.corpus.document import Document
from tawatur.corpus.words import Token
from tawatur.findings.claims.concepts import is_kind, is_number, words
from tawatur.findings.claims.predicates import hangs, has_verb, is_phrase
from tawatur.model import Range, Statement

LONGEST = 300
"""Characters beyond which a stretch is no clause any more."""

_HARD = frozenset(".؟?!؛;:\n…")
_SOFT = frozenset("،,—–")


Level = Literal[0, 1, 2]
"""0 a leaf, 1 a clause, 2 a sentence."""


class Clause(NamedTuple):
    """A stretch of an article that asserts something. ``statement`` is whose words it is part of.

    ``first``/``last`` are token indices (end exclusive). ``levels``: a clause of one leaf is both.
    """

    start: int
    end: int
    first: int
    last: int
    sentence: int
    statement: Statement | None
    levels: frozenset[Level]

    @property
    def level(self) -> Level:
        """The smallest of its levels: a clause without phrases is a leaf too."""
        return min(self.levels)


def clauses_of(page: Document, statements: Sequence[Statement]) -> list[Clause]:
    """All clauses of an article, by sentences and voices; leaves before what holds them."""
    out: list[Clause] = []
    touching = _by_sentence(page, statements)
    for number, sentence in enumerate(page.sentences):
        here = touching.get(number, ())
        bounds = (sentence.start, sentence.end)
        for (start, end), statement in _voices(page, bounds, here):
            out.extend(_cut(page, start, end, number, statement))
        out.extend(_announced(page, bounds, number, here))
    return out


def _by_sentence(page: Document, statements: Sequence[Statement]) -> dict[int, list[Statement]]:
    """Number of a sentence -> the statements with a cue or words in it; all with all takes too long."""
    starts = [sentence.start for sentence in page.sentences]
    found: dict[int, list[Statement]] = {}
    for statement in statements:
        numbers: set[int] = set()
        for start, end in (*statement.content, statement.cue):
            numbers.update(range(max(0, bisect_right(starts, start) - 1), bisect_left(starts, end)))
        for number in sorted(numbers):
            found.setdefault(number, []).append(statement)
    return found


def _voices(
    page: Document, sentence: Range, statements: Sequence[Statement]
) -> list[tuple[Range, Statement | None]]:
    """The sentence as stretches of one voice: contents of statements, and what the article says itself."""
    spans = [
        ((max(s, sentence[0]), min(e, sentence[1])), statement)
        for statement in statements
        for s, e in statement.content
        if s < sentence[1] and e > sentence[0]
    ]
    # the innermost voice wins where statements nest
    spans.sort(key=lambda item: (item[0][1] - item[0][0], item[0], item[1].id))
    free: list[Range] = [sentence]
    out: list[tuple[Range, Statement | None]] = []
    for span, statement in spans:
        parts, free = _take(free, span)
        out.extend((part, statement) for part in parts)
    if spans or any(sentence[0] <= s.cue[0] < sentence[1] for s in statements):
        speaking = [s for s in statements if sentence[0] <= s.cue[0] < sentence[1]]
        free = [left for part in free for left in _without_frames(page, part, speaking)]
    out.extend((part, None) for part in free)
    return sorted(out, key=lambda item: item[0])


def _take(free: Iterable[Range], span: Range) -> tuple[list[Range], list[Range]]:
    taken, left = [], []
    for start, end in free:
        s, e = max(start, span[0]), min(end, span[1])
        if s >= e:
            left.append((start, end))
            continue
        taken.append((s, e))
        left.extend(part for part in ((start, s), (e, end)) if part[0] < part[1])
    return taken, left


def _without_frames(page: Document, part: Range, statements: Sequence[Statement]) -> list[Range]:
    """What an own stretch asserts beside saying who speaks.

    A stretch that holds no cue, speaker or carrier stays whole. Else it is cut, and of its pieces those stay
    that tell something of their own («وعثر السكان على جثتين، ورجحت مصادر أن…»), or in which somebody who is
    named acts («وأكد المسؤول الحصيلة مضيفا أن…»).
    """
    cues = [r for s in statements for r in (s.cue, s.carrier) if r is not None]
    speakers = [s.speaker for s in statements if s.speaker is not None]
    if not _touched(part, [*cues, *speakers]):
        return [part]
    inside = page.tokens_in(*part)
    cuts = [i for i in inside if i > inside.start and _cut_before(page.tokens, i, inside) >= _FINITE]
    left = []
    for first, last in pairwise([inside.start, *cuts, inside.stop]):
        texts = [page.tokens[i].text for i in range(first, last) if page.tokens[i].kind != "punct"]
        if len(texts) < _TELLING or not has_verb(texts) or is_phrase(texts):
            continue
        piece = (page.tokens[first].start, page.tokens[last - 1].end)
        if not _touched(piece, cues):
            left.append(piece)
    return left


_TELLING = 3
"""Words that a piece beside a frame has at least, if it tells something."""


def _touched(part: Range, ranges: Iterable[Range]) -> bool:
    return any(start < part[1] and end > part[0] for start, end in ranges)


def _announced(page: Document, sentence: Range, number: int, statements: Sequence[Statement]) -> list[Clause]:
    """A statement whose content is only a noun, with its cue: «أعلن التنظيم مسؤوليته عن التفجير».

    By itself «مسؤوليته عن التفجير» asserts nothing; what is told is that somebody announces it.
    """
    found = []
    for statement in statements:
        spans = [span for span in statement.content if sentence[0] <= span[0] and span[1] <= sentence[1]]
        if len(spans) != 1 or not sentence[0] <= statement.cue[0] < spans[0][0]:
            continue
        inside, content = page.tokens_in(statement.cue[0], spans[0][1]), page.tokens_in(*spans[0])
        if len(content) > _NOMINAL or content.start - inside.start > _FRAME:
            continue
        frame = {page.tokens[i].text for i in range(inside.start, content.start)}
        texts = [page.tokens[i].text for i in content if page.tokens[i].kind != "punct"]
        if not (frame & words("complementisers") or has_verb(texts)):
            found.append(_clause(page, inside.start, inside.stop, number, statement, frozenset({1})))
    return found


_NOMINAL = 10
"""Words of a content that may be but a noun with what belongs to it."""

_FRAME = 12
"""Words between a cue and its nominal content: beyond, the frame outweighs what is said."""


def _cut(page: Document, start: int, end: int, sentence: int, statement: Statement | None) -> list[Clause]:
    inside = page.tokens_in(start, end)
    tokens = page.tokens
    leaves: list[tuple[int, int, int]] = []  # first, last, strength of the cut before it
    first, strength = inside.start, _SENTENCE
    for i in (*inside, inside.stop):
        cut = _SENTENCE if i == inside.stop else _cut_before(tokens, i, inside)
        if not cut:
            continue
        mark = i < inside.stop and tokens[i].kind == "punct"
        if _says_something(tokens, first, i):
            leaves.append((first, i, strength))
            first, strength = i + mark, cut
        else:
            strength = max(strength, cut)
            first = (
                i + mark if mark and not any(tokens[k].kind != "punct" for k in range(first, i)) else first
            )
    leaves = [(a, b, _weakened(tokens, a, b, strength)) for a, b, strength in leaves]
    levels: dict[tuple[int, int], set[Level]] = {}
    for a, b, _ in leaves:
        levels.setdefault((a, b), set()).add(0)
    for a, b in _runs(leaves, _FINITE):
        levels.setdefault((a, b), set()).add(1)
    for a, b in _runs(leaves, _SENTENCE):
        levels.setdefault((a, b), set()).add(2)
    made = [_clause(page, a, b, sentence, statement, frozenset(of)) for (a, b), of in levels.items()]
    return [c for c in made if c.level == 0 or c.end - c.start <= LONGEST]


_PHRASE, _FINITE, _SENTENCE = 1, 2, 3


def _weakened(tokens: Sequence[Token], first: int, last: int, strength: int) -> int:
    """The strength of the cut before a leaf: after a comma, what has no verb hangs on what stands before it.

    «قتل عشرة، يوم الاثنين، في غارة على معسكر» is one clause for all its commas; a count stays by itself.
    """
    if strength != _FINITE or not first or tokens[first - 1].text not in _SOFT:
        return strength
    texts = [tokens[i].text for i in range(first, last) if tokens[i].kind != "punct"]
    return _PHRASE if hangs(texts) else strength


def _runs(leaves: Sequence[tuple[int, int, int]], least: int) -> list[tuple[int, int]]:
    """Leaves joined up to the next cut of at least that strength."""
    runs: list[tuple[int, int]] = []
    for first, last, strength in leaves:
        if runs and strength < least:
            runs[-1] = (runs[-1][0], last)
        else:
            runs.append((first, last))
    return runs


def _cut_before(tokens: Sequence[Token], i: int, inside: range) -> int:
    """How strong a cut stands before (or at) this token; 0 for none."""
    token = tokens[i]
    if token.text in _HARD or token.text.startswith(".."):
        return _SENTENCE
    if token.text in _SOFT:
        after = tokens[i + 1].text if i + 1 < inside.stop else ""
        return _PHRASE if after in words("heads") else _FINITE
    if token.kind != "word" or i == inside.start:
        return 0
    return _opens(tokens, i, inside)


def _says_something(tokens: Sequence[Token], first: int, last: int) -> bool:
    """A clause has at least two words, or a number and a word."""
    return sum(tokens[i].kind != "punct" for i in range(first, last)) >= 2


def _opens(tokens: Sequence[Token], i: int, inside: range) -> int:
    """How strong a cut this word makes by opening a clause or a phrase; 0 for none."""
    word, before = tokens[i].text, tokens[i - 1].text
    after = tokens[i + 1].text if i + 1 < inside.stop else ""
    if word in words("finite") or f"{word}_{after}" in words("openers"):
        return _FINITE
    if word in words("heads"):
        return _PHRASE
    clitic, bare, _ = split(word)
    if word.startswith("و") and len(word) > 2 and (word[1:] in words("after_wa") or clitic == "و"):
        return _FINITE if word[1:] in words("after_wa") or _is_verb(word[1:]) or is_number(bare) else 0
    if word in words("links") and is_kind(after, "event"):
        return _PHRASE
    if word in ("في", "وفي") and after in words("places"):
        return _PHRASE
    if is_kind(word, "toll") and (before in words("outcomes") or clitic == "ب"):
        return _PHRASE
    joined = clitic in ("ب", "بال") and is_kind(word, "event") and before not in words("links")
    return _PHRASE if joined else 0


def _is_verb(word: str) -> bool:
    """A guess: a form of the present, a past form whose present exists, or a word of an act or a toll."""
    if word.startswith("ال"):
        return False
    if word in words("verbs"):
        return True
    if word[0] in "يت" and len(word) >= 4 and not word.endswith(("ه", "ات")):
        return True
    if is_kind(word, "act") or is_kind(word, "toll") or is_kind(word, "event"):
        return True
    past = next((word[: -len(end)] for end in ("وا", "تا", "ت") if word.endswith(end)), word)
    if not 3 <= len(past) <= 6 or past.endswith("ه"):
        return False
    present = "ي" + (past[1:] if past[0] == "ا" else past)
    return frequency(present) >= 2.5


def _clause(
    page: Document,
    first: int,
    last: int,
    sentence: int,
    statement: Statement | None,
    levels: frozenset[Level],
) -> Clause:
    while first < last and page.tokens[first].kind == "punct":
        first += 1
    while last > first and page.tokens[last - 1].kind == "punct":
        last -= 1
    start, end = page.tokens[first].start, page.tokens[last - 1].end
    return Clause(start, end, first, last, sentence, statement, levels)


def within(starts: Sequence[int], start: int, end: int) -> range:
    """Indices of sorted starts that lie in a range."""
    return range(bisect_left(starts, start), bisect_right(starts, end - 1))

"""Features of the name tagger: what a word looks like, what lists know of it, and what stands around it.

The same function serves training (``scripts/train_tagger.py``) and reading. All that depends on one word
alone is made once per word and distance and kept, so that a long text costs a few list additions per token.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from tawatur.corpus.clitics import frequency, split
from tawatur.corpus.words import Token
from tawatur.evidence.mentions.context import Hints, Marks, level, listed, marks_of
from tawatur.evidence.mentions.demonyms import demonym
from tawatur.evidence.mentions.names import is_foreign_given, is_foreign_surname, name_use
from tawatur.evidence.mentions.phrases import first_forms
from tawatur.evidence.mentions.vocabulary import CLASSES, classes_of, clusters, contexts

DISTANCES = (-2, -1, 0, 1, 2)
"""How far a token looks for single words."""


@lru_cache(maxsize=100_000)
def _word(word: str) -> tuple[str, ...]:
    """What is worth knowing of a word wherever it stands: spelling, lists, frequency."""
    out = ["w=" + word]
    if not word.isalpha():
        return (*out, "num" if any(c.isdigit() for c in word) else "mark")
    before, stem, after = split(word)
    bare = (after and stem) or word[len(before) :] if before else word
    zipf = level(max(frequency(word), frequency(bare) - 0.5), (0.1, 2.5, 3.2, 3.8, 4.4, 5.0, 5.6))
    out += ["z=" + zipf, "c=" + before] if before else ["z=" + zipf]
    if stem != word:
        out.append("s=" + stem)
    if word.isascii():
        out.append("latin")
    group = clusters().get(word) or clusters().get(bare)
    if group:
        out += [f"k={group[0]}", f"q={group[1]}"]
    out += _company("d", word)
    if bare != word:
        out += _company("e", bare)
    out += _lists(word, zipf)
    return tuple(out)


def _company(name: str, word: str) -> list[str]:
    """The groups of words that stand in like company, as features."""
    return [f"{name}{size}={group}" for size, group in enumerate(contexts().get(word, "").split())]


def _lists(word: str, zipf: str) -> list[str]:
    out = list(classes_of(word))
    found = demonym(word)
    if found:
        out.append("dem")
    given = surname = 0
    for form in first_forms(word):
        use = name_use(form.text)
        given, surname = max(given, use.given), max(surname, use.surname)
        if is_foreign_given(form.text):
            out.append("fg")
        if is_foreign_surname(form.text):
            out.append("fs")
    if given + surname:
        g, s = level(given, (1, 3, 10, 50, 300)), level(surname, (1, 3, 10, 50))
        out += [f"g={g}", f"u={s}", f"gz={g}{zipf}"]
    return out


@lru_cache(maxsize=100_000)
def _shape(word: str) -> tuple[str, ...]:
    """Beginnings and endings of a word: how foreign names, nisbas and plurals show."""
    if not word.isalpha():
        return ()
    out = [f"l={min(len(word), 9)}"]
    out += [f"p{k}=" + word[:k] for k in (1, 2, 3) if len(word) > k]
    out += [f"x{k}=" + word[-k:] for k in (1, 2, 3, 4) if len(word) > k]
    bare = word[len(split(word)[0]) :]
    if bare != word:
        out += [f"b{k}=" + bare[:k] for k in (1, 2, 3) if len(bare) > k]
    return tuple(out)


def _at(word: str, distance: int) -> list[str]:
    """The features of a word for a token that stands ``distance`` away."""
    if abs(distance) == 2:
        return [f"{distance}{f}" for f in _word(word) if f[:2] not in ("c=", "gz", "q=")]
    shape = _shape(word) if distance == 0 else _shape(word)[:_NEAR]
    return [f"{distance}{f}" for f in (*_word(word), *shape)]


_NEAR = 8  # how many features of shape a neighbour sees


def alone(word: str) -> list[str]:
    """The features of a word without their distance; those that only the word itself sees begin with 0.

    The model has no weight where ``features`` gives a distance fewer of them.
    """
    shape = _shape(word)
    return [*_word(word), *shape[:_NEAR], *("0" + f for f in shape[_NEAR:])]


@lru_cache(maxsize=200_000)
def sort_of(word: str) -> str:
    """A rough sort of word for pairs: its classes and lists without its spelling."""
    marks = [
        f
        for f in _word(word)
        if f[:2] in ("g=", "c=") or f in CLASSES or f in ("dem", "fg", "fs", "num", "mark")
    ]
    return "+".join(marks) or "z" + next((f[2:] for f in _word(word) if f.startswith("z=")), "")


@lru_cache(maxsize=50_000)
def _forms(word: str) -> tuple[str, ...]:
    return tuple(f.text for f in first_forms(word))


Featured = list[list[str]]


def around(row: Sequence[Token], told: Hints, marks: Marks) -> Featured:
    """The features of each token that depend on more than one word alone: pairs, listed phrases, hints."""
    words = ["<s>", *(t.text for t in row), "</s>"]
    sorts = [sort_of(word) for word in words]
    out = []
    for i in range(len(row)):
        before, word, after = words[i], words[i + 1], words[i + 2]
        out.append(
            [
                f"a|{sorts[i]}|{sorts[i + 1]}",
                f"b|{sorts[i + 1]}|{sorts[i + 2]}",
                f"w|{before}|{word}",
                f"v|{word}|{after}",
            ]
        )
    for i, own in context_of(words[1:-1], sorts[1:-1], told, marks):
        out[i] += own
    return out


def context_of(
    words: Sequence[str], sorts: Sequence[str], told: Hints, marks: Marks
) -> Iterator[tuple[int, list[str]]]:
    """What the article's hints and the listed phrases at and beside a token say, for tokens that have any."""
    for i, word in enumerate(words):
        own: list[str] = []
        if told:
            flags = [told[form] for form in _forms(word) if form in told]
            own += sorted({f"h={flag}" for some in flags for flag in some})
        if marks[i]:
            own += marks[i]
            before = sorts[i - 1] if i else sort_of("<s>")
            own += [f"{m}<{before}" for m in marks[i]]
        if i and marks[i - 1]:
            own += [f"-{m}" for m in marks[i - 1]]
        if i + 1 < len(words) and marks[i + 1]:
            own += [f"+{m}" for m in marks[i + 1]]
        if own:
            yield i, own


def features(row: Sequence[Token], told: Hints) -> Featured:
    """All features of each token of one sentence; ``told`` are the hints of its article."""
    words = ["<s>", "<s>", *(t.text for t in row), "</s>", "</s>"]
    out = around(row, told, marks_of(row, listed(row)))
    for i, own in enumerate(out):
        for distance in DISTANCES:
            own += _at(words[i + 2 + distance], distance)
    return out

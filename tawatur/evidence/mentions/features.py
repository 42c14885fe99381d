"""Features of the name tagger: what a word looks like, what lists know of it, and what stands around it.

The same function serves training (``scripts/train_tagger.py``) and reading. All that depends on one word
alone is made once per word and distance and kept, so that a long text costs a few list additions per token.
"""

from __future__ import annotations

import gzip
import itertools
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from tawatur import lexicon
from tawatur.corpus.clitics import frequency, split
from tawatur.corpus.folding import fold_string
from tawatur.corpus.words import Token
from tawatur.evidence.mentions.bodies import bodies
from tawatur.evidence.mentions.demonyms import demonym
from tawatur.evidence.mentions.names import is_foreign_given, is_foreign_surname, name_use
from tawatur.evidence.mentions.phrases import Found, Phrases, all_of, first_forms
from tawatur.evidence.mentions.places import place_at

_CLASSES = ("sayers", "titles", "offices", "kin", "callings", "place_nouns", "division_nouns", "body_nouns")


@cache
def classes() -> dict[str, frozenset[str]]:
    """The word classes of ``titles.yaml``, folded, with and without the article."""
    out = {}
    for key in _CLASSES:
        words = {fold_string(w) for row in lexicon.load("titles.yaml")[key] for w in row["words"]}
        if key in ("offices", "place_nouns", "division_nouns", "body_nouns"):
            words |= {w.removeprefix("ال") for w in words} | {
                "ال" + w for w in words if not w.startswith("ال")
            }
        out[key] = frozenset(words)
    return out


def in_class(word: str, key: str) -> bool:
    """Whether a folded word, with or without attached particles, belongs to a class of ``titles.yaml``."""
    words = classes()[key]
    return any(form.text in words for form in first_forms(word))


@cache
def clusters() -> dict[str, tuple[str, str]]:
    """Folded word -> (coarse, fine) group of words of like meaning; see ``scripts/build_clusters.py``."""
    out = {}
    with gzip.open(lexicon.path("clusters.txt.gz"), "rt", encoding="utf-8") as lines:
        for line in lines:
            coarse, fine, words = line.rstrip("\n").split("\t")
            out.update(dict.fromkeys(words.split(" "), (coarse, fine)))
    return out


@cache
def brands() -> Phrases[str]:
    """Names of clubs, makers, media and groups -> which of these, from ``brands.yaml``."""
    out: Phrases[str] = Phrases()
    for key in ("groups", "makers", "media", "clubs"):
        out.add(lexicon.load("brands.yaml")[key].split("|"), key)
    return out


def _level(count: float, steps: tuple[float, ...]) -> str:
    return str(sum(count >= step for step in steps))


@lru_cache(maxsize=100_000)
def _word(word: str) -> tuple[str, ...]:
    """What is worth knowing of a word wherever it stands: spelling, lists, frequency."""
    out = ["w=" + word]
    if not word.isalpha():
        return (*out, "num" if any(c.isdigit() for c in word) else "mark")
    before, stem, after = split(word)
    bare = (after and stem) or word[len(before) :] if before else word
    zipf = _level(max(frequency(word), frequency(bare) - 0.5), (0.1, 2.5, 3.2, 3.8, 4.4, 5.0, 5.6))
    out += ["z=" + zipf, "c=" + before] if before else ["z=" + zipf]
    if stem != word:
        out.append("s=" + stem)
    if word.isascii():
        out.append("latin")
    group = clusters().get(word) or clusters().get(bare)
    if group:
        out += [f"k={group[0]}", f"q={group[1]}"]
    out += _lists(word, zipf)
    return tuple(out)


def _lists(word: str, zipf: str) -> list[str]:
    out = [key for key in _CLASSES if in_class(word, key)]
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
        g, s = _level(given, (1, 3, 10, 50, 300)), _level(surname, (1, 3, 10, 50))
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


@lru_cache(maxsize=400_000)
def _at(word: str, distance: int) -> tuple[str, ...]:
    """The features of a word for a token that stands ``distance`` away."""
    if abs(distance) == 2:
        return tuple(f"{distance}{f}" for f in _word(word) if f[:2] not in ("c=", "gz", "q="))
    out = [*_word(word), *_shape(word)] if distance == 0 else [*_word(word), *_shape(word)[:8]]
    return tuple(f"{distance}{f}" for f in out)


@lru_cache(maxsize=200_000)
def _sort(word: str) -> str:
    """A rough sort of word for pairs: its classes and lists without its spelling."""
    marks = [
        f
        for f in _word(word)
        if f[:2] in ("g=", "c=") or f in _CLASSES or f in ("dem", "fg", "fs", "num", "mark")
    ]
    return "+".join(marks) or "z" + next((f[2:] for f in _word(word) if f.startswith("z=")), "")


class Listed(NamedTuple):
    """Where the lists of places, bodies and brands have a phrase in a row of tokens."""

    places: list[Found[str]]
    bodies: list[Found[str]]
    brands: list[Found[str]]


def listed(row: Sequence[Token]) -> Listed:
    """All listed phrases of a row."""
    return Listed(all_of(row, place_at), all_of(row, bodies().at), brands().all_in(row))


Marks = list[list[str]]
"""For each token, of which listed phrases it is the beginning or the inside."""


def marks_of(row: Sequence[Token], found: Listed) -> Marks:
    """The marks of each token: kind of list, length and kind of phrase, beginning or inside."""
    marks: Marks = [[] for _ in row]
    for place in found.places:
        _mark(
            marks, place, "pl", _level(frequency(place.text), _STEPS) if place.end - place.first == 1 else ""
        )
    for body in found.bodies:
        known = bodies().body(body.value)
        _mark(marks, body, "bd", known.kind[0] if known else "")
    for brand in found.brands:
        _mark(marks, brand, "br", f":{brand.value}")
    return marks


def _mark(marks: Marks, found: Found[str], name: str, kind: str) -> None:
    label = f"{name}{min(found.end - found.first, 3)}{kind}"
    marks[found.first].append(label + "B")
    for k in range(found.first + 1, found.end):
        marks[k].append(label + "I")


_STEPS = (0.1, 3.0, 3.8, 4.4, 5.0, 5.6)


def unfolded(text: str, token: Token) -> Token:
    """The token, but the preposition على as it is written: folded it would be the given name علي."""
    if token.text == "علي" and text[token.end - 1] == "ى":
        return token._replace(text="على")
    return token


Hints = dict[str, frozenset[str]]
"""Folded word -> what stood before it anywhere in its article; see ``hints``."""


def hints(row: Sequence[Token]) -> Hints:
    """What an article tells of its rarer words elsewhere: a given name, a title or a kind of place or body
    before them.

    A bare surname then profits from the one spot where it follows a given name.
    """
    seen: dict[str, set[str]] = {}
    for word, times in Counter(t.text for t in row if t.kind == "word").items():
        if times >= _OFTEN and frequency(word) < _RARE:
            seen[word] = {"often"}
    for before, token in itertools.pairwise(row):
        if token.kind != "word" or frequency(token.text) >= _TOO_COMMON:
            continue
        flags = _announces(before.text)
        if flags:
            seen.setdefault(token.text, set()).update(flags)
    return {word: frozenset(flags) for word, flags in seen.items()}


@lru_cache(maxsize=50_000)
def _announces(word: str) -> tuple[str, ...]:
    """What a word says of the one behind it."""
    out = [key for key in _TELLING if in_class(word, key)]
    forms = [f.text for f in first_forms(word)]
    if any(is_foreign_given(f) or (name_use(f).given >= 10 and frequency(f) < _TOO_COMMON) for f in forms):
        out.append("given")
    return tuple(out)


_OFTEN, _RARE = 3, 3.5  # a word this rare (Zipf) that an article repeats this often is likely a name
_TELLING = ("sayers", "titles", "offices", "callings", "place_nouns", "body_nouns")
DISTANCES = (-2, -1, 0, 1, 2)
"""How far a token looks for single words."""

_TOO_COMMON = 5.2  # Zipf frequency from which on a word says nothing elsewhere


@lru_cache(maxsize=50_000)
def _forms(word: str) -> tuple[str, ...]:
    return tuple(f.text for f in first_forms(word))


Featured = list[list[str]]


def around(row: Sequence[Token], told: Hints, marks: Marks) -> Featured:
    """The features of each token that depend on more than one word alone: pairs, listed phrases, hints."""
    words = ["<s>", *(t.text for t in row), "</s>"]
    sorts = [_sort(word) for word in words]
    out = []
    for i in range(len(row)):
        before, word, after = words[i], words[i + 1], words[i + 2]
        own = [
            f"a|{sorts[i]}|{sorts[i + 1]}",
            f"b|{sorts[i + 1]}|{sorts[i + 2]}",
            f"w|{before}|{word}",
            f"v|{word}|{after}",
        ]
        if told:
            own += sorted({f"h={flag}" for form in _forms(word) for flag in told.get(form, ())})
        if marks[i]:
            own += marks[i]
            own += [f"{m}<{sorts[i]}" for m in marks[i]]
        if i and marks[i - 1]:
            own += [f"-{m}" for m in marks[i - 1]]
        if i + 1 < len(row) and marks[i + 1]:
            own += [f"+{m}" for m in marks[i + 1]]
        out.append(own)
    return out


def alone(word: str, distance: int) -> tuple[str, ...]:
    """The features that a word gives the token that stands ``distance`` (-2 to 2) behind or before it."""
    return _at(word, distance)


def features(row: Sequence[Token], told: Hints) -> Featured:
    """All features of each token of one sentence; ``told`` are the hints of its article."""
    words = ["<s>", "<s>", *(t.text for t in row), "</s>", "</s>"]
    out = around(row, told, marks_of(row, listed(row)))
    for i, own in enumerate(out):
        for distance in DISTANCES:
            own += _at(words[i + 2 + distance], distance)
    return out

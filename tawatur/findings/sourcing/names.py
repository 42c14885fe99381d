"""A speaker as a name, a body, or nobody in particular, and when two of them are one."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from tawatur import lexicon
from tawatur.corpus.clitics import frequency, split, stem
from tawatur.corpus.folding import fold_string
from tawatur.corpus.words import tokens
from tawatur.evidence.credits import Outlet
from tawatur.evidence.credits.names import noun_gender
from tawatur.findings.entities import same_person
from tawatur.findings.sourcing.cleaning import clean_name
from tawatur.findings.sourcing.sides import side_of, side_of_entity
from tawatur.model import Entity, SpeakerKind

_WEAK = re.compile("[اويءهت]")


class Voice(NamedTuple):
    """A speaker as one article names it.

    ``words`` are the comparison keys of the name; ``body`` those of the body that the phrase says they speak
    for, and ``spokes`` whether they do so as its spokesman. Voices with a common key (``entity:pentagon``,
    ``state:SY``, ``party:houthis``) are one source wherever they stand.
    """

    name: str
    phrase: str
    kind: SpeakerKind
    words: frozenset[str]
    body: frozenset[str]
    spokes: bool
    keys: frozenset[str]
    side: str | None
    entity: str | None
    medium: str | None


@cache
def _list(*path: str) -> frozenset[str]:
    data = lexicon.load("sources.yaml")
    if path[0] == "roles":
        rows = [row["words"] for row in data["roles"] if path[1:] != ("voice",) or row["voice"]]
    else:
        rows = [data[path[0]]["words"]]
    return frozenset(form for row in rows for word in row.split() for form in _forms(fold_string(word)))


def _forms(word: str) -> tuple[str, ...]:
    return (word, word[2:]) if word.startswith("ال") else (word, "ال" + word)


@cache
def _aliases() -> dict[frozenset[str], int]:
    """Stems of a known body's name -> its number."""
    rows = lexicon.load("sources.yaml")["aliases"]
    return {_stems(name): i for i, row in enumerate(rows) for name in row["names"]}


@lru_cache(maxsize=50_000)
def _stems(name: str) -> frozenset[str]:
    return frozenset(key for token in tokens(name) if token.kind == "word" and (key := _key(token.text)))


def _key(word: str) -> str:
    """A word of a name for comparison: its consonants, so that spellings meet (أميركي, أمريكي)."""
    bare = split(word)[1]
    if word in _list("apart_words"):
        return bare
    skeleton = _WEAK.sub("", bare)
    return skeleton if len(skeleton) >= 2 else stem(word)


class Known(NamedTuple):
    """What is known of a speaker beside the words: the entity, the body spoken for, the medium."""

    entity: Entity | None = None
    body: str | None = None
    medium: Outlet | None = None
    owner: str | None = None


def read_voice(name: str, phrase: str, kind: SpeakerKind, known: Known) -> Voice | None:
    """A speaker from the resolved name and the noun phrase that introduces it; ``None`` for no name."""
    name = clean_name(name, kind)
    if kind != "person":
        phrase = clean_name(phrase, kind) or phrase
    elif (taken := _taken_for_a_name(name)) is not None:
        # «الناطق الإعلامي بشرطة السروج»: the office holder is not called بشرطة
        named_by_office = any(token.text in _list("roles") for token in tokens(phrase))
        kind, name = ("anonymous", phrase) if named_by_office else ("organisation", taken)
    words = _stems(name) - _plain("ranks")
    if not words or _is_no_name(name, kind, known):
        return None
    entity = None if known.entity is None else known.entity.id
    side = known.owner or side_of_entity(entity) or side_of_entity(known.body)
    if side is None and (entity is None or kind == "person"):
        side = side_of(phrase)
    if side is None and kind == "government" and known.entity is not None:
        side = known.entity.country
    keys = _keys(kind, entity, known, words)
    if kind == "anonymous" and (spoken := _spoken_for(phrase, known)):
        # a spokesman without a name is the body: المتحدث باسم الوزارة
        keys |= _alias_key(spoken)
        return Voice(name, phrase, "organisation", spoken, spoken, True, keys, side, entity, None)
    if kind == "anonymous" and not keys:
        return Voice(name, phrase, kind, words, frozenset(), False, keys, side, None, None)
    if kind == "document" and (rest := words - _plain("papers")) != words and rest:
        kind, words = "organisation", rest
        keys |= _keys(kind, entity, known, words)
    if kind == "anonymous":
        kind = "organisation"
    body, spokes = _body(name, phrase) if kind == "person" else (frozenset(), False)
    if spokes:
        keys |= _alias_key(body)
    if body and side is not None and side.islower():
        # whoever leads an armed party or speaks for it is that party
        keys |= {_side_key(side)}
    if kind != "person" and words & _plain("roles"):
        # an office that nobody fills by name: المتحدث باسم الوزارة
        body, spokes = _body("", phrase)
    shown = known.entity.name if known.entity is not None else name
    medium = None if known.medium is None else known.medium.key
    return Voice(shown, phrase, kind, words, body, spokes, keys, side, entity, medium)


def _taken_for_a_name(name: str) -> str | None:
    """The body behind a preposition that was taken for a person's name (بشرطة), else ``None``."""
    found = [token for token in tokens(name) if token.kind == "word"]
    if len(found) != 1 or split(found[0].text)[0] not in ("ب", "ل", "بال", "لل"):
        return None
    body = split(found[0].text)[1]
    return body if body in _list("bodies") else None


def _spoken_for(phrase: str, known: Known) -> frozenset[str]:
    """The body that a nameless spokesman speaks for."""
    body, spokes = _body("", phrase)
    return body if spokes and (known.body is not None or len(body) >= 2) else frozenset()


def _is_no_name(name: str, kind: SpeakerKind, known: Known) -> bool:
    """A lone everyday word taken for a person (أما) names nobody, nor does a lone «وكالة»."""
    texts = [token.text for token in tokens(name) if token.kind == "word"]
    if known.entity is not None or len(texts) != 1:
        return False
    if kind != "person":
        return noun_gender(texts[0]) is not None  # «وكالة» without its name
    return frequency(texts[0]) >= _EVERYDAY or (texts[0].startswith("و") and split(texts[0])[0] != "")


_EVERYDAY = 5.3


def _keys(kind: SpeakerKind, entity: str | None, known: Known, words: frozenset[str]) -> frozenset[str]:
    keys: set[str] = set()
    if known.owner is not None:
        keys.add(_side_key(known.owner))
    elif known.medium is not None:
        keys.add(f"medium:{known.medium.key}")
    elif entity is not None:
        keys.add(_entity_key(known.entity, kind))
    if known.body is not None:
        keys.add(_body_key(known.body))
    return frozenset(keys) | _alias_key(words)


def _alias_key(words: frozenset[str]) -> frozenset[str]:
    alias = _alias(words)
    return frozenset() if alias is None else frozenset({f"alias:{alias}"})


def _side_key(side: str) -> str:
    return f"state:{side}" if side.isupper() else f"party:{side}"


def _entity_key(entity: Entity | None, kind: SpeakerKind) -> str:
    """A state by its own name, its capital's or its government's is one; an armed party is its own side."""
    assert entity is not None
    if kind == "government" and entity.kind == "place" and entity.country:
        return f"state:{entity.country}"
    return _body_key(entity.id)


def _body_key(entity: str) -> str:
    if entity.startswith("government-"):
        return f"state:{entity[11:].upper()}"
    if (side := side_of_entity(entity)) is not None and side == entity:
        return f"party:{side}"
    return f"entity:{entity}"


@cache
def _plain(name: str) -> frozenset[str]:
    """The comparison keys of a word list."""
    return frozenset(_key(word) for word in _list(name))


def _alias(words: frozenset[str]) -> int | None:
    return _aliases().get(words)


def _body(name: str, phrase: str) -> tuple[frozenset[str], bool]:
    """The body that a phrase says its person speaks for: what is left beside name, role and links."""
    texts = [token.text for token in tokens(phrase) if token.kind == "word"]
    own = {token.text for token in tokens(name)}
    roles = [i for i, text in enumerate(texts) if text in _list("roles")]
    if not roles:
        return frozenset(), False
    rest = [
        text
        for text in texts[roles[0] + 1 :]
        if text not in own
        and text not in _list("roles")
        and text not in _list("links")
        and text not in _list("ranks")
    ]
    spokes = any(texts[i] in _list("roles", "voice") for i in roles)
    return frozenset(_key(text) for text in rest), spokes


def same_voice(a: Voice, b: Voice) -> bool:
    """Whether two speakers of one story are one source. Nameless ones only where they are named alike."""
    if a.keys & b.keys:
        return True
    if "anonymous" in (a.kind, b.kind):
        return a.kind == b.kind and a.words == b.words
    if a.kind == b.kind == "person":
        return _same_person(a, b) or _same_body(a, b)
    if "person" in (a.kind, b.kind):
        person, body = (a, b) if a.kind == "person" else (b, a)
        return _speaks_for(person, body) or _is_surname(body, person)
    return _same_name(a.words, b.words) or _speaks_for(a, b) or _speaks_for(b, a)


def _is_surname(other: Voice, person: Voice) -> bool:
    """Is what was taken for a body the person's last name by itself, and nothing that is known?"""
    known = other.keys or other.entity or other.medium or other.side
    parts = _parts(person.name)
    return not known and len(parts) >= 2 and _parts(other.name) == parts[-1:]


def _same_person(a: Voice, b: Voice) -> bool:
    """Two names of one person, one of them without its first part or in another transliteration."""
    if same_person(a.name, b.name):
        return True
    x, y = _parts(a.name), _parts(b.name)
    short, long = sorted((x, y), key=len)
    if len(short) >= 2 and long[-len(short) :] == short and short[-1] in _list("surnames"):
        return True
    if len(short) >= 2 and long[: len(short)] == short and a.side == b.side and not _other_bodies(a, b):
        # the first names by themselves: a paper that leaves out the family's
        return True
    spelt_alike = len(x) == len(y) and [w.translate(_SIBILANTS) for w in x] == [
        w.translate(_SIBILANTS) for w in y
    ]
    return spelt_alike and a.side is not None and a.side == b.side


def _other_bodies(a: Voice, b: Voice) -> bool:
    return bool(a.body) and bool(b.body) and not a.body & b.body


_SIBILANTS = str.maketrans("زصث", "سسس")
"""Foreign s and z, which papers write as they hear them (رودس, رودز)."""


def _parts(name: str) -> tuple[str, ...]:
    return tuple(token.text for token in tokens(name) if token.kind == "word")


def _same_name(a: frozenset[str], b: frozenset[str]) -> bool:
    """Equal names, known aliases, or a short form that is the beginning of a longer one."""
    if not a or not b:
        return False
    x, y = _alias(a), _alias(b)
    if x is not None and y is not None:
        return x == y
    short, long = sorted((a, b), key=len)
    if _written_together(a, b):
        return True
    return a == b or (short <= long and len(short) >= 2 and len(long) - len(short) <= 2)


def _written_together(a: frozenset[str], b: frozenset[str]) -> bool:
    """Do two names differ only in that one writes two of its words as one (ديار بكر, دياربكر)?"""
    few, many = sorted((a - b, b - a), key=len)
    if len(few) != 1 or len(many) != 2:
        return False
    (joined,) = few
    first, second = sorted(many)
    return joined in (first + second, second + first)


def _speaks_for(person: Voice, body: Voice) -> bool:
    """Does the person's phrase name this body, or an embassy whose ambassador they are?"""
    if body.words & _plain("embassies") and _stems(person.phrase) & _plain("embassies"):
        return body.side in (None, person.side) or person.side is None
    return len(person.body) >= 2 and _same_name(person.body, body.words)


def _same_body(a: Voice, b: Voice) -> bool:
    """Two persons who both speak for one body, at least one as its spokesman."""
    return (
        bool(a.body) and (a.spokes or b.spokes) and len(a.body & b.body) >= 2 and _same_name(a.body, b.body)
    )


def is_bare_paper(voice: Voice) -> bool:
    """A statement, figures or a text that nobody is named for."""
    texts = [token.text for token in tokens(voice.name) if token.kind == "word"]
    # «بيانا نقلته الوكالة»: who relays it did not write it
    end = next((k for k, text in enumerate(texts) if text in _list("relayed")), len(texts))
    if voice.keys and end == len(texts):
        return False
    return end > 0 and set(texts[:end]) <= _list("bare_papers")


def apposition(after: str) -> str:
    """What follows a speaker and says for whom: «، زعيم الحركة», «الذي تقوده …», else nothing."""
    words = tokens(after)
    if words and words[0].text in ("،", ","):
        words = words[1:]
    if not words or (words[0].text not in _list("roles") and words[0].text not in ("الذي", "التي")):
        return ""
    end = next((k for k, word in enumerate(words) if word.kind == "punct"), len(words))
    kept = words[: min(end, _APPOSED)]
    return after[: kept[-1].end]


_APPOSED = 6


def speaks_for_a_body(name: str) -> bool:
    """Whether a nameless speaker is somebody's spokesman."""
    return any(token.text in _list("roles", "voice") for token in tokens(name))


def is_embassy(voice: Voice) -> bool:
    """Whether an embassy or its ambassador speaks."""
    return bool(voice.words & _plain("embassies") or _stems(voice.phrase) & _plain("embassies"))


def words_of(text: str) -> frozenset[str]:
    """The comparison keys of a text's words."""
    return _stems(text)


def office_of(phrase: str) -> frozenset[str]:
    """The body that an office belongs to, as comparison keys: «الناطق بلسان الشرطة»."""
    return _body("", phrase)[0]


def is_plain_name(name: str) -> bool:
    """Whether a name does not begin with an office or a text: «الشرطة», not «المتحدث باسم الشرطة»."""
    first = next((token.text for token in tokens(name) if token.kind == "word"), "")
    return first not in _list("roles") and first not in _list("papers")


def is_to(before: str) -> bool:
    """Whether the words before a body say that somebody is accredited to it, not of it: «لدى», «إلى»."""
    words = [token.text for token in tokens(before) if token.kind == "word"]
    return bool(words) and words[-1] in _TO


_TO = frozenset({"لدي", "الي", "لشؤون", "مع"})

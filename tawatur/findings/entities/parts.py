"""Names as parts, and whether two parts or two names may be one person's."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA

from tawatur.corpus.clitics import frequency
from tawatur.corpus.folding import fold_string
from tawatur.corpus.words import tokens
from tawatur.evidence.mentions.demonyms import demonym
from tawatur.evidence.mentions.names import given_variant, is_foreign_given, latin_names, name_use
from tawatur.evidence.mentions.vocabulary import in_class
from tawatur.findings.entities.skeleton import skeleton

FREQUENT = (
    30  # bearers in the name list from which on a name is too well known to be a misspelling of another
)
_COMMON_GIVEN = 60
_EVERYBODY = 500  # bearers from which on a given name says nearly nothing
_TRIBE = 20  # bearers from which on a surname is a whole tribe's
_LONGEST = 12
_BEFORE = frozenset(["عبد", "ابو", "ابي", "ابا", "ال", "بو", "ذو", "ام", "دي", "فان", "فون", "ديل", "دا"])
_PARTICLES = ("دي", "فان", "فون", "ديل")
_FIRST_OF_MANY = "محمد"  # a first name that many leave out
_GOD = "الله"
_SON_OF = "بن "
_SON = frozenset(["بن", "ابن", "بنت", "bin", "ben", "ibn"])
_LATIN_BEFORE = frozenset(
    ["al", "el", "abu", "abd", "abdul", "abdel", "ould", "de", "van", "von", "der", "la", "le"]
)


@lru_cache(maxsize=200_000)
def parts(name: str) -> tuple[str, ...]:
    """The parts of a name, folded; what belongs together is joined (عبد الله, أبو مازن, al-Assad); بن stays
    with its father.

    Titles in front are dropped. At most twelve parts are kept of names that are far too long to be one.
    """
    words = [t.text for t in tokens(fold_string(name[:600])) if t.kind == "word"][:40]
    words = _one_script(words)
    while len(words) > 1 and (in_class(words[0], "titles") and name_use(words[0]).given < 5):
        words = words[1:]
    out: list[str] = []
    glue = ""
    for word in words:
        if word in _SON and out and not glue:
            glue = _SON_OF
            continue
        if (word in _BEFORE or word in _LATIN_BEFORE) and word != words[-1]:
            glue += word
            continue
        if word == _GOD and out and not glue:
            out[-1] += word  # نصر الله, جار الله
            continue
        out.append(glue + word)
        glue = ""
    return tuple([*out, glue.strip()] if glue.strip() else out)[:_LONGEST]


def _one_script(words: list[str]) -> list[str]:
    """The words up to the first that goes over to Latin letters: «العريان لـCNN» is العريان."""
    if not words or words[0].isascii():
        return words
    end = next((k for k, w in enumerate(words) if any("a" <= c <= "z" for c in w)), len(words))
    return words[: max(end, 1)]


def _plain(part: str) -> str:
    """A part with ج for the sound that some print as تش (عراقجي, عراقتشي), and بل for بال (بالهادي)."""
    if part.startswith("بال") and len(part) > 5:
        part = "بل" + part[3:]
    return part.replace("تش", "ج") if not part.startswith("تش") else part


def key_of(part: str) -> str:
    """The skeleton under which a part is looked up: of the one name behind its short forms (مايك, مايكل)."""
    own = _plain(bare(part))
    return skeleton(given_variant(own) or own)


def bare(part: str) -> str:
    """A part without «son of»."""
    return part.removeprefix(_SON_OF)


@lru_cache(maxsize=200_000)
def _bearers(part: str) -> int:
    """How many people of the name list bear a part, with or without article."""
    uses = [name_use(p) for p in {part, _no_article(part)}]
    return max(use.given + use.surname for use in uses)


def _no_article(part: str) -> str:
    return part[2:] if part.startswith("ال") and len(part) > 4 else part


@lru_cache(maxsize=400_000)
def same_part(a: str, b: str) -> bool:
    """Whether two folded name parts may be spellings of one.

    Never where both are different names that many people bear (محمد, محمود): those are told apart on purpose.
    An Arabic name's long vowels and endings mean something, so there only one vowel inside the word may be
    more or less, and not if both forms are known names; a foreign name's are a matter of taste.
    """
    a, b = _plain(bare(a)), _plain(bare(b))
    if a == b or given_variant(a) == given_variant(b) is not None or _particle_apart(a, b):
        return True
    if a.isascii() != b.isascii():
        return _across(*((a, b) if b.isascii() else (b, a)))
    if min(_bearers(a), _bearers(b)) >= FREQUENT:
        return False
    bare_a, bare_b = _no_article(a), _no_article(b)
    if bare_a == bare_b:
        return True
    if not a.isascii() and (_native(a) or _native(b)):
        told_apart = (
            min(len(bare_a), len(bare_b)) < 3
            or (_known_arab(a) and _known_arab(b))
            or max(_bearers(a), _bearers(b)) >= FREQUENT
        )
        return _one_vowel_apart(bare_a, bare_b) and not told_apart
    return _alike(bare_a, bare_b)


def _particle_apart(a: str, b: str) -> bool:
    """Whether one part is the other with a European particle before it: دي ميستورا, ميستورا."""
    short, long = (a, b) if len(a) < len(b) else (b, a)
    return len(short) >= 5 and any(long == particle + short for particle in _PARTICLES)


def _native(part: str) -> bool:
    """Whether a part is an Arabic name as far as lists and the article tell."""
    return part.startswith(("ال", "عبدال", "ابو")) or (_bearers(part) >= 2 and not is_foreign_given(part))


def _known_arab(part: str) -> bool:
    return _bearers(part) >= 3 and not is_foreign_given(part)


def _one_vowel_apart(a: str, b: str) -> bool:
    """Whether one word is the other with one more long vowel or doubled letter inside it."""
    short, long = (a, b) if len(a) < len(b) else (b, a)
    if len(long) != len(short) + 1 or len(short) < 2:
        return False
    at = next((i for i in range(len(short)) if short[i] != long[i]), len(short))
    if short[at:] != long[at + 1 :] or at >= len(short):
        return False
    return long[at] in "اوي" or long[at] == long[at - 1]


# letters that transliterations of foreign names exchange freely
_EXCHANGED = str.maketrans("جثطصظضحخق", "غتتسزدههك")


def _alike(a: str, b: str) -> bool:
    """Spellings of one foreign name: equal skeletons and few vowels apart, or one consonant and little
    else.
    """
    key_a, key_b = skeleton(a), skeleton(b)
    shorter = min(len(a), len(b))
    apart = OSA.distance(a.translate(_EXCHANGED), b.translate(_EXCHANGED), score_cutoff=4)
    if key_a == key_b:
        if len(key_a) < 2:
            return apart <= 1 and shorter >= 4
        return apart <= (1 if len(key_a) <= 3 else 2) or (apart <= 3 and shorter >= 7)
    if max(_bearers(a), _bearers(b)) >= FREQUENT or min(len(key_a), len(key_b)) < 4:
        return False
    return apart <= (2 if shorter >= 7 else 1) and OSA.distance(key_a, key_b, score_cutoff=1) <= 1


def _across(arabic: str, latin: str) -> bool:
    """One part in Arabic, one in Latin script."""
    known = latin_names().get(latin)
    if known is not None and known == arabic:
        return True
    if known is not None and min(_bearers(known), _bearers(arabic)) >= FREQUENT:
        return False
    if latin in name_use(arabic).latin:
        return True
    key_a, key_b = skeleton(arabic), skeleton(latin)
    if key_a == key_b:
        return len(key_a) >= 2
    return min(len(key_a), len(key_b)) >= 4 and OSA.distance(key_a, key_b, score_cutoff=1) <= 1


def same_full(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names of two or more parts may be one person's.

    The last parts agree and the shorter name's parts stand in the longer in the same order, from the first on
    (or from the second after «محمد», or where the shorter is a surname of several words). Names made of
    everybody's given names must agree in full; a row of fathers («… بن سلمان بن عبدالعزيز») may be cut short.
    """
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if len(short) < 2:
        return False
    if len(short) < len(long) and all(p.startswith(_SON_OF) for p in (*short[1:], *long[1:])):
        return all(map(same_part, short, long))
    if not same_part(short[-1], long[-1]):
        return short[:-1] == long[:-1] and _foreign(short[0]) and _one_vowel_apart(short[-1], long[-1])
    if (
        len(short) == 2
        and name_use(bare(short[0])).given >= _EVERYBODY
        and not _same_root(short[-1], long[-1])
    ):
        return False
    if len(short) == len(long):
        fathers = [tuple(p.startswith(_SON_OF) for p in name) for name in (short, long)]
        if len(short) == 2 and fathers[0] != fathers[1] and _given(short[-1]):
            return False  # محمد بن ناصر is a prince, محمد ناصر sells stones
        return all(map(same_part, short, long))
    if all(name_use(bare(p)).given >= _COMMON_GIVEN for p in short):
        return False
    left_out = long[0] == _FIRST_OF_MANY and not long[1].startswith(_SON_OF)
    if not same_part(short[0], long[0]) and not left_out and _given(short[0]):
        return False
    rest = iter(long[:-1])
    return all(any(same_part(p, q) for q in rest) for p in short[:-1])


def _foreign(given: str) -> bool:
    """Whether a given name says that the surname behind it is spelt by ear (تيريزا ماي, تيريزا مي)."""
    return is_foreign_given(given) and name_use(given).given < FREQUENT


def _same_root(a: str, b: str) -> bool:
    """One surname but for the article: behind a name that thousands bear nothing less tells who it is."""
    one, two = _plain(bare(a)), _plain(bare(b))
    return a.isascii() != b.isascii() or _no_article(one) == _no_article(two)


def too_common(name: tuple[str, ...]) -> bool:
    """Whether two parts name nobody in particular: everybody's given name and a tribe's (خالد الشمري).

    Across articles such a name tells only the same name again, never a longer one.
    """
    first, last = name[0], name[-1]
    if len(name) != 2 or last.startswith(_SON_OF):
        return False
    tribe = max(name_use(p).surname for p in (last, _no_article(last)))
    return name_use(first).given >= _EVERYBODY and tribe >= _TRIBE


def _given(part: str) -> bool:
    return name_use(bare(part)).given >= 5 or is_foreign_given(bare(part))


def close_part(a: str, b: str) -> bool:
    """Whether a lone surname may be a part: as ``same_part``, but within one script at most one letter
    apart.
    """
    if bare(a).isascii() != bare(b).isascii():
        return same_part(a, b)
    near = OSA.distance(_no_article(bare(a)), _no_article(bare(b)), score_cutoff=1) <= 1
    return same_part(a, b) and (near or _particle_apart(a, b))


@lru_cache(maxsize=100_000)
def distinctive(part: str) -> bool:
    """Whether a lone surname points to few people: no common given name, everyday word, title or demonym."""
    part = bare(part)
    if len(part) < 3 or demonym(part) or in_class(part, "titles") or in_class(part, "offices"):
        return False
    use = name_use(part)
    return use.given < FREQUENT and use.surname < FREQUENT and frequency(part) < 5.0


def same_person(name_a: str, name_b: str) -> bool:
    """Whether two names may be one person's, in either script: رايان ديلون = ريان ديلون = Ryan Dillon ≠
    محمد ديلون.

    A lone surname agrees with a full name whose last part it is only if it is distinctive; two lone names
    agree if they are spellings of one. Empty names agree with nothing.
    """
    a, b = parts(fold_string(name_a)), parts(fold_string(name_b))
    if not a or not b:
        return False
    if len(a) == 1 and len(b) == 1:
        return same_part(a[0], b[0])
    if len(a) == 1 or len(b) == 1:
        lone, full = (a[0], b) if len(a) == 1 else (b[0], a)
        return distinctive(lone) and close_part(lone, full[-1])
    return same_full(a, b)

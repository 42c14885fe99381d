"""What speaks for or against a place where the gazetteer has a name.

Names that readers know (``known``) need nothing. An everyday word needs a place noun before it or what its
row in the supplement asks for; any other name a place noun, its country's adjective, or the tagger's word.
"""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.corpus.clitics import frequency, split
from tawatur.corpus.folding import folded_words
from tawatur.corpus.words import Token
from tawatur.evidence.mentions.demonyms import demonym
from tawatur.evidence.mentions.demonyms import table as demonym_forms
from tawatur.evidence.mentions.gazetteer import gazetteer
from tawatur.evidence.mentions.names import is_foreign_given, is_name
from tawatur.evidence.mentions.phrases import Found, first_forms
from tawatur.evidence.mentions.vocabulary import brands, classes, in_class

# Zipf frequencies: from the first on a name needs a preposition beside the tagger's word for it, from the
# second on even that is not enough.
WORDLIKE = 3.0
COMMON = 5.2
_RARE = 2.0  # two particles before a name this rare are rather its own letters
_LARGE = 200_000  # people
_FUNCTION = 6.0  # no name of two words begins with a word this frequent (ان, في)


def known(text: str) -> bool:
    """Whether a folded name is a place wherever it is read."""
    return text in gazetteer().trusted and text not in gazetteer().words


def _context(key: str) -> frozenset[str]:
    return folded_words("place_context.yaml", key, "words")


def allowed(row: Sequence[Token], f: Found[str], folded_text: str) -> bool:
    """Whether nothing forbids the name here: an attached letter that belongs to the word, somebody's surname,
    a club or newspaper, a place noun itself, or what its row in the supplement excludes.
    """
    table = gazetteer()
    one = f.end - f.first == 1
    after = row[f.end].text if f.end < len(row) else ""
    before = row[f.first - 1] if f.first else None
    if one and (in_class(f.text, "place_nouns") or _belongs(row[f.first].text, f)):
        return False
    if one and not f.cut and before and before.kind == "word" and is_foreign_given(before.text):
        return False
    if not one and frequency(f.text.split()[0]) >= _FUNCTION and not known(f.text):
        return False
    if f.text in demonym_forms() and not known(f.text):
        return False
    if _brand(row, f) or (f.text, after) in table.unless:
        return False
    return not any(phrase in folded_text for phrase in table.texts["unless_text"].get(f.text, ()))


def _belongs(word: str, f: Found[str]) -> bool:
    """Whether the letters taken for a particle are the word's own: كسرت is no «like Sirte»."""
    if not f.cut:
        return False
    if not known(f.text) and f.cut > 1 and frequency(word) == 0 and frequency(f.text) < _RARE:
        return True
    before, _, pronoun = split(word)
    if not before and pronoun:
        return True  # لبنها is her milk, not «to Banha»
    attached = word[: f.cut]
    return (
        frequency(word) > 0
        and (attached.endswith("ك") or not before)
        and frequency(word) > frequency(f.text) - 1
    )


def _brand(row: Sequence[Token], f: Found[str]) -> bool:
    """Whether a longer name of a club or firm begins here (مانشستر يونايتد), or a quoted newspaper's."""
    found = brands().at(row, f.first)
    if found and found.end > f.end:
        return True
    inside = brands().at(row, f.first - 1) if f.first else None  # «كوبا أمريكا»
    if inside and inside.end >= f.end and inside.end - inside.first > 1:
        return True
    around = (row[f.first - 1].text if f.first else "", row[f.end].text if f.end < len(row) else "")
    quoted = around[0] in _context("quotes") and around[1] in _context("quotes")
    return quoted and brands().get(f.text) == "media"


def spoken_for(row: Sequence[Token], f: Found[str], located: set[int], folded_text: str) -> bool:
    """Whether the name itself, its neighbours, its article or the tagger speak for a place."""
    table = gazetteer()
    if known(f.text):
        return True
    if any(phrase in folded_text for phrase in table.texts["if_text"].get(f.text, ())):
        return True
    if f.end - f.first > 1 and _kind_of_place(row[f.first].text[f.cut :]):
        return True  # «مخيم اليرموك» says itself what it is
    before = row[f.first - 1].text if f.first else ""
    word = f.text in table.words
    if _kind_of_place(before) and (word or frequency(f.text) < COMMON):
        return True
    if f.text in table.everyday:
        seen = any(k in located for k in range(f.first, f.end))
        if any(p.feature == "country" for p in table.lookup(f.text)):
            seen = seen or before in _context("prepositions")  # no adjective follows a preposition
        return seen and large(f.text) and _prepositional(row, f, before)
    if not word and _of_country(row, f):
        return True
    if any(k in located for k in range(f.first, f.end)) and frequency(f.text) < COMMON:
        return (frequency(f.text) < WORDLIKE and not word) or _prepositional(row, f, before)
    return f.end - f.first > 1 and not word and not all(is_name(w) for w in f.text.split())


def large(text: str) -> bool:
    """Whether a name is a state's or a large town's, so that even an everyday word may mean it."""
    return any(p.feature == "country" or p.population >= _LARGE for p in gazetteer().lookup(text))


def _kind_of_place(word: str) -> bool:
    """Whether a word says what kind of place follows: a noun without article (مدينة), or «العاصمة»."""
    nouns = classes()["place_nouns"] | classes()["division_nouns"]
    return any(f.text in nouns and (f.text[:2] != "ال" or f.text == "العاصمه") for f in first_forms(word))


def _prepositional(row: Sequence[Token], f: Found[str], before: str) -> bool:
    """Whether a preposition of place stands before the name or is attached to it."""
    return before in _context("prepositions") or (f.cut > 0 and row[f.first].text[f.cut - 1] in "بل")


def _of_country(row: Sequence[Token], f: Found[str]) -> bool:
    """Whether the adjective of the place's own country follows, as towns take it: «القائم العراقية»."""
    found = demonym(row[f.end].text) if f.end < len(row) else None
    if found is None or found[0] or frequency(f.text) >= COMMON:
        return False
    if not (found[1].definite and found[1].feminine):
        return False
    return any(place.iso == found[1].whose for place in gazetteer().lookup(f.text))

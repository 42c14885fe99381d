"""What the tagger found, put right where lists know better: titles, everyday words and particles at the
ends of names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tawatur.corpus.clitics import frequency, split
from tawatur.corpus.folding import folded_words
from tawatur.corpus.words import Token
from tawatur.evidence.mentions.candidates import Candidate
from tawatur.evidence.mentions.demonyms import demonym
from tawatur.evidence.mentions.demonyms import table as demonym_forms
from tawatur.evidence.mentions.gazetteer import gazetteer
from tawatur.evidence.mentions.names import is_foreign_given, is_foreign_surname, is_name, name_use
from tawatur.evidence.mentions.phrases import first_forms
from tawatur.evidence.mentions.places import place_at
from tawatur.evidence.mentions.tagger import Tagged
from tawatur.evidence.mentions.vocabulary import brands, classes, classes_of, in_class

# Zipf frequencies from which on a tagged word is rather just a word:
_EVERYDAY = 4.0  # nobody's name, if no list has it
_LONE_WORD, _BORNE = 4.3, 100  # nobody's name alone, if fewer bear it
_UNLISTED = 3.6  # no place, if the gazetteer does not know it
_COMMON = 5.2  # no place even if it does
_WORD = 4.3  # no place if the supplement calls it an everyday word


_MANY, _RARE = 50, 2.5  # bearers of a given name, Zipf frequency of a surname that is nothing else

_ITSELF = 3.0  # from which on a word that could be taken apart is rather itself

_PARTICLES = frozenset(("على", "الي", "في", "من", "عن"))
_SONS = frozenset(("بن", "بنت"))
_HALVES = frozenset(("ال", "عبد", "ابو"))  # what follows belongs to them, however common
_ALI = "علي"  # the name; the preposition is kept apart
_GOD = "الله"  # the second half of a name (نصر الله), however common
_OPEN = frozenset(("ال", "عبد", "ابو", "بن", "ابن", "بنت"))


def tagged_in(row: Sequence[Token], tagged: Iterable[Tagged]) -> list[Candidate]:
    """Candidates from the tagger's names."""
    out: list[Candidate] = []
    tagged = _with_listed(row, _whole(row, tagged))
    persons = {row[i].text for t in tagged if t.label == "PERS" for i in range(t.first, t.end)}
    for t in tagged:
        if t.label == "PERS":
            out += _persons(row, t.first, t.end, persons)
        elif t.label == "LOC":
            out += _place(row, t.first, t.end)
        else:
            out += _body(row, t.first, t.end)
    return out


def _whole(row: Sequence[Token], tagged: Iterable[Tagged]) -> list[Tagged]:
    """The names without marks at their ends; two persons with nothing between them, not even «و», are one."""
    out: list[Tagged] = []
    for t in tagged:
        first, end = t.first, t.end
        while first < end and row[first].kind != "word":
            first += 1
        while end > first and (row[end - 1].kind == "punct" or _foreign_tail(row, first, end)):
            end -= 1
        if first == end:
            continue
        last = out[-1] if out else None
        near = last and last.end == first and last.label == t.label == "PERS"
        joined = near and not row[first].text.startswith("و")
        if last and joined:
            out[-1] = last._replace(end=end)
        else:
            out.append(Tagged(first, end, t.label))
    return out


def _with_listed(row: Sequence[Token], tagged: list[Tagged]) -> list[Tagged]:
    """The names, and where the tagger saw none, a given name of many with a surname that is no other word."""
    busy = {k for t in tagged for k in range(t.first, t.end)}
    more = [
        Tagged(i, i + 2, "PERS")
        for i in range(len(row) - 1)
        if i not in busy and i + 1 not in busy and _listed_name(row[i], row[i + 1])
    ]
    return sorted([*tagged, *more])


def _listed_name(one: Token, two: Token) -> bool:
    given, surname = one.text, two.text
    if name_use(given).given < _MANY or frequency(given) >= _COMMON or classes_of(given) or demonym(given):
        return False
    if not surname.startswith("ال") or len(surname) < 5 or frequency(surname) >= _RARE:
        return False
    return demonym(surname) is None and not classes_of(surname) and surname not in gazetteer().phrases


def _foreign_tail(row: Sequence[Token], first: int, end: int) -> bool:
    """Whether an Arabic name ends in a word of another script, or in a bare ل: «محمد السروجي لـABC»."""
    last = row[end - 1].text
    return not row[first].text.isascii() and (last.isascii() or last == "ل") and end - first > 1


def _persons(row: Sequence[Token], first: int, end: int, known: set[str]) -> list[Candidate]:
    if _describes(row[first:end]):
        return []
    first, end = _trimmed(row, first, end)
    if end - first == 1 and _rather_a_word(row, first):
        return []
    middle = _joint(row, first, end)
    out = []
    for start, stop in ((first, middle), (middle, end)):
        if start < stop:
            cut = 1 if start == middle else cut_of(row[start].text)
            if not cut and any(f.cut and f.text in known for f in first_forms(row[start].text)):
                cut = 1  # «وديلون» beside «ديلون»
            out.append(Candidate(start, stop, cut, "person", 1 if stop - start > 1 else 4, None, 0.8))
    return out


def _rather_a_word(row: Sequence[Token], i: int) -> bool:
    """Whether a lone tagged word is common, few people's name, and stands behind no title (شاهد)."""
    word = row[i].text
    use = name_use(word)
    before = row[i - 1].text if i else ""
    if "ال" + word in demonym_forms() or _is_month(row, i):
        return True  # «أفغان», «نيسان/أبريل»
    if split(word)[2] and not any(is_name(f.text) for f in first_forms(word)):
        return True  # «رصيده»
    if before != "عبد" and word in _words("half_names"):
        return True  # «الستار» is half a name
    called = any(in_class(before, key) for key in ("titles", "offices", "callings"))
    rest = word[cut_of(word) :]
    if rest != word and frequency(word) >= _ITSELF and frequency(word) >= frequency(rest) - 1:
        return True  # «لجان» is no «to Jean»
    return frequency(word) >= _LONE_WORD and use.given + use.surname < _BORNE and not called


def _words(key: str) -> frozenset[str]:
    """A list of words of ``titles.yaml``, folded."""
    return folded_words("titles.yaml", key, "words")


def _is_month(row: Sequence[Token], i: int) -> bool:
    """Whether a word is a month's name beside a number, a stroke or another month."""
    months = _words("months")
    if not any(f.text in months for f in first_forms(row[i].text)):
        return False
    beside = [row[k] for k in (i - 1, i + 1) if 0 <= k < len(row)]
    return any(t.kind == "number" or t.text == "/" or t.text in months for t in beside)


def _place(row: Sequence[Token], first: int, end: int) -> list[Candidate]:
    while first < end - 1 and in_class(row[first].text, "place_nouns"):
        known = place_at(row, first)
        if known and known.end >= end:
            break
        first += 1
    known = place_at(row, first)
    word = row[first].text
    if end - first == 1 and (in_class(word, "place_nouns") or _no_place(word, known is not None)):
        return []
    if end - first == 1 and any(
        f.text.endswith("يا") and f.text[:-2] + "ا" in gazetteer().trusted for f in first_forms(word)
    ):
        return []  # «أوروبيا» describes
    cut = known.cut if known and known.end == end else cut_of(word)
    return [Candidate(first, end, cut, "place", 5, None, 0.8)]


def _body(row: Sequence[Token], first: int, end: int) -> list[Candidate]:
    while end > first + 1 and row[end - 1].kind == "number":
        end -= 1
    word = row[first].text
    if end - first == 1 and (demonym(word) or len(word) < 3 or _is_month(row, first)):
        return []
    whole = any(not f.cut for f in brands().opens(word))  # «بايرن» is no «in …»
    cut = 0 if whole else cut_of(word)
    return [Candidate(first, end, cut, "organisation", 6, None, 0.6)]


def cut_of(word: str) -> int:
    """How many letters of a name's first word are attached conjunctions and prepositions (لديلون: 1).

    A word that is itself a listed name keeps all its letters (بوتين, كيري, ولد); otherwise a rest that is
    listed decides, then the clitic splitter.
    """
    if is_name(word) or word in gazetteer().phrases:
        return 0
    for form in first_forms(word)[1:]:
        if is_name(form.text) or form.text in gazetteer().phrases:
            return form.cut
    before = split(word)[0].removesuffix("ال")
    return 0 if before.startswith(("ك", "ف")) else len(before)


def _no_place(word: str, listed: bool) -> bool:
    """A tagged single word that is too common for a place, more so if the gazetteer does not know it."""
    forms = [f.text for f in first_forms(word)]
    if any(f in gazetteer().trusted and f not in gazetteer().words for f in forms):
        return False
    if any(f in gazetteer().words and frequency(f) >= 4.3 for f in forms):
        return True
    return max(map(frequency, forms)) >= (_COMMON if listed else _UNLISTED)


def _trimmed(row: Sequence[Token], first: int, end: int) -> tuple[int, int]:
    """A person without titles and everyday words at its ends, and with what a name cannot do without."""
    while first and end - first < 8 and row[first].text in _SONS and row[first - 1].kind == "word":
        first -= 1
    while end < len(row) and end - first < 8 and row[end - 1].text in _OPEN and row[end].kind == "word":
        end += 1
    while first < end - 1 and row[first].text not in _HALVES and _no_beginning(row[first].text):
        first += 1
    if end - first > 2 and row[first].text.startswith("ال") and _given(row[first + 1].text):
        first += 1  # «البارز أوليغ …»: no given name follows a surname
    if first and row[first - 1].kind == "word" and _leads(row, first, end):
        first -= 1
    if end - first == 1 and first and _unlisted_given(row, first - 1):
        first -= 1
    after = row[end].text if end < len(row) and row[end].kind == "word" else ""
    if end - first > 1 and after == _GOD and row[end - 1].text in _words("before_god"):
        end += 1
    one = end - first == 1 and _given(row[first].text)
    if (one or (end - first == 2 and row[first].text == "عبد")) and after and _surname(after):
        end += 1
    while end > first + 1 and (
        row[end - 1].text in _PARTICLES
        or (end > first + 2 and _everyday(row[end - 1].text) and row[end - 2].text not in _HALVES)
    ):
        end -= 1
    if end - first == 2 and is_name(row[first].text) and _everyday(row[end - 1].text):
        end -= 1
    office = next((k for k in range(first + 2, end) if _office_at(row, k)), end)
    return first, office


def _no_beginning(word: str) -> bool:
    return in_class(word, "titles") or _everyday(word)


def _office_at(row: Sequence[Token], k: int) -> bool:
    """Whether an office begins inside a tagged name: «… بن عبدالعزيز ولي ولي العهد», but not «بن أمير»."""
    behind = row[k + 1].text if k + 1 < len(row) else ""
    office = row[k].text in classes()["offices"] and row[k - 1].text not in _OPEN
    return office and (behind.startswith("ال") or behind in classes()["offices"])


def _given(word: str) -> bool:
    """Whether a word is above all a given name, without particles: محمد, دونالد."""
    return (name_use(word).given >= 10 and frequency(word) < 5.3) or is_foreign_given(word)


def _leads(row: Sequence[Token], first: int, end: int) -> bool:
    """Whether the word before a name is its given name: before a surname alone, or before «عبد …»."""
    before = row[first - 1].text
    if before.startswith("عبد") and len(before) > 4:
        return True
    if end - first == 1 or row[first].text.startswith(("عبد", "بن")):
        return _given(before) or before == _ALI
    return False


def _unlisted_given(row: Sequence[Token], i: int) -> bool:
    """Whether the word before a lone foreign surname is a given name that no list has (الممثل دوين …)."""
    word = row[i].text
    if not is_foreign_surname(row[i + 1].text) or row[i].kind != "word" or len(word) < 3 or split(word)[0]:
        return False
    called = i > 0 and any(in_class(row[i - 1].text, key) for key in ("titles", "offices", "callings"))
    return called and frequency(word) < _ITSELF and not classes_of(word) and demonym(word) is None


def _surname(word: str) -> bool:
    """Whether a word right behind a lone given name may complete it: a known surname or a rare word."""
    if demonym(word) or in_class(word, "place_nouns") or word in gazetteer().phrases:
        return False
    return (
        name_use(word).surname >= 2 or is_foreign_surname(word) or (frequency(word) < 3.0 and len(word) > 3)
    )


def _joint(row: Sequence[Token], first: int, end: int) -> int:
    """Where «أ وب» that the tagger took for one name falls apart in two; ``end`` where it does not."""
    for i in range(first + 1, end):
        word = row[i].text
        joined = word[0] == "و" and len(word) > 4 and not is_name(word)
        if joined and (is_name(word[1:]) or not is_name(row[first].text)):
            return i
    return end


def _everyday(word: str) -> bool:
    """A word that is nobody's name: common (حضرت, دعا) or with a pronoun (مواطنهما)."""
    if word in _PARTICLES:
        return True
    if word == _GOD:
        return False
    if any(is_name(f.text) for f in first_forms(word)):
        return False
    return frequency(word) >= _EVERYDAY or (bool(split(word)[2]) and len(word) > 5)


def _describes(words: Sequence[Token]) -> bool:
    """Whether a tagged person is rather an adjective pair (جوي روسي) or a lone demonym."""
    last = demonym(words[-1].text)
    if last is None:
        return False
    return not last[1].definite if len(words) > 1 else not is_name(words[0].text)

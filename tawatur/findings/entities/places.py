"""Which place a name means: by what stands beside it, by the countries its article is about, by size.

The factors are a table that can be read; where two places come out close, or where nothing ties a small
far-away namesake to the article, there is no answer and no pin.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from tawatur import lexicon
from tawatur.corpus.folding import fold_string, folded_words
from tawatur.evidence.mentions.bodies import bodies
from tawatur.evidence.mentions.demonyms import demonym
from tawatur.evidence.mentions.gazetteer import Place, gazetteer
from tawatur.evidence.mentions.phrases import first_forms
from tawatur.evidence.mentions.support import known
from tawatur.evidence.mentions.vocabulary import classes
from tawatur.findings.entities.divisions import listed_divisions
from tawatur.model import Article, Mention

WEIGHTS = {
    "country": 7.0,  # the name of a state
    "hand": 5.5,  # a place of the hand-kept supplement, made for news of the region
    "city": 1.0,  # per power of ten of its people
    "article country": 3.0,  # times the share of the article's country signals
    "container": 5.0,  # «بمحافظة دير الزور» right behind it, and the place lies there
    "beside": 5.0,  # «القائم العراقية»: its country's adjective or name right behind it
    "seat": 3.0,  # a capital, and «العاصمة» stands before the name
    "home": 1.5,  # in the Arab world
}
_DATELINE = 30  # characters at the beginning of an article in which a place is where it was written
_TELLING = 100_000  # people from which on a town speaks for its country, if no namesake does for another
_CITY = "مدينه "
_TOWNS = ("city", "capital")
_SEAT = frozenset(["العاصمه", "عاصمه", "للعاصمه"])
_TOO_LARGE = 300_000  # people from which on a place is no village
MARGIN = 1.0  # by which the best must lead …
MARGIN_KNOWN = 0.3  # … or this much where every reader knows the name: the larger city is meant


def _words(key: str) -> frozenset[str]:
    """A set of ``place_context.yaml``, folded."""
    return folded_words("place_context.yaml", key, "words")


@cache
def _home() -> frozenset[str]:
    return frozenset(lexicon.load("place_context.yaml")["home"]["countries"])


def country_signals(mentions: Iterable[Mention]) -> Counter[str]:
    """How often an article speaks of each country: its name, people, bodies, unambiguous towns."""
    signals: Counter[str] = Counter()
    for m in mentions:
        iso = None
        if m.kind == "nationality" and m.entity and len(m.entity) == 2:
            iso = m.entity
        elif m.kind in ("organisation", "group") and m.entity:
            body = bodies().body(m.entity)
            iso = body.side if body and body.side and len(body.side) == 2 else None
        elif m.kind == "place":
            found = {
                p.iso
                for p in gazetteer().lookup(m.name)
                if p.feature == "country" or p.population > _TELLING or not p.geonameid
            }
            iso = next(iter(found)) if len(found) == 1 else None
        if iso:
            signals[iso] += 1
    return signals


def resolve_places(article: Article, mentions: Sequence[Mention]) -> dict[int, Place]:
    """Index of a place mention -> the place it means. What is missing is unresolved."""
    signals = country_signals(mentions)
    total = sum(signals.values()) or 1
    shares = {iso: n / total for iso, n in signals.items()}
    spots: dict[str, list[int]] = defaultdict(list)
    for i, m in enumerate(mentions):
        if m.kind == "place":
            spots[fold_string(m.name)].append(i)
    out: dict[int, Place] = {}
    sport = _sporty(article.text)
    divisions = listed_divisions(article.text, mentions)
    out.update(divisions)
    for name, indices in sorted(spots.items()):
        candidates = _candidates(name)
        indices = [i for i in indices if i not in divisions]
        if not candidates or not indices:
            continue
        hints = [_hints(article.text, mentions, i) for i in indices]
        merged = set().union(*(h for h, _ in hints))
        for i, (own, noun) in zip(indices, hints, strict=True):
            if _other_spelling(mentions[i].name, candidates):
                continue
            place = _best(name, candidates, shares, own or merged, noun)
            if place and not (
                sport and place.feature in _TOWNS and not _stays(article.text, mentions[i], noun)
            ):
                out[i] = place
    return out


def _candidates(name: str) -> tuple[Place, ...]:
    """All places of a name; «مدينة زنجبار» is any town called so, whichever has the noun in a list."""
    found = gazetteer().lookup(name)
    if not name.startswith(_CITY):
        return found
    more = [p for p in gazetteer().lookup(name.removeprefix(_CITY)) if p not in found]
    return (*found, *(p for p in more if p.feature != "country"))


def _other_spelling(name: str, candidates: Sequence[Place]) -> bool:
    """Whether a hamza inside the word tells it from all places of its folded spelling (بإبل, بابل)."""
    inner = any(c in "إأئؤ" and name[k - 1] != "ل" for k, c in enumerate(name) if k)
    return inner and not any(c in p.name for c in "إأئؤءآ" for p in candidates)


def _sporty(text: str) -> bool:
    """Whether an article is about sport, where a town is mostly its club."""
    words = _words("sport")
    return sum(t in words for t in fold_string(text[:6000]).split()) >= 3


def _hints(text: str, mentions: Sequence[Mention], i: int) -> tuple[set[str], str]:
    """Countries and divisions named right behind a mention, and the noun right before it."""
    m = mentions[i]
    hints: set[str] = set()
    behind = text[m.end : m.end + 60]
    for word in behind.split()[:1]:
        found = demonym(fold_string(word.strip('،,.()«»"')))
        if found and not behind[:1].isalpha():
            hints.add(found[1].whose)
    for n in mentions[i + 1 : i + 4]:
        gap = text[m.end : n.start]
        if n.kind != "place" or not _contains(gap):
            break
        for place in gazetteer().lookup(n.name)[:3]:
            if place.feature == "country":
                hints.add(place.iso)
            elif place.feature == "division" or _is_division(gap):
                hints.add(place.admin)
                hints.add(place.iso)
    before = text[max(0, m.start - 25) : m.start].split()
    noun = fold_string(before[-1]) if before else ""
    if any(f.text in _SEAT for f in first_forms(noun)):
        hints.add("capital")
    return hints, noun


def _contains(gap: str) -> bool:
    """Whether the words between two places say that the first lies in the second: «، بمحافظة», «في شمال»."""
    words = fold_string(gap.replace("،", " ").replace(",", " ").replace("(", " ")).split()
    return (
        len(words) <= 4
        and "\n" not in gap
        and gap.strip() != ""
        and all(w in _words("lies_in") or _is_division(w) for w in words)
    )


def _stays(text: str, m: Mention, noun: str) -> bool:
    """In sport: whether the words before a town say that it is a place («في برلين») and no club."""
    dateline = m.start < _DATELINE and text[m.end : m.end + 2].strip()[:1] in set(":-–—،,(ـ")
    return dateline or noun in _words("stays") or text[m.start - 1 : m.start] == "ب"


def _is_division(gap: str) -> bool:
    words = gap.split()
    return bool(words) and any(
        f.text in classes()["division_nouns"] for f in first_forms(fold_string(words[-1]))
    )


def _best(
    name: str, candidates: Sequence[Place], shares: dict[str, float], hints: set[str], noun: str
) -> Place | None:
    """The place that leads by the margin, if what stands before the name allows a town at all."""
    forms = {f.text for f in first_forms(noun)} if noun else set()
    countries = {h for h in hints if len(h) == 2}
    if countries and all(p.feature in _TOWNS and p.iso not in countries for p in candidates):
        return None
    if forms & _words("small"):
        candidates = [p for p in candidates if p.feature != "country" and p.population < _TOO_LARGE]
    ranked = sorted(candidates, key=lambda p: (-_score(p, shares, hints), p.id))
    if not ranked or forms & _words("not_the_town"):
        return None
    best = ranked[0]
    if len(ranked) > 1:
        rival = ranked[1]
        if best.iso == rival.iso and "country" in (best.feature, rival.feature):
            # a state and its capital of one name: the state, unless the word before says town
            country, town = (best, rival) if best.feature == "country" else (rival, best)
            return town if forms & _words("town") else country
        margin = MARGIN_KNOWN if known(fold_string(name)) else MARGIN
        lead = _score(best, shares, hints) - _score(rival, shares, hints)
        if lead < margin and not _near(best, rival):
            state = next((p for p in (best, rival) if p.feature == "country"), None)
            return state if not hints and not forms & _words("town") else None
    return best if _plausible(name, best, shares, hints) else None


def _near(a: Place, b: Place) -> bool:
    """Two entries for one spot (a town and its station) are no ambiguity: less than about 30 km apart."""
    if a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        return False
    return math.hypot(a.lat - b.lat, (a.lon - b.lon) * math.cos(math.radians(a.lat))) < 0.27


def _score(place: Place, shares: dict[str, float], hints: set[str]) -> float:
    score = _prior(place.id)
    score += WEIGHTS["article country"] * shares.get(place.iso, 0.0)
    if place.feature in hints:
        score += WEIGHTS["seat"]
    if place.iso in hints:
        score += WEIGHTS["beside"]
    if place.admin in hints and not place.admin.endswith("."):
        score += WEIGHTS["container"]
    return score


@lru_cache(maxsize=50_000)
def _prior(place_id: str) -> float:
    place = gazetteer()[place_id]
    home = WEIGHTS["home"] if place.iso in _home() else 0.0
    if place.feature == "country":
        return WEIGHTS["country"] + home
    if place.geonameid is None:
        return WEIGHTS["hand"] + home
    return WEIGHTS["city"] * math.log10(place.population + 100) + home


def _plausible(name: str, place: Place, shares: dict[str, float], hints: set[str]) -> bool:
    """A place that not every reader knows needs its country in the article, or an article without any."""
    if place.feature == "country" or place.geonameid is None or place.iso in hints:
        return True
    if shares.get(place.iso, 0.0) > 0 or not place.iso or known(fold_string(name)):
        return True
    return not shares and place.iso in _home() and place.population >= 15_000

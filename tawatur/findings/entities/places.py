"""Which place a name means: by what stands beside it, by the countries its article is about, by size.

The factors are a table that can be read; where two places come out close, or where nothing ties a small far-away
namesake to the article, there is no answer and no pin.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from tawatur.corpus.folding import fold_string
from tawatur.evidence.mentions.bodies import bodies
from tawatur.evidence.mentions.demonyms import demonym
from tawatur.evidence.mentions.features import classes
from tawatur.evidence.mentions.gazetteer import Place, gazetteer
from tawatur.evidence.mentions.phrases import first_forms
from tawatur.model import Article, Mention

WEIGHTS = {
    "country": 7.0,  # the name of a state
    "hand": 5.5,  # a place of the hand-kept supplement, made for news of the region
    "city": 1.0,  # per power of ten of its people
    "article country": 3.0,  # times the share of the article's country signals
    "container": 5.0,  # «بمحافظة دير الزور» right behind it, and the place lies there
    "beside": 5.0,  # «القائم العراقية»: its country's adjective or name right behind it
    "home": 1.5,  # in the Arab world
}
MARGIN = 1.0  # by which the best must lead
_HOME = frozenset(
    [
        "SY",
        "IQ",
        "LB",
        "JO",
        "PS",
        "EG",
        "SD",
        "SS",
        "LY",
        "TN",
        "DZ",
        "MA",
        "EH",
        "MR",
        "SA",
        "YE",
        "OM",
        "AE",
        "QA",
        "BH",
        "KW",
        "SO",
        "DJ",
        "KM",
        "IL",
    ]
)
_NOT_THE_TOWN = frozenset(fold_string(w) for w in ["شارع", "ميدان", "ساحة", "حي", "طريق", "جامعة", "مستشفى", "نادي", "فندق", "كوبري", "جسر", "نفق", "مسجد", "كنيسة", "نهر", "جبل", "جزيرة", "وادي", "سجن", "قناة", "ملعب", "استاد", "مدرسة", "مفاعل", "سد"])  # fmt: skip
_SMALL = frozenset(fold_string(w) for w in ["قرية", "بلدة", "ناحية", "قرى", "بلدات"])


def country_signals(mentions: Iterable[Mention]) -> Counter[str]:
    """How often an article speaks of each country: its name, its people, its bodies, its unambiguous towns."""
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
                if p.feature == "country" or p.population > 300_000 or not p.geonameid
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
    for name, indices in sorted(spots.items()):
        candidates = gazetteer().lookup(name)
        if not candidates:
            continue
        hints = [_hints(article.text, mentions, i) for i in indices]
        merged = set().union(*(h for h, _ in hints))
        for i, (own, noun) in zip(indices, hints, strict=True):
            place = _best(candidates, shares, own or merged, noun)
            if place:
                out[i] = place
    return out


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
        if n.kind != "place" or len(gap) > 28 or any(c in gap for c in ".\n؛") or "و" in gap.split():
            break
        for place in gazetteer().lookup(n.name)[:3]:
            if place.feature == "country":
                hints.add(place.iso)
            elif place.feature == "division" or _is_division(gap):
                hints.add(place.admin)
                hints.add(place.iso)
    before = text[max(0, m.start - 25) : m.start].split()
    noun = fold_string(before[-1]) if before else ""
    return hints, noun


def _is_division(gap: str) -> bool:
    words = gap.split()
    return bool(words) and any(
        f.text in classes()["division_nouns"] for f in first_forms(fold_string(words[-1]))
    )


def _best(candidates: Sequence[Place], shares: dict[str, float], hints: set[str], noun: str) -> Place | None:
    forms = {f.text for f in first_forms(noun)} if noun else set()
    scored = sorted(((_score(p, shares, hints), p.id) for p in candidates), reverse=True)
    best = gazetteer()[scored[0][1]]
    if best.geonameid and forms & _NOT_THE_TOWN:
        return None
    if forms & _SMALL:
        scored = [
            (s, pid)
            for s, pid in scored
            if gazetteer()[pid].feature != "country" and gazetteer()[pid].population < 300_000
        ]
        if not scored:
            return None
        best = gazetteer()[scored[0][1]]
    if (
        len(scored) > 1
        and scored[0][0] - scored[1][0] < MARGIN
        and not _near(best, gazetteer()[scored[1][1]])
    ):
        return None
    return best if _plausible(best, shares, hints) else None


def _near(a: Place, b: Place) -> bool:
    """Two entries for one spot (a town and its station) are no ambiguity: less than about 30 km apart."""
    if a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        return False
    return math.hypot(a.lat - b.lat, (a.lon - b.lon) * math.cos(math.radians(a.lat))) < 0.27


def _score(place: Place, shares: dict[str, float], hints: set[str]) -> float:
    score = _prior(place.id)
    score += WEIGHTS["article country"] * shares.get(place.iso, 0.0)
    if place.iso in hints:
        score += WEIGHTS["beside"]
    if place.admin in hints and not place.admin.endswith("."):
        score += WEIGHTS["container"]
    return score


@lru_cache(maxsize=50_000)
def _prior(place_id: str) -> float:
    place = gazetteer()[place_id]
    home = WEIGHTS["home"] if place.iso in _HOME else 0.0
    if place.feature == "country":
        return WEIGHTS["country"] + home
    if place.geonameid is None:
        return WEIGHTS["hand"] + home
    return WEIGHTS["city"] * math.log10(place.population + 100) + home


def _plausible(place: Place, shares: dict[str, float], hints: set[str]) -> bool:
    """A small place outside the region needs its country in the article."""
    if (
        place.feature == "country"
        or place.geonameid is None
        or place.iso in hints
        or shares.get(place.iso, 0.0) > 0
    ):
        return True
    return place.population >= 150_000 or (place.iso in _HOME and place.population >= 15_000)

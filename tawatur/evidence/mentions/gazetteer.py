"""The gazetteer: which places a name may stand for. Finding only; which one is meant is decided later."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from tawatur import lexicon
from tawatur.corpus.folding import fold_string
from tawatur.evidence.mentions.keys import closed, place_key, slug, without_article


class Place(NamedTuple):
    """A place that a name may stand for.

    ``lat``/``lon`` are degrees (WGS 84), ``None`` for what has no sensible point. ``iso`` is the country's
    ISO 3166-1 code, empty for what lies in several. ``admin`` is the GeoNames code of the first-order
    division, for a division its own. ``feature`` is country, capital, city, division, airbase and so on.
    """

    id: str
    name: str
    name_en: str
    lat: float | None
    lon: float | None
    iso: str
    admin: str
    population: int
    feature: str
    geonameid: int | None


class Gazetteer:
    """All places, indexed by the key of each of their names. Rows are parsed when first asked for.

    ``trusted`` holds the folded names that stand for a place wherever they are read, ``words`` those of the
    supplement that are common words too, ``unless`` pairs of a name and the word before which it is none,
    ``texts`` the phrases that must or must not stand in the article of a name.
    ``phrases`` and ``prefixes`` (beginnings of phrases) serve matching.
    """

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._parsed: dict[int, Place] = {}
        self._index: dict[str, list[int]] = {}
        self._by_id: dict[str, int] = {}
        self.words: set[str] = set()
        self.everyday: set[str] = set()
        self.trusted: set[str] = set()
        self.unless: set[tuple[str, str]] = set()
        self.texts: dict[str, dict[str, tuple[str, ...]]] = {"if_text": {}, "unless_text": {}}
        self.phrases: set[str] = set()
        self.prefixes: set[str] = set()
        self._read(lines)
        self._supplement()

    def _read(self, lines: list[str]) -> None:
        """Index the rows of the table; each name's key as in ``place_key``, for the names are folded."""
        index, phrases = self._index, self.phrases
        for i, line in enumerate(lines):
            gid, _, _, iso, _, _, feature, _, _, names = line.split("\t")
            self._by_id[iso if feature == "country" else f"geo-{gid}"] = i
            for name in names.split("|"):
                if " " in name:
                    self._add(name, closed(name.replace(" ", "")), i)
                elif name:
                    phrases.add(name)
                    entries = index.setdefault(closed(name), [])
                    if not entries or entries[-1] != i:
                        entries.append(i)

    def _add(self, name: str, key: str, i: int) -> None:
        entries = self._index.setdefault(key, [])
        if i not in entries:
            entries.append(i)
        self.phrases.add(name)
        if " " in name:
            words = name.split()
            for k in range(1, len(words)):
                self.prefixes.add(" ".join(words[:k]))

    def _name(self, names: Iterable[str], i: int) -> None:
        for name in names:
            folded = fold_string(name).replace("-", " ")
            self._add(folded, place_key(name), i)
            if " عبدال" in folded:  # الملك عبد العزيز
                self._add(folded.replace(" عبدال", " عبد ال"), place_key(name), i)

    def _supplement(self) -> None:
        """Add the hand-kept names and places; a name whose row says ``word`` needs support from its
        sentence.
        """
        data = lexicon.load("places.yaml")
        for gid, names in data["spellings"].items():
            if f"geo-{gid}" in self._by_id:
                i = self._by_id[f"geo-{gid}"]
                self._name(names, i)
                self._parsed[i] = self._at(i)._replace(name=names[0])
                self.trusted.update(fold_string(n) for n in names)
        for gid, name in data["displayed"].items():
            i = self._by_id[f"geo-{gid}"]
            self._name([name], i)
            self._parsed[i] = self._at(i)._replace(name=name)
        self.trusted.update(fold_string(n).strip() for n in data["known"].split("|"))
        self.everyday.update(fold_string(n).strip() for n in data["words"].split("|"))
        self.words |= self.everyday
        self.words.update(fold_string(n).strip() for n in data["wordlike"].split("|"))
        self.unless.update((fold_string(n), fold_string(w)) for n, ws in data["unless"].items() for w in ws)
        for gid in data["disputed"]:
            self._without_country(f"geo-{gid}")
        for row in lexicon.load("countries.yaml")["countries"]:
            if row["iso"] in self._by_id:
                self._country(row)
        for row in data["seats"]:
            self._seats(row)
        for row in data["divisions"]:
            self._hand(row, [row["ar"], *row.get("names", ())], "division")
        for row in data["places"]:
            self._hand(row, [*row["ar"], *row["en"]], row["kind"])

    def _without_country(self, place_id: str) -> None:
        i = self._by_id[place_id]
        self._parsed[i] = self._at(i)._replace(iso="")

    def _country(self, row: dict[str, Any]) -> None:
        i = self._by_id[row["iso"]]
        names = [*row["ar"], *row.get("names_en", ())]
        self._name(names, i)
        place = self._at(i)
        self.trusted.update(fold_string(n) for n in (*names, place.name, place.name_en))

    def _seats(self, row: dict[str, Any]) -> None:
        """Divisions named after their chief towns, at the points of these."""
        for town in row["towns"]:
            seat = next((p for p in self.lookup(town) if p.iso == row["iso"] and p.geonameid), None)
            if seat:
                names = [f"{noun} {town}" for noun in row["nouns"]]
                entry = {"iso": row["iso"], "seat": town, "at": (seat.lat, seat.lon)}
                self._hand(entry, names, "division")

    def _hand(self, row: dict[str, Any], names: list[str], feature: str) -> None:
        english = next((n for n in names if n.isascii()), names[0])
        lat, lon = row.get("at", (None, None))
        seat = self.lookup(row["seat"]) if "seat" in row else ()
        admin = next((p.admin for p in seat if p.iso == row["iso"]), f"{row['iso']}.")
        place = Place(
            f"place-{slug(english)}", names[0], english, lat, lon, row["iso"], admin, 0, feature, None
        )
        i = len(self._lines)
        self._lines.append("")
        self._parsed[i] = place
        self._by_id.setdefault(place.id, i)
        self._name(names, i)
        folded = [fold_string(n).replace("-", " ") for n in names]
        if row.get("word"):
            self.words.update(folded)
        else:
            self.trusted.update(folded)
        self.unless.update((n, fold_string(w)) for w in row.get("unless_before", ()) for n in folded)
        for key in ("if_text", "unless_text"):
            if key in row:
                self.texts[key] |= {n: tuple(fold_string(w) for w in row[key]) for n in folded}

    def __getitem__(self, place_id: str) -> Place:
        return self._at(self._by_id[place_id])

    def __contains__(self, place_id: str) -> bool:
        return place_id in self._by_id

    def _at(self, i: int) -> Place:
        if i not in self._parsed:
            self._parsed[i] = _parse(self._lines[i])
        return self._parsed[i]

    def lookup(self, name: str) -> tuple[Place, ...]:
        """All places that ``name`` may stand for, whatever its spacing; with or without article if none
        else.
        """
        key = place_key(name)
        for form in (key, without_article(key), "ال" + key, "al" + key):
            if form in self._index:
                return tuple(self._at(i) for i in self._index[form])
        return ()

    def has(self, name: str) -> bool:
        """Whether ``name`` is exactly (after folding) a place's name; cheaper than ``lookup``."""
        return name in self.phrases


_TIDY = str.maketrans({"ی": "ي", "ک": "ك", **dict.fromkeys(map(chr, (*range(0x64B, 0x653), 0x200E, 0x200F)))})


def _tidy(name: str) -> str:
    """An Arabic name as papers print it: no vowel signs or marks of direction, no Persian letters, no state
    after a comma.
    """
    return name.translate(_TIDY).partition("،")[0].strip()


def _parse(line: str) -> Place:
    gid, lat, lon, iso, admin, people, feature, arabic, english, _ = line.split("\t")
    return Place(
        iso if feature == "country" else f"geo-{gid}",
        _tidy(arabic) or english,
        english,
        float(lat) if lat else None,
        float(lon) if lon else None,
        iso,
        f"{iso}.{admin}",
        int(people),
        feature,
        int(gid),
    )


@cache
def gazetteer() -> Gazetteer:
    """GeoNames and the hand-kept supplement, read once."""
    raw = gzip.decompress(lexicon.path("gazetteer.tsv.gz").read_bytes())
    return Gazetteer(raw.decode().splitlines())

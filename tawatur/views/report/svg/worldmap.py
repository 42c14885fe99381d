"""The places of a story over national borders, cut to the part of the world that it is about."""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from babel import Locale
from markupsafe import Markup

from tawatur import lexicon
from tawatur.views.pages.index import Name
from tawatur.views.pages.places import Place
from tawatur.views.report.svg.shapes import num, picture, width, words

WIDE = 760.0
Point = tuple[float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Country:
    """One country's outline: ISO code, rings of (longitude, latitude), and their bounding boxes."""

    iso: str
    rings: tuple[tuple[Point, ...], ...]
    boxes: tuple[Box, ...]


@cache
def countries() -> tuple[Country, ...]:
    """Outlines of all countries (Natural Earth), or none where the data file is missing."""
    path = lexicon.path("borders.json.gz")
    if not path.exists():
        return ()
    data: dict[str, Any] = json.loads(gzip.decompress(path.read_bytes()))
    out = []
    for country in data["countries"]:
        rings = tuple(tuple((p[0], p[1]) for p in ring) for ring in country["rings"])
        out.append(Country(country["iso"], rings, tuple(_box(ring) for ring in rings)))
    return tuple(out)


def _box(ring: Sequence[Point]) -> Box:
    lons, lats = [p[0] for p in ring], [p[1] for p in ring]
    return min(lons), min(lats), max(lons), max(lats)


def extent(places: Sequence[Place]) -> Box:
    """The part of the world to show: the places' box with a margin, never less than about 150 km high.

    Places far from all others (a capital that is only quoted) widen the map only up to a point: the box
    holds the places within four times the median distance from the median place.
    """
    places = [p for p in places if not p.is_country] or places
    lons = sorted(p.lon for p in places)
    lats = sorted(p.lat for p in places)
    middle = (lons[len(lons) // 2], lats[len(lats) // 2])
    far = sorted(math.hypot(p.lon - middle[0], p.lat - middle[1]) for p in places)
    reach = max(4 * far[len(far) // 2], 6.0)
    near = [p for p in places if math.hypot(p.lon - middle[0], p.lat - middle[1]) <= reach] or list(places)
    west, east = min(p.lon for p in near), max(p.lon for p in near)
    south, north = min(p.lat for p in near), max(p.lat for p in near)
    high = max(1.5, (north - south) * 1.35)
    wide = max(2.4, (east - west) * 1.35)
    squeeze = math.cos(math.radians((south + north) / 2)) or 1.0
    high = max(high, wide * squeeze * 0.5)
    wide = max(wide, high / squeeze * 1.35)
    x, y = (west + east) / 2, (south + north) / 2
    return max(-180, x - wide / 2), max(-85, y - high / 2), min(180, x + wide / 2), min(85, y + high / 2)


def map_picture(places: Sequence[Place]) -> Markup:
    """The map; empty where there are no places. Places outside its extent are only listed."""
    if not places:
        return Markup("")
    west, south, east, north = extent(places)
    squeeze = math.cos(math.radians((south + north) / 2))
    scale = WIDE / ((east - west) * squeeze)
    high = (north - south) * scale

    def project(lon: float, lat: float) -> Point:
        return (lon - west) * squeeze * scale, (north - lat) * scale

    shown = [p for p in places if west <= p.lon <= east and south <= p.lat <= north and not p.is_country]
    land, middles = _land((west, south, east, north), project)
    bar = [(0.0, high - 36, WIDE / 5 + 20, high)]
    marks, taken = _place_marks(shown, project, high, bar)
    names = _country_names(middles, taken, high)
    scale_bar = _scale(scale, high)
    sea = f'<rect class="sea" width="{num(WIDE)}" height="{num(high)}"/>'
    return picture(sea + land + names + scale_bar + marks, WIDE, high, "map", "map")


def on_map(places: Sequence[Place]) -> frozenset[str]:
    """The names of those places that lie inside the map's extent."""
    if not places:
        return frozenset()
    west, south, east, north = extent(places)
    return frozenset(p.name for p in places if west <= p.lon <= east and south <= p.lat <= north)


def _land(box: Box, project: Callable[[float, float], Point]) -> tuple[str, list[tuple[float, Point, str]]]:
    out, middles = [], []
    for country in countries():
        path, largest = [], (0.0, (0.0, 0.0))
        for ring, (w, s, e, n) in zip(country.rings, country.boxes, strict=True):
            if w > box[2] or e < box[0] or s > box[3] or n < box[1]:
                continue
            inside = clipped(ring, box)
            points = _thinned([project(*p) for p in inside])
            if len(points) >= 3:
                path.append("M" + "L".join(f"{num(x)} {num(y)}" for x, y in points) + "Z")
                largest = max(largest, _middle(points))
        if path:
            out.append(f'<path class="land" d="{"".join(path)}"/>')
            middles.append((*largest, country.iso))
    return "".join(out), middles


def clipped(ring: Sequence[Point], box: Box) -> list[Point]:
    """A ring cut to a box (Sutherland and Hodgman 1974)."""
    points = list(ring)
    for axis, limit, keep_below in (
        (0, box[0], False),
        (0, box[2], True),
        (1, box[1], False),
        (1, box[3], True),
    ):
        points = _cut_at(points, axis, limit, keep_below)
    return points


def _cut_at(points: list[Point], axis: int, limit: float, keep_below: bool) -> list[Point]:
    out: list[Point] = []
    for i, here in enumerate(points):
        before = points[i - 1]
        inside, was_inside = ((p[axis] <= limit) == keep_below or p[axis] == limit for p in (here, before))
        if inside != was_inside:
            t = (limit - before[axis]) / (here[axis] - before[axis])
            crossing = (before[0] + t * (here[0] - before[0]), before[1] + t * (here[1] - before[1]))
            out.append(crossing)
        if inside:
            out.append(here)
    return out


def _thinned(points: list[Point], least: float = 1.2) -> list[Point]:
    out: list[Point] = []
    for x, y in points:
        if not out or abs(x - out[-1][0]) + abs(y - out[-1][1]) >= least:
            out.append((x, y))
    return out


def _middle(points: Sequence[Point]) -> tuple[float, Point]:
    area = x = y = 0.0
    for i, (x1, y1) in enumerate(points):
        x0, y0 = points[i - 1]
        cross = x0 * y1 - x1 * y0
        area, x, y = area + cross, x + (x0 + x1) * cross, y + (y0 + y1) * cross
    if abs(area) < 1e-6:
        return 0.0, points[0]
    return abs(area / 2), (x / (3 * area), y / (3 * area))


_Taken = list[tuple[float, float, float, float]]


def _place_marks(
    places: Sequence[Place], project: Callable[[float, float], Point], high: float, kept_free: _Taken
) -> tuple[str, _Taken]:
    """Dots with their names, the most named first; a name that finds no free room stays off the map."""
    points = [project(p.lon, p.lat) for p in places]
    taken: _Taken = kept_free + [(x - 5, y - 5, x + 5, y + 5) for x, y in points]
    out = []
    for place, (x, y) in zip(places, points, strict=True):
        room = width(place.name, 13) + 6
        spot = next((s for s in _spots(x, y, room) if _free(s, taken, high)), None)
        text = ""
        if spot is not None:
            taken.append(spot)
            text = words(Name.same(place.name), (spot[0] + spot[2]) / 2, spot[3] - 4.5, 13, 1e6, "placename")
        radius = min(7.0, 3.2 + 0.5 * place.count**0.5)
        dot = f'<circle cx="{num(x)}" cy="{num(y)}" r="{num(radius)}"/>'
        out.append(f'<a class="place" href="{place.href}">{dot}{text}</a>')
    return "".join(out), taken


def _spots(x: float, y: float, room: float) -> list[tuple[float, float, float, float]]:
    beside = [(x + 8, y - 9), (x - 8 - room, y - 9), (x - room / 2, y - 27), (x - room / 2, y + 8)]
    corners = [(x + 5, y - 24), (x - 5 - room, y - 24), (x + 5, y + 6), (x - 5 - room, y + 6)]
    return [(a, b, a + room, b + 18) for a, b in beside + corners]


def _free(spot: tuple[float, float, float, float], taken: _Taken, high: float) -> bool:
    a, b, c, d = spot
    if a < 2 or b < 2 or c > WIDE - 2 or d > high - 2:
        return False
    return all(c <= e or g <= a or d <= f or h <= b for e, f, g, h in taken)


def _country_names(middles: Sequence[tuple[float, Point, str]], taken: _Taken, high: float) -> str:
    out = []
    for area, (x, y), iso in sorted(middles, reverse=True)[:12]:
        name = Name(country_name(iso, "ar"), country_name(iso, "en"))
        room = max(width(name.ar, 15), width(name.en, 15)) + 8
        if not name.ar or room**2 > 3 * area:
            continue
        for move in (0, -26, 26, -52, 52, -80, 80):
            spot = (x - room / 2, y + move - 14, x + room / 2, y + move + 6)
            if _free(spot, taken, high):
                taken.append(spot)
                out.append(words(name, x, y + move, 15, 1e6, "country"))
                break
    return "".join(out)


@cache
def country_name(iso: str, language: str) -> str:
    """A country's name in Arabic or English (CLDR), or nothing where it has none."""
    return str(Locale(language).territories.get(iso, ""))


def _scale(scale: float, high: float) -> str:
    """A bar of a round number of kilometres; one degree of latitude is 111.2 km."""
    per_km = scale / 111.2
    length = next((km for km in (1000, 500, 200, 100, 50, 20, 10) if km * per_km <= WIDE / 5), 5)
    x1, x2, y = 14.0, 14.0 + length * per_km, high - 14
    text = words(Name(f"{length} كم", f"{length} km"), (x1 + x2) / 2, y - 6, 11, 1e6, "scaleword")
    return f'<path class="scale" d="M{num(x1)} {num(y - 4)}V{num(y)}H{num(x2)}V{num(y - 4)}"/>{text}'

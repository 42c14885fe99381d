"""A story's time as a strip: what is said to have happened, what was said, what was printed."""

from __future__ import annotations

from collections import Counter
from datetime import date

from markupsafe import Markup

from tawatur.views.pages.index import Name
from tawatur.views.pages.times import Moment, Timeline
from tawatur.views.report.dates import short_date
from tawatur.views.report.svg.shapes import label_words, num, picture, words

WIDE, LANE, HEAD, FOOT = 860.0, 46.0, 12.0, 30.0
START, END = 160.0, 840.0
LANES = ("happened", "said", "printed")
REACH = 45
"""Days before the first and after the last printing that the strip shows; what lies beyond is only listed."""


def timeline_picture(timeline: Timeline) -> Markup:
    """The strip, or nothing where fewer than two different days are known."""
    days = window(timeline)
    if days is None:
        return Markup("")
    first, last = days
    span = max(1, (last - first).days)

    def x(day: date) -> float:
        return START + (END - START) * ((day - first).days + 0.5) / (span + 1)

    high = HEAD + LANE * len(LANES) + FOOT
    body = [_lanes(), _ticks(first, last, x, high)]
    counts: Counter[tuple[str, date, date]] = Counter()
    for moment in timeline.moments:
        begin, end = _range(moment)
        if begin <= last and end >= first and (end - begin).days <= 3 * REACH:
            counts[(moment.lane, max(begin, first), min(end, last))] += 1
    slots: dict[tuple[str, date], int] = {}
    for (lane, begin, end), n in sorted(counts.items()):
        y = HEAD + LANE * (LANES.index(lane) + 0.5)
        if begin == end:
            body.append(_dot(x(begin), y, n, lane))
        else:
            slot = slots[(lane, begin)] = slots.get((lane, begin), 0) + 1
            body.append(_bar(x(begin), x(end), y + 14 - 3 * (slot % 3), lane))
    return picture(f'<g class="mirror">{"".join(body)}</g>', WIDE, high, "timeline", "timeline")


def window(timeline: Timeline) -> tuple[date, date] | None:
    """The first and last day that the strip shows."""
    printed = sorted(_range(m)[0] for m in timeline.moments if m.lane == "printed")
    days = sorted(
        d for m in timeline.moments for d in _range(m) if m.precision in ("day", "part", "hour", "minute")
    )
    if printed:
        low, high = printed[0].toordinal() - REACH, printed[-1].toordinal() + REACH
        days = [d for d in days if low <= d.toordinal() <= high]
    if not days or days[0] == days[-1]:
        return None
    return days[0], days[-1]


def _range(moment: Moment) -> tuple[date, date]:
    begin = date.fromisoformat((moment.start or moment.end or "")[:10])
    end = date.fromisoformat((moment.end or moment.start or "")[:10])
    return begin, max(begin, end)


def _lanes() -> str:
    out = []
    for i, lane in enumerate(LANES):
        y = HEAD + LANE * (i + 0.5)
        out.append(f'<path class="lane" d="M{num(START - 10)} {num(y)}H{num(END + 10)}"/>')
        out.append(label_words(f"lane_{lane}", START / 2 - 4, y + 4, 12, "head t"))
    return "".join(out)


def _ticks(first: date, last: date, x: object, high: float) -> str:
    assert callable(x)
    span = (last - first).days
    step = next((s for s in (1, 2, 3, 5, 7, 14, 30) if span / s <= 9), max(60, span // 9))
    out = []
    for ordinal in range(first.toordinal(), last.toordinal() + 1, step):
        day = date.fromordinal(ordinal)
        at: float = x(day)
        out.append(f'<path class="tick" d="M{num(at)} {num(HEAD)}V{num(high - FOOT)}"/>')
        out.append(
            words(Name(short_date(day, "ar"), short_date(day, "en")), at, high - 10, 11, 90, "tickword t")
        )
    return "".join(out)


def _dot(x: float, y: float, n: int, lane: str) -> str:
    radius = min(13.0, 4.5 + 1.6 * (n - 1) ** 0.7)
    text = words(Name.same(str(n)), x, y - radius - 3, 10.5, 40, "count t") if n > 1 else ""
    return f'<circle class="dot {lane}" cx="{num(x)}" cy="{num(y)}" r="{num(radius)}"/>{text}'


def _bar(x1: float, x2: float, y: float, lane: str) -> str:
    return f'<path class="bar {lane}" d="M{num(x1)} {num(y)}H{num(x2)}"/>'

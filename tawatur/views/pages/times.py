"""When things are said to have happened, when they were said, when they were printed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tawatur.corpus.sentences import Sentence
from tawatur.model import Statement, Story, TimeExpression
from tawatur.views.pages.index import ArticleLink, Index
from tawatur.views.pages.spans import Context, in_sentence

Lane = Literal["happened", "said", "printed"]


@dataclass(frozen=True)
class Moment:
    """One entry of a timeline. ``start``/``end`` are ISO dates, both inclusive; ``None``: unresolved."""

    lane: Lane
    start: str | None
    end: str | None
    precision: str
    article: ArticleLink
    href: str
    context: Context | None


@dataclass(frozen=True)
class Day:
    """All entries of one date: a day, or a month or year (``2031-05``, ``2031``) that is not told nearer."""

    date: str
    moments: tuple[Moment, ...]


@dataclass(frozen=True)
class Timeline:
    """A story's timeline: dated entries in order of time, then those without a date."""

    days: tuple[Day, ...]
    unresolved: tuple[Moment, ...]

    @property
    def moments(self) -> tuple[Moment, ...]:
        """All dated entries."""
        return tuple(m for day in self.days for m in day.moments)


def timeline(index: Index, story: Story) -> Timeline:
    """The timeline of a story; times outside a round-up's own section are left out."""
    moments: list[Moment] = []
    for article in story.articles:
        if article not in index.articles:
            continue
        link = index.link(article)
        if link.published:
            day = link.published[:10]
            moments.append(Moment("printed", day, day, "day", link, f"#{link.anchor}", None))
        sections = story.sections.get(article)
        reading = index.readings.get(article)
        if reading is not None:
            moments += [
                _moment(index, link, time, reading.statements)
                for time in reading.times
                if not sections or any(s <= time.start and time.end <= e for s, e in sections)
            ]
    days: dict[str, list[Moment]] = {}
    for moment in moments:
        if moment.start:
            shown = {"year": 4, "decade": 4, "month": 7}.get(moment.precision, 10)
            days.setdefault(moment.start[:shown], []).append(moment)
    order = {"happened": 0, "said": 1, "printed": 2}
    return Timeline(
        days=tuple(
            Day(date, tuple(sorted(entries, key=lambda m: (order[m.lane], m.article.number))))
            for date, entries in sorted(days.items())
        ),
        unresolved=tuple(m for m in moments if m.start is None),
    )


def _moment(
    index: Index, link: ArticleLink, time: TimeExpression, statements: tuple[Statement, ...]
) -> Moment:
    document = index.document(link.id)
    return Moment(
        lane="said" if _dates_a_saying(time, statements, document.sentences) else "happened",
        start=time.from_,
        end=time.to,
        precision=time.precision,
        article=link,
        href=f"#{link.anchor}t{time.start}",
        context=in_sentence(document.text, time.start, time.end, document.sentences, reach=70),
    )


def _dates_a_saying(
    time: TimeExpression, statements: tuple[Statement, ...], sentences: Sequence[Sentence]
) -> bool:
    """Does a time stand beside a cue in one sentence, outside of all that is said?"""
    at = bisect_right(sentences, time.start, key=lambda s: s.start) - 1
    if at < 0:
        return False
    low, high = sentences[at][0], sentences[at][1]
    inside = any(s <= time.start and time.end <= e for st in statements for s, e in st.content)
    cued = any(low <= st.cue[0] < high for st in statements)
    return cued and not inside

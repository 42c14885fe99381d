"""Which articles report one event, in the terminal: of a whole run, or as articles arrive one by one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from tawatur.findings.stories import Arriving
from tawatur.model import Analysis, Article, Story
from tawatur.views.pages.index import Index
from tawatur.views.report.labels import form
from tawatur.views.terminal import inert


def print_arrivals(articles: Sequence[Article]) -> None:
    """For each article, in the given order, the articles it is in one story with then: a JSON line each."""
    stories = Arriving()
    for article in articles:
        row = {"article": article.id, "story": list(stories.add(article))}
        print(json.dumps(row, ensure_ascii=False))


def print_stories(analysis: Analysis, language: str, as_json: bool) -> None:
    """The stories of several articles, largest first; or one JSON object a line."""
    index = Index(analysis)
    several = sorted(
        (s for s in analysis.stories if len(s.articles) > 1), key=lambda s: (-len(s.articles), s.id)
    )
    if as_json:
        for story in several:
            print(json.dumps(_row(index, story), ensure_ascii=False))
        return
    console = Console(highlight=False)
    for story in several:
        row = _row(index, story)
        console.print(Text(inert(story.title), style="bold"))
        days = row["first"] or form("undated", language)
        if row["last"] and row["last"] != row["first"]:
            days = f"{row['first']} – {row['last']}"
        count = form("n_articles", language, len(story.articles)).replace("{n}", str(len(story.articles)))
        console.print(Text(f"   {count} · {days} · " + inert("، ".join(row["outlets"]))))
        if row["places"]:
            console.print(Text(f"   {form('story_places', language)}: " + inert("، ".join(row["places"]))))
        for gap in row["gaps"]:
            words = f"{gap['outlet']} ({gap['carried']}/{gap['alike']})"
            console.print(Text(f"   {form('gaps', language)}: " + inert(words), style="dim"))


def _row(index: Index, story: Story) -> dict[str, Any]:
    """A story with its places and outlets by name."""
    return {
        "id": story.id,
        "title": story.title,
        "articles": list(story.articles),
        "first": story.first,
        "last": story.last,
        "outlets": [index.outlet_name(o).ar for o in story.outlets],
        "places": [index.entities[p].name for p in story.places if p in index.entities],
        "gaps": [
            {"outlet": index.outlet_name(g.outlet).ar, "carried": g.carried, "alike": g.alike}
            for g in story.gaps
        ],
    }

"""The shape of a small report, kept in a golden file: sections, headings, tables, anchors and links.

After a wanted change: ``TAWATUR_GOLDEN=write pytest tests/views/test_structure.py`` and read the difference.
"""

from __future__ import annotations

import os
from html.parser import HTMLParser
from pathlib import Path

import msgspec

from tawatur.views.report import render_report
from tests.views.sample import CAUSE, STORY, sample

GOLDEN = Path(__file__).parents[1] / "cases" / "report_structure.txt"
SHOWN = frozenset(
    [
        "header",
        "nav",
        "main",
        "section",
        "article",
        "aside",
        "h1",
        "h2",
        "h3",
        "h4",
        "table",
        "details",
        "figure",
        "blockquote",
        "ol",
        "ul",
        "svg",
    ]
)
VOID = frozenset(("meta", "link", "input", "br"))


class Shape(HTMLParser):
    """An indented list of the elements that give a page its order, with their anchors and links."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        shown = tag in SHOWN or "id" in found or (tag == "a" and (found.get("href") or "").startswith("#"))
        if shown:
            depth = sum(s for _, s in self.open)
            name = f"#{found['id']}" if found.get("id") else ""
            kind = f".{(found.get('class') or '').split()[0]}" if found.get("class") else ""
            link = f" -> {found['href']}" if tag == "a" else ""
            self.lines.append(f"{'  ' * depth}{tag}{name}{kind}{link}")
        if tag not in VOID:
            self.open.append((tag, shown and tag != "a"))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass


def test_the_shape_of_a_small_report() -> None:
    both = ("sanabil", "shira")
    whole = sample()
    small = msgspec.structs.replace(
        whole,
        articles=whole.articles[:2],
        readings=whole.readings[:2],
        receipts=whole.receipts[:2],
        passages=whole.passages[:3],
        changes=whole.changes[:2],
        stories=(msgspec.structs.replace(STORY, articles=both),),
        claims=(msgspec.structs.replace(CAUSE, occurrences=CAUSE.occurrences[:2]),),
        namings=tuple(n for n in whole.namings if {s.article for s in (*n.own, *n.quoted)} <= set(both)),
    )
    html = render_report(small)
    assert html == render_report(small)
    shape = Shape()
    shape.feed(html)
    found = "\n".join(shape.lines) + "\n"
    if os.environ.get("TAWATUR_GOLDEN") == "write":
        GOLDEN.write_text(found, "utf-8")
    assert found == GOLDEN.read_text("utf-8")

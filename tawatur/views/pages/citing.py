"""A citation that can be checked: the words, who printed them, when, where, and the digest of the text."""

from __future__ import annotations

from typing import NamedTuple

from tawatur.model import Article
from tawatur.views.pages.index import Index


class Citation(NamedTuple):
    """What is copied with a quotation. ``sha256`` is of the article's whole text in UTF-8."""

    quote: str
    outlet: str | None
    title: str | None
    published: str | None
    url: str | None
    sha256: str
    start: int
    end: int

    @property
    def text(self) -> str:
        """One line, without what is not known."""
        return " · ".join(self.parts)

    @property
    def parts(self) -> tuple[str, ...]:
        """What the line is made of: each has its own direction of writing."""
        words = " ".join(self.quote.split())
        title = " ".join((self.title or "").split())
        parts = (f"«{words}»", self.outlet, title, self.published, self.url, f"SHA-256 {self.sha256}")
        return tuple(part for part in (*parts, f"{self.start}–{self.end}") if part)


def cite(index: Index, article: str, start: int, end: int) -> Citation:
    """The citation of a stretch of an article."""
    found: Article = index.articles[article]
    return Citation(
        quote=found.text[start:end],
        outlet=index.outlet_name(found.outlet).ar if found.outlet else None,
        title=found.title,
        published=found.published,
        url=found.url,
        sha256=found.sha256,
        start=start,
        end=end,
    )

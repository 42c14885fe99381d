"""From a saved web page to an article's fields."""

from __future__ import annotations

import re
from typing import Any

import lxml.html
import trafilatura
from lxml import etree

from tawatur.errors import UnreadableInput

_SKIPPED = ("script", "style", "noscript", "template", "head")


def read_html(page: str) -> tuple[dict[str, Any], str | None]:
    """The fields of the article on a page, and what may have been lost.

    The body is what trafilatura takes for the article. It drops text in deep nests without a word, so its
    body is compared with the page's plain paragraphs: where those hold much more, that is said.
    """
    tree = _parse(page)
    found: Any = trafilatura.bare_extraction(tree, include_comments=False, with_metadata=True)
    plain = _plain_paragraphs(tree)
    text = (found.text or "").strip() if found else ""
    if not text and not plain:
        raise UnreadableInput("no text in the page")
    lost = None
    if len(text) < 0.5 * len(plain):
        lost = (
            f"the page's paragraphs hold {len(plain):,} characters, the article found in them {len(text):,}"
        )
        text = text or plain
    fields = {"text": text, **_metadata(found)}
    return {key: value for key, value in fields.items() if value}, lost


def _parse(page: str) -> lxml.html.HtmlElement:
    page = re.sub(r"^\s*<\?xml[^>]*\?>", "", page)
    if not page.strip():
        raise UnreadableInput("no text in the page")
    try:
        return lxml.html.document_fromstring(page, parser=lxml.html.HTMLParser(huge_tree=True))
    except (etree.ParserError, ValueError) as why:
        raise UnreadableInput("not an HTML page") from why


def _plain_paragraphs(tree: lxml.html.HtmlElement) -> str:
    """The text of all paragraphs that are long enough to be an article's own."""
    blocks = []
    for block in tree.iter("p"):
        if not any(parent.tag in _SKIPPED for parent in block.iterancestors()):
            text = " ".join(block.text_content().split())
            if len(text) >= 40:
                blocks.append(text)
    return "\n".join(blocks)


def _metadata(found: Any) -> dict[str, Any]:
    if not found:
        return {}
    return {
        "title": found.title,
        "byline": found.author,
        "url": found.url,
        "outlet": found.sitename,
        "published": found.date,
    }

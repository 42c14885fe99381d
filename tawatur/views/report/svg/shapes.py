"""What all pictures share: numbers as short text, escaped words in both languages, estimated widths."""

from __future__ import annotations

from markupsafe import Markup, escape

from tawatur.views.pages.index import Name
from tawatur.views.report.labels import form, plain

_NARROW = frozenset("اأإآلدذرزىjilIftr.,:;!'|()[]«»\"ـء ")
_WIDE = frozenset("سشصضmwMW@%—")
_MARKS = frozenset(map(chr, (*range(0x064B, 0x0653), *range(0x200C, 0x2010), 0x2068, 0x2069)))


def num(value: float) -> str:
    """A coordinate with at most one decimal, so that pages stay small and alike on every machine."""
    text = f"{value:.1f}"
    return text[:-2] if text.endswith(".0") else text


def width(text: str, size: float) -> float:
    """The width that a text will take, roughly, on the generous side: the page's own type is not at hand."""
    ems = 0.0
    for c in text:
        ems += 0.0 if c in _MARKS else 0.33 if c in _NARROW else 0.85 if c in _WIDE else 0.58
    return ems * size


def fitted(text: str, size: float, room: float) -> str:
    """The text, or its beginning with an ellipsis, so that it fits into ``room``."""
    text = " ".join(text.split())
    if width(text, size) <= room:
        return text
    left, kept = room - width("…", size), 0
    for c in text:  # one pass, for a name may be a whole page
        left -= width(c, size)
        if left < 0:
            break
        kept += 1
    text = text[:kept]
    isolated = "\u2069" if text.count("\u2068") > text.count("\u2069") else ""
    return text.rstrip() + "…" + isolated


def words(
    name: Name, x: float, y: float, size: float, room: float, css: str = "", anchor: str = "middle"
) -> str:
    """A name as SVG text; twice, one for each language, where it differs between them."""
    texts = [(language, plain(name, language)) for language in ("ar", "en")]
    if texts[0][1] == texts[1][1]:
        return _text(texts[0][1], x, y, size, room, css, anchor)
    return "".join(_text(text, x, y, size, room, f"{css} {language}", anchor) for language, text in texts)


def label_words(key: str, x: float, y: float, size: float, css: str = "", anchor: str = "middle") -> str:
    """An interface label as SVG text in both languages."""
    return "".join(
        _text(form(key, language), x, y, size, 1e6, f"{css} {language}", anchor) for language in ("ar", "en")
    )


def _text(text: str, x: float, y: float, size: float, room: float, css: str, anchor: str) -> str:
    short = fitted(text, size, room)
    title = f"<title>{escape(text)}</title>" if short != " ".join(text.split()) else ""
    at = "" if anchor == "middle" else f' text-anchor="{anchor}"'
    place = f' x="{num(x)}"' if x else ""
    return (
        f'<text class="{css.strip()}"{place} y="{num(y)}" font-size="{num(size)}"{at}>'
        f"{title}{escape(short)}</text>"
    )


def picture(body: str, wide: float, high: float, css: str, title_key: str) -> Markup:
    """A whole SVG with a title in both languages; ``css`` names its class."""
    title = f"{form(title_key, 'ar')} · {form(title_key, 'en')}"
    return Markup(
        f'<svg class="{css}" viewBox="0 0 {num(wide)} {num(high)}" width="{num(wide)}" height="{num(high)}" '
        f'role="img"><title>{escape(title)}</title>{body}</svg>'
    )

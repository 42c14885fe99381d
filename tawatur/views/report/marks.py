"""Marked text as HTML: segments with their classes, anchors and references.

Written in code and not in a template, because between two segments not one character may be added.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from tawatur.views.pages.spans import Context, Note, Segment, showable

_CLOSED = '<span class="ref run">⸣</span>'


def marked(segments: Iterable[Segment]) -> Markup:
    """A paragraph's segments as HTML."""
    return Markup("".join(_segment(segment) for segment in segments))


def _segment(segment: Segment) -> str:
    own, *others = segment.anchors or (None,)
    extra = "".join(f'<i id="{escape(anchor)}"></i>' for anchor in others)
    text: str = escape(showable(segment.text))
    if own or segment.classes:
        tag = _tag(segment.classes)
        id = f' id="{escape(own)}"' if own else ""
        css = f' class="{escape(" ".join(segment.classes))}"' if segment.classes else ""
        text = f"<{tag}{id}{css}>{text}</{tag}>"
    before = "".join(_note(n) for n in segment.before)
    after = "".join(_note(n) for n in segment.after)
    return f"{extra}{before}{text}{after}"


def _tag(classes: tuple[str, ...]) -> str:
    return "del" if "dropped" in classes else "ins" if "added" in classes else "span"


def _note(note: Note) -> str:
    if note.kind == "runend":
        return _CLOSED
    text = showable(note.text)
    if note.kind == "run":
        text = f"⸢{text}"
    if note.kind == "elided":
        text = f"[{text}]" if text else "[…]"
    return f'<a class="ref {escape(note.kind)}" href="{escape(note.href or "#top")}">{escape(text)}</a>'


def quoted(context: Context, href: str | None = None) -> Markup:
    """A quotation in its sentence: the quotation set off, what surrounds it subdued."""
    quote = f'<b class="quote">{escape(showable(context.quote))}</b>'
    if href:
        quote = f'<a href="{escape(href)}">{quote}</a>'
    before = ("… " if context.clipped_before else "") + escape(showable(context.before))
    after = escape(showable(context.after)) + (" …" if context.clipped_after else "")
    return Markup(f"{before}{quote}{after}")

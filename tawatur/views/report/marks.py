"""Marked text as HTML: segments with their classes, anchors and references.

Written in code and not in a template, because between two segments not one character may be added.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from tawatur.views.pages.spans import Context, Note, Segment, showable

_CLOSED = Markup('<span class="ref run">⸣</span>')
_SPAN = Markup("<{tag}{id}{css}>{text}</{tag}>")


def marked(segments: Iterable[Segment]) -> Markup:
    """A paragraph's segments as HTML."""
    return Markup("").join(_segment(segment) for segment in segments)


def _segment(segment: Segment) -> Markup:
    anchors = list(segment.anchors)
    own = anchors.pop(0) if anchors else None
    extra = Markup("").join(Markup('<i id="{}"></i>').format(a) for a in anchors)
    text = Markup.escape(showable(segment.text))
    if own or segment.classes:
        text = _SPAN.format(
            tag=Markup(_tag(segment.classes)),
            id=Markup(' id="{}"').format(own) if own else "",
            css=Markup(' class="{}"').format(" ".join(segment.classes)) if segment.classes else "",
            text=text,
        )
    before = Markup("").join(_note(n) for n in segment.before)
    after = Markup("").join(_note(n) for n in segment.after)
    return extra + before + text + after


def _tag(classes: tuple[str, ...]) -> str:
    return "del" if "dropped" in classes else "ins" if "added" in classes else "span"


def _note(note: Note) -> Markup:
    if note.kind == "runend":
        return _CLOSED
    text = showable(note.text)
    if note.kind == "run":
        text = f"⸢{text}"
    if note.kind == "elided":
        text = f"[{text}]" if text else "[…]"
    return Markup('<a class="ref {}" href="{}">{}</a>').format(note.kind, note.href or "#top", text)


def quoted(context: Context, href: str | None = None) -> Markup:
    """A quotation in its sentence: the quotation set off, what surrounds it subdued."""
    quote = Markup('<b class="quote">{}</b>').format(showable(context.quote))
    if href:
        quote = Markup('<a href="{}">{}</a>').format(href, quote)
    return Markup("{}{}{}{}{}").format(
        "… " if context.clipped_before else "",
        showable(context.before),
        quote,
        showable(context.after),
        " …" if context.clipped_after else "",
    )

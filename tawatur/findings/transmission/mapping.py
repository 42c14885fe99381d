"""Where a place of one side of a passage lies on the other side."""

from __future__ import annotations

from typing import Literal, NamedTuple

from tawatur.findings.carrying import Carrier
from tawatur.model import Edit, Passage, Range, Span

Side = Literal["a", "b"]


class View(NamedTuple):
    """A passage seen from one side: ``here`` is that side's span, ``there`` the other's."""

    here: Span
    there: Span
    side: Side
    passage: Passage

    def edit_here(self, edit: Edit) -> Range:
        """An edit's range on this side."""
        return edit.a if self.side == "a" else edit.b

    def edit_there(self, edit: Edit) -> Range:
        """An edit's range on the other side."""
        return edit.b if self.side == "a" else edit.a


def views(passage: Passage) -> tuple[View, View]:
    """A passage from its ``a`` side and from its ``b`` side."""
    return View(passage.a, passage.b, "a", passage), View(passage.b, passage.a, "b", passage)


class Track:
    """Maps stretches from the other side of a passage to this one, along the alignment."""

    def __init__(self, view: View) -> None:
        self._carrier = Carrier(view.passage, backwards=view.side == "a")

    def range(self, start: int, end: int) -> Range:
        """A range there, cut to the passage, as a range here."""
        return self._carrier.stretch(start, end)

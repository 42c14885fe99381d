"""Where a place of one side of a passage lies on the other side."""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal, NamedTuple

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
    """Maps positions from the other side of a passage to this one, along the alignment's equal parts."""

    def __init__(self, view: View) -> None:
        anchors = {(view.there.start, view.here.start), (view.there.end, view.here.end)}
        for edit in view.passage.edits:
            if edit.op != "move":
                here, there = view.edit_here(edit), view.edit_there(edit)
                anchors |= {(there[0], here[0]), (there[1], here[1])}
        self._from: list[int] = []
        self._to: list[int] = []
        last = -1
        for there_at, here_at in sorted(anchors):
            if here_at >= last:
                self._from.append(there_at)
                self._to.append(here_at)
                last = here_at

    def at(self, position: int) -> int:
        """The place here that corresponds to a place there, kept inside the passage."""
        i = bisect_right(self._from, position) - 1
        if i < 0:
            return self._to[0]
        if i + 1 >= len(self._from):
            return self._to[-1]
        low, high = self._from[i], self._from[i + 1]
        if high == low:
            return self._to[i]
        step = (position - low) * (self._to[i + 1] - self._to[i]) / (high - low)
        return self._to[i] + round(step)

    def range(self, start: int, end: int) -> Range:
        """A range there, cut to the passage, as a range here."""
        return self.at(start), self.at(end)

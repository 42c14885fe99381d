"""Clauses that one side has and the other has not: inside a passage, and where it ends within a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur import lexicon
from tawatur.corpus.folding import fold_string
from tawatur.findings.transmission.copying import Copying
from tawatur.model import Change, Range


def _clauses(copying: Copying, gained: bool) -> Iterator[tuple[Range, Range]]:
    """Stretches of five words or more that one side has and the other has not: (original, copy)."""
    least = int(lexicon.load("transmission.yaml")["changes"]["clause_words"])
    side = copying.copy if gained else copying.source
    other = copying.source if gained else copying.copy
    folded: str | None = None
    for source, copy in _lost(copying, gained):
        start, end = copy if gained else source
        words = side.text[start:end].split()
        if len(words) < least or copying.view.passage.similarity < 0.6:
            continue
        folded = fold_string(other.text) if folded is None else folded
        middle = len(words) // 2
        if fold_string(" ".join(words[max(0, middle - 2) : middle + 2])) not in folded:
            yield source, copy


def _lost(copying: Copying, gained: bool) -> list[tuple[Range, Range]]:
    """Deletions (or insertions), those that only white space or marks part joined."""
    view = copying.view
    side = copying.copy if gained else copying.source
    out: list[tuple[Range, Range]] = []
    for edit in sorted(view.passage.edits, key=lambda e: (view.edit_here(e), view.edit_there(e))):
        source, copy = view.edit_here(edit), view.edit_there(edit)
        has, lacks = (copy, source) if gained else (source, copy)
        if has[0] >= has[1] or lacks[0] != lacks[1] or edit.op == "move":
            continue
        if out:
            last = out[-1][1] if gained else out[-1][0]
            if has[0] - last[1] >= 0 and not any(c.isalnum() for c in side.text[last[1] : has[0]]):
                merged = (last[0], has[1])
                out[-1] = (out[-1][0], merged) if gained else (merged, out[-1][1])
                continue
        out.append((source, copy))
    return out


def clause_dropped(copying: Copying) -> Iterator[Change]:
    """The copy leaves out a clause."""
    for source, _ in _clauses(copying, gained=False):
        yield copying.change("clause-dropped", source, None, copying.view.passage.similarity)


def clause_added(copying: Copying) -> Iterator[Change]:
    """The copy adds a clause; only where it is known which side is the copy."""
    if copying.sure:
        for _, copy in _clauses(copying, gained=True):
            yield copying.change("clause-added", None, copy, copying.view.passage.similarity)

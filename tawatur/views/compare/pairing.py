"""Which statements two reports both carry, told by the words they share and by the claims they meet in."""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.model import Claim, Passage, Range, Statement

_SAME_WORDS = 0.5
"""The part of a statement that must be the same words, or one claim, for it to count as carried by both."""


@dataclass(frozen=True)
class Piece:
    """A stretch of a passage: what stands in A, what in B, and how they relate."""

    op: str
    a: str
    b: str


def pieces(passage: Passage, text_a: str, text_b: str) -> tuple[Piece, ...]:
    """A passage cut at its edits, in A's order; the equal stretches lie between them."""
    out: list[Piece] = []
    at_a, at_b = passage.a.start, passage.b.start
    for edit in sorted(passage.edits, key=lambda e: (e.a, e.b)):
        if edit.op == "move" or edit.a[0] < at_a or edit.b[0] < at_b:
            continue  # a moved stretch is shown where it stands in A, as part of the text around it
        out.append(Piece("equal", text_a[at_a : edit.a[0]], text_b[at_b : edit.b[0]]))
        out.append(Piece(edit.op, text_a[slice(*edit.a)], text_b[slice(*edit.b)]))
        at_a, at_b = edit.a[1], edit.b[1]
    out.append(Piece("equal", text_a[at_a : passage.a.end], text_b[at_b : passage.b.end]))
    return tuple(p for p in out if p.a or p.b)


def carried_by_both(
    passages: tuple[tuple[Passage, tuple[Piece, ...]], ...],
    claims: tuple[Claim, ...],
    of_a: tuple[Statement, ...],
    of_b: tuple[Statement, ...],
) -> tuple[tuple[Statement, Statement], ...]:
    """For each statement of B the one of A that says the same: in the same words, else as one claim.

    One quotation of A may hold what B gives as two, so A's statements may come more than once.
    """
    same = [pair for passage, cut in passages for pair in _equal_ranges(passage, cut)]
    pairs = []
    for other in of_b:
        scored = [(_common(one, other, same), one) for one in of_a]
        best = max((score for score, _ in scored), default=0.0)
        if best >= _SAME_WORDS:
            pairs.append((next(one for score, one in scored if score == best), other))
        elif (one := _same_claim(claims, of_a, other)) is not None:
            pairs.append((one, other))
    return tuple(pairs)


def _equal_ranges(passage: Passage, cut: tuple[Piece, ...]) -> list[tuple[Range, Range]]:
    """The stretches of a passage that are the same words in both texts."""
    at_a, at_b, out = passage.a.start, passage.b.start, []
    for piece in cut:
        if piece.op in ("equal", "spelling", "inflection"):
            out.append(((at_a, at_a + len(piece.a)), (at_b, at_b + len(piece.b))))
        at_a, at_b = at_a + len(piece.a), at_b + len(piece.b)
    return out


def _common(one: Statement, other: Statement, same: list[tuple[Range, Range]]) -> float:
    """The part of B's content whose words stand in A's content, by the alignment of the passages."""
    length = sum(end - start for start, end in other.content)
    inside = 0.0
    for (start_a, end_a), (start_b, end_b) in same:
        scale = (end_a - start_a) / max(1, end_b - start_b)
        for start, end in other.content:
            low, high = max(start, start_b), min(end, end_b)
            if low < high:
                there = (start_a + (low - start_b) * scale, start_a + (high - start_b) * scale)
                inside += _overlap(one.content, there) / max(scale, 0.01)
    return min(1.0, inside / length) if length else 0.0


def _overlap(content: tuple[Range, ...], stretch: tuple[float, float]) -> float:
    return sum(max(0.0, min(e, stretch[1]) - max(s, stretch[0])) for s, e in content)


def _same_claim(claims: tuple[Claim, ...], of_a: tuple[Statement, ...], other: Statement) -> Statement | None:
    """A's statement that carries, as one claim with it, most of what B's statement says."""
    whole = sum(end - start for start, end in other.content)
    for claim in claims:
        mine = [o for o in claim.occurrences if o.statement == other.id]
        if not mine or max(o.end - o.start for o in mine) < _SAME_WORDS * whole:
            continue
        ids = {o.statement for o in claim.occurrences}
        found = next((s for s in of_a if s.id in ids and s.speaker_id == other.speaker_id), None)
        if found:
            return found
    return None

"""Which claims a reader is shown, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tawatur.model import Claim, Range


def most_telling_first(claims: Iterable[Claim]) -> list[Claim]:
    """Claims whose count of outlets misleads most first; contested ones first among equals."""
    return sorted(claims, key=lambda claim: rank(claim, len(claim.outlets)))


def misleading(claim: Claim, outlets: int) -> int:
    """How many more outlets carry a claim than sources stand behind it; 0 where nobody can tell."""
    best = claim.independent.best
    return 0 if best is None else max(0, outlets - best)


def rank(claim: Claim, outlets: int) -> tuple[int, int, int, str]:
    """A sorting key: outlets beyond independent sources, then contested ones, then outlets."""
    return (-misleading(claim, outlets), 0 if claim.conflicts else 1, -outlets, claim.id)


def parts_of(claims: Sequence[Claim]) -> dict[str, str]:
    """Claims that are only a part of a wider one, by id: part -> whole.

    Clauses lie in clauses, so one sentence that five articles print gives several claims about the same
    thing. A claim is a part where each of its occurrences lies inside one of the other's, from the same
    speaker and with the same polarity, and where it holds nothing of its own: no rival values, no denial.
    """
    wide = sorted(claims, key=lambda c: (-sum(o.end - o.start for o in c.occurrences), c.id))
    places: dict[str, list[tuple[str, Range, str, str]]] = {}
    wholes: dict[str, str] = {}
    for claim in wide:
        whole = None if claim.differs or claim.conflicts or claim.denials else _whole(claim, places)
        if whole is not None:
            wholes[claim.id] = whole
            continue
        for o in claim.occurrences:
            place = (claim.id, (o.start, o.end), o.speaker_id, o.polarity)
            places.setdefault(o.article, []).append(place)
    return wholes


def _whole(claim: Claim, places: dict[str, list[tuple[str, Range, str, str]]]) -> str | None:
    """The first of the wider claims that holds every occurrence of this one."""
    holding: set[str] | None = None
    for o in claim.occurrences:
        here = {
            id
            for id, (start, end), speaker, polarity in places.get(o.article, ())
            if start <= o.start and o.end <= end and speaker == o.speaker_id and polarity == o.polarity
        }
        holding = here if holding is None else holding & here
        if not holding:
            return None
    return min(holding) if holding else None

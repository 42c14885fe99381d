"""Two who are singled out for one deed: «X هم من فعلوا», «Y هي المسؤولة عن …».

Such a clause says that this actor did it and no other. Two of them about one event contradict each other,
though neither denies anything.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from tawatur import lexicon
from tawatur.corpus.document import Document
from tawatur.corpus.folding import fold_string
from tawatur.findings.claims.slots import keys_of
from tawatur.findings.claims.units import Unit

_NEAR = 3
"""Sentences within which two deeds of one article are taken for one."""

_TELLING = 2.4
"""Weight from which a common word says that two clauses speak of one deed."""

_LONGEST = 8
"""Words that an actor's name has at most."""


class Blame(NamedTuple):
    """Who is singled out, and the telling words of the deed."""

    actor: frozenset[str]
    deed: dict[str, float]


def blame_of(unit: Unit, page: Document) -> Blame | None:
    """The actor that a clause singles out, or ``None``."""
    clause = unit.clause
    texts = [page.tokens[i].text for i in range(clause.first, clause.last) if page.tokens[i].kind == "word"]
    for i in range(1, min(len(texts) - 1, _LONGEST + 1)):
        if texts[i] in _list("pronouns") and (
            texts[i + 1] in _list("doers") or _is_responsible(texts[i + 1])
        ):
            actor = frozenset(key for text in texts[:i] for key, _ in keys_of(text))
            deed = {key: weight for text in texts[i + 1 :] for key, weight in keys_of(text)}
            return Blame(actor, deed) if actor else None
    return None


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(fold_string(w) for w in lexicon.load("claims/clauses.yaml")["blame"][name].split())


def _is_responsible(word: str) -> bool:
    return any(word.startswith(stem) for stem in _list("responsible"))


def contested(groups: Sequence[Sequence[Unit]], pages: Mapping[str, Document]) -> set[int]:
    """Numbers of the groups that blame somebody whom another group does not, for the same deed."""
    blames = [
        (number, unit, blame)
        for number, group in enumerate(groups)
        for unit in group
        if (blame := blame_of(unit, pages[unit.article])) is not None
    ]
    found: set[int] = set()
    for place, (number, unit, blame) in enumerate(blames):
        for other, second, rival in blames[:place]:
            if number != other and not blame.actor & rival.actor and _one_deed(unit, blame, second, rival):
                found |= {number, other}
    return found


def _one_deed(a: Unit, x: Blame, b: Unit, y: Blame) -> bool:
    if a.article == b.article and abs(a.clause.sentence - b.clause.sentence) <= _NEAR:
        return True
    return sum(weight >= _TELLING for key, weight in x.deed.items() if key in y.deed) >= 2

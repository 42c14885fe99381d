"""The factors that speak for or against an agency behind an unsigned article, each with a readable name.

Weights are in ``transmission.yaml``, fitted by ``scripts/fit_hidden_credits.py`` on articles whose byline is
known.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from math import exp, log
from typing import NamedTuple

from tawatur import lexicon
from tawatur.findings.transmission.mapping import View
from tawatur.findings.transmission.standing import Standing
from tawatur.findings.transmission.stretches import joined
from tawatur.findings.transmission.style import OWN
from tawatur.model import Quote, Reason


class Twin(NamedTuple):
    """A stretch here that another article has under an agency's label."""

    start: int
    end: int
    label: str
    house: str
    view: View
    quotes: tuple[Quote, ...] = ()


class Case(NamedTuple):
    """What the factors look at: one article, one agency, its twins under that agency, all its passages.

    ``rivals`` are its twins under other agencies; ``unsigned`` its passages with articles that say nothing of
    where they come from; ``ways`` the style of all of it, ``rest_ways`` of what no twin has (empty where that
    is little). ``runs`` has for each twin article how many runs of eight words both have, and how many it has
    in all; ``rival_runs`` the same for rivals; ``own_runs`` is how many the article has.
    """

    standing: Standing
    label: str
    twins: Sequence[Twin]
    found: Sequence[View]
    unsigned: Sequence[View]
    rivals: Sequence[Twin]
    habits: Mapping[tuple[str, str], float]
    ways: Mapping[str, float]
    rest_ways: Mapping[str, float]
    home: bool
    runs: Sequence[tuple[int, int]]
    rival_runs: Sequence[tuple[int, int]]
    own_runs: int


def verbatim_part(case: Case) -> float:
    """The part of the article's word runs that one twin has."""
    return max((n for n, _ in case.runs), default=0) / case.own_runs


def rival_verbatim_part(case: Case) -> float:
    """The part of the article's word runs that one article under another agency's credit has."""
    return max((n for n, _ in case.rival_runs), default=0) / case.own_runs


def verbatim_most(case: Case) -> float:
    """Is more than 30 % of the article word for word in one twin?"""
    return float(verbatim_part(case) > 0.3)


def contained_most(case: Case) -> float:
    """Does one of the two hold half of the other word for word?"""
    return float(any(n >= 0.5 * max(1, min(case.own_runs, there)) for n, there in case.runs))


def contained_in_part(case: Case) -> float:
    """A short twin stands in a long article that is mostly something else."""
    return contained_most(case) * float(covered(case) < 0.4)


def covered(case: Case) -> float:
    """The part of the article that passages with these twins cover, edited or not."""
    return _part(case, [(t.start, t.end) for t in case.twins])


def covered_by_any(case: Case) -> float:
    """The part of the article that passages with any article of another outlet cover."""
    return _part(case, [(v.here.start, v.here.end) for v in case.found])


def covered_by_rivals(case: Case) -> float:
    """The part of the article that stands under another agency's credit elsewhere."""
    return _part(case, [(t.start, t.end) for t in case.rivals])


def covered_by_unsigned(case: Case) -> float:
    """The part of the article that others print without a word of where they have it from.

    A paper that signs nothing prints what all have: an agency's text more often than a person's.
    """
    return _part(case, [(v.here.start, v.here.end) for v in case.unsigned])


def _part(case: Case, ranges: Sequence[tuple[int, int]]) -> float:
    return sum(e - s for s, e in joined(ranges)) / max(1, len(case.standing.article.text))


def no_twin(case: Case) -> float:
    """No article that credits this agency shares wording: only the style speaks for it."""
    return float(not case.twins)


def home_agency(case: Case) -> float:
    """Is it a state's agency, which prints what ministries send to everybody?"""
    return float(case.home)


def home_covered(case: Case) -> float:
    """For a state's agency: the covered part again; edited likeness says little."""
    return case.home * covered(case)


def home_most(case: Case) -> float:
    """For a state's agency: one text holds half of the other word for word."""
    return case.home * contained_most(case)


def home_holds_the_twin(case: Case) -> float:
    """For a state's agency: the part of a twin that the article has word for word."""
    return case.home * max((n / max(1, there) for n, there in case.runs), default=0.0)


def writes_alike(case: Case) -> float:
    """Log odds that the text is in this agency's style, between -5 and 5."""
    return _odds(case.ways.get(case.label)) if case.label in case.ways else 0.0


def no_style_known(case: Case) -> float:
    """The agency's style is not in the table."""
    return float(case.label not in case.ways)


def writes_like_own(case: Case) -> float:
    """Log odds that the text is in the style of papers' own people, between -5 and 5."""
    return _odds(case.ways.get(OWN))


def rest_like_own(case: Case) -> float:
    """Log odds that what no twin has is in the style of papers' own people: then the paper only quotes."""
    return _odds(case.rest_ways.get(OWN)) if case.rest_ways else 0.0


def opens_with_a_dateline(case: Case) -> float:
    """A dash or colon in the first 45 characters: the paper's own dateline or reporter."""
    return float(any(c in ":-–ـ" for c in case.standing.article.text[:45]))


def outlet_habit(case: Case) -> float:
    """Log of the part of the outlet's credited or signed articles that credit this agency."""
    return log(case.habits.get((case.standing.house, case.label), 0.05))


def length(case: Case) -> float:
    """Log of the article's length over 1,100 characters."""
    return log(max(1, len(case.standing.article.text)) / 1100)


def alone_length(case: Case) -> float:
    """The same where no twin credits the agency: a style is surer in a long text."""
    return no_twin(case) * length(case)


def _odds(p: float | None) -> float:
    p = 0.0 if p is None else p
    return max(-5.0, min(5.0, log((p + 1e-6) / (1 - p + 1e-6))))


FACTORS: tuple[Callable[[Case], float], ...] = (
    verbatim_part, verbatim_most, contained_most, contained_in_part, covered_by_any, covered_by_unsigned,
    covered_by_rivals, rival_verbatim_part, no_twin, home_agency, home_covered, home_most,
    home_holds_the_twin, writes_alike, no_style_known, writes_like_own, rest_like_own,
    opens_with_a_dateline, outlet_habit, length, alone_length,
)  # fmt: skip


@cache
def _weights() -> dict[str, float]:
    return dict(lexicon.load("transmission.yaml")["hidden_credit"]["weights"])


def weigh_case(case: Case) -> tuple[float, tuple[Reason, ...]]:
    """The probability that the article is this agency's text, and what each factor adds to its log odds."""
    weights = _weights()
    reasons = []
    for factor in FACTORS:
        value = weights[factor.__name__] * factor(case)
        if value:
            reasons.append(Reason(factor=factor.__name__, weight=round(value, 3)))
    odds = weights["bias"] + sum(r.weight for r in reasons)
    return 1 / (1 + exp(-max(-50.0, min(50.0, odds)))), tuple(reasons)

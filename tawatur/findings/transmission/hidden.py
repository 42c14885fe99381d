"""Hidden credits: deciding whose text an article prints when it does not say so.

A twin that credits an agency is good evidence where foreign agencies are concerned. For a home agency it is
not: ministries send one statement to the agency and to the papers, and both print it edited. So a table
of named factors, with weights fitted on articles whose byline is known, decides about the whole of an
unsigned article; ``scripts/fit_hidden_credits.py`` fits them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from math import exp, log
from typing import NamedTuple

from tawatur import lexicon
from tawatur.evidence.credits import Registry
from tawatur.findings.transmission.mapping import View
from tawatur.findings.transmission.standing import Standing
from tawatur.findings.transmission.stretches import joined
from tawatur.findings.transmission.style import OWN, style
from tawatur.model import Passage, Quote, Reason

_EXPLAINED = 0.5
"""Part of an article which, printed elsewhere under an agency's credit, leaves its style nothing to say."""

_RUN = 8
"""Words in a row that count as verbatim."""


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

    ``runs`` has for each twin article how many verbatim runs of words both have, and how many it has in all;
    ``own_runs`` is how many the article has.
    """

    standing: Standing
    label: str
    twins: Sequence[Twin]
    found: Sequence[View]
    signed: Mapping[str, bool]
    habits: Mapping[tuple[str, str], float]
    ways: Mapping[str, float]
    home: bool

    runs: Sequence[tuple[int, int]]
    own_runs: int


def verbatim_runs(passage: Passage, texts: Mapping[str, str]) -> int:
    """How many runs of eight words stand in both sides of a passage, spelling aside."""
    text = texts[passage.a.article]
    at, out = passage.a.start, 0
    for start, end in [
        *sorted(e.a for e in passage.edits if e.op != "spelling"),
        (passage.a.end, passage.a.end),
    ]:
        if start > at:
            out += max(0, len(text[at:start].split()) - _RUN + 1)
        at = max(at, end)
    return out


def verbatim(case: Case) -> float:
    """The part of the article's word runs that one twin has; counts up to 30 %."""
    return min(0.3, max((n for n, _ in case.runs), default=0) / case.own_runs) / 0.3


def verbatim_most(case: Case) -> float:
    """Is more than 30 % of the article word for word in one twin?"""
    return float(max((n for n, _ in case.runs), default=0) > 0.3 * case.own_runs)


def contained(case: Case) -> float:
    """The part of the shorter text's runs that both have; counts up to half."""
    own = case.own_runs
    return min(0.5, max((n / min(own, there) for n, there in case.runs), default=0.0)) / 0.5


def contained_most(case: Case) -> float:
    """Does one of the two hold half of the other word for word?"""
    own = case.own_runs
    return float(any(n >= 0.5 * min(own, there) for n, there in case.runs))


def contained_in_part(case: Case) -> float:
    """A short twin stands in a long article that is mostly something else."""
    return contained_most(case) * float(covered(case) < 0.4)


def covered(case: Case) -> float:
    """The part of the article that passages with these twins cover, edited or not."""
    return _part(case, [(t.start, t.end) for t in case.twins])


def covered_by_any(case: Case) -> float:
    """The part of the article that passages with any article of another outlet cover."""
    return _part(case, [(v.here.start, v.here.end) for v in case.found])


def covered_by_signed(case: Case) -> float:
    """The part that stands in articles which other outlets' own people sign: a statement sent to all."""
    return _part(
        case, [(v.here.start, v.here.end) for v in case.found if case.signed.get(v.there.article, False)]
    )


def _part(case: Case, ranges: Sequence[tuple[int, int]]) -> float:
    return sum(e - s for s, e in joined(ranges)) / max(1, len(case.standing.article.text))


def no_twin(case: Case) -> float:
    """No article that credits this agency shares wording: only the style speaks for it."""
    return float(not case.twins)


def home_agency(case: Case) -> float:
    """Is it a state's agency, which prints what ministries send to everybody?"""
    return float(case.home)


def home_verbatim(case: Case) -> float:
    """For a state's agency: the verbatim part again."""
    return case.home * verbatim(case)


def home_covered(case: Case) -> float:
    """For a state's agency: the covered part again; edited likeness says little."""
    return case.home * covered(case)


def home_most(case: Case) -> float:
    """For a state's agency: one text holds half of the other word for word."""
    return case.home * contained_most(case)


def writes_alike(case: Case) -> float:
    """Log odds that the text is in this agency's style, between -5 and 5."""
    return _odds(case.ways.get(case.label)) if case.label in case.ways else 0.0


def no_style_known(case: Case) -> float:
    """The agency's style is not in the table."""
    return float(case.label not in case.ways)


def writes_like_own(case: Case) -> float:
    """Log odds that the text is in the style of papers' own people, between -5 and 5."""
    return _odds(case.ways.get(OWN))


def outlet_habit(case: Case) -> float:
    """Log of the part of the outlet's credited or signed articles that credit this agency."""
    return log(case.habits.get((case.standing.house, case.label), 0.05))


def length(case: Case) -> float:
    """Log of the article's length over 1,100 characters."""
    return log(max(1, len(case.standing.article.text)) / 1100)


def _odds(p: float | None) -> float:
    p = 0.0 if p is None else p
    return max(-5.0, min(5.0, log((p + 1e-6) / (1 - p + 1e-6))))


FACTORS: tuple[Callable[[Case], float], ...] = (
    verbatim, verbatim_most, contained, contained_most, contained_in_part, covered, covered_by_any,
    covered_by_signed, no_twin, home_agency, home_verbatim, home_covered, home_most, writes_alike,
    no_style_known, writes_like_own, outlet_habit, length,
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


def trusted(standing: Standing, twin: Twin, whole: str | None, home: bool, texts: Mapping[str, str]) -> bool:
    """May a stretch take an agency's label from a twin?

    Where nobody signs the article, the question of the whole has been weighed and answered no: then only a
    foreign agency's passage is taken, and only if most of it is word for word.
    """
    if whole == twin.label or twin.label in standing.agencies:
        return True
    passage = twin.view.passage
    if standing.bare:
        words = len(texts[passage.a.article][passage.a.start : passage.a.end].split())
        return not home and verbatim_runs(passage, texts) >= 0.6 * max(1, words - _RUN + 1)
    return passage.similarity >= (0.85 if home else 0.5)


class Hidden:
    """Decides about whole unsigned articles; knows what all articles of the run say of themselves."""

    def __init__(self, known: Mapping[str, Standing], registry: Registry) -> None:
        self.texts = {k: s.article.text for k, s in known.items()}
        self._signed = {k: s.signed for k, s in known.items()}
        self._houses = {k: s.house for k, s in known.items()}
        self._habits = _habits(known.values())
        self._agencies = {k: s.agency for k, s in known.items()}
        self._registry = registry
        data = lexicon.load("transmission.yaml")["hidden_credit"]
        self._least = {False: float(data["least"]), True: float(data["least_home"])}
        self._least_alone = float(data["least_alone"])
        self._touched = float(data["least_shared"])

    def home(self, label: str) -> bool:
        """Is the label a state's agency?"""
        outlet = self._registry.get(label)
        return outlet is not None and outlet.mouthpiece_of is not None

    def cases(
        self, standing: Standing, twins: Mapping[str, Sequence[Twin]], found: Sequence[View]
    ) -> list[Case]:
        """One case for every agency that may be behind the article: those of its twins, and its style's."""
        others = [v for v in found if self._houses.get(v.there.article) != standing.house]
        shared = sum(e - s for s, e in joined((v.here.start, v.here.end) for v in others))
        if shared < self._touched * max(1, len(standing.article.text)):
            return []
        key = standing.article.id
        ways = style(standing.article.text)
        away = {
            k: [t for t in ts if t.house != standing.house and self._agencies.get(t.view.there.article) == k]
            for k, ts in twins.items()
        }
        labels = {k for k, ts in away.items() if ts} | {
            max((k for k in ways if k != OWN), key=lambda k: ways[k])
        }
        return [
            Case(
                standing=standing,
                label=k,
                twins=away.get(k, ()),
                found=others,
                signed=self._signed,
                habits=self._habits,
                ways=ways,
                home=self.home(k),
                runs=self._runs(away.get(k, ())),
                own_runs=self._count(key),
            )
            for k in sorted(labels)
        ]

    def _count(self, key: str) -> int:
        """How many runs of words an article has."""
        return max(1, len(self.texts[key].split()) - _RUN + 1)

    def _runs(self, twins: Sequence[Twin]) -> list[tuple[int, int]]:
        count: Counter[str] = Counter()
        for key, passage in {(t.view.there.article, t.view.passage): None for t in twins}:
            count[key] += verbatim_runs(passage, self.texts)
        return [(n, self._count(key)) for key, n in count.items()]

    def agency(
        self, standing: Standing, twins: Mapping[str, Sequence[Twin]], found: Sequence[View]
    ) -> str | None:
        """The agency whose report the whole of an article is that nobody signs, or ``None``.

        This goes beyond the article's own credits. «… لرويترز» in a text covers its sentence and those
        chained to it, and in an article that somebody signs nothing more. Where nobody signs, and others
        print part of it, the whole is asked for: it is the agency's if the factors, with twins or by style
        alone, say so.
        """
        if not standing.bare:
            return None
        taken = joined((v.here.start, v.here.end) for v in found if _taken(v))
        if sum(e - s for s, e in taken) >= 0.5 * len(standing.article.text):
            return None
        best: tuple[float, str] | None = None
        cases = self.cases(standing, twins, found)
        if any(covered(case) >= _EXPLAINED for case in cases if case.twins):
            cases = [case for case in cases if case.twins]
        for case in cases:
            chance, _ = weigh_case(case)
            least = self._least[case.home] if case.twins else self._least_alone
            if chance >= least and (best is None or chance > best[0]):
                best = (chance, case.label)
        return best[1] if best else None


def _taken(view: View) -> bool:
    """Does the passage's direction say that this side took it from another outlet?"""
    direction = view.passage.direction
    return direction is not None and direction.relation == ("a_from_b" if view.side == "a" else "b_from_a")


def _habits(standings: Iterable[Standing]) -> dict[tuple[str, str], float]:
    """For (outlet, agency): the part of the outlet's credited or signed articles that credit the agency."""
    total: Counter[str] = Counter()
    count: Counter[tuple[str, str]] = Counter()
    for s in standings:
        if s.agency is not None or s.signed:
            total[s.house] += 1
            if s.agency is not None:
                count[s.house, s.agency] += 1
    return {k: (n + 1) / (total[k[0]] + 20) for k, n in count.items()}

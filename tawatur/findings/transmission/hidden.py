"""Hidden credits: deciding whose text an article prints when it does not say so.

A twin that credits an agency is good evidence where foreign agencies are concerned. For a home agency it is
not: ministries send one statement to the agency and to the papers, and both print it edited. So a table
of named factors (``printing``), with weights fitted on articles whose byline is known, decides about the
whole of an unsigned article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from tawatur import lexicon
from tawatur.evidence.credits import Registry
from tawatur.findings.transmission.mapping import View
from tawatur.findings.transmission.printing import Case, Twin, covered, weigh_case
from tawatur.findings.transmission.standing import Standing
from tawatur.findings.transmission.stretches import joined
from tawatur.findings.transmission.style import OWN, habits, style
from tawatur.findings.transmission.wording import shared_runs, word_runs
from tawatur.model import Quote

_EXPLAINED = 0.5
"""Part of an article which, printed elsewhere under an agency's credit, leaves its style nothing to say."""


class Verdict(NamedTuple):
    """The agency whose report the whole of an article is, how likely, and the quotes that this rests on.

    ``alone``: no twin credits that agency; only the article's style speaks for it.
    """

    label: str
    chance: float
    alone: bool
    quotes: tuple[Quote, ...]


class Weighed(NamedTuple):
    """What was found of an unsigned article: whose it is, if anybody's, and how likely each agency was."""

    verdict: Verdict | None
    chances: Mapping[str, float]


NOT_WEIGHED = Weighed(None, {})


def trusted(standing: Standing, twin: Twin, weighed: Weighed, home: bool, texts: Mapping[str, str]) -> bool:
    """May a stretch take an agency's label from a twin?

    Where nobody signs the article, the question of the whole has been weighed and answered no: then only a
    foreign agency's passage is taken, only if most of it is word for word, and only if the agency was not
    unlikely. Of a state's agency that is asked for in a signed article too: the ministry's statement went to
    both.
    """
    whole = weighed.verdict
    if (whole is not None and whole.label == twin.label) or twin.label in standing.agencies:
        return True
    if weighed.chances.get(twin.label, 1.0) < _UNLIKELY:
        return False
    passage = twin.view.passage
    if not standing.bare and not home:
        return passage.similarity >= 0.5
    one, other = (texts[s.article][s.start : s.end] for s in (passage.a, passage.b))
    most = shared_runs(one, other) >= _VERBATIM * max(1, len(word_runs(one)))
    return most and not (standing.bare and home)


_UNLIKELY = 0.2
"""Probability of an agency for the whole below which not even a stretch is taken for its text."""

_VERBATIM = 0.6
"""Part of a passage's word runs that must stand in both sides for its label to be taken."""


class Hidden:
    """Decides about whole unsigned articles; knows what all articles of the run say of themselves."""

    def __init__(self, known: Mapping[str, Standing], registry: Registry) -> None:
        self.texts = {k: s.article.text for k, s in known.items()}
        self._houses = {k: s.house for k, s in known.items()}
        self._habits = _habits(known.values())
        self._agencies = {k: s.agency for k, s in known.items()}
        self._bare = {k for k, s in known.items() if s.bare}
        self._registry = registry
        data = lexicon.load("transmission.yaml")["hidden_credit"]
        self._least = float(data["least"])
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
        runs = {k: self._runs(key, ts) for k, ts in away.items()}
        return [
            Case(
                standing=standing,
                label=k,
                twins=away.get(k, ()),
                found=others,
                unsigned=[v for v in others if v.there.article in self._bare],
                rivals=[t for label, ts in away.items() if label != k for t in ts],
                habits=self._habits,
                ways=ways,
                rest_ways=_rest_style(standing.article.text, away.get(k) or (), others),
                home=self.home(k),
                runs=runs.get(k, ()),
                rival_runs=[r for label, rs in runs.items() if label != k for r in rs],
                own_runs=max(1, len(word_runs(self.texts[key]))),
            )
            for k in sorted(labels)
        ]

    def _runs(self, key: str, twins: Sequence[Twin]) -> list[tuple[int, int]]:
        """For each twin article: how many runs of words both have, and how many it has."""
        there = [self.texts[k] for k in dict.fromkeys(t.view.there.article for t in twins)]
        return [(shared_runs(self.texts[key], text), len(word_runs(text))) for text in there]

    def agency(
        self, standing: Standing, twins: Mapping[str, Sequence[Twin]], found: Sequence[View]
    ) -> Weighed:
        """The agency whose report the whole of an article is that nobody signs, if it is one's.

        This goes beyond the article's own credits. «… لرويترز» in a text covers its sentence and those
        chained to it, and in an article that somebody signs nothing more. Where nobody signs, and others
        print part of it, the whole is asked for: it is the agency's if the factors, with twins or by style
        alone, say so. A style that no words of the text can be shown for says nothing.
        """
        if not standing.bare:
            return NOT_WEIGHED
        taken = joined((v.here.start, v.here.end) for v in found if _taken(v))
        if sum(e - s for s, e in taken) >= 0.5 * len(standing.article.text):
            return NOT_WEIGHED
        cases = self.cases(standing, twins, found)
        chances = {case.label: weigh_case(case)[0] for case in cases}
        quotes = {case.label: _credits(case) if case.twins else _habits_shown(case) for case in cases}
        shown = [case for case in cases if quotes[case.label]]
        best = self.decide(shown, [chances[case.label] for case in shown])
        if best is None:
            return Weighed(None, chances)
        case, chance = best
        return Weighed(Verdict(case.label, chance, not case.twins, quotes[case.label]), chances)

    def decide(self, cases: Sequence[Case], chances: Sequence[float]) -> tuple[Case, float] | None:
        """The likeliest of one article's cases among those that are likely enough, with its probability.

        Where an agency's credit stands over most of the article elsewhere, style has nothing to say.
        """
        explained = any(case.twins and covered(case) >= _EXPLAINED for case in cases)
        best: tuple[Case, float] | None = None
        for case, chance in zip(cases, chances, strict=True):
            least = self._least if case.twins else self._least_alone
            if chance < least or (explained and not case.twins):
                continue
            if best is None or chance > best[1]:
                best = case, chance
        return best


def _credits(case: Case) -> tuple[Quote, ...]:
    """The credits that the twins print, of the likest first."""
    twins = sorted(case.twins, key=lambda t: (-t.view.passage.similarity, t.view.there))
    return tuple(dict.fromkeys(q for t in twins for q in t.quotes))[:4]


def _habits_shown(case: Case) -> tuple[Quote, ...]:
    """The words of the article that are this agency's habit."""
    article = case.standing.article
    return tuple(
        Quote(article=article.id, start=h.start, end=h.end, text=article.text[h.start : h.end])
        for h in habits(article.text, case.label)
    )


_LEAST_REST = 15
"""Words from which what no twin has shows a style."""


def _rest_style(text: str, twins: Sequence[Twin], others: Sequence[View]) -> Mapping[str, float]:
    """The style of what no twin has; where no twin credits the agency, of what no other article has."""
    ranges = [(t.start, t.end) for t in twins] or [(v.here.start, v.here.end) for v in others]
    parts, at = [], 0
    for start, end in joined(ranges):
        parts.append(text[at:start])
        at = end
    rest = " ".join([*parts, text[at:]])
    return style(rest) if len(rest.split()) >= _LEAST_REST else {}


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

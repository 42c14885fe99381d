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
from tawatur.findings.transmission.printing import RUN, Case, Twin, covered, verbatim_runs, weigh_case
from tawatur.findings.transmission.standing import Standing
from tawatur.findings.transmission.stretches import joined
from tawatur.findings.transmission.style import OWN, habits, style
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


def trusted(
    standing: Standing, twin: Twin, whole: Verdict | None, home: bool, texts: Mapping[str, str]
) -> bool:
    """May a stretch take an agency's label from a twin?

    Where nobody signs the article, the question of the whole has been weighed and answered no: then only a
    foreign agency's passage is taken, and only if most of it is word for word. Of a state's agency that is
    asked for in a signed article too: the ministry's statement went to both.
    """
    if (whole is not None and whole.label == twin.label) or twin.label in standing.agencies:
        return True
    passage = twin.view.passage
    if not standing.bare and not home:
        return passage.similarity >= 0.5
    words = len(texts[passage.a.article][passage.a.start : passage.a.end].split())
    most = verbatim_runs(passage, texts) >= _VERBATIM * max(1, words - RUN + 1)
    return most and not (standing.bare and home)


_VERBATIM = 0.6
"""Part of a passage's word runs that must stand in both sides for its label to be taken."""


class Hidden:
    """Decides about whole unsigned articles; knows what all articles of the run say of themselves."""

    def __init__(self, known: Mapping[str, Standing], registry: Registry) -> None:
        self.texts = {k: s.article.text for k, s in known.items()}
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
                rivals=[t for label, ts in away.items() if label != k for t in ts],
                habits=self._habits,
                ways=ways,
                rest_ways=_rest_style(standing.article.text, away.get(k) or (), others),
                home=self.home(k),
                runs=self._runs(away.get(k, ())),
                own_runs=self._count(key),
            )
            for k in sorted(labels)
        ]

    def _count(self, key: str) -> int:
        """How many runs of words an article has."""
        return max(1, len(self.texts[key].split()) - RUN + 1)

    def _runs(self, twins: Sequence[Twin]) -> list[tuple[int, int]]:
        count: Counter[str] = Counter()
        for key, passage in {(t.view.there.article, t.view.passage): None for t in twins}:
            count[key] += verbatim_runs(passage, self.texts)
        return [(n, self._count(key)) for key, n in count.items()]

    def agency(
        self, standing: Standing, twins: Mapping[str, Sequence[Twin]], found: Sequence[View]
    ) -> Verdict | None:
        """The agency whose report the whole of an article is that nobody signs, or ``None``.

        This goes beyond the article's own credits. «… لرويترز» in a text covers its sentence and those
        chained to it, and in an article that somebody signs nothing more. Where nobody signs, and others
        print part of it, the whole is asked for: it is the agency's if the factors, with twins or by style
        alone, say so. A style that no words of the text can be shown for says nothing.
        """
        if not standing.bare:
            return None
        taken = joined((v.here.start, v.here.end) for v in found if _taken(v))
        if sum(e - s for s, e in taken) >= 0.5 * len(standing.article.text):
            return None
        best: Verdict | None = None
        cases = self.cases(standing, twins, found)
        if any(covered(case) >= _EXPLAINED for case in cases if case.twins):
            cases = [case for case in cases if case.twins]
        for case in cases:
            chance, _ = weigh_case(case)
            least = self._least[case.home] if case.twins else self._least_alone
            if chance >= least and (best is None or chance > best.chance):
                quotes = _credits(case) if case.twins else _habits_shown(case)
                if quotes:
                    best = Verdict(case.label, chance, not case.twins, quotes)
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

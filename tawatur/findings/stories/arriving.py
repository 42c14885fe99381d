"""Stories as articles arrive: each article is read once, and finds its story at once.

What an article is about is weighed by what had arrived before it. It is compared with the articles that share
its rare words; the stories of its nearest relatives are taken apart and put together again with it, by the
rules of a whole run. So early mistakes are mended where later articles touch them.

**What the order of arrival may change:** while articles come in, the rarity of words is that of the articles
so far, and only touched stories are looked at again; so two orders may differ in loosely related stories.
After :meth:`Arriving.settle` nothing of the order is left: its stories are those of :func:`group_stories`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from tawatur.findings.stories.features import Vector, cosine, counts_of, weighed
from tawatur.findings.stories.grouping import group_stories
from tawatur.findings.stories.joining import join, least_likeness
from tawatur.findings.stories.pairs import COMMON, DAYS, LATEST, NEIGHBOURS, PAIR, Day, apart, day_of
from tawatur.model import Article, Passage, Story

TOUCHED = 4
"""So many stories, those of the nearest relatives, an article may bring to be put together again."""

MEMBERS = 60
"""A story of more articles takes an article in or not, but is not taken apart for it: a bound on the work."""


class Arriving:
    """Stories that grow by one article at a time; the work for one does not grow with what has arrived."""

    def __init__(self) -> None:
        self.articles: list[Article] = []
        self._bags: list[Vector] = []
        self._days: list[Day] = []
        self._seen: Counter[str] = Counter()
        self._holding: dict[str, list[tuple[int, float]]] = defaultdict(list)
        self._near: list[list[tuple[float, int]]] = []
        self._home: list[int] = []
        self._members: dict[int, list[int]] = {}
        self._next = 0

    def add(self, article: Article) -> tuple[str, ...]:
        """Take in an article; return the ids of its story's articles, itself among them, as they came."""
        me, day = len(self.articles), day_of(article)
        counts = counts_of(article)
        self._seen.update(counts.keys())
        bag = weighed(counts, self._seen, me + 1)
        near = self._relatives(bag, day)
        self.articles.append(article)
        self._bags.append(bag)
        self._days.append(day)
        self._near.append(near)
        for word, weight in bag.items():
            self._holding[word].append((me, weight))
        self._home.append(-1)
        self._regroup(me, [i for _, i in near])
        return tuple(self.articles[i].id for i in self._members[self._home[me]])

    def stories(self) -> list[tuple[str, ...]]:
        """The stories so far, each as the ids of its articles in order of arrival."""
        return sorted(tuple(self.articles[i].id for i in group) for group in self._members.values())

    def settle(self, passages: Sequence[Passage] = ()) -> tuple[Story, ...]:
        """The stories of all that has arrived, whatever the order; what is common wording may be given."""
        return group_stories(self.articles, (), passages)

    def _relatives(self, bag: Vector, day: Day) -> list[tuple[float, int]]:
        """The articles most alike among those that came before and are near in time, best first."""
        likeness: dict[int, float] = defaultdict(float)
        for word, weight in bag.items():
            holding = self._holding.get(word, ())
            for i, other in holding if len(holding) <= COMMON else holding[-LATEST:]:
                likeness[i] += weight * other
        near = [(c, i) for i, c in likeness.items() if c >= PAIR and apart(day, self._days[i]) <= DAYS]
        return sorted(near, key=lambda pair: (-pair[0], pair[1]))[:NEIGHBOURS]

    def _regroup(self, me: int, relatives: Sequence[int]) -> None:
        """Put the stories of the nearest relatives together again, with the new article."""
        touched = list(dict.fromkeys(self._home[i] for i in relatives))[:TOUCHED]
        small = [s for s in touched if len(self._members[s]) <= MEMBERS]
        ids = sorted({me, *(i for s in small for i in self._members[s])})
        at = {i: k for k, i in enumerate(ids)}
        pairs = [
            (-max(c, cosine(self._bags[i], self._bags[j])), at[j], at[i])
            for i in ids
            for c, j in self._near[i]
            if j in at
        ]
        bags, days = [self._bags[i] for i in ids], [self._days[i] for i in ids]
        least = least_likeness(len(self.articles))
        groups = join(bags, days, [frozenset()] * len(ids), sorted(pairs), least)
        for story in small:
            del self._members[story]
        for group in groups:
            self._settle_group([ids[k] for k in group])
        if len(self._members[self._home[me]]) == 1 and len(small) < len(touched):
            self._into_large(me, relatives)

    def _settle_group(self, members: list[int]) -> None:
        self._members[self._next] = members
        for i in members:
            self._home[i] = self._next
        self._next += 1

    def _into_large(self, me: int, relatives: Sequence[int]) -> None:
        """A lone article joins the large story that it is alike enough to, on the average over a sample."""
        for story in dict.fromkeys(self._home[i] for i in relatives):
            members = self._members[story]
            if len(members) <= MEMBERS or story == self._home[me]:
                continue
            sample = members[:: max(1, len(members) // MEMBERS)]
            alike = sum(cosine(self._bags[me], self._bags[i]) for i in sample) / len(sample)
            if alike >= least_likeness(len(self.articles)):
                del self._members[self._home[me]]
                members.append(me)
                self._home[me] = story
                return

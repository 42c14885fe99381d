"""An index of articles that can be added to, and whose passages are always those of a run over all of them.

What an article changes is looked at again: pairs that it is part of, pairs whose common features it makes
better known (``Facts``), and pairs that it vouches for (``support``). All else stays as it is.
"""

from __future__ import annotations

import gc
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import NamedTuple

import numpy as np

from tawatur.evidence.passages.arrays import Hashes, contains, distinct
from tawatur.evidence.passages.circumstances import Circumstances, circumstances
from tawatur.evidence.passages.duplicates import Copies
from tawatur.evidence.passages.features import features
from tawatur.evidence.passages.library import Library
from tawatur.evidence.passages.postings import Postings, distinct_hashes, postings
from tawatur.evidence.passages.revision import proposed_pairs, weakened_pairs
from tawatur.evidence.passages.search import passages_of, search
from tawatur.evidence.passages.seeds import Seeds, Source, find_meetings, pair_keys
from tawatur.evidence.passages.standing import Standing
from tawatur.evidence.passages.vocabulary import Words
from tawatur.model import Article, Passage

_LOW = 0xFFFFFFFF
"""The bits of a pair's key (``pair_keys``) that number the later text."""


class Update(NamedTuple):
    """What an addition changed: passages that are new or other than before, and those that no longer hold.

    Both in the order of ``PassageIndex.passages``; a passage whose ends moved is in both.
    """

    found: tuple[Passage, ...]
    withdrawn: tuple[Passage, ...]


class PassageIndex:
    """Articles and the passages that they have in common.

    ``add`` takes articles in; ``passages`` gives what ``find_passages`` gives for all of them in the order in
    which they came, whatever the portions. Memory is about 20 kB an article.
    """

    def __init__(self) -> None:
        self._copies = Copies()
        self._library = Library()
        self._postings = Postings()
        self._known = Circumstances(np.zeros(0, np.int64), np.zeros(0, np.int64))
        self._outlets: dict[str, int] = {}
        self._standing = Standing()
        self._passages: dict[int, list[Passage]] = {}
        self._grows = True

    def __len__(self) -> int:
        return len(self._copies.articles)

    def add(self, articles: Sequence[Article]) -> Update:
        """Take articles in, and say what changed. Raises ``ValueError`` for an id that is already there."""
        with _collector_at_rest():
            return self._add(articles)

    def _add(self, articles: Sequence[Article]) -> Update:
        old = len(self)
        new, grown = self._copies.add(articles)
        revised = self._search(new) if new else {}
        keys = revised.keys() | self._keys_of(grown)
        before = self._expanded(keys, grown, old) if old else []
        for key, passages in revised.items():
            self._passages[key] = passages
            if not passages:
                del self._passages[key]
        texts = range(len(self._copies.members)) if not old else [*grown, *self._texts_since(old)]
        after = self._expanded(keys, texts, len(self))
        if not before:
            return Update(self._in_order(after), ())
        kept = set(before) & set(after)
        found, withdrawn = ([p for p in side if p not in kept] for side in (after, before))
        return Update(self._in_order(found), self._in_order(withdrawn))

    def passages(self) -> tuple[Passage, ...]:
        """All passages, in the order of the articles, ``a`` before ``b``, then by offsets."""
        return self._in_order(self._expanded(self._passages, range(len(self._copies.members)), len(self)))

    def scored(self) -> list[tuple[Passage, float]]:
        """Passages between the first articles that print two texts, each with the score that let it in."""
        keys, scores = self._standing.scores()
        of_key: dict[int, list[float]] = {}
        for key, score in zip(keys.tolist(), scores.tolist(), strict=True):
            of_key.setdefault(key, []).append(score)
        return [
            (passage, score)
            for key, passages in sorted(self._passages.items())
            for passage, score in zip(passages, of_key[key], strict=True)
        ]

    def _in_order(self, passages: Iterable[Passage]) -> tuple[Passage, ...]:
        place = self._copies.number
        return tuple(sorted(passages, key=lambda p: (place[p.a.article], place[p.b.article], p.a, p.b)))

    def _keys_of(self, texts: Sequence[int]) -> set[int]:
        """The pairs of texts with passages of which some texts are part."""
        wanted = set(texts)
        return {k for k in self._passages if k >> 32 in wanted or k & _LOW in wanted} if wanted else set()

    def _texts_since(self, article: int) -> range:
        """Texts that no article before a given one prints."""
        count = len(self._copies.members)
        low = bisect_left(range(count), article, key=lambda text: self._copies.members[text][0])
        return range(low, count)

    def _expanded(self, keys: Iterable[int], texts: Iterable[int], upto: int) -> list[Passage]:
        """Passages of pairs of texts, and of texts with themselves, between the first ``upto`` articles."""
        copies = self._copies
        between = (
            copies.between_texts(self._passages.get(key, ()), key >> 32, key & _LOW, upto) for key in keys
        )
        return list(chain(*between, *(copies.of_whole_text(text, upto) for text in texts)))

    def _search(self, new: Sequence[Article]) -> dict[int, list[Passage]]:
        """Search new texts, and give the passages of every pair of texts that may have others now."""
        offset = len(self._library)
        words = self._library.add([article.text for article in new])
        self._known = self._known.followed_by(circumstances(new, self._outlets))
        if not offset:
            self._standing.replace(search(words, self._first_seeds(words), self._known), None)
        else:
            found = features(words)
            found.packed.sort()
            self._revise(postings(found, offset), offset)
        return self._read(self._standing.changed)

    def _first_seeds(self, words: Words) -> Seeds:
        """Seeds of texts that are all there are; what later additions need of their features is kept."""
        found = features(words)
        meetings = find_meetings(words, found, Source(self._known.day, np.arange(len(self._known.day))))
        if self._grows:
            self._postings.add(postings(found, 0))
        del found  # the largest array there is
        return meetings.seeds()

    def _revise(self, level: Hashes, offset: int) -> None:
        """Take in the postings of texts from ``offset`` on, and search the pairs that they concern."""
        day, hashes = self._known.day, distinct_hashes(level)
        old = self._postings.facts(hashes, day)
        self._postings.add(level)
        new = self._postings.facts(hashes, day)
        weakened = weakened_pairs(self._postings, hashes, old, new, offset)
        weakened = weakened[contains(self._standing.alive, weakened)]
        pairs = distinct(np.append(weakened, proposed_pairs(self._postings, level, hashes, new)))
        texts = np.unique(np.concatenate((pairs >> np.uint64(32), pairs & np.uint64(_LOW)))).astype(np.int64)
        words = self._library.words(texts)
        a, b = (
            np.searchsorted(texts, x.astype(np.int64))
            for x in (pairs >> np.uint64(32), pairs & np.uint64(_LOW))
        )
        source = Source(day[texts], texts, lambda h: self._postings.facts(h, day), pair_keys(a, b))
        seeds = find_meetings(words, features(words), source).seeds()
        searched = search(words, seeds, self._known.take(texts))
        self._standing.replace(searched.renumbered(texts), pairs)

    def _read(self, keys: Hashes) -> dict[int, list[Passage]]:
        """The passages of pairs of texts, for each pair a list, be it empty."""
        out: dict[int, list[Passage]] = {key: [] for key in keys.tolist()}
        rows = self._standing.accepted_of(keys)
        if not len(rows.a):
            return out
        texts = np.unique(np.concatenate((rows.a, rows.b)))
        words = self._library.words(texts)
        a, b = np.searchsorted(texts, rows.a), np.searchsorted(texts, rows.b)
        first = [self._copies.first(text) for text in texts.tolist()]
        found = passages_of(
            words,
            rows._replace(a=a, b=b).moved(words.first[a], words.first[b]),
            [article.text for article in first],
            [article.id for article in first],
        )
        for key, passage in zip(pair_keys(rows.a, rows.b).tolist(), found, strict=True):
            out[key].append(passage)
        return out


def find_passages(articles: Sequence[Article]) -> tuple[Passage, ...]:
    """Common wording of any two different articles, with alignment and edits, direction left open.

    Passages come in the order of the articles, ``a`` before ``b``, then by offsets. A span begins and
    ends with a word, or with punctuation that both sides print there. The same articles in the same order
    give the same passages; another order gives nearly the same. Copies of one text beyond a dozen are shown
    as passages of the first only. To add to articles that were searched before, see ``PassageIndex``.
    """
    index = PassageIndex()
    index._grows = False
    return index.add(articles).found


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """No search for cycles: none are made here, and looking through all passages made so far takes longer
    than making them.
    """
    works = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if works:
            gc.enable()

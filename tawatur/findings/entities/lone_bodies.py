"""Bodies named by one word: «دورتموند» where the article, or the run, has its full name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tawatur.corpus.folding import fold_string
from tawatur.evidence.mentions.vocabulary import in_class

Spot = tuple[int, int, str]
"""(index of the reading, index of the mention in it, what the mention is known by)"""


def lone_bodies(
    lone: Iterable[Spot], names: Mapping[str, Counter[str]], full: Sequence[Spot]
) -> Iterator[Spot]:
    """The spots of one-word names that a full name explains, with that name's key.

    ``names`` gives how each key is written, ``full`` where. A word stands for the one full name of its
    article that holds it, else for the one of the run that is it behind a body noun («نادي», «شركة»).
    """
    here: dict[int, set[str]] = defaultdict(set)
    for r, _, key in full:
        here[r].add(key)
    words = {
        key: {w for name in written for w in fold_string(name).split()} for key, written in names.items()
    }
    nouned: dict[str, set[str]] = defaultdict(set)
    for key, written in names.items():
        for name in written:
            first, *rest = fold_string(name).split()
            if len(rest) == 1 and in_class(first, "body_nouns"):
                nouned[rest[0]].add(key)
    for r, i, word in lone:
        fits = {key for key in here[r] if word in words[key]} or nouned.get(word, set())
        if len(fits) == 1 and not in_class(word, "body_nouns"):
            yield r, i, next(iter(fits))

"""What the steps after the seeds hand on: stretches of two articles that may be common wording."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from tawatur.evidence.passages.arrays import Doubles, Flags, Ints
from tawatur.evidence.passages.wording import Bounds


class Candidates(NamedTuple):
    """Words ``a0:a1`` of article ``a``, ``b0:b1`` of a later article ``b``, as columns.

    ``known`` and ``lasting`` say how often the wording was met in other articles (see ``Regions``);
    ``score`` what speaks for common wording: positive, it is.
    """

    a: Ints
    b: Ints
    a0: Ints
    a1: Ints
    b0: Ints
    b1: Ints
    known: Doubles
    lasting: Doubles
    score: Doubles

    @property
    def bounds(self) -> Bounds:
        """The stretches of words alone."""
        return Bounds(self.a0, self.a1, self.b0, self.b1)

    def take(self, which: Ints | Flags) -> Candidates:
        """Some of them."""
        return Candidates._make(x[which] for x in self)

    def moved(self, by_a: Ints, by_b: Ints) -> Candidates:
        """The same with words counted from elsewhere."""
        a0, a1, b0, b1 = self.a0 + by_a, self.a1 + by_a, self.b0 + by_b, self.b1 + by_b
        return self._replace(a0=a0, a1=a1, b0=b0, b1=b1)

    def in_order(self) -> Candidates:
        """Ordered by pair of articles, then by place."""
        return self.take(np.lexsort((self.b1, self.a1, self.b0, self.a0, self.b, self.a)))


def together(pieces: list[Candidates]) -> Candidates:
    """Several as one."""
    return Candidates._make(np.concatenate(x) for x in zip(*pieces, strict=True))


NOTHING = Candidates._make([*[np.zeros(0, np.int64)] * 6, *[np.zeros(0)] * 3])
"""No candidates."""

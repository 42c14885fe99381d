"""Where stages run. A stage is either per article (map) or over all of them (an ordinary function call).

Only the map needs an engine. This machine's engine runs it in this process or in several side by side, one
thread each, and gives the same results in the same order either way.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Protocol

from tawatur.model import Article, Reading

_CHUNK = 25
"""Articles handed to a process at a time: enough to hide the cost of sending them."""


class Engine(Protocol):
    """What the pipeline asks of an engine."""

    def map(self, stage: Callable[[Article], Reading], articles: Sequence[Article]) -> Iterator[Reading]:
        """Apply a pure stage to every article; results come in the order of the articles."""
        ...


class Local:
    """One machine. ``processes`` = 1 runs everything in the calling process."""

    def __init__(self, processes: int = 1) -> None:
        self.processes = max(1, processes)

    def map(self, stage: Callable[[Article], Reading], articles: Sequence[Article]) -> Iterator[Reading]:
        """Apply a pure stage to every article; results come in the order of the articles."""
        if self.processes == 1 or len(articles) <= _CHUNK:
            yield from map(stage, articles)
            return
        with ProcessPoolExecutor(
            self.processes, mp_context=get_context("spawn"), initializer=_one_thread
        ) as pool:
            yield from pool.map(stage, articles, chunksize=_CHUNK)


def _one_thread() -> None:
    """Two BLAS threads inside one call ran up to thirty times slower on small machines."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"

"""Progress on stderr, for a person only: nothing is printed where stderr is no terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from tawatur.pipeline import Progress as Tell


@contextmanager
def shown() -> Iterator[Tell]:
    """A bar for the stage that is running; it leaves no trace when all is done."""
    if not sys.stderr.isatty():
        yield _silent()
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("")
        yield lambda stage, done, of: bar.update(task, description=stage, completed=done, total=of)


def _silent() -> Tell:
    return lambda *_: None

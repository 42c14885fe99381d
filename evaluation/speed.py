"""Measures how fast an analysis runs, stage by stage, and how its cost grows with the number of articles.

    python -m evaluation.speed CORPUS.jsonl.gz [--articles 250 500 1000] [--vectors]

Each size takes every k-th article of the corpus and runs in a fresh process with one thread. Prints one JSON
line a size: articles, seconds (CPU of the whole process, and wall seconds by stage), articles a second, peak
memory in MB. Timings depend on the machine; they are figures to compare, not tests.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path


class _Clock:
    """Adds up wall seconds by the stage that the pipeline says it is in."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._stage, self._since = "", time.perf_counter()

    def __call__(self, stage: str, *_: int) -> None:
        now = time.perf_counter()
        if stage != self._stage:
            self.seconds[self._stage] = self.seconds.get(self._stage, 0.0) + now - self._since
            self._stage, self._since = stage, now

    def done(self) -> dict[str, float]:
        """Seconds by stage, the last one closed."""
        self("")
        return {stage: round(s, 2) for stage, s in self.seconds.items() if stage}


def run_once(corpus: Path, count: int, with_vectors: bool) -> dict[str, object]:
    """Analyse ``count`` articles spread over the corpus, in this process."""
    from tawatur.corpus.read import read_inputs
    from tawatur.findings.meaning import default_vectors
    from tawatur.pipeline import analyse

    articles, _ = read_inputs([corpus])
    chosen = articles[:: max(1, len(articles) // count)][:count]
    started, clock = time.process_time(), _Clock()
    analyse(chosen, vectors=default_vectors() if with_vectors else None, progress=clock)
    seconds = time.process_time() - started
    return {
        "articles": len(chosen),
        "seconds": round(seconds, 2),
        "articles_a_second": round(len(chosen) / seconds, 1),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "stages": clock.done(),
    }


def main() -> None:
    """Run each size in a process of its own."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, nargs="+", default=[250, 500, 1000])
    parser.add_argument("--vectors", action="store_true")
    options = parser.parse_args()
    if len(options.articles) == 1:
        print(json.dumps(run_once(options.corpus, options.articles[0], options.vectors)))
        return
    flags = ["--vectors"] if options.vectors else []
    single = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    for count in options.articles:
        command = [sys.executable, "-m", "evaluation.speed", options.corpus, "--articles", str(count), *flags]
        subprocess.run(command, check=True, env=single)


if __name__ == "__main__":
    main()

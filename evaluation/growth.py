"""How the cost of finding passages grows: wall, CPU and peak memory at N, 2N, 4N, 8N articles.

    python -m evaluation.growth CORPUS… [--articles 4500] [--steps 4] [--add 1 1000] [--two] [--leading]

Corpora (``.jsonl`` or ``.jsonl.gz``) are joined; each size takes every k-th article and runs in a fresh
process with one thread. One JSON line a size: reading, folding and tokenising (``words``) apart from all
that follows (``passages``); then the exponents of lines through the logarithms of CPU seconds of
``passages`` and of the number of passages: thinning a corpus also thins the pairs that copy each other.
``--add`` keeps as many articles back and adds them to an index of the others. ``--two`` compares one
process after the other with both side by side, each on half of the articles.

``--leading`` takes the first articles instead of every k-th. On a corpus that ``scale_up.py`` of the
evaluation set made, whose copies share nothing with each other, that holds the structure of copying fixed:
articles, passages and features grow together.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import numpy as np

from tawatur.corpus.read import read_inputs
from tawatur.evidence.passages import PassageIndex, Update, find_passages
from tawatur.evidence.passages.vocabulary import Vocabulary, Words
from tawatur.model import Article


class _Clock:
    """CPU seconds spent on reading words."""

    def __init__(self) -> None:
        self.seconds = 0.0
        read = Vocabulary.read

        def timed(vocabulary: Vocabulary, texts: Sequence[str]) -> Words:
            started = time.process_time()
            words = read(vocabulary, texts)
            self.seconds += time.process_time() - started
            return words

        Vocabulary.read = timed  # type: ignore[method-assign, assignment]


def measure(articles: Sequence[Article], added: Sequence[int]) -> dict[str, object]:
    """Find the passages of articles, then add the last ones in portions of the given sizes."""
    clock, index = _Clock(), PassageIndex()
    find = index.add if added else find_passages
    at = len(articles) - sum(added)
    wall, cpu = time.perf_counter(), time.process_time()
    result = find(articles[:at])
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    out: dict[str, object] = {
        "articles": at,
        "passages": len(result.found if isinstance(result, Update) else result),
        "wall_s": round(wall, 2),
        "words_cpu_s": round(clock.seconds, 2),
        "passages_cpu_s": round(cpu - clock.seconds, 2),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    for size in added:
        started = time.process_time()
        index.add(articles[at : at + size])
        out[f"add_{size}_cpu_s"] = round(time.process_time() - started, 3)
        at += size
    return out


def _command(options: argparse.Namespace, count: int, part: str = "0/1") -> list[str]:
    added = ["--add", *map(str, options.add)] if options.add else []
    leading = ["--leading"] if options.leading else []
    run = ["--articles", str(count), "--once", part, *added, *leading]
    return [sys.executable, "-m", "evaluation.growth", *map(str, options.corpus), *run]


def _sizes(options: argparse.Namespace, single: dict[str, str]) -> None:
    rows = []
    for step in range(options.steps):
        command = _command(options, options.articles << step)
        line = subprocess.run(command, check=True, env=single, capture_output=True, text=True).stdout
        print(line.strip(), flush=True)
        rows.append(json.loads(line))
    if len(rows) > 1:
        articles, cpu, found = (
            np.log([float(row[key]) for row in rows]) for key in ("articles", "passages_cpu_s", "passages")
        )
        slopes = (float(np.polyfit(articles, y, 1)[0]) for y in (cpu, found))
        print(json.dumps(dict(zip(("exponent", "exponent_of_passages"), slopes, strict=True))))


def _two(options: argparse.Namespace, single: dict[str, str]) -> None:
    commands = [_command(options, options.articles, f"{i}/2") for i in (0, 1)]
    started = time.perf_counter()
    for command in commands:
        subprocess.run(command, check=True, env=single, stdout=subprocess.DEVNULL)
    apart = time.perf_counter() - started
    started = time.perf_counter()
    for running in [subprocess.Popen(c, env=single, stdout=subprocess.DEVNULL) for c in commands]:
        running.wait()
    both = time.perf_counter() - started
    print(json.dumps({"one_s": round(apart, 1), "two_s": round(both, 1), "faster": round(apart / both, 2)}))


def main() -> None:
    """Run each size in a process of its own."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path, nargs="+")
    parser.add_argument("--articles", type=int, default=4500)
    parser.add_argument("--steps", type=int, default=4)
    parser.add_argument("--add", type=int, nargs="+", default=[])
    parser.add_argument("--two", action="store_true")
    parser.add_argument("--leading", action="store_true")
    parser.add_argument("--once", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.once:
        articles = list(chain(*(read_inputs([path])[0] for path in options.corpus)))
        part, of = map(int, options.once.split("/"))
        step = of if options.leading else max(of, len(articles) // options.articles)
        chosen = articles[part::step][: options.articles]
        print(json.dumps(measure(chosen, options.add)))
        return
    single = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    (_two if options.two else _sizes)(options, single)


if __name__ == "__main__":
    main()

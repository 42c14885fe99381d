"""How well passages are found where the truth is known.

    python evaluation/reuse/run.py --number 2000 --skip 2500

Makes the benchmark (real paragraphs, copied and edited in known ways) from the evaluation set's corpus,
finds the passages, writes ``passages.jsonl`` and prints the scores, the seconds and the peak memory.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

import msgspec

from evaluation.place import evaluation_set
from tawatur.evidence.passages import find_passages
from tawatur.model import Article, Passage


def read_articles(path: Path) -> list[Article]:
    """Articles of a JSON Lines file that the benchmark made."""
    rows = (json.loads(line) for line in path.read_text("utf-8").splitlines())
    return [
        Article(
            id=r["id"],
            text=r["text"],
            outlet=r["outlet"],
            sha256=hashlib.sha256(r["text"].encode()).hexdigest(),
        )
        for r in rows
    ]


def write_passages(passages: Iterable[Passage], path: Path) -> None:
    """One passage a line."""
    path.write_bytes(b"".join(msgspec.json.encode(p) + b"\n" for p in passages))


def main() -> None:
    """Make, find, score."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=2000, help="articles in the benchmark")
    parser.add_argument(
        "--skip", type=int, default=2500, help="articles of the pool to leave out (tune on 0)"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bench", type=Path, help="folder of a benchmark, made if it is not there")
    options = parser.parse_args()
    tools = evaluation_set() / "reuse"
    with tempfile.TemporaryDirectory() as scratch:
        bench = options.bench or Path(scratch) / "bench"
        if not (bench / "gold.jsonl").exists():
            corpus = evaluation_set() / "corpora" / "pan-arab-2018.jsonl.gz"
            made = [str(x) for x in (corpus, options.number, bench, options.seed, options.skip)]
            if subprocess.run([sys.executable, tools / "make_reuse.py", *made], check=False).returncode:
                sys.exit("the benchmark could not be made with these numbers")
        articles = read_articles(bench / "articles.jsonl")
        wall, cpu = time.perf_counter(), time.process_time()
        passages = find_passages(articles)
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        out = Path(scratch) / "out"
        out.mkdir()
        write_passages(passages, out / "passages.jsonl")
        subprocess.run([sys.executable, tools / "score_reuse.py", bench, out], check=True)
    peak = (
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "darwin" else 1) / 1024
    )
    print(
        json.dumps(
            {
                "articles": len(articles),
                "passages": len(passages),
                "wall_s": round(wall, 2),
                "cpu_s": round(cpu, 2),
                "peak_mb": round(peak),
            }
        )
    )


if __name__ == "__main__":
    main()

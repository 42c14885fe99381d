"""Hidden credits: whose text is an article whose agency credit was taken away? Runs what is needed, no more.

    python evaluation/wires/run.py [--keep DIR] [--errors N] [--turned]

Only credits, passages, directions and lineages are found: the other stages do not bear on the answer. The
benchmark is made from the corpora of the evaluation set, found at ``TAWATUR_EVAL`` or ``../shared/eval``;
nothing of it is copied. ``--keep`` holds the benchmark, credits and passages in a folder: a second run
after a change of directions or lineages alone takes a minute. Empty the folder when evidence changes.
``--turned`` reads the corpus from its end: the benchmark's maker then draws other articles.
"""

from __future__ import annotations

import argparse
import gzip
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import msgspec

from evaluation.place import evaluation_set
from tawatur.corpus.document import document
from tawatur.corpus.read import read_inputs
from tawatur.evidence.credits import Registry, find_credits, outlet_of
from tawatur.evidence.passages import find_passages
from tawatur.findings.transmission import direct_passages, trace_lineages
from tawatur.model import Analysis, Article, Passage, Reading
from tawatur.views.export import write_analysis

CORPUS = "corpora/saudi-2015.jsonl.gz"


class Evidence(msgspec.Struct, frozen=True):
    """What the evidence stages found in the benchmark's articles."""

    articles: tuple[Article, ...]
    readings: tuple[Reading, ...]
    passages: tuple[Passage, ...]


def benchmark(folder: Path, home: Path, turned: bool = False) -> tuple[Path, Path]:
    """The corpus without some of its bylines, and the gold: made in ``folder`` where it holds neither."""
    wires, gold = folder / "wires.jsonl.gz", folder / "gold.jsonl"
    folder.mkdir(parents=True, exist_ok=True)
    if not gold.is_file():
        corpus = home / CORPUS
        if turned:
            corpus, lines = folder / "turned.jsonl.gz", gzip.decompress(corpus.read_bytes()).splitlines(True)
            corpus.write_bytes(gzip.compress(b"".join(reversed(lines)), 1, mtime=0))
        maker = [sys.executable, home / "make_wires.py", corpus, wires, gold]
        subprocess.run([str(part) for part in maker], check=True, stdout=subprocess.DEVNULL)
    return wires, gold


def evidence(corpus: Path, kept: Path) -> Evidence:
    """A corpus' articles with their credits and passages, from the file ``kept`` where there is one."""
    if kept.is_file():
        return msgspec.msgpack.decode(kept.read_bytes(), type=Evidence)
    registry = Registry.load()
    found, _ = read_inputs([corpus])
    articles = tuple(msgspec.structs.replace(a, outlet=outlet_of(a, registry)) for a in found)
    readings = tuple(Reading(article=a.id, credits=find_credits(document(a), registry)) for a in articles)
    out = Evidence(articles, readings, tuple(find_passages(articles)))
    kept.write_bytes(msgspec.msgpack.encode(out))
    return out


def main() -> int:
    """Find whose text each article is, print the scorer's verdict and the time it took."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--keep", type=Path, help="hold the benchmark and its evidence here")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--turned", action="store_true", help="draw other articles")
    args = parser.parse_args()
    home = evaluation_set()
    with tempfile.TemporaryDirectory() as scratch:
        folder = args.keep or Path(scratch)
        began = time.perf_counter()
        wires, gold = benchmark(folder, home, args.turned)
        found = evidence(wires, folder / "wires.msgpack")
        middle = time.perf_counter()
        passages = direct_passages(found.articles, found.readings, found.passages)
        lineages = trace_lineages(found.articles, found.readings, passages)
        took = time.perf_counter() - middle
        sys.stderr.write(f"evidence {middle - began:.1f} s, directions and lineages {took:.1f} s\n")
        out = folder / "out"
        write_analysis(Analysis(articles=found.articles, lineages=lineages), out)
        command = [sys.executable, str(home / "score.py"), "wires", str(out)]
        command += ["--gold", str(gold), "--errors", str(args.errors)]
        return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())

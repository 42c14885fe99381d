"""Measures an analysis against the evaluation set and holds it to the floors.

    python -m evaluation.gate [statements|stories|reuse|wires …] [--eval FOLDER]

Prints one JSON line a set with every figure, and which floors were missed; exit code 1 if any was. The
folder of the evaluation set is not part of the project: it is found beside it or named by TAWATUR_EVAL.
``floors.json`` pins what must hold. It may be raised; it is never lowered to let a change pass.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from evaluation.place import evaluation_set

HERE = Path(__file__).parent
SETS = ("statements", "stories", "reuse", "wires")
_REUSE_ARTICLES = "2000"
_REUSE_SKIP = "2500"

Figures = dict[str, Any]


def measure(name: str, folder: Path, scratch: Path) -> Figures:
    """Analyse one set as a user would and return what its scorer prints."""
    out = scratch / f"{name}.out"
    if name == "statements":
        _analyse(folder / "gold/articles", out)
        return _score(
            folder,
            "statements",
            out,
            "--gold",
            folder / "gold/statements",
            "--texts",
            folder / "gold/articles",
        )
    if name == "stories":
        _analyse(folder / "gold/stories/articles.jsonl", out)
        return _score(folder, "stories", out, "--gold", folder / "gold/stories")
    if name == "reuse":
        return _reuse(folder, scratch / "bench", out)
    wires, gold = scratch / "wires.jsonl.gz", scratch / "wires.gold.jsonl"
    _python(folder / "make_wires.py", folder / "corpora/saudi-2015.jsonl.gz", wires, gold)
    _analyse(wires, out)
    return _score(folder, "wires", out, "--gold", gold)


def _reuse(folder: Path, bench: Path, out: Path) -> Figures:
    corpus = folder / "corpora/pan-arab-2018.jsonl.gz"
    _python(folder / "reuse/make_reuse.py", corpus, _REUSE_ARTICLES, bench, "1", _REUSE_SKIP)
    _passages_only(bench / "articles.jsonl", out)
    lines = _python(folder / "reuse/score_reuse.py", bench, out).splitlines()
    return {**json.loads(lines[0]), "by_kind": json.loads(lines[1])}


def _passages_only(articles: Path, out: Path) -> None:
    """The reuse benchmark asks for passages alone: its articles are stitched and tell no story."""
    from tawatur.corpus.read import read_inputs
    from tawatur.evidence.passages import find_passages
    from tawatur.model import Analysis
    from tawatur.views.export import write_analysis

    found, _ = read_inputs([articles])
    write_analysis(Analysis(articles=found, passages=find_passages(found)), out)


def _analyse(source: Path, out: Path) -> None:
    program = Path(sys.executable).with_name("tawatur")
    subprocess.run([program, "analyse", source, "--out", out], check=True, stdout=subprocess.DEVNULL)


def _score(folder: Path, what: str, out: Path, *options: Path | str) -> Figures:
    figures: Figures = json.loads(_python(folder / "score.py", what, out, *options))
    return figures


def _python(script: Path, *arguments: Path | str) -> str:
    done = subprocess.run([sys.executable, script, *arguments], check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout


def missed(name: str, figures: Figures) -> list[str]:
    """The floors of a set that its figures do not reach, in words."""
    floors = json.loads((HERE / "floors.json").read_text("utf-8")).get(name, {})
    out = []
    for key, bound in floors.items():
        value = figures
        for part in key.split("."):
            value = value[part]
        if value is None or value < bound.get("least", value) or value > bound.get("most", value):
            out.append(f"{name}: {key} is {value}, floor {bound}")
    return out


def main() -> int:
    """Measure the named sets (all but the long one by default) and report."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sets", nargs="*", metavar="SET", help=", ".join(SETS))
    parser.add_argument("--eval", type=Path, dest="folder")
    options = parser.parse_args()
    if not set(options.sets) <= set(SETS):
        parser.error(f"the sets are {', '.join(SETS)}")
    folder = evaluation_set(options.folder)
    failures = []
    with tempfile.TemporaryDirectory() as scratch:
        for name in options.sets or SETS[:3]:
            figures = measure(name, folder, Path(scratch))
            print(name, json.dumps(figures, ensure_ascii=False), flush=True)
            failures += missed(name, figures)
    for failure in failures:
        print(failure, file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())

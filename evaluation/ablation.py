"""Takes each kind of evidence away in turn and says what that does to every figure of the annotated stories.

    python -m evaluation.ablation [--only KIND …] [--write]

Without ``--write`` the table is printed; with it ``docs/ablation.md`` is written. What is left is the whole
program as a user runs it, with one stage finding nothing.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from evaluation.place import evaluation_set
from evaluation.stories.run import read_articles
from tawatur import pipeline
from tawatur.findings.meaning import default_vectors
from tawatur.model import Analysis, Article, Reading
from tawatur.views.export import write_analysis

PAGE = Path(__file__).parents[1] / "docs" / "ablation.md"

_INTRO = """# What each kind of evidence is worth

Every line takes one kind of evidence away from the whole program and measures the annotated stories again
(10 stories, 61 articles, 79 claims). The set is small: differences of one or two hundredths are noise. A
figure that rises without some evidence is no reason to take it away, but one to look at how it is used.

`python -m evaluation.ablation --write` writes this page.

"""
_OUTRO = """
**What no evidence in a text can show.** An outlet that read another's report and told it anew, without a
common word, a credit or a shared error, looks like an independent source here and to any reader of the two
texts. So does a source that two outlets name differently. The interval's lower end counts nameless sources
that may be one as one; the rest stays undecided, and the number is always one *within these articles*.
"""

_Stage = Callable[..., Any]


def _fewer(**empty: Any) -> dict[str, _Stage]:
    """The reading of an article with some of its findings taken out."""
    real = pipeline.read_article

    def read(article: Article, registry: Any) -> Reading:
        return msgspec.structs.replace(real(article, registry), **empty)

    return {"read_article": read}


def _without_carriers() -> dict[str, _Stage]:
    real = pipeline.read_article

    def read(article: Article, registry: Any) -> Reading:
        reading = real(article, registry)
        bare = (msgspec.structs.replace(s, carrier=None, carrier_key=None) for s in reading.statements)
        return msgspec.structs.replace(reading, statements=tuple(bare))

    return {"read_article": read}


def _without_entities() -> dict[str, _Stage]:
    return {"link_entities": lambda _articles, readings: (readings, ())}


KINDS: dict[str, Callable[[], dict[str, _Stage]]] = {
    "nothing": dict,
    "sentence vectors": dict,
    "common wording": lambda: {"find_passages": lambda _: ()},
    "credits of agencies": lambda: _fewer(credits=()),
    "carriers of statements": _without_carriers,
    "attributed statements": lambda: _fewer(statements=()),
    "entities across articles": _without_entities,
    "numbers": lambda: _fewer(quantities=()),
    "times in the text": lambda: _fewer(times=()),
    "days of publication": dict,
    "directions of passages": lambda: {"direct_passages": lambda _a, _r, passages, _g: passages},
}
"""What is taken away, and the stages that stand in for the pipeline's."""


@contextmanager
def _instead(stages: dict[str, _Stage]) -> Iterator[None]:
    """The pipeline with some of its stages replaced."""
    kept = {name: getattr(pipeline, name) for name in stages}
    for name, stage in stages.items():
        setattr(pipeline, name, stage)
    try:
        yield
    finally:
        for name, stage in kept.items():
            setattr(pipeline, name, stage)


def analysis_without(kind: str, articles: list[Article]) -> Analysis:
    """The analysis of the articles with one kind of evidence taken away."""
    if kind == "days of publication":
        articles = [msgspec.structs.replace(a, published=None) for a in articles]
    vectors = None if kind == "sentence vectors" else default_vectors()
    with _instead(KINDS[kind]()):
        return pipeline.analyse(articles, vectors=vectors)


def figures(analysis: Analysis, home: Path) -> dict[str, Any]:
    """What the scorer says of an analysis."""
    with tempfile.TemporaryDirectory() as scratch:
        write_analysis(analysis, Path(scratch))
        gold = str(home / "gold" / "stories")
        command = [sys.executable, str(home / "score.py"), "stories", scratch, "--gold", gold]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[0])
    return found


_COLUMNS: dict[str, tuple[str, ...]] = {
    "story pairs": ("story_pairs", "f1"),
    "agency": ("agency", "f1"),
    "same lineage": ("same_lineage_pairs", "f1"),
    "claim pairs": ("claim_pairs", "f1"),
    "precision": ("claim_pairs", "p"),
    "exact": ("independent", "exact"),
    "in the interval": ("independent", "interval_holds"),
    "width": ("independent", "mean_width"),
    "differs": ("differs", "f1"),
}


def row(kind: str, found: dict[str, Any]) -> str:
    """One line of the table."""
    cells = []
    for path in _COLUMNS.values():
        value: Any = found
        for key in path:
            value = value.get(key) if isinstance(value, dict) else None
        cells.append("–" if value is None else f"{value:.3f}")
    return f"| {kind} | {' | '.join(cells)} |"


def main() -> None:
    """One analysis a kind."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", nargs="+", choices=sorted(KINDS), default=list(KINDS))
    parser.add_argument("--write", action="store_true", help="write docs/ablation.md")
    options = parser.parse_args()
    home = evaluation_set()
    articles = read_articles(home / "gold" / "stories" / "articles.jsonl")
    lines = [f"| taken away | {' | '.join(_COLUMNS)} |", "| --- |" + " --- |" * len(_COLUMNS)]
    print("\n".join(lines))
    for kind in options.only:
        lines.append(row(kind, figures(analysis_without(kind, articles), home)))
        print(lines[-1], flush=True)
    if options.write:
        PAGE.write_text(_INTRO + "\n".join(lines) + "\n" + _OUTRO, "utf-8")


if __name__ == "__main__":
    main()

"""The command line: one verb a job."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Literal

import typer

from tawatur.errors import TawaturError
from tawatur.model import Analysis, Article, Receipt
from tawatur.views.terminal import inert

app = typer.Typer(
    name="tawatur",
    help="Reads the news by the chain that carried it: how many independent sources stand behind a claim.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)

Inputs = Annotated[
    list[Path], typer.Argument(metavar="INPUT…", help="Folders and files: .txt, .html, .jsonl, .jsonl.gz")
]
Published = Annotated[
    str | None,
    typer.Option(metavar="TIME", help="Publication time of articles that give none, e.g. 2017-10-29."),
]
Meaning = Annotated[
    bool,
    typer.Option(
        "--vectors/--no-vectors", help="Compare meaning by sentence vectors too, or by words alone."
    ),
]
Processes = Annotated[
    int, typer.Option(min=1, metavar="N", help="Processes that read articles side by side.")
]
Language = Annotated[
    Literal["ar", "en"], typer.Option("--lang", help="Language of what is printed: Arabic or English.")
]
AsJsonLines = Annotated[bool, typer.Option("--json", help="Print one JSON object a line instead of text.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object instead of text.")]


def _received(
    inputs: list[Path], published: str | None, progress: Callable[[int], None] | None = None
) -> tuple[tuple[Article, ...], tuple[Receipt, ...]]:
    """Articles and receipts; what is not plainly ok gets its line on stderr, and no article is an error."""
    from tawatur.corpus.read import read_inputs

    articles, receipts = read_inputs(inputs, published=published, progress=progress)
    for receipt in receipts:
        if receipt.status != "ok" or receipt.reason:
            typer.echo(inert(f"{receipt.source}: {receipt.status}: {receipt.reason}"), err=True)
    if not articles:
        raise TawaturError("nothing to analyse")
    return articles, receipts


def _analysis(
    inputs: list[Path], published: str | None = None, vectors: bool = True, processes: int = 1
) -> Analysis:
    """Read and analyse; complain on stderr, a line an input; leave with 1 where nothing could be read."""
    from tawatur.engine import Local
    from tawatur.findings.meaning import default_vectors
    from tawatur.pipeline import analyse, registry_beside
    from tawatur.views.progress import shown

    with shown() as tell:
        articles, receipts = _received(inputs, published, lambda n: tell("files", n, n))
        analysis = analyse(
            articles,
            receipts,
            registry=registry_beside(inputs),
            vectors=default_vectors() if vectors else None,
            engine=Local(processes),
            progress=tell,
        )
    for reading in analysis.readings:
        if reading.trouble:
            typer.echo(inert(f"{reading.article}: partial: {reading.trouble}"), err=True)
    return analysis


@app.command(epilog="Example: [bold]tawatur analyse examples/coverage --out out[/bold]")
def analyse(
    inputs: Inputs,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="Folder for the JSON Lines files.")],
    published: Published = None,
    vectors: Meaning = True,
    processes: Processes = 1,
    json: AsJson = False,
) -> None:
    """Find passages, statements, stories and claims, and write them as JSON Lines."""
    from tawatur.views.export import write_analysis
    from tawatur.views.summary import counts, print_counts

    analysis = _analysis(inputs, published, vectors, processes)
    write_analysis(analysis, out)
    print_counts(counts(analysis), json)


@app.command(epilog="Example: [bold]tawatur report examples/coverage -o report.html --summary[/bold]")
def report(
    inputs: Inputs,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="The page to write.")],
    published: Published = None,
    vectors: Meaning = True,
    processes: Processes = 1,
    summary: Annotated[
        bool, typer.Option("--summary", help="Print the stories and their claims too.")
    ] = False,
) -> None:
    """Write one self-contained page that shows every finding with its evidence."""
    from tawatur.views.report import write_report
    from tawatur.views.summary import print_summary

    analysis = _analysis(inputs, published, vectors, processes)
    write_report(analysis, out)
    if summary:
        print_summary(analysis)
    typer.echo(out.resolve())


@app.command(epilog="Example: [bold]tawatur compare first.txt second.txt[/bold]")
def compare(
    a: Annotated[Path, typer.Argument(metavar="A", help="One report.")],
    b: Annotated[Path, typer.Argument(metavar="B", help="Another report.")],
    published: Published = None,
    vectors: Meaning = True,
    json: AsJson = False,
) -> None:
    """Show what two reports share, what each changed or left out, and how dependent they are."""
    from tawatur.views.compare import compare_two
    from tawatur.views.compare.printing import print_comparison

    analysis = _analysis([a, b], published, vectors)
    print_comparison(compare_two(analysis), json)


@app.command(epilog="Example: [bold]tawatur claims examples/coverage --misleading --top 5[/bold]")
def claims(
    inputs: Inputs,
    misleading: Annotated[
        bool, typer.Option("--misleading", help="Only what more outlets carry than sources stand behind.")
    ] = False,
    top: Annotated[int | None, typer.Option(min=1, metavar="N", help="So many at most.")] = None,
    language: Language = "en",
    published: Published = None,
    vectors: Meaning = True,
    processes: Processes = 1,
    json: AsJsonLines = False,
) -> None:
    """List the claims, what misleads most first, with who stands behind each and why."""
    from tawatur.views.telling import print_claims

    print_claims(_analysis(inputs, published, vectors, processes), misleading, top, language, json)


@app.command(epilog="Example: [bold]tawatur stories examples/coverage[/bold]")
def stories(
    inputs: Inputs,
    arriving: Annotated[
        bool,
        typer.Option("--arriving", help="Take articles one by one: a JSON line each, with its story then."),
    ] = False,
    language: Language = "en",
    published: Published = None,
    vectors: Meaning = True,
    processes: Processes = 1,
    json: AsJsonLines = False,
) -> None:
    """List which articles report one event: days, places, outlets, and who usually does and did not."""
    from tawatur.views.stories import print_arrivals, print_stories

    if arriving:
        print_arrivals(_received(inputs, published)[0])
        return
    print_stories(_analysis(inputs, published, vectors, processes), language, json)


@app.command(epilog="Example: [bold]tawatur outlets examples/coverage -o outlets.html[/bold]")
def outlets(
    inputs: Inputs,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write a page with the evidence too.")
    ] = None,
    published: Published = None,
    language: Language = "en",
    processes: Processes = 1,
    json: AsJson = False,
) -> None:
    """Count over many articles whose text each outlet prints, what it credits, whom it follows."""
    from tawatur.engine import Local
    from tawatur.pipeline import registry_beside, survey_outlets
    from tawatur.views.outlets import print_outlets
    from tawatur.views.progress import shown

    with shown() as tell:
        articles, _ = _received(inputs, published, lambda n: tell("files", n, n))
        analysis, found = survey_outlets(
            articles, registry=registry_beside(inputs), engine=Local(processes), progress=tell
        )
    if out is not None:
        from tawatur.views.report import write_outlets

        write_outlets(analysis, found, out)
    print_outlets(analysis, found, language, json)


@app.command(epilog="Example: [bold]tawatur explain report.txt[/bold]")
def explain(inputs: Inputs, json: AsJson = False) -> None:
    """Show how each statement of an article was read, and which rules fired."""
    from tawatur.views.explain import print_explanation

    print_explanation(_analysis(inputs, vectors=False), json)


def main() -> None:
    """Run a command; a user never sees a traceback.

    Exit codes: 0 done, 1 nothing done, 2 wrong usage, 70 a fault of the program.
    """
    gc.set_threshold(50_000)  # records are many and live to the end: looking for dead ones only costs time
    try:
        app()
    except TawaturError as why:
        typer.echo(inert(f"tawatur: {why}"), err=True)
        sys.exit(1)
    except BrokenPipeError:
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as why:
        if "TAWATUR_DEBUG" in os.environ:
            raise
        typer.echo(f"tawatur: a fault of the program: {why!r} (TAWATUR_DEBUG=1 shows where)", err=True)
        sys.exit(70)


if __name__ == "__main__":
    main()

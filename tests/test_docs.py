"""What the pages of docs/ show is what the program prints, and what they link to is there."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [*sorted((ROOT / "docs").glob("*.md")), ROOT / "examples" / "README.md"]


@pytest.fixture(scope="module")
def refresh() -> ModuleType:
    spec = importlib.util.spec_from_file_location("refresh_docs", ROOT / "scripts" / "refresh_docs.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_examples_in_the_pages_are_what_the_program_prints(refresh: ModuleType) -> None:
    analysis = refresh.examples()
    stale = [
        page.name
        for page in refresh.pages()
        if refresh.refreshed(page.read_text("utf-8"), analysis) != page.read_text("utf-8")
    ]
    assert stale == [], "run scripts/refresh_docs.py"


def test_every_file_of_the_contract_is_described_and_shown() -> None:
    from tawatur.views.export import FILES

    page = (ROOT / "docs" / "output.md").read_text("utf-8")
    assert [name for name in FILES if f"## {name}.jsonl" not in page] == []
    assert [name for name in FILES if f"<!-- example: {name}" not in page] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.name))
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text("utf-8"))
    assert [t for t in targets if "://" not in t and not (page.parent / t).exists()] == []


def test_quotations_from_the_examples_stand_in_them() -> None:
    """A page about the examples may not quote what they do not say; «…» marks what is left out."""
    text = " ".join(
        " ".join(p.read_text("utf-8").split()) for p in sorted((ROOT / "examples" / "coverage").glob("*"))
    )
    text = text.replace('\\"', '"')
    for page in (ROOT / "examples" / "README.md", ROOT / "docs" / "independence.md"):
        for quoted in re.findall(r"«((?:[^«»]|«[^»]*»)+)»", " ".join(page.read_text("utf-8").split())):
            for part in quoted.split("…"):
                assert part.strip() in text, (page.name, part.strip())


def test_the_sentence_on_the_two_reports_is_what_compare_prints(seeds_dir: Path) -> None:
    from tawatur.corpus.read import read_inputs
    from tawatur.findings.meaning import default_vectors
    from tawatur.pipeline import analyse, registry_beside
    from tawatur.views.compare import compare_two

    articles, receipts = read_inputs([seeds_dir])
    analysis = analyse(articles, receipts, registry=registry_beside([seeds_dir]), vectors=default_vectors())
    page = (ROOT / "docs" / "two-reports.md").read_text("utf-8")
    assert compare_two(analysis).verdict in page

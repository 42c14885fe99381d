"""Put into ``docs/`` what the program really prints for the examples.

A comment in a page asks for it, and what follows the comment is replaced:

* ``<!-- example: FILE field=value … -->``: the first record of ``FILE.jsonl`` with these values, as JSON;
* ``<!-- claims: A | B -->``: a table of claims whose wording holds A, B …; of each the one that most
  outlets carry.

Run ``.venv/bin/python scripts/refresh_docs.py`` after a change of output; with ``--check`` it only says
what is stale.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from tawatur.corpus.read import read_inputs
from tawatur.findings.meaning import default_vectors
from tawatur.model import Analysis, Claim, Independent, Receipt
from tawatur.pipeline import analyse, registry_beside
from tawatur.views.export import rows

ROOT = Path(__file__).parents[1]
COVERAGE = ROOT / "examples" / "coverage"
EXAMPLE = re.compile(r"<!-- example: (\w+)((?: [\w.]+=[^\s>]+)*) -->\n```json\n.*?```\n", re.DOTALL)
CLAIMS = re.compile(r"<!-- claims: ([^\n>]+) -->\n(?:\|[^\n]*\n)*")
_SHOWN = 2
"""Records of an inner list that are shown; the rest is counted."""


def pages() -> list[Path]:
    """The pages that hold something to refresh."""
    return sorted(
        p for p in (ROOT / "docs").glob("*.md") if re.search("<!-- (example|claims):", p.read_text("utf-8"))
    )


def examples() -> Analysis:
    """The analysis of ``examples/coverage``, as the command line makes it."""
    articles, receipts = read_inputs([COVERAGE])
    receipts = tuple(_relative(receipt) for receipt in receipts)
    return analyse(articles, receipts, registry=registry_beside([COVERAGE]), vectors=default_vectors())


def refreshed(page: str, analysis: Analysis) -> str:
    """The page with every example and table as the analysis has it.

    Raises LookupError for a record that the analysis does not hold.
    """
    page = EXAMPLE.sub(lambda found: _example(found, analysis), page)
    return CLAIMS.sub(lambda found: f"<!-- claims: {found[1]} -->\n" + _claim_table(found[1], analysis), page)


def _relative(receipt: Receipt) -> Receipt:
    return msgspec.structs.replace(receipt, source=receipt.source.removeprefix(f"{ROOT}/"))


def _example(found: re.Match[str], analysis: Analysis) -> str:
    wanted = dict(pair.split("=", 1) for pair in found[2].split())
    for row in rows(analysis, found[1]):
        if all(_text(_field(row, key)) == value for key, value in wanted.items()):
            body = ",\n".join(f"  {json.dumps(k)}: {_shown(v)}" for k, v in row.items())
            return f"<!-- example: {found[1]}{found[2]} -->\n```json\n{{\n{body}\n}}\n```\n"
    raise LookupError(f"no record of {found[1]}.jsonl has {found[2].strip()}")


def _field(row: Any, dotted: str) -> Any:
    for key in dotted.split("."):
        row = row.get(key) if isinstance(row, dict) else None
    return row


def _text(value: Any) -> str:
    return "null" if value is None else str(value).replace(" ", "_")


def _shown(value: Any) -> str:
    return json.dumps(_short(value), ensure_ascii=False)


def _short(value: Any) -> Any:
    """Long lists cut, and floats to two places: what is shown must not depend on the machine."""
    if isinstance(value, float):
        return round(value, 2)
    if isinstance(value, dict):
        return {key: _short(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        kept = [_short(inner) for inner in value[:_SHOWN]]
        return kept if len(value) <= _SHOWN else [*kept, f"… {len(value) - _SHOWN} more"]
    return value


def _claim_table(words: str, analysis: Analysis) -> str:
    """For each of the wordings the claim, among those that somebody puts so, that most outlets carry."""
    texts = {a.id: a.text for a in analysis.articles}
    names = {f"source:{source.id}": source.name for source in analysis.sources}
    told = []
    for wording in (part.strip() for part in words.split("|")):
        found = [
            c
            for c in analysis.claims
            if c.independent.low is not None
            and any(wording in texts[o.article][o.start : o.end] for o in c.occurrences)
        ]
        if not found:
            raise LookupError(f"no claim has the words «{wording}»")
        told.append(max(found, key=lambda c: len(c.outlets)))
    lines = ["| claim | outlets | independent | grade | common links |", "| --- | --- | --- | --- | --- |"]
    for claim in told:
        links = ", ".join(names.get(link, link.partition(":")[2]) for link in claim.common_links) or "–"
        words = " ".join(claim.text.split()).replace("|", "/") + (" *(contested)*" if claim.conflicts else "")
        lines.append(f"| {words} | {len(claim.outlets)} | {_interval(claim)} | {claim.grade} | {links} |")
    return "\n".join(lines) + "\n"


def _interval(claim: Claim) -> str:
    number: Independent = claim.independent
    return str(number.low) if number.low == number.high else f"{number.low}–{number.high}"


def main(arguments: Iterable[str]) -> int:
    """Refresh or check all pages; 1 where ``--check`` found a stale one."""
    check = "--check" in arguments
    analysis, stale = examples(), 0
    for page in pages():
        old = page.read_text("utf-8")
        new = refreshed(old, analysis)
        if new != old:
            stale += 1
            print(f"{page.relative_to(ROOT)}: {'stale' if check else 'refreshed'}")
            if not check:
                page.write_text(new, "utf-8")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

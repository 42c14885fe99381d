"""Why each statement of an article was read as it was, in the terminal: for whoever has to mend a rule."""

from __future__ import annotations

import json

from rich.console import Console
from rich.text import Text

from tawatur.model import Analysis, Article, Statement
from tawatur.views.terminal import inert


def print_explanation(analysis: Analysis, as_json: bool) -> None:
    """Every statement in the order of the text: its parts as they stand there, and the rules that fired."""
    articles = {a.id: a for a in analysis.articles}
    if as_json:
        rows = [_plain(s, articles[s.article]) for r in analysis.readings for s in r.statements]
        print(json.dumps(rows, ensure_ascii=False))
        return
    console = Console(highlight=False, soft_wrap=True)
    for reading in analysis.readings:
        article = articles[reading.article]
        console.print(Text(f"{article.id}: {len(reading.statements)} statements"), style="bold")
        for statement in reading.statements:
            _print_one(console, statement, article)


def _print_one(console: Console, statement: Statement, article: Article) -> None:
    part = _plain(statement, article)
    console.print()
    console.print(Text.assemble((f"{part['cue']}", "bold"), f"  {statement.mode}, {statement.polarity}"))
    said_by = part["speaker"] or "elided or a pronoun"
    console.print(Text(f"  speaker  {said_by} → {statement.speaker_name or 'unresolved'}"))
    if part["antecedent"]:
        console.print(Text(f"  stands for  {part['antecedent']}"))
    if part["carrier"]:
        console.print(
            Text(f"  carrier  {part['carrier']} ({statement.carrier_key or 'not in the registry'})")
        )
    if part["said_at"]:
        console.print(Text(f"  said  {part['said_at']}"))
    console.print(Text(f"  content  {part['content']}"))
    console.print(Text(f"  rules  {', '.join(statement.rules)}"), style="dim")


def _plain(statement: Statement, article: Article) -> dict[str, object]:
    def words(range_: tuple[int, int] | None) -> str | None:
        return inert(" ".join(article.text[slice(*range_)].split())) if range_ else None

    return {
        "id": statement.id,
        "cue": words(statement.cue),
        "speaker": words(statement.speaker),
        "speaker_name": statement.speaker_name,
        "speaker_kind": statement.speaker_kind,
        "antecedent": words(statement.antecedent),
        "carrier": words(statement.carrier),
        "content": " … ".join(filter(None, map(words, statement.content))),
        "mode": statement.mode,
        "polarity": statement.polarity,
        "medium": statement.medium,
        "said_at": words(statement.said_at),
        "rules": statement.rules,
    }

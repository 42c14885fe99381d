"""What is said to have happened to those whom a number counts: deaths, injuries, arrests, flight."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.corpus.words import Token
from tawatur.evidence.quantities.vocabulary import data, events, folded

_STOPS = frozenset({".", "؟", "!", "?", "؛", "..", "...", "،", ","})
_BEFORE = 4  # words between an event's word and its number: "مقتل ما لا يقل عن 12"
_AFTER = 5


def event_of(tokens: Sequence[Token], first: int, end: int, attached: bool = False) -> str | None:
    """The counted event of the number or noun in ``first:end``, said before it or after it in its clause.

    ``attached`` numbers (لثلاثة، بثلاث) are no object of a word before them. «مقتل وإصابة 30» counts
    victims of both; a word that names the doer (برصاص شخصين) ends the search.
    """
    found = None if attached else _before(tokens, first)
    return found or _after(tokens, end)


def _before(tokens: Sequence[Token], first: int) -> str | None:
    table, doers = events(), folded("doers", "words")
    for k in range(first - 1, max(-1, first - 1 - _BEFORE), -1):
        text = tokens[k].text
        if text in _STOPS or text in doers or (tokens[k].kind == "number" and k < first - 1):
            return None
        names = [e.name for e in table.get(text, ()) if not e.after]
        if names:
            return _joined(tokens, k, names[0])
    return None


def _joined(tokens: Sequence[Token], k: int, name: str) -> str | None:
    """The name of an event, or of two that share a number: مقتل وإصابة, قتيل وجريح."""
    glue = tokens[k].text.startswith("و") or tokens[k - 1].text in ("او", "و", "and", "or")
    at = k - 1 - (tokens[k - 1].text in ("او", "و", "and", "or"))
    if not glue or at < 0:
        return name
    others = [e.name for e in events().get(tokens[at].text, ()) if not e.after and e.name != name]
    if not others:
        return name
    both = data()["events"]["both"]
    return next((row["is"] for row in both if {*row["of"]} == {name, others[0]}), None)


def _after(tokens: Sequence[Token], end: int) -> str | None:
    table = events()
    for k in range(end, min(end + _AFTER, len(tokens))):
        text = tokens[k].text
        if text in _STOPS or tokens[k].kind == "number" or text.startswith("و"):
            return None
        for event in table.get(text, ()):
            if event.after:
                return event.name
    return None

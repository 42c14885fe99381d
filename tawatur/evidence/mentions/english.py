"""Names in English articles: runs of capitalised words, told apart by lists, titles and what follows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tawatur import lexicon
from tawatur.corpus.words import Token
from tawatur.evidence.mentions.bodies import bodies
from tawatur.evidence.mentions.candidates import Candidate, chosen
from tawatur.evidence.mentions.demonyms import english
from tawatur.evidence.mentions.gazetteer import gazetteer


@cache
def _words(key: str) -> frozenset[str]:
    """A set of words of ``english_names.yaml``."""
    return frozenset(lexicon.load("english_names.yaml")[key].split())


def is_english(row: Sequence[Token]) -> bool:
    """Whether most words of a text are in Latin script."""
    words = [t for t in row[:2000] if t.kind == "word"]
    return sum(t.text.isascii() for t in words) * 2 > len(words)


def english_in(text: str, row: Sequence[Token]) -> list[Candidate]:
    """Candidates in a text in Latin script; surnames of full names are found again where they stand alone."""
    listed = [*_bodies(text, row), *_runs(text, row), *_demonyms(text, row)]
    first = chosen(listed)
    known = {row[c.end - 1].text for c in first if c.kind == "person" and c.end - c.first > 1}
    again = [
        Candidate(i, i + 1, 0, "person", 4, None, 0.8)
        for i, t in enumerate(row)
        if t.text in known and _capital(text, t)
    ]
    return chosen([*listed, *again])


def _capital(text: str, token: Token) -> bool:
    return token.kind == "word" and text[token.start].isupper()


def _bodies(text: str, row: Sequence[Token]) -> list[Candidate]:
    table = bodies()
    out = []
    for i, token in enumerate(row):
        if not _capital(text, token):
            continue
        found = table.english_at(row, i) or table.full.at(row, i)
        if found and (body := table.body(found.value)) and (found.end - i > 1 or len(token.text) > 1):
            all_caps = text[token.start : token.end].isupper()
            if found.end - i > 1 or all_caps or len(token.text) > 4:
                out.append(Candidate(i, found.end, 0, body.kind, 0, body.id, 0.9))
    return out


def _demonyms(text: str, row: Sequence[Token]) -> list[Candidate]:
    table = english()
    return [
        Candidate(i, i + 1, 0, "nationality", 7, table[t.text], 0.8)
        for i, t in enumerate(row)
        if t.text in table and _capital(text, t)
    ]


def _runs(text: str, row: Sequence[Token]) -> list[Candidate]:
    """Runs of capitalised words, classed by their words and what the gazetteer knows."""
    out: list[Candidate] = []
    i = 0
    while i < len(row):
        if not _capital(text, row[i]) or row[i].text in _words("no_name"):
            i += 1
            continue
        end = _run_end(text, row, i)
        out += _classed(row, i, end)
        i = max(end, i + 1)
    return out


def _run_end(text: str, row: Sequence[Token], i: int) -> int:
    end = i + 1
    while end < len(row) and end - i < 8:
        if _capital(text, row[end]) and row[end].text not in _words("no_name") and _close(text, row, end):
            end += 1
        elif row[end].text == "-" or row[end].text in _words("inner") or _article(row, end):
            ahead = end + 1
            while ahead < len(row) and (row[ahead].text == "-" or row[ahead].text in _words("name_inner")):
                ahead += 1
            if (
                ahead < len(row)
                and ahead - end < 4
                and row[ahead].kind == "word"
                and _joins(text, row, end, ahead)
            ):
                end = ahead + 1
            else:
                break
        else:
            break
    return end


def _article(row: Sequence[Token], k: int) -> bool:
    return row[k].text in _words("hyphened") and k + 1 < len(row) and row[k + 1].text == "-"


def _close(text: str, row: Sequence[Token], k: int) -> bool:
    gap = text[row[k - 1].end : row[k].start]
    return "\n" not in gap


def _joins(text: str, row: Sequence[Token], end: int, ahead: int) -> bool:
    """Hyphens join what is written together; a small word joins only capitalised neighbours."""
    if row[end].text == "-" and row[end].start != row[end - 1].end:
        return False
    return _capital(text, row[ahead])


def _classed(row: Sequence[Token], first: int, end: int) -> list[Candidate]:
    words = [t.text for t in row[first:end]]
    table = gazetteer()
    for stop in range(end, first, -1):
        text = " ".join(w for w in words[: stop - first] if w != "-")
        if table.lookup(text):
            rest = (
                _classed(row, stop, end)
                if stop < end and row[stop].text not in _words("inner") | {"-"}
                else []
            )
            if stop == end or text in table.trusted:
                return [Candidate(first, stop, 0, "place", 3, None, 0.8), *rest]
    if any(w in _words("body") for w in words) and end - first > 1:
        return [Candidate(first, end, 0, "organisation", 6, None, 0.6)]
    titled = first > 0 and row[first - 1].text in _words("titles")
    while first < end - 1 and (row[first].text in _words("titles") or row[first].text in english()):
        titled = titled or row[first].text in _words("titles")
        first += 1
    words = [t.text for t in row[first:end]]
    if (
        row[first].text in _words("titles")
        or row[first].text in english()
        or any(w in ("of", "and", "the", "for") for w in words)
    ):
        return []
    if titled or end - first in (2, 3, 4, 5):
        return [Candidate(first, end, 0, "person", 1 if end - first > 1 else 5, None, 0.7)]
    return []

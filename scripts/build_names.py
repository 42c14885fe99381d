"""Boil the name table of arabic-name-romanizer down to ``tawatur/lexicon/names.tsv.gz``.

The table holds given names and surnames of people in Wikidata (CC0) in Arabic script with their renderings in
Latin script; rows from other sources are left out. Every line of the output is tab-separated::

    folded name  times as given name  times as surname  renderings…

``renderings…`` (lower case, joined by ``|``) are those that at least a twentieth of a frequent name's
bearers use.
They tell apart names that differ by a vowel only, in either script. The same input gives the same bytes.
"""

from __future__ import annotations

import gzip
import re
import sqlite3
import unicodedata
from collections import Counter
from pathlib import Path

import arabic_name_romanizer

from tawatur.corpus.folding import fold_string

OUT = Path(__file__).parent.parent / "tawatur" / "lexicon" / "names.tsv.gz"
LEAST = 2
FREQUENT = 25
ARABIC_NAME = re.compile(r"[\u0621-\u064a ]{2,30}")
LATIN_NAME = re.compile(r"[a-z][a-z' -]*")


def plain(latin: str) -> str:
    """Lower case, without accents."""
    return "".join(
        c for c in unicodedata.normalize("NFD", latin.lower()) if not unicodedata.combining(c)
    ).strip()


def main() -> None:
    """Build the file and say how large it is."""
    database = Path(arabic_name_romanizer.__file__).parent / "resources" / "names.sqlite3"
    given: Counter[str] = Counter()
    surname: Counter[str] = Counter()
    latin: dict[str, Counter[str]] = {}
    query = "select arabic_key, latin, role, count from units where source = 'wikidata' order by 1, 2, 3, 4"
    for arabic, rendering, role, count in sqlite3.connect(database).execute(query):
        name = fold_string(arabic).strip()
        if not ARABIC_NAME.fullmatch(name):
            continue
        (given if role == "given" else surname)[name] += count
        latin.setdefault(name, Counter())[plain(rendering)] += count
    lines = []
    for name in sorted(latin):
        total = given[name] + surname[name]
        if total < LEAST:
            continue
        used = [r for r, n in sorted(latin[name].items()) if n * 20 >= total and LATIN_NAME.fullmatch(r)]
        lines.append(
            f"{name}\t{given[name]}\t{surname[name]}\t{'|'.join(used) if total >= FREQUENT else ''}\n"
        )
    OUT.write_bytes(gzip.compress("".join(lines).encode(), 9, mtime=0))
    print(f"{len(lines)} names, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()

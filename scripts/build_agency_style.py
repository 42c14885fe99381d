"""Builds ``tawatur/lexicon/agency_style.json.gz``: how agencies write, as weights of words and word pairs.

    python scripts/build_agency_style.py CORPUS.jsonl.gz [CORPUS…] [--without IDS.jsonl]

An article counts for an agency where its byline names that one alone, for ``own`` where a person signs.
``--without`` names articles to leave out (one JSON object with an ``id`` a line), so that they can test
the table. Softmax regression by gradient descent; the same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np

from tawatur.corpus.document import document
from tawatur.evidence.credits import Registry, find_credits
from tawatur.findings.transmission.standing import standings
from tawatur.findings.transmission.style import OWN, features
from tawatur.model import Article, Reading

LABELS = (OWN, "spa", "afp", "reuters", "dpa")
LEAST_ARTICLES, LEAST_DAYS, MOST_WORDS = 60, 15, 5000
STEPS, RATE, RIDGE = 250, 0.2, 0.3


def examples(files: list[Path], without: set[str]) -> tuple[list[set[str]], list[int], list[str]]:
    """(features, label, day) of every article whose byline settles who wrote it."""
    registry = Registry.load()
    found, labels, days = [], [], []
    for file in files:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                if row["id"] in without or not row.get("byline") or len(row["text"]) < 200:
                    continue
                keep = {k: row.get(k) for k in ("id", "text", "outlet", "byline", "published", "url")}
                article = Article(sha256="", **keep)
                head = Article(
                    id=article.id,
                    text=article.text[:300],
                    sha256="",
                    outlet=article.outlet,
                    byline=article.byline,
                )
                reading = Reading(article=article.id, credits=find_credits(document(head), registry))
                standing = standings([head], [reading], registry)[article.id]
                label = standing.agency or (OWN if standing.signed else None)
                if label in LABELS:
                    found.append(features(article.text))
                    labels.append(LABELS.index(label))
                    days.append((article.published or "")[:10])
    return found, labels, days


def vocabulary(found: list[set[str]], days: list[str]) -> list[str]:
    """Words of many articles on many days: habits, not topics."""
    count = Counter(w for f in found for w in f)
    seen: dict[str, set[str]] = defaultdict(set)
    for f, day in zip(found, days, strict=True):
        for w in f:
            if count[w] >= LEAST_ARTICLES and len(seen[w]) < LEAST_DAYS:
                seen[w].add(day)
    words = [w for w in count if count[w] >= LEAST_ARTICLES and len(seen[w]) >= LEAST_DAYS]
    return sorted(sorted(words, key=lambda w: (-count[w], w))[:MOST_WORDS])


def matrix(found: list[set[str]], words: list[str]) -> np.ndarray:
    """One row an article: its words of the vocabulary, of length one."""
    index = {w: i for i, w in enumerate(words)}
    out = np.zeros((len(found), len(words)), np.float32)
    for row, f in enumerate(found):
        columns = sorted(index[w] for w in f if w in index)
        out[row, columns] = 1 / np.sqrt(max(1, len(columns)))
    return out


def fit(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Softmax regression with a ridge, by Adam (Kingma & Ba 2015) over the whole set."""
    target = np.eye(len(LABELS), dtype=np.float32)[y]
    w = np.zeros((x.shape[1], len(LABELS)), np.float32)
    b = np.zeros(len(LABELS), np.float32)
    m, v = np.zeros_like(w), np.zeros_like(w)
    for t in range(1, STEPS + 1):
        rest = softmax(x @ w + b) - target
        g = (x.T @ rest + RIDGE * w) / len(x)
        m, v = 0.9 * m + 0.1 * g, 0.99 * v + 0.01 * g * g
        w -= (
            RATE * min(1, (STEPS - t + 30) / STEPS) * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.99**t)) + 1e-8)
        )
        b -= 0.5 * rest.mean(0)
    return w, b


def softmax(z: np.ndarray) -> np.ndarray:
    """Rows of scores as rows of probabilities."""
    p: np.ndarray = np.exp(z - z.max(1, keepdims=True))
    return np.asarray(p / p.sum(1, keepdims=True))


def main() -> None:
    """Read the corpora, say how well the table does on other days, and write it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--without", type=Path)
    parser.add_argument("--out", type=Path, default=Path("tawatur/lexicon/agency_style.json.gz"))
    args = parser.parse_args()
    without = (
        {json.loads(r)["id"] for r in args.without.read_text("utf-8").splitlines()} if args.without else set()
    )
    found, labels, days = examples(args.corpora, without)
    words = vocabulary(found, days)
    x, y = matrix(found, words), np.array(labels)
    print(len(found), "articles", Counter(LABELS[i] for i in labels), len(words), "words")
    half = np.array([d in set(sorted(set(days))[::2]) for d in days])
    w, b = fit(x[~half], y[~half])
    print(
        "right on the other half of the days:",
        round(float((softmax(x[half] @ w + b).argmax(1) == y[half]).mean()), 4),
    )
    w, b = fit(x, y)
    scale = 0.02
    table = {word: [round(float(c) / scale) for c in row] for word, row in zip(words, w, strict=True)}
    note = "Weights of words, word pairs and openings (^): who wrote it. See scripts/build_agency_style.py."
    data = {
        "note": note,
        "labels": LABELS,
        "bias": [round(float(c), 4) for c in b],
        "scale": scale,
        "weights": table,
    }
    with gzip.GzipFile(args.out, "wb", 9, mtime=0) as file:
        file.write(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode())


if __name__ == "__main__":
    main()

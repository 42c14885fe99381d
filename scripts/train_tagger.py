"""Train the name tagger on ANERcorp: ``tawatur/lexicon/tagger.npz``.

    TAWATUR_EVAL=…/eval python scripts/train_tagger.py [--folds]

reads ``ner/anercorp.train.txt`` there (one token and label a line). ``--folds`` leaves out one sixth at a
time and
prints precision, recall and F1 of whole names, as CoNLL 2003 counts them, before it trains on everything.
"""

from __future__ import annotations

import argparse
import os
import random
import time
from collections import Counter
from pathlib import Path

import numpy as np
import pycrfsuite

from tawatur import lexicon
from tawatur.corpus.words import Token, tokens
from tawatur.evidence.mentions.context import Hints, hints, listed, marks_of, unfolded
from tawatur.evidence.mentions.features import features
from tawatur.evidence.mentions.tagger import Model, Tagged, names_of

Sentence = tuple[list[Token], list[str]]
PARAMETERS = {
    "c1": 0.05,
    "c2": 0.3,
    "max_iterations": 90,
    "feature.possible_transitions": True,
    "feature.minfreq": 2,
}
LEAN = {"LOC": 0.5, "PERS": 0.2, "ORG": 0.8}  # for names, against the caution of training; from two sixths
LONGEST = 120
STRETCH = 15  # sentences, about one article


def read(path: Path) -> list[Sentence]:
    """Sentences of the corpus, cut into our tokens; a mark attached to a word is no part of its name."""
    out: list[Sentence] = []
    row: list[Token] = []
    labels: list[str] = []
    for line in path.read_text("utf-8").splitlines():
        parts = line.split()
        if len(parts) == 2 and (parts[1] == "O" or parts[1][:2] in ("B-", "I-")):
            kind = parts[1] if not parts[1].endswith("MISC") else "O"
            for token in (unfolded(parts[0], t) for t in tokens(parts[0])):
                label = "O" if token.kind == "punct" else kind
                if (
                    label[0] == "B"
                    and labels
                    and row
                    and len(row)
                    and label != "O"
                    and parts[0][: token.start].isalnum()
                ):
                    label = "I" + label[1:]
                row.append(token)
                labels.append(label)
        if (not parts or parts[0] in (".", "؟", "!") or len(row) >= LONGEST) and row:
            out.append((row, labels))
            row, labels = [], []
    return out + ([(row, labels)] if row else [])


def surroundings(sentences: list[Sentence]) -> list[Hints]:
    """The hints of each sentence's stretch of the corpus, which does not say where articles begin."""
    out: list[Hints] = []
    for start in range(0, len(sentences), STRETCH):
        part = sentences[start : start + STRETCH]
        out += [hints([token for row, _ in part for token in row])] * len(part)
    return out


def folds(sentences: list[Sentence]) -> list[list[Sentence]]:
    """Sixths of equal length in corpus order, so that no article is split between learning and trial."""
    total = sum(len(row) for row, _ in sentences)
    parts: list[list[Sentence]] = [[] for _ in range(6)]
    seen = 0
    for row, labels in sentences:
        parts[min(5, 6 * seen // total)].append((row, labels))
        seen += len(row)
    return parts


def train(sentences: list[Sentence], out: Path) -> None:
    """Train on sentences and write the model."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for (row, labels), told in zip(sentences, surroundings(sentences), strict=True):
        trainer.append(features(row, told), labels)
    trainer.set_params(PARAMETERS)
    trainer.train(str(out))


def export(model: Path, out: Path) -> None:
    """Write CRFsuite's weights as the arrays that the tagger reads."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    info = tagger.info()
    labels = sorted(tagger.labels())
    features_ = sorted({feature for feature, _ in info.state_features})
    weights = np.zeros((len(features_), len(labels)), dtype=np.float16)
    rows = {feature: i for i, feature in enumerate(features_)}
    for (feature, label), weight in info.state_features.items():
        weights[rows[feature], labels.index(label)] = weight
    transitions = np.full((len(labels), len(labels)), 0.0, dtype=np.float32)
    for (before, after), weight in info.transitions.items():
        transitions[labels.index(before), labels.index(after)] = weight
    np.savez_compressed(
        out,
        lean=np.array([LEAN.get(label[2:], 0.0) for label in labels], dtype=np.float32),
        labels=np.frombuffer("\n".join(labels).encode(), dtype=np.uint8),
        features=np.frombuffer("\n".join(features_).encode(), dtype=np.uint8),
        weights=weights,
        transitions=transitions,
    )


def score(sentences: list[Sentence], weights: Path) -> tuple[Counter[str], list[tuple[str, str]]]:
    """Counts of right, guessed and true names per label, and the errors as readable lines."""
    tagger = Model(weights)
    counts: Counter[str] = Counter()
    errors = []
    for (row, labels), told in zip(sentences, surroundings(sentences), strict=True):
        (found_labels,) = tagger.decode(tagger.emissions([(row, marks_of(row, listed(row)))], told))
        gold, found = set(names_of(labels)), set(names_of(found_labels))
        for name, group in (("right", gold & found), ("found", found), ("gold", gold)):
            counts.update(f"{name} {t.label}" for t in group)
        errors += [("missed", shown(row, t)) for t in sorted(gold - found)]
        errors += [("wrong", shown(row, t)) for t in sorted(found - gold)]
    return counts, errors


def shown(row: list[Token], t: Tagged) -> str:
    """A name with the words around it."""
    words = [x.text for x in row]
    around = " ".join(words[max(0, t.first - 4) : t.first]), " ".join(words[t.end : t.end + 3])
    return f"{t.label}: {around[0]} [{' '.join(words[t.first : t.end])}] {around[1]}"


def report(counts: Counter[str]) -> str:
    """Precision, recall and F1 by label."""
    lines = []
    for label in ("LOC", "PERS", "ORG", "all"):
        right, found, gold = (
            sum(n for key, n in counts.items() if key.split()[0] == what and label in (key.split()[1], "all"))
            for what in ("right", "found", "gold")
        )
        p, r = right / max(found, 1), right / max(gold, 1)
        lines.append(f"{label:5} P {p:.3f}  R {r:.3f}  F1 {2 * p * r / max(p + r, 1e-9):.3f}  ({gold} names)")
    return "\n".join(lines)


def main() -> None:
    """Try and train as the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", nargs="?", const="123456", default="", help="which sixths to try, e.g. 36")
    parser.add_argument("--errors", type=Path)
    parser.add_argument("--only-folds", action="store_true")
    options = parser.parse_args()
    sentences = read(Path(os.environ["TAWATUR_EVAL"]) / "ner" / "anercorp.train.txt")
    parts = folds(sentences)
    total: Counter[str] = Counter()
    errors: list[tuple[str, str]] = []
    scratch = Path(os.environ.get("TMPDIR", "/tmp")) / "tawatur-fold.crfsuite"
    weights = scratch.with_suffix(".npz")
    for k in (int(digit) - 1 for digit in options.folds):
        began = time.time()
        train([s for j, part in enumerate(parts) if j != k for s in part], scratch)
        export(scratch, weights)
        counts, wrong = score(parts[k], weights)
        total += counts
        errors += wrong
        print(
            f"fold {k + 1}: {time.time() - began:.0f} s, {weights.stat().st_size} bytes\n{report(counts)}",
            flush=True,
        )
    if options.folds:
        print(f"all folds\n{report(total)}")
    if options.errors:
        random.Random(1).shuffle(errors)
        options.errors.write_text("".join(f"{kind}\t{line}\n" for kind, line in errors), "utf-8")
    if not options.only_folds:
        train(sentences, scratch)
        export(scratch, lexicon.path("tagger.npz"))


if __name__ == "__main__":
    main()

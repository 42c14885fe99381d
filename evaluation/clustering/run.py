"""Clusters a whole corpus, draws what is to be read, and counts the reader's verdicts.

    python -m evaluation.clustering.run time   CORPUS…               seconds for each corpus, all stages apart
    python -m evaluation.clustering.run draw   CORPUS… --seed N      writes stories-N.tsv and pairs-N.tsv
    python -m evaluation.clustering.run show   CORPUS… --seed N      prints the drawn articles for reading
    python -m evaluation.clustering.run count  --seed N              figures from verdicts-N.tsv

``CORPUS`` is a name in the evaluation set (``saudi-2015``, ``pan-arab-2018``). Stories are made of words and
common wording, without sentence vectors, entities and places, so that a whole corpus takes minutes. The drawn
samples hold ids only and are committed before anybody reads them; verdicts hold ids and labels.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from evaluation.place import corpus_articles
from tawatur.evidence.passages import find_passages
from tawatur.findings.stories import group_stories
from tawatur.findings.stories.features import cosine, vectors_of
from tawatur.findings.stories.pairs import day_of
from tawatur.model import Article, Passage, Story

HERE = Path(__file__).parent
STORIES, PAIRS = 20, 20
"""So many of each kind from every corpus: half of the stories drawn by story, half by article."""

BORDER = (0.16, 0.32)
"""Likeness of two articles between which a pair counts as borderline."""


def corpus(name: str) -> tuple[list[Article], list[Passage]]:
    """The articles of a corpus and what wording they share."""
    articles = corpus_articles(name)
    return articles, list(find_passages(articles))


def draw(name: str, seed: int) -> tuple[list[Story], list[tuple[str, str, str]]]:
    """The stories and the borderline pairs (same or apart, and two ids) of one corpus."""
    articles, passages = corpus(name)
    found = group_stories(articles, (), passages)
    rng = random.Random(f"{name} {seed}")
    several = [story for story in found if len(story.articles) > 1]
    stories = rng.sample(several, STORIES // 2)
    by_article = [story for story in several for _ in story.articles]
    while len(stories) < STORIES:
        if (one := rng.choice(by_article)) not in stories:
            stories.append(one)
    return stories, _borderline(articles, found, rng)


def _borderline(
    articles: list[Article], found: Sequence[Story], rng: random.Random
) -> list[tuple[str, str, str]]:
    """Pairs near in time and neither alike nor unlike: half of them in one story, half not."""
    home = {id: story.id for story in found for id in story.articles}
    bags, days = vectors_of(articles), [day_of(a) or 0 for a in articles]
    by_day: dict[int, list[int]] = {}
    for i, day in enumerate(days):
        by_day.setdefault(day, []).append(i)
    wanted = {"same": PAIRS // 2, "apart": PAIRS // 2}
    pairs: list[tuple[str, str, str]] = []
    members = {story.id: story.articles for story in found}
    number = {a.id: i for i, a in enumerate(articles)}
    while any(wanted.values()):
        i = rng.randrange(len(articles))
        near = [j for day in range(days[i], days[i] + 3) for j in by_day.get(day, ())]
        if wanted["same"]:
            near += [number[a] for a in members[home[articles[i].id]]]
        fit = [j for j in near if j != i and BORDER[0] <= cosine(bags[i], bags[j]) <= BORDER[1]]
        kinds = {j: "same" if home[articles[i].id] == home[articles[j].id] else "apart" for j in fit}
        for kind in [k for k in ("same", "apart") if wanted[k]]:
            if options := sorted(j for j in kinds if kinds[j] == kind):
                pairs.append((kind, articles[i].id, articles[rng.choice(options)].id))
                wanted[kind] -= 1
                break
    return pairs


def write(names: Sequence[str], seed: int) -> None:
    """Both samples as tab-separated ids."""
    story_rows, pair_rows = [], []
    for name in names:
        stories, pairs = draw(name, seed)
        story_rows += [f"{name}\t{' '.join(story.articles)}" for story in stories]
        pair_rows += [f"{name}\t{kind}\t{a}\t{b}" for kind, a, b in pairs]
    (HERE / f"stories-{seed}.tsv").write_text("\n".join(story_rows) + "\n", "utf-8")
    (HERE / f"pairs-{seed}.tsv").write_text("\n".join(pair_rows) + "\n", "utf-8")


def show(names: Sequence[str], seed: int, most: int = 14) -> Iterator[str]:
    """For reading: headline and opening of each drawn article, and of a story's nearest neighbours."""
    number = 0
    for name in names:
        articles, _ = corpus(name)
        by_id = {a.id: i for i, a in enumerate(articles)}
        bags, days = vectors_of(articles), [day_of(a) or 0 for a in articles]
        for row in _rows(f"stories-{seed}.tsv", name):
            number += 1
            members = [by_id[a] for a in row[1].split(" ")]
            yield f"\n### S{number} {len(members)} articles"
            yield from (f"  {_line(articles[i])}" for i in members[:most])
            best: dict[int, float] = {}
            for i in members[:5]:
                for j, day in enumerate(days):
                    if abs(day - days[i]) <= 3 and (c := cosine(bags[i], bags[j])) > 0.15:
                        best[j] = max(c, best.get(j, 0.0))
            near = sorted((j for j in best if j not in members), key=lambda j: -best[j])[:3]
            yield from (f"  outside {best[j]:.2f} {_line(articles[j])}" for j in near)
        for n, row in enumerate(_rows(f"pairs-{seed}.tsv", name), 1):
            yield f"\n### {name} P{n}"
            yield from (f"  {_line(articles[by_id[id]], 300)}" for id in row[2:])


def _line(article: Article, length: int = 130) -> str:
    words = " ".join(article.text.split())
    return (
        f"{article.id} [{article.outlet} {(article.published or '')[:10]}] {article.title} | {words[:length]}"
    )


def _rows(file: str, name: str | None = None) -> list[list[str]]:
    rows = [line.split("\t") for line in (HERE / file).read_text("utf-8").splitlines()]
    return [row for row in rows if name is None or row[0] == name]


def count(seed: int) -> Iterator[str]:
    """Purity of stories, how many are split, and how many borderline pairs are right.

    A story's verdict is: articles in it, how many of them report its main event, whether articles of that
    event were left outside (``split`` or ``whole``). A pair's verdict is ``same`` or ``apart``.
    """
    verdicts = _rows(f"verdicts-{seed}.tsv")
    stories = [row for row in verdicts if row[0] == "story"]
    articles, pure = sum(int(r[2]) for r in stories), sum(int(r[3]) for r in stories)
    whole = sum(r[2] == r[3] for r in stories)
    yield f"stories {len(stories)}: purity {pure / articles:.3f} of {articles} articles, {whole} wholly pure"
    yield f"stories with articles of the same event outside: {sum(r[4] == 'split' for r in stories)}"
    by = Counter((r[2], r[3]) for r in verdicts if r[0] == "pair")
    for kind in ("same", "apart"):
        right, total = by[kind, kind], sum(n for (given, _), n in by.items() if given == kind)
        yield f"borderline pairs put {kind}: {right} of {total} rightly"


def seconds(name: str) -> str:
    """CPU seconds of reading, common wording and stories, with and without the wording."""
    marks = [time.process_time()]

    def lap() -> float:
        marks.append(time.process_time())
        return marks[-1] - marks[-2]

    articles = corpus_articles(name)
    reading = lap()
    passages = find_passages(articles)
    wording = lap()
    group_stories(articles)
    words = lap()
    found = group_stories(articles, (), passages)
    both = lap()
    several = sum(len(story.articles) > 1 for story in found)
    return (
        f"{name}: {len(articles)} articles, {len(found)} stories, {several} of several; seconds: reading "
        f"{reading:.1f}, wording {wording:.1f}, stories by words {words:.1f}, by words and wording {both:.1f}"
    )


def main() -> None:
    """One verb a job."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("job", choices=["time", "draw", "show", "count"])
    parser.add_argument("corpora", nargs="*", default=["saudi-2015", "pan-arab-2018"])
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.job == "time":
        for name in options.corpora:
            print(seconds(name), flush=True)
    elif options.job == "draw":
        write(options.corpora, options.seed)
    else:
        for line in show(options.corpora, options.seed) if options.job == "show" else count(options.seed):
            print(line)


if __name__ == "__main__":
    main()

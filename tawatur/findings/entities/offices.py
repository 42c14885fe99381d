"""Which person an office means: its holder, as the article itself says it or as all articles of the run
agree.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from tawatur.corpus.clitics import stem
from tawatur.corpus.folding import fold_string
from tawatur.corpus.publication import day_number
from tawatur.evidence.mentions.vocabulary import in_class
from tawatur.model import Article, Mention

_GAP = 3  # characters between an office and its holder, titles aside
_WINDOW = 45  # days for which an office keeps its holder across articles
_FREE = frozenset(
    stem(fold_string(w))
    for w in ["الرسمي", "باسم", "لدى", "في", "العام", "لشؤون", "السابق", "الراحل", "المخلوع"]
)

_PRESIDENTS = frozenset(fold_string(w) for w in ("الرئيس", "الرئيسة"))

Key = tuple[str, frozenset[str]]


def key_of(name: str) -> Key:
    """(head, what it is the head of) of an office phrase, by light stems."""
    words = fold_string(name).split()
    if not words:
        return "", frozenset()
    presiding = words[0] in _PRESIDENTS  # «الرئيس» alone is the president, never «رئيس الوزراء»
    return words[0] if presiding else stem(words[0]), frozenset(map(stem, words[1:])) - _FREE


def holders(article: Article, mentions: Sequence[Mention]) -> dict[int, int]:
    """Index of an office mention -> index of the person mention that stands beside it as its holder."""
    out = {}
    for i, m in enumerate(mentions):
        if m.kind != "office":
            continue
        after = [k for k in range(i + 1, min(i + 6, len(mentions))) if mentions[k].start >= m.end]
        end = m.end
        if len(after) > 1 and _where(article.text, m, mentions[after[0]]):
            end = mentions[after.pop(0)].end
        if (
            after
            and mentions[after[0]].kind == "person"
            and _close(article.text[end : mentions[after[0]].start])
        ):
            out[i] = after[0]
        elif (
            i
            and mentions[i - 1].kind == "person"
            and article.text[mentions[i - 1].end : m.start].strip() in ("،", ",", "(")
        ):
            out[i] = i - 1
    return out


def _where(text: str, office: Mention, place: Mention) -> bool:
    """Whether an office is said to be of a place: «المنسق الإنساني للأمم المتحدة في السودان»."""
    return place.kind == "place" and text[office.end : place.start].strip() in ("في", "لدى", "ب", "ل", "")


def _close(gap: str) -> bool:
    words = [w for w in gap.split() if not in_class(fold_string(w.strip(":،\"'«»()")), "titles")]
    return "\n" not in gap and len("".join(words)) <= _GAP and not any(c in gap for c in ".؛،,")


def link_offices(
    articles: Sequence[Article], readings: Sequence[Sequence[Mention]], persons: Sequence[dict[int, str]]
) -> list[dict[int, tuple[str, float]]]:
    """For each article: index of an office mention -> (id of its holder, confidence).

    ``persons`` gives for each article the entity of its person mentions. An article's own word comes first;
    where it
    has none, the run's, if within 45 days all articles that name a holder of that very office name the same.
    """
    held: list[dict[int, str]] = []
    known: dict[Key, list[tuple[int | None, str]]] = defaultdict(list)
    for article, mentions, who in zip(articles, readings, persons, strict=True):
        pairs = {i: who[k] for i, k in holders(article, mentions).items() if k in who}
        held.append(pairs)
        for i, entity in pairs.items():
            key = key_of(mentions[i].name)
            if key[1]:
                known[key].append((day_number(article.published), entity))
    out = []
    for article, mentions, pairs in zip(articles, readings, held, strict=True):
        out.append(_in_article(article, mentions, pairs, known))
    return out


def _in_article(
    article: Article,
    mentions: Sequence[Mention],
    pairs: dict[int, str],
    known: dict[Key, list[tuple[int | None, str]]],
) -> dict[int, tuple[str, float]]:
    keys = {i: key_of(m.name) for i, m in enumerate(mentions) if m.kind == "office"}
    here = [(keys[i], entity) for i, entity in sorted(pairs.items())]
    out: dict[int, tuple[str, float]] = {i: (entity, 0.9) for i, entity in pairs.items()}
    for i, (head, rest) in keys.items():
        if i in out:
            continue
        fits = {entity for (h, r), entity in here if h == head and rest <= r}
        rivals = not rest and any(
            h == head and r and not any(h == h2 and r <= r2 for (h2, r2), _ in here)
            for k, (h, r) in keys.items()
            if k not in pairs and k < i  # «الرئيس» takes up what went before
        )
        if len(fits) == 1 and not rivals:
            out[i] = (fits.pop(), 0.75)
        elif not fits and rest and (entity := _in_run(article, known.get((head, rest), []))):
            out[i] = (entity, 0.6)
    return out


def _in_run(article: Article, known: list[tuple[int | None, str]]) -> str | None:
    day = day_number(article.published)
    near = Counter(e for d, e in known if day is None or d is None or abs(d - day) <= _WINDOW)
    return next(iter(near)) if len(near) == 1 else None

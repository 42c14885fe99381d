"""What each outlet calls whom: names in its own words and in quotations, and the loaded words beside them.

Only counts with spans; no verdicts. A name is *own* where the outlet chose the wording, which holds for its
paraphrases of others too, and *quoted* between the marks of a direct quotation. Names of private persons –
nobody's speaker, without title or office – are left out: victims and minors stay out of every index.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from tawatur import lexicon
from tawatur.corpus.folding import fold_string
from tawatur.corpus.furniture import furniture, is_furniture
from tawatur.findings.naming.epithets import epithets_of
from tawatur.findings.naming.persons import public_entities
from tawatur.findings.naming.quoting import Quotations, copied_stretches
from tawatur.model import Article, Entity, Mention, Naming, Passage, Range, Reading, Span, Story, outlet_key


class _Use(NamedTuple):
    """One mention with what is known of it."""

    outlet: str
    span: Span
    name: str
    quoted: bool
    epithets: tuple[str, ...]
    inherited: bool


def find_namings(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    entities: Sequence[Entity],
    stories: Sequence[Story],
    passages: Sequence[Passage] = (),
) -> tuple[Naming, ...]:
    """One record per story, entity, outlet and name, the names of an entity in falling order of use.

    ``inherited`` spans stand in wording that the article has from another which uses the same name.
    """
    by_id = {a.id: a for a in articles}
    read = {r.article: r for r in readings}
    public = public_entities(articles, readings, entities)
    copied = copied_stretches(passages, by_id)
    out: list[Naming] = []
    for story in stories:
        uses: dict[tuple[str, str, str], list[_Use]] = defaultdict(list)
        for id_ in story.articles:
            if id_ in by_id and id_ in read:
                quotations = Quotations(by_id[id_].text, read[id_])
                around = furniture(by_id[id_])
                for mention in _named(read[id_], story, public):
                    if is_furniture((mention.start, mention.end), around):
                        continue
                    use = _use(by_id[id_], quotations, mention, copied.get(id_, ()))
                    assert mention.entity is not None
                    uses[mention.entity, use.outlet, _spelling(use.name)].append(use)
        out += _records(story, uses)
    return tuple(out)


def _spelling(name: str) -> str:
    """A name folded, without the differences of spelling that are no choice of word (أميركي, أمريكي)."""
    name = fold_string(name)
    for one, other in lexicon.load("epithets.yaml")["spelling"]["same"].items():
        name = name.replace(fold_string(one), fold_string(other))
    return name


def _records(story: Story, uses: Mapping[tuple[str, str, str], list[_Use]]) -> list[Naming]:
    total: Counter[str] = Counter()
    for (entity, _, _), found in uses.items():
        total[entity] += len(found)
    order = sorted(uses, key=lambda k: (-total[k[0]], k[0], k[1], -len(uses[k]), k[2]))
    return [_record(story, key, uses[key]) for key in order]


def _record(story: Story, key: tuple[str, str, str], uses: Sequence[_Use]) -> Naming:
    spellings = Counter(u.name for u in uses)
    epithets = Counter(e for u in uses for e in u.epithets)
    return Naming(
        story=story.id,
        entity=key[0],
        outlet=key[1],
        name=min(spellings, key=lambda n: (-spellings[n], n)),
        own=tuple(sorted(u.span for u in uses if not u.quoted)),
        quoted=tuple(sorted(u.span for u in uses if u.quoted)),
        epithets=tuple(sorted(epithets, key=lambda e: (-epithets[e], e))),
        loaded=tuple(sorted(u.span for u in uses if u.epithets)),
        inherited=tuple(sorted(u.span for u in uses if u.inherited)),
    )


def _named(reading: Reading, story: Story, public: frozenset[str]) -> Iterable[Mention]:
    """The mentions of a story's part of an article that may be indexed."""
    parts = story.sections.get(reading.article)
    for mention in reading.mentions:
        if mention.entity is None or mention.kind == "nationality" or mention.entity not in public:
            continue
        if fold_string(mention.name) in _takes_up():
            continue
        if parts is None or any(s <= mention.start and mention.end <= e for s, e in parts):
            yield mention


@cache
def _takes_up() -> frozenset[str]:
    """Bare short names and offices, which only take up a name: التنظيم, المتحدث."""
    short = [word for row in lexicon.load("entities.yaml")["entities"] for word in row.get("short", ())]
    offices = [word for row in lexicon.load("titles.yaml")["offices"] for word in row["words"]]
    kept = {fold_string(word) for word in lexicon.load("epithets.yaml")["short"]["kept"]}
    return frozenset(map(fold_string, short + offices)) - kept


def _use(
    article: Article, quotations: Quotations, mention: Mention, copied: Sequence[tuple[Range, str]]
) -> _Use:
    name = fold_string(mention.name)
    return _Use(
        outlet_key(article),
        Span(article.id, mention.start, mention.end),
        mention.name,
        quotations.hold(mention),
        epithets_of(article.text, mention),
        any(s <= mention.start and mention.end <= e and name in other for (s, e), other in copied),
    )


__all__ = ["find_namings"]

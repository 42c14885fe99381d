"""What each outlet calls whom: names in its own words and in quotations, and the loaded words beside them.

Only counts with spans; no verdicts. A name is *own* where the outlet chose the wording, which holds for its
paraphrases of others too, and *quoted* between the marks of a direct quotation. Names of private persons –
nobody's speaker, without title or office – are left out: victims and minors stay out of every index.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from tawatur import lexicon
from tawatur.corpus.folding import fold_string
from tawatur.corpus.words import tokens
from tawatur.model import Article, Entity, Mention, Naming, Passage, Range, Reading, Span, Story, outlet_key

_AROUND = 60  # characters beside a name in which epithets are looked for
_NEAR = 3  # characters between an office or title and the name that holds it
_OPEN, _CLOSE = "«\"“'„(‹", "»\"”'‟)›"


class _Use(NamedTuple):
    """One mention with what is known of it."""

    outlet: str
    span: Span
    name: str
    quoted: bool
    epithets: tuple[str, ...]
    inherited: bool


class _Epithet(NamedTuple):
    show: str
    words: tuple[str, ...]
    of: tuple[str, ...]


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
    public = _public(articles, readings, entities)
    copied = _copied(passages, by_id)
    out: list[Naming] = []
    for story in stories:
        uses: dict[tuple[str, str, str], list[_Use]] = defaultdict(list)
        for id_ in story.articles:
            if id_ in by_id and id_ in read:
                for mention in _named(read[id_], story, public):
                    use = _use(by_id[id_], read[id_], mention, copied.get(id_, ()))
                    assert mention.entity is not None
                    uses[mention.entity, use.outlet, fold_string(use.name)].append(use)
        out += _records(story, uses)
    return tuple(out)


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


def _use(article: Article, reading: Reading, mention: Mention, copied: Sequence[tuple[Range, str]]) -> _Use:
    name = fold_string(mention.name)
    return _Use(
        outlet_key(article),
        Span(article.id, mention.start, mention.end),
        mention.name,
        _in_quotation(article.text, reading, mention),
        _epithets(article.text, mention),
        any(s <= mention.start and mention.end <= e and name in other for (s, e), other in copied),
    )


# ---------------------------------------------------------------- own words or a quotation


def _in_quotation(text: str, reading: Reading, mention: Mention) -> bool:
    """Inside a direct statement, or between quotation marks that hold more than the name in a mixed one."""
    for statement in reading.statements:
        for start, end in statement.content:
            if start <= mention.start and mention.end <= end:
                if statement.mode == "direct":
                    return True
                if statement.mode == "mixed" and _marked(text, start, end, mention):
                    return True
    return False


def _marked(text: str, start: int, end: int, mention: Mention) -> bool:
    opened: int | None = None
    for i in range(start, end):
        char = text[i]
        if char in "«“" or (char == '"' and opened is None):
            opened = i
        elif char in "»”" or char == '"':
            if opened is not None and opened < mention.start and mention.end <= i:
                return i - opened - 1 > mention.end - mention.start + _NEAR
            opened = None
    return opened is not None and opened < mention.start


# ---------------------------------------------------------------- epithets


@cache
def _book(where: str) -> dict[str, list[_Epithet]]:
    """Epithets by the word next to the name: the last of those before it, the first of those after."""
    table: dict[str, list[_Epithet]] = defaultdict(list)
    for row in lexicon.load("epithets.yaml")[where]:
        of = tuple(fold_string(word) for word in row.get("of", ()))
        for phrase in row["words"]:
            words = tuple(t.text for t in tokens(phrase))
            table[words[-1 if where == "before" else 0]].append(_Epithet(row["show"], words, of))
    return dict(table)


def _epithets(text: str, mention: Mention) -> tuple[str, ...]:
    """The loaded words right before and right after a name."""
    name = fold_string(text[mention.start : mention.end])
    before = [t.text for t in tokens(text[max(0, mention.start - _AROUND) : mention.start])]
    after = [t.text for t in tokens(text[mention.end : mention.end + _AROUND])]
    before = _bare(before[::-1], _OPEN + "ـ")[::-1]
    found = [e.show for e in _ending(before, name)]
    after = _bare(after, _CLOSE)
    for _ in range(2):  # two adjectives at most
        beginning = _beginning(after, name)
        if beginning is None:
            break
        found.append(beginning.show)
        after = after[len(beginning.words) :]
    return tuple(dict.fromkeys(found))


def _bare(words: list[str], marks: str) -> list[str]:
    """The words from the first that is no quotation mark or lone ب."""
    at = 0
    while at < len(words) and (words[at] in marks or words[at] in ("ب", "ال")):
        at += 1
    return words[at:]


def _ending(words: list[str], name: str) -> list[_Epithet]:
    if not words:
        return []
    last = words[-1]
    rows = _book("before").get(last) or _book("before").get(last[1:] if last[:1] in "وبل" else "") or []
    for e in rows:
        shown = tuple(words[-len(e.words) :])
        whole = shown[1:] == e.words[1:] and shown[:1] and shown[0].endswith(e.words[0])
        if whole and (not e.of or any(word in name for word in e.of)):
            return [e]
    return []


def _beginning(words: list[str], name: str) -> _Epithet | None:
    rows = _book("after").get(words[0], ()) if words else ()
    for e in sorted(rows, key=lambda e: -len(e.words)):
        if tuple(words[: len(e.words)]) == e.words and (not e.of or any(word in name for word in e.of)):
            return e
    return None


# ---------------------------------------------------------------- private persons


def _public(
    articles: Sequence[Article], readings: Sequence[Reading], entities: Sequence[Entity]
) -> frozenset[str]:
    """Entities that may be indexed: all but persons, and persons who speak, hold office or bear a title."""
    persons = {e.id for e in entities if e.kind == "person"}
    public = {e.id for e in entities if e.kind not in ("person", "office", "nationality")}
    texts = {a.id: a.text for a in articles}
    for reading in readings:
        speakers = {s.speaker_id for s in reading.statements if s.speaker_id}
        spans = [s.speaker or s.antecedent for s in reading.statements]
        held = sorted(m.start for m in reading.mentions if m.kind == "office")
        ends = sorted(m.end for m in reading.mentions if m.kind == "office")
        for mention in reading.mentions:
            if mention.entity not in persons or mention.entity in public:
                continue
            spoke = mention.entity in speakers or any(
                span and span[0] <= mention.start and mention.end <= span[1] for span in spans
            )
            office = mention.kind == "office" or _beside(mention, held, ends)
            if spoke or office or _titled(texts.get(reading.article, ""), mention):
                public.add(mention.entity)
    return frozenset(public)


def _beside(mention: Mention, starts: Sequence[int], ends: Sequence[int]) -> bool:
    """Whether an office stands right before or right after the name."""
    i = bisect_right(ends, mention.start)
    before = i > 0 and mention.start - ends[i - 1] <= _NEAR
    j = bisect_right(starts, mention.end)
    after = j < len(starts) and starts[j] - mention.end <= _NEAR
    return before or after


@cache
def _titles() -> frozenset[str]:
    """Ranks and titles that make a person public; «السيد» is none."""
    rows = lexicon.load("titles.yaml")["titles"]
    words = {fold_string(word) for row in rows for word in row["words"] if len(word) > 2}
    return frozenset(
        words - {fold_string(word) for word in lexicon.load("epithets.yaml")["courtesy"]["words"]}
    )


def _titled(text: str, mention: Mention) -> bool:
    before = tokens(text[max(0, mention.start - 24) : mention.start])
    return bool(before) and before[-1].text in _titles()


# ---------------------------------------------------------------- copied wording


def _copied(
    passages: Sequence[Passage], articles: Mapping[str, Article]
) -> dict[str, list[tuple[Range, str]]]:
    """Article id -> stretches it has from another article, with that article's folded wording."""
    out: dict[str, list[tuple[Range, str]]] = defaultdict(list)
    for passage in passages:
        relation = passage.direction.relation if passage.direction else "unknown"
        for mine, other, copied in (
            (passage.a, passage.b, relation in ("a_from_b", "common_source")),
            (passage.b, passage.a, relation in ("b_from_a", "common_source")),
        ):
            if copied and other.article in articles:
                text = articles[other.article].text[other.start : other.end]
                out[mine.article].append(((mine.start, mine.end), fold_string(text)))
    return dict(out)

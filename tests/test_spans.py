"""Evidence or silence: every span of every record is a real stretch of its text, whatever the text is."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from itertools import pairwise

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.model import Analysis, Article, Change, Passage, Quote, Range, Span
from tawatur.pipeline import analyse

FRAGMENTS = [
    "قال المتحدث باسم البلدية سامر الزين إن الجسر أغلق، ",
    "وأضاف: «لن نفتحه قبل الأحد»", "مشيرا إلى أن ", "\n",
    "14 قتيلا", "أمس الأول الجمعة", "(وكالة مرسى) - ", "نقلا عن صحيفة المدى", " في دمشق. ", "ﷺ",
    "وَقَالَ", "\u200f",
    "لـ\"المدى\"", "«", "”", "ونفى الوزير ", "مقتل عشرة أشخاص", "ـ", "٣٫٥ ملايين", "31 فبراير",
    "The minister said on Friday that 14 people died. ",
]  # fmt: skip
texts = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=12)), max_size=25).map("".join)


def article(name: str, text: str) -> Article:
    text = text.encode("utf-8", "replace").decode("utf-8")
    return Article(id=name, text=text, sha256=sha256(text.encode()).hexdigest(), published="2024-03-02")


def check(value: object, texts: dict[str, str], home: str | None) -> Iterator[str]:
    """Names of records that hold a range outside its article, found by walking through everything."""
    if isinstance(value, Quote):
        if value.field == "text" and texts[value.article][value.start : value.end] != value.text:
            yield f"quote {value}"
    elif isinstance(value, Span):
        if not 0 <= value.start < value.end <= len(texts[value.article]):
            yield f"span {value}"
    elif isinstance(value, msgspec.Struct):
        home = getattr(value, "article", home)
        start, end = getattr(value, "start", None), getattr(value, "end", None)
        if home is not None and isinstance(start, int) and not 0 <= start < end <= len(texts[home]):  # type: ignore[operator]
            yield f"record {value}"
        for name in value.__struct_fields__:
            yield from check(getattr(value, name), texts, home)
    elif isinstance(value, dict):
        for item in value.values():
            yield from check(item, texts, home)
    elif is_range(value):
        low, high = value  # type: ignore[misc]
        if home is not None and not 0 <= low <= high <= len(texts[home]):
            yield f"range {value} of {home}"
    elif isinstance(value, tuple):
        for item in value:
            yield from check(item, texts, home)


def is_range(value: object) -> bool:
    return isinstance(value, tuple) and len(value) == 2 and all(type(x) is int for x in value)


def edits_fit(passage: Passage, texts: dict[str, str]) -> bool:
    def inside(range_: Range, span: Span) -> bool:
        return span.start <= range_[0] <= range_[1] <= span.end

    return all(inside(e.a, passage.a) and inside(e.b, passage.b) for e in passage.edits)


@settings(max_examples=60, deadline=None)
@given(texts, texts, st.booleans())
def test_every_span_is_a_stretch_of_its_text(one: str, two: str, shared: bool) -> None:
    wire = (
        "وقال سامر الزين لوكالة مرسى إن فرق الإنقاذ انتشلت أربع جثث من تحت الجسر القديم صباح اليوم. "
        if shared
        else ""
    )
    articles = [article("a", wire + one), article("b", two + wire)]
    articles = [a for a in articles if a.text.strip()]
    found = analyse(articles)
    text = {a.id: a.text for a in articles}
    assert list(walk(found, text)) == []
    assert all(edits_fit(p, text) for p in found.passages)
    for name, lineages in found.lineages.items():
        covered = sorted(r for x in lineages for r in x.spans)
        assert all(low[1] <= high[0] for low, high in pairwise(covered)), name
    for reading in found.readings:
        for mention in reading.mentions:
            assert letters(mention.name).endswith(letters(text[mention.article][mention.start : mention.end]))


def letters(words: str) -> str:
    """What a name keeps of its quote: hashtags are opened, and لل gives the name its article back."""
    return "".join(words.replace("_", " ").replace("#", " ").split())


def walk(found: Analysis, texts: dict[str, str]) -> Iterator[str]:
    for part in (found.readings, found.passages, found.claims, found.namings):
        for record in part:
            yield from check(record if not isinstance(record, Passage) else (record.a, record.b), texts, None)
    for change in found.changes:
        assert isinstance(change, Change)
        yield from check((change.from_, change.to), texts, None)
    for name, lineages in found.lineages.items():
        for lineage in lineages:
            yield from check(lineage.spans, texts, name)
            yield from check(lineage.evidence, texts, None)
    for story in found.stories:
        for name, ranges in story.sections.items():
            yield from check(ranges, texts, name)

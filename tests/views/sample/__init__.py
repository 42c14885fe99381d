"""A hand-made analysis that holds one of everything, for the tests of the views."""

from __future__ import annotations

import tawatur.model as m
from tests.views.sample.evidence import PLACES, READINGS, STATEMENTS, WELDING
from tests.views.sample.texts import ARTICLES, COPY, ENGLISH, OTHER, TEXTS, UNION, WIRE, at, span

__all__ = ["CAUSE", "QUAY", "STORY", "TEXTS", "TOLL", "occurs", "sample"]


def edit(op: m.EditOp, a: str, b: str, pair: tuple[str, str] = ("sanabil", "shira")) -> m.Edit:
    """An edit between two articles by the words that differ; an insertion or deletion is ``word|`` placed
    before the context word that follows the bar."""
    ranges = []
    for id, words in zip(pair, (a, b), strict=True):
        if words.startswith("|"):
            start = at(id, words[1:])[0]
            ranges.append((start, start))
        else:
            ranges.append(at(id, words))
    return m.Edit(op=op, a=ranges[0], b=ranges[1])


def _lead(id: str, first: str, last: str) -> m.Span:
    return m.Span(id, at(id, first)[0], at(id, last)[1])


FROM_WIRE = m.Direction(
    relation="b_from_a",
    via="madar",
    confidence=0.92,
    because=(
        m.Reason(
            factor="printed-credit",
            weight=2.0,
            detail="مدار",
            evidence=(
                m.Quote(
                    article="shira",
                    start=at("shira", "(مدار)")[0],
                    end=at("shira", "(مدار)")[1],
                    text="(مدار)",
                ),
            ),
        ),
        m.Reason(factor="printed-earlier", weight=0.4),
    ),
)
PASSAGES = (
    m.Passage(
        a=_lead("sanabil", "قال المتحدث", "14 عاملا"),
        b=_lead("shira", "قال المتحدث", "14 شخصا"),
        similarity=0.93,
        kind="edited",
        edits=(
            edit("spelling", "سليم", "سالم"),
            edit("replace", "اندلع", "شب"),
            edit("replace", "عاملا", "شخصا"),
        ),
        direction=FROM_WIRE,
    ),
    m.Passage(
        a=_lead("sanabil", "وأضاف أن", "اليوم التالي"),
        b=_lead("shira", "وأضاف أن", "اليوم التالي"),
        similarity=1.0,
        kind="verbatim",
        direction=FROM_WIRE,
    ),
    m.Passage(
        a=_lead("sanabil", "وتقع الصومعة", "منذ 2009"),
        b=_lead("shira", "وتقع الصومعة", "الشمال منذ 2009، وهو الأكبر في الشمال"),
        similarity=0.88,
        kind="edited",
        edits=(
            edit("delete", "الأجنبية ", "|منذ 2009"),
            edit("insert", "|.", "، وهو الأكبر في الشمال"),
        ),
        direction=FROM_WIRE,
    ),
    m.Passage(
        a=_lead("fanar", "الحريق الذي", "بميناء بنزرت"),
        b=_lead("sanabil", "الحريق الذي", "بميناء بنزرت"),
        similarity=1.0,
        kind="verbatim",
        direction=m.Direction(relation="common_source", via="madar", confidence=0.6),
    ),
    m.Passage(
        a=_lead("fanar", "النار بدأت", "فجر اليوم التالي"),
        b=_lead("shira", "النار بدأت", "فجر اليوم التالي"),
        similarity=0.85,
        kind="edited",
        edits=(edit("replace", "رجال المطافئ البواسل سيطروا", "فرق الإطفاء سيطرت", ("fanar", "shira")),),
        direction=m.Direction(relation="unknown"),
    ),
)

CHANGES = (
    m.Change(kind="clause-dropped", passage=2, from_=span("sanabil", "الأجنبية"), to=None, confidence=0.9),
    m.Change(
        kind="actor-renamed",
        passage=0,
        from_=span("sanabil", "عاملا"),
        to=span("shira", "شخصا"),
        confidence=0.55,
    ),
    m.Change(
        kind="source-vaguer", passage=4, from_=span("shira", "سالم الوردي"), to=span("fanar", "مصدر مسؤول")
    ),
)

LINEAGES = {
    "sanabil": (m.Lineage(label="madar", share=1.0, how="credited", spans=((0, len(WIRE)),)),),
    "shira": (
        m.Lineage(label="madar", share=0.92, how="credited", spans=((0, len(COPY) - 23),)),
        m.Lineage(label="own-موقع الشراع", share=0.08, how="own", spans=((len(COPY) - 23, len(COPY)),)),
    ),
    "fanar": (
        m.Lineage(label="shared-1", share=0.6, how="shared", spans=(at("fanar", WELDING),)),
        m.Lineage(label="own-جريدة الفنار", share=0.4, how="own", spans=((0, 40),)),
    ),
    "mirsat": (m.Lineage(label="own-المرساة", share=1.0, how="own", spans=((0, len(UNION)),)),),
    "harbour": (m.Lineage(label="madar", share=1.0, how="credited", spans=((0, len(ENGLISH)),)),),
    "library": (m.Lineage(label="own-library", share=1.0, how="own", spans=((0, len(OTHER)),)),),
}

ENTITIES = (
    *(
        m.Entity(id=id, kind="place", name=name, lat=lat, lon=lon, country="TN")
        for id, (name, lat, lon) in PLACES.items()
    ),
    m.Entity(id="wardi", kind="person", name="سليم الوردي", names=("سالم الوردي", "Salim al-Wardi")),
    m.Entity(id="victims", kind="group", name="الضحايا"),
    m.Entity(id="company", kind="organisation", name="شركة حصاد الشمال"),
)
SOURCES = (
    m.Source(id="defence", name="الحماية المدنية", kind="organisation", entity="wardi", standing="official"),
    m.Source(id="union", name="نقابة عمال الشحن", kind="organisation", standing="party"),
    m.Source(id="port", name="إدارة الميناء", kind="organisation", standing="official"),
    m.Source(id="nameless", name="مصدر مسؤول", kind="anonymous", standing="anonymous"),
)
STORY = m.Story(
    id="story-1",
    title="حريق صومعة الحبوب في ميناء بنزرت",
    articles=("sanabil", "shira", "fanar", "mirsat", "harbour"),
)


def occurs(
    id: str,
    quote: str,
    speaker: str,
    lineage: str,
    value: str | None = None,
    polarity: m.Polarity = "asserts",
    carriers: tuple[str, ...] = (),
    because: tuple[m.Reason, ...] = (),
) -> m.Occurrence:
    """An occurrence whose span is the quotation given."""
    start, end = at(id, quote)
    statement = next((s.id for s in STATEMENTS[id] if s.content[0][0] <= start < s.content[-1][1]), None)
    return m.Occurrence(
        article=id,
        start=start,
        end=end,
        statement=statement,
        speaker_id=speaker,
        carriers=carriers,
        lineage=lineage,
        value=value,
        polarity=polarity,
        because=because,
    )


TOLL = m.Claim(
    id="claim-1",
    story="story-1",
    text="الحريق أودى بحياة 14 عاملا",
    central=0,
    occurrences=(
        occurs("sanabil", "أودى بحياة 14 عاملا", "defence", "madar", "14", carriers=("madar",)),
        occurs("shira", "أودى بحياة 14 شخصا", "defence", "madar", "14", carriers=("madar",)),
        occurs(
            "fanar",
            "أودى الحريق الذي اندلع في صومعة الحبوب بميناء بنزرت بحياة 14 عاملا",
            "own",
            "shared-1",
            "14",
        ),
        occurs("mirsat", "عدد ضحايا حريق الصومعة لا يتجاوز تسعة عمال", "union", "own-المرساة", "9"),
        occurs(
            "harbour",
            "A fire at a grain silo in the port of Bizerte killed 14 workers",
            "defence",
            "madar",
            "14",
            carriers=("madar",),
            because=(m.Reason(factor="same-meaning", weight=0.8, detail="14 = 14"),),
        ),
    ),
    independent=m.Independent(low=2, best=2, high=3, named_sources=2, lineages=3),
    common_links=(),
    differs=(m.Difference(slot="toll", values={"14": (0, 1, 2, 4), "9": (3,)}),),
    conflicts=True,
    grade="aziz",
    outlets=("السنبلة", "موقع الشراع", "جريدة الفنار", "المرساة", "The Harbour Post"),
    dependences=(
        m.Dependence(a="lineage:madar", b="lineage:shared-1", probability=0.6, reason="عبارات مشتركة طويلة"),
    ),
)
CAUSE = m.Claim(
    id="claim-2",
    story="story-1",
    text=WELDING,
    central=0,
    occurrences=(
        occurs("sanabil", WELDING, "defence", "madar", carriers=("madar",)),
        occurs("shira", WELDING, "defence", "madar", carriers=("madar",)),
        occurs("fanar", WELDING, "nameless", "shared-1"),
        occurs(
            "harbour",
            "The blaze started during welding on the third floor",
            "defence",
            "madar",
            carriers=("madar",),
        ),
        occurs("mirsat", "أعمال لحام قد جرت في الصومعة يوم الحريق", "port", "own-المرساة", polarity="denies"),
    ),
    independent=m.Independent(low=1, best=1, high=2, named_sources=1, lineages=2),
    denials=m.Independent(low=1, best=1, high=1, named_sources=1, lineages=1),
    common_links=("source:defence", "lineage:madar"),
    conflicts=True,
    grade="gharib",
    outlets=("السنبلة", "موقع الشراع", "جريدة الفنار", "The Harbour Post"),
    dependences=(
        m.Dependence(
            a="source:defence", b="source:nameless", probability=0.3, reason="مصدر بلا اسم قد يكون هو نفسه"
        ),
    ),
)
QUAY = m.Claim(
    id="claim-3",
    story="story-1",
    text="الصومعة تقع على رصيف السنابل",
    central=0,
    occurrences=(
        occurs("sanabil", "وتقع الصومعة على رصيف السنابل", "own", "madar"),
        occurs("shira", "وتقع الصومعة على رصيف السنابل", "own", "madar"),
    ),
    independent=m.Independent(low=1, best=1, high=1, named_sources=0, lineages=1),
    common_links=("lineage:madar",),
    grade="gharib",
    outlets=("السنبلة", "موقع الشراع"),
)
REOPEN = m.Claim(
    id="claim-4",
    story="story-1",
    text="الميناء سيعود إلى العمل يوم الأحد المقبل",
    central=0,
    occurrences=(occurs("mirsat", "الميناء سيعود إلى العمل يوم الأحد المقبل", "port", "own-المرساة"),),
    independent=m.Independent(low=None, best=None, high=None),
    grade="cannot-tell",
    outlets=("المرساة",),
)


def naming(
    entity: str, id: str, outlet: str, name: str, quoted: bool = False, epithets: tuple[str, ...] = ()
) -> m.Naming:
    """One outlet's name for an entity."""
    spans = (span(id, name),)
    return m.Naming(
        story="story-1",
        entity=entity,
        outlet=outlet,
        name=name,
        own=() if quoted else spans,
        quoted=spans if quoted else (),
        epithets=epithets,
    )


NAMINGS = (
    naming("wardi", "sanabil", "السنبلة", "سليم الوردي"),
    naming("wardi", "shira", "موقع الشراع", "سالم الوردي"),
    naming("wardi", "harbour", "The Harbour Post", "Salim al-Wardi"),
    naming("victims", "sanabil", "السنبلة", "عاملا", quoted=True),
    naming("victims", "shira", "موقع الشراع", "شخصا", quoted=True),
    naming("victims", "mirsat", "المرساة", "ضحايا"),
    naming("company", "sanabil", "السنبلة", "شركة حصاد الشمال", epithets=("الأجنبية",)),
    naming("company", "shira", "موقع الشراع", "شركة حصاد الشمال"),
)

RECEIPTS = (
    *(m.Receipt(source=f"in/{a.id}.txt", status="ok", article=a.id) for a in ARTICLES),
    m.Receipt(
        source="in/copy of sanabil.txt",
        status="duplicate",
        reason="the same text as in/sanabil.txt",
        article="sanabil",
    ),
    m.Receipt(source="in/صورة.bin", status="quarantined", reason="not a text"),
)


def sample() -> m.Analysis:
    """The whole hand-made analysis."""
    return m.Analysis(
        articles=ARTICLES,
        receipts=RECEIPTS,
        readings=READINGS,
        passages=PASSAGES,
        changes=CHANGES,
        lineages=LINEAGES,
        entities=ENTITIES,
        sources=SOURCES,
        stories=(STORY,),
        claims=(QUAY, REOPEN, CAUSE, TOLL),
        namings=NAMINGS,
    )

"""What the copy changed: each kind found where it is, and silence where two events only look alike."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.evidence.passages import compare
from tawatur.findings.transmission import find_changes
from tawatur.findings.transmission.mapping import Track, views
from tawatur.model import (
    Article,
    Change,
    Direction,
    Edit,
    Mention,
    MentionKind,
    Passage,
    Quantity,
    Reading,
    Span,
    SpeakerKind,
    Statement,
    TimeExpression,
)
from tests.findings.transmission.news import read

BEFORE = "غرقت عبارة قديمة قبالة جزيرة النهام فجر الثلاثاء بعدما ضربتها عاصفة مفاجئة وأغلق الميناء أبوابه."
AFTER = "وعادت الزوارق الصغيرة إلى المرسى الجنوبي قبل غروب الشمس بقليل ولم يصب أحد من بحارتها بأذى."


class News:
    """A pair of articles that differ in one sentence, with what is read in them."""

    def __init__(self, source: str, copy: str, relation: str = "b_from_a") -> None:
        self.a = Article(id="a", text=f"{BEFORE} {source} {AFTER}", sha256="", outlet="okaz")
        self.b = Article(id="b", text=f"{BEFORE} {copy} {AFTER}", sha256="", outlet="sabq")
        self.relation = relation
        self.readings = {r.article: r for r in read([self.a, self.b])}

    def at(self, article: Article, words: str) -> tuple[int, int]:
        start = article.text.index(words)
        return start, start + len(words)

    def add(self, article: Article, field: str, *records: object) -> None:
        old = self.readings[article.id]
        self.readings[article.id] = msgspec.structs.replace(old, **{field: (*getattr(old, field), *records)})

    def mention(self, words_a: str, words_b: str, kind: MentionKind) -> News:
        for x, words in ((self.a, words_a), (self.b, words_b)):
            start, end = self.at(x, words)
            self.add(x, "mentions", Mention(article=x.id, start=start, end=end, kind=kind, name=words))
        return self

    def quantity(self, words_a: str, low_a: float, words_b: str, low_b: float) -> News:
        for x, words, low in ((self.a, words_a, low_a), (self.b, words_b, low_b)):
            start, end = self.at(x, words)
            self.add(
                x,
                "quantities",
                Quantity(article=x.id, start=start, end=end, low=low, high=low, counted="راكب"),
            )
        return self

    def time(self, words_a: str, day_a: str, words_b: str, day_b: str) -> News:
        for x, words, day in ((self.a, words_a, day_a), (self.b, words_b, day_b)):
            start, end = self.at(x, words)
            self.add(x, "times", TimeExpression(article=x.id, start=start, end=end, from_=day, to=day))
        return self

    def statement(
        self,
        article: Article,
        cue: str,
        speaker: str | None,
        kind: SpeakerKind,
        content: str,
        polarity: str = "asserts",
    ) -> News:
        record = Statement(
            id=f"{article.id}1",
            article=article.id,
            content=(self.at(article, content),),
            cue=self.at(article, cue),
            speaker=self.at(article, speaker) if speaker else None,
            speaker_name=speaker,
            speaker_kind=kind,
            mode="indirect",
            polarity=polarity,  # type: ignore[arg-type]
        )
        self.add(article, "statements", record)
        return self

    def changes(self) -> list[Change]:
        whole_a, whole_b = (0, len(self.a.text)), (0, len(self.b.text))
        found = compare(self.a.text, whole_a, self.b.text, whole_b)
        passage = Passage(
            a=Span("a", *whole_a),
            b=Span("b", *whole_b),
            similarity=found.similarity,
            kind="edited",
            edits=found.edits,
            direction=Direction(relation=self.relation),  # type: ignore[arg-type]
        )
        return list(find_changes([self.a, self.b], list(self.readings.values()), [passage]))

    def shown(self) -> list[tuple[str, str | None, str | None]]:
        texts = {"a": self.a.text, "b": self.b.text}
        quote = lambda s: texts[s.article][s.start : s.end] if s else None  # noqa: E731
        return [(c.kind, quote(c.from_), quote(c.to)) for c in self.changes()]


def test_a_copy_without_changes_has_none() -> None:
    sentence = "وقال سالم الدهمي إن العبارة كانت تقل مئة راكب."
    assert News(sentence, sentence).changes() == []


def test_a_credit_dropped() -> None:
    news = News("وقال سالم الدهمي لرويترز إن العبارة قديمة.", "وقال سالم الدهمي إن العبارة قديمة.")
    assert news.shown() == [("credit-dropped", "لرويترز", None)]


def test_a_credit_kept_elsewhere_is_not_dropped() -> None:
    news = News("وقال سالم الدهمي لرويترز إن العبارة قديمة.", "وقال سالم الدهمي إن العبارة قديمة.")
    credit = msgspec.structs.replace(news.readings["a"].credits[0], article="b", scope="byline")
    news.add(news.b, "credits", credit)
    assert news.changes() == []


def test_a_source_dropped() -> None:
    news = News("وقال سالم الدهمي إن الربان أنذر الركاب مرتين.", "والربان أنذر الركاب مرتين.")
    news.statement(news.a, "وقال", "سالم الدهمي", "person", "الربان أنذر الركاب مرتين")
    start, end = news.at(news.a, "سالم الدهمي")
    name = Mention(article="a", start=start, end=end, kind="person", name="سالم الدهمي")
    news.add(news.a, "mentions", name)
    assert ("source-dropped", "سالم الدهمي", None) in news.shown()


def test_a_source_made_vaguer() -> None:
    news = News("وقال سالم الدهمي إن الربان أنذر الركاب مرتين.", "وقالت مصادر إن الربان أنذر الركاب مرتين.")
    news.statement(news.a, "وقال", "سالم الدهمي", "person", "الربان أنذر الركاب مرتين")
    news.statement(news.b, "وقالت", "مصادر", "anonymous", "الربان أنذر الركاب مرتين")
    assert news.shown() == [("source-vaguer", "سالم الدهمي", "مصادر")]


def test_another_name_of_the_speaker_is_no_vaguer_source() -> None:
    news = News(
        "وقال سالم الدهمي إن الربان أنذر الركاب مرتين.", "وقال العميد الدهمي إن الربان أنذر الركاب مرتين."
    )
    news.statement(news.a, "وقال", "سالم الدهمي", "person", "الربان أنذر الركاب مرتين")
    news.statement(news.b, "وقال", "العميد الدهمي", "anonymous", "الربان أنذر الركاب مرتين")
    assert news.changes() == []


def test_an_actor_renamed() -> None:
    a, b = (
        "وأطلق حراس الميناء النار في الهواء لتفريق الحشد.",
        "وأطلق مسلحو السهم النار في الهواء لتفريق الحشد.",
    )
    news = News(a, b).mention("حراس الميناء", "مسلحو السهم", "group")
    news.mention("جزيرة النهام", "جزيرة النهام", "place").mention("المرسى الجنوبي", "المرسى الجنوبي", "place")
    assert news.shown() == [("actor-renamed", "حراس الميناء", "مسلحو السهم")]


def test_a_longer_form_of_one_name_is_no_renaming() -> None:
    a, b = "وأطلق حراس الميناء النار في الهواء.", "وأطلق حراس الميناء القديم النار في الهواء."
    news = News(a, b).mention("حراس الميناء", "حراس الميناء القديم", "group")
    assert [c for c in news.changes() if c.kind == "actor-renamed"] == []


def test_a_number_a_place_and_a_date_changed() -> None:
    news = News("ونقل 36 راكبا إلى بلدة الحجر.", "ونقل 63 راكبا إلى بلدة الصفا.")
    news.quantity("36 راكبا", 36, "63 راكبا", 63).mention("بلدة الحجر", "بلدة الصفا", "place")
    for word in ("جزيرة النهام", "المرسى الجنوبي", "عاصفة", "الميناء", "الزوارق"):
        news.mention(word, word, "place")
    assert news.shown() == [
        ("number-changed", "36 راكبا", "63 راكبا"),
        ("place-changed", "بلدة الحجر", "بلدة الصفا"),
    ]
    dated = News("وبدأ التحقيق في 4 مارس 2025 صباحا.", "وبدأ التحقيق في 9 مارس 2025 صباحا.")
    dated.time("4 مارس 2025", "2025-03-04", "9 مارس 2025", "2025-03-09")
    for word in ("جزيرة النهام", "المرسى الجنوبي"):
        dated.mention(word, word, "place")
    assert dated.shown() == [("date-changed", "4 مارس 2025", "9 مارس 2025")]


def test_reports_of_one_form_on_two_events_changed_nothing() -> None:
    news = News("ونقل 36 راكبا إلى بلدة الحجر.", "ونقل 63 راكبا إلى بلدة الصفا.")
    news.quantity("36 راكبا", 36, "63 راكبا", 63).mention("بلدة الحجر", "بلدة الصفا", "place")
    assert news.changes() == []


@pytest.mark.parametrize("relation", ["b_from_a", "a_from_b", "common_source", "unknown"])
def test_a_clause_dropped_or_added(relation: str) -> None:
    clause = "وكانت إدارة الشركة قد تلقت ثلاثة إنذارات مكتوبة هذا العام."
    (change,) = News(clause, "", relation).changes()
    added = relation == "a_from_b"
    assert change.kind == ("clause-added" if added else "clause-dropped")
    where = change.to if added else change.from_
    assert where is not None
    assert where.article == "a"
    sure = relation in ("a_from_b", "b_from_a")
    assert change.confidence > 0.8 if sure else 0.7 < change.confidence < 0.8


def test_a_hedge_removed() -> None:
    news = News("والحريق ربما بدأ في غرفة المحرك.", "والحريق بدأ في غرفة المحرك.")
    assert news.shown() == [("hedge-removed", "ربما", None)]
    assert News("والحريق ربما بدأ في المحرك.", "والحريق قد بدأ في المحرك.").changes() == []


def test_a_denial_removed() -> None:
    news = News("ونفى الربان أن تكون العبارة محملة فوق طاقتها.", "")
    news.statement(news.a, "ونفى", "الربان", "person", "أن تكون العبارة محملة فوق طاقتها", "denies")
    assert ("denial-removed", "أن تكون العبارة محملة فوق طاقتها", None) in news.shown()


def test_one_outlets_own_versions_are_not_compared() -> None:
    news = News("وكانت إدارة الشركة قد تلقت ثلاثة إنذارات مكتوبة هذا العام.", "")
    news.b = msgspec.structs.replace(news.b, outlet="okaz")
    assert news.changes() == []


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_track_never_leaves_the_passage(data: st.DataObject) -> None:
    place = st.integers(0, 40)
    ranges = st.tuples(place, place).map(lambda r: (min(r), max(r)))
    count = data.draw(st.integers(0, 4))
    edits = tuple(Edit(op="replace", a=data.draw(ranges), b=data.draw(ranges)) for _ in range(count))
    passage = Passage(a=Span("a", 5, 35), b=Span("b", 0, 40), similarity=0.5, kind="edited", edits=edits)
    for view in views(passage):
        track = Track(view)
        for start in range(-5, 50, 5):
            low, high = track.range(start, start + 7)
            assert view.here.start <= low <= high <= view.here.end


def agency_and_paper(byline: str | None, paper: str) -> list[Change]:
    """An agency's text and a paper's print of it, found to have the agency as common source."""
    a = Article(id="a", text=f"{BEFORE} {AFTER}", sha256="", outlet="okaz", byline="رويترز - المرسى")
    b = Article(id="b", text=paper, sha256="", outlet="sabq", byline=byline)
    spans = Span("a", 0, len(a.text)), Span("b", 0, len(b.text))
    found = compare(a.text, (0, len(a.text)), b.text, (0, len(b.text)))
    direction = Direction(relation="common_source", via="reuters")
    passage = Passage(
        a=spans[0],
        b=spans[1],
        similarity=found.similarity,
        kind="verbatim",
        edits=found.edits,
        direction=direction,
    )
    return list(find_changes([a, b], read([a, b]), [passage]))


@pytest.mark.parametrize(
    ("byline", "kinds"),
    [(None, ["credit-dropped"]), ("سالم الكندري", ["credit-dropped"]), ("وكالات", []), ("رويترز", [])],
)
def test_a_byline_that_credits_an_agency_is_dropped(byline: str | None, kinds: list[str]) -> None:
    found = agency_and_paper(byline, f"{BEFORE} {AFTER}")
    assert [c.kind for c in found] == kinds
    assert [c.from_.article for c in found if c.from_] == ["a" for _ in kinds]


def test_a_paper_that_borrows_a_sentence_drops_no_byline() -> None:
    local = " ".join(f"وكتب مراسلنا في الرسالة رقم {n} أن أهل الحي باتوا على الشرفات." for n in range(12))
    assert "credit-dropped" not in {c.kind for c in agency_and_paper(None, f"{BEFORE} {AFTER} {local}")}


def edge(source: str, copy: str) -> list[tuple[str, str | None, str | None]]:
    """The changes of two texts whose only passage is their common beginning of whole words."""
    a = Article(id="a", text=source, sha256="", outlet="okaz")
    b = Article(id="b", text=copy, sha256="", outlet="sabq")
    n = next(
        (i for i in range(min(len(source), len(copy))) if source[i] != copy[i]), min(len(source), len(copy))
    )
    n = len(source[:n].rstrip(" ،."))
    passage = Passage(a=Span("a", 0, n), b=Span("b", 0, n), similarity=1.0, kind="verbatim")
    texts = {"a": source, "b": copy}
    quote = lambda s: texts[s.article][s.start : s.end] if s else None  # noqa: E731
    return [(c.kind, quote(c.from_), quote(c.to)) for c in find_changes([a, b], read([a, b]), [passage])]


COMMON = "وأغلقت إدارة الميناء المرسى الشمالي حتى إشعار آخر"


@pytest.mark.parametrize(
    ("source", "copy", "dropped"),
    [
        (f"{COMMON}، وعلقت رخص ثلاث سفن صيد.", f"{COMMON}.", "وعلقت رخص ثلاث سفن صيد"),
        (f"{COMMON}، وعلقت رخص ثلاث سفن صيد.", f"{COMMON}. وهطل المطر.", "وعلقت رخص ثلاث سفن صيد"),
        (f"{COMMON} خوفا منه.", f"{COMMON}.", None),
        (f"{COMMON}، وفق وكالة رويترز للأنباء اليوم.", f"{COMMON}.", None),
        (f"{COMMON}، وعلقت رخص ثلاث سفن صيد.", f"{COMMON}. وعلقت رخص ثلاث سفن صيد.", None),
        (f"{COMMON}، وعلقت رخص ثلاث سفن صيد.", f"{COMMON}، وطلبت عون الجيران في الجزر.", None),
    ],
)
def test_a_clause_at_the_edge_of_a_passage(source: str, copy: str, dropped: str | None) -> None:
    assert edge(source, copy) == ([("clause-dropped", dropped, None)] if dropped else [])


@pytest.mark.parametrize(
    ("source", "copy", "renamed"),
    [
        (
            "واتهمت حكومة الجزر البحارة بالإهمال.",
            "واتهمت سلطة الجزر البحارة بالإهمال.",
            ("حكومة الجزر", "سلطة الجزر"),
        ),
        ("ووصلت لجان الصيادين أولا.", "ووصلت عصابات الصيادين أولا.", ("لجان الصيادين", "عصابات الصيادين")),
        ("ووصلت زوارق الصيادين أولا.", "ووصلت مراكب الصيادين أولا.", None),
        ("واتهمت الحكومة البحارة بالإهمال.", "واتهمت حكومة البحارة بالإهمال.", None),
    ],
)
def test_a_body_under_another_common_noun(source: str, copy: str, renamed: tuple[str, str] | None) -> None:
    assert News(source, copy).shown() == ([("actor-renamed", *renamed)] if renamed else [])


@pytest.mark.parametrize(
    ("one", "other", "changed"),
    [
        (363378.0, 363000.0, False),
        (84.5, 84.0, False),
        (53.7, 54.0, False),
        (312.0, 314.0, True),
        (63.0, 36.0, True),
        (5706.0, 5760.0, True),
        (40.0, 20.0, True),
        (0.0, 3.0, True),
    ],
)
def test_a_rounded_figure_is_the_same_figure(one: float, other: float, changed: bool) -> None:
    news = News("وكانت تقل كذا راكبا إلى الجزيرة.", "وكانت تقل كذا راكبا إلى الجزيرة.")
    for place in ("جزيرة النهام", "المرسى الجنوبي"):
        news.mention(place, place, "place")
    found = news.quantity("كذا راكبا", one, "كذا راكبا", other).shown()
    assert [kind for kind, *_ in found] == (["number-changed"] if changed else [])


def test_a_bulletin_of_another_hour_changed_nothing() -> None:
    news = News("وهبط السعر من 91 إلى 84 دينارا.", "وهبط السعر من 96 إلى 88 دينارا.")
    for place in ("جزيرة النهام", "المرسى الجنوبي"):
        news.mention(place, place, "place")
    assert news.quantity("84 دينارا", 84, "88 دينارا", 88).shown() == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("مليشيات المد", "ميليشيات المد"),
        ("شركة بوينج", "شركة بوينغ"),
        ("الكونغرس الأميركي", "الكونجرس الامريكي"),
    ],
)
def test_a_spelling_is_no_other_name(one: str, other: str) -> None:
    news = News(f"واتهمت السلطات {one} بالتقصير.", f"واتهمت السلطات {other} بالتقصير.")
    for place in ("جزيرة النهام", "المرسى الجنوبي"):
        news.mention(place, place, "place")
    assert news.mention(one, other, "organisation").shown() == []


def test_one_entity_under_two_names_in_a_rewritten_stretch() -> None:
    news = News("وكانت حركة المد قد سيطرت على المرفأ.", "وكانت قبل ذلك جماعة أنصار البحر سيطرت على المرفأ.")
    for x, words in ((news.a, "حركة المد"), (news.b, "جماعة أنصار البحر")):
        start, end = news.at(x, words)
        mention = Mention(article=x.id, start=start, end=end, kind="group", name=words, entity="e1")
        news.add(x, "mentions", mention)
    assert ("actor-renamed", "حركة المد", "جماعة أنصار البحر") in news.shown()


def test_a_nameless_source_becomes_vaguer() -> None:
    said = "إن الباب لم يكن مغلقا حين غادرت العبارة المرسى"
    news = News(f"وقال مصدر في إدارة الميناء {said}.", f"وقالت مصادر مطلعة {said}.")
    news.statement(news.a, "قال", "مصدر في إدارة الميناء", "anonymous", said)
    news.statement(news.b, "قالت", "مصادر مطلعة", "anonymous", said)
    assert ("source-vaguer", "مصدر في إدارة الميناء", "مصادر مطلعة") in news.shown()
    again = News(f"وقال مصدر في إدارة الميناء {said}.", f"وقال المصدر {said}.")
    again.statement(again.a, "قال", "مصدر في إدارة الميناء", "anonymous", said)
    again.statement(again.b, "قال", "المصدر", "anonymous", said)
    assert "source-vaguer" not in {kind for kind, *_ in again.shown()}
    back = News(f"وقالت مصادر مطلعة {said}.", f"وقال مصدر في إدارة الميناء {said}.")
    back.statement(back.a, "قالت", "مصادر مطلعة", "anonymous", said)
    back.statement(back.b, "قال", "مصدر في إدارة الميناء", "anonymous", said)
    assert "source-vaguer" not in {kind for kind, *_ in back.shown()}


def test_readings_that_are_missing_are_no_error() -> None:
    a = Article(id="a", text=BEFORE, sha256="", outlet="okaz")
    b = Article(id="b", text=BEFORE, sha256="", outlet="sabq")
    span = len(BEFORE)
    passage = Passage(a=Span("a", 0, span), b=Span("b", 0, span), similarity=1.0, kind="verbatim")
    assert find_changes([a, b], [], [passage]) == ()
    assert find_changes([a], [Reading(article="a")], [passage]) == ()

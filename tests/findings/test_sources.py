"""Sources: who is one, who is not, on invented speakers."""

from __future__ import annotations

import msgspec
import pytest

from tawatur.evidence.credits import Registry
from tawatur.findings.sources import UNNAMED, identify_sources
from tawatur.findings.sourcing.cleaning import clean_name
from tawatur.findings.sourcing.media import held_by, owner_of
from tawatur.findings.sourcing.names import Known, apposition, is_bare_paper, read_voice, same_voice
from tawatur.findings.sourcing.sides import is_armed_body, side_of, side_of_entity, standing_of
from tawatur.model import Article, Entity, Mention, Reading, SpeakerKind, Statement, Story


def voice(name: str, kind: SpeakerKind, phrase: str | None = None):  # type: ignore[no-untyped-def]
    found = read_voice(name, phrase or name, kind, Known())
    assert found is not None
    return found


SAME = [
    (("هيثم القصاب", "person", "هيثم القصاب"), ("القصاب", "person", "القصاب")),
    (
        ("هيثم القصاب", "person", "الناطق باسم بلدية السروج هيثم القصاب"),
        ("بلدية السروج", "organisation", None),
    ),
    (("المتحدث باسم بلدية السروج", "anonymous", None), ("بلدية السروج", "organisation", None)),
    (("مصدر طبي", "anonymous", None), ("مصدر طبي", "anonymous", None)),
    (("مسؤول أميركي", "anonymous", None), ("مسؤول أمريكي", "anonymous", None)),
    (("وزارة الدفاع الأميركية", "organisation", None), ("البنتاغون", "organisation", None)),
    (("داود أوغلو", "person", "داود أوغلو"), ("هيثم داود أوغلو", "person", "هيثم داود أوغلو")),
    (
        ("كودس", "person", "كودس مستشار الحكومة الفرنسية"),
        ("كودز", "person", "كودز المتحدث باسم الرئاسة الفرنسية"),
    ),
    (("السفير الأردني في السروج هيثم القصاب", "person", None), ("السفارة", "organisation", None)),
    (("مكتب محافظ ديار شمس", "organisation", None), ("مكتب محافظ ديارشمس", "organisation", None)),
]
DIFFERENT = [
    (("هيثم القصاب", "person", "هيثم القصاب"), ("رنا الحلواني", "person", "رنا الحلواني")),
    (("مصدر طبي", "anonymous", None), ("مصدر أمني", "anonymous", None)),
    (("وزارة الصحة", "organisation", None), ("وزارة المالية", "organisation", None)),
    (
        ("مكتب رئيس الوزراء الأردني", "organisation", None),
        ("وزارة الموارد الأردنية", "organisation", None),
    ),
    (
        ("هيثم القصاب", "person", "رئيس الوزراء الأردني هيثم القصاب"),
        ("وزارة الموارد الأردنية", "organisation", None),
    ),
    (("كودس", "person", "كودس"), ("كودز", "person", "كودز")),
    (("السفير الأردني هيثم القصاب", "person", None), ("السفارة الفرنسية", "organisation", None)),
    (("هيثم القصاب", "person", "هيثم القصاب"), ("سالم هيثم القصاب", "person", "سالم هيثم القصاب")),
    (("مصدر في بلدية السروج", "anonymous", None), ("بلدية السروج", "organisation", None)),
    (("هيثم القصاب", "person", "مندوب الجزر لدى بلدية السروج هيثم القصاب"), ("السروج", "organisation", None)),
]


@pytest.mark.parametrize(("a", "b"), SAME, ids=lambda v: v[0])
def test_one_source(a: tuple[str, SpeakerKind, str | None], b: tuple[str, SpeakerKind, str | None]) -> None:
    x, y = voice(a[0], a[1], a[2]), voice(b[0], b[1], b[2])
    assert same_voice(x, y) and same_voice(y, x)


@pytest.mark.parametrize(("a", "b"), DIFFERENT, ids=lambda v: v[0])
def test_two_sources(a: tuple[str, SpeakerKind, str | None], b: tuple[str, SpeakerKind, str | None]) -> None:
    x, y = voice(a[0], a[1], a[2]), voice(b[0], b[1], b[2])
    assert not same_voice(x, y) and not same_voice(y, x)


@pytest.mark.parametrize(
    ("name", "kind"), [("أما", "person"), ("وكالة", "organisation"), ("…", "organisation")]
)
def test_no_name_is_nobody(name: str, kind: SpeakerKind) -> None:
    assert read_voice(name, name, kind, Known()) is None


NAMES: list[tuple[str, SpeakerKind, str]] = [
    ("مصادر رسمية مقتل عاملين", "anonymous", "مصادر رسمية"),
    ("لجنة التحقيق في مقتل عاملين", "organisation", "لجنة التحقيق في مقتل عاملين"),
    ("الحزب هذا القرار", "organisation", "الحزب"),
    ("وزارة الموارد بتاريخ 3/4", "organisation", "وزارة الموارد"),
    ("القصاب بالحادث", "person", "القصاب"),
    ("السفير في السروج هيثم القصاب", "person", "السفير في السروج هيثم القصاب"),
    ("القرار يحظر الصيد", "document", "القرار"),
    ("مصدر أمني بشمال السروج", "anonymous", "مصدر أمني بشمال السروج"),
    ("الأحد إحياء ذكرى السد", "anonymous", ""),
    ("رصد", "person", ""),
    ("", "person", ""),
]


@pytest.mark.parametrize(("name", "kind", "kept"), NAMES, ids=lambda v: v)
def test_a_name_ends_where_the_sentence_goes_on(name: str, kind: SpeakerKind, kept: str) -> None:
    assert clean_name(name, kind) == kept


def test_an_office_is_its_holders_only_where_the_article_says_so() -> None:
    text = "الشيخ هيثم القصاب، رئيس الهيئة، قال كذا. وقال الناطق بلسان الشرطة كذا. وقال رئيس الهيئة كذا."
    article = Article(id="a", text=text, sha256="")

    def said(number: int, words: str) -> Statement:
        at = text.index(words)
        made = statement("a", number, "هيثم القصاب", "person")
        return msgspec.structs.replace(made, speaker=(at, at + len(words)))

    name = text.index("هيثم القصاب")
    reading = Reading(
        article="a",
        mentions=(
            Mention(article="a", start=name, end=name + 11, kind="person", name="هيثم القصاب"),
            Mention(
                article="a",
                start=text.index("الشرطة"),
                end=text.index("الشرطة") + 6,
                kind="organisation",
                name="الشرطة",
                entity="police",
            ),
        ),
        statements=(said(0, "هيثم القصاب"), said(3, "الناطق بلسان الشرطة"), said(6, "رئيس الهيئة كذا")),
    )
    police = Entity(id="police", kind="organisation", name="الشرطة")
    found, sources = identify_sources([article], [reading], [police])
    ids = [s.speaker_id for s in found[0].statements]
    assert ids[0] == ids[2] != ids[1]
    assert [s.kind for s in sources if s.id == ids[1]] == ["organisation"]


def test_what_follows_a_name_says_for_whom() -> None:
    assert apposition("، زعيم حركة الشروق، في كلمة") == "، زعيم حركة الشروق"
    assert apposition(" إن الأمر انتهى") == ""
    assert apposition("") == ""


def test_a_relayed_text_is_a_bare_one() -> None:
    assert is_bare_paper(voice("البيان", "document"))
    assert is_bare_paper(voice("بيانا نقلته صحيفة", "document"))
    assert not is_bare_paper(voice("تقرير لجنة السدود", "document"))


SIDES = [
    ("وزارة الموارد الأردنية", "JO"),
    ("وزير الزراعة والشؤون المائية الأردني هيثم القصاب", "JO"),
    ("مصادر أمنية تركية", "TR"),
    ("المرصد اليمني للأنهار", None),
    ("مدير المرصد اليمني للأنهار هيثم القصاب", None),
    ("ائتلاف السدود الأردني المعارض", None),
    ("المعارضة الأردنية", None),
    ("رئيس حزب السدود الأردني", None),
    ("الجيش الأردني الحر", None),
    ("وسائل إعلام أردنية", None),
    ("هيثم الأردني", None),
    ("متحدث أردني", "JO"),
    ("متحدث باسم نادي السدود الأردني", None),
    ("حكومة أنقرة", "TR"),
    ("سكان أنقرة", None),
    ("متحدث باسم الحوثيين", "houthis"),
    ("فصيل مناهض للحوثيين", None),
]


@pytest.mark.parametrize(("phrase", "side"), SIDES, ids=lambda v: v)
def test_a_nisba_is_a_side_only_beside_a_noun_of_state(phrase: str, side: str | None) -> None:
    assert side_of(phrase) == side


def test_a_party_of_a_country_is_not_its_state() -> None:
    assert side_of_entity("amal") is None
    assert side_of_entity("hezbollah") == "hezbollah"


def test_sides() -> None:
    assert side_of("مسؤول عسكري فرنسي") == "FR"
    assert side_of("بلدية السروج") is None
    assert side_of_entity("army-sy") == "SY"
    assert side_of_entity(None) is None
    assert is_armed_body("defence-ministry-fr") and not is_armed_body("health-ministry-fr")
    assert standing_of("شهود عيان", "anonymous", None, None) == "eyewitness"
    assert standing_of("تقرير", "document", None, None) == "document"


def test_a_state_agency_speaks_for_its_state_and_others_for_themselves() -> None:
    registry = Registry.load()
    sana = owner_of("وكالة الأنباء السورية", registry)
    assert sana is not None and held_by("وكالة الأنباء السورية", "", sana) == "SY"
    reuters = owner_of("وكالة رويترز", registry)
    assert reuters is not None and held_by("وكالة رويترز", "", reuters) is None
    assert owner_of("مسؤول في الوزارة", registry) is None


def statement(article: str, number: int, name: str, kind: SpeakerKind) -> Statement:
    return Statement(
        id=f"{article}-{number}",
        article=article,
        content=((0, 1),),
        cue=(number, number + 1),
        speaker=None,
        speaker_name=name,
        speaker_kind=kind,
        mode="indirect",
        polarity="asserts",
    )


def test_a_bare_statement_is_the_word_of_who_spoke_last() -> None:
    article = Article(id="a", text="نص طويل بما يكفي", sha256="")
    reading = Reading(
        article="a",
        statements=(
            statement("a", 0, "بلدية السروج", "organisation"),
            statement("a", 3, "البيان", "document"),
            statement("a", 6, "مصدر طبي", "anonymous"),
        ),
    )
    found, sources = identify_sources([article], [reading], (), [Story(id="s", title="", articles=("a",))])
    ids = [s.speaker_id for s in found[0].statements]
    assert ids[0] == ids[1] != ids[2]
    assert len(sources) == 2


def test_short_names_join_within_a_story_only() -> None:
    articles = [Article(id=name, text="نص طويل بما يكفي", sha256="") for name in ("a", "b")]
    readings = [
        Reading(article="a", statements=(statement("a", 0, "هيثم القصاب", "person"),)),
        Reading(article="b", statements=(statement("b", 0, "القصاب", "person"),)),
    ]
    together = [Story(id="s", title="", articles=("a", "b"))]
    apart = [Story(id="s", title="", articles=("a",)), Story(id="t", title="", articles=("b",))]
    assert len(identify_sources(articles, readings, (), together)[1]) == 1
    assert len(identify_sources(articles, readings, (), apart)[1]) == 2


def test_who_is_not_told_is_a_nameless_source() -> None:
    article = Article(id="a", text="نص طويل بما يكفي", sha256="")
    told = statement("a", 0, "بلدية السروج", "organisation")
    untold = msgspec.structs.replace(told, id="a-1", speaker_name=None, speaker_kind=None)
    found, sources = identify_sources([article], [Reading(article="a", statements=(told, untold))])
    assert found[0].statements[1].speaker_id is None
    assert [s.kind for s in sources if s.id == UNNAMED] == ["anonymous"]
    assert UNNAMED not in {
        s.id for s in identify_sources([article], [Reading(article="a", statements=(told,))])[1]
    }

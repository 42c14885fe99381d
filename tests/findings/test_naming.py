"""Namings: who calls whom what, in own words or a quotation; private persons stay out."""

from __future__ import annotations

from tawatur.findings.naming import find_namings
from tawatur.model import (
    Article,
    Direction,
    Entity,
    Mention,
    MentionKind,
    Mode,
    Naming,
    Passage,
    Reading,
    Span,
    Statement,
    Story,
)

Named = tuple[str, str, MentionKind]  # words in the text, entity, kind


def article(id_: str, text: str) -> Article:
    return Article(id=id_, text=text, sha256="", outlet=f"paper-{id_}")


def reading(
    of: Article, named: list[Named], said: list[tuple[str, Mode]] | None = None, speaker: str = ""
) -> Reading:
    """Every occurrence of the named words is a mention; ``said`` are the contents of statements."""
    mentions = []
    for words, entity, kind in named:
        at = of.text.find(words)
        while at >= 0:
            mentions.append(
                Mention(article=of.id, start=at, end=at + len(words), kind=kind, name=words, entity=entity)
            )
            at = of.text.find(words, at + 1)
    statements = []
    for content, mode in said or []:
        at = of.text.index(content)
        by = (of.text.index(speaker), of.text.index(speaker) + len(speaker)) if speaker else None
        statements.append(
            Statement(
                id=f"{of.id}-{at}",
                article=of.id,
                content=((at, at + len(content)),),
                cue=(0, 1),
                speaker=by,
                speaker_name=speaker or None,
                speaker_kind=None,
                mode=mode,
                polarity="asserts",
            )
        )
    return Reading(article=of.id, mentions=tuple(mentions), statements=tuple(statements))


def namings(
    articles: list[Article], readings: list[Reading], passages: tuple[Passage, ...] = ()
) -> dict[tuple[str, str], Naming]:
    kinds = {m.entity: m.kind for r in readings for m in r.mentions if m.entity}
    entities = [Entity(id=id_, kind=kind, name=id_) for id_, kind in kinds.items()]
    story = Story(id="s", title="t", articles=tuple(a.id for a in articles))
    found = find_namings(articles, readings, entities, [story], passages)
    return {(n.outlet, n.name): n for n in found}


def test_names_of_one_body_stand_side_by_side() -> None:
    a = article("a", "قصفت قوات الحكومة البلدة ثم قالت الحكومة إنها لم تقصف")
    b = article("b", "قصف النظام البلدة")
    found = namings(
        [a, b],
        [reading(a, [("الحكومة", "gov", "organisation")]), reading(b, [("النظام", "gov", "organisation")])],
    )
    assert len(found["paper-a", "الحكومة"].own) == 2
    assert len(found["paper-b", "النظام"].own) == 1


def test_direct_speech_is_quoted_and_paraphrase_is_the_outlets_own() -> None:
    a = article("a", "قال الناطق: «سنطرد العصبة قريبا» وأضاف أن العصبة ضعفت")
    named: list[Named] = [("العصبة", "band", "group")]
    found = namings([a], [reading(a, named, [("سنطرد العصبة قريبا", "direct"), ("العصبة ضعفت", "indirect")])])
    naming = found["paper-a", "العصبة"]
    assert ([a.text[s.start : s.end] for s in naming.quoted], len(naming.own)) == (["العصبة"], 1)


def test_marks_around_the_name_alone_are_no_quotation() -> None:
    text = "قال الناطق إن «العصبة» تراجعت «أمام ضربات العصبة الأخرى» وحدها"
    a = article("a", text)
    content = text[text.index("«العصبة»") : -6]
    naming = namings([a], [reading(a, [("العصبة", "band", "group")], [(content, "mixed")])])[
        "paper-a", "العصبة"
    ]
    assert (len(naming.own), len(naming.quoted)) == (1, 1)


def test_epithets_beside_a_name_are_listed_with_their_places() -> None:
    a = article("a", "هاجم «العصبة» الإرهابي ما يسمى «الجبهة البيضاء» ثم انسحبت العصبة")
    named: list[Named] = [("العصبة", "band", "group"), ("الجبهة البيضاء", "front", "group")]
    found = namings([a], [reading(a, named)])
    band = found["paper-a", "العصبة"]
    assert band.epithets == ("الإرهابي",)
    assert len(band.loaded) == 1 < len(band.own)
    assert found["paper-a", "الجبهة البيضاء"].epithets == ("ما يسمى",)


def test_an_epithet_of_something_else_is_none() -> None:
    a = article("a", "هاجم العصبة الحي، والإرهابي المزعوم فر. وقال المتحدث باسم العصبة ذلك")
    assert namings([a], [reading(a, [("العصبة", "band", "group")])])["paper-a", "العصبة"].epithets == ()


def test_short_names_that_only_take_up_are_left_out() -> None:
    a = article("a", "هاجم تنظيم العصبة البلدة ثم انسحب التنظيم منها")
    found = namings([a], [reading(a, [("تنظيم العصبة", "band", "group"), ("التنظيم", "band", "group")])])
    assert [name for _, name in found] == ["تنظيم العصبة"]


def test_private_persons_are_in_no_index() -> None:
    a = article(
        "a",
        "قتل الطفل سالم درويش وقال وزير الصحة نديم قاسم إن سعاد منصور أصيبت. وقال راضي عون: «رأيت كل شيء»",
    )
    named: list[Named] = [
        ("سالم درويش", "child", "person"),
        ("نديم قاسم", "minister", "person"),
        ("وزير الصحة", "office-x", "office"),
        ("سعاد منصور", "victim", "person"),
        ("راضي عون", "witness", "person"),
    ]
    found = namings([a], [reading(a, named, [("رأيت كل شيء", "direct")], speaker="راضي عون")])
    assert {n.entity for n in found.values()} == {"minister", "witness"}


def test_a_title_makes_public_a_form_of_address_does_not() -> None:
    a = article("a", "زار الأمير سالم درويش البلدة وأصيب السيد نديم قاسم فيها")
    named: list[Named] = [("سالم درويش", "prince", "person"), ("نديم قاسم", "victim", "person")]
    assert {n.entity for n in namings([a], [reading(a, named)]).values()} == {"prince"}


def test_copied_wording_is_marked_as_inherited_where_the_name_stayed() -> None:
    a = article("a", "هاجمت العصبة البلدة ليلا")
    b = article("b", "هاجمت العصبة البلدة ليلا. وطردت العصبة")
    c = article("c", "هاجمت الزمرة البلدة ليلا")
    copies = tuple(
        Passage(
            a=Span(x.id, 0, 24),
            b=Span("a", 0, 24),
            similarity=1.0,
            kind="edited",
            direction=Direction(relation="a_from_b", confidence=0.9),
        )
        for x in (b, c)
    )
    readings = [reading(x, [("العصبة", "band", "group"), ("الزمرة", "band", "group")]) for x in (a, b, c)]
    found = namings([a, b, c], readings, copies)
    assert len(found["paper-b", "العصبة"].inherited) == 1 < len(found["paper-b", "العصبة"].own)
    assert found["paper-a", "العصبة"].inherited == found["paper-c", "الزمرة"].inherited == ()


def test_only_the_storys_part_of_a_round_up_counts() -> None:
    a = article("a", "هاجمت العصبة البلدة.\nوفي شأن آخر طردت العصبة من المدينة.")
    one = reading(a, [("العصبة", "band", "group")])
    story = Story(id="s", title="t", articles=("a",), sections={"a": ((0, 20),)})
    (found,) = find_namings([a], [one], [Entity(id="band", kind="group", name="band")], [story])
    assert [s.start for s in found.own] == [a.text.index("العصبة")]


def test_an_epithet_inside_the_name_counts_and_a_place_has_none() -> None:
    a = article("a", "هاجمت ميليشيا العصبة البلدة الإرهابي")
    named: list[Named] = [("ميليشيا العصبة", "band", "group"), ("البلدة", "town", "place")]
    found = namings([a], [reading(a, named)])
    assert found["paper-a", "ميليشيا العصبة"].epithets == ("ميليشيا",)
    assert found["paper-a", "البلدة"].epithets == ()


def test_spelling_is_no_choice_of_word() -> None:
    a = article("a", "قالت القوات الأميركية ذلك ثم كررت القوات الأمريكية ذلك وأكدته القوات الأميركية")
    named: list[Named] = [("القوات الأميركية", "us", "group"), ("القوات الأمريكية", "us", "group")]
    assert [(k[1], len(n.own)) for k, n in namings([a], [reading(a, named)]).items()] == [
        ("القوات الأميركية", 3)
    ]

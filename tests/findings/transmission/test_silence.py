"""Differences that are no change: a wrong accusation is worse than none."""

from __future__ import annotations

import msgspec
import pytest

from tawatur.model import Mention
from tests.findings.transmission.test_changes import News


def kinds(news: News) -> list[str]:
    return [c.kind for c in news.changes()]


def agreeing(news: News) -> News:
    """Places that both texts name: where most of what can be compared differs, nothing is said."""
    for word in ("جزيرة النهام", "المرسى الجنوبي", "عاصفة", "الميناء", "الزوارق"):
        news.mention(word, word, "place")
    return news


def only(news: News, side: str, words: str) -> None:
    """A person whom one text alone names."""
    article = news.a if side == "a" else news.b
    start, end = news.at(article, words)
    news.add(article, "mentions", Mention(article=side, start=start, end=end, kind="person", name=words))


def test_two_events_told_in_one_form_changed_nothing() -> None:
    news = News("وأعلن راشد الكعبي نقل 36 راكبا إليها.", "وأعلن مبارك الهاجري نقل 63 راكبا إليها.")
    agreeing(news).quantity("36 راكبا", 36, "63 راكبا", 63)
    assert kinds(news) == ["number-changed"]
    only(news, "a", "راشد الكعبي")
    only(news, "b", "مبارك الهاجري")
    assert kinds(news) == []


def test_two_consignments_are_two_events() -> None:
    news = News("ووصلت الدفعة الثانية على 36 شاحنة إليه.", "ووصلت الدفعة الثالثة على 63 شاحنة إليه.")
    assert kinds(agreeing(news).quantity("36 شاحنة", 36, "63 شاحنة", 63)) == []


def test_today_on_two_days_is_two_days() -> None:
    news = News("ونقل اليوم 36 راكبا إلى البلدة.", "ونقل اليوم 63 راكبا إلى البلدة.")
    agreeing(news).quantity("36 راكبا", 36, "63 راكبا", 63)
    news.a, news.b = (
        msgspec.structs.replace(x, published=day)
        for x, day in ((news.a, "2025-01-14"), (news.b, "2025-01-14"))
    )
    assert kinds(news) == ["number-changed"]
    news.b = msgspec.structs.replace(news.b, published="2025-01-15")
    assert kinds(news) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ونقل 36 راكبا ثم 63 راكبا إلى البلدة.", "ونقل 63 راكبا ثم 36 راكبا إلى البلدة."),  # another order
        ("ونقل ألف و36 راكبا إلى البلدة.", "ونقل 63 راكبا إلى البلدة."),  # the rest of a figure
        ("وهبط خام الجزيرة 36 راكبا في الجلسة.", "وهبط خام برنت 63 راكبا في الجلسة."),  # prices
        ("ونقل الزورق 36 راكبا مع أمتعتهم.", "ونقل الزورق ليلا 63 راكبا بعد ساعة."),  # other surroundings
    ],
)
def test_a_figure_that_may_be_another(one: str, other: str) -> None:
    news = agreeing(News(one, other)).quantity("36 راكبا", 36, "63 راكبا", 63)
    if one.count("راكبا") == 2:
        news.quantity("63 راكبا", 63, "36 راكبا", 36)
    assert "number-changed" not in kinds(news)


def test_a_place_that_the_other_text_names_too() -> None:
    one, other = "ورسا الزورق في بلدة الحجر ليلا.", "ورسا الزورق في بلدة الصفا قرب الحجر ليلا."
    news = agreeing(News(one, other)).mention("بلدة الحجر", "بلدة الصفا", "place")
    assert "place-changed" not in kinds(news)


@pytest.mark.parametrize(
    ("one", "other", "a", "b"),
    [
        ("وقالت حركة الساحل إنها تفاوض. وأكدت حركة الساحل ذلك.",
         "وقالت حركة الساحل إنها تفاوض. وأكدت الحركة ذلك.", "وأكدت حركة الساحل", "وأكدت الحركة"),
        ("وقالت شركة موج بوك إنها تفاوض.", "وقالت شركة موجبوك إنها تفاوض.", "موج بوك", "موجبوك"),
    ],
)  # fmt: skip
def test_a_name_that_is_only_taken_up_or_spelt_otherwise(one: str, other: str, a: str, b: str) -> None:
    news = News(one, other)
    for article, words in ((news.a, a), (news.b, b)):
        start, end = news.at(article, words)
        start += len("وأكدت ") if words.startswith("وأكدت") else 0
        name = article.text[start:end]
        mention = Mention(
            article=article.id, start=start, end=end, kind="organisation", name=name, entity="e"
        )
        news.add(article, "mentions", mention)
    assert "actor-renamed" not in kinds(news)


@pytest.mark.parametrize(
    ("source", "copy"),
    [
        ("وعاد البحارة سالمين بعد أن أطفأ رجال الدفاع المدني حريقا صغيرا في المخزن.",
         "وأطفأ رجال الدفاع المدني حريقا صغيرا في المخزن وعاد البحارة سالمين."),  # moved
        ("واستقبل الأمير سالم صاحب السمو الملكي حفظه الله ورعاه البحارة في المرسى.",
         "واستقبل الأمير سالم البحارة في المرسى."),  # forms of address
    ],
)  # fmt: skip
def test_what_was_moved_or_is_no_clause_is_not_dropped(source: str, copy: str) -> None:
    assert not {"clause-dropped", "clause-added"} & set(kinds(News(source, copy)))


@pytest.mark.parametrize(
    ("source", "copy"),
    [
        ("ورأى الناس ما يريد أن يبدو عليه المرسى.", "ورأى الناس ما يريد أن يكون عليه المرسى."),
        (
            "وربما عاد القبطان من رحلته البعيدة مساء.",
            "وهدأ الموج في الليل.",
        ),  # the clause went, not the doubt
    ],
)
def test_a_word_of_doubt_that_is_none(source: str, copy: str) -> None:
    assert "hedge-removed" not in kinds(News(source, copy))


def test_a_paper_that_adds_a_source_drops_none() -> None:
    """Without a known direction the text that names a speaker may be the later one."""
    news = News("وقال سالم الدهمي إن الربان أنذر الركاب مرتين.", "والربان أنذر الركاب مرتين.", "unknown")
    news.statement(news.a, "وقال", "سالم الدهمي", "person", "الربان أنذر الركاب مرتين")
    only(news, "a", "سالم الدهمي")
    assert "source-dropped" not in kinds(news)


def test_a_named_source_inside_what_others_report_is_no_vaguer() -> None:
    news = News(
        "وقال سالم الدهمي إن الربان أنذر الركاب.", "وقالت مصادر إن سالم الدهمي رأى أن الربان أنذر الركاب."
    )
    news.statement(news.a, "وقال", "سالم الدهمي", "person", "الربان أنذر الركاب")
    news.statement(news.b, "وقالت", "مصادر", "anonymous", "سالم الدهمي رأى أن الربان أنذر الركاب")
    assert "source-vaguer" not in kinds(news)

"""Stories and places: two fires far from each other are two events."""

from __future__ import annotations

import pytest

from tawatur.findings.stories import group_stories
from tawatur.findings.stories.places import Place, far_apart, places_of
from tawatur.model import Article, Entity, Mention, Reading

WHERE = {"place-a": (30.0, 40.0), "place-b": (35.0, 40.0), "place-c": (30.3, 40.2)}
ENTITIES = tuple(
    Entity(id=key, kind="place", name=key, lat=lat, lon=lon, feature="city")
    for key, (lat, lon) in WHERE.items()
)
FIRE = "أخمدت فرق الإطفاء حريقا في مستودع أغذية بمدينة {} وأخلت العمال دون إصابات تذكر."
HOTEL = (
    "نشب حريق كبير في فندق بمدينة {} وأخلت الفرق النزلاء قبل أن تبدأ الشرطة تحقيقا مع المالك الغائب وحارس "
    "البوابة الذي شوهد وهو يحمل وقودا إلى الطابق السابع."
)


def article(name: str, text: str) -> Article:
    return Article(id=name, text=text, sha256=name, published="2031-05-04")


def reading(a: Article, town: str, entity: str) -> Reading:
    start = a.text.index(town)
    mention = Mention(
        article=a.id, start=start, end=start + len(town), kind="place", name=town, entity=entity
    )
    return Reading(article=a.id, mentions=(mention,))


@pytest.mark.parametrize(("second", "stories"), [("place-b", 2), ("place-c", 1), ("place-a", 1)])
def test_far_away_is_another_event(second: str, stories: int) -> None:
    articles = [article("x", FIRE.format("الخزامى")), article("y", HOTEL.format("المنارة"))]
    readings = [reading(articles[0], "الخزامى", "place-a"), reading(articles[1], "المنارة", second)]
    assert len(group_stories(articles, readings, (), None, ENTITIES)) == stories


def test_the_city_a_report_is_sent_from_is_not_where_it_happened() -> None:
    sent = article("x", "الخزامى - سالم الدبيسي: أخمدت فرق الإطفاء حريقا.")
    assert places_of([sent], [reading(sent, "الخزامى", "place-a")], ENTITIES) == [frozenset()]
    told = article("y", "أخمدت فرق الإطفاء في الخزامى حريقا.")
    assert places_of([told], [reading(told, "الخزامى", "place-a")], ENTITIES) == [
        frozenset({Place(*WHERE["place-a"])})
    ]


def test_who_names_no_place_is_far_from_nobody() -> None:
    assert not far_apart(frozenset(), frozenset({Place(1.0, 2.0)}))

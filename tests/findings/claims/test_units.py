"""Which clauses of an article become units: lists of names and other stories' paragraphs do not."""

from __future__ import annotations

from tawatur.findings.claims.units import units_of
from tawatur.model import Article, Mention, Range, Reading

_LIST = "المهندس سالم البزاز والدكتور نادر الخياط"
_TEXT = f"حضر الحفل عدد من المسؤولين. {_LIST}. وافتتح المهندس سالم البزاز المعرض."


def _texts(text: str, mentions: tuple[Mention, ...] = (), sections: tuple[Range, ...] = ()) -> list[str]:
    article = Article(id="a", text=text, sha256="")
    found = units_of(article, Reading(article="a", mentions=mentions), sections)
    return [text[u.clause.start : u.clause.end] for u in found]


def _people(text: str, *names: str) -> tuple[Mention, ...]:
    found = []
    for name in names:
        at = text.find(name)
        while at >= 0:
            found.append(Mention(article="a", start=at, end=at + len(name), kind="person", name=name))
            at = text.find(name, at + 1)
    return tuple(found)


def test_a_list_of_who_was_there_is_no_unit() -> None:
    people = _people(_TEXT, "المهندس سالم البزاز", "والدكتور نادر الخياط")
    assert any(_LIST in text for text in _texts(_TEXT))
    found = _texts(_TEXT, people)
    assert not any(_LIST in text for text in found)
    assert any("وافتتح المهندس سالم البزاز المعرض" in text for text in found), "a verb tells something of him"


def test_of_a_round_up_only_its_sections_count() -> None:
    start = _TEXT.index("وافتتح")
    found = _texts(_TEXT, sections=((start, len(_TEXT)),))
    assert found
    assert set(found) == {"وافتتح المهندس سالم البزاز المعرض"}


def test_a_named_toll_is_confirmed_only_after_a_verb_of_confirming() -> None:
    def again(text: str) -> bool:
        found = units_of(Article(id="a", text=text, sha256=""), Reading(article="a"))
        return any(u.saying.again for u in found)

    assert again("وأكد المسؤول في السروج سالم البزاز الحصيلة.")
    assert again("وأعلن المستشفى هذه الحصيلة.")
    assert not again("وارتفعت الحصيلة في السروج.")


def test_who_confirms_is_not_in_a_list_of_names() -> None:
    text = "وأكد المهندس سالم البزاز الحصيلة."
    assert _texts(text, _people(text, "المهندس سالم البزاز")) == [text[:-1]]

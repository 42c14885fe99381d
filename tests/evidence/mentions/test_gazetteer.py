"""The gazetteer: spellings, articles, what its supplement adds, and what it must not claim."""

from __future__ import annotations

import pytest

from tawatur import lexicon
from tawatur.corpus.folding import fold_string
from tawatur.evidence.mentions.bodies import bodies
from tawatur.evidence.mentions.gazetteer import gazetteer
from tawatur.evidence.mentions.keys import place_key, slug
from tawatur.evidence.mentions.phrases import first_forms


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("البوكمال", "geo-174448"),
        ("البو كمال", "geo-174448"),
        ("أبو كمال", "geo-174448"),
        ("Deir ez-Zor", "geo-170794"),
        ("Deir Ezzor", "geo-170794"),
        ("ديرالزور", "geo-170794"),
        ("سورية", "SY"),
        ("سوريا", "SY"),
        ("كوباني", "geo-172256"),
        ("الخرطوم", "geo-379252"),
        ("حقول العمر", "place-al-omar-oil-field"),
    ],
)
def test_spellings_meet(name: str, place: str) -> None:
    assert place in {p.id for p in gazetteer().lookup(name)}


def test_nonsense_is_nowhere() -> None:
    assert gazetteer().lookup("قققق") == ()
    assert gazetteer().lookup("") == ()
    assert gazetteer().lookup("دمشق" * 400) == ()


def test_the_supplement_is_sound() -> None:
    data = lexicon.load("places.yaml")
    ids = []
    for row in [*data["divisions"], *data["places"]]:
        names = [row["ar"], *row.get("names", ())] if isinstance(row["ar"], str) else [*row["ar"], *row["en"]]
        lat, lon = row.get("at", (0, 0))
        assert -90 <= lat <= 90
        assert -180 <= lon <= 180
        assert row["iso"] == "" or row["iso"] in gazetteer(), row
        assert any(gazetteer().lookup(n) for n in names)
        ids.append(f"place-{slug(next((n for n in names if n.isascii()), names[0]))}")
    assert len(ids) == len(set(ids)), {i for i in ids if ids.count(i) > 1}
    assert len(ids) >= 400
    missing = [gid for gid in data["spellings"] if f"geo-{gid}" not in gazetteer()]
    assert missing == []


def test_curated_bodies_are_sound() -> None:
    rows = lexicon.load("entities.yaml")["entities"]
    assert len({row["id"] for row in rows}) == len(rows) >= 250
    for row in rows:
        assert row["kind"] in ("organisation", "group", "office")
        assert bodies().full.get(row["ar"]) == row["id"], row["ar"]
        for alias in row.get("aliases", ()):
            assert alias["by"]


def test_a_name_that_takes_a_side_says_whose_it_is() -> None:
    """A loaded word may stand only in a name of ``aliases``, which lists who prints it."""
    loaded = {"ميليشيا", "ميليشيات", "مليشيا", "مليشيات", "الارهابي", "الاحتلال", "العدو", "المخلوع"}
    loaded |= {"المتمردون", "المتمردين", "الانقلابيه", "الميليشيات", "المليشيات", "المتطرفه", "المتمرده"}
    free = [
        name
        for row in lexicon.load("entities.yaml")["entities"]
        for name in (row["ar"], *row.get("names", ()))
        if loaded & set(fold_string(name).split()) and name not in {a["name"] for a in row.get("aliases", ())}
    ]
    assert free == ["ميليشيا الحوثي وصالح"]  # two parties: no neutral name is known


@pytest.mark.parametrize("name", ["دمشق", "صنعاء", "طرابلس", "القاهرة", "باريس", "أبوظبي"])
def test_capitals_are_marked(name: str) -> None:
    assert "capital" in {place.feature for place in gazetteer().lookup(name)}


def test_institutions_are_made_for_every_state() -> None:
    body = bodies().body("army-sy")
    assert body is not None
    assert (body.name, body.side) == ("الجيش السوري", "SY")
    assert bodies().body("army-xx") is None
    assert bodies().body("nonsense") is None


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("للتحالف", "التحالف"),
        ("وبالموصل", "الموصل"),
        ("ولندن", "لندن"),
        ("بيروت", "بيروت"),
        ("London", "London"),
    ],
)
def test_first_forms(word: str, form: str) -> None:
    assert form in [f.text for f in first_forms(word)]


def test_keys_ignore_what_means_nothing() -> None:
    assert place_key("Al-Qa'im") == place_key("al qaim")
    assert place_key("حلبجة") == place_key("حلبجا")


@pytest.mark.parametrize(
    ("asked", "shown"),
    [("سلالة", "صلالة"), ("skikda", "سكيكدة"), ("حفر الباطن", "حفر الباطن"), ("unaizah", "عنيزة")],
)
def test_places_are_shown_in_standard_spelling(asked: str, shown: str) -> None:
    assert shown in [place.name for place in gazetteer().lookup(asked)]

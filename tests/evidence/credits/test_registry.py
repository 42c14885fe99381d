"""The registry: complete, unambiguous where it must be, and open to a user's own entries."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from tawatur.corpus.document import document
from tawatur.errors import TawaturError
from tawatur.evidence.credits import Registry, find_credits
from tawatur.model import Article

SCORED = (
    *("afp", "reuters", "spa", "dpa", "ap", "anadolu", "xinhua", "tass", "wam", "mena", "petra", "kuna"),
    *("ansa", "efe", "upi", "sputnik", "ria", "interfax", "irna", "sana", "bna", "qna", "ina"),
)


def test_it_holds_the_agencies_that_matter() -> None:
    registry = Registry.load()
    assert len(registry.outlets) >= 120
    assert all(registry.is_agency(key) for key in SCORED)
    assert all(o.source and o.owner for o in registry.outlets.values())
    assert registry.outlets["sana"].mouthpiece_of == "SY"


def test_no_spelling_of_an_agency_names_two() -> None:
    seen: dict[tuple[str, ...], str] = {}
    for spellings in Registry.load().by_word.values():
        for s in spellings:
            if s.key is not None and s.kind == "full":
                assert seen.setdefault(s.words, s.key) == s.key, s


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("الشرق الأوسط", "aawsat"),
        ("aawsat.com", "aawsat"),
        ("BBC", "bbc"),
        ("رويترز", "reuters"),
        ("لا أحد", None),
        (None, None),
    ],
)
def test_key_of(name: str | None, key: str | None) -> None:
    assert Registry.load().key_of(name) == key


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://arabic.cnn.com/x", "cnn"),
        ("http://user@www.reuters.com:80/a?b=https://bbc.com", "reuters"),
        ("notabbc.com", None),
        ("", None),
        (None, None),
    ],
)
def test_key_of_url(url: str | None, key: str | None) -> None:
    assert Registry.load().key_of_url(url) == key


def test_a_users_file_adds_agencies(tmp_path: Path) -> None:
    file = tmp_path / "outlets.yaml"
    file.write_text(
        "agencies:\n- {key: seagull, name: وكالة النورس, full: [وكالة النورس], short: [ن و س]}\n"
        "outlets:\n- {key: lantern, name: الفنار, full: [صحيفة الفنار], domains: [lantern.example]}\n",
        encoding="utf-8",
    )
    registry = Registry.load(file)
    article = Article(id="x", text="وقال البحار لوكالة النورس إنه نجا.", sha256="", byline="المرسى - ن و س")
    assert [c.key for c in find_credits(document(article), registry)] == ["seagull", "seagull"]
    assert registry.key_of_url("https://lantern.example/1") == "lantern"
    assert Registry.load().get("seagull") is None
    assert pickle.loads(pickle.dumps(registry)).is_agency("seagull")


@pytest.mark.parametrize(
    "content", ["- just\n- a list", "agencies: [{name: no key}]", "agencies: [", "outlets: [3]"]
)
def test_a_bad_file_is_explained(tmp_path: Path, content: str) -> None:
    file = tmp_path / "outlets.yaml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(TawaturError, match="outlets file"):
        Registry.load(file)


def test_a_missing_file_is_explained(tmp_path: Path) -> None:
    with pytest.raises(TawaturError):
        Registry.load(tmp_path / "none.yaml")

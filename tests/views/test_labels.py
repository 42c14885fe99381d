"""Interface words: both languages everywhere, right numbers, and letters that the typefaces hold."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

from tawatur.views.pages.index import Name
from tawatur.views.report import render
from tawatur.views.report.fonts import FACES, _covered
from tawatur.views.report.labels import LANGUAGES, figure, form, label, labels, name, plural, reason, word

TEMPLATES = sorted((Path(render.__file__).parent / "templates").glob("*.html"))
_FIELD = re.compile(r"\{(\w+)\}")


@pytest.mark.parametrize("key", sorted(labels()))
def test_every_label_is_there_in_both_languages(key: str) -> None:
    entry = labels()[key]
    assert set(entry) == set(LANGUAGES)
    fields = []
    for language in LANGUAGES:
        forms = [entry[language]] if isinstance(entry[language], str) else list(entry[language].values())
        assert all(isinstance(f, str) and f.strip() for f in forms)
        fields.append({f for text in forms for f in _FIELD.findall(text)})
    assert fields[0] == fields[1]


def test_every_label_that_a_template_names_exists() -> None:
    named = {
        key
        for path in TEMPLATES
        for key in re.findall(r"""\bt\(\s*"([\w-]+)"\s*[,)]""", path.read_text("utf-8"))
    }
    assert named and named <= set(labels())


FAMILIES = (
    "standing_ hand_ grade_ polarity_ mode_ status_ how_ relation_ degree_ lane_ change_ kind_ column_ slot_ "
    "value_ factor_ medium_ outlets_ passage_ theme_ correction_"
)


def test_every_label_is_used() -> None:
    home = Path(render.__file__).parent
    sources = "".join(p.read_text("utf-8") for p in (*TEMPLATES, *home.parent.rglob("*.py")))
    single = [key for key in labels() if not key.startswith(tuple(FAMILIES.split()))]
    assert [key for key in single if f'"{key}"' not in sources] == []


@pytest.mark.parametrize(
    ("prefix", "values"),
    [
        ("grade", "gharib aziz mashhur circular cannot-tell"),
        ("polarity", "asserts denies calls warns expects"),
        ("mode", "direct indirect mixed"),
        ("status", "ok duplicate partial quarantined"),
        ("how", "credited copied own shared"),
        ("relation", "from_other to_other common unknown"),
        ("degree", "proven likely possible faint"),
        ("lane", "happened said printed"),
        (
            "change",
            "credit-dropped source-dropped source-vaguer actor-renamed number-changed place-changed "
            "date-changed clause-dropped clause-added hedge-removed denial-removed",
        ),
    ],
)
def test_every_value_of_the_model_has_a_word(prefix: str, values: str) -> None:
    assert [v for v in values.split() if f"{prefix}_{v}" not in labels()] == []


def test_arabic_numbers_take_their_forms() -> None:
    assert [plural("ar", n) for n in (0, 1, 2, 3, 10, 11, 99, 100, 102, 103, 111)] == (
        ["zero", "one", "two", "few", "few", "many", "many", "other", "other", "few", "many"]
    )
    counted = [form("n_outlets", "ar", n).replace("{n}", str(n)) for n in (0, 1, 2, 3, 11, 100)]
    assert counted == [
        "لا وسائل",
        "وسيلة واحدة",
        "وسيلتان",
        "3 وسائل إعلام",
        "11 وسيلة إعلام",
        "100 وسيلة إعلام",
    ]
    assert [form("n_outlets", "en", n) for n in (1, 2)] == ["1 outlet", "{n} outlets"]


def test_reasons_are_told_in_both_languages() -> None:
    assert reason("of one state or party") == (
        "<span lang=ar>من دولة واحدة أو طرف واحد</span><span lang=en>of one state or party</span>"
    )
    assert "<bdi>Nile &lt;Group&gt;</bdi>" in reason("both belong to Nile <Group>")
    assert "قبله بـ<bdi>14</bdi> ساعة" in reason("14 h earlier")
    assert reason("so be it") == "<bdi>so be it</bdi>"


def test_a_value_with_a_kind_is_named_as_far_as_known() -> None:
    assert "عدد القتلى" in word("slot", "number:kill")
    assert word("slot", "number:شاحن") == f"{label('slot_number')} <bdi>شاحن</bdi>"
    assert word("value", "14") == "<bdi>14</bdi>"


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("14", "14"),
        ("2018", "2018"),
        ("2e+07", "20,000,000"),
        ("12500", "12,500"),
        ("3.5", "3.5"),
        ("9x", "9x"),
        ("", ""),
    ],
)
def test_numbers_are_written_for_readers(given: str, shown: str) -> None:
    assert figure(given) == shown


def test_labels_isolate_and_escape_what_is_set_into_them() -> None:
    shown = label("through", name="<b>وكالة</b>")
    assert "<bdi>&lt;b&gt;وكالة&lt;/b&gt;</bdi>" in shown
    assert shown.count("lang=ar") == shown.count("lang=en") == 1
    assert name(Name.same("مدار")) == "<bdi>مدار</bdi>"
    assert word("medium", "نافذة<i>") == "<bdi>نافذة&lt;i&gt;</bdi>"


def test_the_typefaces_hold_every_letter_of_the_interface() -> None:
    held = frozenset().union(*(_covered(face) for face in FACES))
    texts = [
        form(key, language, n) for key, language, n in product(labels(), LANGUAGES, (0, 1, 2, 3, 11, 100))
    ]
    texts += [re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "", path.read_text("utf-8")) for path in TEMPLATES]
    css = (Path(render.__file__).parent / "report.css").read_text("utf-8")
    texts += re.findall(r'content: "([^"]*)"', css)
    assert sorted({c for text in texts for c in text if not c.isspace() and ord(c) not in held}) == []

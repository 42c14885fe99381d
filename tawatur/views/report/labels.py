"""Interface words in both languages at once: every label is set twice, and a style rule shows one.

A label is a ``span`` with a language, and nothing else is one. So the page's language can be switched
without JavaScript, and a label can never miss in one of them.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml
from markupsafe import Markup, escape

from tawatur import lexicon
from tawatur.views.pages.index import Name
from tawatur.views.pages.spans import showable

LANGUAGES = ("ar", "en")
_FIELD = re.compile(r"\\\{(\w+)\\\}")


@cache
def _table() -> dict[str, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    table: dict[str, Any] = yaml.load(
        (Path(__file__).parent / "labels.yaml").read_text("utf-8"), Loader=loader
    )
    return table


def labels() -> dict[str, Any]:
    """The label table: key -> language -> text or forms by number."""
    found: dict[str, Any] = _table()["labels"]
    return found


def plural(language: str, n: int) -> str:
    """The CLDR plural category of a whole number in Arabic or English."""
    if language == "en":
        return "one" if n == 1 else "other"
    if n in (0, 1, 2):
        return ("zero", "one", "two")[n]
    rest = n % 100
    return "few" if 3 <= rest <= 10 else "many" if rest >= 11 else "other"


def form(key: str, language: str, n: int | None = None) -> str:
    """A label's text in one language, in the form that the number asks for. KeyError: no such label."""
    text = labels()[key][language]
    if isinstance(text, str):
        return text
    number = n if n is not None else 0
    exact = {0: "zero", 1: "one", 2: "two"}.get(number, "")
    found: str = text.get(exact) or text.get(plural(language, number)) or text["other"]
    return found


@lru_cache(maxsize=4096)
def label(key: str, **fields: object) -> Markup:
    """A label in both languages, ready for the page. Fields are escaped and isolated in direction."""
    return Markup("").join(_both(key, language, fields) for language in LANGUAGES)


def has_label(key: str) -> bool:
    """Is there such a label? Findings may bring a new kind before the table knows it."""
    return key in labels()


def _both(key: str, language: str, fields: dict[str, object]) -> Markup:
    number = fields.get("n")
    text = form(key, language, number if isinstance(number, int) else None)
    values = {name: _value(value, language) for name, value in fields.items()}
    body = Markup(escape(text)).format(**values)
    return Markup("<span lang={0}>{1}</span>").format(language, body)


def _value(value: object, language: str) -> Markup:
    if isinstance(value, Markup):
        return value
    if isinstance(value, Name):
        inner = value.ar if language == "ar" else value.en
        if value.key:
            body = Markup("<bdi>{}</bdi>").format(showable(inner))
            return Markup(escape(form(value.key, language))).format(name=body)
        return Markup("<bdi>{}</bdi>").format(showable(inner))
    if isinstance(value, int):
        return Markup("<bdi>{}</bdi>").format(value)
    return Markup("<bdi>{}</bdi>").format(showable(str(value)))


@lru_cache(maxsize=4096)
def name(value: Name) -> Markup:
    """A name for the page: with its label in both languages, or once where it is the same in both."""
    if value.key:
        return Markup("").join(
            Markup("<span lang={0}>{1}</span>").format(language, _value(value, language))
            for language in LANGUAGES
        )
    if value.ar == value.en:
        return Markup("<bdi>{}</bdi>").format(showable(value.ar))
    return Markup("").join(
        Markup("<span lang={0}><bdi>{1}</bdi></span>").format(language, showable(inner))
        for language, inner in zip(LANGUAGES, (value.ar, value.en), strict=True)
    )


def percent(n: int) -> Markup:
    """A percentage whose sign stays behind its number in either direction."""
    return Markup('<bdi dir="ltr">{}%</bdi>').format(n)


def plain(value: Name, language: str) -> str:
    """A name as plain text in one language, for pictures."""
    inner = showable(value.ar if language == "ar" else value.en)
    return form(value.key, language).replace("{name}", f"\u2068{inner}\u2069") if value.key else inner


def reason(text: str) -> Markup:
    """A reason that a finding gives in English, in both languages where the table knows it."""
    for pattern, entry in _reasons():
        if found := pattern.fullmatch(text):
            parts = found.groupdict()
            return Markup("").join(
                Markup("<span lang={0}>{1}</span>").format(language, _filled(entry[language], parts))
                for language in LANGUAGES
            )
    return Markup("<bdi>{}</bdi>").format(showable(text))


def _filled(text: str, parts: dict[str, str]) -> Markup:
    return Markup(escape(text)).format(**{k: _value(v, "ar") for k, v in parts.items()})


@cache
def _reasons() -> tuple[tuple[re.Pattern[str], dict[str, str]], ...]:
    weighed = lexicon.load("claims/sentences.yaml")["reasons"]
    rows = [{"en": en, "ar": ar} for en, ar in weighed.items() if en != "note"] + _table()["reasons"]
    return tuple((re.compile(_FIELD.sub(r"(?P<\1>.+)", re.escape(row["en"]))), row) for row in rows)


def figure(text: str) -> str:
    """A plain number as readers write it, with its thousands set apart; any other text as it is."""
    if not re.fullmatch(r"\d{1,15}(\.\d{1,6})?(e\+?\d{1,2})?", text) or re.fullmatch(r"\d{1,4}", text):
        return text
    number = float(text)
    return f"{number:,.0f}" if number.is_integer() else f"{number:,g}"


def word(prefix: str, value: str | None) -> Markup:
    """The label ``prefix_value``, or the bare value where the table has no such label.

    A value such as ``number:kill`` may have a label of its own; else its first part has, and the rest is
    shown beside it.
    """
    key, rest = _labelled(prefix, value or "")
    if key is None:
        return Markup("<bdi>{}</bdi>").format(showable(rest))
    return label(key) + (Markup(" <bdi>{}</bdi>").format(showable(rest)) if rest else "")


def word_in(prefix: str, value: str, language: str) -> str:
    """What :func:`word` shows, as plain text of one language: for the terminal."""
    key, rest = _labelled(prefix, value)
    return " ".join(filter(None, (form(key, language) if key else "", rest)))


def _labelled(prefix: str, value: str) -> tuple[str | None, str]:
    """The label of a value, if there is one, and what of the value it does not say."""
    text = figure(value)
    key = f"{prefix}_{text.replace(':', '-')}"
    if has_label(key):
        return key, ""
    kind, _, rest = text.partition(":")
    if rest and has_label(f"{prefix}_{kind}"):
        return f"{prefix}_{kind}", rest
    return None, text

"""Whatever stands in any field of an analysis stays text: it becomes no element, attribute, link or style."""

from __future__ import annotations

import types
import typing
from collections import Counter
from html.parser import HTMLParser
from typing import Any

import msgspec
import pytest

from tawatur import model as m
from tawatur.views.report import render_report
from tawatur.views.report.render import weblink
from tests.views.sample import sample

PAYLOADS = (
    "<script>window.pwned=1</script>",
    '"><img src=x onerror=window.pwned=1>',
    "' onmouseover='window.pwned=1",
    "</style><svg/onload=window.pwned=1>",
    "</title></text></svg><iframe srcdoc=x>",
    "{{ 7*7 }}{% raw %}",
    "{name}{n}{0}",
    "javascript:window.pwned=1",
    "\u202e\u2066\x00\ud800&lt;b&gt;&#x3c;i>",
    "--></script><!--<script>",
)


def _literals(kind: Any, found: set[str], seen: set[Any]) -> None:
    if typing.get_origin(kind) is typing.Literal:
        found.update(typing.get_args(kind))
    for inner in typing.get_args(kind):
        if not isinstance(inner, str):
            _literals(inner, found, seen)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and kind not in seen:
        seen.add(kind)
        for field in msgspec.structs.fields(kind):
            _literals(field.type, found, seen)


def fixed_words() -> frozenset[str]:
    """Every string that the model allows only by name."""
    found: set[str] = set()
    _literals(m.Analysis, found, set())
    return frozenset(found)


def hostile(payload: str) -> m.Analysis:
    """The sample with the payload in every string of every record; references still meet."""
    fixed = fixed_words()

    def walk(value: Any) -> Any:
        if isinstance(value, str):
            return value if value in fixed else value + payload
        if isinstance(value, dict):
            return {walk(key): walk(inner) for key, inner in value.items()}
        if isinstance(value, tuple):
            return tuple(walk(inner) for inner in value)
        if isinstance(value, msgspec.Struct):
            return type(value)(**{f: walk(getattr(value, f)) for f in value.__struct_fields__})
        return value

    analysis: m.Analysis = walk(sample())
    prefixed = {"source", "carrier", "lineage", "own"}
    assert {link.partition(":")[0] for c in analysis.claims for link in c.common_links} <= prefixed
    return analysis


class Outline(HTMLParser):
    """Counts elements and collects what an attacker would need."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: set[str] = set()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        for name, value in attrs:
            self.attributes.add(name)
            if name in ("href", "src", "srcdoc", "action"):
                self.addresses.append(value or "")


def outline(html: str) -> Outline:
    parser = Outline()
    parser.feed(html)
    return parser


@pytest.fixture(scope="module")
def clean() -> Outline:
    return outline(render_report(sample()))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_in_every_field_stays_text(payload: str, clean: Outline) -> None:
    html = render_report(hostile(payload))
    seen = outline(html)
    html.encode("utf-8")
    assert seen.tags["script"] == 1
    assert set(seen.tags) <= set(clean.tags)
    assert seen.attributes <= clean.attributes
    assert not any(name.startswith("on") for name in seen.attributes)
    for address in seen.addresses:
        assert address.startswith(("#", "https://", "data:,"))
    for part in ("\u202e", "\u2066", "\x00"):
        assert part not in html


def test_the_walk_reaches_every_kind_of_field() -> None:
    html = render_report(hostile("ZZZ"))
    words = (
        "السنبلة",
        "سليم الوردي",
        "claim",
        "الضحايا",
        "الأجنبية",
        "same-meaning",
        "toll",
        "in/sanabil.txt",
        "بنزرت",
    )
    assert [w for w in words if w != "claim" and f"{w}ZZZ" not in html] == []


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://paper.example/1?a=b&c=d", True),
        ("http://paper.example", True),
        ("HTTPS://PAPER.EXAMPLE/", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,x", False),
        ("//paper.example", False),
        ("https:", False),
        ("http://[", False),
        ("ftp://paper.example", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(url: str | None, safe: bool) -> None:
    assert (weblink(url) is not None) == safe


def test_unknown_types_are_none() -> None:
    assert isinstance(fixed_words(), frozenset) and "gharib" in fixed_words()
    assert types.NoneType not in fixed_words()

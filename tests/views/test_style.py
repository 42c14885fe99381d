"""The style sheet: logical directions only, and colours that can be read in light and dark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tawatur.views.report import render

CSS = re.sub(r"/\*.*?\*/", "", (Path(render.__file__).parent / "report.css").read_text("utf-8"), flags=re.S)
TOKENS = re.findall(r"--([\w-]+): light-dark\((#\w+), (#\w+)\)", CSS)
PHYSICAL = (
    r"(?<![\w-])(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right|top|bottom)"
    r"|left|right|top|bottom|width|height|(?:min|max)-(?:width|height))\s*:"
)


def test_no_rule_names_a_physical_side() -> None:
    rules = re.sub(r"@media[^{]*", "", CSS)
    assert re.findall(PHYSICAL, rules) == []
    assert re.findall(r"(?:text-align|float|clear)\s*:\s*(?:left|right)", rules) == []


def test_templates_style_nothing_by_side() -> None:
    for path in (Path(render.__file__).parent / "templates").glob("*.html"):
        styles = re.findall(r'style="([^"]*)"', path.read_text("utf-8"))
        assert all(re.fullmatch(r"flex-grow:\{\{ part\.percent \}\}", s) for s in styles)


def luminance(colour: str) -> float:
    """Relative luminance of an sRGB colour (WCAG 2.2)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    """Contrast ratio of two colours (WCAG 2.2)."""
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [1, 2], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        (ink, ground)
        for ground in ("paper", "leaf", "shade")
        for ink in ("ink", "soft", "link", "red", "green", "gold", "blue")
    ]
    + [
        ("ink", "goldwash"),
        ("red", "redwash"),
        ("green", "greenwash"),
        ("ink", "bluewash"),
        ("soft", "land"),
        ("gold", "goldwash"),
    ],
)
def test_text_can_be_read(scheme: int, ink: str, ground: str) -> None:
    colours = {row[0]: row[scheme] for row in TOKENS}
    assert contrast(colours[ink], colours[ground]) >= 4.5

"""Typefaces inside the page: cut down to the characters that it uses, with their shaping kept.

Arabic is unreadable without its joining forms, marks and ligatures, so the layout tables stay and the
cutter follows them from every character used to every glyph that may stand for it.
"""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer


@dataclass(frozen=True)
class Face:
    """A typeface file of a font package and the name and weights under which the page uses it."""

    family: str
    package: str
    file: str
    weight: str
    axes: tuple[tuple[str, float | tuple[float, float]], ...] = ()


_SANS_AXES = (("wdth", 100.0), ("wght", (400.0, 700.0)))
FACES = (
    Face("Tawatur Text", "fontpkg_amiri", "Amiri-Regular.ttf", "400"),
    Face("Tawatur Sans", "fontpkg_noto_sans_arabic", "NotoSansArabic[wdth,wght].ttf", "400 700", _SANS_AXES),
    Face("Tawatur Latin", "fontpkg_noto_sans", "NotoSans[wdth,wght].ttf", "400 700", _SANS_AXES),
)

ALWAYS = "".join(map(chr, range(0x20, 0x7F))) + "«»“”‘’‹›–—…·،؛؟٪٬٫ـ٠١٢٣٤٥٦٧٨٩\u200c\u200d\u200e\u200f\u00a0"
"""Characters that every page holds, so that a small page and a large one mostly share one cut."""


def font_css(text: str) -> str:
    """``@font-face`` rules with the typefaces cut to the characters of ``text``, as data addresses.

    A typeface whose package is not installed is left out: the style sheet names others in its place.
    """
    wanted = frozenset(map(ord, text)) | frozenset(map(ord, ALWAYS))
    return "\n".join(
        _rule(face, _cut(face, _within(face, wanted))) for face in FACES if find_spec(face.package)
    )


@cache
def _covered(face: Face) -> frozenset[int]:
    with TTFont(_path(face), lazy=True) as font:
        return frozenset(font.getBestCmap())


def _within(face: Face, wanted: frozenset[int]) -> frozenset[int]:
    return wanted & _covered(face)


def _path(face: Face) -> Path:
    module = import_module(face.package)
    assert module.__file__ is not None
    return Path(module.__file__).parent / "files" / face.file


@cache
def _cut(face: Face, characters: frozenset[int]) -> bytes:
    """The face as WOFF2 with the glyphs of the characters and all that shaping may make of them."""
    options = subset.Options()
    options.hinting = False
    options.name_IDs = []
    options.notdef_outline = True
    options.drop_tables += ["DSIG", "MVAR", "STAT", "HVAR"] if face.axes else ["DSIG"]
    font = TTFont(_path(face), lazy=True, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=sorted(characters))
    cutter.subset(font)
    if face.axes:
        font = instancer.instantiateVariableFont(font, dict(face.axes), inplace=True)
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out, reorderTables=None)
    return out.getvalue()


def _rule(face: Face, data: bytes) -> str:
    address = base64.b64encode(data).decode("ascii")
    return (
        f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};font-display:swap;'
        f'src:url("data:font/woff2;base64,{address}") format("woff2")}}'
    )

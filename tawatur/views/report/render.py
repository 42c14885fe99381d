"""From an analysis to one HTML file: contexts, templates, pictures, styles and typefaces in one string."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from tawatur.errors import TawaturError
from tawatur.model import Analysis
from tawatur.model.outlets import Outlets
from tawatur.views.pages import ReportPage, report_page
from tawatur.views.pages.outlets import outlets_page
from tawatur.views.pages.spans import showable
from tawatur.views.report.dates import long_date
from tawatur.views.report.fonts import font_css
from tawatur.views.report.labels import label, name, percent, reason, word
from tawatur.views.report.marks import marked, quoted
from tawatur.views.report.svg.chain import chain_picture
from tawatur.views.report.svg.timeline import timeline_picture
from tawatur.views.report.svg.worldmap import map_picture, on_map

HERE = Path(__file__).parent


def render_report(analysis: Analysis) -> str:
    """The report as one HTML document that loads nothing and works without JavaScript."""
    page = report_page(analysis)
    return _document("report.html", page, page.title)


def render_outlets(analysis: Analysis, outlets: Outlets) -> str:
    """The profiles of outlets as one HTML document of the same kind."""
    return _document("outlets.html", outlets_page(analysis, outlets), None)


def _document(template: str, page: object, title: str | None) -> str:
    body = Markup(re.sub(r"\n\s+", "\n", environment().get_template(template).render(page=page)))
    if isinstance(page, ReportPage) and page.shortened:
        body = Markup(mended(body))
    style = _squeezed((HERE / "report.css").read_text("utf-8"))
    script = (HERE / "report.js").read_text("utf-8").strip()
    html: str = (
        environment()
        .get_template("shell.html")
        .render(
            title=title,
            body=body,
            fonts=Markup(font_css(body)),
            style=Markup(style),
            script=Markup(script),
            policy=_policy(script),
        )
    )
    return html


def write_report(analysis: Analysis, path: Path) -> None:
    """Write the report of an analysis to one HTML file in UTF-8; its folder is made where it is missing.

    Raises :class:`TawaturError` where the file cannot be written.
    """
    _write(render_report(analysis), path)


def write_outlets(analysis: Analysis, outlets: Outlets, path: Path) -> None:
    """Write the page of outlet profiles to one HTML file; raises :class:`TawaturError` like the report."""
    _write(render_outlets(analysis, outlets), path)


def _write(page: str, path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page, "utf-8", newline="\n")
    except OSError as why:
        raise TawaturError(f"cannot write {path}: {why.strerror}") from why


def mended(body: str) -> str:
    """Links to places that were left out lead to what they are a part of, or to the list of stories."""
    here = set(re.findall(r'\bid="([^"]+)"', body))

    def nearest(found: re.Match[str]) -> str:
        target = found[1]
        if target in here:
            return found[0]
        part = re.match(r"[a-z]+\d+", target)
        known = part is not None and part[0] in here
        return f'href="#{part[0] if known and part is not None else "contents"}"'

    return re.sub(r'href="#([^"]*)"', nearest, body)


@cache
def environment() -> Environment:
    """The templates' surroundings: everything is escaped, an unknown name is an error."""
    found = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_final,
    )
    found.globals.update(t=label, w=word, percent=percent, reason=reason, on_map=on_map)
    found.filters.update(
        name=name,
        marked=marked,
        quoted=quoted,
        chain=chain_picture,
        map=map_picture,
        timeline=timeline_picture,
        weblink=weblink,
        date=lambda iso: name(long_date(iso)),
    )
    return found


def _final(value: object) -> object:
    return showable(value) if type(value) is str else value


def weblink(url: str | None) -> str | None:
    """The address, if it is one that a reader may safely follow: http or https with a host, no spaces."""
    if url is None or re.search(r"[\s\x00-\x1f\x7f]", url):
        return None
    try:
        parts = urlsplit(url)
        return url if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None


def _policy(script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
    return (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; font-src data:; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _squeezed(css: str) -> str:
    """Style rules without comments and needless white space."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    return re.sub(r"\s*([{};,>])\s*", r"\1", re.sub(r"\s+", " ", css)).strip()

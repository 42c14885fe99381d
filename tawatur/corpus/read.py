"""Reading input of any shape: every file or line ends as one receipt, and what can be read as an article.

Nothing is thrown away in silence: an input that gave no article is quarantined with a reason, one that
could be read only in part is marked so, and their counts add up to what the user gave.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from tawatur.corpus.decoding import decode
from tawatur.corpus.language import language_of
from tawatur.corpus.publication import normal_time
from tawatur.errors import TawaturError, UnreadableInput
from tawatur.model import Article, Receipt, Status

LARGEST_TEXT = 1_000_000
"""Characters of one article that are read; what is longer is cut there and marked partial."""

LARGEST_FILE = 200_000_000
"""Bytes of one text or HTML file that are looked at; JSON Lines are read line by line and may be longer."""

_FIELDS = ("outlet", "published", "title", "byline", "url", "language")

_Found = tuple[dict[str, Any] | None, str, str | None]
"""The fields of one article (or None), the name of its source, and what was wrong with it."""


def read_inputs(
    inputs: Sequence[Path], *, published: str | None = None, progress: Callable[[int], None] | None = None
) -> tuple[tuple[Article, ...], tuple[Receipt, ...]]:
    """Read files and folders into articles, in a fixed order, with one receipt an input.

    ``published`` (ISO 8601) is used for articles that give no time of their own. ``progress`` is told how
    many inputs have been read. A path that does not exist, and a folder without articles, get a receipt too.
    """
    if published is not None and normal_time(published) is None:
        raise TawaturError(f"«{published}» is no date: give it as 2017-10-29 or 2017-10-29T14:05+03:00")
    articles: dict[str, Article] = {}
    receipts: list[Receipt] = []
    for fields, source, trouble in _all_found(inputs):
        receipt = _receive(fields, source, trouble, articles, published)
        receipts.append(receipt)
        if progress:
            progress(len(receipts))
    return tuple(articles.values()), tuple(receipts)


def _receive(
    fields: dict[str, Any] | None,
    source: str,
    trouble: str | None,
    articles: dict[str, Article],
    published: str | None,
) -> Receipt:
    """Make an article of the fields, file it under a free id, and say what became of the input."""
    if fields is None:
        return Receipt(source=source, status="quarantined", reason=trouble)
    article, notes = _article(fields, published)
    if trouble:
        notes.insert(0, trouble)
    same = articles.get(article.id)
    if same is not None:
        if same.sha256 == article.sha256 and same.outlet == article.outlet:
            return Receipt(
                source=source, status="duplicate", reason=f"same text as {same.id}", article=same.id
            )
        free = next(
            name for n in range(2, len(articles) + 3) if (name := f"{article.id}~{n}") not in articles
        )
        notes.append(f"the id {article.id} is taken by another text; filed as {free}")
        article = msgspec.structs.replace(article, id=free)
    articles[article.id] = article
    status: Status = "partial" if trouble or "cut" in " ".join(notes) else "ok"
    return Receipt(source=source, status=status, reason="; ".join(notes) or None, article=article.id)


def _article(fields: dict[str, Any], published: str | None) -> tuple[Article, list[str]]:
    notes = []
    text = fields["text"]
    if len(text) > LARGEST_TEXT:
        notes.append(f"cut after {LARGEST_TEXT:,} of {len(text):,} characters")
        text = text[:LARGEST_TEXT]
    given = fields.get("published")
    time = normal_time(given) if given else published
    if given and time is None:
        notes.append(f"«{given[:40]}» is no ISO 8601 time and was left out")
        time = published
    return Article(
        id=fields["id"],
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        outlet=fields.get("outlet"),
        published=time,
        title=fields.get("title"),
        byline=fields.get("byline"),
        url=fields.get("url"),
        language=fields.get("language") or language_of(text),
    ), notes


def _all_found(inputs: Iterable[Path]) -> Iterator[_Found]:
    for given in inputs:
        if not given.exists():
            yield None, str(given), "no such file or folder"
        elif given.is_dir():
            files = sorted(
                p for p in given.rglob("*") if p.is_file() and _reader(p) and not _is_hidden(p, given)
            )
            if not files:
                yield None, str(given), "the folder holds no .txt, .html, .jsonl or .jsonl.gz file"
            for file in files:
                yield from _found_in(file)
        else:
            yield from _found_in(given)


def _is_hidden(path: Path, root: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(root).parts)


def _reader(path: Path) -> Callable[[Path], Iterator[_Found]] | None:
    name = path.name.lower()
    if name.endswith((".jsonl", ".jsonl.gz", ".ndjson")):
        return _lines
    if name.endswith((".html", ".htm")):
        return _html
    return _text if name.endswith(".txt") else None


def _found_in(path: Path) -> Iterator[_Found]:
    reader = _reader(path)
    if reader is None:
        yield None, str(path), "not a .txt, .html, .jsonl or .jsonl.gz file"
        return
    try:
        yield from reader(path)
    except UnreadableInput as why:
        yield None, str(path), str(why)
    except OSError as why:
        yield None, str(path), why.strerror or "cannot be opened"


def _bytes(path: Path) -> bytes:
    size = path.stat().st_size
    if size == 0:
        raise UnreadableInput("the file is empty")
    if size > LARGEST_FILE:
        raise UnreadableInput(f"{size:,} bytes are too many for one article")
    return path.read_bytes()


def _text(path: Path) -> Iterator[_Found]:
    text, trouble = decode(_bytes(path))
    if not text.strip():
        raise UnreadableInput("the file holds only white space")
    fields, complaint = _sidecar(path)
    yield (
        {**fields, "id": path.stem, "text": text},
        str(path),
        "; ".join(filter(None, (trouble, complaint))) or None,
    )


def _sidecar(path: Path) -> tuple[dict[str, str], str | None]:
    """What ``NAME.json`` beside ``NAME.txt`` says of outlet, time, title, byline and URL."""
    beside = path.with_suffix(".json")
    if not beside.is_file():
        return {}, None
    try:
        row = _json(decode(beside.read_bytes())[0])
    except (ValueError, RecursionError, UnreadableInput):
        row = None
    if not isinstance(row, dict):
        return {}, f"{beside.name} is no JSON object and was left out"
    return _metadata(row), None


def _json(text: str) -> Any:
    """Half a surrogate pair, escaped, is no valid text, but a line that holds one is worth reading."""
    try:
        return msgspec.json.decode(text.encode("utf-8"))
    except msgspec.DecodeError:
        return json.loads(text)


def _metadata(row: dict[str, Any]) -> dict[str, str]:
    return {key: _clean(value) for key in _FIELDS if isinstance(value := row.get(key), str) and value.strip()}


def _html(path: Path) -> Iterator[_Found]:
    from tawatur.corpus.html import read_html  # half a second to import, and most runs hold no page

    page, trouble = decode(_bytes(path))
    fields, lost = read_html(page)
    yield {"id": path.stem, **fields}, str(path), "; ".join(filter(None, (trouble, lost))) or None


def _lines(path: Path) -> Iterator[_Found]:
    """One article a line; a line that is broken costs only itself, a broken archive only its rest."""
    count = 0
    try:
        with gzip.open(path, "rb") if path.name.lower().endswith(".gz") else path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    count += 1
                    yield _line(line, f"{path}:{number}", f"{path.name.split('.')[0]}-{number}")
    except (EOFError, gzip.BadGzipFile, zlib.error):
        yield None, str(path), f"the archive is damaged after {count} lines"
        return
    if not count:
        yield None, str(path), "the file is empty"


def _line(line: bytes, source: str, fallback_id: str) -> _Found:
    text, trouble = decode(line)
    try:
        row = _json(text)
    except (ValueError, RecursionError):
        return None, source, "not a JSON object"
    if not isinstance(row, dict):
        return None, source, "not a JSON object"
    body = row.get("text")
    if not isinstance(body, str) or not body.strip():
        return None, source, "no text in the JSON object"
    given = row.get("id")
    name = str(given) if isinstance(given, (str, int)) and str(given).strip() else fallback_id
    return {**_metadata(row), "id": _clean(name), "text": _clean(body)}, source, trouble


def _clean(text: str) -> str:
    """Lone surrogates cannot be written as UTF-8; they are what a broken escape leaves behind."""
    return text.encode("utf-8", "replace").decode("utf-8")

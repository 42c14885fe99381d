"""Every input ends as one receipt with a reason, and the rest of the batch goes on."""

from __future__ import annotations

import gzip
import json
import os
from collections import Counter
from pathlib import Path

import pytest

from tawatur.corpus.read import LARGEST_TEXT, read_inputs
from tawatur.errors import TawaturError
from tawatur.model import Article, Receipt

GOOD = "أعلنت بلدية مرسى الريم أمس أن الجسر القديم سيغلق شهرا واحدا. وقال رئيسها إن العمل يبدأ يوم الأحد."


def read(*paths: Path, **options: str) -> tuple[tuple[Article, ...], tuple[Receipt, ...]]:
    return read_inputs(list(paths), **options)  # type: ignore[arg-type]


def only(path: Path) -> tuple[Article | None, Receipt]:
    """The single receipt of one bad input that lies beside a good one, and its article if there is one."""
    good = path.parent / "zz-good.txt"
    good.write_text(GOOD, "utf-8")
    articles, receipts = read(path, good)
    assert receipts[-1].status == "ok", "the rest of the batch goes on"
    assert len(receipts) == 2
    assert receipts[0].source.startswith(str(path))
    return next((a for a in articles if a.id == receipts[0].article), None), receipts[0]


def test_a_missing_path(tmp_path: Path) -> None:
    article, receipt = only(tmp_path / "nowhere.txt")
    assert (article, receipt.status, receipt.reason) == (None, "quarantined", "no such file or folder")


def test_an_empty_file(tmp_path: Path) -> None:
    file = tmp_path / "empty.txt"
    file.touch()
    article, receipt = only(file)
    assert (article, receipt.status, receipt.reason) == (None, "quarantined", "the file is empty")


def test_a_binary_file(tmp_path: Path) -> None:
    file = tmp_path / "picture.txt"
    file.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 40)
    article, receipt = only(file)
    assert (article, receipt.status, receipt.reason) == (None, "quarantined", "not a text file")


@pytest.mark.parametrize("encoding", ["cp1256", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_other_encodings_are_read_whole(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "old.txt"
    file.write_bytes((GOOD * 3).encode(encoding))
    article, receipt = only(file)
    assert article is not None
    assert article.text == GOOD * 3
    assert receipt.status == "ok"


def test_broken_utf8_is_kept_and_said(tmp_path: Path) -> None:
    file = tmp_path / "broken.txt"
    data = (GOOD * 5).encode()
    file.write_bytes(data[:100] + b"\xff" + data[100:])
    article, receipt = only(file)
    assert article is not None
    assert article.text.count("\ufffd") <= 3
    assert article.text.replace("\ufffd", "")[-20:] == GOOD[-20:]
    assert receipt.status == "partial"
    assert "broken UTF-8" in (receipt.reason or "")


def test_broken_lines_cost_only_themselves(tmp_path: Path) -> None:
    file = tmp_path / "many.jsonl"
    rows = [
        '{"id": "a", "text": "' + GOOD + '"}',
        '{"id": "b"}',
        "{nonsense",
        "[1]",
        '{"text": "' + GOOD[:60] + '"}',
    ]
    file.write_text("\n".join(rows) + "\n", "utf-8")
    articles, receipts = read(file)
    assert [r.status for r in receipts] == ["ok", "quarantined", "quarantined", "quarantined", "ok"]
    assert [r.source.rsplit(":", 1)[1] for r in receipts] == ["1", "2", "3", "4", "5"]
    assert receipts[1].reason == "no text in the JSON object"
    assert [a.id for a in articles] == ["a", "many-5"]


def test_a_damaged_archive_keeps_what_came_before(tmp_path: Path) -> None:
    file = tmp_path / "cut.jsonl.gz"
    lines = "".join(
        json.dumps({"id": str(n), "text": GOOD + os.urandom(40).hex()}) + "\n" for n in range(400)
    )
    file.write_bytes(gzip.compress(lines.encode())[:-4000])
    articles, receipts = read(file)
    assert 0 < len(articles) < 400
    assert receipts[-1].status == "quarantined"
    assert "damaged" in (receipts[-1].reason or "")


def test_the_same_article_twice_and_one_id_for_two_texts(tmp_path: Path) -> None:
    file = tmp_path / "ids.jsonl"
    texts = [GOOD, GOOD, GOOD[:70]]
    file.write_text("".join(json.dumps({"id": "a", "text": t}) + "\n" for t in texts), "utf-8")
    articles, receipts = read(file)
    assert [r.status for r in receipts] == ["ok", "duplicate", "ok"]
    assert [a.id for a in articles] == ["a", "a~2"]
    assert "taken" in (receipts[2].reason or "")


def test_one_text_in_two_outlets_is_no_duplicate(tmp_path: Path) -> None:
    file = tmp_path / "copies.jsonl"
    rows = [{"id": n, "outlet": n, "text": GOOD} for n in ("almada", "annahr")]
    file.write_text("".join(json.dumps(r) + "\n" for r in rows), "utf-8")
    assert [r.status for r in read(file)[1]] == ["ok", "ok"]


def test_two_megabytes_are_cut_and_said(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_text(GOOD * (2_000_000 // len(GOOD)), "utf-8")
    article, receipt = only(file)
    assert article is not None
    assert len(article.text) == LARGEST_TEXT
    assert receipt.status == "partial"
    assert "cut after 1,000,000" in (receipt.reason or "")


def test_a_folder_without_articles(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    article, receipt = only(tmp_path / "empty")
    assert article is None
    assert "holds no" in (receipt.reason or "")


def test_a_file_of_an_unknown_kind(tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(b"%PDF-1.7")
    assert only(file)[1].status == "quarantined"


def test_a_page_gives_its_article_and_metadata(tmp_path: Path) -> None:
    body = "".join(f"<p>{GOOD} الفقرة رقم {n}.</p>" for n in range(6))
    page = (
        '<html lang="ar"><head><title>إغلاق الجسر</title><meta property="og:site_name" content="المدى"/>'
        '<meta property="article:published_time" content="2024-03-02T10:00:00+03:00"/></head>'
        f"<body><nav>الرئيسية</nav><article><h1>إغلاق الجسر</h1>{body}</article></body></html>"
    )
    file = tmp_path / "page.html"
    file.write_text(page, "utf-8")
    article, receipt = only(file)
    assert article is not None
    assert "الفقرة رقم 5" in article.text
    assert (article.outlet, article.published) == ("المدى", "2024-03-02")
    assert receipt.status == "ok"


def test_text_lost_in_a_deep_nest_is_said(tmp_path: Path) -> None:
    deep = "<div>" * 300 + f"<p>{GOOD}</p>" + "</div>" * 300
    body = deep + "".join(f"<p>{GOOD} الفقرة رقم {n}.</p>" for n in range(30))
    file = tmp_path / "deep.html"
    file.write_text(f"<html><body>{body}</body></html>", "utf-8")
    article, receipt = only(file)
    assert article is not None
    assert "الفقرة رقم 29" in article.text or receipt.status == "partial"


def test_a_sidecar_gives_what_a_text_file_cannot(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, "utf-8")
    (tmp_path / "a.json").write_text('{"outlet": "almada", "published": "2024-03-02"}', "utf-8")
    (article,), _ = read(tmp_path)
    assert (article.outlet, article.published) == ("almada", "2024-03-02")


def test_a_broken_sidecar_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, "utf-8")
    (tmp_path / "a.json").write_text("[", "utf-8")
    (receipt,) = read(tmp_path)[1]
    assert (receipt.status, receipt.reason) == ("partial", "a.json is no JSON object and was left out")


def test_a_time_for_articles_that_give_none(tmp_path: Path) -> None:
    file = tmp_path / "times.jsonl"
    rows = [
        {"text": GOOD},
        {"text": GOOD, "published": "2020-01-05T08:00:00+02:00"},
        {"text": GOOD, "published": "Friday"},
    ]
    file.write_text("".join(json.dumps(r) + "\n" for r in rows), "utf-8")
    articles, receipts = read(file, published="2024-03-02")
    assert [a.published for a in articles] == ["2024-03-02", "2020-01-05T08:00:00+02:00", "2024-03-02"]
    assert "no ISO 8601 time" in (receipts[2].reason or "")


def test_a_time_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(TawaturError, match="no date"):
        read(tmp_path, published="yesterday")


def test_lone_surrogates_and_nul_do_not_stop_anything(tmp_path: Path) -> None:
    file = tmp_path / "odd.jsonl"
    file.write_text('{"text": "\\ud800 ' + GOOD + '"}\n{"text": "\\u0000 ' + GOOD + '"}\n', "utf-8")
    articles, receipts = read(file)
    counted = Counter(r.status for r in receipts)
    assert sum(counted.values()) == 2
    for article in articles:
        article.text.encode("utf-8")

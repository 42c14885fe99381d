"""The stages joined: what one bad article costs, and what an analysis of nothing is."""

from __future__ import annotations

from hashlib import sha256

import pytest

from tawatur import pipeline
from tawatur.corpus.document import Document
from tawatur.model import Analysis, Article, Receipt
from tawatur.pipeline import analyse


def article(name: str, text: str) -> Article:
    return Article(id=name, text=text, sha256=sha256(text.encode()).hexdigest())


def test_no_articles_give_an_empty_analysis() -> None:
    assert analyse([]) == Analysis()


def test_an_article_that_breaks_a_stage_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = pipeline.find_times

    def breaks(page: Document) -> object:
        if page.article.id == "bad":
            raise ValueError("no such month")
        return whole(page)

    monkeypatch.setattr(pipeline, "find_times", breaks)
    text = "قال رئيس البلدية سامر الزين إن الجسر سيفتح يوم الأحد."
    articles = [article("bad", text), article("good", text)]
    found = analyse(articles, [Receipt(source=a.id, status="ok", article=a.id) for a in articles])
    assert [r.status for r in found.receipts] == ["partial", "ok"]
    assert "no such month" in (found.receipts[0].reason or "")
    assert [len(r.statements) for r in found.readings] == [0, 1]

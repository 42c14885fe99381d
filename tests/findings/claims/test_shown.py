"""Which stretches show whose text they are: byline, common wording, a credit in the sentence."""

from __future__ import annotations

from tawatur.findings.claims.shown import is_shown, shown_lineages
from tawatur.model import Article, Lineage, Passage, Quote, Span

TEXT = "قال المدير لوكالة السروج إن الحريق انتهى. وغادر العمال المخزن. وعاد الهدوء إلى البلدة كلها."
END = len(TEXT)


def lineage(*evidence: Quote) -> tuple[Lineage, ...]:
    return (Lineage(label="wire", share=1.0, how="credited", spans=((0, END),), evidence=evidence),)


def test_what_shows_a_lineage() -> None:
    articles = {key: Article(id=key, text=TEXT, sha256="") for key in ("a", "b")}
    credit = Quote(article="a", field="text", start=11, end=24, text=TEXT[11:24])
    byline = Quote(article="b", field="byline", start=0, end=4, text="wire")
    last = TEXT.index("وعاد")
    passage = Passage(a=Span("a", last, END), b=Span("b", last, END), similarity=1.0, kind="verbatim")
    shown = shown_lineages(articles, {"a": lineage(credit), "b": lineage(byline)}, [passage])
    middle = (TEXT.index("وغادر"), last)
    assert is_shown(shown, "b", "wire", middle)  # a byline covers its article
    assert is_shown(shown, "a", "wire", (0, 30))  # the sentence that credits it
    assert is_shown(shown, "a", "wire", (last, END))  # wording found in another text of it
    assert not is_shown(shown, "a", "wire", middle)

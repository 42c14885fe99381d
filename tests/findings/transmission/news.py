"""Invented articles, and their passages found by plain comparison, for the tests of this folder."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from tawatur.corpus.document import document
from tawatur.corpus.words import tokens
from tawatur.evidence.credits import find_credits
from tawatur.evidence.passages import compare
from tawatur.model import Article, Passage, Reading, Span

LEAD = (
    "غرقت عبارة تقل أكثر من مئة راكب قبالة جزيرة النهام فجر الثلاثاء بعدما ضربتها عاصفة مفاجئة، "
    "وفق ما أعلنه خفر السواحل في الجزيرة."
)
SECOND = "وقال العميد سالم الدهمي إن فرق الإنقاذ انتشلت سبعة وعشرين شخصا من الماء قبل أن يشتد الموج."
THIRD = "وأغلقت سلطات الميناء المرسى الشمالي حتى إشعار آخر وطلبت من الصيادين البقاء في بيوتهم."
OTHER = "وفي حي الصفارين افتتح البلدية معرضا للنحاس القديم يضم أباريق جمعها حرفيون من ثلاثة أجيال متعاقبة."
LOCAL = "وروى صاحب مقهى في المرسى أن جاره عاد مبتلا يحمل قفص عصافير ولم يتكلم حتى المساء."


def article(id: str, *sentences: str, outlet: str, byline: str | None = None, **more: str) -> Article:
    return Article(id=id, text=" ".join(sentences), sha256="", outlet=outlet, byline=byline, **more)


def read(articles: Sequence[Article]) -> list[Reading]:
    return [Reading(article=a.id, credits=find_credits(document(a))) for a in articles]


def passages(articles: Sequence[Article], words: int = 8) -> tuple[Passage, ...]:
    """The longest common stretch of words of each pair, again and again, aligned as the program does."""
    out = []
    for i, a in enumerate(articles):
        for b in articles[i + 1 :]:
            ta, tb = tokens(a.text), tokens(b.text)
            blocks = SequenceMatcher(
                None, [t.text for t in ta], [t.text for t in tb], False
            ).get_matching_blocks()
            for block in blocks:
                if block.size >= words:
                    one = Span(a.id, ta[block.a].start, ta[block.a + block.size - 1].end)
                    two = Span(b.id, tb[block.b].start, tb[block.b + block.size - 1].end)
                    out.append(Passage(a=one, b=two, similarity=1.0, kind="verbatim"))
    return tuple(out)


__all__ = ["LEAD", "LOCAL", "OTHER", "SECOND", "THIRD", "article", "compare", "passages", "read"]

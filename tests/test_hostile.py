"""The whole pipeline on what nobody should send: it ends, asserts nothing that is not there, and says so.

Every case goes from articles to the page, and every span of every record must be a real stretch of its text.
"""

from __future__ import annotations

import json
import random
import time
from collections import Counter
from hashlib import sha256
from pathlib import Path

import pytest

from tawatur.corpus.read import read_inputs
from tawatur.model import Analysis, Article
from tawatur.pipeline import analyse
from tawatur.views.compare import compare_two
from tawatur.views.compare.printing import print_comparison
from tawatur.views.export import FILES, rows, write_analysis
from tawatur.views.report import render_report
from tawatur.views.summary import print_summary
from tests.test_spans import walk
from tests.views.test_escaping import PAYLOADS, outline

NEWS = (
    "قال الناطق باسم شرطة وادي السرو العقيد سامر الطحان إن 12 شخصا قتلوا في انفجار مخزن للوقود.",
    "وأضاف الطحان أن «الحريق امتد إلى ثلاثة أبنية مجاورة، ولم نعرف سببه بعد».",
    "ونفت وزارة الداخلية في بيان أن تكون قد تلقت تحذيرا قبل الانفجار.",
    "وقالت مديرة المستشفى العام ليلى الدباغ إن بين المصابين خمسة أطفال حالتهم مستقرة.",
    "وكانت صحيفة المرفأ الجديد ذكرت أمس أن رئيس البلدية هاني السروجي استقال احتجاجا على نقص المال.",
)
PLAIN = "\n".join(NEWS)


def article(name: str, text: str = PLAIN, **metadata: str | None) -> Article:
    return Article(id=name, text=text, sha256=sha256(text.encode()).hexdigest(), **metadata)  # type: ignore[arg-type]


def survives(articles: list[Article]) -> Analysis:
    """The analysis, once no article made trouble, all its spans are true and all its views can be made."""
    found = analyse(articles)
    assert [r.trouble for r in found.readings if r.trouble] == []
    assert list(walk(found, {a.id: a.text for a in articles})) == []
    assert {a for story in found.stories for a in story.articles} <= {a.id for a in articles}
    for name in FILES:
        json.dumps(list(rows(found, name)))
    page = render_report(found)
    page.encode("utf-8")
    ids = Counter(ids_of(page))
    assert [name for name, count in ids.items() if count > 1] == []
    return found


def ids_of(page: str) -> list[str]:
    seen: list[str] = []
    parser = outline("")
    parser.handle_starttag = lambda _, attrs: seen.extend(v or "" for k, v in attrs if k == "id")  # type: ignore[assignment,method-assign]
    parser.feed(page)
    return seen


# ---------------------------------------------------------------- one strange text among plain ones

STRANGE = {
    "one letter": "و",
    "one mark": "«",
    "punctuation": "،.؛:!؟()-…" * 300,
    "digits": "1234567890" * 300,
    "arabic digits and dates": "٣١/١٢/٢٠١٩ ١٢:٣٠ ٥٠٪ " * 200,
    "impossible dates": "في 31 فبراير 2019 و45 مارس و0 محرم 9999 وعام 99999 و29/2/2019 الساعة 75:99. " * 30,
    "quotation marks": "«“\"'»”" * 400,
    "open quotations": "قال الوزير: «" * 300,
    "new lines": "\n\n\r\n\u2028\u2029\x0b\x0c" * 200,
    "dashes and dots": "ـ" * 2000 + "." * 2000 + "-" * 2000,
    "marks on nothing": "\u064b\u0651\u0670" * 500,
    "NUL and controls": "قال\x00 الوزير\x01 إن\x1b[31m الجسر\x7f سقط. " * 30,
    "overrides in names": "قال سا\u202eمر\u200b ال\u2066طح\u200dان\u2069 إن \ufeffالجسر أغلق. " * 30,
    "mojibake": "Ù\u0082Ø§Ù\u0084 Ø§Ù\u0084Ù\u0088Ø²Ù\u008aØ± Ø¥Ù\u0086 Ø§Ù\u0084Ø¬Ø³Ø± " * 30,
    "replacement characters": "قال \ufffd\ufffd الوز\ufffdر إن 14\ufffd قتيلا. " * 30,
    "Persian": "سخنگوی شهرداری گفت پل شرقی تا آخر هفته بسته می‌ماند و ۱۴ نفر زخمی شدند. " * 10,
    "Urdu": "ترجمان نے کہا کہ پل اگلے ہفتے تک بند رہے گا اور ۱۴ افراد زخمی ہوئے۔ " * 10,
    "Hebrew": "דובר העירייה אמר כי הגשר ייסגר עד יום ראשון וכי 14 בני אדם נפצעו. " * 10,
    "Chinese": "市政府发言人说，大桥将关闭至星期日，已有14人受伤。" * 20,
    "emoji and astral": "😀🏳️‍🌈𝔸𞸀 قال الوزير 😀 إن 14 𞸀 قتلوا. " * 30,
    "presentation forms": "ﻗﺎﻝ ﺍﻟﻮﺯﻳﺮ ﺇﻥ ﺍﻟﺠﺴﺮ ﺃﻏﻠﻖ ﷺ ﷽ ﷼ " * 30,
    "long names": "قال " + "عبدالرحمنالطويل" * 34 + " إن " + "محمد أحمد " * 250 + "وصل. ",
    "many places": "وقع ذلك في " + " و".join(["دمشق", "القاهرة", "تونس", "حلب"] * 750) + ".",
    "many quantities": "قتل " + " و".join(f"{n} رجلا" for n in range(700)) + ".",
    "nested speech": "قال إن " * 1500 + "الجسر أغلق.",
    "one word": "كلمة " * 30_000,
    "no space": "قالوا" * 30_000,
    "paragraphs": "\n\n".join(f"قال شاهد إن البيت {n} تهدم." for n in range(1000)),
    "markup": "<script>alert(1)</script> &lt;b&gt; ]]> <!-- قال الوزير --> إن {{ 7*7 }} %s " * 30,
}  # fmt: skip


@pytest.mark.parametrize("name", STRANGE)
def test_a_strange_text_costs_nobody_anything(name: str) -> None:
    text = STRANGE[name]
    found = survives([article("a", text), article("b", text[::2] or text), article("c"), article("d")])
    assert any(len(s.articles) >= 2 and {"c", "d"} <= set(s.articles) for s in found.stories)
    assert [len(r.statements) > 2 for r in found.readings if r.article in ("c", "d")] == [True, True]


def test_a_text_that_is_longer_than_a_book_is_read_in_time() -> None:
    began = time.process_time()
    survives([article("long", (PLAIN + "\n") * 220)])  # a hundred thousand characters
    assert time.process_time() - began < 20


# ---------------------------------------------------------------- strange stories


def near_copies(count: int) -> list[Article]:
    chance = random.Random(7)
    made = []
    for n in range(count):
        kept = [s for s in NEWS if chance.random() < 0.85] or [NEWS[0]]
        text = "\n".join(kept).replace("12", str(chance.choice([12, 12, 14])))
        text += f"\nوزار مراسل الصحيفة رقم {n} المكان في اليوم التالي والتقى سكان الحي."
        made.append(article(f"n{n}", text, outlet=f"صحيفة {n % 200}", published="2024-03-02"))
    return made


def test_three_hundred_near_copies_are_one_story() -> None:
    began = time.process_time()
    found = analyse(near_copies(300))
    assert time.process_time() - began < 20
    assert max(len(s.articles) for s in found.stories) >= 290
    assert [r.trouble for r in found.readings if r.trouble] == []
    widest = max(found.claims, key=lambda c: len(c.outlets))
    assert len(widest.outlets) >= 150
    told = [c for c in found.claims if len(c.outlets) > 100 and c.independent.best is not None]
    assert told
    assert all((c.independent.best or 0) <= 3 for c in told)


def test_fifty_identical_articles_are_one_source() -> None:
    found = survives([article(f"n{n}", outlet=f"صحيفة {n}", published="2024-03-02") for n in range(50)])
    assert [len(s.articles) for s in found.stories] == [50]
    assert found.claims
    for claim in found.claims:
        assert len(claim.outlets) == 50
        weight = claim.independent if claim.independent.best is not None else claim.denials
        assert weight is not None and weight.best == 1, claim.text


def test_one_article_alone_is_a_story_of_one() -> None:
    found = survives([article("alone")])
    assert [s.articles for s in found.stories] == [("alone",)]
    assert all(c.independent.best in (None, 1) for c in found.claims)


def test_articles_without_any_metadata() -> None:
    found = survives([article(f"n{n}", "\n".join(NEWS[n:] + NEWS[:n])) for n in range(4)])
    assert [len(s.articles) for s in found.stories] == [4]


def test_a_claim_said_fifty_times_in_one_article_is_said_once() -> None:
    found = survives([article("a", "\n".join([NEWS[0]] * 50)), article("b")])
    for claim in found.claims:
        assert set(claim.outlets) <= {"a", "b"}
        assert claim.independent.high is None or claim.independent.high <= 2


def test_outlets_that_cite_each_other_in_a_circle() -> None:
    said = "أن انفجارا وقع في مخزن للوقود في وادي السرو وقتل 12 شخصا."
    found = survives(
        [
            article("a", f"ذكرت صحيفة الرأي {said}", outlet="القدس العربي", published="2024-03-02"),
            article("b", f"ذكرت صحيفة القدس العربي {said}", outlet="الرأي", published="2024-03-02"),
        ]
    )
    assert all((c.independent.best or 0) <= 1 for c in found.claims)


CONTRADICTIONS = {
    "from the future": {"outlet": "صحيفة الشاطئ", "published": "9999-12-31"},
    "from the past": {"outlet": "صحيفة الشاطئ", "published": "0001-01-01T00:00:00+14:00"},
    "no such day": {"published": "2019-02-31"},
    "byline of another outlet": {"outlet": "صحيفة الشاطئ", "byline": "القاهرة - رويترز، صحيفة المدى، وكالات"},
    "everything blank": {"outlet": " ", "published": "", "title": "\n", "byline": "\t", "url": "//"},
    "very long": dict.fromkeys(("outlet", "title", "byline", "url"), "اسم طويل " * 600),
    "an unknown language": {"language": "xx-??", "outlet": "a\x00b"},
}


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_metadata_that_contradict_themselves(name: str) -> None:
    metadata = CONTRADICTIONS[name]
    text = "أمس الأول وقبل مئة عام وبعد 3000 عام ومنذ أيام. " + PLAIN
    survives([article("a", text, **metadata), article("b", PLAIN, published="2024-03-02")])


# ---------------------------------------------------------------- strange names of articles

IDS = (
    "../../etc/passwd", "a/b", 'q"uo\'te', "new\nline\r\t", "a b", "#frag?x=1&y", "<b>", "[red]x[/blue]",
    "Same", "same", "SAME", "n" * 1000, "n" * 999, "ق" * 1000, "\u202eمقلوب", "\x00", "~2", "own", "source:x",
    "a-1", "a--1", "a_1", "é", "e\u0301", "javascript:alert(1)", "%2e%2e%2f", "C:\\x", "__proto__",
)  # fmt: skip


def test_ids_of_any_kind_stay_apart(tmp_path: Path) -> None:
    found = survives([article(name, outlet=f"صحيفة {n}") for n, name in enumerate(IDS)])
    assert [r.article for r in found.readings] == list(IDS)
    write_analysis(found, tmp_path / "out")
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == sorted(f"{name}.jsonl" for name in FILES)
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


FIELDS = ("title", "byline", "url", "published", "language")


def test_markup_in_every_field_of_the_input_stays_text(tmp_path: Path) -> None:
    lines = [
        {"id": f"{n}{bad}", "outlet": f"صحيفة {bad}", **dict.fromkeys(FIELDS, bad),
         "text": f"{PLAIN}\nوقال سامر {bad} الطحان إن «{bad}» قتل 12 شخصا في {bad} دمشق."}
        for n, bad in enumerate(PAYLOADS)
    ]  # fmt: skip
    file = tmp_path / "bad.jsonl"
    file.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    articles, receipts = read_inputs([file])
    assert [r.status for r in receipts] == ["ok"] * len(PAYLOADS)
    page = render_report(analyse(articles, receipts))
    seen = outline(page)
    assert seen.tags["script"] == 1
    assert not seen.tags & Counter(("img", "iframe", "object", "embed", "base", "meta http-equiv"))
    assert not any(name.startswith("on") for name in seen.attributes)
    assert all(address.startswith(("#", "https://", "data:,")) for address in seen.addresses)


def test_square_brackets_are_no_commands_of_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    text = PLAIN.replace("الطحان", "[/red] الطحان [bold")
    articles = [article(f"[/{n}]", text, outlet=f"[/b{n}]", title="[/i]") for n in "xy"]
    found = analyse(articles)
    print_comparison(compare_two(found), False)
    print_summary(found)
    shown = capsys.readouterr().out
    assert "[/bx]" in shown and "[/red] الطحان [bold" in shown


@pytest.mark.parametrize("name", ["one letter", "open quotations", "NUL and controls", "Chinese", "markup"])
def test_a_strange_text_can_be_compared(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    for other in (PLAIN, STRANGE[name]):
        comparison = compare_two(analyse([article("a", STRANGE[name]), article("b", other)]))
        print_comparison(comparison, False)
        print_comparison(comparison, True)
    assert "\x1b[31m الجسر" not in capsys.readouterr().out

"""A hand-made analysis of invented coverage, for tests of what is shown: every span found by ``str.index``.

A fire in an invented silo, told by invented outlets and two invented agencies. It holds at least one of
everything that a page can show: copied text with all kinds of edits, an elided speaker, rival tolls, a
denial, a nameless source, a place that cannot be located, a time that cannot be resolved, an English
report, an article outside any story, and inputs that came to nothing.
"""

from __future__ import annotations

import hashlib

from tawatur import model as m

WIRE = (
    "قال المتحدث باسم الحماية المدنية سليم الوردي، مساء الثلاثاء، إن الحريق الذي "
    "اندلع في صومعة الحبوب بميناء بنزرت "
    "أودى بحياة 14 عاملا.\n"
    "وأضاف أن النار بدأت أثناء أعمال لحام في الطابق الثالث، وأن فرق الإطفاء سيطرت عليها فجر اليوم التالي.\n"
    "وأوضح: «لم يبق أحد تحت الركام، وقد أخلينا الرصيف كله حرصا على السلامة».\n"
    "وتقع الصومعة على رصيف السنابل الذي تستأجره شركة حصاد الشمال الأجنبية منذ 2009."
)
COPY = (
    "بنزرت (مدار): قال المتحدث باسم الحماية المدنية سالم الوردي، مساء الثلاثاء، إن "
    "الحريق الذي شب في صومعة الحبوب بميناء "
    "بنزرت أودى بحياة 14 شخصا.\n"
    "وأضاف أن النار بدأت أثناء أعمال لحام في الطابق الثالث، وأن فرق الإطفاء سيطرت عليها فجر اليوم التالي.\n"
    "وتقع الصومعة على رصيف السنابل الذي تستأجره شركة حصاد الشمال منذ 2009، وهو الأكبر في الشمال."
)
SILENT = (
    "أودى الحريق الذي اندلع في صومعة الحبوب بميناء بنزرت بحياة 14 عاملا.\n"
    "وأفاد مصدر مسؤول بأن النار بدأت أثناء أعمال لحام في الطابق الثالث، وأن رجال "
    "المطافئ البواسل سيطروا عليها فجر اليوم التالي."
)
UNION = (
    "أعلنت نقابة عمال الشحن أن عدد ضحايا حريق الصومعة لا يتجاوز تسعة عمال، محذرة من إخفاء أسماء المفقودين.\n"
    "ونفت مديرة الميناء هالة بن زيد أن تكون أعمال لحام قد جرت في الصومعة يوم الحريق، "
    "مؤكدة أن الميناء سيعود إلى العمل يوم "
    "الأحد المقبل.\n"
    "ووصلت إلى تونس العاصمة ومنزل بورقيبة أربع سيارات إسعاف، بينما طلبت الشركة في مرسيليا مهلة للرد."
)
ENGLISH = (
    "A fire at a grain silo in the port of Bizerte killed 14 workers, civil defence "
    "spokesman Salim al-Wardi told Madar on "
    "Tuesday.\nThe blaze started during welding on the third floor, he said."
)
OTHER = "افتتحت مكتبة الحي معرضا للخرائط القديمة، وقالت أمينتها ليلى نعمان إن الدخول مجاني حتى نهاية الشهر."

BODIES: tuple[tuple[str, str, str | None, str | None, str | None, str | None], ...] = (
    (
        "sanabil",
        WIRE,
        "السنبلة",
        "2031-05-07T09:30:00+01:00",
        "حريق صومعة بنزرت يودي بحياة 14 عاملا",
        "السنبلة ـ وكالة مدار",
    ),
    ("shira", COPY, "موقع الشراع", "2031-05-07", "14 قتيلا في حريق ميناء بنزرت", None),
    ("fanar", SILENT, "جريدة الفنار", "2031-05-08", "فاجعة الصومعة", "كتب: محرر الشؤون المحلية"),
    ("mirsat", UNION, "المرساة", "2031-05-08", "النقابة: الضحايا تسعة", "خاص بالمرساة"),
    (
        "harbour",
        ENGLISH,
        "The Harbour Post",
        "2031-05-08",
        "Silo fire kills 14 in Bizerte",
        "Staff and agencies",
    ),
    ("library", OTHER, None, None, None, None),
)


def article(
    id: str, text: str, outlet: str | None, published: str | None, title: str | None, byline: str | None
) -> m.Article:
    """An article as the corpus would read it."""
    return m.Article(
        id=id,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        outlet=outlet,
        published=published,
        title=title,
        byline=byline,
        url=f"https://{id}.example/1" if outlet else None,
        language="en" if id == "harbour" else "ar",
    )


ARTICLES = tuple(article(*body) for body in BODIES)
TEXTS = {a.id: a.text for a in ARTICLES}


def at(id: str, quote: str, nth: int = 0) -> m.Range:
    """The range of a quotation in an article: its ``nth`` occurrence. ValueError: it does not stand there."""
    start = -1
    for _ in range(nth + 1):
        start = TEXTS[id].index(quote, start + 1)
    return start, start + len(quote)


def span(id: str, quote: str, nth: int = 0) -> m.Span:
    """The span of a quotation in an article."""
    return m.Span(id, *at(id, quote, nth))

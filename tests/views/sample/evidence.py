"""What the sample's articles show by themselves."""

from __future__ import annotations

import tawatur.model as m
from tests.views.sample.texts import ARTICLES, at

_numbers: dict[str, int] = {}


def said(
    id: str,
    cue: str,
    content: str,
    speaker: str | None,
    name: str | None,
    mode: m.Mode = "indirect",
    *,
    kind: m.SpeakerKind = "person",
    source: str | None = None,
    polarity: m.Polarity = "asserts",
    antecedent: str | None = None,
    carrier: str | None = None,
    medium: str | None = None,
) -> m.Statement:
    """A statement whose spans are the quotations given."""
    number = _numbers[id] = _numbers.get(id, 0) + 1
    return m.Statement(
        id=f"{id}:{number}",
        article=id,
        content=(at(id, content),),
        cue=at(id, cue),
        speaker=at(id, speaker) if speaker else None,
        speaker_name=name,
        speaker_kind=kind,
        mode=mode,
        polarity=polarity,
        carrier=at(id, carrier) if carrier else None,
        carrier_key="madar" if carrier else None,
        medium=medium,
        antecedent=at(id, antecedent) if antecedent else None,
        speaker_id=source,
    )


FIRE = "الحريق الذي اندلع في صومعة الحبوب بميناء بنزرت أودى بحياة 14 عاملا"
WELDING = "النار بدأت أثناء أعمال لحام في الطابق الثالث"
STATEMENTS = {
    "sanabil": (
        said(
            "sanabil",
            "قال",
            FIRE,
            "المتحدث باسم الحماية المدنية سليم الوردي",
            "سليم الوردي",
            source="defence",
        ),
        said(
            "sanabil",
            "وأضاف",
            WELDING + "، وأن فرق الإطفاء سيطرت عليها فجر اليوم التالي",
            None,
            "سليم الوردي",
            source="defence",
            antecedent="المتحدث باسم الحماية المدنية سليم الوردي",
        ),
        said(
            "sanabil",
            "وأوضح",
            "لم يبق أحد تحت الركام، وقد أخلينا الرصيف كله حرصا على السلامة",
            None,
            "سليم الوردي",
            "direct",
            source="defence",
            antecedent="سليم الوردي",
            medium="press-conference",
        ),
    ),
    "shira": (
        said(
            "shira",
            "قال",
            "الحريق الذي شب في صومعة الحبوب بميناء بنزرت أودى بحياة 14 شخصا",
            "المتحدث باسم الحماية المدنية سالم الوردي",
            "سالم الوردي",
            source="defence",
        ),
        said(
            "shira",
            "وأضاف",
            WELDING + "، وأن فرق الإطفاء سيطرت عليها فجر اليوم التالي",
            None,
            "سالم الوردي",
            source="defence",
            antecedent="سالم الوردي",
        ),
    ),
    "fanar": (
        said("fanar", "وأفاد", WELDING, "مصدر مسؤول", "مصدر مسؤول", kind="anonymous", source="nameless"),
    ),
    "mirsat": (
        said(
            "mirsat",
            "أعلنت",
            "عدد ضحايا حريق الصومعة لا يتجاوز تسعة عمال",
            "نقابة عمال الشحن",
            "نقابة عمال الشحن",
            kind="organisation",
            source="union",
        ),
        said(
            "mirsat",
            "محذرة",
            "إخفاء أسماء المفقودين",
            None,
            "نقابة عمال الشحن",
            kind="organisation",
            source="union",
            polarity="warns",
            antecedent="نقابة عمال الشحن",
        ),
        said(
            "mirsat",
            "ونفت",
            "تكون أعمال لحام قد جرت في الصومعة يوم الحريق",
            "مديرة الميناء هالة بن زيد",
            "هالة بن زيد",
            source="port",
            polarity="denies",
        ),
        said(
            "mirsat",
            "مؤكدة",
            "الميناء سيعود إلى العمل يوم الأحد المقبل",
            None,
            "هالة بن زيد",
            source="port",
            antecedent="هالة بن زيد",
        ),
    ),
    "harbour": (
        said(
            "harbour",
            "told",
            "A fire at a grain silo in the port of Bizerte killed 14 workers",
            "civil defence spokesman Salim al-Wardi",
            "Salim al-Wardi",
            source="defence",
            carrier="Madar",
        ),
        said(
            "harbour",
            "said",
            "The blaze started during welding on the third floor",
            None,
            "Salim al-Wardi",
            source="defence",
            antecedent="Salim al-Wardi",
        ),
    ),
    "library": (
        said("library", "وقالت", "الدخول مجاني حتى نهاية الشهر", "أمينتها ليلى نعمان", "ليلى نعمان"),
    ),
}

PLACES = {
    "bizerte": ("بنزرت", 37.2744, 9.8739),
    "tunis": ("تونس العاصمة", 36.8065, 10.1815),
    "bourguiba": ("منزل بورقيبة", 37.1537, 9.7859),
    "marseille": ("مرسيليا", 43.2965, 5.3698),
}


def place(id: str, quote: str, entity: str | None, nth: int = 0) -> m.Mention:
    """A mention of a place."""
    start, end = at(id, quote, nth)
    return m.Mention(article=id, start=start, end=end, kind="place", name=quote, entity=entity)


MENTIONS = {
    "sanabil": (place("sanabil", "بنزرت", "bizerte"), place("sanabil", "رصيف السنابل", None)),
    "shira": (
        place("shira", "بنزرت", "bizerte"),
        place("shira", "بنزرت", "bizerte", 1),
        place("shira", "رصيف السنابل", None),
    ),
    "fanar": (place("fanar", "بنزرت", "bizerte"),),
    "mirsat": (
        place("mirsat", "تونس العاصمة", "tunis"),
        place("mirsat", "منزل بورقيبة", "bourguiba"),
        place("mirsat", "مرسيليا", "marseille"),
    ),
    "harbour": (place("harbour", "Bizerte", "bizerte"),),
}


def time(
    id: str, quote: str, day: str | None, to: str | None = None, precision: str = "day"
) -> m.TimeExpression:
    """A time expression and the days that it denotes."""
    start, end = at(id, quote)
    return m.TimeExpression(
        article=id,
        start=start,
        end=end,
        from_=day,
        to=to or day,
        precision=precision if day else "unanchored",  # type: ignore[arg-type]
    )


TIMES = {
    "sanabil": (
        time("sanabil", "مساء الثلاثاء", "2031-05-06", None, "part"),
        time("sanabil", "فجر اليوم التالي", "2031-05-07", None, "part"),
        time("sanabil", "2009", "2009-01-01", "2009-12-31", "year"),
    ),
    "shira": (time("shira", "مساء الثلاثاء", "2031-05-06", None, "part"),),
    "mirsat": (time("mirsat", "يوم الأحد المقبل", "2031-05-11"),),
    "harbour": (time("harbour", "Tuesday", "2031-05-06"),),
    "library": (time("library", "نهاية الشهر", None),),
}

READINGS = tuple(
    m.Reading(
        article=a.id,
        mentions=MENTIONS.get(a.id, ()),
        times=TIMES.get(a.id, ()),
        statements=STATEMENTS.get(a.id, ()),
    )
    for a in ARTICLES
)

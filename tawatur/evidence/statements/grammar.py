"""The grammar data of a language, opened: every inflected form of every cue, and the closed word classes.

Arabic forms are derived from three principal parts by rules that hold for sound and weak verbs alike
once spelling is folded (قال قالت قالوا; نفى نفت نفوا; دعا دعت دعوا). What no rule gives stands in the data.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Literal, NamedTuple

from tawatur import lexicon
from tawatur.corpus.folding import fold_string
from tawatur.model import Polarity

Tense = Literal["past", "present", "participle", "masdar"]
Gender = Literal["m", "f", "?"]
Number = Literal["s", "d", "p", "?"]


class Entry(NamedTuple):
    """One cue of the lexicon: its complements, and what it does (see ``speech/*.yaml``)."""

    lemma: str
    that: bool
    quote: bool
    obj: bool
    prepositions: frozenset[str]
    polarity: Polarity
    addressee: bool = False
    accuses: bool = False
    relays: bool = False
    any_object: bool = False
    near: int = 60
    expressive: bool = False
    tells: bool = False
    object_after_comma: bool = False
    stands_in: bool = False
    bare_that: bool = False
    needs_subject: bool = False
    quoted_only: bool = False
    opens_clause: bool = False
    blocked: frozenset[str] = frozenset()
    event: str = "loose"
    speakers: str = ""
    plain: Polarity | None = None
    jussive: Polarity | None = None
    impersonal: frozenset[str] = frozenset()
    belongs: bool = False


class Form(NamedTuple):
    """One inflected form of a cue. ``pronoun``: an object pronoun is attached (وصفها)."""

    entry: Entry
    tense: Tense
    gender: Gender
    number: Number
    pronoun: bool = False


def words(rows: list[dict[str, Any]]) -> frozenset[str]:
    """All single words of a list of annotated rows, folded."""
    return frozenset(fold_string(w) for row in rows for w in str(row["words"]).split())


def _with_article(known: frozenset[str]) -> frozenset[str]:
    """Nouns and the same with the article."""
    return known | {"ال" + w for w in known if not w.startswith("ال")}


def _entry(row: dict[str, Any]) -> Entry:
    takes = [fold_string(t) for t in row["takes"]]
    return Entry(
        lemma=row.get("past") or row["lemma"],
        that="that" in takes,
        quote="quote" in takes,
        obj="object" in takes,
        prepositions=frozenset(takes) - {"that", "quote", "object"},
        polarity=row.get("polarity", "asserts"),
        addressee=row.get("addressee", False),
        accuses=row.get("accuses", False),
        relays=row.get("relays", False),
        any_object=row.get("any_object", False),
        near=row.get("near", 60),
        stands_in=row.get("stands_in", False),
        object_after_comma=row.get("object_after_comma", False),
        tells=row.get("tells", False),
        expressive=row.get("expressive", False),
        bare_that=row.get("bare_that", False),
        needs_subject=row.get("needs_subject", False),
        opens_clause=row.get("opens_clause", False),
        quoted_only=row.get("quoted_only", False),
        blocked=frozenset(fold_string(w) for w in row.get("blocked", ())),
        event=row.get("event", "loose"),
        speakers=row.get("speakers", ""),
        plain=row.get("plain"),
        jussive=row.get("jussive"),
        impersonal=frozenset(fold_string(w) for w in row.get("impersonal", ())),
        belongs=row.get("belongs", False),
    )


def _inflected(row: dict[str, Any]) -> Iterator[tuple[str, Tense, Gender, Number]]:
    """(form, tense, gender, number) of a verb, from its principal parts."""
    past = fold_string(row["past"])
    weak = past[-1] in "اي" and len(past) >= 3
    root = past[:-1] if weak else past
    yield past, "past", "m", "s"
    yield root + "ت", "past", "f", "s"
    yield root + "وا", "past", "m", "p"
    if not weak and past[-1] not in "اوي":
        yield past + "و", "past", "m", "p"  # as many write it
    yield (past + "ا" if past[-1] != "ا" else root + "وا"), "past", "m", "d"
    yield root + "تا", "past", "f", "d"
    if not weak:
        yield past + "ن", "past", "f", "p"
    present = fold_string(row["present"])
    for prefix in ("", "س"):
        body = present[1:]
        stem = body[:-1] if body[-1] in "ويا" and len(body) >= 2 else body
        yield prefix + "ي" + body, "present", "m", "s"
        yield prefix + "ت" + body, "present", "f", "s"
        yield prefix + "ي" + stem + "ون", "present", "m", "p"
        yield prefix + "ي" + body + "ان", "present", "m", "d"
        yield prefix + "ي" + body + "ن", "present", "f", "p"
    if "participle" in row:
        yield from _participles(fold_string(row["participle"]))


def _participles(bare: str) -> Iterator[tuple[str, Tense, Gender, Number]]:
    plural = bare[:-1] if bare[-1] == "ي" else bare
    yield bare + "ا", "participle", "m", "s"
    yield bare + "ه", "participle", "f", "s"
    yield plural + "ين", "participle", "m", "p"


@cache
def cue_forms(language: str) -> dict[str, Form]:
    """Folded form -> what it is a form of. Where two verbs share a form, the one listed first has it."""
    data = lexicon.load(f"speech/{language}.yaml")
    table: dict[str, Form] = {}
    for row in data["verbs"]:
        entry = _entry(row)
        excepted = {fold_string(w) for w in row.get("except", ())}
        for form, tense, gender, number in _inflected(row):
            if form in excepted:
                continue
            table.setdefault(form, Form(entry, tense, gender, number))
            if entry.addressee and tense in ("past", "present"):
                base = form[:-1] if form.endswith("وا") else form
                for pronoun in ("ه", "ها", "هم"):
                    table.setdefault(base + pronoun, Form(entry, tense, gender, number, True))
    for row in data["nouns"]:
        verb = next(r for r in data["verbs"] if r["past"] == row["lemma"])
        entry = _entry(verb | {"takes": row["takes"], "near": 12})
        for word in str(row["words"]).split():
            folded = fold_string(word)
            whose: Gender = "f" if folded.endswith("ها") else "?" if folded.endswith("ل") else "m"
            many: Number = "p" if folded.endswith("هم") else "?" if folded.endswith("ل") else "s"
            table[folded] = Form(entry, "masdar", whose, many)
    return table


def _titles(honorifics: frozenset[str], offices: frozenset[str]) -> frozenset[str]:
    """Honorifics, and offices in every form they take: with the article, with a pronoun (مندوبها)."""
    forms = {prefix + o for o in offices for prefix in ("", "ال", "وال", "بال", "لل")}
    forms |= {o + pronoun for o in offices for pronoun in ("ه", "ها", "هم")}
    return honorifics | (forms - {"محافظه"})  # a province, not «its governor»


def _past_tenses(known: frozenset[str]) -> frozenset[str]:
    """Past tenses of the third person in their genders and numbers (كان كانت كانوا، اجري اجرت)."""
    masculine = {w for w in known if not w.endswith("ت") or len(w) < 4}
    roots = {w: w[:-1] if w[-1] in "اي" and len(w) >= 3 else w for w in masculine}
    return known | {root + ending for root in roots.values() for ending in ("ت", "وا")}


def _bare(word: str) -> str:
    return fold_string(word).removeprefix("ال")


class Classes(NamedTuple):
    """The closed classes of a language, folded."""

    that: frozenset[str]
    not_that: frozenset[str]
    then: frozenset[str]
    linkers: frozenset[str]
    adjuncts: frozenset[str]
    times: frozenset[str]
    fillers: frozenset[str]
    mediums: dict[str, str]
    media: frozenset[str]
    events: frozenset[str]
    never_events: frozenset[str]
    feelings: frozenset[str]
    fears: frozenset[str]
    anaphors: frozenset[str]
    denied: frozenset[str]
    measures: frozenset[str]
    findings: frozenset[str]
    quotable: frozenset[str]
    anonymous: frozenset[str]
    documents: frozenset[str]
    bodies: frozenset[str]
    honorifics: frozenset[str]
    offices: frozenset[str]
    titles: frozenset[str]
    tails: frozenset[str]
    settings: frozenset[str]
    breaks: dict[tuple[str, str], bool]
    break_words: frozenset[str]
    acts: frozenset[str]
    conditions: frozenset[tuple[str, str]]
    endings: frozenset[str]
    skipped: frozenset[tuple[str, ...]]
    same_office: dict[frozenset[str], frozenset[str]]
    dedicated: frozenset[str]
    anyone: frozenset[str]
    kin: frozenset[str]
    kin_of: frozenset[str]
    proper: frozenset[str]
    describing: frozenset[str]


@cache
def classes(language: str) -> Classes:
    """The closed word classes of ``speech/<language>.yaml``."""
    data = lexicon.load(f"speech/{language}.yaml")
    speakers = data["speakers"]
    adjuncts = data["adjuncts"]
    offices = words(speakers["office"])
    return Classes(
        that=words(data["particles"]["that"]),
        not_that=words(data["particles"]["not_that"]),
        then=words(data["particles"]["then"]),
        linkers=words(data["linkers"]),
        adjuncts=words(adjuncts[:1]),
        times=words(adjuncts[1:2]),
        fillers=words(adjuncts[2:]),
        mediums={w: row["key"] for row in data["mediums"] for w in words([row])},
        media=words(data["media"]),
        events=words([r for r in data["events"] if not r.get("never")]),
        never_events=words([r for r in data["events"] if r.get("never")]),
        fears=words(speakers["fear"]),
        anaphors=words(speakers["anaphor"]),
        feelings=words(speakers["feeling"]),
        denied=words(speakers["denied"]),
        measures=words(speakers["measure"]),
        findings=words(speakers["finding"]),
        quotable=words(data["quotable"]),
        anonymous=_with_article(words(speakers["anonymous"]) - offices)
        | (words(speakers["anonymous"]) & offices),
        documents=_with_article(words(speakers["document"])),
        bodies=_with_article(words(speakers["organisation"])),
        honorifics=words(speakers["honorific"]),
        offices=words(speakers["office"]),
        titles=_titles(words(speakers["honorific"]), words(speakers["office"]))
        - (words(speakers["organisation"]) - offices),
        tails=words(data["tails"]),
        settings=words(data["settings"]),
        breaks={
            (w[0], w[1] if len(w) > 1 else ""): bool(r.get("nouns"))
            for r in data["breaks"]
            if (w := [fold_string(x) for x in r["words"].split()])
        },
        break_words=frozenset(fold_string(r["words"].split()[0]) for r in data["breaks"]),
        acts=_past_tenses(words(data["acts"])),
        conditions=frozenset(
            (verb, word)
            for row in data["conditions"]
            for verb in words([row])
            for word in words([{"words": row["before"]}])
        ),
        endings=words(data["endings"]),
        skipped=frozenset(tuple(map(fold_string, str(r["words"]).split())) for r in data["skipped"]),
        same_office={
            frozenset(_bare(w) for w in a.split()): frozenset(_bare(w) for w in b.split())
            for a, b in (r["words"] for r in data["same_office"])
        },
        dedicated=words(speakers["dedicated"]),
        anyone=words(speakers["anyone"]),
        kin=words(speakers["kin"]),
        kin_of=words(speakers["kin_of"]),
        proper=words(speakers["proper"]),
        describing=words(speakers["describing"]),
    )

"""Curated bodies: organisations, armed groups, institutions of states, agencies, under all their names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from tawatur import lexicon
from tawatur.corpus.folding import fold_string
from tawatur.corpus.words import Token
from tawatur.evidence.mentions.demonyms import demonym, english
from tawatur.evidence.mentions.gazetteer import gazetteer
from tawatur.evidence.mentions.phrases import Found, Phrases
from tawatur.model import MentionKind


class Body(NamedTuple):
    """A curated body; ``side`` is the state (ISO 3166-1) or armed party whose interest it shares."""

    id: str
    kind: MentionKind
    name: str
    name_en: str | None
    side: str | None


class _Template(NamedTuple):
    id: str
    kind: MentionKind
    slot: str  # F or M: a demonym of that gender; C: a country's name
    only: str | None


class Bodies:
    """The lexicon of bodies. ``full`` names stand for themselves, ``short`` ones need a full one in the
    article.
    """

    def __init__(self) -> None:
        self.by_id: dict[str, Body] = {}
        self.full: Phrases[str] = Phrases()
        self.short: Phrases[tuple[str, ...]] = Phrases()
        self.ambiguous: set[str] = set()
        self.homonyms: dict[str, str] = {}
        self._english: Phrases[str] = Phrases()
        self._heads: Phrases[tuple[_Template, ...]] = Phrases()
        self._institutions: dict[str, dict[str, Any]] = {}
        shorts: dict[str, list[str]] = {}
        for row in lexicon.load("entities.yaml")["entities"]:
            self._curated(row, shorts)
        self._templates(shorts)
        for row in [*lexicon.load("outlets.yaml")["agencies"], *lexicon.load("outlets.yaml")["outlets"]]:
            self._outlet(row)
        for name, ids in shorts.items():
            self.short.add([name], tuple(ids))

    def _curated(self, row: dict[str, Any], shorts: dict[str, list[str]]) -> None:
        english = next(iter(row.get("en", ())), None)
        self.by_id[row["id"]] = Body(row["id"], row["kind"], row["ar"], english, row.get("side"))
        aliases = [name for a in row.get("aliases", ()) for name in (a["name"], *a.get("also", ()))]
        self.full.add([row["ar"], *row.get("names", ()), *aliases, *row.get("en", ())], row["id"])
        self.ambiguous.update(fold_string(n) for n in row.get("ambiguous", ()))
        if "homonym" in row:
            self.homonyms[row["id"]] = row["homonym"]
        for name in row.get("short", ()):
            shorts.setdefault(fold_string(name), []).append(row["id"])

    def _outlet(self, row: dict[str, Any]) -> None:
        names = [n for n in row["full"] if fold_string(n) not in {"الحياه", "الوطن", "البيان", "المدينه"}]
        self.by_id.setdefault(
            row["key"], Body(row["key"], "organisation", row["name"], None, row.get("mouthpiece_of"))
        )
        self.full.add(names, row["key"])

    def _templates(self, shorts: dict[str, list[str]]) -> None:
        heads: dict[str, list[_Template]] = {}
        for row in lexicon.load("institutions.yaml")["institutions"]:
            self._institutions[row["id"]] = row
            self._english.add([n.removeprefix("E ") for n in row["en"]], row["id"])
            for name in row.get("short", ()):
                shorts.setdefault(fold_string(name), []).append(f"{row['id']}-*")
            for name in row["names"]:
                text, _, only = name.partition("|")
                head, _, slot = text.rpartition(" ")
                if slot in ("F", "M", "C"):
                    heads.setdefault(fold_string(head), []).append(
                        _Template(row["id"], row["kind"], slot, only or None)
                    )
                else:
                    self.full.add([text], f"{row['id']}-{only.lower()}")
        for head, templates in heads.items():
            self._heads.add([head], tuple(templates))

    def body(self, body_id: str) -> Body | None:
        """The body with that id; institutions of states (``army-sy``) are made when first asked for."""
        if body_id not in self.by_id and (made := self._made(body_id)):
            self.by_id[body_id] = made
        return self.by_id.get(body_id)

    def _made(self, body_id: str) -> Body | None:
        kind, _, iso = body_id.rpartition("-")
        row = self._institutions.get(kind)
        if row is None or iso.upper() not in gazetteer():
            return None
        iso = iso.upper()
        country = next((c for c in lexicon.load("countries.yaml")["countries"] if c["iso"] == iso), None)
        nisba = country["nisba"][0] if country and country["nisba"] else None
        name = row["names"][0]
        name = name.removesuffix(" F") + f" ال{nisba}ة" if name.endswith(" F") and nisba else name
        name = name.removesuffix(" M") + f" ال{nisba}" if name.endswith(" M") and nisba else name
        english = None
        if country and country["en"] and row["en"]:
            english = row["en"][0].replace("E", country["en"][0], 1)
        return Body(body_id, row["kind"], name, english, iso)

    def at(self, row: Sequence[Token], i: int) -> Found[str] | None:
        """The longest body name that begins at token ``i``: a listed one or an institution with its
        demonym.
        """
        if not self.full.opens(row[i].text) and not self._heads.opens(row[i].text):
            return None
        found = self.full.at(row, i)
        if found and found.text in self.ambiguous:
            found = None
        made = self._institution_at(row, i)
        if made and (found is None or made.end > found.end):
            listed = self.full.get(made.text)
            return made._replace(value=listed) if listed else made
        return found

    def english_at(self, row: Sequence[Token], i: int) -> Found[str] | None:
        """An institution of a state in English: a demonym and the body behind it («Syrian army»)."""
        iso = english().get(row[i].text)
        if iso is None or len(iso) != 2 or i + 1 >= len(row):
            return None
        head = self._english.at(row, i + 1)
        if head is None:
            return None
        text, value = f"{row[i].text} {head.text}", f"{head.value}-{iso.lower()}"
        return Found(i, head.end, 0, text, self.full.get(text) or value)

    def _institution_at(self, row: Sequence[Token], i: int) -> Found[str] | None:
        head = self._heads.at(row, i)
        if head is None or head.end >= len(row):
            return None
        word = row[head.end].text
        adjective = demonym(word)
        for template in head.value:
            if template.slot == "C":
                country = next((p for p in gazetteer().lookup(word) if p.feature == "country"), None)
                iso = country.id if country else None
            elif adjective and adjective[0] == 0 and adjective[1].definite and len(adjective[1].whose) == 2:
                iso = adjective[1].whose if adjective[1].feminine == (template.slot == "F") else None
            else:
                iso = None
            if iso and template.only in (None, iso):
                return Found(i, head.end + 1, head.cut, f"{head.text} {word}", f"{template.id}-{iso.lower()}")
        return None


@cache
def bodies() -> Bodies:
    """The lexicon of bodies, read once."""
    return Bodies()

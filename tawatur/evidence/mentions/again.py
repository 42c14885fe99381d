"""Later mentions that only an earlier one explains: a bare surname, a body's short name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tawatur.corpus.clitics import frequency
from tawatur.corpus.words import Token
from tawatur.evidence.mentions.bodies import bodies
from tawatur.evidence.mentions.candidates import Candidate
from tawatur.evidence.mentions.demonyms import demonym
from tawatur.evidence.mentions.names import is_foreign_surname, name_use
from tawatur.evidence.mentions.phrases import first_forms
from tawatur.evidence.mentions.vocabulary import in_class

_COMMON_GIVEN = 60  # bearers in the name list from which on a lone word is rather anybody's given name
_COMMON_WORD = 4.6  # Zipf frequency from which on a lone word is rather no name


def surnames_in(row: Sequence[Token], found: Iterable[Candidate]) -> list[Candidate]:
    """Lone words that repeat the last name of somebody whom the article names in full."""
    known = {row[c.end - 1].text for c in found if c.kind == "person" and c.end - c.first > 1}
    known = {word for word in known if propagates(word)}
    if not known:
        return []
    out = []
    for i, token in enumerate(row):
        form = next((f for f in first_forms(token.text) if f.text in known), None)
        if form and token.kind == "word":
            out.append(Candidate(i, i + 1, form.cut, "person", 4, None, 0.75))
    return out


def propagates(surname: str) -> bool:
    """Whether a surname may stand for its bearer alone: no common given name, word, title or demonym."""
    if len(surname) < 3 or demonym(surname) or in_class(surname, "titles") or in_class(surname, "offices"):
        return False
    use = name_use(surname)
    if use.given >= _COMMON_GIVEN:
        return False
    return is_foreign_surname(surname) or frequency(surname) < _COMMON_WORD or use.surname >= 5


def short_names_in(row: Sequence[Token], found: Sequence[Candidate]) -> list[Candidate]:
    """Short names of bodies («التحالف») that the article names in full; unresolved where two would do."""
    present = {c.entity for c in found if c.entity and c.kind in ("organisation", "group")}
    table, out, i = bodies(), [], 0
    while i < len(row):
        hit = table.short.at(row, i) if row[i].kind == "word" else None
        if hit is None:
            i += 1
            continue
        fits = sorted(b for b in present if any(answers(b, pattern) for pattern in hit.value))
        if fits:
            body = table.body(fits[0])
            kind = body.kind if body else "organisation"
            entity = fits[0] if len(fits) == 1 else None
            out.append(Candidate(hit.first, hit.end, hit.cut, kind, 7, entity, 0.7 if entity else 0.4))
        i = hit.end
    return out


def answers(body_id: str, pattern: str) -> bool:
    """Whether a body is what a short name's pattern asks for; ``army-*`` is any state's army."""
    return body_id.startswith(pattern[:-1]) if pattern.endswith("*") else body_id == pattern

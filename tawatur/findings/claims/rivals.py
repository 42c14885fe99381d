"""What a clause says of slots that hold names: who carried out an attack, and which places of a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from tawatur.corpus.clitics import split, stem
from tawatur.corpus.document import Document
from tawatur.corpus.folding import fold_string, folded_words
from tawatur.corpus.words import Token
from tawatur.findings.claims.concepts import concepts_of, family_of
from tawatur.findings.claims.units import Unit
from tawatur.findings.sourcing.sides import nisba_of, side_of, side_of_entity
from tawatur.model import Mention

_NEAR = 2
"""Words between an attack and the name of whoever carried it out."""

_ITEM = 3
"""Words that one name of a list has at most."""

_LIST = 3
"""Names from which a list is one."""


def _words(name: str) -> frozenset[str]:
    return folded_words("claims/rivals.yaml", name, "words")


def attackers(unit: Unit, page: Document, mentions: Sequence[Mention]) -> dict[str, str]:
    """Who carried out the attack of a clause, as far as it says: the state's or body's key, and its words.

    A nisba on the attack (غارة تركية), a body after the verb (نفذتها قوات الحلف) or after «of» (غارة
    للتحالف). A body of a state, or a coalition that it leads, counts as that state: two names of one side
    never differ.
    """
    tokens = [page.tokens[i] for i in range(unit.clause.first, unit.clause.last)]
    tokens = [token for token in tokens if token.kind == "word"]
    named = {m.start: m for m in mentions if m.kind in ("organisation", "group") and m.entity}
    found: dict[str, str] = {}
    for i, token in enumerate(tokens):
        after = tokens[i + 1 : i + 1 + _NEAR]
        link = next((k for k, word in enumerate(after) if word.text in _words("ends")), len(after))
        after = after[:link]
        if _is_attack(token.text):
            for word in after:
                if (state := nisba_of(word.text) or _party_of(word.text)) is not None:
                    found.setdefault(state, page.text[token.start : word.end])
            bodies = [m for word in after[:1] if word.text.startswith("ل") and (m := _at(word.start, named))]
        elif token.text in _words("carried_out"):
            bodies = [m for word in after if (m := _at(word.start, named))]
        else:
            continue
        for m in bodies[:1]:
            found.setdefault(side_of_entity(m.entity) or str(m.entity), page.text[m.start : m.end])
    return found


def _party_of(word: str) -> str | None:
    """The armed party that a word names: «هجوم حوثي»."""
    side = side_of(word)
    return side if side is not None and side.islower() else None


def _at(start: int, named: Mapping[int, Mention]) -> Mention | None:
    """The body named at a word, a preposition of one or two letters before it included."""
    return next((named[at] for at in (start, start + 1, start + 2) if at in named), None)


def _is_attack(word: str) -> bool:
    return any(name.startswith("event:") and family_of(name) == "assault" for name in concepts_of(word))


def listed(unit: Unit, page: Document) -> tuple[str, ...]:
    """The names that a clause lists after a noun of places («قرى …، و…»), else nothing."""
    tokens = [page.tokens[i] for i in range(unit.clause.first, unit.clause.last)]
    for i, token in enumerate(tokens):
        if token.text in _words("places"):
            items = _items(tokens[i + 1 :])
            if len(items) >= _LIST:
                return tuple(page.text[item[0].start : item[-1].end].removeprefix("و") for item in items)
    return ()


def _items(tokens: Sequence[Token]) -> list[list[Token]]:
    items: list[list[Token]] = [[]]
    for token in tokens:
        if token.text in _words("ends") or token.text in _HARD:
            break
        if token.kind == "punct":
            items.append([])
        elif token.text in _words("before"):
            items = [[]]
        elif token.text.startswith("و") and items[-1] and len(token.text) > 2:
            items.append([token])
        else:
            items[-1].append(token)
    names = [item for item in items if item]
    return [] if any(len(item) > _ITEM for item in names) else names


_HARD = frozenset(".؟!؛:\n")


def lists_differ(a: Sequence[str], b: Sequence[str]) -> bool:
    """Do two lists share a name, and does each hold one that the other has not?

    A name and its last word (شمرة الحصان, الحصان) are one. A list that only leaves some out is no rival.
    """
    only_a = [x for x in a if not any(_same(x, y) for y in b)]
    only_b = [y for y in b if not any(_same(x, y) for x in a)]
    return bool(only_a) and bool(only_b) and len(only_a) < len(a)


def lists_agree(a: Sequence[str], b: Sequence[str]) -> bool:
    """Does one list hold all that the other holds?"""
    return all(any(_same(x, y) for y in b) for x in a) or all(any(_same(x, y) for x in a) for y in b)


def _same(x: str, y: str) -> bool:
    return _last(x) == _last(y)


@lru_cache(maxsize=10_000)
def _last(name: str) -> str:
    words = fold_string(name).split()
    return stem(split(words[-1])[1]) if words else ""


def others_counted(unit: Unit, page: Document) -> bool:
    """Does a clause count «others» beside somebody it names: «مع مسلحين اثنين آخرين»?"""
    return any(page.tokens[i].text in _words("others") for i in range(unit.clause.first, unit.clause.last))

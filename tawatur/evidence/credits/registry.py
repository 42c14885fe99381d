"""The registry of agencies and outlets: keys, kinds, owners, and how their names are spelt.

It is data (``lexicon/outlets.yaml``). A user's own file of the same form adds entries or replaces
them by key, so that a newsroom can teach Tawatur its local papers without touching the program.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

import yaml

from tawatur import lexicon
from tawatur.corpus.folding import fold_string
from tawatur.corpus.words import tokens
from tawatur.errors import TawaturError
from tawatur.model import Article


class Outlet(NamedTuple):
    """One agency or outlet. ``mouthpiece_of`` is the state or party whose voice it is, if any.

    ``full`` and ``short`` are spellings in print, ``aka`` names that only metadata use.
    """

    key: str
    kind: Literal["agency", "outlet"]
    name: str
    country: str | None = None
    owner: str | None = None
    mouthpiece_of: str | None = None
    full: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    aka: tuple[str, ...] = ()
    note: str | None = None
    source: str | None = None


class Spelling(NamedTuple):
    """One way to write a medium's name, as folded words. ``key`` is ``None`` for nameless agencies.

    ``initials`` are single letters, printed with dots, spaces or neither.
    """

    words: tuple[str, ...]
    key: str | None
    kind: Literal["full", "short", "nameless"]
    initials: bool = False


class Registry:
    """All known media, and an index of their spellings by the first word."""

    def __init__(self, outlets: Sequence[Outlet], nameless: Sequence[str] = ()) -> None:
        self.outlets: Mapping[str, Outlet] = {o.key: o for o in outlets}
        self.by_word: dict[str, list[Spelling]] = {}
        self.initials: dict[str, list[Spelling]] = {}
        self._keys: dict[str, str] = {}
        self._domains: dict[str, str] = {}
        for outlet in self.outlets.values():
            self._add(outlet)
        for name in nameless:
            self._spell(name, None, "nameless")
        for spellings in self.by_word.values():
            spellings.sort(key=lambda s: (-len(s.words), s.kind != "full", s.key or ""))

    @classmethod
    def load(cls, *extra: Path | None) -> Registry:
        """The built-in registry with the entries of users' files added (same form; same key replaces).

        Raises TawaturError where a file cannot be read or has another form.
        """
        return _load(tuple(file for file in extra if file is not None))

    def _add(self, outlet: Outlet) -> None:
        for name in outlet.full:
            self._spell(name, outlet.key, "full")
        for name in outlet.short:
            self._spell(name, outlet.key, "short")
        for name in (outlet.key, outlet.name, *outlet.full, *outlet.short, *outlet.domains, *outlet.aka):
            self._keys.setdefault(_plain(name), outlet.key)
        for domain in outlet.domains:
            self._domains[domain.lower()] = outlet.key

    def _spell(self, name: str, key: str | None, kind: Literal["full", "short", "nameless"]) -> None:
        words = tuple(t.text for t in tokens(name) if t.kind != "punct")
        if not words:
            return
        if len(words) > 1 and all(len(w) == 1 for w in words):
            joined = "".join(words)
            self.initials.setdefault(joined[0], []).append(Spelling((joined,), key, kind, True))
            return
        spelling = Spelling(words, key, kind)
        for surface in _attached(words[0]):
            self.by_word.setdefault(surface, []).append(spelling)

    def get(self, key: str | None) -> Outlet | None:
        """The entry of a key, or ``None`` for a key that the registry does not know."""
        return self.outlets.get(key) if key else None

    def key_of(self, name: str | None) -> str | None:
        """The key of an outlet given by its key, name or domain («الشرق الأوسط», ``aawsat.com``)."""
        return self._keys.get(_plain(name)) if name else None

    def key_of_url(self, url: str | None) -> str | None:
        """The key of the outlet whose domain, or a subdomain of it, a URL names."""
        if not url:
            return None
        host = url.split("://", 1)[-1].split("/", 1)[0].split("@")[-1].split(":")[0].lower()
        parts = host.split(".")
        for i in range(len(parts) - 1):
            if (key := self._domains.get(".".join(parts[i:]))) is not None:
                return key
        return None

    def own_keys(self, article: Article) -> frozenset[str]:
        """The keys under which an article's own outlet may be named, by its name and by its address."""
        keys = (self.key_of(article.outlet), self.key_of_url(article.url))
        return frozenset(k for k in keys if k is not None and not self.is_agency(k))

    def is_agency(self, key: str | None) -> bool:
        """Is it a news agency, whose text others print?"""
        outlet = self.get(key)
        return outlet is not None and outlet.kind == "agency"


def _plain(name: str) -> str:
    return " ".join(fold_string(name).replace("«", " ").replace("»", " ").replace("ـ", " ").split())


def _attached(word: str) -> list[str]:
    """A folded word as it stands with conjunctions and prepositions attached («لرويترز», «وللوكالة»)."""
    out = [word, *(p + word for p in ("و", "ف", "ل", "ب", "ول", "وب", "ك"))]
    if word.startswith("ال"):
        out += ["لل" + word[2:], "ولل" + word[2:]]
    return out


def _outlet(row: Mapping[str, Any], kind: Literal["agency", "outlet"]) -> Outlet:
    try:
        return Outlet(
            key=str(row["key"]),
            kind="agency" if row.get("kind", kind) == "agency" else "outlet",
            name=str(row.get("name") or row["key"]),
            full=tuple(str(x) for x in row.get("full") or ()),
            short=tuple(str(x) for x in row.get("short") or ()),
            domains=tuple(str(x) for x in row.get("domains") or ()),
            aka=tuple(str(x) for x in row.get("aka") or ()),
            country=row.get("country"),
            owner=row.get("owner"),
            mouthpiece_of=row.get("mouthpiece_of"),
            note=row.get("note"),
            source=row.get("source"),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise TawaturError(f"outlets file: an entry without a key: {row!r}") from error


def _read(data: Any) -> list[Outlet]:
    if not isinstance(data, Mapping):
        raise TawaturError("outlets file: it must hold lists named 'agencies' and 'outlets'")
    rows = [_outlet(r, "agency") for r in data.get("agencies") or ()]
    return rows + [_outlet(r, "outlet") for r in data.get("outlets") or ()]


@lru_cache(maxsize=8)
def _load(extra: tuple[Path, ...]) -> Registry:
    data = lexicon.load("outlets.yaml")
    outlets = {o.key: o for o in _read(data)}
    for file in extra:
        try:
            own = yaml.safe_load(file.read_text("utf-8")) or {}
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
            raise TawaturError(f"outlets file {file}: {error}") from error
        outlets |= {o.key: o for o in _read(own)}
    return Registry(list(outlets.values()), data["nameless"]["names"])

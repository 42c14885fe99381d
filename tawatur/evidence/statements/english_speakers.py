"""Who speaks in English text: the phrase beside the verb, its kind, and whom a pronoun or a surname means."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from babel import Locale

from tawatur import lexicon
from tawatur.corpus.folding import fold_string
from tawatur.evidence.statements.script import Script
from tawatur.model import SpeakerKind

Tokens = tuple[int, int]

_COMMAS = frozenset(",;")
_RELATIVES = frozenset(["who", "which", "whose", "whom", "where", "when"])


@cache
def data() -> Any:
    """The English data, with its lists as sets."""
    raw = dict(lexicon.load("speech/en.yaml"))
    for key in ("times", "prepositions", "bounds", "auxiliaries", "passive", "reporters", "female"):
        raw[key] = frozenset(raw[key])
    raw["kinds"] = {k: frozenset(v) for k, v in raw["kinds"].items()}
    return raw


@cache
def _states() -> frozenset[str]:
    names = {fold_string(n) for n in Locale.parse("en").territories.values()}
    return frozenset(
        names
        | {
            "washington",
            "moscow",
            "london",
            "tehran",
            "damascus",
            "baghdad",
            "beijing",
            "ankara",
            "riyadh",
            "cairo",
            "paris",
            "berlin",
            "the united states",
            "britain",
            "russia",
        }
    )


class Voice(NamedTuple):
    """A resolved speaker. ``pronoun``: the text has only a pronoun or nothing."""

    name: str | None
    kind: SpeakerKind | None
    tokens: Tokens | None
    pronoun: bool


def is_name_word(script: Script, k: int) -> bool:
    """Is the word capitalised?"""
    token = script.tokens[k]
    return token.kind == "word" and script.text[token.start].isupper()


class Voices:
    """The speakers of one article so far."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.spoken: list[tuple[str, SpeakerKind, Tokens, str]] = []

    def before(self, verb: int) -> Tokens | None:
        """The phrase right before a verb, with an apposition between commas; auxiliaries are passed over."""
        script, words = self.script, self.script.words
        start = script.sentence_start[verb]
        end = verb
        while end > start and (words[end - 1] in data()["auxiliaries"] or words[end - 1] in data()["times"]):
            end -= 1
        if end > start and words[end - 1] in _COMMAS:
            return self._with_apposition(start, end)
        k = self._back(start, end)
        return (k, end) if end > k else None

    def _back(self, start: int, end: int) -> int:
        script, words = self.script, self.script.words
        k = end
        while k > start and end - k < 14:
            word = words[k - 1]
            if (
                word in _COMMAS
                or word in data()["bounds"]
                or word == ":"
                or k - 1 in script.closes
                or k - 1 in script.opens
            ):
                break
            if script.is_mark(k - 1) and word not in ".-'’&":
                break
            k -= 1
        while k < end and (words[k] in data()["times"] or words[k] in ("on", "in", "at", "meanwhile")):
            k += 1
        return k

    def _with_apposition(self, start: int, end: int) -> Tokens | None:
        words = self.script.words
        k = end - 1
        while k > start and words[k - 1] not in _COMMAS and k - 1 not in self.script.closes and end - k < 16:
            k -= 1
        if k <= start or words[k - 1] not in _COMMAS:
            return None
        first = self._back(start, k - 1)
        return (
            (first, end - 1)
            if first < k - 1 and (is_name_word(self.script, first) or words[first] in ("the", "a", "an"))
            else None
        )

    def without_relative(self, tokens: Tokens | None) -> Tokens | None:
        """The phrase without the clause that only describes it (Smith, *half of whose shares …*)."""
        if tokens is None:
            return None
        words = self.script.words
        for k in range(tokens[0] + 1, tokens[1]):
            near = words[k + 1 : min(k + 5, tokens[1])]
            if words[k] in _COMMAS and not _RELATIVES.isdisjoint(near[:1] if "of" not in near else near):
                return tokens[0], k
            if words[k] in ("who", "whose", "which"):
                return tokens[0], k - 1 if words[k - 1] in _COMMAS else k
        return tokens

    def after(self, verb: int) -> Tokens | None:
        """The phrase right after a verb (“…,” said Smith, the mayor)."""
        return self.from_(verb + 1, self.script.sentence_end[verb])

    def from_(self, k: int, end: int, appositions: bool = True) -> Tokens | None:
        """The phrase that begins at a token; without ``appositions`` it ends at a comma."""
        script, words = self.script, self.script.words
        j = k
        while j < end and j - k < 16:
            word = words[j]
            if word in _COMMAS:
                if not appositions or not self._goes_on(k, j, end):
                    break
            elif (
                (script.is_mark(j) and word not in "-'’.&")
                or j in script.opens
                or (
                    j > k
                    and (
                        word in data()["times"]
                        or (
                            word in ("on", "who", "which", "that", "as", "while", "after", "in")
                            and not is_name_word(script, j)
                        )
                    )
                )
            ):
                break
            j += 1
        while j > k and (words[j - 1] in _COMMAS or words[j - 1] in "."):
            j -= 1
        return (k, j) if j > k and script.tokens[k].kind == "word" else None

    def _goes_on(self, k: int, comma: int, end: int) -> bool:
        """Does an apposition follow the comma (Smith, *the mayor of …*)?"""
        words = self.script.words
        after = words[comma + 1] if comma + 1 < end else ""
        return (
            is_name_word(self.script, k)
            and (after in ("a", "an", "the") or after in data()["kinds"]["title"])
            and "," not in words[k:comma]
        )

    def resolve(self, tokens: Tokens | None) -> Voice:
        """Whom a phrase or its absence means, and remember that they spoke."""
        words = self.script.words
        if tokens is None:
            return self._last(None)
        if tokens[1] - tokens[0] == 1 and words[tokens[0]] in data()["pronouns"]:
            return self._last(data()["pronouns"][words[tokens[0]]])
        name_tokens = self._name(tokens)
        kind = self._kind(tokens, name_tokens)
        if kind != "person":
            name_tokens = None
        name = self._text(name_tokens or tokens)
        name, kind = self._fullest(name, kind, tokens, name_tokens)
        sex = "f" if any(w in data()["female"] for w in words[tokens[0] : tokens[1]]) else ""
        self.spoken.append((name, kind, name_tokens or tokens, sex))
        return Voice(name, kind, name_tokens or tokens, False)

    def _last(self, which: str | None) -> Voice:
        """The latest speaker that a pronoun can mean."""
        for name, kind, tokens, sex in reversed(self.spoken[-60:]):
            if which in ("m", "f") and (kind not in ("person", "anonymous") or (sex and sex != which)):
                continue
            if which == "o" and kind in ("person", "anonymous"):
                continue
            if which == "f" and not sex:
                pass
            self.spoken.append((name, kind, tokens, which if which == "f" else sex))
            return Voice(name, kind, tokens, True)
        return Voice(None, None, None, True)

    def _name(self, tokens: Tokens) -> Tokens | None:
        """The capitalised run that is a person's name: after titles, or before an apposition."""
        script, words = self.script, self.script.words
        runs: list[Tokens] = []
        k = tokens[0]
        while k < tokens[1]:
            common = any(words[k] in kind for kind in data()["kinds"].values()) or words[k] in data()["times"]
            if is_name_word(script, k) and not common and words[k] not in ("the", "a", "an"):
                j = k + 1
                while j < tokens[1] and (
                    (is_name_word(script, j) and words[j] not in data()["kinds"]["title"])
                    or (
                        words[j] in ("al", "bin", "ibn", "de", "van", "von", "el", "-", "’", "'", "&")
                        and j + 1 < tokens[1]
                    )
                ):
                    j += 1
                runs.append((k, j))
                k = j
            k += 1
        if not runs:
            return None
        titled = [r for r in runs if r[0] > tokens[0] and words[r[0] - 1] in data()["kinds"]["title"]]
        if titled and not any(words[k] in _COMMAS for k in range(runs[0][0], titled[0][0])):
            return titled[0]  # Maritime Transport Minister *Awwad al-Sanjari*
        return runs[0] if runs[0][0] == tokens[0] else runs[-1]

    def _kind(self, tokens: Tokens, name: Tokens | None) -> SpeakerKind:
        script, kinds = self.script, data()["kinds"]
        words = [w for w in script.words[tokens[0] : tokens[1]] if w[0].isalnum()]
        plain = " ".join(w for w in words if w not in ("the",))
        if plain in _states() or " ".join(words) in _states():
            return "government"
        core = (
            words[: words.index("of")]
            if "of" in words
            else words[: words.index("for")]
            if "for" in words
            else words
        )
        if any(w in kinds["document"] for w in core):
            return "document"
        if any(w in kinds["title"] for w in words) and name is not None and self._is_person(tokens, name):
            return "person"
        if any(w in kinds["organisation"] for w in words) or tokens[0] in script.media:
            return "organisation"
        if any(w in kinds["anonymous"] for w in words):
            return "anonymous" if name is None or not self._is_person(tokens, name) else "person"
        if name is not None and self._is_person(tokens, name):
            return "person"
        if any(w in kinds["title"] for w in words):
            return "person" if words[0] == "the" else "anonymous"
        return "organisation"

    def _is_person(self, tokens: Tokens, name: Tokens) -> bool:
        words = self.script.words
        inside = words[name[0] : name[1]]
        if (
            name[0] in self.script.media
            or any(w in data()["kinds"]["organisation"] for w in inside)
            or " ".join(inside) in _states()
            or "&" in inside
        ):
            return False
        if name[0] > tokens[0] and words[name[0] - 1] in ("the", "of", "for", "in", "from"):
            return False
        return len(inside) <= 4 and not (
            len(inside) == 1
            and self.script.text[self.script.tokens[name[0]].start :][: len(inside[0])].isupper()
        )

    def _text(self, tokens: Tokens) -> str:
        return " ".join(self.script.quote(*tokens).split()).strip(" ,.")

    def _fullest(
        self, name: str, kind: SpeakerKind, tokens: Tokens, name_tokens: Tokens | None
    ) -> tuple[str, SpeakerKind]:
        """A surname, an office or a body with *the*, taken for the speaker named in full before."""
        words = set(fold_string(name).split()) - {"the", "a", "an"}
        definite = self.script.words[tokens[0]] == "the"
        for other, other_kind, _, _ in reversed(self.spoken[-60:]):
            known = set(fold_string(other).split())
            if words and words <= known and (name_tokens is not None or definite or kind == other_kind):
                return other, other_kind
        if definite and name_tokens is None and kind in ("person", "anonymous"):
            for other, other_kind, _, _ in reversed(self.spoken[-60:]):
                if other_kind in ("person", "anonymous"):
                    return other, other_kind
        return name, kind

"""Credits inside a body: which namings of a medium say that what stands here came from it.

«قال فلان لرويترز», «نقلت وكالة … عن», «بحسب صحيفة …», «في مقابلة مع …», «شاهد مراسل …» are credits; an
agency that is only talked about is none. Each rule is a function that looks at the words around one name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from tawatur.corpus.folding import folded_words
from tawatur.corpus.words import Token
from tawatur.evidence.credits.names import QUOTES, Named, noun_gender

Manner = Literal["told", "relayed", "said", "according", "witnessed", "bracket", "printed"]
_SKIP = QUOTES | {"(", ")"}
_CONJUNCTIONS = ("و", "ف")
_BACK = 30


class Sight(NamedTuple):
    """What a rule looks at: the words of one sentence, and a name in it (indices into ``words``)."""

    words: Sequence[Token]
    named: Named

    def before(self, steps: int = 1) -> str:
        """The word before the name, marks skipped; '' at the sentence's start."""
        at = self.named.first
        while steps and at > 0:
            at -= 1
            if self.words[at].text not in _SKIP:
                steps -= 1
        return self.words[at].text if not steps and at >= 0 and self.words[at].text not in _SKIP else ""

    def following(self, count: int) -> list[str]:
        """The next words after the name, brackets and quotation marks left out."""
        out: list[str] = []
        for at in range(self.named.end, len(self.words)):  # no slice: a sentence may be a whole book
            if self.words[at].text not in _SKIP:
                out.append(self.words[at].text)
            if len(out) == count:
                break
        return out


def _set(*path: str) -> frozenset[str]:
    return folded_words("credit_cues.yaml", *path)


def _verb(word: str, *path: str) -> bool:
    """Is a word in a list of verbs, a conjunction before it aside?"""
    known = _set(*path)
    return word in known or (len(word) > 3 and word[0] in _CONJUNCTIONS and word[1:] in known)


def _gender(sight: Sight) -> str:
    noun = sight.named.noun
    return "feminine" if noun is None or noun_gender(sight.words[noun].text) == "f" else "masculine"


def told(sight: Sight) -> bool:
    """«قال … لرويترز», «في تصريح لصحيفة …»: a word of speaking, then «ل» on the name; no post held there."""
    named = sight.named
    if not named.prefix.endswith("ل"):
        return False
    back = [t.text for t in sight.words[max(0, named.first - _BACK) : named.first] if t.text not in _SKIP]
    while back and back[-1] == "ل":
        back.pop()
    if (
        back
        and back[-1] in _set("told_to", "roles")
        and not any(w in _set("told_to", "words") for w in back[:-1])
    ):
        return False
    if back and back[-1] in ("تابع", "التابع", "التابعه", "تابعه", "المملوكه", "مدير", "رييس"):
        return False
    return any(w in _set("told_to", "words") for w in back)


def according(sight: Sight) -> bool:
    """«بحسب», «وفقا لـ», «نقلا عن» straight before the name, or with «ما نقلته» and the like between."""
    for steps in range(1, 6):
        word = sight.before(steps)
        if word in _set("according", "words"):
            return True
        between = _set("according", "between")
        if (
            word not in between
            and not _verb(word, "relays", _gender(sight))
            and not _verb(word, "says", _gender(sight))
        ):
            return False
    return False


def relayed(sight: Sight) -> bool:
    """«نقلت وكالة …», «ذكرت صحيفة …»: a verb of passing on whose subject the medium is."""
    for steps in range(1, 5):
        word = sight.before(steps)
        if _verb(word, "relays", _gender(sight)):
            return not sight.named.prefix.endswith("ل") and (
                not sight.named.prefix or sight.named.noun is not None
            )
        if word not in _set("fillers", "words"):
            return False
    return False


def said(sight: Sight) -> bool:
    """«قالت وكالة … إن»: a verb of saying whose subject the medium is, and what was said follows."""
    for steps in range(1, 5):
        word = sight.before(steps)
        if _verb(word, "says", _gender(sight)):
            return not sight.named.prefix and _content_follows(sight)
        if word not in _set("fillers", "words"):
            return False
    return False


def _content_follows(sight: Sight) -> bool:
    near = sight.words[sight.named.end : sight.named.end + 14]
    return any(t.text in _set("content_marks", "words") or t.text in ':«"“' for t in near)


def names_itself(sight: Sight) -> bool:
    """«وكانت رويترز قد ذكرت», «رويترز نقلت»: the verb follows."""
    if sight.named.prefix and not sight.named.prefix.startswith(("و", "ف")):
        return False
    start = sight.before() in {"", "وكانت", "كانت", "وكان", "كان", ".", "،", ":", "لكن", "ان", "وان"}
    follows = [w for w in sight.following(6) if w not in _set("fillers", "words") and w not in "-–،"]
    while follows and _qualifies(follows[0]):
        del follows[0]
    return start and any(w in _set("after_name", "words") for w in follows[:2])


def _qualifies(word: str) -> bool:
    """«السعودية», «الإلكترونية»: an adjective after a medium's name, by its form."""
    return word.startswith("ال") and word.endswith(("يه", "ي"))


def printed_in(sight: Sight) -> bool:
    """«في مقاله … بصحيفة "…"», «نشر في جريدة …»: a piece, or a word of printing, before «ب» or «في»."""
    named = sight.named
    if named.kind == "again" or (named.kind == "unknown" and "موقع" in sight.words[named.first].text):
        return False  # «موقع "…"» of a name that nobody knows is a network of people, not a medium
    if not named.prefix.endswith("ب") and sight.before() not in ("في", "ب", "علي"):
        return False
    back = [t.text for t in sight.words[max(0, named.first - _BACK // 2) : named.first]]
    if not any(w not in QUOTES for w in back):
        return named.prefix.endswith("ب")  # the piece's title ended with a mark that ends a sentence
    return any(_verb(w, "printed_in", "words") for w in back)


def talked_with(sight: Sight) -> bool:
    """«في مقابلة مع رويترز», «في حديث أجرته معه صحيفة …»."""
    if sight.named.prefix.endswith("ل"):
        return False
    for steps in range(1, 6):
        word = sight.before(steps)
        if steps > 1 and word.removeprefix("ب").removeprefix("ال") in _set("talks_with", "words"):
            return True
        if word not in _set("talks_with", "with") and word not in _set("fillers", "words"):
            return False
    return False


def received(sight: Sight) -> bool:
    """«في بيان تلقت فرانس برس نسخة منه», «وثائق اطلعت عليها رويترز»."""
    for steps in range(1, 4):
        word = sight.before(steps)
        if word in _set("passes", "verbs"):
            return True
        if word not in ("علي", "عليه", "عليها"):
            return False
    return False


def witnessed(sight: Sight) -> bool:
    """«شاهد مراسل رويترز», «قال مراسل لوكالة …»: its reporter saw or reported it."""
    if not any(sight.before(k) in _set("passes", "reporters") for k in (1, 2)):
        return False
    near = [sight.before(k) for k in range(1, 6)] + sight.following(3)
    return any(_verb(w, "passes", "reports") for w in near)


def told_in_english(sight: Sight) -> bool:
    """``told Reuters``, ``quoted by AFP``, ``in a statement seen by the …``."""
    one, two = _english_before(sight)
    return one in _set("english", "told") or (one == "by" and two in _set("english", "by"))


def according_in_english(sight: Sight) -> bool:
    """``according to Reuters``, ``Reuters reported``."""
    one, two = _english_before(sight)
    after = sight.following(2)
    said = bool(after) and after[0] in _set("english", "reports")
    return (one == "to" and two == "according") or (said and sight.words[sight.named.start].text.isascii())


def _english_before(sight: Sight) -> tuple[str, str]:
    words = [w for w in (sight.before(k) for k in range(1, 7)) if w not in _set("english", "skip")]
    return (*words, "", "")[0], (*words, "", "")[1]


def bracketed(sight: Sight) -> bool:
    """«… جراء القصف (رويترز).»: alone in brackets at the sentence's end."""
    words, named = sight.words, sight.named
    if (
        named.first == 0
        or words[named.first - 1].text != "("
        or named.end >= len(words)
        or words[named.end].text != ")"
    ):
        return False
    return named.first > 3 and all(words[at].kind == "punct" for at in range(named.end + 1, len(words)))


RULES: tuple[tuple[Manner, Callable[[Sight], bool]], ...] = (
    ("according", according),
    ("relayed", relayed),
    ("said", said),
    ("told", told),
    ("told", talked_with),
    ("relayed", names_itself),
    ("printed", printed_in),
    ("witnessed", received),
    ("witnessed", witnessed),
    ("told", told_in_english),
    ("according", according_in_english),
    ("bracket", bracketed),
)
"""The rules in order of trust; the first that holds gives the credit its manner."""


def manner_of(sight: Sight) -> Manner | None:
    """How a naming of a medium credits it, or ``None`` where it does not."""
    if (sight.named.kind == "short" and not _introduced(sight)) or _negated(sight):
        return None
    for manner, rule in RULES:
        if rule(sight):
            return manner
    return None


def _negated(sight: Sight) -> bool:
    """«لم تذكر الوكالة», «ولم تنقل رويترز»: what a medium did not say is no credit."""
    return any(sight.before(k) in _set("negations", "words") for k in (2, 3))


def speaks(manner: Manner, sight: Sight) -> bool:
    """Is the medium itself given as the one who says it, rather than as the one who passes it on?

    «قالت وكالة …», «بحسب وكالة …» give its own word; «نقلت وكالة … عن …» and «قال … لوكالة …» another's.
    """
    if manner in ("said", "according"):
        return not _passes_on(sight, 5)
    return manner == "relayed" and not _passes_on(sight, 5)


def _passes_on(sight: Sight, back: int) -> bool:
    """A verb of passing on before the name, and after it whose words they are («عن», «بيان», «قوله»)."""
    before = any(_verb(sight.before(k), "relays", "passing") for k in range(1, back))
    after = sight.following(8)
    clause = next((i for i, w in enumerate(after) if w in ("ان", "انه", "انها", "بان")), len(after))
    return before and any(w in _set("relays", "from") for w in after[:clause])


def _introduced(sight: Sight) -> bool:
    """A short name in running text needs «وكالة» before it, or quotation marks or brackets."""
    named, words = sight.named, sight.words
    if named.noun is not None or named.end - named.start >= 3:
        return True
    before = words[named.start - 1].text if named.start else ""
    return before in QUOTES or before == "(" or words[named.start].text.isascii()

"""Which words stand inside quotation marks, though marks are mixed, turned round, nested or never closed.

Papers type “ where they mean ”, put » before a word and « after it, or forget the second mark. So the
spacing around a mark says first whether it opens or closes, and its shape only where spacing is silent.
"""

from __future__ import annotations

from typing import NamedTuple

from tawatur.corpus.words import Token

_FAMILY = {"«": "g", "»": "g", "‹": "g", "›": "g", '"': "d", "“": "d", "”": "d", "„": "d", "‟": "d", "″": "d"}
_FAMILY |= {"'": "s", "‘": "s", "’": "s", "‚": "s"}
_OPENS = frozenset("«“„‹‘‚")
_CLOSES = frozenset("»”›’")
_DEEPEST = 6
"""More marks than this are not open at once in print: the first was never closed."""
_JOINED = frozenset("لبكوف")


class Quotation(NamedTuple):
    """Token indices of the opening mark and of the closing one; ``closed`` is false where none was found.

    An unclosed quotation ends before token ``close``. ``depth`` is 0 outside other quotations.
    """

    open: int
    close: int
    closed: bool
    depth: int

    @property
    def length(self) -> int:
        """How many tokens stand inside."""
        return self.close - self.open - 1


def _reads(text: str, tokens: list[Token], k: int) -> str:
    """'open', 'close' or 'either', by the white space around a mark."""
    mark = tokens[k]
    before = text[mark.start - 1] if mark.start else " "
    after = text[mark.end] if mark.end < len(text) else " "
    attached = k > 0 and tokens[k - 1].end == mark.start and tokens[k - 1].text in _JOINED
    left = not before.isspace() and before not in "([:-–،," and not attached
    right = not after.isspace() and after not in ").,،؛;:!؟?]-–"
    if left and not right:
        return "close"
    if right and not left:
        return "open"
    return "either"


def quotations(
    text: str, tokens: list[Token], paragraph_ends: list[int], sentence_ends: list[int]
) -> list[Quotation]:
    """All quotations, in order of their opening marks. ``*_ends[i]``: the token where token i's unit ends.

    A mark left open at a paragraph's end is closed in the next paragraph only if a closing mark comes
    there before any opening one; otherwise it ends with its sentence, or where the next mark opens.
    """
    found: list[Quotation] = []
    stack: list[tuple[int, str]] = []
    end = -1
    for k, token in enumerate(tokens):
        if k >= end:
            end = paragraph_ends[k]
            if stack and not _carries_over(text, tokens, k, end, stack[0][1]):
                found += _unclosed(stack, sentence_ends, k)
        family = _FAMILY.get(token.text)
        if family is None or (family == "s" and not _is_quote(text, token, stack)):
            continue
        way = _reads(text, tokens, k)
        if way == "either":
            way = _by_stack(stack, family)
        inner = [n for n, (_, f) in enumerate(stack) if f == family]
        if way == "open" and not (inner and token.text == '"' and _reads(text, tokens, k) == "either"):
            stack.append((k, family))
            if len(stack) > _DEEPEST:
                found += _unclosed(stack[:1], sentence_ends, stack[1][0])
                del stack[0]
        elif inner:
            opened = stack[inner[-1]][0]
            found += _unclosed(stack[inner[-1] + 1 :], sentence_ends, k)
            del stack[inner[-1] :]
            found.append(Quotation(opened, k, True, len(stack)))
    found += _unclosed(stack, sentence_ends, len(tokens))
    return sorted(found)


def _is_quote(text: str, token: Token, stack: list[tuple[int, str]]) -> bool:
    """An apostrophe is a quotation mark only at a word's edge, and closes only what one opened."""
    before = text[token.start - 1 : token.start]
    after = text[token.end : token.end + 1]
    if before.isalnum() and after.isalnum():
        return False
    return any(f == "s" for _, f in stack) or not before.isalnum()


def _by_stack(stack: list[tuple[int, str]], family: str) -> str:
    if any(f == family for _, f in stack):
        return "close"
    return "open"


def _carries_over(text: str, tokens: list[Token], k: int, end: int, family: str) -> bool:
    for j in range(k, min(end, k + 400)):
        if _FAMILY.get(tokens[j].text) == family:
            return _reads(text, tokens, j) == "close" or (tokens[j].text in _CLOSES and family == "g")
    return False


def _unclosed(stack: list[tuple[int, str]], sentence_ends: list[int], limit: int) -> list[Quotation]:
    """Give up on marks that nothing closes: they reach to their sentence's end or the next mark."""
    out = []
    for n, (k, _) in enumerate(stack):
        end = min(sentence_ends[k], limit)
        if n + 1 < len(stack):
            end = min(end, stack[n + 1][0])
        out.append(Quotation(k, max(end, k + 1), False, n))
    stack.clear()
    return out

"""Which language an article is written in."""

from __future__ import annotations

_SAMPLE = 5_000
_NOT_ARABIC = frozenset("پچژگکیٹڈڑےھۆێەڕڵ")
"""Letters of Persian, Urdu and Kurdish: a text with many of them is not Arabic."""


def language_of(text: str) -> str:
    """ISO 639-1 code, from the script where that is enough, else from a statistical classifier.

    The classifier (py3langid) takes a second to load and is asked only for Latin script that is not plainly
    English and for Arabic script with Persian letters. «und» where there are no letters.
    """
    letters = [c for c in text[:_SAMPLE] if c.isalpha()]
    if not letters:
        return "und"
    arabic = sum("\u0600" <= c <= "\u06ff" or "\ufb50" <= c <= "\ufeff" for c in letters)
    if arabic >= 0.5 * len(letters):
        foreign = sum(c in _NOT_ARABIC for c in letters)
        return "ar" if foreign < 0.02 * len(letters) else _classified(text)
    words = text[:_SAMPLE].lower().split()
    if sum(w in {"the", "of", "and", "to", "in", "a", "that", "said"} for w in words) >= 0.12 * len(words):
        return "en"
    return _classified(text)


def _classified(text: str) -> str:
    import py3langid

    code = str(py3langid.classify(text[:_SAMPLE])[0])
    return "ar" if code in {"ary", "arz"} else code  # Moroccan and Egyptian Arabic are read as Arabic

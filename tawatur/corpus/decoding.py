"""From bytes to text: the encodings in which Arabic news is still found on disk."""

from __future__ import annotations

import re

from charset_normalizer import from_bytes

from tawatur.errors import UnreadableInput

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f]")


def decode(data: bytes) -> tuple[str, str | None]:
    """(text, what was wrong): UTF-8 first, then UTF-16, windows-1256 and whatever else fits.

    Raises :class:`UnreadableInput` for bytes that are no text. A text with a few broken sequences is
    kept with U+FFFD in their place, and said to be so.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _with_losses(data, encoding)
    wide = _unmarked_utf16(data)
    if wide:
        return _with_losses(data, wide)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _guess(data)
    if _looks_binary(text):
        raise UnreadableInput("not a text file")
    return text, None


def _guess(data: bytes) -> tuple[str, str | None]:
    broken = data.decode("utf-8", "replace")
    if broken.count("\ufffd") <= 0.02 * len(broken) and not _looks_binary(broken):
        return broken, f"{broken.count(chr(0xFFFD))} broken UTF-8 sequences"
    if _is_arabic_1256(data):
        return data.decode("cp1256"), None
    best = from_bytes(data[:200_000]).best()
    if best is None or _looks_binary(str(best)):
        raise UnreadableInput("not a text file")
    return _with_losses(data, best.encoding)


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without its mark: every second byte is the page of Latin (00) or of Arabic (06)."""
    sample = data[:4_000]
    if len(data) % 2 or not sample:
        return None
    for encoding, pages in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if pages.count(0) + pages.count(6) >= 0.9 * len(pages) and 2 * pages.count(6) >= len(pages):
            return encoding
    return None


def _is_arabic_1256(data: bytes) -> bool:
    """In windows-1256 the letters of Arabic lie from C0 to ED; ا ل ي are by far the commonest."""
    high = [b for b in data[:20_000] if b >= 0x80]
    if not high or 0 in data[:20_000]:
        return False
    letters = sum(0xC0 <= b <= 0xED for b in high)
    common = sum(b in (0xC7, 0xE1, 0xED, 0xE6, 0xE3, 0xE4, 0xCA) for b in high)
    return letters >= 0.8 * len(high) and common >= 0.3 * len(high)


def _with_losses(data: bytes, encoding: str) -> tuple[str, str | None]:
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd")
    return text, f"{lost} characters could not be read as {encoding}" if lost else None


def _looks_binary(text: str) -> bool:
    sample = text[:20_000]
    return len(_CONTROLS.findall(sample)) > 0.01 * len(sample)

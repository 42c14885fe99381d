"""The one exception root: what a user is told in one line instead of a traceback."""

from __future__ import annotations


class TawaturError(Exception):
    """Something a user can understand and act upon; its text is the whole message."""


class UnreadableInput(TawaturError):
    """An input that gave no article; the message says why, without the file's name."""

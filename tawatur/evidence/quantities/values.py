"""Quantities made comparable across articles."""

from __future__ import annotations

from tawatur.model import Quantity


def value_key(quantity: Quantity) -> str | None:
    """The value as two articles can be compared by it: ``14``, ``7.5%``, ``20-25``, ``70 km``.

    "At least N", "about N" and "up to N" are N. Vague amounts (عشرات) have no value: ``None``.
    """
    low, high = quantity.low, quantity.high
    if quantity.vague or (low is None and high is None):
        return None
    if low is not None and high is not None and low != high:
        text = f"{_plain(low)}-{_plain(high)}"
    else:
        text = _plain(low if low is not None else high or 0.0)
    if quantity.unit is None:
        return text
    return text + "%" if quantity.unit == "%" else f"{text} {quantity.unit}"


def _plain(value: float) -> str:
    """A number without a needless decimal part or exponent."""
    return str(int(value)) if value == int(value) else f"{value:.6f}".rstrip("0")

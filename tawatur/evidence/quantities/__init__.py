"""Quantities in a text: how many, of what, how exactly."""

from __future__ import annotations

from tawatur.evidence.quantities.find import find_quantities
from tawatur.evidence.quantities.values import value_key

__all__ = ["find_quantities", "value_key"]

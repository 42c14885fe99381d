"""Times in a text: what day, month, year, stretch or hour an expression denotes."""

from __future__ import annotations

from tawatur.evidence.times.find import find_times, time_spans

__all__ = ["find_times", "time_spans"]

"""Which articles report one event."""

from __future__ import annotations

from tawatur.findings.stories.arriving import Arriving
from tawatur.findings.stories.grouping import group_stories

__all__ = ["Arriving", "group_stories"]

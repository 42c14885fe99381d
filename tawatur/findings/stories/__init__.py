"""Which articles report one event."""

from __future__ import annotations

from tawatur.findings.stories.grouping import group_stories

__all__ = ["group_stories"]

"""Transmission: which way wording went, whose reporting a text is, and what changed on the way.

``standing`` (what an article says of itself) → ``directions`` (weighed by ``factors``) → ``lineages``
(``credited``, ``hidden``, ``shared``; ``stretches`` does the arithmetic) → ``changes`` (``kinds``).
"""

from __future__ import annotations

from tawatur.findings.transmission.changes import find_changes
from tawatur.findings.transmission.directions import direct_passages
from tawatur.findings.transmission.lineages import trace_lineages

__all__ = ["direct_passages", "find_changes", "trace_lineages"]

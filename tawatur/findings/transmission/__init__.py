"""Transmission: which way wording went, whose reporting a text is, and what changed on the way.

``standing`` (what an article says of itself) → ``directions`` (weighed by ``factors``) → ``lineages``
(``credited``, ``hidden``, ``shared``; ``stretches`` does the arithmetic) → ``changes``.
"""

from __future__ import annotations

from tawatur.findings.transmission.lineages import trace_lineages

__all__ = ["trace_lineages"]

"""Claims: what is asserted across a story's articles, and how many independent sources stand behind it."""

from __future__ import annotations

from tawatur.findings.claims.match import match_claims

__all__ = ["match_claims"]

"""Claims: what is asserted across the articles of a story, and how many independent sources stand behind it."""

from __future__ import annotations

from tawatur.findings.claims.match import match_claims

__all__ = ["match_claims"]

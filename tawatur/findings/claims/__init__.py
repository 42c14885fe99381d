"""Claims: what is asserted across a story's articles, and how many independent sources stand behind it."""

from __future__ import annotations

from tawatur.findings.claims.explaining import explain_claim
from tawatur.findings.claims.match import match_claims

__all__ = ["explain_claim", "match_claims"]

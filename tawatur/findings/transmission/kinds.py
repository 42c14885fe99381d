"""The table of all kinds of change; each rule stands with its kin."""

from __future__ import annotations

from tawatur.findings.transmission.clauses import clause_added, clause_dropped
from tawatur.findings.transmission.copying import Rule
from tawatur.findings.transmission.doubt import denial_removed, hedge_removed
from tawatur.findings.transmission.slots import slots_changed
from tawatur.findings.transmission.vouching import credit_dropped, source_changed

KINDS: tuple[tuple[Rule, bool], ...] = (
    (credit_dropped, False),
    (source_changed, False),
    (slots_changed, True),
    (clause_dropped, False),
    (clause_added, False),
    (hedge_removed, False),
    (denial_removed, False),
)
"""Each rule, and whether it finds the same change from both sides."""

"""The table of all kinds of change; each rule stands with its kin."""

from __future__ import annotations

from tawatur.findings.transmission.clauses import clause_added, clause_dropped
from tawatur.findings.transmission.copying import Rule
from tawatur.findings.transmission.doubt import denial_removed, hedge_removed
from tawatur.findings.transmission.renaming import body_renamed, entity_renamed
from tawatur.findings.transmission.slots import slots_changed
from tawatur.findings.transmission.vouching import byline_dropped, credit_dropped, source_changed

KINDS: tuple[tuple[Rule, bool], ...] = (
    (credit_dropped, False),
    (byline_dropped, False),
    (source_changed, False),
    (slots_changed, True),
    (body_renamed, True),
    (entity_renamed, True),
    (clause_dropped, False),
    (clause_added, False),
    (hedge_removed, False),
    (denial_removed, False),
)
"""Each rule, and whether it finds the same change from both sides."""

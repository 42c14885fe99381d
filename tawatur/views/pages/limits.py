"""How much of a very large run a page shows, so that it stays readable and within a few megabytes.

Whatever is left out is counted where it is missing, and all of it stands in the JSON files.
"""

from __future__ import annotations

WORDINGS = 12
"""Different wordings of one claim."""

BEARERS = 30
"""Outlets at the end of one way that a sentence took."""

CITATIONS = 12
"""Citations of one wording."""

COUNTERPARTS = 12
"""Other articles that hold a copied stretch."""

TEXTS = 500_000
"""Characters of article texts; a text that is byte for byte an earlier one is not shown again."""

ARTICLES = 250
"""Articles that have an entry, and lines of a story's coverage."""

CLAIMS = 150
"""Claims of one story that are compared, and as many of single outlets."""

COLUMNS = 30
"""Outlets beside each other in a table: those with the most to show."""

CHANGES = 80
PAIRS = 60
RECEIPTS = 300
MOMENTS = 20
"""Entries of one day of a timeline."""

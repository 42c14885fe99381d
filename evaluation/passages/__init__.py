"""Passages of real corpora, read by people: what was drawn, and what they said of it."""

"""Statements: scores on the gold, and samples that a person reads."""

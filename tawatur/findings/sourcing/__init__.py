"""Names, bodies and sides of those who vouch."""

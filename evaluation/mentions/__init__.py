"""Mentions, the places they mean, and who is who: samples and scores."""

"""Outlet profiles: what an outlet does over many articles. Counts with their evidence, no verdicts."""

from tawatur.findings.profiles.profiling import profile_outlets

__all__ = ["profile_outlets"]

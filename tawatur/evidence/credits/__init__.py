"""Credits: which agencies and outlets an article names as where its text comes from.

``find_credits`` reads one article; ``outlet_of`` says whose article it is where the metadata do not.
"""

from __future__ import annotations

from tawatur.evidence.credits.finding import find_credits
from tawatur.evidence.credits.house import outlet_of
from tawatur.evidence.credits.names import Named, find_names
from tawatur.evidence.credits.registry import Outlet, Registry

__all__ = ["Named", "Outlet", "Registry", "find_credits", "find_names", "outlet_of"]

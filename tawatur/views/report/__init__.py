"""The report: one self-contained HTML file, in Arabic and English, readable anywhere and forever."""

from tawatur.views.report.render import render_outlets, render_report, write_outlets, write_report

__all__ = ["render_outlets", "render_report", "write_outlets", "write_report"]

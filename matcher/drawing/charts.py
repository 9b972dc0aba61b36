"""The charts of the pages and notes."""

from __future__ import annotations

from matcher.drawing.columns import columns_svg
from matcher.drawing.family_bar import family_bar_svg, family_reach
from matcher.drawing.rows import Bar, bars_svg, waterfall_svg

__all__ = ["Bar", "bars_svg", "columns_svg", "family_bar_svg", "family_reach", "waterfall_svg"]

"""The colours of maps and charts: told apart by the colour-blind and, by lightness, in grey."""

from __future__ import annotations

BEYOND, SEA, LAND, COAST, BORDER = "#edf3f6", "#dde9f0", "#faf8f2", "#9fb0ba", "#cfc8b8"
INK, QUIET, RULE, PAPER = "#1a2530", "#51606d", "#cfd6da", "#ffffff"
NAVY, RUST, TEAL, PLUM = "#14213d", "#b5380b", "#0b5c63", "#6d4595"
"""Each at least 4.5 to 1 against the sea, the land and the paper."""

FOR, AGAINST, AGAINST_PALE = TEAL, RUST, "#f6d9cc"

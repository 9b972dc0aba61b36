"""The colours of maps and charts: told apart by the colour-blind and, by lightness, in grey."""

from __future__ import annotations

SEA, LAND, COAST, BORDER = "#dde9f0", "#faf8f2", "#9fb0ba", "#cfc8b8"
INK, QUIET, PAPER = "#1d2433", "#5b6472", "#ffffff"
NAVY, RUST, TEAL, PLUM = "#14213d", "#b5380b", "#00666b", "#6d4595"
"""Each at least 4.5 to 1 against the sea, the land and the paper."""

FOR, AGAINST = "#1f6f8b", "#b5380b"

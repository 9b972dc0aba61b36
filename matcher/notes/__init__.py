"""Notes to hand around: one A4 page per pair, two per list, to print or as PDF."""

"""Maps and charts as SVG, drawn from plain values."""

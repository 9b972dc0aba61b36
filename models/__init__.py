"""How likely a partnership is, and from which parts."""

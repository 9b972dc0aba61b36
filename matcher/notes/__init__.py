"""The printed page: one territory pair or one list, as HTML and as PDF."""

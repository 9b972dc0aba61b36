"""How the tables of `data/raw` are derived from official lists; run by `python -m data.derive`."""

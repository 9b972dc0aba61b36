"""Live sources: what a public service tells today, fetched whole or not at all."""

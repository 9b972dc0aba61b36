"""One file per resource, a few lines per route."""

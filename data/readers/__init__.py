"""One module per file format: a file in, rows and rejects out."""

"""How the tables came to be, version by version, and how an older store is brought up."""

"""The wire shapes, with an example for every field."""

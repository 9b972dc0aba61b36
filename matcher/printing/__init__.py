"""Answers on screen: tables of at most 80 columns, JSON, CSV."""

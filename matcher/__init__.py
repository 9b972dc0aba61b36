"""Whom to meet, and why: the command line and the one façade behind it."""

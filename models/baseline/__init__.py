"""What must be beaten: one file per kind of ranker."""

"""One small function per feature: the facts of a contribution, said in a sentence."""

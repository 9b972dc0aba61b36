"""What two territories have in common, as numbers that can be said in a sentence."""

"""The same answers over HTTP and in a page; this room is still empty."""

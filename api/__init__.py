"""The same answers over HTTP and in a page."""

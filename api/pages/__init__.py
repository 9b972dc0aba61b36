"""The web page: templates and assets, no logic of its own."""

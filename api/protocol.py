"""The server's protocol, for addresses that its own parser cannot take."""

from __future__ import annotations

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

LONGEST_TAKEN = 32 * 1024


class Protocol(HttpToolsProtocol):
    """HTTP 1.1 that lets an address of any length come to the guard, which refuses it in words."""

    def on_url(self, url: bytes) -> None:
        """Take in an address, or the start of one that is refused anyway.

        Beyond 64 KiB the parser of addresses fails.
        """
        super().on_url(url[: LONGEST_TAKEN - len(self.url)])

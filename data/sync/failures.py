"""What can go wrong on the way to a service, each in one sentence."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator

from data.errors import SyncError
from data.sync.answers import Passing, broken


def told(error: Exception, host: str, seconds: float) -> SyncError | Passing:
    """The sentence for a failure of the network; `seconds` is how long an answer may take.

    It is Passing where asking again may help.
    """
    import httpx

    causes = list(_causes(error))
    if any(isinstance(cause, socket.gaierror) for cause in causes):
        return SyncError(
            "nobody on this network knows the name {host}; check the connection, and the proxy if"
            " there is one.",
            host=host,
        )
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        return SyncError(
            "{host} cannot prove who it is (TLS); check the clock of this machine and the"
            " certificates of your network.",
            host=host,
        )
    if isinstance(error, TimeoutError | httpx.TimeoutException):
        return Passing(
            SyncError(
                "{host} did not answer within {seconds} seconds; try again later.",
                host=host,
                seconds=f"{seconds:g}",
            )
        )
    if isinstance(error, httpx.RemoteProtocolError | httpx.DecodingError):
        return Passing(broken(host))
    return Passing(
        SyncError(
            "{host} cannot be reached; check the connection, and the proxy if there is one.",
            host=host,
        )
    )


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__

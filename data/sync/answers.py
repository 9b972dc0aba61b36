"""What a service sent → data, or one sentence on what is wrong with it."""

from __future__ import annotations

import json
from dataclasses import dataclass

from data.errors import SyncError

_TIMED_OUT = ("TimeoutException", "QueryTimeout", "Query deadline is expired")
"""What the query service of Wikidata writes, even in the midst of an answer, when it gives up."""
_STACK = ("\tat ", "SPARQL-QUERY:", "java.lang.", "Exception:")
_FORBIDDEN, _TOO_MANY = 403, 429
_SERVER_FAILS = 500


class Passing(Exception):
    """A failure that may be over when one asks again; `after` is what the service says of when."""

    def __init__(self, error: SyncError, after: str | None = None) -> None:
        super().__init__(str(error))
        self.error = error
        self.after = after


@dataclass(frozen=True, slots=True)
class Answer:
    """The status, the kind of content, the wish to be left in peace and the bytes of an answer."""

    host: str
    status: int
    kind: str
    after: str | None
    body: bytes

    def data(self) -> object:
        """The JSON that the answer holds; SyncError where it holds none, Passing where it may."""
        if self.status != 200:
            raise self._refusal()
        start = self.body[:200].lstrip().lower()
        if "html" in self.kind or start.startswith((b"<!doctype", b"<html")):
            raise SyncError(
                "{host} answered with a web page where data were expected; a gateway of your"
                " network may stand in between, or the address of the service is another.",
                host=self.host,
            )
        try:
            found: object = json.loads(self.body)
        except (ValueError, RecursionError):
            raise Passing(self._gave_up() or broken(self.host)) from None
        return found

    def _refusal(self) -> SyncError | Passing:
        if self.status == _FORBIDDEN:
            return SyncError(
                "{host} refuses to answer us (status 403); set MATCHER_CONTACT to an address where"
                " you can be reached, and try again tomorrow.",
                host=self.host,
            )
        failed = SyncError(
            "{host} answered with the status {status}; try again later, or check the address of the"
            " service.",
            host=self.host,
            status=self.status,
        )
        if self.status == _TOO_MANY or self.status >= _SERVER_FAILS:
            return Passing(self._gave_up() or failed, self.after)
        return failed

    def _gave_up(self) -> SyncError | None:
        """That the service ended its work with an error of its own, where the answer tells so."""
        text = self.body[-20_000:].decode("utf-8", "replace")
        if any(sign in text for sign in _TIMED_OUT):
            return SyncError(
                "{host} took too long over a question and gave it up; it has much to do: try again"
                " later.",
                host=self.host,
            )
        if any(sign in text for sign in _STACK):
            return SyncError(
                "{host} failed in the midst of its answer; try again later.", host=self.host
            )
        return None


def broken(host: str) -> SyncError:
    """An answer that ends too early, or that is no JSON."""
    return SyncError("the answer of {host} is cut short or damaged; try again later.", host=host)

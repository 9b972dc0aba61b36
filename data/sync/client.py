"""A polite client of public services: says who asks, waits when asked to, and believes little."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from typing import TYPE_CHECKING

from data.errors import SyncError
from data.sync.answers import Answer, Passing
from data.sync.failures import told

if TYPE_CHECKING:
    from ssl import SSLContext

    import httpx

LOCAL = ("localhost", "127.0.0.1", "::1")
MOVED = (301, 302, 307, 308)
MOST_MOVES = 3
ACCEPTED = "application/sparql-results+json, application/json"


@dataclass(frozen=True, slots=True)
class Manners:
    """How a service is asked: seconds for an answer and between two, how often, at most how much.

    `largest` is in bytes, once unpacked. No pause is made on this machine.
    """

    answer_seconds: float = 90.0
    pause_seconds: float = 1.0
    first_wait_seconds: float = 2.0
    longest_wait_seconds: float = 120.0
    attempts: int = 4
    largest: int = 80_000_000


@dataclass
class Client:
    """Asks services one question at a time; `agent` is what it calls itself."""

    agent: str
    manners: Manners = Manners()
    sleep: Callable[[float], None] = time.sleep
    _asked_before: bool = field(default=False, init=False)

    def fetch(self, url: str, form: Mapping[str, str] | None = None) -> object:
        """The JSON that an address answers, to a form where one is given.

        Raises SyncError, in a sentence, when it does not or when it answers anything else.
        """
        address = safe(url)
        for attempt in range(self.manners.attempts):
            try:
                return self._answer(address, form).data()
            except Passing as passing:
                if attempt + 1 == self.manners.attempts:
                    raise passing.error from None
                self.sleep(self._wait(attempt, passing))
        raise AssertionError("at least one attempt is made")

    def _wait(self, attempt: int, passing: Passing) -> float:
        """Seconds until the next attempt; what the service asks for, with a little more."""
        wished = seconds_until(passing.after)
        if wished is not None and wished > self.manners.longest_wait_seconds:
            raise SyncError(
                "the service asks to be left in peace for {minutes} minutes; try again after that.",
                minutes=round(wished / 60) or 1,
            )
        own = min(self.manners.first_wait_seconds * 2**attempt, self.manners.longest_wait_seconds)
        return (own if wished is None else wished) + random.uniform(0, own / 4)

    def _answer(self, address: httpx.URL, form: Mapping[str, str] | None) -> Answer:
        """The answer at an address, or where it has moved to."""
        if self._asked_before and address.host not in LOCAL:
            self.sleep(self.manners.pause_seconds)
        self._asked_before = True
        for _ in range(MOST_MOVES + 1):
            with self._exchange(address, form) as response:
                if response.status_code not in MOVED:
                    return self._read(response)
                address = moved(address, response.headers.get("Location", ""))
        raise SyncError("{host} sends us round in circles; try again later.", host=address.host)

    @contextmanager
    def _exchange(
        self, address: httpx.URL, form: Mapping[str, str] | None
    ) -> Iterator[httpx.Response]:
        import httpx

        headers = {"User-Agent": self.agent, "Accept": ACCEPTED}
        # A proxy named by the environment is of no use for this machine itself.
        connection = httpx.Client(
            timeout=self.manners.answer_seconds,
            trust_env=address.host not in LOCAL,
            verify=_authorities(),
        )
        method = "GET" if form is None else "POST"
        try:
            with (
                connection,
                connection.stream(method, address, headers=headers, data=form) as response,
            ):
                yield response
        except httpx.HTTPError as error:
            raise told(error, address.host, self.manners.answer_seconds) from error

    def _read(self, response: httpx.Response) -> Answer:
        """The whole body, within the limits of size and time."""
        host, begun = response.url.host, time.monotonic()
        body = bytearray()
        for piece in response.iter_bytes():
            body += piece
            if len(body) > self.manners.largest:
                raise SyncError(
                    "the answer of {host} is larger than {limit} million bytes, which is not"
                    " expected of it; nothing was kept.",
                    host=host,
                    limit=f"{self.manners.largest / 1_000_000:g}",
                )
            if time.monotonic() - begun > self.manners.answer_seconds:
                raise told(TimeoutError(), host, self.manners.answer_seconds)
        after = response.headers.get("Retry-After")
        kind = response.headers.get("Content-Type", "").lower()
        return Answer(host, response.status_code, kind, after, bytes(body))


@cache
def _authorities() -> SSLContext:
    """Whom we trust to say who a service is; read once, since reading takes long."""
    import httpx

    return httpx.create_ssl_context()


def safe(url: str) -> httpx.URL:
    """An address that may be asked: over HTTPS, or on this machine."""
    import httpx

    with suppress(httpx.InvalidURL):
        address = httpx.URL(url)
        local = address.scheme == "http" and address.host in LOCAL
        if address.host and (address.scheme == "https" or local):
            return address
    raise SyncError(
        "{url} cannot be asked: the address of a service begins with https://.", url=url[:200]
    )


def moved(address: httpx.URL, location: str) -> httpx.URL:
    """Where an address sends us to: over HTTPS, or to the same host as before."""
    import httpx

    with suppress(httpx.InvalidURL):
        target = address.join(location)
        same = (target.scheme, target.host) == (address.scheme, address.host)
        if target.host and (target.scheme == "https" or same):
            return target
    raise SyncError(
        "{host} sends us to an address that is not safe ({target}); nothing was asked there.",
        host=address.host,
        target=location[:200],
    )


def seconds_until(after: str | None) -> float | None:
    """What a Retry-After header asks for: seconds, or a moment."""
    text = (after or "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())

"""How often an address or a key may ask: counted in this process, in a memory that is bounded."""

from __future__ import annotations

import math
import time
from ipaddress import IPv6Address, ip_address
from typing import Literal

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from starlette.types import Scope

from matcher.settings import ServiceSettings

What = Literal["read", "write", "failure"]

FAILURES = "10/minute"
"""Keys that are none, by address: who guesses is slowed down, who mistypes is not."""
MOST_COUNTERS = 50_000
"""Some 20 MB; beyond, all are forgotten: who has so many addresses is not held by counting them."""
NETWORK = 64
"""Bits of an IPv6 address that name one household or office; the rest it chooses at will."""


class Counting:
    """Sliding windows for what is read, what is written, and keys that were refused.

    With several workers each counts for itself: together they let through so many times more.
    """

    def __init__(self, service: ServiceSettings, most: int = MOST_COUNTERS) -> None:
        # Whoever lets anybody write without limit does not count guesses either.
        failures = FAILURES if service.write_rate else None
        rates = {"read": service.read_rate, "write": service.write_rate, "failure": failures}
        self._rates = {what: parse(rate) for what, rate in rates.items() if rate}
        self._most = most
        self._empty()

    def __len__(self) -> int:
        return len(self._storage.storage)

    def take(self, what: What, who: str) -> int:
        """Count one more; the seconds to wait where that is one too many, else 0."""
        rate = self._rates.get(what)
        if rate is None:
            return 0
        if len(self) >= self._most:
            self._empty()
        return 0 if self._windows.hit(rate, what, who) else self._seconds(rate, what, who)

    def wait(self, what: What, who: str) -> int:
        """The seconds to wait before one more is let through, without counting one."""
        rate = self._rates.get(what)
        if rate is None or self._windows.test(rate, what, who):
            return 0
        return self._seconds(rate, what, who)

    def _seconds(self, rate: RateLimitItem, *who: str) -> int:
        reset = self._windows.get_window_stats(rate, *who).reset_time
        return max(1, math.ceil(reset - time.time()))

    def _empty(self) -> None:
        self._storage = MemoryStorage()
        self._windows = SlidingWindowCounterRateLimiter(self._storage)


def address_of(scope: Scope) -> str:
    """Who asks: an IPv4 address, or the network of an IPv6 one, as the server was told of it."""
    client = scope.get("client")
    name = client[0] if client else ""
    try:
        address = ip_address(name)
    except ValueError:
        return str(name)
    if isinstance(address, IPv6Address) and address.ipv4_mapped is None:
        return f"{IPv6Address(int(address) >> NETWORK << NETWORK)}/{NETWORK}"
    return str(getattr(address, "ipv4_mapped", None) or address)

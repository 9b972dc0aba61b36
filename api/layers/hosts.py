"""The names under which the service answers.

A page of another site could give a name of its own to our address, and so read what only those
inside may read; and what believes the header Host writes foreign links. Names of this machine are
always ours; `matcher serve --host` and MATCHER_HOSTS add theirs. Another one gets 421, a header
that names no host 400. Signs of life are given to whoever watches over the service, by its number.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from ipaddress import ip_address

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from api.layers.rates import SIGNS_OF_LIFE
from api.problems import answer, problem_of_status

HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:[0-9]{1,5})?")
SUBDOMAINS = "*."


class Hosts:
    """Refuses what is asked under a name that is not ours."""

    def __init__(self, app: ASGIApp, names: Collection[str]) -> None:
        self.app = app
        self._names = frozenset(name for name in names if not name.startswith(SUBDOMAINS))
        self._domains = tuple(name[1:] for name in names if name.startswith(SUBDOMAINS))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, unless it is meant for another."""
        status = self._refusal(scope) if scope["type"] == "http" else 0
        if not status:
            await self.app(scope, receive, send)
            return
        # A name that is not ours shall not enter the page, nor trip what reads addresses.
        named = {**scope, "headers": [each for each in scope["headers"] if each[0] != b"host"]}
        request = Request(named)
        response = answer(request, problem_of_status(request, status))
        await response(scope, receive, send)

    def _refusal(self, scope: Scope) -> int:
        if scope["path"] in SIGNS_OF_LIFE:
            return 0
        given = [value for name, value in scope["headers"] if name == b"host"]
        found = HOST.fullmatch(given[0].decode("latin-1").lower()) if len(given) == 1 else None
        if found is None:
            return 400
        name = found[1].strip("[]").rstrip(".")
        return 0 if self._is_ours(name) else 421

    def _is_ours(self, name: str) -> bool:
        return name in self._names or name.endswith(self._domains) or _is_this_machine(name)


def _is_this_machine(name: str) -> bool:
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return name == "localhost"

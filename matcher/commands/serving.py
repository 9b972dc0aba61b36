"""`matcher serve`."""

from __future__ import annotations

import errno
import socket
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from tempfile import TemporaryDirectory
from typing import Annotated

from data.errors import InvalidOption
from matcher.commands.options import option, whole_number
from matcher.commands.running import open_matcher, remark
from matcher.translation import _

LAST_PORT = 65_535
MOST_WORKERS = 64
GRACE_SECONDS = 10
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}
"""Every address of the machine, and the one of them at which a browser on it finds the page."""


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """Where to listen, with how many processes, and how to log."""

    host: Annotated[
        str, option("--host", "ADDRESS", text=_("Address to listen on; 0.0.0.0 for every one."))
    ] = "127.0.0.1"
    port: Annotated[str, option("--port", "N", text=_("Port to listen on."))] = "8000"
    workers: Annotated[
        str, option("--workers", "N", text=_("How many processes answer, from 1 to 64."))
    ] = "1"
    log_format: Annotated[
        str | None,
        option("--log-format", "console|json", text=_("Form of the log on standard error.")),
    ] = None


def serve(options: ServeOptions) -> None:
    """Answer by HTTP, to programs and with the web page, until Ctrl-C."""
    from matcher.requests import check_between
    from matcher.settings import announce_service, check_log_format, load_service_settings

    port, workers = whole_number("--port", options.port), whole_number("--workers", options.workers)
    check_between("--port", port, least=1, most=LAST_PORT)
    check_between("--workers", workers, least=1, most=MOST_WORKERS)
    service = load_service_settings()
    form = check_log_format(options.log_format or service.log_format)
    check_address(options.host, port)
    matcher = open_matcher(None)
    _ = matcher.holdings.world
    # Several workers count in files that they share; one needs none.
    with TemporaryDirectory(prefix="matcher-") if workers > 1 else nullcontext() as folder:
        announce_service(form, folder, hosts={*service.hosts, options.host.partition("%")[0]})
        remark(
            matcher.say.text(
                "The page is at {address}/ and the API at {address}/api/v1; Ctrl-C ends it.",
                address=address_of(options.host, port),
            )
        )
        if options.host in EVERYWHERE and not service.hosts:
            remark(
                matcher.say.text(
                    "Only this machine is answered: name in MATCHER_HOSTS the hosts under which"
                    " others shall reach the service, as in example.org, *.example.org."
                )
            )
        run(options.host, port, workers=workers, proxies=service.proxies)


def run(host: str, port: int, *, workers: int, proxies: Sequence[str]) -> None:
    """Serve until a signal ends it; each worker makes the application for itself.

    Only these proxies are believed when they tell for whom they ask (X-Forwarded-For, -Proto).
    """
    import uvicorn

    uvicorn.run(
        "api.app:create_app",
        factory=True,
        host=host,
        port=port,
        workers=workers,
        http="api.protocol:Protocol",
        loop="uvloop",
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=bool(proxies),
        forwarded_allow_ips=list(proxies),
        timeout_graceful_shutdown=GRACE_SECONDS,
    )


def check_address(host: str, port: int) -> None:
    """The port can be listened on at this address."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        raise _refused(error, host, port) from error


def address_of(host: str, port: int) -> str:
    """The address for a browser."""
    name = EVERYWHERE.get(host, host)
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


def _refused(error: OSError, host: str, port: int) -> InvalidOption:
    if error.errno == errno.EADDRINUSE:
        return InvalidOption(
            "--port {port}: another program listens there; end it or choose another port.",
            port=port,
        )
    if error.errno == errno.EACCES:
        return InvalidOption(
            "--port {port}: the system does not let you listen there; choose one from 1024 on.",
            port=port,
        )
    return InvalidOption(
        "--host {host!r} is not an address of this machine; 127.0.0.1 always is.", host=host
    )

"""A public service on the own machine, that answers as it is told to and notes what it is asked."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import sleep
from urllib.parse import parse_qs

JSON = "application/sparql-results+json;charset=utf-8"


@dataclass(frozen=True)
class Question:
    """What the service was asked: the address, the SPARQL query if there was one, by whom."""

    path: str
    query: str
    agent: str


@dataclass(frozen=True)
class Reply:
    """What it answers: `seconds` are waited first; `cut` is how many bytes of the end are lost."""

    body: bytes = b""
    status: int = 200
    kind: str = JSON
    headers: tuple[tuple[str, str], ...] = ()
    seconds: float = 0.0
    cut: int = 0


def told(value: object) -> Reply:
    """A sound answer."""
    return Reply(json.dumps(value).encode())


@dataclass
class Service:
    """A service with its address; `replies` are said first, one each, then `answer` speaks."""

    answer: Callable[[Question], Reply]
    replies: list[Reply] = field(default_factory=list)
    asked: list[Question] = field(default_factory=list)
    url: str = ""

    def reply(self, question: Question) -> Reply:
        """Note a question and answer it."""
        self.asked.append(question)
        return self.replies.pop(0) if self.replies else self.answer(question)


@contextmanager
def serving(service: Service) -> Iterator[Service]:
    """Serve on a free port of this machine until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.answer("")

        def do_POST(self) -> None:
            form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self.answer(form["query"][0])

        def answer(self, query: str) -> None:
            question = Question(self.path, query, self.headers["User-Agent"])
            reply = service.reply(question)
            sleep(reply.seconds)
            with suppress(ConnectionError):
                # Who was killed, or will not read so much, has left.
                self.send(reply)

        def send(self, reply: Reply) -> None:
            self.send_response(reply.status)
            for name, value in (("Content-Type", reply.kind), *reply.headers):
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body[: len(reply.body) - reply.cut])

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}).start()
        service.url = f"http://127.0.0.1:{server.server_port}"
        try:
            yield service
        finally:
            server.shutdown()

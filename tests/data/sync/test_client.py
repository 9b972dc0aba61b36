"""The polite client: what it says of itself, when it waits, what it does not believe."""

from __future__ import annotations

import gzip
import socket
import ssl
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest

from data.errors import SyncError
from data.sync.client import Client, Manners, moved, safe, seconds_until
from data.sync.failures import told as failure_told
from tests.data.sync.service import Reply, Service, serving, told

AGENT = "partner-matcher/1.0 (mairie@example.org)"
HASTY = Manners(answer_seconds=0.3, first_wait_seconds=0.01, longest_wait_seconds=5, largest=1_000)
SOUND = told({"rows": []})
TRACE = b'{"results": {"bindings": [ SPARQL-QUERY: queryStr=SELECT\njava.util.concurrent.'


@pytest.fixture
def service() -> Iterator[Service]:
    with serving(Service(lambda _question: SOUND)) as served:
        yield served


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
def client(waits: list[float]) -> Client:
    return Client(AGENT, HASTY, sleep=waits.append)


def test_it_says_who_asks(service: Service, client: Client) -> None:
    client.fetch(service.url)
    assert service.asked[0].agent == AGENT


def test_it_sends_a_form_where_one_is_given(service: Service, client: Client) -> None:
    client.fetch(service.url, {"query": "SELECT ?été"})
    assert service.asked[0].query == "SELECT ?été"


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_it_asks_again_after_a_passing_failure(
    status: int, service: Service, client: Client, waits: list[float]
) -> None:
    service.replies = [Reply(status=status), Reply(status=status)]
    assert client.fetch(service.url) == {"rows": []}
    assert len(service.asked) == 3
    assert waits[0] < waits[1]


def test_it_waits_as_long_as_the_service_wishes(
    service: Service, client: Client, waits: list[float]
) -> None:
    service.replies = [Reply(status=429, headers=(("Retry-After", "3"),))]
    client.fetch(service.url)
    assert 3 <= waits[0] < 3.1


def test_it_does_not_wait_for_hours(service: Service, client: Client) -> None:
    service.replies = [Reply(status=429, headers=(("Retry-After", "7200"),))]
    with pytest.raises(SyncError, match="in peace for 120 minutes"):
        client.fetch(service.url)


def test_it_gives_up_after_a_few_attempts(service: Service, client: Client) -> None:
    service.replies = [Reply(status=503)] * 9
    with pytest.raises(SyncError, match=r"127\.0\.0\.1 answered with the status 503"):
        client.fetch(service.url)
    assert len(service.asked) == HASTY.attempts


@pytest.mark.parametrize(
    ("reply", "sentence"),
    [
        (Reply(b"{}", seconds=0.5), r"did not answer within 0\.3 seconds"),
        (Reply(SOUND.body, cut=3), "cut short or damaged"),
        (Reply(b'{"rows": ['), "cut short or damaged"),
        (Reply(b"[" * 900), "cut short or damaged"),
        (Reply(b"\x1f\x8b", headers=(("Content-Encoding", "gzip"),)), "cut short or damaged"),
        (Reply(TRACE + b"TimeoutException"), "took too long over a question"),
        (Reply(b"QueryTimeoutException", status=500), "took too long over a question"),
        (Reply(TRACE + b"\n\tat com.bigdata"), "failed in the midst of its answer"),
    ],
)
def test_it_tells_what_is_wrong_after_a_few_attempts(
    reply: Reply, sentence: str, service: Service, client: Client
) -> None:
    service.replies = [reply] * 9
    with pytest.raises(SyncError, match=sentence):
        client.fetch(service.url)
    assert len(service.asked) == HASTY.attempts


@pytest.mark.parametrize(
    ("reply", "sentence"),
    [
        (Reply(b"<!DOCTYPE html><p>Portal"), "a web page where data were expected"),
        (Reply(b"{}", kind="text/html; charset=utf-8"), "a web page where data were expected"),
        (Reply(b"no", status=403), "refuses to answer us"),
        (Reply(b"no", status=404), "the status 404"),
        (Reply(b'"' + b"a" * 1_000 + b'"'), r"larger than 0\.001 million bytes"),
    ],
)
def test_it_does_not_ask_again_where_that_is_of_no_use(
    reply: Reply, sentence: str, service: Service, client: Client
) -> None:
    service.replies = [reply]
    with pytest.raises(SyncError, match=sentence):
        client.fetch(service.url)
    assert len(service.asked) == 1


def test_it_counts_what_is_packed_once_it_is_unpacked(service: Service, client: Client) -> None:
    packed = gzip.compress(b" " * 100_000)
    service.replies = [Reply(packed, headers=(("Content-Encoding", "gzip"),))]
    with pytest.raises(SyncError, match="larger than"):
        client.fetch(service.url)


def test_it_follows_to_the_same_host(service: Service, client: Client) -> None:
    service.replies = [Reply(status=307, headers=(("Location", "/elsewhere"),))]
    assert client.fetch(service.url, {"query": "SELECT"}) == {"rows": []}
    assert (service.asked[1].path, service.asked[1].query) == ("/elsewhere", "SELECT")


def test_it_does_not_follow_to_an_unsafe_address(service: Service, client: Client) -> None:
    service.replies = [Reply(status=302, headers=(("Location", "http://example.org/"),))]
    with pytest.raises(SyncError, match="an address that is not safe"):
        client.fetch(service.url)


def test_it_does_not_follow_in_circles(service: Service, client: Client) -> None:
    service.replies = [Reply(status=302, headers=(("Location", "/"),))] * 9
    with pytest.raises(SyncError, match="round in circles"):
        client.fetch(service.url)


def test_a_secure_service_does_not_send_us_back_to_an_open_one() -> None:
    with pytest.raises(SyncError, match="not safe"):
        moved(safe("https://example.org/a"), "http://example.org/a")
    assert moved(safe("https://example.org/a"), "https://example.net/b").host == "example.net"


@pytest.mark.parametrize("url", ["http://example.org", "ftp://127.0.0.1", "file:///etc", "a b", ""])
def test_an_address_that_is_not_secure_is_not_asked(url: str, client: Client) -> None:
    with pytest.raises(SyncError, match="cannot be asked"):
        client.fetch(url)


def test_a_closed_port_is_told(client: Client) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
    with pytest.raises(SyncError, match=r"127\.0\.0\.1 cannot be reached"):
        client.fetch(url)


@pytest.mark.parametrize(
    ("cause", "sentence"),
    [
        (lambda: socket.gaierror(-2, "Name or service not known"), "nobody on this network knows"),
        (lambda: ssl.SSLError("CERTIFICATE_VERIFY_FAILED"), "prove who it is"),
    ],
)
def test_a_name_or_a_certificate_that_fails_is_told(
    cause: Callable[[], Exception], sentence: str
) -> None:
    error = httpx.ConnectError("failed")
    error.__cause__ = cause()
    found = failure_told(error, "example.org", 1.0)
    assert isinstance(found, SyncError)
    assert sentence in str(found)


def test_the_moment_of_a_retry_may_be_a_date() -> None:
    then = datetime.now(UTC) + timedelta(minutes=1)
    assert 50 < (seconds_until(format_datetime(then, usegmt=True)) or 0) <= 60
    assert seconds_until("soon") is None

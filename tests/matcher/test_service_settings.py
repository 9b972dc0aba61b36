"""What the environment says of the service: names, proxies and rates."""

from __future__ import annotations

import pytest

from data.errors import InvalidOption
from matcher.settings import announce_service, load_service_settings


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is said of the service, and what a test says is forgotten after it."""
    for name in ("HOSTS", "PROXIES", "READ_RATE", "WRITE_RATE", "LOG_FORMAT", "CORS_ORIGINS"):
        monkeypatch.setenv(f"MATCHER_{name}", "")


def test_by_default_readers_ask_often_writers_seldom_and_no_proxy_is_believed() -> None:
    found = load_service_settings()
    assert (found.hosts, found.proxies) == ((), ())
    assert (found.read_rate, found.write_rate) == ("1200/minute", "60/minute")


def test_hosts_are_names_numbers_and_all_below_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATCHER_HOSTS", "Partners.Example., *.region.example 192.0.2.7,2001:db8::7")
    hosts = ("partners.example", "*.region.example", "192.0.2.7", "2001:db8::7")
    assert load_service_settings().hosts == hosts


@pytest.mark.parametrize(
    "host", ["*", "https://a.example", "a.example:80", "a.*.example", "é.example", "10.0.0.0/8"]
)
def test_what_is_no_host_is_refused_with_its_variable(
    monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    monkeypatch.setenv("MATCHER_HOSTS", host)
    with pytest.raises(InvalidOption, match="MATCHER_HOSTS"):
        load_service_settings()


def test_proxies_are_addresses_and_networks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATCHER_PROXIES", "127.0.0.1, 10.0.0.0/8 ::1")
    assert load_service_settings().proxies == ("127.0.0.1", "10.0.0.0/8", "::1")


@pytest.mark.parametrize("proxy", ["*", "proxy.example", "10.0.0.1/8", "unix:/run/x"])
def test_what_is_no_address_is_refused_with_its_variable(
    monkeypatch: pytest.MonkeyPatch, proxy: str
) -> None:
    monkeypatch.setenv("MATCHER_PROXIES", proxy)
    with pytest.raises(InvalidOption, match="MATCHER_PROXIES"):
        load_service_settings()


@pytest.mark.parametrize(
    ("told", "rate"),
    [("5/second", "5/second"), (" 90/HOUR ", "90/hour"), ("0", None), ("off", None)],
)
def test_a_rate_is_a_number_by_its_time_or_none(
    monkeypatch: pytest.MonkeyPatch, told: str, rate: str | None
) -> None:
    monkeypatch.setenv("MATCHER_READ_RATE", told)
    assert load_service_settings().read_rate == rate


@pytest.mark.parametrize("told", ["60", "-1/minute", "0/minute", "1.5/minute", "1/week", "none"])
def test_what_is_no_rate_is_refused_with_its_variable(
    monkeypatch: pytest.MonkeyPatch, told: str
) -> None:
    monkeypatch.setenv("MATCHER_WRITE_RATE", told)
    with pytest.raises(InvalidOption, match="MATCHER_WRITE_RATE"):
        load_service_settings()


def test_workers_are_told_the_names_that_the_service_answers_to() -> None:
    announce_service("json", None, hosts=["192.0.2.7", "partners.example"])
    assert load_service_settings().hosts == ("192.0.2.7", "partners.example")

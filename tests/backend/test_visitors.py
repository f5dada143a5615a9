"""Whose bucket a request is counted in, behind a proxy and without one."""

from pathlib import Path

import pytest
from starlette.requests import HTTPConnection
from starlette.testclient import TestClient

from backend.app import create_app
from backend.deps import visitor_of
from backend.settings import Settings
from tests.backend.conftest import ORIGIN
from tests.backend.fake_pool import FakePool

BODY = {"data": {"type": "spiral"}, "baseline": {"type": "nothing"}}
"""Of a route that takes twenty requests at once; this one costs nothing."""

PUBLIC = Settings(public_url="https://play.example.org").proxy_networks


def seen(peer: str, *forwarded: str) -> HTTPConnection:
    headers = [(b"x-forwarded-for", value.encode()) for value in forwarded]
    return HTTPConnection({"type": "http", "client": (peer, 1234), "headers": headers})


@pytest.mark.parametrize("peer", ["127.0.0.1", "::1", "10.1.2.3", "172.18.0.5", "192.168.1.2", "fd00::2"])
def test_behind_a_proxy_the_visitor_is_whom_the_proxy_saw(peer: str) -> None:
    assert visitor_of(seen(peer, "203.0.113.7"), PUBLIC) == "203.0.113.7"
    assert visitor_of(seen(peer, "198.51.100.1, 203.0.113.7"), PUBLIC) == "203.0.113.7"
    assert visitor_of(seen(peer, "198.51.100.1", "203.0.113.7:4711"), PUBLIC) == "203.0.113.7"


@pytest.mark.parametrize("written", ["", "nonsense", "203.0.113.7,", "1.2.3.4.5", "x" * 10_000])
def test_what_is_no_address_counts_for_the_proxy(written: str) -> None:
    assert visitor_of(seen("127.0.0.1", written), PUBLIC) == "127.0.0.1"


@pytest.mark.parametrize("peer", ["203.0.113.9", "8.8.8.8", "::ffff:203.0.113.9"])
def test_a_visitor_without_a_proxy_cannot_choose_an_address(peer: str) -> None:
    plain = visitor_of(seen(peer), PUBLIC)
    assert {visitor_of(seen(peer, f"10.0.0.{number}"), PUBLIC) for number in range(9)} == {plain}


def test_without_a_public_address_nothing_forwarded_is_believed() -> None:
    networks = Settings().proxy_networks
    assert visitor_of(seen("127.0.0.1", "203.0.113.7"), networks) == "127.0.0.1"


def test_only_the_proxies_that_are_named_are_believed() -> None:
    networks = Settings(public_url="https://play.example.org", trusted_proxies="192.0.2.0/24, 10.0.0.1").proxy_networks
    assert visitor_of(seen("192.0.2.44", "203.0.113.7"), networks) == "203.0.113.7"
    assert visitor_of(seen("10.0.0.2", "203.0.113.7"), networks) == "10.0.0.2"
    with pytest.raises(ValueError, match="does not appear to be an IPv4 or IPv6 network"):
        Settings(trusted_proxies="proxy.example.org")


def test_addresses_of_one_ipv6_network_share_a_bucket() -> None:
    one, other = (visitor_of(seen("127.0.0.1", f"2001:db8:1:2::{end}"), PUBLIC) for end in ("1", "ffff"))
    assert one == other == "2001:db8:1:2::/64"
    assert visitor_of(seen("127.0.0.1", "[2001:db8:1:3::1]:4711"), PUBLIC) == "2001:db8:1:3::/64"


@pytest.mark.parametrize(("public_url", "left"), [("https://play.example.org", 422), (None, 429)])
def test_visitors_of_a_public_server_do_not_share_one_bucket(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, public_url: str | None, left: int
) -> None:
    monkeypatch.setattr("backend.deps.time.monotonic", lambda: 1000.0)
    app = create_app(Settings(home=tmp_path, public_url=public_url), FakePool())
    with TestClient(app, base_url=ORIGIN, client=("127.0.0.1", 1234)) as client:
        for _ in range(20):
            client.post("/api/baselines", json=BODY, headers={"X-Forwarded-For": "203.0.113.7"})
        busy = client.post("/api/baselines", json=BODY, headers={"X-Forwarded-For": "198.51.100.1, 203.0.113.7"})
        other = client.post("/api/baselines", json=BODY, headers={"X-Forwarded-For": "203.0.113.8"})
    assert (busy.status_code, other.status_code) == (429, left)

"""Who may ask, what may come in, what every answer carries."""

import errno
import json
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient, WebSocketDenialResponse
from structlog.testing import capture_logs

from backend.headers import HEADERS
from backend.settings import Settings
from tests.backend.conftest import ORIGIN, open_client, state_of
from tests.backend.fake_pool import FakePool


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """One app for all these tests: none of them changes it."""
    with open_client(Settings(home=tmp_path_factory.mktemp("home")), FakePool()) as client:
        yield client


@pytest.fixture
def client(opened: TestClient) -> TestClient:
    """With the headers of our own page, whatever a test did to them."""
    opened.headers["Origin"] = ORIGIN
    return opened


def problem_of(answer: Any) -> dict[str, Any]:
    (problem,) = answer.json()["problems"]
    return problem


@pytest.mark.parametrize("path", ["/", "/healthz", "/api/catalog", "/api/runs/x", "/nothing"])
@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:9999", "localhost.evil.example:8000", ""])
def test_a_strange_host_is_refused_on_every_address(client: TestClient, path: str, host: str) -> None:
    answer = client.get(path, headers={"Host": host})
    assert (answer.status_code, problem_of(answer)["code"]) == (403, "host_not_allowed")


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "LOCALHOST:8000", "[::1]:8000"])
def test_our_own_names_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/healthz", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "DELETE", "PUT", "PATCH", "OPTIONS"])
def test_a_wrong_origin_is_refused_whatever_the_method(client: TestClient, method: str) -> None:
    answer = client.request(method, "/api/experiments", headers={"Origin": "https://evil.example"})
    assert answer.status_code == 403


@pytest.mark.parametrize(
    "origin", ["null", "http://127.0.0.1:8001", "https://127.0.0.1:8000", f"{ORIGIN}.evil.example"]
)
def test_an_origin_must_be_ours_to_the_letter(client: TestClient, origin: str) -> None:
    answer = client.post("/api/check", json={"spec": {}}, headers={"Origin": origin})
    assert (answer.status_code, problem_of(answer)["code"]) == (403, "origin_not_allowed")


def refused_handshake(client: TestClient, path: str, headers: dict[str, str]) -> tuple[int, str]:
    """(status, problem code) of a websocket that was not accepted."""
    with (
        pytest.raises(WebSocketDenialResponse, match=r"^$") as refused,
        client.websocket_connect(f"ws://127.0.0.1:8000{path}", headers=headers),
    ):
        pass
    return refused.value.status_code, problem_of(refused.value)["code"]


def test_a_websocket_from_elsewhere_is_refused_with_our_error_body(client: TestClient) -> None:
    path = "/api/sessions/x/stream"
    assert refused_handshake(client, path, {"Origin": "https://evil.example"}) == (403, "origin_not_allowed")
    assert refused_handshake(client, path, {"Host": "evil.example"}) == (403, "host_not_allowed")


def test_a_websocket_of_no_address_is_refused_with_our_error_body(client: TestClient) -> None:
    assert refused_handshake(client, "/api/nothing", {}) == (404, "unknown_address")


@pytest.mark.parametrize("path", ["/", "/healthz", "/api/nothing", "/openapi.json", "/metrics"])
def test_every_answer_carries_the_headers_of_the_door(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


@pytest.mark.parametrize(
    ("fault", "status"),
    [(RuntimeError("a fault of ours"), 500), (OSError(errno.ENOSPC, "no space left"), 507)],
    ids=["a fault of ours", "a full disk"],
)
def test_the_answer_to_a_fault_carries_them_too(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, fault: Exception, status: int
) -> None:
    async def fail(*_: Any) -> None:
        raise fault

    monkeypatch.setattr(state_of(client).store, "run", fail)
    with capture_logs():
        answer = client.get("/api/runs/x")
    assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_policy_allows_nothing_from_elsewhere() -> None:
    policy = HEADERS["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "http" not in policy


BAD_BODIES = {
    "NaN": b'{"spec": {"version": NaN}}',
    "infinity": b'{"spec": {"version": -Infinity}}',
    "1e400": b'{"spec": {"version": 1e400}}',
    "huge whole number": b'{"spec": {"version": 1' + b"0" * 5000 + b"}}",
    "lone surrogate": b'{"spec": {"version": "\\ud800"}}',
    "lone surrogate in a key": b'{"spec": {"\\udfff": 1}}',
    "nested lists": b'{"spec": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "nested objects": b'{"spec": ' + b'{"a":' * 100_000 + b"1" + b"}" * 100_000 + b"}",
    "100 levels": b'{"spec": ' + b"[" * 100 + b"]" * 100 + b"}",
    "torn": b'{"spec": ',
    "no JSON": b"spec",
    "no UTF-8": b'{"spec": "\xff"}',
    "no object": b"[1, 2]",
    "a number": b"1",
}


@pytest.mark.parametrize("path", ["/api/check", "/api/experiments", "/api/sessions", "/api/shares", "/api/preview"])
@pytest.mark.parametrize("body", BAD_BODIES.values(), ids=BAD_BODIES.keys())
def test_what_is_no_json_of_ours_gets_our_error_body(client: TestClient, path: str, body: bytes) -> None:
    answer = client.post(path, content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 422
    assert answer.json()["problems"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b'{"spec": 1, "spec": 2}', 'an object has the key "spec" twice'),
        (b'{"spec":\n  nonsense}', "invalid JSON at line 2, column 3"),
    ],
)
def test_a_body_that_cannot_be_read_is_reported_where_and_why(client: TestClient, body: bytes, reason: str) -> None:
    answer = client.post("/api/check", content=body, headers={"Content-Type": "application/json"})
    assert answer.json()["problems"][0]["message"] == f"The body couldn't be read: {reason}."


def test_a_body_that_is_too_large_is_refused_without_being_read_whole(client: TestClient) -> None:
    answer = client.post("/api/check", content=b" " * (Settings().max_body_bytes + 1))
    assert (answer.status_code, problem_of(answer)["code"]) == (413, "too_large")


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""]
)
def test_a_body_must_say_that_it_is_json(client: TestClient, kind: str) -> None:
    answer = client.post("/api/check", content=b'{"spec": {}}', headers={"Content-Type": kind})
    assert (answer.status_code, problem_of(answer)["code"]) == (415, "not_json")


def test_json_may_name_its_charset(client: TestClient) -> None:
    body = json.dumps({"spec": {}}).encode()
    answer = client.post("/api/check", content=body, headers={"Content-Type": "application/json; charset=utf-8"})
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nothing", 404),
        ("GET", "/api/nothing", 404),
        ("POST", "/api/nothing", 404),
        ("DELETE", "/healthz", 405),
        ("PUT", "/api/check", 404),
        ("GET", "/s/x/y", 404),
        ("GET", "/assets/../../app.py", 404),
        ("GET", "/%2e%2e/app.py", 404),
        ("GET", "/..%2fapp.py", 404),
        ("GET", "/.build-hash", 404),
        ("GET", "/a%00b", 404),
        ("POST", "/", 405),
    ],
)
def test_every_refusal_has_the_one_error_body(client: TestClient, method: str, path: str, status: int) -> None:
    answer = client.request(method, path)
    assert answer.status_code == status
    assert {"code", "message", "node_id", "path", "got", "expected", "hint", "advice", "fix"} == set(problem_of(answer))


def test_the_allow_list_follows_port_and_public_address() -> None:
    settings = Settings(port=8123, public_url="https://Play.example.org/")
    assert {"localhost:8123", "play.example.org"} <= settings.allowed_hosts
    assert {
        "http://localhost:8123",
        "https://play.example.org",
        "https://play.example.org:443",
    } <= settings.allowed_origins
    assert "http://play.example.org" not in settings.allowed_origins
    assert "127.0.0.1" in Settings(port=80).allowed_hosts


@pytest.mark.parametrize("address", ["play.example.org", "ftp://x.org", "https://x.org/path", "https://user@x.org"])
def test_a_public_address_that_cannot_be_served_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="must look like https://name"):
        Settings(public_url=address)

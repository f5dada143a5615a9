"""The whole table: every route, from every origin, under every host, in every role."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from starlette.testclient import TestClient, WebSocketDenialResponse

from backend.app import create_app
from backend.link.weights import LocalWeights
from backend.settings import Settings
from tests.backend.conftest import ORIGIN, open_client, state_of
from tests.backend.entries import BODIES, TABLE, routes_of, sockets_of
from tests.backend.fake_pool import FakePool
from tests.backend.ws.watching import ClosedError, Watcher
from tests.contract.make_vectors import SPEC

APP = create_app(Settings(), FakePool())
HOSTS = {"ours": "127.0.0.1:8000", "strange": "evil.example"}
ORIGINS: dict[str, dict[str, str]] = {
    "a script": {},
    "our page": {"Origin": ORIGIN, "Sec-Fetch-Site": "same-origin"},
    "our page in an old browser": {"Origin": ORIGIN},
    "our page by GET": {"Sec-Fetch-Site": "same-origin"},
    "the address bar": {"Sec-Fetch-Site": "none"},
    "a link elsewhere": {"Sec-Fetch-Site": "cross-site"},
    "another port": {"Sec-Fetch-Site": "same-site"},
    "a foreign page": {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"},
    "a foreign page in an old browser": {"Origin": "https://evil.example"},
    "a page of another port": {"Origin": "http://127.0.0.1:8001", "Sec-Fetch-Site": "same-site"},
    "a sandboxed frame": {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
    "a file": {"Origin": "null"},
    "an empty origin": {"Origin": ""},
    "a liar": {"Origin": ORIGIN, "Sec-Fetch-Site": "cross-site"},
}
MAY_CHANGE = {"a script", "our page", "our page in an old browser", "our page by GET"}
MAY_READ = {*MAY_CHANGE, "the address bar", "a link elsewhere", "another port", "a liar"}
ROLES = ("nobody", "somebody else", "owner")

OPEN: dict[str, int] = {
    "GET /": 200,
    "GET /s/{name}": 200,
    "GET /w/{name}": 200,
    "GET /embed": 200,
    "GET /embed/{name}": 200,
    "GET /{path:path}": 404,
    "GET /openapi.json": 200,
    "HEAD /openapi.json": 200,
    "GET /healthz": 200,
    "GET /readyz": 200,
    "GET /metrics": 200,
    "GET /api/catalog": 200,
    "GET /api/labs/{lab}/{run}": 200,
    "GET /api/zoo": 200,
    "GET /api/zoo/{type}": 200,
    "GET /api/zoo/{type}/twin": 200,
    "GET /api/pretrained": 200,
    "GET /api/pretrained/{type}": 409,
    "POST /api/check": 200,
    "POST /api/preview": 200,
    "POST /api/baselines": 422,  # asked for a method that does not exist, which costs no fit
    "POST /api/experiments": 201,
    "GET /api/experiments/{experiment_id}": 200,
    "POST /api/sessions": 201,
    "GET /api/sessions/{session_id}": 200,
    "GET /api/runs/{run_id}": 200,
    "GET /api/runs/{run_id}/record": 200,
    "GET /api/runs/{run_id}/replay": 200,
    "GET /api/storage": 200,
    "GET /api/runs/{run_id}/compare/{other_run_id}": 200,
    "GET /api/runs/{run_id}/start/{other_run_id}": 200,
    "GET /api/runs/{run_id}/diagnosis": 200,
    "GET /api/runs/{run_id}/claims": 200,
    "POST /api/shares": 201,
    "GET /api/shares/{share_id}": 200,
    "POST /api/studies": 201,
    "POST /api/studies/plan": 200,
    "GET /api/studies/{study_id}": 200,
    "GET /api/studies/{study_id}/pictures": 200,
    "GET /api/{path:path}": 404,
    "POST /api/{path:path}": 404,
    "PUT /api/{path:path}": 404,
    "PATCH /api/{path:path}": 404,
    "DELETE /api/{path:path}": 404,
}
"""What everybody may do, and the status of a valid request."""

OWNED: dict[str, int] = {
    "POST /api/sessions/{session_id}/commands": 200,
    "DELETE /api/sessions/{session_id}": 204,
    "POST /api/sessions/{session_id}/weights": 201,
    "PATCH /api/runs/{run_id}": 200,
    "DELETE /api/runs/{run_id}": 422,  # the current run of its session
    "POST /api/runs/{run_id}/moment": 200,
    "GET /api/runs/{run_id}/export": 200,  # of weights; what was reported may be read by everybody
    "GET /api/data/{table_id}": 200,
    "POST /api/data/{table_id}/report": 200,
    "DELETE /api/data/{table_id}": 204,
    "DELETE /api/data/{table_id}/share": 200,
    "PATCH /api/weights/{saved_id}": 200,
    "DELETE /api/weights/{saved_id}": 204,
    "DELETE /api/shares/{share_id}": 204,
    "POST /api/studies/{study_id}/commands": 422,  # it has ended
    "DELETE /api/studies/{study_id}": 204,
}
"""What only the owner may do, and the status where it is done; 401 for everybody else."""

WITH_A_TOKEN: dict[str, int] = {"GET /api/weights": 200, "GET /api/data": 200}
"""What shows everybody their own; 401 without a token."""

WITH_A_LONG_TOKEN: dict[str, int] = {"POST /api/data": 201}
"""What everybody may keep under a token of their own; 401 without one, or with one that is easy to guess."""

SOCKETS = {"/api/sessions/{session_id}/stream": "owner", "/{path:path}": None}
"""The role of whoever brings the owner's token; None where nothing is streamed."""


@dataclass
class Things:
    """One of everything that has an address."""

    client: TestClient
    names: dict[str, str]
    token: str
    study_token: str

    def path(self, route: str) -> str:
        """A route's path with names that exist."""
        for name, value in self.names.items():
            route = route.replace(f"{{{name}}}", value)
        return route


@pytest.fixture(scope="module")
def things(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Things]:
    settings, pool = Settings(home=tmp_path_factory.mktemp("home")), FakePool()
    pool.files = LocalWeights(settings.home / "weights")
    with open_client(settings, pool) as client:
        yield make_things(client)


def make_things(client: TestClient) -> Things:
    created = client.post("/api/sessions", json={"spec": SPEC}).json()
    headers = {"Authorization": f"Bearer {created['owner_token']}"}
    play = {"type": "play", "request_id": "r"}
    path = f"/api/sessions/{created['session_id']}/commands"
    names = {
        "session_id": created["session_id"],
        "run_id": client.post(path, json=play, headers=headers).json()["run_id"],
        "other_run_id": client.get(f"/api/sessions/{created['session_id']}").json()["runs"][0]["run_id"],
        "type": "resnet_18",
        "lab": "transfer",
        "run": "transferred",
        "experiment_id": client.post("/api/experiments", json={"spec": SPEC}).json()["experiment_id"],
        "path:path": "nothing",
        "name": "x",
    }
    body = {"run_id": names["run_id"]}
    names["saved_id"] = client.post(path.replace("commands", "weights"), json=body, headers=headers).json()["id"]
    share = {"experiment_id": names["experiment_id"]}
    names["share_id"] = client.post("/api/shares", json=share, headers=headers).json()["share_id"]
    kept = client.post("/api/data", content=TABLE, headers={**headers, "Content-Type": "application/octet-stream"})
    names["table_id"] = kept.json()["id"]
    study = client.post("/api/studies", json=BODIES["POST /api/studies"]).json()
    names["study_id"] = study["study_id"]
    while client.get(f"/api/studies/{study['study_id']}").json()["status"] == "running":
        pass
    return Things(client, names, created["owner_token"], study["owner_token"])


def expected_status(route: str, origin: str, host: str, role: str) -> int:
    method = route.split(" ")[0]
    may = MAY_READ if method in ("GET", "HEAD") else MAY_CHANGE
    if host != "ours" or origin not in may:
        return 403
    if route in OWNED:
        return OWNED[route] if role == "owner" else 401
    if route in WITH_A_TOKEN:
        return 401 if role == "nobody" else WITH_A_TOKEN[route]
    if route in WITH_A_LONG_TOKEN:
        return WITH_A_LONG_TOKEN[route] if role == "owner" else 401
    return OPEN[route]


def ask(things: Things, route: str, origin: str, host: str, role: str) -> int:
    client = things.client
    state_of(client).buckets.clear()
    client.headers.pop("Origin", None)
    headers = {"Host": HOSTS[host], **ORIGINS[origin]}
    if role != "nobody":
        token = things.study_token if "study_id" in route else things.token
        headers["Authorization"] = f"Bearer {token if role == 'owner' else 'guess'}"
    method, path = route.split(" ")
    body = BODIES.get(route)
    if route == "POST /api/shares":
        body = {"experiment_id": things.names["experiment_id"]}
    if route == "POST /api/sessions/{session_id}/weights":
        body = {"run_id": things.names["run_id"]}
    if route == "POST /api/baselines":
        body = {"data": SPEC["data"], "baseline": {"type": "nothing"}}
    query = {"format": "safetensors"} if path.endswith("/export") else None
    if route in WITH_A_LONG_TOKEN:
        sent = {**headers, "Content-Type": "application/octet-stream"}
        return client.request(method, path, content=TABLE, headers=sent).status_code
    return client.request(method, things.path(path), json=body, headers=headers, params=query).status_code


def test_every_route_stands_in_the_table() -> None:
    assert {f"{method} {path}" for method, path in routes_of(APP)} == {*OPEN, *OWNED, *WITH_A_TOKEN, *WITH_A_LONG_TOKEN}
    assert set(sockets_of(APP)) == set(SOCKETS)


@pytest.mark.parametrize("route", [*OPEN, *OWNED, *WITH_A_TOKEN, *WITH_A_LONG_TOKEN])
def test_who_may_ask_for_a_route(things: Things, route: str) -> None:
    for origin in ORIGINS:
        for host in HOSTS:
            for role in ROLES:
                place = (route, origin, host, role)
                expected = expected_status(*place)
                assert (place, ask(things, *place)) == (place, expected)
                if route.startswith("DELETE") and expected == 204:
                    fresh = make_things(things.client)
                    things.names, things.token, things.study_token = fresh.names, fresh.token, fresh.study_token


FRAMED = {"GET /embed", "GET /embed/{name}"}
"""What may be shown in a frame on another website."""


@pytest.mark.parametrize("route", [*OPEN, *OWNED, *WITH_A_TOKEN, *WITH_A_LONG_TOKEN])
def test_only_the_embedded_page_may_be_framed(things: Things, route: str) -> None:
    state_of(things.client).buckets.clear()
    method, path = route.split(" ")
    policy = things.client.request(method, things.path(path)).headers["Content-Security-Policy"]
    assert ("frame-ancestors 'none'" in policy) == (route not in FRAMED)
    assert "default-src 'self'" in policy


@pytest.mark.parametrize("path", ["/embed.html", "/embed/x/y", "/embed/", "/embedded"])
def test_no_other_address_of_the_embedded_page_may_be_framed(things: Things, path: str) -> None:
    policy = things.client.get(path, follow_redirects=False).headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in policy


def open_socket(things: Things, path: str, headers: dict[str, str], token: str | None) -> int | str:
    """The role of the welcome, or the status or code of the refusal."""
    things.client.headers.pop("Origin", None)
    address = f"ws://127.0.0.1:8000{things.path(path)}"
    try:
        with things.client.websocket_connect(address, headers=headers) as socket:
            watcher = Watcher(socket)
            watcher.say(type="hello", token=token)
            return watcher.until("welcome")["role"]
    except WebSocketDenialResponse as refused:
        return refused.status_code
    except ClosedError as closed:
        return closed.code


@pytest.mark.parametrize("path", SOCKETS)
def test_who_may_open_a_websocket(things: Things, path: str) -> None:
    tokens: dict[str, tuple[str | None, Any]] = {
        "nobody": (None, "viewer"),
        "somebody else": ("guess", 4401),
        "owner": (things.token, SOCKETS[path]),
    }
    for origin, sent in ORIGINS.items():
        for host, name in HOSTS.items():
            for role, (token, reported) in tokens.items():
                refused = host != "ours" or origin not in MAY_CHANGE
                expected = 403 if refused else 404 if SOCKETS[path] is None else reported
                place = (origin, host, role)
                assert (place, open_socket(things, path, {"Host": name, **sent}, token)) == (place, expected)


def test_a_second_origin_does_not_hide_behind_the_first(things: Things) -> None:
    things.client.headers.pop("Origin", None)
    headers = [("Origin", ORIGIN), ("Origin", "https://evil.example")]
    assert things.client.post("/api/check", json={"spec": SPEC}, headers=headers).status_code == 403


def test_a_script_must_send_json_as_everybody(things: Things) -> None:
    things.client.headers.pop("Origin", None)
    answer = things.client.post("/api/check", content=b"{}", headers={"Content-Type": "text/plain"})
    assert (answer.status_code, answer.json()["problems"][0]["code"]) == (415, "not_json")

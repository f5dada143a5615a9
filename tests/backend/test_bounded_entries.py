"""One request never stops the server: whatever comes in costs work that grows with its size, or is refused before."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from backend.app import create_app
from backend.settings import Settings
from backend.strict_json import find_twin
from tests.backend.conftest import open_client, state_of
from tests.backend.entries import BODIES, body_routes_of, routes_of
from tests.backend.fake_pool import FakePool
from tests.backend.ws.watching import Watcher, do, make_session, watch
from tests.contract.make_vectors import CLIENT, SPEC
from tests.work import WorkMeter

TWICE = 2.5
"""Twice the size may cost this many times the work: linear, and a logarithm for sorting."""

NOISE = 20_000
"""Bytecodes of what goes on beside a request."""

APP = create_app(Settings(), FakePool())


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with open_client(Settings(home=tmp_path_factory.mktemp("home")), FakePool()) as opened:
        yield opened


def objects(count: int, make: Callable[[int], str]) -> str:
    return ",".join(make(number) for number in range(count))


def spec(nodes: str = "", edges: str = "", objectives: str = "") -> str:
    network = f'{{"nodes":[{nodes}],"edges":[{edges}]}}'
    return f'{{"network":{network},"data":{{"type":"spiral"}},"objectives":[{objectives}]}}'


FRAGMENTS: dict[str, Callable[[int], str]] = {
    "keys": lambda n: "{" + objects(n, lambda i: f'"key_{i}":1') + "}",
    "one key twice": lambda n: "{" + objects(n, lambda i: f'"key_{i}":1') + ',"key_0":1}',
    "every key twice": lambda n: "{" + objects(n, lambda i: f'"key_{i // 2}":1') + "}",
    "a list": lambda n: "[" + objects(n, str) + "]",
    "a long text": lambda n: f'"{"x" * 20 * n}"',
    "a number of many digits": lambda n: "1" * n,
    "a fraction of many digits": lambda n: "0." + "1" * n,
    "lists in lists": lambda n: "[" * n + "]" * n,
    "objects in objects": lambda n: '{"a":' * n + "1" + "}" * n,
    "nodes": lambda n: spec(nodes=objects(n, lambda i: f'{{"id":"n{i}","type":"tanh"}}')),
    "faulty nodes": lambda n: spec(nodes=objects(n, str)),
    "long ids": lambda n: spec(nodes=f'{{"id":"{"n" * 20 * n}","type":"tanh"}}'),
    "edges": lambda n: spec(edges=objects(n, lambda _: '{"source":"a","target":"b"}')),
    "objectives": lambda n: spec(objectives=objects(n, lambda _: "{}")),
    "augmentations": lambda n: f'{{"type":"spiral","augmentations":[{objects(n, lambda _: FLIP)}]}}',
    "settings": lambda n: '{"type":"spiral","config":{' + objects(n, lambda i: f'"key_{i}":1') + "}}",
    "positions": lambda n: '{"positions":{' + objects(n, lambda i: f'"key_{i}":[0,0]') + "}}",
}
FLIP = '{"type":"flip"}'


def grown(document: dict[str, Any], field: str | None, fragment: str) -> bytes:
    """A document with a fragment as one of its fields, or in the place of the whole."""
    if field is None:
        return fragment.encode()
    parts = (f"{json.dumps(key)}:{fragment if key == field else json.dumps(value)}" for key, value in document.items())
    return ("{" + ",".join(parts) + "}").encode()


def work_of_post(client: TestClient, path: str, body: bytes) -> int:
    """Bytecodes that the server's event loop takes for a request."""
    state_of(client).buckets.clear()
    meter = WorkMeter()
    do(client, meter.__enter__)
    answer = client.post(path, content=body, headers={"Content-Type": "application/json"})
    do(client, meter.__exit__)
    assert answer.status_code < 500
    return meter.bytecodes


PLACES = [("POST /api/check", None), *((route, field) for route in body_routes_of(APP) for field in BODIES[route])]


@pytest.mark.parametrize(("route", "field"), PLACES)
def test_a_request_of_twice_the_size_costs_about_twice_the_work(
    client: TestClient, route: str, field: str | None
) -> None:
    path = route.split(" ")[1]
    for name, make in FRAGMENTS.items():
        once, twice = (work_of_post(client, path, grown(BODIES[route], field, make(n))) for n in (150, 300))
        assert twice <= TWICE * once + NOISE, name


@pytest.mark.parametrize("route", body_routes_of(APP))
@pytest.mark.parametrize("name", FRAGMENTS)
def test_a_very_large_request_is_answered(client: TestClient, route: str, name: str) -> None:
    state_of(client).buckets.clear()
    field = next(iter(BODIES[route]))
    body = grown(BODIES[route], field, FRAGMENTS[name](30_000))
    answer = client.post(route.split(" ")[1], content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code in (200, 404, 413, 422)
    assert len(answer.content) < 200_000


def test_a_name_that_stands_twice_is_found_by_looking_at_each_once() -> None:
    compared = 0

    class Counted(str):
        __slots__ = ()
        __hash__ = str.__hash__

        def __eq__(self, other: object) -> bool:
            nonlocal compared
            compared += 1
            return str.__eq__(self, other)

    names: list[str] = [Counted(f"key_{number}") for number in range(60_000)]
    assert find_twin([*names, Counted("key_59999")]) == "key_59999"
    assert compared < 100


FIELDS = {"hello": "token", "subscribe": "views", "set": "path", "start": "spec", "probe": "options"}
"""The part of a message that may be of any size, before it is read."""

MESSAGES = [(message, FIELDS[message["type"]]) for message in CLIENT if message["type"] in FIELDS]


def work_of_message(client: TestClient, watcher: Watcher, text: bytes) -> int:
    """Bytecodes until the server has answered a message, and a command behind it."""
    meter = WorkMeter()
    do(client, meter.__enter__)
    watcher.socket.send_text(text.decode())
    watcher.ask("pause")
    do(client, meter.__exit__)
    return meter.bytecodes


@pytest.mark.parametrize(
    ("message", "field"), MESSAGES, ids=lambda part: part if isinstance(part, str) else part["type"]
)
def test_a_message_of_twice_the_size_costs_about_twice_the_work(
    client: TestClient, message: dict[str, Any], field: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backend.ws.connection.MESSAGES_AT_ONCE", 10_000.0)
    monkeypatch.setattr("backend.ws.connection.COMMANDS_AT_ONCE", 10_000.0)
    session_id, token = make_session(client, SPEC)
    with watch(client, session_id, token) as watcher:
        for name, make in FRAGMENTS.items():
            sizes = (grown(message, field, make(n)) for n in (150, 300))
            once, twice = (work_of_message(client, watcher, text) for text in sizes)
            assert twice <= TWICE * once + NOISE, name


def test_a_viewer_with_sixty_thousand_keys_stops_nobody(client: TestClient) -> None:
    session_id, _ = make_session(client, SPEC)
    text = '{"type":"play","request_id":"r",' + FRAGMENTS["one key twice"](60_000)[1:]
    with watch(client, session_id) as watcher:
        watcher.socket.send_text(text)
        assert watcher.until("reply")["request_id"] == "r"
        assert client.get("/healthz").status_code == 200


LONG = ["x" * 60_000, "%20" * 20_000, "%00", "%ff", "\N{SNOWMAN}" * 5_000, "..%2f" * 10_000, "1" * 5_000]


@pytest.mark.parametrize("route", [route for route in routes_of(APP) if "{" in route[1]], ids="-".join)
@pytest.mark.parametrize("name", LONG, ids=lambda name: name[:6])
def test_a_long_name_in_the_address_is_answered(client: TestClient, route: tuple[str, str], name: str) -> None:
    method, path = route
    address = path.replace(path[path.index("{") : path.index("}") + 1], name)
    answer = client.request(method, address, json=BODIES.get(f"{method} {path}"))
    assert answer.status_code in (200, 404, 503) or (method, answer.status_code) == ("DELETE", 401)
    assert len(answer.content) < 20_000


@pytest.mark.parametrize("name", ["from_seq", "to_seq", "max_points"])
@pytest.mark.parametrize("number", [2**53, 2**63, 10**30, 10**400, "1" * 10_000, "-1", "1e400", "NaN", ""])
def test_any_number_in_a_query_is_answered(client: TestClient, name: str, number: int | str) -> None:
    session_id, token = make_session(client, SPEC)
    with watch(client, session_id, token) as watcher:
        run_id = watcher.ask("play")["run_id"]
        answer = client.get(f"/api/runs/{run_id}/record?{name}={number}")
        assert answer.status_code in (200, 422)

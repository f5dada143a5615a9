"""One request never stops the server: whatever comes in costs work that grows with its size, or is refused before."""

from collections.abc import Callable, Iterator

import pytest
from starlette.testclient import TestClient

from backend.app import create_app
from backend.settings import Settings
from backend.strict_json import find_twin
from tests.backend.conftest import open_client, state_of
from tests.backend.entries import (
    BODIES,
    RAW_BODIES,
    WITHOUT_BODY,
    Part,
    body_parts_of,
    body_routes_of,
    changing_routes_of,
    query_parts_of,
    raw_body_routes_of,
    routes_of,
)
from tests.backend.fake_pool import FakePool
from tests.backend.fragments import FRAGMENTS, NOISE, SIZES, TWICE, fragments, grown
from tests.backend.ws.watching import do, make_session, watch
from tests.contract.make_vectors import SPEC
from tests.work import WorkMeter

APP = create_app(Settings(), FakePool())


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with open_client(Settings(home=tmp_path_factory.mktemp("home")), FakePool()) as opened:
        yield opened


def work_of_request(client: TestClient, route: str, body: bytes, kind: str = "application/json") -> int:
    """Bytecodes that the server's event loop takes for a request."""
    state_of(client).buckets.clear()
    method, path = route.split(" ")
    meter = WorkMeter()
    do(client, meter.__enter__)
    answer = client.request(method, path, content=body, headers={"Content-Type": kind, **TOKEN})
    do(client, meter.__exit__)
    assert answer.status_code < 500
    return meter.bytecodes


TOKEN = {"Authorization": "Bearer a-token-that-nobody-guesses"}
PLACES: list[tuple[str, Part | None]] = [("POST /api/check", None), *body_parts_of(APP)]


def name_of(place: object) -> str:
    return place.name if isinstance(place, Part) else str(place)


def test_every_route_that_takes_a_body_has_an_example_of_one() -> None:
    assert set(BODIES) == set(body_routes_of(APP))
    assert set(RAW_BODIES) == set(raw_body_routes_of(APP))
    assert set(changing_routes_of(APP)) == {*BODIES, *RAW_BODIES, *WITHOUT_BODY}


def test_parts_that_examples_leave_out_are_tried_too() -> None:
    found = {(route, part.name) for route, part in body_parts_of(APP)}
    assert {
        ("POST /api/check", "spec"),
        ("POST /api/sessions", "layout"),
        ("POST /api/shares", "with_table"),
        ("POST /api/studies", "title"),
        ("POST /api/runs/{run_id}/moment", "options"),
    } <= found
    assert len(found) > 30


@pytest.mark.parametrize(("route", "part"), PLACES, ids=name_of)
def test_a_request_of_twice_the_size_costs_about_twice_the_work(
    client: TestClient, route: str, part: Part | None
) -> None:
    field = None if part is None else part.name
    for name in FRAGMENTS if part is None else fragments(part):
        bodies = [grown(BODIES[route], field, FRAGMENTS[name](n)) for n in SIZES]
        once, twice = (work_of_request(client, route, body) for body in bodies)
        assert twice <= TWICE * once + NOISE, name


FILES: dict[str, Callable[[int], bytes]] = {
    "rows": lambda n: b"y,n\n" + b"a,1\n" * n,
    "columns": lambda n: b",".join(b"c%d" % i for i in range(n)) + b"\n" + b",".join([b"1"] * n) + b"\n",
    "an open quotation": lambda n: b'y,n\n"' + b"x" * 20 * n,
}


@pytest.mark.parametrize("route", raw_body_routes_of(APP))
@pytest.mark.parametrize("name", FILES)
def test_a_file_of_twice_the_size_costs_the_server_about_twice_the_work(
    client: TestClient, route: str, name: str
) -> None:
    """It is read in a process of its own; what the server does itself is measured."""
    once, twice = (work_of_request(client, route, FILES[name](n), "application/octet-stream") for n in SIZES)
    assert twice <= TWICE * once + NOISE


@pytest.mark.parametrize("route", raw_body_routes_of(APP))
@pytest.mark.parametrize("content", [b"", b"\0" * 100_000, b"PK\x03\x04" * 20_000, b"\xff" * 100_000, b'"' * 100_000])
def test_a_file_of_any_content_is_answered(client: TestClient, route: str, content: bytes) -> None:
    state_of(client).buckets.clear()
    method, path = route.split(" ")
    answer = client.request(
        method, path, content=content, headers={"Content-Type": "application/octet-stream", **TOKEN}
    )
    assert answer.status_code in (201, 413, 422)
    assert len(answer.content) < 200_000


def roomiest_parts() -> dict[str, Part]:
    found: dict[str, Part] = {}
    for route, part in body_parts_of(APP):
        if found.get(route, part).plain and not part.plain:
            found[route] = part
        found.setdefault(route, part)
    return found


LARGE = roomiest_parts()
"""The first field of each route that may hold others; of routes without one, their first."""


@pytest.mark.parametrize(("route", "name"), [(route, name) for route in LARGE for name in fragments(LARGE[route])])
def test_a_very_large_request_is_answered(client: TestClient, route: str, name: str) -> None:
    state_of(client).buckets.clear()
    method, path = route.split(" ")
    body = grown(BODIES[route], LARGE[route].name, FRAGMENTS[name](30_000))
    answer = client.request(method, path, content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code in (200, 401, 404, 413, 422)
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


LONG = ["x" * 60_000, "%20" * 20_000, "%00", "%ff", "\N{SNOWMAN}" * 5_000, "..%2f" * 10_000, "1" * 5_000]


@pytest.mark.parametrize("route", [route for route in routes_of(APP) if "{" in route[1]], ids=str)
@pytest.mark.parametrize("name", LONG, ids=lambda name: name[:6])
def test_a_long_name_in_the_address_is_answered(client: TestClient, route: tuple[str, str], name: str) -> None:
    method, path = route
    address = path.replace(path[path.index("{") : path.index("}") + 1], name)
    answer = client.request(method, address, json=BODIES.get(f"{method} {path}"))
    assert answer.status_code in (200, 404, 503) or (method, answer.status_code) == ("DELETE", 401)
    assert len(answer.content) < 20_000


QUERIES = [2**53, 2**63, 10**30, 10**400, "1" * 10_000, "-1", "1e400", "NaN", "", "x" * 20_000, "%00", "%ff", "a.b.c"]


@pytest.fixture(scope="module")
def names(client: TestClient) -> dict[str, str]:
    """A run that there is, and others that there are not."""
    session_id, token = make_session(client, SPEC)
    with watch(client, session_id, token) as watcher:
        run_id = watcher.ask("play")["run_id"]
    return {"{run_id}": run_id, "{study_id}": "nothing"}


@pytest.mark.parametrize(("route", "parameter"), query_parts_of(APP), ids=str)
def test_any_value_in_a_query_is_answered(
    client: TestClient, names: dict[str, str], route: str, parameter: str
) -> None:
    method, path = route.split(" ")
    for name, value in names.items():
        path = path.replace(name, value)
    for value in QUERIES:
        state_of(client).buckets.clear()
        answer = client.request(method, f"{path}?{parameter}={value}", content=RAW_BODIES.get(route), headers=RAW)
        assert answer.status_code in (200, 201, 401, 404, 409, 422), value
        assert answer.status_code < 300 or len(answer.content) < 50_000, value


RAW = {"Content-Type": "application/octet-stream"}

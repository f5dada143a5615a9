"""No input whatever ends in a 5xx: every route from its own description, and specs that are almost right."""

import copy
import json
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from backend.app import create_app
from backend.settings import Settings
from tests.backend.conftest import ORIGIN, open_client, state_of
from tests.backend.fake_pool import FakePool
from tests.contract.make_vectors import SPEC

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
BODIES = ("/api/check", "/api/experiments", "/api/sessions", "/api/preview", "/api/shares")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """One app for all examples, its limits out of the way."""
    with open_client(Settings(home=tmp_path_factory.mktemp("home")), FakePool()) as opened:
        yield opened


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Paths of everything inside a document."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, item in inner for place in places(item, (*path, key)))]


@st.composite
def almost_valid_specs(draw: st.DrawFn) -> Any:
    """A valid spec with up to three values replaced or removed."""
    spec = {"spec": copy.deepcopy(SPEC)}
    for _ in range(draw(st.integers(1, 3))):
        *parents, key = draw(st.sampled_from(places(spec["spec"], ("spec",))))
        target: Any = spec
        for parent in parents:
            target = target[parent]
        if draw(st.booleans()) or isinstance(target, list) or key == "spec":
            target[key] = draw(JSON)
        else:
            del target[key]
    return spec


def require_our_answer(answer: Any) -> None:
    """An answer of ours: never a 5xx, and each refusal in the one error body."""
    assert answer.status_code < 500, answer.text
    if answer.status_code >= 400:
        problems = answer.json()["problems"]
        assert problems
        assert all(set(problem) >= {"code", "message", "hint"} for problem in problems)


@settings(max_examples=400, suppress_health_check=list(HealthCheck))
@given(path=st.sampled_from(BODIES), body=almost_valid_specs() | JSON)
def test_bodies_that_are_almost_right_or_not_at_all(client: TestClient, path: str, body: Any) -> None:
    state_of(client).buckets.clear()
    text = json.dumps(body)
    require_our_answer(client.post(path, content=text, headers={"Content-Type": "application/json"}))


@settings(max_examples=200, suppress_health_check=list(HealthCheck))
@given(path=st.sampled_from(BODIES), body=st.binary(max_size=200))
def test_bodies_of_any_bytes(client: TestClient, path: str, body: bytes) -> None:
    require_our_answer(client.post(path, content=body, headers={"Content-Type": "application/json"}))


def describe() -> Any:
    """The routes as the app describes them."""
    return schemathesis.openapi.from_dict(create_app(Settings(), FakePool()).openapi())


def describe_for_examples() -> Any:
    """The same for examples by chance alone, without one for each bound of each field."""
    described = describe()
    described.config.phases.coverage.enabled = False
    return described


every_bound, by_chance = describe(), describe_for_examples()
SPECS_ONCE_MORE = ["/api/experiments", "/api/studies", "/api/studies/plan"]
"""They read a whole spec as POST /api/sessions does; a thousand bounds of its fields are tried there."""
FEW = settings(max_examples=25, suppress_health_check=list(HealthCheck))


def require_an_answer(case: schemathesis.Case, client: TestClient) -> None:
    state_of(client).buckets.clear()
    sent = case.as_transport_kwargs(base_url=ORIGIN)
    kept = {name: sent[name] for name in ("params", "json", "data", "headers") if sent.get(name)}
    content = {"content": kept.pop("data")} if isinstance(kept.get("data"), bytes | str) else {}
    try:
        answer = client.request(case.method, sent["url"], **kept, **content)
    except httpx.InvalidURL:
        reject()  # a query of 64 kB, which this client doesn't send
    assert answer.status_code < 500, answer.text


@every_bound.exclude(path=SPECS_ONCE_MORE).parametrize()
@FEW
def test_every_route_takes_what_its_description_suggests(case: schemathesis.Case, client: TestClient) -> None:
    require_an_answer(case, client)


@by_chance.include(path=SPECS_ONCE_MORE).parametrize()
@FEW
def test_routes_with_a_whole_spec_take_examples_of_it(case: schemathesis.Case, client: TestClient) -> None:
    require_an_answer(case, client)


@pytest.mark.full
@every_bound.include(path=SPECS_ONCE_MORE).parametrize()
@FEW
def test_routes_with_a_whole_spec_take_every_bound_of_it(case: schemathesis.Case, client: TestClient) -> None:
    require_an_answer(case, client)

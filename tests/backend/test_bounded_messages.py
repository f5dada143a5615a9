"""One message never stops the server: whatever comes in by websocket costs work that grows with its size."""

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from backend.protocol.messages import CLIENT_MESSAGE
from backend.settings import Settings
from tests.backend.conftest import open_client
from tests.backend.entries import Part, parts_of
from tests.backend.fake_pool import FakePool
from tests.backend.fragments import FRAGMENTS, NOISE, SIZES, TWICE, fragments, grown
from tests.backend.ws.watching import Watcher, do, make_session, watch
from tests.contract.make_vectors import CLIENT, SPEC
from tests.work import WorkMeter


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with open_client(Settings(home=tmp_path_factory.mktemp("home")), FakePool()) as opened:
        yield opened


def name_of(place: object) -> str:
    return place.name if isinstance(place, Part) else str(place)


EXAMPLES: dict[str, dict[str, Any]] = {message["type"]: message for message in CLIENT}
SCHEMAS = {
    schema["properties"]["type"]["const"]: schema
    for schema in CLIENT_MESSAGE.json_schema()["$defs"].values()
    if "const" in schema.get("properties", {}).get("type", {})
}
MESSAGES = [(name, part) for name, schema in SCHEMAS.items() for part in parts_of(schema) if name in EXAMPLES]


def test_every_message_of_a_client_has_an_example() -> None:
    assert set(CLIENT_MESSAGE.json_schema()["discriminator"]["mapping"]) == set(EXAMPLES)
    assert {name for name, _ in MESSAGES} == set(EXAMPLES) - {"ping"}
    assert {("start", "spec"), ("hello", "position"), ("set_weight", "index"), ("probe", "options")} <= {
        (name, part.name) for name, part in MESSAGES
    }


def work_of_message(client: TestClient, watcher: Watcher, text: bytes) -> int:
    """Bytecodes until the server has answered a message, and a command behind it."""
    meter = WorkMeter()
    do(client, meter.__enter__)
    watcher.socket.send_text(text.decode())
    watcher.ask("pause")
    do(client, meter.__exit__)
    return meter.bytecodes


@pytest.mark.parametrize(("message", "part"), MESSAGES, ids=name_of)
def test_a_message_of_twice_the_size_costs_about_twice_the_work(
    client: TestClient, message: str, part: Part, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backend.ws.connection.MESSAGES_AT_ONCE", 10_000.0)
    monkeypatch.setattr("backend.ws.connection.COMMANDS_AT_ONCE", 10_000.0)
    session_id, token = make_session(client, SPEC)
    with watch(client, session_id, token) as watcher:
        for name in fragments(part):
            sizes = [grown(EXAMPLES[message], part.name, FRAGMENTS[name](n)) for n in SIZES]
            once, twice = (work_of_message(client, watcher, text) for text in sizes)
            assert twice <= TWICE * once + NOISE, name


def test_a_viewer_with_sixty_thousand_keys_stops_nobody(client: TestClient) -> None:
    session_id, _ = make_session(client, SPEC)
    text = '{"type":"play","request_id":"r",' + FRAGMENTS["one key twice"](60_000)[1:]
    with watch(client, session_id) as watcher:
        watcher.socket.send_text(text)
        assert watcher.until("reply")["request_id"] == "r"
        assert client.get("/healthz").status_code == 200

"""Hello, roles, refusals and close codes."""

import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from backend.protocol.messages import CloseCode, Subscribe
from backend.sessions.live import LiveRun
from backend.ws import connection
from backend.ws.reading import Unread, read_message
from tests.backend.fake_pool import FakePool
from tests.backend.ws.watching import connect, make_session, watch
from tests.contract.test_vectors import load


def closed_with(client: TestClient, session_id: str, *texts: str) -> int:
    """The close code after these messages."""
    with connect(client, session_id) as watcher:
        for text in texts:
            watcher.socket.send_text(text)
        return watcher.closing_code()


HELLO = '{"type":"hello"}'


def test_a_viewer_without_token_may_watch_but_not_steer(client: TestClient, spec: dict[str, Any]) -> None:
    session_id, _ = make_session(client, spec)
    with watch(client, session_id) as watcher:
        assert watcher.messages[0]["role"] == "viewer"
        reply = watcher.ask("play")
        assert [problem["code"] for problem in reply["problems"]] == ["not_owner"]


def test_the_token_makes_the_owner(client: TestClient, spec: dict[str, Any]) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as watcher:
        assert (watcher.messages[0]["role"], watcher.messages[0]["run"]) == ("owner", None)
        assert watcher.ask("play")["problems"] == []


def test_a_wrong_token_is_turned_away(client: TestClient, spec: dict[str, Any]) -> None:
    session_id, _ = make_session(client, spec)
    hello = json.dumps({"type": "hello", "token": "guess"})
    assert closed_with(client, session_id, hello) == CloseCode.UNAUTHORIZED


def test_an_unknown_session_is_reported(client: TestClient) -> None:
    assert closed_with(client, "nothing", HELLO) == CloseCode.NOT_FOUND


def test_the_first_message_must_be_hello_of_our_protocol(client: TestClient, spec: dict[str, Any]) -> None:
    session_id, _ = make_session(client, spec)
    assert closed_with(client, session_id, '{"type":"ping"}') == CloseCode.BAD_MESSAGE
    assert closed_with(client, session_id, '{"type":"hello","protocol":99}') == CloseCode.BAD_MESSAGE


def test_who_says_nothing_is_closed(client: TestClient, spec: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "HELLO_LIMIT_S", 0.01)
    session_id, _ = make_session(client, spec)
    assert closed_with(client, session_id) == CloseCode.HELLO_TIMEOUT


def test_a_first_message_of_bytes_ends_the_connection(client: TestClient, spec: dict[str, Any]) -> None:
    session_id, _ = make_session(client, spec)
    with connect(client, session_id) as watcher:
        watcher.socket.send_bytes(b"\0")
        assert watcher.closing_code() == CloseCode.BAD_MESSAGE


UNREADABLE = {
    "bytes": (b"\0", None),
    "no JSON": ("the last word", None),
    "twins": ('{"type":"play","request_id":"r","a":1,"a":2}', "r"),
    "torn": ('{"type":"play","request_id":"r","a":', "r"),
    "too deep": ('{"type":"play","request_id":"r","a":' + "[" * 20_000 + "]" * 20_000 + "}", "r"),
    "too many values": ('{"type":"start","request_id":"r","spec":[' + "1," * 100_000 + "1]}", "r"),
    "too large": ('{"type":"probe","request_id":"r","view":"boundary","options":{"x":"' + "y" * 70_000 + '"}}', "r"),
    "too large for anything": ('{"type":"start","request_id":"r","spec":"' + "y" * 600_000 + '"}', "r"),
    "an id that is none": ('{"type":"play","request_id":["r"]}', None),
    "an id that is too long": ('{"type":"play","request_id":"' + "r" * 65 + '"}', None),
    **{
        vector["why"]: (vector["text"], "r" if '"request_id":"r"' in vector["text"] else None)
        for vector in load("client_messages_refused.json")
    },
}


@pytest.mark.parametrize("role", ["owner", "viewer"])
@pytest.mark.parametrize("why", UNREADABLE)
def test_what_cannot_be_read_is_answered_and_the_connection_stays(
    client: TestClient, spec: dict[str, Any], role: str, why: str
) -> None:
    session_id, token = make_session(client, spec)
    sent, request_id = UNREADABLE[why]
    with watch(client, session_id, token if role == "owner" else None) as watcher:
        if isinstance(sent, bytes):
            watcher.socket.send_bytes(sent)
        else:
            watcher.socket.send_text(sent)
        reply = watcher.until("reply")
        assert reply["request_id"] == request_id
        assert reply["problems"]
        assert watcher.ask("pause")["request_id"] != request_id


def test_only_an_owner_may_send_a_message_as_large_as_a_spec(client: TestClient, spec: dict[str, Any]) -> None:
    session_id, token = make_session(client, spec)
    text = json.dumps({"type": "start", "request_id": "r", "spec": spec, "reason": "first"}) + " " * 70_000
    with watch(client, session_id, token) as owner, watch(client, session_id) as viewer:
        viewer.socket.send_text(text)
        assert [problem["code"] for problem in viewer.until("reply")["problems"]] == ["too_large"]
        owner.socket.send_text(text)
        assert owner.until("reply")["problems"] == []


def test_as_many_pictures_of_drawn_images_as_a_session_draws_fit_into_one_message() -> None:
    views = [f"feature_maps?example=drawn%3A{'A' * 8_100}&node=conv_{number:02}" for number in range(24)]
    text = json.dumps({"type": "subscribe", "views": views, "max_rate": 4})
    assert len(text) > 190_000
    message = read_message(text, owner=False)
    assert isinstance(message, Subscribe)
    assert message.views == views
    refused = read_message(text + " " * 10_000, owner=False)
    assert isinstance(refused, Unread)
    assert [problem.code for problem in refused.problems] == ["too_large"]


def test_pings_are_answered_while_a_command_waits(client: TestClient, spec: dict[str, Any]) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as watcher:
        watcher.say(type="ping")
        watcher.until("pong")


def test_commands_in_a_flood_are_refused_and_a_flood_of_messages_ends_the_connection(
    client: TestClient, spec: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "COMMANDS_PER_SECOND", 0.001)
    monkeypatch.setattr(connection, "MESSAGES_PER_SECOND", 0.001)
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as watcher:
        for number in range(200):
            watcher.say(type="keep_running", request_id=f"k{number}", enabled=True)
        codes = [problem["code"] for _ in range(200) for problem in watcher.until("reply")["problems"]]
        assert set(codes) == {"too_many_commands"}
        for _ in range(500):
            watcher.say(type="ack", seq=0)
        assert watcher.closing_code() == CloseCode.TOO_MANY


def test_a_speed_holds_for_the_run_on_stage_and_for_those_that_follow(
    client: TestClient, spec: dict[str, Any], pool: FakePool
) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as owner, watch(client, session_id) as viewer:
        owner.ask("speed", steps_per_second=100.0)
        owner.ask("play")
        assert pool.openings[-1].steps_per_second == 100.0
        owner.ask("speed", steps_per_second=None)
        assert pool.speeds[session_id] is None
        refused = viewer.ask("speed", steps_per_second=1.0)
        assert [problem["code"] for problem in refused["problems"]] == ["not_owner"]


def test_the_first_cure_of_a_finding_is_compiled_ahead(
    client: TestClient, spec: dict[str, Any], pool: FakePool
) -> None:
    session_id, token = make_session(client, spec)
    cured = {**spec, "training": {"batch_size": 5}}
    cures = [{"code": "first", "spec": cured}, {"code": "second", "spec": spec}]
    with watch(client, session_id, token) as owner:
        owner.ask("play")
        pool.event(session_id, "finding", {"code": "vanishing_gradient", "active": True, "cures": cures})
        pool.event(session_id, "finding", {"code": "dying_relu", "active": False, "cures": []})
        owner.ask("pause")
    assert [json.loads(draft) for draft in pool.drafts] == [cured]


def test_views_are_asked_of_the_host_as_the_union_of_all_viewers(
    client: TestClient, spec: dict[str, Any], pool: FakePool
) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as owner, watch(client, session_id) as viewer:
        owner.ask("play")
        owner.say(type="subscribe", views=["boundary"], max_rate=30)
        owner.ask("keep_running")
        viewer.say(type="subscribe", views=["confusion"], max_rate=5)
        viewer.ask("pause")
        assert pool.views[session_id] == (["boundary", "confusion"], 30.0)
        owner.say(type="subscribe", views=[], max_rate=10)
        owner.ask("keep_running")
        assert pool.views[session_id] == (["confusion"], 10.0)


def test_weights_and_what_was_brought_are_seen_by_the_owner_alone(
    client: TestClient, spec: dict[str, Any], pool: FakePool, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ["boundary", "mistakes?part=train", "weights_file"]
    for is_brought, seen in ((False, asked[:2]), (True, asked[:1])):
        monkeypatch.setattr(LiveRun, "on_brought_data", is_brought)
        session_id, token = make_session(client, spec)
        with watch(client, session_id, token) as owner, watch(client, session_id) as viewer:
            owner.ask("play")
            viewer.say(type="subscribe", views=asked, max_rate=5)
            viewer.ask("pause")
            assert pool.views[session_id][0] == seen
            owner.say(type="subscribe", views=asked, max_rate=30)
            owner.ask("keep_running")
            assert pool.views[session_id][0] == asked

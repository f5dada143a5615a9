"""Hello, roles, refusals and close codes."""

import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from backend.protocol.messages import CloseCode
from backend.ws import connection
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


def test_an_unknown_session_is_told(client: TestClient) -> None:
    assert closed_with(client, "nothing", HELLO) == CloseCode.NOT_FOUND


def test_the_first_message_must_be_hello_of_our_protocol(client: TestClient, spec: dict[str, Any]) -> None:
    session_id, _ = make_session(client, spec)
    assert closed_with(client, session_id, '{"type":"ping"}') == CloseCode.BAD_MESSAGE
    assert closed_with(client, session_id, '{"type":"hello","protocol":99}') == CloseCode.BAD_MESSAGE


def test_who_says_nothing_is_closed(client: TestClient, spec: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "HELLO_LIMIT_S", 0.01)
    session_id, _ = make_session(client, spec)
    assert closed_with(client, session_id) == CloseCode.HELLO_TIMEOUT


def test_bytes_are_no_message(client: TestClient, spec: dict[str, Any]) -> None:
    session_id, _ = make_session(client, spec)
    with watch(client, session_id) as watcher:
        watcher.socket.send_bytes(b"\0")
        assert watcher.closing_code() == CloseCode.BAD_MESSAGE


UNREADABLE = ("NaN", "infinite", "lone surrogate")
"""What is no JSON cannot be asked for its request id."""


@pytest.mark.parametrize("vector", load("client_messages_refused.json"), ids=lambda vector: vector["why"])
def test_what_is_no_message_of_ours_is_answered_or_ends_the_connection(
    client: TestClient, spec: dict[str, Any], vector: dict[str, str]
) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as watcher:
        watcher.socket.send_text(vector["text"])
        watcher.socket.send_text("the last word")
        assert watcher.closing_code() == CloseCode.BAD_MESSAGE
        replies = [message for message in watcher.messages if message["type"] == "reply"]
        assert all(reply["problems"] for reply in replies)
        assert len(replies) == ("request_id" in vector["text"] and vector["why"] not in UNREADABLE)


def test_a_message_is_at_most_64_kilobytes_unless_it_carries_a_spec(client: TestClient, spec: dict[str, Any]) -> None:
    session_id, token = make_session(client, spec)
    long = json.dumps({"type": "probe", "request_id": "r", "view": "boundary", "options": {"x": "y" * 70_000}})
    assert closed_with(client, session_id, HELLO, long) == CloseCode.TOO_LARGE
    assert closed_with(client, session_id, HELLO, " " * 600_000) == CloseCode.TOO_LARGE
    with watch(client, session_id, token) as watcher:
        spaced = {**spec, "data": {**spec["data"], "config": {}}}
        text = json.dumps({"type": "start", "request_id": "r", "spec": spaced, "reason": "first"}) + " " * 70_000
        watcher.socket.send_text(text)
        assert watcher.until("reply")["problems"] == []


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

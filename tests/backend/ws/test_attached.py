"""The link to a session (`/w/<session>`): whoever has it sees what its owner sees, and steers nothing."""

from typing import Any

from starlette.testclient import TestClient

from backend.settings import Settings
from tests.backend.fake_pool import FakePool
from tests.backend.ws.watching import make_session, rest_soon, train, until_rested, watch

COMMANDS: dict[str, dict[str, Any]] = {
    "play": {},
    "pause": {},
    "step": {"unit": "step", "n": 1},
    "set": {"path": "optimizer.config.learning_rate", "value": 0.5},
    "set_weight": {"node": "out", "array": "bias", "index": [0], "value": 0.5},
    "open_test": {},
    "start": {"reason": "reset"},
    "speed": {"steps_per_second": 10.0},
    "probe": {"view": "boundary", "options": {}},
    "keep_running": {"enabled": True},
}


def test_whoever_attaches_sees_the_history_then_every_live_frame_and_the_runs_that_follow(
    client: TestClient, spec: dict[str, Any], pool: FakePool
) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as owner:
        first = owner.ask("play")["run_id"]
        train(client, pool, session_id, 5)
        owner.until_seq(4)
        assert client.get(f"/w/{session_id}").status_code in (200, 503)
        with watch(client, session_id) as viewer:
            welcome = viewer.messages[0]
            assert (welcome["role"], welcome["run"]["run_id"]) == ("viewer", first)
            assert set(welcome["run_schema"]["nodes"]) == {node["id"] for node in spec["network"]["nodes"]}
            assert welcome["state"]["status"] == "running"
            viewer.until_seq(4)
            train(client, pool, session_id, 3)
            viewer.until_seq(7)
            owner.until_seq(7)
            assert viewer.seqs == owner.seqs == list(range(8))
            owner.ask("set", path="optimizer.config.learning_rate", value=0.5)
            assert viewer.until("event")["kind"] == "live_change"
            second = owner.ask("start", spec=spec, reason="dice", seed=7)["run_id"]
            assert viewer.until("run_started")["run_id"] == second
            train(client, pool, session_id, 2)
            viewer.until_seq(1)
            assert viewer.frames[-1].run_id == second


def test_whoever_attaches_steers_nothing_and_learns_no_token(
    client: TestClient, spec: dict[str, Any], pool: FakePool
) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as owner, watch(client, session_id) as viewer:
        owner.ask("play")
        train(client, pool, session_id, 2)
        before = (len(pool.openings), dict(pool.speeds), pool.runs[session_id].playing, pool.runs[session_id].step)
        for kind, fields in COMMANDS.items():
            reply = viewer.ask(kind, **({**fields, "spec": spec} if kind == "start" else fields))
            assert [problem["code"] for problem in reply["problems"]] == ["not_owner"], kind
        after = (len(pool.openings), dict(pool.speeds), pool.runs[session_id].playing, pool.runs[session_id].step)
        assert after == before
        assert pool.runs[session_id].live == {}
        reported = client.get(f"/api/sessions/{session_id}")
        assert reported.status_code == 200
        assert token not in reported.text + "".join(str(message) for message in viewer.messages)
        assert client.delete(f"/api/sessions/{session_id}").status_code == 401


def test_a_session_goes_on_as_long_as_anybody_watches(
    client: TestClient, settings: Settings, spec: dict[str, Any], pool: FakePool
) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id) as viewer:
        with watch(client, session_id, token) as owner:
            owner.ask("play")
            rest_soon(settings)
        # One that nobody watches waits as long, from later on.
        until_rested(client, pool, make_session(client, spec)[0])
        assert session_id not in pool.closed
        train(client, pool, session_id, 3)
        viewer.until_seq(2)
    until_rested(client, pool, session_id)


def test_the_owner_may_attach_twice_and_steer_from_both(client: TestClient, spec: dict[str, Any]) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as one, watch(client, session_id, token) as other:
        one.ask("play")
        other.until("run_started")
        assert other.ask("pause")["problems"] == []
        while one.messages[-1].get("state", {}).get("status") != "paused":
            one.hear()

"""What outlives a run's host, its viewers and the server."""

import asyncio
from typing import Any

import pytest
from starlette.testclient import TestClient

from backend.settings import Settings
from engine.errors import Problem
from tests.backend.conftest import open_client
from tests.backend.fake_pool import FakePool
from tests.backend.ws.watching import do, make_session, record_of, train, watch


def test_a_exiting_host_is_replaced_and_nothing_is_reported_twice(
    client: TestClient, spec: dict[str, Any], pool: FakePool
) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as owner:
        run_id = owner.ask("play")["run_id"]
        train(client, pool, session_id, 10)
        do(client, lambda: pool.checkpoint(session_id, "early.bin"))
        train(client, pool, session_id, 10)
        owner.ask("set", path="optimizer.x", value=1.0)
        former = do(client, lambda: pool.snapshot(session_id))
        do(client, pool.die)
        rewind = owner.until("rewind")
        assert (rewind["generation"], rewind["to_seq"]) == (1, 19)
        opening = pool.openings[-1]
        assert (opening.run_id, opening.generation, opening.next_seq, opening.play) == (run_id, 1, 20, True)
        assert opening.checkpoint == "early.bin"
        assert [event["kind"] for event in opening.events] == ["live_change"]
        do(client, lambda: pool.repeat_frame(session_id, former, 20))
        train(client, pool, session_id, 5)
        owner.until_seq(24)
        assert owner.seqs == list(range(25))
        assert [frame.generation for frame in owner.frames] == [0] * 20 + [1] * 5
    assert [frame.seq for frame in record_of(client, run_id)] == list(range(25))
    for seen, wanted in ((10, "record 11"), (24, "record 25")):
        with watch(client, session_id, token, {"run_id": run_id, "generation": int(seen > 19), "seq": seen}) as again:
            train(client, pool, session_id, 1)
            again.hear()
            while not again.seqs:
                again.hear()
            assert wanted in again.order
            assert "reset" not in again.order


def test_a_checkpoint_ahead_of_the_record_is_not_used(client: TestClient, spec: dict[str, Any], pool: FakePool) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as owner:
        owner.ask("play")
        train(client, pool, session_id, 4)
        do(client, lambda: pool.checkpoint(session_id, "at_4.bin"))

        def run_ahead() -> None:
            pool.runs[session_id].next_seq = 9
            pool.checkpoint(session_id, "at_9.bin")

        do(client, run_ahead)
        do(client, pool.die)
        owner.until("rewind")
        owner.ask("pause")
        assert (pool.openings[-1].checkpoint, pool.openings[-1].next_seq) == ("at_4.bin", 4)


@pytest.mark.parametrize(
    ("damaged", "taken"), [(["new.bin"], "old.bin"), (["new.bin", "old.bin"], None)], ids=["newest", "both"]
)
def test_where_a_checkpoint_is_damaged_an_older_one_serves_or_none(
    client: TestClient, spec: dict[str, Any], pool: FakePool, damaged: list[str], taken: str | None
) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as owner:
        run_id = owner.ask("play")["run_id"]
        for name in ("old.bin", "new.bin"):
            train(client, pool, session_id, 3)
            do(client, lambda name=name: pool.checkpoint(session_id, name))
        pool.damaged = set(damaged)
        do(client, pool.die)
        owner.until("rewind")
        reported = [owner.until("event") for _ in damaged]
        owner.ask("pause")
        assert [(event["kind"], event["detail"]["code"]) for event in reported] == [
            ("checkpoint_lost", "checkpoint_damaged")
        ] * len(damaged)
        assert [event["detail"]["step"] for event in reported] == [60, 30][: len(damaged)]
        opening = pool.openings[-1]
        assert (opening.checkpoint, opening.next_seq, opening.generation, opening.play) == (taken, 6, 1, True)
        kinds = [event["kind"] for event in client.get(f"/api/runs/{run_id}").json()["events"]]
        assert kinds == ["checkpoint_lost"] * len(damaged)


def test_what_is_not_the_checkpoints_fault_is_reported_at_once(
    client: TestClient, spec: dict[str, Any], pool: FakePool
) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as owner:
        owner.ask("play")
        train(client, pool, session_id, 3)
        do(client, lambda: pool.checkpoint(session_id, "c.bin"))
        do(client, pool.runs.clear)
        pool.refusal = Problem(code="host_lost", message="no host can be started")
        assert owner.ask("pause")["problems"][0]["code"] == "host_lost"
        assert [opening.checkpoint for opening in pool.openings] == [None, "c.bin"]


@pytest.mark.parametrize("how", ["websocket", "http"])
@pytest.mark.parametrize(
    ("name", "wish"),
    [
        ("step", {"type": "step", "unit": "epoch", "n": 1}),
        ("set_live", {"type": "set", "path": "optimizer.x", "value": 1.0}),
        ("set_weight", {"type": "set_weight", "node": "out", "array": "bias", "index": [0], "value": 1.0}),
        ("open_test", {"type": "open_test"}),
    ],
)
def test_what_waits_for_a_run_to_catch_up_keeps_no_other_command_waiting(
    client: TestClient,
    spec: dict[str, Any],
    pool: FakePool,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    wish: dict[str, Any],
    how: str,
) -> None:
    session_id, token = make_session(client, spec)
    asked, caught_up = do(client, asyncio.Event), do(client, asyncio.Event)

    async def late(*arguments: Any) -> int:
        arguments[-1]()
        asked.set()
        await caught_up.wait()
        return 30

    with watch(client, session_id, token) as owner:
        run_id = owner.ask("play")["run_id"]
        monkeypatch.setattr(pool, name, late)
        owner.say(request_id="late", **wish)
        do(client, asked.wait)
        if how == "websocket":
            assert owner.ask("pause")["problems"] == []
        else:
            bearer = {"Authorization": f"Bearer {token}"}
            pause = {"type": "pause", "request_id": "p"}
            answered = client.post(f"/api/sessions/{session_id}/commands", json=pause, headers=bearer)
            assert answered.status_code == 200
        assert not do(client, lambda: pool.runs[session_id].playing)
        do(client, caught_up.set)
        reply = owner.until("reply")
        assert (reply["request_id"], reply["applied_at_step"], reply["run_id"]) == ("late", 30, run_id)


def test_a_paused_run_comes_back_paused(client: TestClient, spec: dict[str, Any], pool: FakePool) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as owner:
        owner.ask("play")
        owner.ask("pause")
        do(client, pool.die)
        owner.until("rewind")
        owner.ask("keep_running")
        assert pool.openings[-1].play is False


def test_a_host_that_forgot_the_run_is_given_it_again(client: TestClient, spec: dict[str, Any], pool: FakePool) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as owner:
        owner.ask("play")
        do(client, pool.runs.clear)
        assert owner.ask("pause")["problems"] == []
        assert pool.openings[-1].generation == 1


def test_after_a_restart_of_the_server_the_run_is_there_paused_and_goes_on(
    settings: Settings, spec: dict[str, Any]
) -> None:
    first_pool, second_pool = FakePool(), FakePool()
    with open_client(settings, first_pool) as client:
        session_id, token = make_session(client, spec)
        with watch(client, session_id, token) as owner:
            run_id = owner.ask("play")["run_id"]
            train(client, first_pool, session_id, 6)
            do(client, lambda: first_pool.checkpoint(session_id, "c.bin"))
            train(client, first_pool, session_id, 2)
    assert first_pool.stopped
    with open_client(settings, second_pool) as client:
        with watch(client, session_id, token, {"run_id": run_id, "generation": 0, "seq": 3}) as owner:
            welcome = owner.messages[0]
            assert (welcome["run"]["status"], welcome["state"]["status"], welcome["role"]) == (
                "paused",
                "paused",
                "owner",
            )
            assert (welcome["run"]["step"], welcome["state"]["step"]) == (80, 80)
            assert welcome["state"]["epoch"] == 80 / welcome["run_schema"]["steps_per_epoch"]
            assert second_pool.openings == []
            assert owner.ask("play")["problems"] == []
            opening = second_pool.openings[0]
            assert (opening.checkpoint, opening.next_seq, opening.generation) == ("c.bin", 8, 1)
            train(client, second_pool, session_id, 2)
            owner.until_seq(9)
            assert owner.seqs == [4, 5, 6, 7, 8, 9]
        with watch(client, session_id, token, {"run_id": run_id, "generation": 0, "seq": 30}) as ahead:
            assert ahead.until("rewind")["to_seq"] == 7
            ahead.until_seq(9)
            assert ahead.seqs == [8, 9]

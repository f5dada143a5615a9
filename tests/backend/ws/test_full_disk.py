"""A full disk is told at once to who owns and who watches; training waits or goes on, and all recovers by itself."""

import json
from typing import Any

import pytest
from starlette.testclient import TestClient
from structlog.testing import capture_logs

from tests.backend.conftest import state_of
from tests.backend.disk import full, full_disk
from tests.backend.fake_pool import FakePool
from tests.backend.ws.watching import Watcher, do, make_session, record_of, train, watch


def until_degraded(watcher: Watcher, **wanted: Any) -> dict[str, Any]:
    """Listens until a state says that something cannot be written, and how."""
    while True:
        degraded = watcher.until("state")["state"]["degraded"]
        if degraded is not None and all(degraded[name] == value for name, value in wanted.items()):
            return degraded


def until_well(watcher: Watcher, status: str) -> None:
    """Listens until a state says that all is written again, and what the run does."""
    while True:
        state = watcher.until("state")["state"]
        if state["degraded"] is None and state["status"] == status:
            return


def test_owner_and_viewer_are_informed_training_pauses_and_goes_on_with_nothing_lost(
    client: TestClient, spec: dict[str, Any], pool: FakePool
) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as owner, watch(client, session_id) as viewer:
        run_id = owner.ask("play")["run_id"]
        train(client, pool, session_id, 3)
        viewer.until_seq(2)
        with full_disk(state_of(client).store):
            train(client, pool, session_id, 2)
            for watcher in (owner, viewer):
                degraded = until_degraded(watcher, paused=True)
                assert (degraded["cause"], degraded["what"], degraded["policy"]) == ("disk_full", "record", "pause")
                assert degraded["recorded_step"] == 30
            assert not do(client, lambda: pool.runs[session_id].playing)
            refused = owner.ask("play")["problems"]
            assert [problem["code"] for problem in refused] == ["disk_full"]
        for watcher in (owner, viewer):
            until_well(watcher, "running")
        assert do(client, lambda: pool.runs[session_id].playing)
        train(client, pool, session_id, 1)
        viewer.until_seq(5)
        assert viewer.seqs == list(range(6))
    assert [frame.seq for frame in record_of(client, run_id)] == list(range(6))
    assert client.get(f"/api/runs/{run_id}").json()["events"] == []


def test_an_owner_may_let_it_train_on_and_nothing_of_it_is_lost(
    client: TestClient, spec: dict[str, Any], pool: FakePool
) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as owner:
        run_id = owner.ask("play")["run_id"]
        train(client, pool, session_id, 1)
        with full_disk(state_of(client).store), capture_logs() as lines:
            train(client, pool, session_id, 1)
            until_degraded(owner, paused=True)
            assert owner.ask("storage_policy", policy="continue")["problems"] == []
            reported = [message["state"]["degraded"] for message in owner.messages if message["type"] == "state"]
            assert (reported[-1]["policy"], reported[-1]["paused"]) == ("continue", False)
            assert owner.ask("play")["problems"] == []
            train(client, pool, session_id, 20)
            with watch(client, session_id) as late:
                late.until_seq(21)
                assert late.seqs == list(range(22))
            assert [frame.seq for frame in record_of(client, run_id)] == list(range(22))
            assert [line["event"] for line in lines] == ["records cannot be written"]
            assert (lines[0]["cause"], lines[0]["error"]) == (
                "disk_full",
                "OperationalError: database or disk is full",
            )
        until_well(owner, "running")
    assert [frame.seq for frame in record_of(client, run_id)] == list(range(22))


def test_what_was_thinned_while_it_trained_unrecorded_is_reported_and_the_ladder_is_there(
    client: TestClient, spec: dict[str, Any], pool: FakePool, monkeypatch: pytest.MonkeyPatch
) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as owner:
        run_id = owner.ask("play")["run_id"]
        owner.ask("storage_policy", policy="continue")
        with full_disk(state_of(client).store):
            train(client, pool, session_id, 120, size=20_000)
            until_degraded(owner, policy="continue")
            train(client, pool, session_id, 1)
            assert owner.ask("pause")["problems"] == []
        thinned = owner.until("event")
        assert (thinned["kind"], thinned["detail"]["cause"]) == ("record_thinned", "disk_full")
        until_well(owner, "paused")
    kinds = [event["kind"] for event in client.get(f"/api/runs/{run_id}").json()["events"]]
    assert kinds == ["record_thinned"]
    steps = [frame.step for frame in record_of(client, run_id)]
    assert len(steps) < 100
    assert {10, 20, 30, 40, 60, 80, 120, 160, 240, 320, 480, 640, 960, 1210} <= set(steps)


def test_who_comes_back_while_the_disk_is_full_is_informed_of_what_waits_for_it_once(
    client: TestClient, spec: dict[str, Any], pool: FakePool
) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as owner:
        run_id = owner.ask("play")["run_id"]
        owner.ask("storage_policy", policy="continue")
        train(client, pool, session_id, 1)
        owner.ask("set", path="optimizer.x", value=1.0)
        owner.until_seq(0)
        client.get(f"/api/runs/{run_id}")  # it is written now
        with full_disk(state_of(client).store):
            train(client, pool, session_id, 1)
            until_degraded(owner, policy="continue")
            assert owner.ask("set", path="optimizer.x", value=2.0)["problems"] == []
            train(client, pool, session_id, 1)
            assert owner.ask("set", path="optimizer.x", value=3.0)["problems"] == []
            stands = {"run_id": run_id, "generation": 0, "seq": 0}
            with watch(client, session_id, token, stands) as again:
                again.until_seq(2)
                events = [message for message in again.messages if message["type"] == "event"]
                assert [event["detail"]["to"] for event in events] == [1.0, 2.0, 3.0]
            reported = client.get(f"/api/runs/{run_id}").json()["events"]
            assert [event["detail"]["to"] for event in reported] == [1.0, 2.0, 3.0]
        until_well(owner, "running")
    reported = client.get(f"/api/runs/{run_id}").json()["events"]
    assert [event["detail"]["to"] for event in reported] == [1.0, 2.0, 3.0]


def test_in_a_long_outage_the_log_stays_in_bounds_and_what_a_replay_needs_is_there(
    client: TestClient, spec: dict[str, Any], pool: FakePool
) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as owner:
        run_id = owner.ask("play")["run_id"]
        owner.ask("storage_policy", policy="continue")
        with full_disk(state_of(client).store):
            train(client, pool, session_id, 1)
            until_degraded(owner, policy="continue")
            owner.ask("set", path="optimizer.x", value=2.0)
            for number in range(30):
                detail = {"active": False, "id": f"f{number}", "text": "x" * 100_000}
                do(client, lambda detail=detail: pool.event(session_id, "finding", detail))
            assert client.get(f"/api/runs/{run_id}").status_code == 200  # another attempt to write
            run = state_of(client).manager.live_run(run_id)
            waiting = do(client, lambda: run.recorder.pending_events)
            assert sum(len(json.dumps(event)) for event in waiting) < 1_000_000
            assert waiting[0]["kind"] == "live_change"
            assert waiting[-1]["detail"]["id"] == "f29", "the oldest go first"
            assert owner.ask("play")["problems"] == []

            for number in range(12):
                detail = {"path": "optimizer.x", "from": 0.0, "to": float(number), "note": "x" * 100_000}
                do(client, lambda detail=detail: pool.event(session_id, "live_change", detail))
            until_degraded(owner, policy="continue", paused=True)
            for refused in (owner.ask("play"), owner.ask("set", path="optimizer.x", value=5.0)):
                assert [problem["code"] for problem in refused["problems"]] == ["disk_full"]
        until_well(owner, "running")
    events = client.get(f"/api/runs/{run_id}").json()["events"]
    changes = [event["detail"]["to"] for event in events if event["kind"] == "live_change"]
    assert changes == [2.0, *map(float, range(12))]
    assert [event["kind"] for event in events].count("record_thinned") == 1


def test_of_many_checkpoints_in_an_outage_the_newest_two_are_noted(
    client: TestClient, spec: dict[str, Any], pool: FakePool, monkeypatch: pytest.MonkeyPatch
) -> None:
    session_id, token = make_session(client, spec)
    noted: list[str] = []
    with watch(client, session_id, token) as owner:
        owner.ask("play")
        owner.ask("storage_policy", policy="continue")
        with monkeypatch.context() as patch:
            store = state_of(client).store
            add = store.add_checkpoint

            async def refuse(*_: Any) -> None:
                raise full()

            async def note(run_id: str, next_seq: int, step: int, path: str) -> None:
                noted.append(path)
                await add(run_id, next_seq, step, path)

            patch.setattr(store, "add_checkpoint", refuse)
            for number in range(50):
                train(client, pool, session_id, 1)
                do(client, lambda number=number: pool.checkpoint(session_id, f"{number}.bin"))
            until_degraded(owner, policy="continue")
            patch.setattr(store, "add_checkpoint", note)
            until_well(owner, "running")
    assert noted == ["48.bin", "49.bin"]


@pytest.mark.parametrize("pauses", [False, True], ids=["plays", "pauses"])
def test_a_run_whose_host_exits_in_an_outage_comes_back_when_it_ends(
    client: TestClient, spec: dict[str, Any], pool: FakePool, pauses: bool
) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as owner:
        owner.ask("play")
        owner.ask("storage_policy", policy="continue")
        train(client, pool, session_id, 1)
        owner.until_seq(0)
        with full_disk(state_of(client).store):
            train(client, pool, session_id, 1)
            until_degraded(owner, policy="continue", paused=False)
            do(client, pool.die)
            until_degraded(owner, policy="continue", paused=True)
            if pauses:
                assert [problem["code"] for problem in owner.ask("pause")["problems"]] == ["disk_full"]
        until_well(owner, "paused" if pauses else "running")
        assert len(pool.openings) == (1 if pauses else 2)
        if not pauses:
            assert do(client, lambda: pool.runs[session_id].playing)


def test_an_owner_who_pauses_meanwhile_stays_paused(client: TestClient, spec: dict[str, Any], pool: FakePool) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as owner:
        owner.ask("play")
        train(client, pool, session_id, 1)
        with full_disk(state_of(client).store):
            train(client, pool, session_id, 1)
            until_degraded(owner, paused=True)
            owner.ask("pause")
        until_well(owner, "paused")
        assert owner.ask("speed", steps_per_second=None)["problems"] == []
        assert not do(client, lambda: pool.runs[session_id].playing)


def test_a_new_run_is_refused_with_the_reason_and_the_present_one_stays(
    client: TestClient, spec: dict[str, Any], pool: FakePool
) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as owner:
        run_id = owner.ask("play")["run_id"]
        train(client, pool, session_id, 2)
        owner.until_seq(1)
        with full_disk(state_of(client).store):
            refused = owner.ask("start", spec=spec, reason="reset")
            assert [problem["code"] for problem in refused["problems"]] == ["disk_full"]
        info = client.get(f"/api/sessions/{session_id}").json()
        assert [run["run_id"] for run in info["runs"]] == [run_id]
        assert info["state"]["status"] == "paused"
        assert owner.ask("pause")["problems"] == []
        train(client, pool, session_id, 1)
        assert pool.openings[-1].run_id == run_id
    assert [frame.seq for frame in record_of(client, run_id)] == [0, 1, 2]


def test_requests_that_write_are_answered_with_507_and_those_that_read_are_answered(
    client: TestClient, spec: dict[str, Any]
) -> None:
    kept = client.post("/api/experiments", json={"spec": spec}).json()["experiment_id"]
    session_id, token = make_session(client, spec)
    with full_disk(state_of(client).store), capture_logs() as lines:
        bearer = {"Authorization": f"Bearer {token}"}
        answers = [
            client.post("/api/experiments", json={"spec": spec}),
            client.post("/api/sessions", json={"spec": spec}),
            client.post("/api/sessions", json={"experiment_id": kept}),
            client.post("/api/shares", json={"experiment_id": kept}),
            client.delete(f"/api/sessions/{session_id}", headers=bearer),
        ]
        assert [answer.status_code for answer in answers] == [507] * 5
        for answer in answers:
            (problem,) = answer.json()["problems"]
            assert (problem["code"], problem["hint"]) == (
                "disk_full",
                "Free some space on the server. Training then continues automatically.",
            )
        assert client.get(f"/api/experiments/{kept}").status_code == 200
        assert client.get(f"/api/sessions/{session_id}").status_code == 200
    assert len(lines) == 1
    assert client.delete(f"/api/sessions/{session_id}", headers=bearer).status_code == 204


def test_a_checkpoint_that_cannot_be_written_is_reported_and_training_goes_on(
    client: TestClient, spec: dict[str, Any], pool: FakePool
) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as owner:
        owner.ask("play")
        train(client, pool, session_id, 1)
        do(client, lambda: pool.fail_checkpoint(session_id, "disk_full"))
        assert until_degraded(owner, what="checkpoint")["paused"] is False
        assert do(client, lambda: pool.runs[session_id].playing)
        do(client, lambda: pool.checkpoint(session_id, "1.bin"))
        until_well(owner, "running")

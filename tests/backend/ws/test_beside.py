"""The run that a fix is tried on trains on beside the fix, in a session of its own that viewers can follow."""

from typing import Any

from starlette.testclient import TestClient

from backend.protocol.messages import CloseCode
from engine.errors import Problem
from tests.backend.fake_pool import STEPS_A_FRAME, FakePool
from tests.backend.ws.watching import Watcher, do, make_session, record_of, train, watch


def begin_cure(client: TestClient, owner: Watcher, spec: dict[str, Any], **fields: Any) -> dict[str, dict[str, Any]]:
    """Starts a fix of the run on stage; all runs by reason, once it is known whether one trains beside it."""
    owner.ask("start", spec=spec, reason="cure", beside=True, **fields)
    return {run["reason"]: run for run in reversed(owner.until("runs_changed")["runs"])}


def beside_of(run: dict[str, Any]) -> str:
    """The session of a run that trains beside the one on stage."""
    name = run["beside_session_id"]
    assert isinstance(name, str)
    return name


def test_both_runs_train_at_once_and_the_one_beside_goes_on_in_its_own_record(
    client: TestClient, pool: FakePool, spec: dict[str, Any]
) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as owner:
        first = owner.ask("play")["run_id"]
        train(client, pool, session_id, 3)
        runs = begin_cure(client, owner, spec)
        beside = beside_of(runs["first"])
        assert runs["first"]["run_id"] == first
        assert [pool.runs[name].playing for name in (session_id, beside)] == [True, True]
        assert pool.runs[beside].next_seq == 3, "it goes on behind what is recorded"
        with watch(client, beside) as viewer:
            assert viewer.messages[0]["role"] == "viewer"
            train(client, pool, session_id, 2)
            train(client, pool, beside, 4)
            viewer.until_seq(6)
            owner.until_seq(1)
            owner.ask("pause")
            owner.ask("speed", steps_per_second=5)
            while viewer.until("state")["state"]["status"] != "paused":
                pass
            assert pool.speeds[beside] == 5
            owner.ask("play")
            while viewer.until("state")["state"]["status"] != "running":
                pass
        steps = {run["reason"]: run["step"] for run in client.get(f"/api/sessions/{session_id}").json()["runs"]}
        assert steps == {"first": 7 * STEPS_A_FRAME, "cure": 2 * STEPS_A_FRAME}
        frames = record_of(client, first)
        assert [frame.seq for frame in frames] == list(range(7))


def test_another_fix_of_the_same_run_leaves_it_where_it_is_and_any_other_run_ends_it(
    client: TestClient, pool: FakePool, spec: dict[str, Any]
) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as owner:
        first = owner.ask("play")["run_id"]
        train(client, pool, session_id, 3)
        beside = beside_of(begin_cure(client, owner, spec)["first"])
        train(client, pool, beside, 2)
        owner.ask("start", spec=spec, reason="cure", beside=True, from_run_id=first)
        assert owner.ask("speed", steps_per_second=None)["problems"] == []
        assert pool.runs[beside].next_seq == 5
        owner.ask("start", spec=spec, reason="reset")
        runs = owner.until("runs_changed")["runs"]
        assert [(run["status"], run["beside_session_id"]) for run in runs[:1]] == [("recorded", None)]
        assert runs[0]["step"] == 5 * STEPS_A_FRAME
        assert beside not in pool.runs
        assert client.get(f"/api/sessions/{beside}").status_code == 404


def test_a_run_that_has_ended_and_a_fix_that_does_not_ask_for_it_train_alone(
    client: TestClient, pool: FakePool, spec: dict[str, Any]
) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as owner:
        owner.ask("play")
        train(client, pool, session_id, 1)
        owner.ask("start", spec=spec, reason="cure")
        assert owner.ask("pause")["problems"] == []
        assert list(pool.runs) == [session_id]
        train(client, pool, session_id, 1)
        do(client, lambda: pool.publish_state(session_id, "diverged"))
        runs = begin_cure(client, owner, spec)
        assert all(run["beside_session_id"] is None for run in runs.values())
        assert list(pool.runs) == [session_id]


def test_a_run_that_trains_beside_another_can_be_deleted_and_goes_with_its_session(
    client: TestClient, pool: FakePool, spec: dict[str, Any]
) -> None:
    session_id, token = make_session(client, spec)
    headers = {"Authorization": f"Bearer {token}"}
    with watch(client, session_id, token) as owner:
        first = owner.ask("play")["run_id"]
        train(client, pool, session_id, 2)
        beside = beside_of(begin_cure(client, owner, spec)["first"])
        assert client.delete(f"/api/runs/{first}", headers=headers).status_code == 204
        assert beside not in pool.runs
        assert client.get(f"/api/runs/{first}").status_code == 404
        owner.until("runs_changed")
        beside = beside_of(begin_cure(client, owner, spec)["cure"])
    assert client.delete(f"/api/sessions/{session_id}", headers=headers).status_code == 204
    assert beside not in pool.runs


def test_a_run_whose_host_has_exited_goes_on_beside_the_fix_or_ends_where_no_host_takes_it(
    client: TestClient, pool: FakePool, spec: dict[str, Any]
) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as owner:
        first = owner.ask("play")["run_id"]
        train(client, pool, session_id, 3)
        beside = beside_of(begin_cure(client, owner, spec)["first"])
        with watch(client, beside) as viewer:
            train(client, pool, beside, 2)
            do(client, pool.die)
            while beside not in pool.runs or session_id not in pool.runs:
                client.get("/healthz")
            assert [pool.runs[name].playing for name in (session_id, beside)] == [True, True]
            assert pool.runs[beside].run_id == first
            pool.refusal = Problem(code="host_lost", message="no host can be started")
            do(client, pool.die)
            runs = owner.until("runs_changed")["runs"]
            assert [(run["status"], run["beside_session_id"]) for run in runs if run["run_id"] == first] == [
                ("recorded", None)
            ]
            assert viewer.closing_code() == CloseCode.NOT_FOUND
        assert client.get(f"/api/sessions/{beside}").status_code == 404
        steps = [frame.step for frame in record_of(client, first)]
        assert steps == sorted(set(steps)), "the record has each step once"
        pool.refusal = None
        assert owner.ask("play")["problems"] == []
        again = beside_of(begin_cure(client, owner, spec, from_run_id=first)["first"])
        assert (again in pool.runs, again != beside) == (True, True)
